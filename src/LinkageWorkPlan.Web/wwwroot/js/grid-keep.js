// What was typed and is not saved yet, in this browser, of whoever is signed in alone: it is there again when the page is.
const prefix = `lwp-grid:${document.querySelector('[data-account]')?.dataset.account ?? ''}:`;
const days = 60;

export function keeper(plan, rows) {
  const name = (task) => `${prefix}${plan}:${task.key}`;
  const kept = new Set();

  function keep(task, typing) {
    const isAlive = rows.isChanged(task) || typing;
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
    return {
      at: new Date().toISOString(), key: task.key, id: task.id, version: task.version, pillar: task.pillar, sent: task.sent,
      copyOf: task.copyOf, cells: cells(task),
      milestones: task.milestones.map((each) => ({ id: each.id, key: each.key, isRemoved: each.isRemoved, copyOf: each.copyOf, cells: cells(each) }))
        .filter((each) => each.isRemoved || !each.id || Object.keys(each.cells).length > 0),
    };
  }

  /** Brings what was left back into the rows. Of a task that was saved by another since, the older version is kept, so that one is told. */
  function restore() {
    const found = [];
    try {
      for (const each of Object.keys(localStorage).filter((key) => key.startsWith('lwp-grid:'))) {
        const left = JSON.parse(localStorage.getItem(each));
        if ((left?.at ?? '') < new Date(Date.now() - days * 86_400_000).toISOString()) localStorage.removeItem(each);
        else if (each.startsWith(`${prefix}${plan}:`)) found.push(left);
      }
    } catch { /* nothing is stored, or not by this program */ }
    return found.sort((one, other) => (one.key < other.key ? -1 : 1)).map(back).filter((task) => task !== null);
  }

  function back(left) {
    const task = left.id ? rows.known.get(left.id) : rows.known.get(left.key) ?? rows.addTask(left.pillar, null, left.key);
    // It is no longer part of the plan: the text stays in the browser.
    if (!task) return null;
    task.version = left.id ? left.version : task.version;
    task.copyOf = left.copyOf;
    fill(task, left.cells);
    for (const each of left.milestones) {
      const milestone = task.milestones.find((one) => one.id === each.id && each.id) ?? rows.addMilestone(task, null, each.key);
      milestone.copyOf = each.copyOf;
      milestone.isRemoved = each.isRemoved && Boolean(milestone.id);
      fill(milestone, each.cells);
    }
    task.sent = left.sent;
    kept.add(task.key);
    return task;
  }

  const fill = (line, cells) => Object.entries(cells).forEach(([id, text]) => { if (id in line.saved) rows.write(line, id, text); });

  return { keep, restore };
}
