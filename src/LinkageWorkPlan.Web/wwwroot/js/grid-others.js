// Rows that others save while one works in the grid. They are put in their place at once; not the row one is in, nor one that was typed
// into: of the first it is said, and it is shown when one asks or leaves it; the second is a matter for its saving (grid-save.js).
import { isEmpty } from './grid-undo.js';

const atOnce = 20; // rows that are asked for one by one

/** What a page asks for by itself is sent so: nobody sits there for that, and the sign-in gets no younger by it. */
export const unattended = (headers) => ({ ...headers, 'x-lwp-live': '1' });

/** What the page's rows are found by. The task one begins at is no part of it. */
export function filter() {
  const query = new URLSearchParams(location.search);
  for (const name of ['task', 'sort', 'group']) query.delete(name);
  return query;
}

/** Rows have the columns of this page, whatever was chosen in another one since, and its order. */
export function asked(query, { columns, order }) {
  const all = new URLSearchParams(query);
  for (const name of ['sort', 'group']) if (order?.[name]) all.set(name, order[name]);
  all.set('columns', columns.map((column) => column.id).join(','));
  return all;
}

/**
 * @param {{ setup: object, rows: object, steps: object, note: object, isHere: (task: object) => boolean, isGone: () => boolean,
 *   isBusy: () => boolean, readRows: (headers?: object, query?: URLSearchParams) => Promise<object[]>, arrange: () => void,
 *   redraw: (line: object) => void }} grid
 */
export function others({ setup, rows, steps, note, isHere, isGone, isBusy, readRows, arrange, redraw }, signal) {
  const words = JSON.parse(document.querySelector('[data-live-words]')?.dataset.liveWords ?? '{}');
  const fill = (text, ...values) => values.reduce((all, value, at) => all.replaceAll(`{${at}}`, value), text);
  const later = new Map(); // of rows that one is in, or that are just sent: what they are by now
  const come = new Map();
  const left = new Map(); // gone from the plan, or from the amendment
  const unfit = new Map(); // still there, and no longer what one filters by
  const early = new Map(); // that came while a new row of one's own was on its way: it may be that one
  let heard = Promise.resolve();
  const soon = (then) => { heard = heard.then(then).catch(() => { }); };

  document.addEventListener('lwp-changed', ({ detail }) => soon(() => hear(detail)), { signal });

  const isOurs = setup.amendment ? (each) => each.kind === 'Amendment' && each.id === setup.amendment : (each) => each.kind === 'WorkTask';
  const mayBeMine = () => rows.tasks.some((each) => each.sent && !each.id);

  async function hear({ changes, isMany, names, say }) {
    const things = [...new Map(changes.filter(isOurs).map((each) => [each.id, each])).values()];
    if (!isMany && things.length === 0) return;
    const by = names.join(', ') || words.others;
    const since = rows.taken;
    const found = await (setup.amendment && !isMany ? readAmended() : isMany || things.length > atOnce ? readAll() : readEach(things.map((each) => each.id)));
    if (isGone()) return;
    const seen = await put(found, by, since);
    if (seen.length > 0) say(seen.map((code) => ({ by, code })), false);
  }

  /** @returns {Promise<string[]>} codes of what is another now. */
  async function put({ shown, gone, hidden }, by, since) {
    const seen = [];
    const unsure = [];
    for (const row of shown) {
      const task = rows.known.get(row.id);
      if (!task || !rows.isThere(task)) {
        if (mayBeMine()) early.set(row.id, { row, by });
        else come.set(row.id, { row, by });
      } else if (task.version !== row.version && task.taken > since && setup.amendment) unsure.push(row.id);
      else if (isNewer(task, row)) {
        seen.push(row.cells[0]);
        take(task, row, by, since);
      }
    }
    for (const id of gone) if (rows.known.has(id)) left.set(id, by);
    for (const id of hidden) unfit.set(id, by);
    const waiting = [...come.values()].map((each) => each.row.cells[0]).concat([...left.keys(), ...unfit.keys()].map((id) => rows.known.get(id)?.saved.Code));
    if (waiting.length > 0) offer();
    // A row was saved here since it was asked for: which of both is newer nobody can tell, so it is asked for again.
    const now = rows.taken;
    if (unsure.length > 0) seen.push(...await put(await readEach(unsure), by, now));
    return [...seen, ...waiting].filter(Boolean);
  }

  // Versions of a plan's tasks grow; those of an amendment's rows are only others.
  const isNewer = (task, row) => (setup.amendment ? task.version !== row.version : task.version < row.version);

  async function readEach(ids) {
    const found = await Promise.all(ids.map(readRow));
    const shown = found.filter((row) => row?.id && (rows.known.has(row.id) || !hasFilter()));
    return { shown, gone: found.filter((row) => row?.isGone).map((row) => row.isGone), hidden: [] };
  }

  /** All that is filtered by; of what is missing there it is asked whether it is gone. */
  async function readAll() {
    const shown = await readRows(unattended(setup.headers));
    const there = new Set(shown.map((row) => row.id));
    const missing = rows.tasks.filter((task) => task.id && !there.has(task.id)).map((task) => task.id);
    if (missing.length === 0 || !hasFilter()) return { shown, gone: missing, hidden: [] };
    const still = new Set(await (missing.length > atOnce ? idsOfAll() : thereOf(missing)));
    return { shown, gone: missing.filter((id) => !still.has(id)), hidden: missing.filter((id) => still.has(id)) };
  }

  const idsOfAll = async () => (await readRows(unattended(setup.headers), new URLSearchParams())).map((row) => row.id);

  async function thereOf(ids) {
    const found = await Promise.all(ids.map(readRow));
    return ids.filter((_, at) => !found[at]?.isGone);
  }

  /** What the amendment says, and of what it no longer speaks the row as it is agreed. */
  async function readAmended() {
    const said = await readRows(unattended(setup.headers), new URLSearchParams({ amended: 'true' }));
    const there = new Set(said.map((row) => row.id));
    const silent = rows.tasks.filter((task) => task.id && task.change && !there.has(task.id));
    const back = silent.filter((task) => task.change !== 'Add').map((task) => task.id);
    if (back.length > atOnce) return readAll();
    const again = await readEach(back);
    const pillar = filter().get('pillar');
    // What is not agreed yet is found by its pillar alone, as the server has it.
    const isShown = (row) => rows.known.has(row.id) || !hasFilter() || (row.change === 'Add' && (!pillar || row.pillar === pillar));
    const gone = silent.filter((task) => task.change === 'Add').map((task) => task.id);
    return { shown: [...said.filter(isShown), ...again.shown], gone: [...again.gone, ...gone], hidden: [] };
  }

  /** @returns {Promise<object|null>} null where it is not known: one is told when one saves it */
  async function readRow(id) {
    const query = asked(new URLSearchParams({ row: id }), setup);
    const answer = await fetch(`${setup.address}?${query}`, { headers: unattended(setup.headers) });
    return answer.ok && !answer.redirected ? answer.json() : answer.status === 404 ? { isGone: id } : null;
  }

  function take(task, row, by, since) {
    if (task.sent || rows.isChanged(task) || isHere(task)) {
      later.set(task, { row, by, since });
      if (!task.sent && !rows.isChanged(task)) sayOlder(task, by);
    } else show(task, row);
  }

  const hasFilter = () => filter().size > 0;

  function sayOlder(task, by) {
    note.says(`${task.saved.Code}: ${fill(words.changedBy, by)}`, false, [[words.show, () => showLater(task)]], task);
  }

  function showLater(task) {
    const now = later.get(task);
    later.delete(task);
    if (!now || task.sent || rows.isChanged(task) || !isNewer(task, now.row)) return;
    if (setup.amendment && task.taken > now.since) {
      const since = rows.taken;
      soon(async () => put(await readEach([task.id]), now.by, since));
    } else show(task, now.row);
  }

  function show(task, row) {
    later.delete(task);
    forgetSteps(task, row);
    const before = task.milestones.map((each) => each.key).join();
    const placeOf = () => [task.saved.Code, task.pillar, task.rank].join();
    const place = placeOf();
    rows.take(task, row, { cells: {}, milestones: [] });
    // In another order than the plan's rows stay where they were read.
    const isMoved = !setup.order && placeOf() !== place;
    if (isMoved) rows.moveToPlace(task);
    if (isMoved || before !== task.milestones.map((each) => each.key).join()) arrange();
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
      return step.dropped ? step.dropped.task === task && row.change !== 'Drop' : isEmpty(step);
    });
    note.steps(steps);
  }

  function offer() {
    const namesOf = (list) => [...new Set(list)].join(', ');
    const moved = [...[...come.values()].map((each) => each.by), ...left.values()];
    const said = [];
    if (moved.length > 0) said.push(fill(words.waiting, moved.length, namesOf(moved)));
    if (unfit.size > 0) said.push(fill(words.unfit, unfit.size, namesOf(unfit.values())));
    note.says(said.join(' · '), false, [[words.show, showAll]]);
  }

  function showAll() {
    for (const id of [...left.keys(), ...unfit.keys()]) {
      const task = rows.known.get(id);
      if (!task || task.sent || rows.isChanged(task)) continue;
      rows.drop(task);
      steps.forget((step) => step.dropped?.task === task || [...step.cells, ...step.added, ...step.removed].some((each) => each.line.task === task));
    }
    const fresh = [...come.values()].map((each) => each.row).filter((row) => !rows.known.has(row.id));
    come.clear();
    left.clear();
    unfit.clear();
    // Under a pillar that this page does not know they would be hidden; in another order than the plan's only the server knows their places.
    if ((setup.order && fresh.length > 0) || fresh.some((row) => rows.pillars.every((each) => each.code !== row.pillar))) { location.reload(); return; }
    rows.load(fresh);
    note.steps(steps);
    arrange();
  }

  // What came while a new row was on its way is that row, or another one.
  function settleEarly() {
    if (early.size === 0 || mayBeMine()) return;
    for (const [id, each] of early) if (!rows.known.has(id)) come.set(id, each);
    early.clear();
    if (come.size > 0) offer();
  }

  return {
    readRow,
    /** One left a row, or it was saved: what others made of it since is shown. */
    settle(task) {
      settleEarly();
      if (later.has(task) && !isHere(task)) showLater(task);
    },
  };
}
