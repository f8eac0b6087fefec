// What was typed and is not saved yet, in this browser, of whoever is signed in alone: it is there again when the page is.
const days = 60;
const patience = 1500; // milliseconds in which another tab that closes lets go

/** @param {() => boolean} isGone true once the page shows another grid, or none */
export function keeper({ plan, account }, rows, isGone) {
  const prefix = `lwp-grid:${account}:`;
  const name = (task) => `${prefix}${plan}:${task.key}`;
  const kept = new Set();

  function keep(task, typing) {
    const isAlive = rows.isThere(task) && (rows.isChanged(task) || typing);
    // The grid that is shown now keeps its own rows.
    if (isAlive && isGone()) return;
    try {
      if (isAlive) localStorage.setItem(name(task), JSON.stringify(written(task, typing)));
      else if (kept.has(task.key) || localStorage.getItem(name(task))) localStorage.removeItem(name(task));
      if (isAlive) kept.add(task.key);
      else kept.delete(task.key);
    } catch { /* nothing is stored here: it stays on the page */ }
  }

  // A cell that one is in counts as typed.
  function written(task, typing) {
    const cells = (line) => ({ ...line.typed, ...(typing?.line === line ? { [typing.column]: typing.text } : {}) });
    // With what stood there before: somebody else may have saved the row by the time the text is back.
    const typed = (line) => ({ cells: cells(line), base: Object.fromEntries(Object.keys(cells(line)).map((id) => [id, line.base?.[id] ?? line.saved[id]])) });
    return {
      at: new Date().toISOString(), key: task.key, id: task.id, version: task.version, pillar: task.pillar, sent: task.sent, stands: rows.standsOf(task),
      copyOf: task.copyOf, ...typed(task),
      milestones: task.milestones.map((each) => ({ id: each.id, key: each.key, isRemoved: each.isRemoved, copyOf: each.copyOf, ...typed(each) }))
        .filter((each) => each.isRemoved || !each.id || Object.keys(each.cells).length > 0),
    };
  }

  /** Brings what was left back into the rows. Of a task that was saved by another since, the older version is kept, so that the conflict is shown. */
  function restore() {
    const found = [];
    try {
      for (const each of Object.keys(localStorage).filter((key) => key.startsWith('lwp-grid:'))) {
        const left = JSON.parse(localStorage.getItem(each));
        if ((left?.at ?? '') < new Date(Date.now() - days * 86_400_000).toISOString()) localStorage.removeItem(each);
        else if (each.startsWith(`${prefix}${plan}:`)) found.push(left);
      }
    } catch { /* nothing is stored, or not by this program */ }
    // What this tab kept itself is in its rows already.
    return found.filter((left) => !kept.has(left.key)).sort((one, other) => (one.key < other.key ? -1 : 1)).map(back).filter((task) => task !== null);
  }

  function back(left) {
    const task = left.id ? rows.known.get(left.id) : rows.known.get(left.key) ?? rows.addTask(left.pillar, null, { key: left.key });
    // It is no longer part of the plan: the text stays in the browser.
    if (!task) return null;
    task.version = left.id ? left.version : task.version;
    task.copyOf = left.copyOf;
    fill(task, left);
    const anchor = left.stands && (rows.known.get(left.stands.after) ?? null);
    if (left.stands && (anchor ? anchor.pillar === task.pillar : !left.stands.after)) rows.moveBehind(task, anchor);
    for (const each of left.milestones) {
      const there = task.milestones.find((one) => one.id === each.id && each.id);
      if (!there && each.isRemoved) continue;
      const milestone = there ?? rows.addMilestone(task, null, each.key);
      milestone.copyOf = each.copyOf;
      milestone.isRemoved = each.isRemoved && Boolean(milestone.id);
      fill(milestone, each);
    }
    task.sent = left.sent;
    kept.add(task.key);
    if (left.key !== task.key) {
      // A row that was new when it was kept, and has its own name by now.
      keep(task);
      localStorage.removeItem(`${prefix}${plan}:${left.key}`);
    }
    return task;
  }

  function fill(line, { cells, base }) {
    for (const [id, text] of Object.entries(cells)) if (id in line.saved) rows.write(line, id, text);
    line.base = base ?? null;
  }

  /**
   * Runs once this is the only one of a person's tabs, which may be when another one is closed: two would both bring the same rows back, and
   * add them twice. Where a browser cannot tell (over plain http) each is the one.
   * @param {Promise<void>} left when it no longer is
   * @returns {Promise<void>} when it ran, or when a tab that is closing had time to let go
   */
  function whenFirst(run, left, signal) {
    if (!navigator.locks) { run(); return Promise.resolve(); }
    return new Promise((resolve) => {
      setTimeout(resolve, patience);
      navigator.locks.request(`${prefix}${plan}`, { signal }, () => { run(); resolve(); return left; }).catch(() => { });
    });
  }

  return { keep, restore, whenFirst };
}
