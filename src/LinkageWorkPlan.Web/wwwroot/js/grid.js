// The working grid of a plan: rows that are edited in their place, by keyboard as in a sheet. Typing and moving are the browser's own;
// a task is sent with its milestones when one leaves its rows (grid-save.js).
import { isGone as isDropped, takingBack } from './grid-amend.js';
import { filled, planPaste } from './grid-paste.js';
import { bulk } from './grid-bulk.js';
import { bulkSteps } from './grid-bulk-undo.js';
import { columns } from './grid-columns.js';
import { dropper } from './grid-drop.js';
import { formatBlock, parseBlock } from './grid-block.js';
import { editor } from './grid-editor.js';
import { keeper } from './grid-keep.js';
import { keys } from './grid-keys.js';
import { notes } from './grid-notes.js';
import { asked, filter, others } from './grid-others.js';
import { rangeOf } from './grid-moves.js';
import { printer } from './grid-print.js';
import { rowsOf } from './grid-rows.js';
import { saver } from './grid-save.js';
import { history, isEmpty } from './grid-undo.js';
import { mover } from './grid-reorder.js';
import { view } from './grid-view.js';
import { pageName } from './live-name.js';

const afterPaste = 300;
const again = 3000;
let running = null; // one grid is shown at a time

export async function start(section) {
  // The next page may keep the elements of this one: those that the grid before listened to are left to it.
  if (running?.section === section) section.replaceChildren(...[...section.childNodes].map((each) => each.cloneNode(true)));
  running?.gone.abort();
  const gone = new AbortController();
  running = { section, gone };
  const isGone = () => gone.signal.aborted || !section.isConnected;
  const setup = JSON.parse(section.querySelector('[data-grid-setup]').textContent);
  // Somebody else may sign in at this computer: what is sent is of whoever typed it.
  setup.account = document.querySelector('[data-account]')?.dataset.account ?? '';
  setup.headers = { 'content-type': 'application/json', 'x-lwp': '1', 'x-lwp-account': setup.account, 'x-lwp-window': pageName };
  const rows = rowsOf(setup);
  rows.load(setup.rows);
  rows.arrange();
  const sheet = section.querySelector('.sheet');
  const home = { row: Math.min(1, rows.lines.length - 1), col: titleColumn() };
  const place = { at: home, anchor: home, range: rangeOf(home, home), run: null };
  const drawn = view(sheet, rows, place, setup.words);
  const keep = keeper({ plan: setup.amendment ?? setup.plan, account: setup.account }, rows, isGone);
  const note = notes(section, rows, setup.words, { takeTheirs, keepMine: keepMineHere, confirm, remove: removeNow });
  const save = saver(setup, rows, {
    sends: (task) => { keep.keep(task); note.busy(); },
    saved,
    refused,
    first: someoneWasFirst,
    waits: (task, why) => { keep.keep(task); note.waits(why); },
  }, isGone);
  const steps = history(applyStep);
  const edit = editor({
    commit,
    cancel: () => { keep.keep(lineAt().task); redraw(lineAt()); focus(); },
    typing: (text) => keep.keep(lineAt().task, { line: lineAt(), column: column().id, text }),
  });

  function titleColumn() { return Math.max(0, setup.columns.findIndex((each) => each.id.startsWith('Title.'))); }
  const lineAt = (row = place.at.row) => rows.lines[row];
  const column = (col = place.at.col) => rows.columns[col];
  const isRow = (line) => line?.kind === 'task' || line?.kind === 'milestone';
  const redraw = (line) => drawn.redraw(line);
  const focus = () => drawn.show(place.at)?.focus({ preventScroll: true });
  const fill = (text, values) => values.reduce((all, value, at) => all.replace(`{${at}}`, value), text);

  /** @param {{ row: number, col: number }} to */
  function goTo(to, { extend = false, keepRun = false, isFocused = true } = {}) {
    const before = lineAt();
    place.at = { row: Math.max(0, Math.min(rows.lines.length - 1, to.row)), col: Math.max(0, Math.min(rows.columns.length - 1, to.col)) };
    if (!extend) place.anchor = place.at;
    place.range = rangeOf(place.anchor, place.at);
    if (!keepRun) place.run = null;
    drawn.mark();
    if (isFocused) focus();
    if (isRow(before) && lineAt()?.task !== before.task) leave(before.task);
    note.about(lineAt(), column());
    if (isFocused) tellEdits(lineAt());
  }

  // Others see which task one is at.
  const tellEdits = (line) => document.dispatchEvent(new CustomEvent('lwp-edits', { detail: (isRow(line) && line.task.saved.Code) || null }));

  function leave(task) {
    if (rows.isChanged(task)) save.add(task);
    else settleSoon(task);
  }

  // After the move is done: rows may come or go with it.
  const settleSoon = (task) => setTimeout(() => { if (!isGone()) theirs.settle(task); });

  // The lines moved: one stays on the line one was on, and goes on typing.
  function arrange(line = lineAt()) {
    // All rows are drawn again: the keyboard stays where it was.
    const isHeld = sheet.contains(document.activeElement);
    const goOn = edit.pause();
    drawn.arrange();
    const row = rows.lines.indexOf(line);
    place.at = { row: row < 0 ? Math.min(place.at.row, rows.lines.length - 1) : row, col: place.at.col };
    place.anchor = place.at;
    place.range = rangeOf(place.at, place.at);
    drawn.draw();
    if (goOn && row >= 0) goOn(drawn.show(place.at), column());
    else if (isHeld) focus();
  }

  function beginEdit(isTypedOver) {
    if (lineAt().kind === 'new') { addTask(lineAt().pillar.code); return void (isTypedOver && beginEdit(true)); }
    if (!isRow(lineAt()) || !rows.takes(lineAt(), column().id)) return;
    place.anchor = place.at;
    place.range = rangeOf(place.at, place.at);
    drawn.mark();
    edit.open(drawn.show(place.at), column(), rows.textOf(lineAt(), column().id), isTypedOver);
  }

  function commit(text, key) {
    const [line, id] = [lineAt(), column().id];
    change([{ line, id, after: text.replace(/\r/g, '') }]);
    redraw(line);
    keep.keep(line.task);
    if (key) afterKey(key);
    else if (!sheet.contains(document.activeElement)) leave(line.task);
  }

  /** @param {{ line: object, id: string, after: string }[]} cells */
  function change(cells, more = {}) {
    const changed = [];
    for (const cell of cells) {
      const before = rows.write(cell.line, cell.id, cell.after);
      if (before !== undefined && before !== cell.after) changed.push({ ...cell, before });
    }
    if (changed.length > 0 || more.added?.length || more.removed?.length) steps.push({ cells: changed, added: [], removed: [], ...more });
    note.steps(steps);
    return changed;
  }

  function applyStep(step, way) {
    const isBack = way === 'undo';
    if (step.bulk) {
      note.steps(steps);
      if (isBack) bulks.undo(step); else bulks.redo(step);
      return;
    }
    if (step.dropped) {
      if (isBack) leaving.undo(step); else leaving.redo(step);
      return;
    }
    const [left, come] = isBack ? [step.added, step.removed] : [step.removed, step.added];
    for (const { line, at } of left) takeOut(line, at, step);
    for (const { line, at } of come) rows.putBack(line, at);
    for (const { line, id, before, after } of step.cells) rows.write(line, id, isBack ? before : after);
    for (const { task, from, to } of step.moved ?? []) moveBack(task, isBack ? from : to);
    const first = (step.cells[0] ?? come[0])?.line ?? step.moved?.[0].task;
    arrange(first ?? lineAt());
    touched(step).forEach((task) => { keep.keep(task); if (rows.known.has(task.key)) save.add(task); });
    note.steps(steps);
    note.counts(save.isBusy);
    focus();
  }

  // Where the row that it followed no longer exists, it stays.
  function moveBack(task, behind) {
    if (rows.isThere(task) && (behind === null || rows.isThere(behind))) rows.moveBehind(task, behind);
  }

  // A task that is in the plan is taken out of it, too. Where the server does not, it is there again, and so is the step.
  function takeOut(line, at, step) {
    const isSaved = line.kind === 'task' && Boolean(line.id);
    const before = isSaved ? rows.stateOf(line) : null;
    const answer = isSaved ? save.remove(line) : null;
    rows.drop(line);
    if (line.kind === 'task') rows.renew(line);
    keep.keep(line.task);
    answer?.then((why) => {
      if (why === null) return;
      before(at);
      for (const list of ['added', 'removed']) step[list] = step[list].filter((each) => each.line !== line);
      steps.forget((each) => each === step && isEmpty(step));
      steps.keep({ cells: [], added: [{ line, at }], removed: [] });
      note.steps(steps);
      arrange();
      note.says(why || setup.words.offline, true);
    });
  }

  // Of a change of several the server knows the result of each.
  const touched = ({ cells, added, removed, moved, dropped }) =>
    new Set([...[...cells, ...added, ...removed].map((each) => each.line.task), ...(moved ?? []).map((each) => each.task), ...(dropped ? [dropped.task] : [])]);

  function addTask(pillar, after = null) {
    const near = lineAt();
    const task = rows.addTask(pillar, after, { group: near.group ?? near.task?.group });
    steps.push({ cells: [], added: [{ line: task, at: rows.placeOf(task) }], removed: [] });
    begin(task);
  }

  function addMilestone() {
    const line = lineAt();
    if (!isRow(line) || isDropped(line.task)) return;
    const milestone = rows.addMilestone(line.task, line.kind === 'milestone' ? line : line.task.milestones.at(-1));
    steps.push({ cells: [], added: [{ line: milestone, at: rows.placeOf(milestone) }], removed: [] });
    begin(milestone);
  }

  function begin(line) {
    const before = lineAt();
    arrange(line);
    if (isRow(before) && before.task !== line.task) leave(before.task);
    goTo({ row: place.at.row, col: titleColumn() });
    note.steps(steps);
  }

  function duplicate() {
    const line = lineAt();
    if (!isRow(line) || (line.kind === 'milestone' && isDropped(line.task))) return;
    const copy = line.kind === 'task' ? rows.addTask(line.pillar, line) : rows.addMilestone(line.task, line);
    const copies = [[line, copy]];
    if (line.kind === 'task') for (const each of line.milestones.filter((one) => !one.isRemoved)) copies.push([each, rows.addMilestone(copy)]);
    for (const [from, to] of copies) to.copyOf = from.id ?? from.copyOf;
    for (const [from, to] of copies) for (const each of rows.columns) if (each.kind !== 'Code') rows.write(to, each.id, rows.textOf(from, each.id));
    steps.push({ cells: [], added: [{ line: copy, at: rows.placeOf(copy) }], removed: [] });
    begin(copy);
    keep.keep(copy.task);
  }

  function remove() {
    const line = lineAt();
    if (!isRow(line)) return;
    if (isDropped(line)) return;
    // What is agreed stays in sight until its leaving is signed.
    if (setup.amendment && line.kind === 'task' && line.id && line.change !== 'Add') {
      leaving.drop(line);
      return;
    }
    if (line.kind === 'task' && line.id) { note.asksRemoval(line); return; }
    const at = rows.placeOf(line);
    rows.drop(line);
    steps.push({ cells: [], added: [], removed: [{ line, at }] });
    arrange();
    keep.keep(line.task);
    note.steps(steps);
    goTo(place.at);
    if (lineAt().task !== line.task) leave(line.task);
  }

  async function removeNow(task) {
    const why = await save.remove(task);
    if (why !== null) { note.says(why || setup.words.offline, true); return; }
    rows.drop(task);
    task.typed = {};
    task.milestones = [];
    keep.keep(task);
    steps.forget((step) => touched(step).has(task));
    arrange();
    note.says(fill(setup.words.removed, [task.saved.Code]));
    focus();
  }

  function openForm() {
    const { task } = lineAt();
    if (isRow(lineAt()) && task.id && !isDropped(task)) location.href = setup.form.replace('{0}', encodeURIComponent(task.saved.Code));
  }

  /** Of an amendment's draft: marked cells are again what is agreed. */
  async function takeBack() {
    const { range } = place;
    const isWhole = range.left === 0 && range.right === rows.columns.length - 1;
    const ids = rows.columns.slice(range.left, range.right + 1).map((each) => each.id);
    const taken = takingBack(lines().filter(isRow).flatMap((line) => ids.map((id) => ({ line, id }))), isWhole);
    for (const line of taken.dropped) [line.change, line.isBack] = [null, true];
    changeMany(taken.cells);
    soon(taken.dropped.map((line) => line.task));
    for (const line of taken.dropped) redraw(line);
    const codes = [];
    let refusal = null;
    for (const task of taken.whole) {
      refusal = await save.remove(task);
      if (refusal !== null) { note.says(refusal || setup.words.offline, true); break; }
      codes.push(task.saved.Code);
      [task, ...task.milestones].forEach((line) => { line.typed = {}; });
      keep.keep(task);
      steps.forget((step) => touched(step).has(task));
    }
    // Those that were taken back before the one that was refused are shown so.
    const unfit = codes.length > 0 ? await reread(taken.whole) : '';
    note.steps(steps);
    if (refusal !== null) return;
    const count = codes.length + taken.cells.length + taken.dropped.length;
    note.says(count > 0 ? `${fill(setup.words.amended.takenBack, [count])} ${unfit}` : setup.words.amended.nothing);
  }

  /**
   * As the server has them now; what was typed since stays. What is no longer there, or no longer fits the filter, goes.
   * @param {object[]} taken those of which one knows that they may go
   * @returns {Promise<string>} what is said of rows that went by the filter; empty where none did
   */
  async function reread(taken = []) {
    const found = await readRows();
    if (isGone()) return '';
    const there = new Set(found.map((row) => row.id));
    const left = rows.tasks.filter((each) => each.id && !there.has(each.id) && (taken.includes(each) || (!each.sent && !rows.isChanged(each))));
    left.forEach((task) => rows.drop(task));
    steps.forget((step) => left.some((task) => touched(step).has(task)));
    note.steps(steps);
    for (const row of found) {
      const task = rows.known.get(row.id);
      if (task && task.version !== row.version && !rows.isChanged(task)) rows.take(task, row, { cells: {}, milestones: [] });
    }
    arrange();
    focus();
    const unfit = left.filter((task) => !taken.includes(task)).length;
    return unfit > 0 && filter().size > 0 ? fill(setup.words.unfit, [unfit]) : '';
  }

  const lines = (range = place.range) => rows.lines.slice(range.top, range.bottom + 1);

  function changeMany(cells) {
    const changed = change(cells);
    for (const task of new Set(changed.map((each) => each.line.task))) keep.keep(task);
    for (const line of new Set(changed.map((each) => each.line))) redraw(line);
    focus();
    soon(changed.map((each) => each.line.task));
  }

  // A moment after many were changed at once; the one that one is in waits until it is left.
  function soon(tasks) {
    setTimeout(() => new Set(tasks).forEach((task) => { if (rows.isChanged(task)) save.add(task); }), afterPaste);
  }

  const chosen = () => rows.columns.slice(place.range.left, place.range.right + 1);
  const clear = () => changeMany(lines().filter(isRow).flatMap((line) => chosen().map((each) => ({ line, id: each.id, after: '' }))));

  function fillDown() {
    const { range } = place;
    const textAt = (row, col) => (isRow(lineAt(row)) ? rows.textOf(lineAt(row), column(col).id) : null);
    const from = range.top === range.bottom ? { ...range, top: range.top - 1 } : range;
    if (from.top < 0) return;
    const taken = filled(from, textAt).filter((each) => each.text !== null && isRow(lineAt(each.row)));
    changeMany(taken.map((each) => ({ line: lineAt(each.row), id: column(each.col).id, after: each.text })));
  }

  function copied() {
    const cellsOf = (line) => (isRow(line) ? chosen().map((each) => rows.textOf(line, each.id)) : [line.kind === 'pillar' ? line.title : '']);
    return formatBlock(lines().map(cellsOf));
  }

  function paste(text) {
    const block = parseBlock(text);
    if (block.length === 0) return;
    const { range } = place;
    if (block.length === 1 && block[0].length === 1 && (range.top !== range.bottom || range.left !== range.right)) {
      changeMany(lines().filter(isRow).flatMap((line) => chosen().map((each) => ({ line, id: each.id, after: block[0][0] }))));
      return;
    }
    const below = rows.lines.slice(range.top).map((line) => ({ ...line, of: line, cells: line.saved, isSaved: Boolean(line.id) }));
    // A row that is not there yet has no cell that one is in: a block with codes, or room for them, begins at the first column.
    const from = isRow(lineAt(range.top)) ? range.left : hasCodes(block) ? 0 : titleColumn();
    const plan = planPaste(below, rows.columns.slice(from), block);
    if (plan.refused) { note.says(fill(setup.words.refused[plan.refused], plan.values ?? []), true); return; }
    const cells = plan.changes.map((each) => ({ line: below[each.line].of, id: each.column, after: each.text }));
    const added = addAll(plan.added, lineAt(range.top));
    const changed = change(cells, { added });
    arrange(lineAt(range.top));
    const tasks = new Set([...changed, ...added].map((each) => each.line.task));
    tasks.forEach((task) => keep.keep(task));
    goTo(place.at);
    soon(tasks);
    note.says(fill(setup.words.pasted, [block.length]));
  }

  const hasCodes = (block) => rows.columns[0].kind === 'Code' && block.every(([first]) => /^\s*([\p{L}]{1,4}\d+(\.\d+)?)?\s*$/u.test(first));

  function addAll(list, near) {
    const pillar = near.pillar?.code ?? near.task.pillar;
    const made = new Map();
    const added = [];
    for (const item of list) {
      const line = item.kind === 'task'
        ? rows.addTask(pillarOf(item.cells.Code) ?? pillar, null, { group: near.group ?? near.task?.group })
        : rows.addMilestone(made.get(item.of) ?? item.of);
      made.set(item, line);
      for (const [id, text] of Object.entries(item.cells)) if (text.trim() !== '') rows.write(line, id, text);
      added.push({ line, at: rows.placeOf(line) });
    }
    return added;
  }

  const pillarOf = (code) => setup.pillars.map((each) => each.code).filter((each) => code?.startsWith(each))
    .sort((one, other) => other.length - one.length)[0];

  function saved(task) {
    const twin = rows.twinOf(task);
    if (twin) {
      const line = lineAt();
      rows.replace(twin, task);
      keep.keep(twin);
      steps.forget((step) => touched(step).has(twin));
      arrange(line?.task === twin ? task : line);
    }
    keep.keep(task);
    [task, ...task.milestones].forEach(redraw);
    if (setup.amendment || rows.lines.some((line) => line.kind === 'milestone' && line.task === task && !task.milestones.includes(line))) arrange();
    note.saved(task, save.isBusy);
    note.about(lineAt(), column());
    settleSoon(task);
  }

  function refused(task, problems) {
    task.isRefused = true;
    task.asked = problems.filter((each) => each.confirmation).map((each) => ({ confirmation: each.confirmation }));
    for (const each of problems) {
      const line = task.milestones.find((one) => one.key === each.milestone) ?? task;
      const seen = each.columns.filter((id) => rows.columns.some((one) => one.id === id));
      for (const id of seen.length > 0 ? seen : ['']) line.problems[id] = [line.problems[id], each.words].filter(Boolean).join(' ');
    }
    keep.keep(task);
    [task, ...task.milestones].forEach(redraw);
    note.refused(task, problems);
  }

  // Cells that the other did not touch are sent again over theirs; where both wrote, one chooses.
  function someoneWasFirst(task, words, now) {
    // What leaves the plan by then takes nothing that was typed, though its cells are as they were.
    const isLeaving = now.change === 'Drop';
    const cellsOf = (row) => (isLeaving || row?.change === 'Drop' ? undefined : row?.cells);
    const theirsOf = (milestone) => cellsOf(now.milestones.find((one) => one.id === milestone.id));
    const pairs = [[task, cellsOf(now)], ...task.milestones.filter((each) => each.id).map((each) => [each, theirsOf(each)])];
    let isAgainst = isLeaving;
    for (const [line, cells] of pairs) {
      const theirs = cells && rows.cellsOf(cells);
      for (const [id, text] of Object.entries(line.typed)) {
        const was = line.base?.[id] ?? line.saved[id];
        if (theirs && (theirs[id] === was || theirs[id] === text)) continue;
        line.problems[id] = theirs ? fill(setup.words.theirs, [words, theirs[id]]) : words;
        isAgainst = true;
      }
    }
    task.theirs = now;
    if (!isAgainst) { keepMine(task); note.says(`${words} ${setup.words.bothKept}`); return; }
    task.isRefused = true;
    keep.keep(task);
    [task, ...task.milestones].forEach(redraw);
    note.conflict(task, words);
  }

  function takeTheirs(task) {
    [task, ...task.milestones].forEach((line) => { line.typed = {}; line.isRemoved = false; });
    task.milestones = task.milestones.filter((each) => each.id);
    based(task);
    keep.keep(task);
    saved(task);
    focus();
  }

  function keepMine(task) {
    based(task);
    keep.keep(task);
    save.add(task);
    [task, ...task.milestones].forEach(redraw);
  }

  function keepMineHere(task) {
    keepMine(task);
    focus();
  }

  function based(task) {
    rows.take(task, task.theirs, { cells: {}, milestones: [] });
    task.theirs = null;
    task.isRefused = false;
    arrange();
  }

  function confirm(task) {
    task.asked.forEach((each) => { each.isYes = true; });
    const asked = task.asked;
    [task, ...task.milestones].forEach((line) => { line.problems = {}; redraw(line); });
    task.isRefused = false;
    task.asked = asked;
    save.add(task);
    focus();
  }

  const afterKey = keys(sheet, rows, place, drawn, edit, {
    goTo, beginEdit, clear, fillDown, duplicate, remove, paste, copied, addMilestone, focus,
    takeBack: setup.amendment ? takeBack : null,
    move: (step) => reorder(step),
    widen: (way) => arranged.widen(place.at.col, way),
    undo: () => steps.undo(), redo: () => steps.redo(), confirm: () => { if (lineAt().task?.asked.length) confirm(lineAt().task); },
    addTask: () => addTask(lineAt().pillar?.code ?? lineAt().task.pillar, isRow(lineAt()) ? lineAt().task : null),
  });

  const arranged = columns(section, setup, drawn);
  const reorder = mover({ setup, rows, steps, note, save, keep, isGone, arrange, lineAt });
  const bulks = bulkSteps({ setup, steps, note, reread, isGone });
  const openBulk = bulk(section, setup, {
    marked: markedAndSaved,
    async done({ count, undo }, body, tasks) {
      const unfit = await reread();
      bulks.push(body, tasks, undo);
      note.says(`${fill(setup.words.bulkDone, [count])} ${unfit}`);
    },
  });

  // Typed rows are saved first; those that a rule refuses or that wait for the connection are left out and named.
  async function markedAndSaved() {
    const all = [...new Set(lines().filter(isRow).map((line) => line.task))].filter((task) => !isDropped(task));
    if (all.some(rows.isChanged)) {
      all.forEach((task) => save.add(task));
      await save.settled();
    }
    const isReady = (task) => task.id && !rows.isChanged(task);
    const nameOf = (task) => task.saved.Code || rows.textOf(task, 'Code') || setup.words.newRow;
    const whyOf = (task) => [task, ...task.milestones].flatMap((line) => Object.values(line.problems))[0] ?? setup.words.notSavedYet;
    return { tasks: all.filter(isReady), left: all.filter((task) => !isReady(task)).map((task) => ({ code: nameOf(task), why: whyOf(task) })) };
  }

  const isHere = (task) => lineAt()?.task === task && (edit.isOpen || sheet.contains(document.activeElement));
  const theirs = others({ setup, rows, steps, note, isHere, isGone, isBusy: () => save.isBusy, readRows, arrange, redraw }, gone.signal);
  const leaving = dropper({ setup, rows, steps, note, save, keep, isGone, arrange: () => arrange(), focus, readRow: theirs.readRow });

  section.querySelector('.sheet-bar').addEventListener('click', ({ target }) => {
    const action = target.closest('[data-grid-do]')?.dataset.gridDo;
    const { addTask: add } = afterKey.actions;
    const [undo, redo] = [() => steps.undo(), () => steps.redo()];
    const actions = {
      bulk: openBulk, columns: arranged.open, addTask: add, addMilestone, duplicate, remove, takeBack, form: openForm, undo, redo,
      moveUp: () => reorder(-1), moveDown: () => reorder(1),
    };
    actions[action]?.();
  });
  sheet.addEventListener('focusout', ({ target, relatedTarget }) => {
    // A control that one typed into goes when a cell is done: its row is not left by that.
    if (!target.matches('.sheet-editor') && !sheet.contains(relatedTarget) && !edit.isOpen && isRow(lineAt())) {
      leave(lineAt().task);
      tellEdits(null);
    }
  });
  let letGo;
  const isLeft = new Promise((resolve) => { letGo = resolve; });
  const pageGoes = (isWhole) => {
    letGo();
    if (isGone()) return;
    edit.leave();
    rows.tasks.filter(rows.isChanged).forEach((task) => { keep.keep(task); save.add(task); });
    save.flush(isWhole);
  };
  window.addEventListener('pagehide', () => pageGoes(true), { signal: gone.signal });
  section.addEventListener('leaving', () => pageGoes(false), { signal: gone.signal });

  printer(section, rows, gone.signal);
  arrange();
  await loadRest();
  await keep.whenFirst(bringBack, isLeft, gone.signal);
  section.dataset.gridLive = 'ready';
  const begun = setup.start ? rows.lines.findIndex((line) => line.kind === 'task' && line.saved.Code === setup.start) : -1;
  if (begun >= 0) goTo({ row: begun, col: titleColumn() });

  function bringBack() {
    if (isGone()) return;
    const left = keep.restore();
    if (left.length === 0) return;
    arrange();
    note.says(fill(setup.words.restored, [left.length]));
    left.forEach((task) => save.add(task));
  }

  async function loadRest() {
    if (setup.total <= setup.rows.length) return;
    const found = await readRows();
    rows.load(found.filter((row) => !rows.known.has(row.id)));
    arrange();
  }

  // Again and again: some of the rows must not look like all of them.
  async function readRows(headers = setup.headers, query = filter()) {
    for (let isLate = false; !isGone(); isLate = true) {
      try {
        const answer = await fetch(`${setup.address}?${asked(query, setup)}`, { headers });
        if (answer.ok && !answer.redirected) {
          const found = await answer.json();
          if (isLate) note.saved(null, save.isBusy);
          return found;
        }
        note.waits(answer.redirected || answer.status === 401 ? 'signedOut' : 'busy');
      } catch {
        note.waits('offline');
      }
      await new Promise((resolve) => { setTimeout(resolve, again); });
    }
    return [];
  }
}
