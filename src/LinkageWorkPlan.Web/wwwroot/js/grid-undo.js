// One's own last changes, as steps that can be gone back and forth. A step is what one press or paste did, whole.
const most = 200;

/** True of a step of which nothing is left to be taken back. */
export const isEmpty = (step) =>
  !step.dropped && !step.bulk && step.cells.length + step.added.length + step.removed.length + (step.moved?.length ?? 0) === 0;

/** @param {(step: object, way: 'undo' | 'redo') => void} apply does or takes back a step. */
export function history(apply) {
  let done = [];
  let undone = [];
  const go = (from, to, way) => {
    const step = from.pop();
    if (!step) return false;
    to.push(step);
    apply(step, way);
    return true;
  };
  return {
    push(step) {
      done = [...done.slice(1 - most), step];
      undone = [];
    },
    /** One that could not be taken back, or that comes late: what was undone may still be done again. */
    keep(step) { done = [...done.slice(1 - most), step]; },
    undo: () => go(done, undone, 'undo'),
    redo: () => go(undone, done, 'redo'),
    /** What is gone for good is in no step. */
    forget(isGone) {
      done = done.filter((step) => !isGone(step));
      undone = undone.filter((step) => !isGone(step));
    },
    get last() { return done.at(-1); },
    get canUndo() { return done.length > 0; },
    get canRedo() { return undone.length > 0; },
  };
}
