// What the grid holds: tasks with their milestones as they are saved, what was typed over them, and the lines that are shown of it.
// A cell that was not changed is not in "typed"; one that a task or milestone does not have is null in "saved". What stood in a cell when
// it was typed over is "saved" as well, or "base" where the text was typed before this page was opened.

import { amended, isGone } from './grid-amend.js';

let made = 0;
const newKey = () => `new-${Date.now().toString(36)}-${++made}`;

export function rowsOf({ columns, pillars, own, order }) {
  const ids = columns.map((column) => column.id);
  const tasks = [];
  const known = new Map();
  let lines = [];
  let taken = 0; // answers that rows were taken from, one after another

  const cellsOf = (cells) => Object.fromEntries(ids.map((id, at) => [id, cells[at]]));
  const emptyOf = (kind) => Object.fromEntries(columns.map((column) => [column.id, column[kind] ? first(column, kind) : null]));
  // What a new row has before anybody types, as the server gives it, too.
  const first = (column, kind) => (kind !== 'task' ? '' : column.id === 'Lead' ? own : column.id === 'Weight' ? '1' : '');

  function milestoneOf(task, { id = null, key, cells, was, change }) {
    const saved = cells ? cellsOf(cells) : emptyOf('milestone');
    const line = { kind: 'milestone', key: key ?? id ?? newKey(), id, task, saved, typed: {}, base: null, problems: {}, isRemoved: false };
    return amended(line, { was, change }, cellsOf);
  }

  function taskOf(row) {
    const task = {
      kind: 'task', key: row.key ?? row.id ?? newKey(), id: row.id ?? null, version: row.version ?? 0, pillar: row.pillar,
      rank: row.rank ?? '', group: row.group ?? '', stands: null,
      saved: row.cells ? cellsOf(row.cells) : emptyOf('task'), typed: {}, base: null, problems: {}, asked: [],
      milestones: [], sent: null, taken,
    };
    task.task = task;
    amended(task, row, cellsOf);
    task.milestones = (row.milestones ?? []).map((each) => milestoneOf(task, each));
    return task;
  }

  const add = (task, at = tasks.length) => {
    tasks.splice(at, 0, task);
    known.set(task.key, task);
    return task;
  };

  // Behind the last of its pillar that does not stand later, and behind new rows that were put there. In another order than the plan's rows
  // stand as they were read.
  function placeFor(task) {
    if (order) return tasks.length;
    let at = tasks.length - 1;
    while (at >= 0 && !(tasks[at].pillar === task.pillar && tasks[at].id && tasks[at].rank <= task.rank)) at--;
    if (at < 0) {
      const first = tasks.findIndex((each) => each.pillar === task.pillar);
      return first < 0 ? tasks.length : first;
    }
    do at++; while (at < tasks.length && !tasks[at].id && tasks[at].pillar === task.pillar);
    return at;
  }

  // What rows stand under: the pillars in their order, or the groups that were chosen, as they were read; sorted alone, nothing.
  function bands() {
    if (!order) {
      const byPillar = Map.groupBy(tasks, (task) => task.pillar);
      return pillars.map((pillar) => ({
        key: pillar.code, pillar, heading: { title: `${pillar.code}. ${pillar.title}`, lang: pillar.lang }, tasks: byPillar.get(pillar.code) ?? [],
      }));
    }
    const byGroup = Map.groupBy(tasks, (task) => (order.group ? task.group : ''));
    if (byGroup.size === 0) byGroup.set('', []);
    return [...byGroup].map(([key, list]) => ({
      key, tasks: list, pillar: pillars.find((each) => each.code === list.at(-1)?.pillar) ?? pillars[0],
      heading: order.group ? order.headings[key] ?? { title: key } : null,
    }));
  }

  // Each with its tasks and a line for a new one, which in another order than the plan's is in the pillar of the task above it.
  function arrange() {
    lines = bands().flatMap(({ key, pillar, heading, tasks: list }) => [
      ...(heading ? [{ kind: 'pillar', key: `pillar-${key}`, pillar, group: key, ...heading }] : []),
      ...list.flatMap((task) => [task, ...task.milestones.filter((each) => !each.isRemoved)]),
      ...(pillar ? [{ kind: 'new', key: `new-${key}`, pillar, group: key }] : []),
    ]);
    return lines;
  }

  const siblings = (task) => tasks.filter((each) => each.pillar === task.pillar);

  // Behind which task a row shall stand: one that is in the plan already. Null where it was not moved, nor put anywhere.
  function standsOf(task) {
    if (!task.stands) return null;
    const all = siblings(task);
    const before = order ? [task.stands.behind].filter((each) => each?.pillar === task.pillar) : all.slice(0, all.indexOf(task));
    const after = before.findLast((each) => each.id)?.id ?? null;
    return order && !after ? null : { after };
  }

  const textOf = (line, id) => line.typed?.[id] ?? line.saved?.[id] ?? '';
  const takes = (line, id) => (line.kind === 'task' || line.kind === 'milestone') && line.saved[id] !== null && !(id === 'Code' && line.id) && !isGone(line);

  /** @returns what stood there before; undefined where the cell takes nothing. */
  function write(line, id, text) {
    if (!takes(line, id)) return undefined;
    const before = textOf(line, id);
    if (text === line.saved[id]) delete line.typed[id];
    else line.typed[id] = text;
    delete line.problems[id];
    delete line.problems[''];
    if (line.kind === 'milestone') delete line.task.problems[''];
    line.task.asked = [];
    line.task.isRefused = false;
    return before;
  }

  // A copy that is not saved yet has all of what it is a copy of, also what no column shows.
  const isCopy = (line) => Boolean(line.copyOf && !line.id);
  const isTyped = (line) => isCopy(line) || line.isBack || Boolean(line.stands && line.id) || Object.keys(line.typed).length > 0;
  const isChanged = (task) => isTyped(task) || task.milestones.some((each) => isTyped(each) || (each.isRemoved && each.id));

  // What is shown of a copy is as it is shown, also where it is empty or as in any new row.
  const shownOf = (line) => Object.fromEntries(ids.filter((id) => line.saved[id] !== null && id !== 'Code').map((id) => [id, textOf(line, id)]));
  const cellsToSend = (line) => ({ ...(isCopy(line) ? shownOf(line) : {}), ...line.typed });

  /** What is sent of a task: see RowChange. */
  const changeOf = (task) => ({
    taskId: task.id,
    version: task.version,
    pillar: task.pillar,
    stands: standsOf(task),
    cells: cellsToSend(task),
    copyOf: isCopy(task) ? task.copyOf : null,
    milestones: task.milestones.filter((each) => (each.isRemoved ? each.id : isTyped(each)))
      .map((each) => ({ id: each.id, key: each.key, isRemoved: each.isRemoved, cells: cellsToSend(each), copyOf: isCopy(each) ? each.copyOf : null })),
  });

  /** The answer to what was sent: what was typed since stays typed. */
  function take(task, row, sent) {
    settle(task, row, sent.cells);
    if (sent.stands && JSON.stringify(sent.stands) === JSON.stringify(standsOf(task))) task.stands = null;
    if (row.rank !== undefined) task.rank = row.rank;
    [task.id, task.version, task.taken] = [row.id, row.version, ++taken];
    if (!known.has(row.id)) known.set(row.id, task);
    if (task.pillar !== row.pillar) task.pillar = row.pillar;
    for (const each of row.milestones) {
      const mine = task.milestones.find((milestone) => milestone.id === each.id || (each.key && milestone.key === each.key));
      if (!mine) task.milestones.push(milestoneOf(task, { ...each, key: undefined }));
      else {
        mine.id = each.id;
        settle(mine, each, sent.milestones.find((change) => change.key === mine.key)?.cells ?? {});
      }
    }
    const there = new Set(row.milestones.map((each) => each.id));
    task.milestones = task.milestones.filter((each) => !each.id || there.has(each.id));
    task.asked = [];
  }

  function settle(line, row, sent) {
    line.saved = cellsOf(row.cells);
    amended(line, row, cellsOf);
    line.base = null;
    for (const [id, text] of Object.entries(line.typed)) if (sent[id] === text || text === line.saved[id]) delete line.typed[id];
    line.problems = {};
  }

  // A line that comes back after it was taken out of the plan is a new one with the same words.
  function renew(line) {
    const words = ids.filter((id) => line.saved[id] !== null && (id !== 'Code' || !line.id)).map((id) => [id, textOf(line, id)]);
    line.saved = emptyOf(line.kind);
    line.typed = Object.fromEntries(words.filter(([id, text]) => text !== line.saved[id]));
    [line.id, line.base] = [null, null];
    if (line.kind === 'milestone') return;
    line.version = 0;
    line.milestones = line.milestones.filter((each) => !each.isRemoved);
    line.milestones.forEach(renew);
  }

  /** True of a row that is shown: not of one that was taken out, or that gave its place to another. */
  const isThere = (task) => known.get(task.key) === task;

  return {
    columns, pillars, tasks, known, siblings, standsOf, arrange, textOf, takes, write, isTyped, isChanged, changeOf, take, cellsOf, milestoneOf, renew, isThere,
    get lines() { return lines; },
    /** How often an answer was taken so far: what was asked before that may be older than a row is (task.taken). */
    get taken() { return taken; },
    load: (rows) => rows.forEach((row) => { const task = taskOf(row); add(task, placeFor(task)); }),
    /** Where its code or pillar is another one by now. */
    moveToPlace(task) {
      tasks.splice(tasks.indexOf(task), 1);
      tasks.splice(placeFor(task), 0, task);
    },
    /**
     * @param after the task that it stands behind; at the end of its pillar where there is none.
     * @param group under which it stands in another order than the plan's
     */
    addTask(pillar, after, { key, group = after?.group } = {}) {
      const last = order ? tasks.length : tasks.findLastIndex((each) => each.pillar === pillar) + 1 || tasks.length;
      const task = taskOf({ pillar, key, group });
      // At the end its code puts it there.
      if (after?.pillar === pillar && (order || siblings(after).at(-1) !== after)) task.stands = { behind: after };
      return add(task, after ? tasks.indexOf(after) + 1 : last);
    },
    /** Moves a row within its pillar. @param after the task that it is to follow; null for the first position. */
    moveBehind(task, after) {
      tasks.splice(tasks.indexOf(task), 1);
      const first = tasks.findIndex((each) => each.pillar === task.pillar);
      tasks.splice(after ? tasks.indexOf(after) + 1 : Math.max(0, first), 0, task);
      task.stands = { behind: after };
    },
    addMilestone(task, after, key) {
      const milestone = milestoneOf(task, { key });
      task.milestones.splice(after ? task.milestones.indexOf(after) + 1 : task.milestones.length, 0, milestone);
      return milestone;
    },
    drop(line) {
      if (line.kind === 'task') {
        tasks.splice(tasks.indexOf(line), 1);
        for (const name of [line.key, line.id]) if (known.get(name) === line) known.delete(name);
      } else if (line.id) line.isRemoved = true;
      else line.task.milestones.splice(line.task.milestones.indexOf(line), 1);
    },
    /** Back where it stood. */
    putBack(line, at) {
      if (line.kind === 'task') {
        if (isThere(line)) return;
        add(line, at);
        line.stands = { behind: tasks[at - 1] };
        return;
      }
      const { milestones } = line.task;
      // Its removal was saved: it is added once more.
      if (!milestones.includes(line)) {
        renew(line);
        milestones.splice(at, 0, line);
      }
      line.isRemoved = false;
    },
    /** What a task is now, to be so again where it cannot be taken out of the plan. */
    stateOf(task) {
      const lines = [task, ...task.milestones].map((line) => [line, { ...line }]);
      return (at) => {
        lines.forEach(([line, was]) => Object.assign(line, was));
        if (!isThere(task)) add(task, at);
        known.set(task.id, task);
      };
    },
    /** The other row of the same task: one that was read from the server while the browser still kept it as a new one. */
    twinOf(task) {
      const other = known.get(task.id);
      return other && other !== task && isThere(task) ? other : null;
    },
    /** Stands in the place of the other row, with what was typed into either. */
    replace(twin, task) {
      task.typed = { ...twin.typed, ...task.typed };
      for (const each of twin.milestones) {
        const mine = task.milestones.find((one) => one.id && one.id === each.id);
        if (mine) [mine.typed, mine.isRemoved] = [{ ...each.typed, ...mine.typed }, mine.isRemoved || each.isRemoved];
        else if (!each.id) task.milestones.push(Object.assign(each, { task }));
      }
      tasks.splice(tasks.indexOf(task), 1);
      tasks[tasks.indexOf(twin)] = task;
      known.set(task.id, task);
    },
    placeOf: (line) => (line.kind === 'task' ? tasks.indexOf(line) : line.task.milestones.indexOf(line)),
  };
}
