// A bulk change is one undo step of the grid: the server undoes all of it, or says why not.

/** @param {{ setup: object, steps: object, note: object, reread: () => Promise<string>, isGone: () => boolean }} grid */
export function bulkSteps({ setup, steps, note, reread, isGone }) {
  const fill = (text, ...values) => values.reduce((all, each, at) => all.replace(`{${at}}`, each), text);
  const put = (path, body) => fetch(`${setup.address}${path}`, { method: 'PUT', headers: setup.headers, body: JSON.stringify(body) });
  const wordsOf = (told) => (Array.isArray(told) ? told : [told]).map((each) => [each.task, each.words].filter(Boolean).join(': ')).join(' ');

  async function send(step, path, body, words) {
    let told = null;
    try {
      const answer = await put(path, body);
      told = await answer.json();
      if (answer.ok) {
        const unfit = await reread();
        note.says(`${fill(words, told.count ?? told)} ${unfit}`);
        return told;
      }
    } catch { /* said below */ }
    if (isGone()) return null;
    // It is as before, and there is no undo step left.
    steps.forget((each) => each === step);
    note.steps(steps);
    note.says(told ? `${setup.words.bulkStays} ${wordsOf(told)}` : setup.words.offline, true);
    return null;
  }

  return {
    /** @param {object} body as it was sent */
    push(body, tasks, undo) {
      steps.push({ cells: [], added: [], removed: [], bulk: { body, tasks, undo } });
      note.steps(steps);
    },
    undo: (step) => send(step, '/bulk/undo', { undo: step.bulk.undo }, setup.words.bulkUndone),
    async redo(step) {
      const { body, tasks } = step.bulk;
      const done = await send(step, '/bulk', { ...body, tasks: tasks.map((task) => ({ id: task.id, version: task.version })) }, setup.words.bulkDone);
      if (done) step.bulk.undo = done.undo;
    },
  };
}
