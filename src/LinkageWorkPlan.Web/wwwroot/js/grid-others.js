// Rows that others save while one works in the grid. They are put in their place at once; not the row one is in, nor one that was typed
// into: of the first it is said, and it is shown when one asks or leaves it; the second is a matter for its saving (grid-save.js).
const atOnce = 20; // rows that are asked for one by one

/** What a page asks for by itself is sent so: nobody sits there for that, and the sign-in gets no younger by it. */
export const unattended = (headers) => ({ ...headers, 'x-lwp-live': '1' });

/** What the page's rows are found by. The task one begins at is no part of it. */
export function filter() {
  const query = new URLSearchParams(location.search);
  query.delete('task');
  return query;
}

/**
 * @param {{ setup: object, rows: object, steps: object, note: object, isHere: (task: object) => boolean, isGone: () => boolean,
 *   isBusy: () => boolean, readRows: (headers?: object) => Promise<object[]>, arrange: () => void, redraw: (line: object) => void }} grid
 */
export function others({ setup, rows, steps, note, isHere, isGone, isBusy, readRows, arrange, redraw }, signal) {
  const words = JSON.parse(document.querySelector('[data-live-words]')?.dataset.liveWords ?? '{}');
  const fill = (text, ...values) => values.reduce((all, value, at) => all.replaceAll(`{${at}}`, value), text);
  const later = new Map(); // of rows that one is in, or that are just sent: what they are by now
  const come = new Map();
  const left = new Map();
  let heard = Promise.resolve();

  document.addEventListener('lwp-changed', ({ detail }) => { heard = heard.then(() => hear(detail)).catch(() => { }); }, { signal });

  async function hear({ changes, isMany, names, say }) {
    const ofTasks = [...new Map(changes.filter((each) => each.kind === 'WorkTask').map((each) => [each.id, each])).values()];
    const by = names.join(', ') || words.others;
    const isWhole = isMany || ofTasks.length > atOnce;
    if (!isWhole && ofTasks.length === 0) return;
    const found = isWhole ? await readRows(unattended(setup.headers)) : await Promise.all(ofTasks.map((each) => readRow(each.id)));
    if (isGone()) return;
    if (isWhole) {
      const there = new Set(found.map((row) => row.id));
      for (const task of rows.tasks) if (task.id && !there.has(task.id)) left.set(task.id, by);
    }
    let isChanged = false;
    for (const row of found) {
      if (row?.id) isChanged = take(row, by, isWhole) || isChanged;
      else if (row?.isGone && rows.known.has(row.isGone)) left.set(row.isGone, by);
    }
    if (come.size + left.size > 0) offer();
    if (isChanged || come.size + left.size > 0) say(changes, isMany);
  }

  /** @returns {Promise<object|null>} null where it is not known: one is told when one saves it */
  async function readRow(id) {
    const columns = setup.columns.map((column) => column.id).join(',');
    const answer = await fetch(`${setup.address}?row=${id}&columns=${encodeURIComponent(columns)}`, { headers: unattended(setup.headers) });
    return answer.ok && !answer.redirected ? answer.json() : answer.status === 404 ? { isGone: id } : null;
  }

  function take(row, by, isShown) {
    const task = rows.known.get(row.id);
    if (!task || !rows.isThere(task)) {
      // Of a row that is being added here the answer is on its way.
      if (!rows.tasks.some((each) => each.sent && !each.id) && (isShown || !hasFilter())) come.set(row.id, { row, by });
      return false;
    }
    if (task.version >= row.version) return false;
    if (task.sent || rows.isChanged(task) || isHere(task)) {
      later.set(task, { row, by });
      if (!task.sent && !rows.isChanged(task)) sayOlder(task, by);
      return true;
    }
    show(task, row);
    return true;
  }

  const hasFilter = () => filter().size > 0;

  function sayOlder(task, by) {
    note.says(`${task.saved.Code}: ${fill(words.changedBy, by)}`, false, [[words.show, () => showLater(task)]], task);
  }

  function showLater(task) {
    const now = later.get(task);
    later.delete(task);
    if (now && task.version < now.row.version && !task.sent && !rows.isChanged(task)) show(task, now.row);
  }

  function show(task, row) {
    later.delete(task);
    forgetSteps(task, row);
    const before = task.milestones.map((each) => each.key).join();
    rows.take(task, row, { cells: {}, milestones: [] });
    if (before !== task.milestones.map((each) => each.key).join()) arrange();
    else [task, ...task.milestones].forEach(redraw);
    note.saved(task, isBusy());
  }

  // What others wrote is not undone with what was done here.
  function forgetSteps(task, row) {
    const theirs = new Map([[task, row.cells], ...task.milestones.map((each) => [each, row.milestones.find((one) => one.id === each.id)?.cells])]);
    const isTheirs = ({ line, id }) => {
      if (!theirs.has(line)) return false;
      const cells = theirs.get(line);
      return !cells || rows.cellsOf(cells)[id] !== line.saved[id];
    };
    steps.forget((step) => {
      step.cells = step.cells.filter((cell) => !isTheirs(cell));
      return step.cells.length + step.added.length + step.removed.length === 0;
    });
    note.steps(steps);
  }

  function offer() {
    const names = [...new Set([...come.values()].map((each) => each.by).concat([...left.values()]))].join(', ');
    note.says(fill(words.waiting, come.size + left.size, names), false, [[words.show, showAll]]);
  }

  function showAll() {
    for (const id of left.keys()) {
      const task = rows.known.get(id);
      if (!task || rows.isChanged(task)) continue;
      rows.drop(task);
      steps.forget((step) => [...step.cells, ...step.added, ...step.removed].some((each) => each.line.task === task));
    }
    rows.load([...come.values()].map((each) => each.row).filter((row) => !rows.known.has(row.id)));
    come.clear();
    left.clear();
    note.steps(steps);
    arrange();
  }

  /** One left a row, or it was saved: what others made of it since is shown. */
  return { settle: (task) => { if (later.has(task) && !isHere(task)) showLater(task); } };
}
