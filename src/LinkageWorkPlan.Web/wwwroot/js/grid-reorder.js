// Puts a task before or behind its neighbour in its pillar. The new place is saved with the row; several moves after one another at once.
const pause = 800;

/**
 * @param {{ setup: object, rows: object, steps: object, note: object, save: object, keep: object, isGone: () => boolean,
 *   arrange: (line: object) => void, lineAt: () => object }} grid
 * @returns {(step: -1 | 1) => void}
 */
export function mover({ setup, rows, steps, note, save, keep, isGone, arrange, lineAt }) {
  let timer = 0;

  // What was typed meanwhile is sent when the row is left.
  const isMovedAlone = (task) => [task, ...task.milestones].every((line) => Object.keys(line.typed).length === 0);

  function soon(task) {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!isGone() && isMovedAlone(task)) save.add(task); }, pause);
  }

  return (step) => {
    const line = lineAt();
    if (line.kind !== 'task' && line.kind !== 'milestone') return;
    const why = setup.amendment ? 'fixedInAmendment' : setup.order ? 'fixedInOrder' : line.kind === 'milestone' ? 'fixedByDay' : null;
    if (why) { note.says(setup.words[why]); return; }
    const { task } = line;
    const all = rows.siblings(task);
    const at = all.indexOf(task);
    if (at + step < 0 || at + step >= all.length) return;
    const [from, to] = [all[at - 1] ?? null, (step < 0 ? all[at - 2] : all[at + 1]) ?? null];
    rows.moveBehind(task, to);
    steps.push({ cells: [], added: [], removed: [], moved: [{ task, from, to }] });
    keep.keep(task);
    arrange(task);
    note.steps(steps);
    soon(task);
  };
}
