// Lets a task of the plan leave it by an amendment, from its row: at once, with a way back. What was typed into it and not saved yet comes
// back with it.

/** What was typed into the rows of a task, and which new rows it has. */
const typedIn = (task) => ({ milestones: [...task.milestones], lines: [task, ...task.milestones].map((line) => [line, { ...line.typed }, line.isRemoved]) });

/**
 * @param {{ setup: object, rows: object, steps: object, note: object, save: object, keep: object, isGone: () => boolean, arrange: () => void,
 *   focus: () => void, readRow: (id: string) => Promise<object|null> }} grid
 */
export function dropper({ setup, rows, steps, note, save, keep, isGone, arrange, focus, readRow }) {
  const words = setup.words.amended;
  const going = new Set(); // asked for, and not answered yet

  async function drop(task, step = null) {
    // What is on its way has its answer first.
    if (task.sent) { note.says(setup.words.saving); return; }
    if (going.has(task)) return;
    going.add(task);
    const { row, now, words: why } = await save.drop(task).finally(() => going.delete(task));
    if (isGone()) return;
    if (!row) {
      if (now && !rows.isChanged(task)) show(task, now);
      if (step) { steps.forget((each) => each === step); note.steps(steps); }
      note.says(why || setup.words.offline, true);
      return;
    }
    const typed = typedIn(task);
    for (const [line] of typed.lines) [line.typed, line.isRemoved] = [{}, false];
    task.isRefused = false;
    task.milestones = task.milestones.filter((each) => each.id);
    show(task, row);
    if (step) step.dropped.typed = typed;
    else steps.push({ cells: [], added: [], removed: [], dropped: { task, typed } });
    const done = step ?? steps.last;
    note.steps(steps);
    note.says(words.leaves.replace('{0}', task.saved.Code), false, [
      [words.undo, () => undo(done, true)],
      [words.why, () => { location.href = setup.drop.replace('{0}', encodeURIComponent(task.saved.Code)); }],
    ]);
    focus();
  }

  /** @param isForgotten true where it was not the last step: it cannot be done again. */
  async function undo(step, isForgotten) {
    const { task, typed } = step.dropped;
    if (going.has(task)) return;
    going.add(task);
    const why = await save.remove(task).finally(() => going.delete(task));
    if (isGone()) return;
    if (why !== null) {
      steps.forget((each) => each === step);
      if (task.change === 'Drop') steps.keep(step);
      note.steps(steps);
      note.says(why || setup.words.offline, true);
      return;
    }
    const row = await readRow(task.id);
    if (isGone()) return;
    if (row?.id) show(task, row, typed);
    if (isForgotten) steps.forget((each) => each === step);
    note.steps(steps);
    if (rows.isChanged(task)) save.add(task);
    focus();
  }

  function show(task, row, typed = null) {
    rows.take(task, row, { cells: {}, milestones: [] });
    if (typed) {
      task.milestones.push(...typed.milestones.filter((each) => !each.id && !task.milestones.includes(each)));
      for (const [line, texts, isRemoved] of typed.lines) {
        if (line !== task && !task.milestones.includes(line)) continue;
        for (const [id, text] of Object.entries(texts)) rows.write(line, id, text);
        line.isRemoved = isRemoved;
      }
    }
    keep.keep(task);
    arrange();
    note.saved(task, save.isBusy);
  }

  return { drop, undo: (step) => undo(step, false), redo: (step) => drop(step.dropped.task, step) };
}
