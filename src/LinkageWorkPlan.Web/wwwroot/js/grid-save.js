// Saves task by task, one after another, what was typed into the rows: over a lost line again and again, and never the same twice.
const again = 3000;

/**
 * @param {{ address: string, plan: string, columns: { id: string }[], headers: object }} place
 * @param {{ sends: Function, saved: Function, refused: Function, first: Function, waits: Function }} told each of the task it is about
 * @param {() => boolean} isGone true once the page shows another grid, or none
 */
export function saver(place, rows, told, isGone) {
  const queue = new Set();
  const resting = []; // those who wait until nothing is under way
  let sending = null;
  let timer = 0;
  const isOnline = () => (isGone() ? window.removeEventListener('online', isOnline) : next());
  window.addEventListener('online', isOnline);

  // Of a new row that was taken out while it was sent, the answer is still waited for: it may be in the plan.
  const isWaiting = (task) => (rows.isThere(task) ? rows.isChanged(task) : task.sent && !task.id);

  async function next() {
    clearTimeout(timer);
    if (sending || isGone()) return;
    const task = [...queue].find(isWaiting);
    if (!task) {
      queue.clear();
      rest();
      return;
    }
    sending = task;
    try {
      await send(task);
    } finally {
      sending = null;
    }
  }

  const put = (body, more) => fetch(place.address, { method: 'PUT', headers: place.headers, body: JSON.stringify(body), ...more });
  const bodyOf = (task) => ({
    id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, // over plain http there is no randomUUID
    planId: place.plan,
    amendmentId: place.amendment ?? null,
    row: rows.changeOf(task),
    columns: place.columns.map((column) => column.id),
    confirmed: task.asked.filter((each) => each.isYes).map((each) => each.confirmation),
    isRemoved: false,
  });

  // Until the result of what was sent is known, the same is sent again, by the same name: the server does it once.
  async function send(task) {
    const body = task.sent ??= bodyOf(task);
    task.isLater = false;
    told.sends(task);
    let answer;
    try {
      answer = await put(body, { signal: AbortSignal.timeout(20_000) });
    } catch {
      later(task, null);
      return;
    }
    // Of somebody who is no longer signed in the answer is the sign-in page, or says so.
    if (answer.redirected || answer.status === 401 || answer.status >= 500) later(task, answer.status);
    else await read(task, body, answer);
  }

  const rest = () => resting.splice(0).forEach((go) => go());

  function later(task, status) {
    rest();
    told.waits(task, status === 401 ? 'signedOut' : status ? 'busy' : 'offline');
    if (!isGone()) timer = setTimeout(next, again);
  }

  async function read(task, body, answer) {
    const said = (answer.headers.get('content-type') ?? '').includes('json') ? await answer.json() : null;
    // It was sent twice, and is answered.
    if (task.sent !== body) {
      setTimeout(next);
      return;
    }
    queue.delete(task);
    task.sent = null;
    if (!rows.isThere(task)) {
      if (answer.ok && said && !rows.known.has(said.id)) await put(removalOf(task, said)).catch(() => { });
      told.saved(task);
    } else if (answer.ok && said) {
      rows.take(task, said, body.row);
      told.saved(task);
      if (rows.isChanged(task)) queue.add(task);
    } else if (answer.status === 422 && task.isLater && JSON.stringify(rows.changeOf(task)) !== JSON.stringify(body.row)) {
      queue.add(task); // what was refused is no longer what stands there
    } else if (answer.status === 409 && said?.row) told.first(task, said.words, said.row);
    else told.refused(task, Array.isArray(said) ? said : [{ words: said?.words ?? String(answer.status), milestone: null, columns: [], confirmation: null }]);
    setTimeout(next);
  }

  const removalOf = (task, { id, version }) =>
    ({ ...bodyOf(task), row: { taskId: id, version, pillar: task.pillar, cells: {}, milestones: [] }, confirmed: [], isRemoved: true });

  // The page may go before there is an answer.
  async function sendLast(task) {
    const body = task.sent ??= bodyOf(task);
    told.sends(task);
    try {
      const answer = await put(body, { keepalive: true });
      if (answer.ok) await read(task, body, answer);
    } catch { /* it is kept */ }
  }

  return {
    /** Left, or pasted: it is sent as soon as those before it are answered. */
    add(task) {
      if (rows.isChanged(task) && !task.isRefused) queue.add(task);
      if (task === sending) task.isLater = true;
      next();
    },
    /** Takes a task out of the plan. */
    async remove(task) {
      queue.delete(task);
      try {
        const answer = await put(removalOf(task, task));
        return answer.ok ? null : (await answer.json())?.words ?? String(answer.status);
      } catch {
        return '';
      }
    },
    /**
     * Lets a task leave the plan by this amendment.
     * @returns {Promise<{ row?: object, now?: object, words?: string }>} the row as it is; what it is by now where somebody was first; or why not
     */
    async drop(task) {
      queue.delete(task);
      try {
        const answer = await put({ ...removalOf(task, task), isRemoved: false, isDropped: true });
        const said = await answer.json();
        return answer.ok ? { row: said } : { words: said?.words ?? said?.map?.((each) => each.words).join(' ') ?? String(answer.status), now: said?.row };
      } catch {
        return { words: '' };
      }
    },
    /**
     * The page goes: what waits is sent, whatever happens to the page.
     * @param isWhole true where the browser ends what is under way, too: that is sent once more, and done once.
     */
    flush(isWhole) {
      [...queue].filter((task) => isWaiting(task) && (isWhole || task !== sending)).forEach(sendLast);
    },
    get isBusy() { return queue.size > 0; },
    /** Resolves once everything sent is answered, or the connection is lost. */
    settled: () => new Promise((go) => { resting.push(go); next(); }),
  };
}
