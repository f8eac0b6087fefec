// Saves task by task, one after another, what was typed into the rows: over a lost line again and again, and never the same twice.
const again = 3000;

/**
 * @param {{ address: string, plan: string, columns: { id: string }[] }} place
 * @param {{ sends: Function, saved: Function, refused: Function, first: Function, waits: Function }} told each of the task it is about
 */
export function saver(place, rows, told) {
  const queue = new Set();
  let isSending = false;
  let timer = 0;
  window.addEventListener('online', () => next());

  async function next() {
    clearTimeout(timer);
    if (isSending) return;
    const task = [...queue].find((each) => rows.isChanged(each));
    if (!task) {
      queue.clear();
      return;
    }
    isSending = true;
    try {
      await send(task);
    } finally {
      isSending = false;
    }
  }

  const headers = { 'content-type': 'application/json', 'x-lwp': '1' };
  const put = (body, more) => fetch(place.address, { method: 'PUT', headers, body: JSON.stringify(body), ...more });
  const bodyOf = (task) => ({
    id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, // over plain http there is no randomUUID
    planId: place.plan,
    row: rows.changeOf(task),
    columns: place.columns.map((column) => column.id),
    confirmed: task.asked.filter((each) => each.isYes).map((each) => each.confirmation),
    isRemoved: false,
  });

  // Until it is known what became of what was sent, the same is sent again, by the same name: the server does it once.
  async function send(task) {
    const body = task.sent ??= bodyOf(task);
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
    else await read(task, body.row, answer);
  }

  function later(task, status) {
    told.waits(task, status === 401 ? 'signedOut' : status ? 'busy' : 'offline');
    timer = setTimeout(next, again);
  }

  async function read(task, sent, answer) {
    const said = (answer.headers.get('content-type') ?? '').includes('json') ? await answer.json() : null;
    queue.delete(task);
    task.sent = null;
    if (answer.ok && said) {
      rows.take(task, said, sent);
      told.saved(task);
      if (rows.isChanged(task)) queue.add(task);
    } else if (answer.status === 409 && said?.row) told.first(task, said.words, said.row);
    else told.refused(task, Array.isArray(said) ? said : [{ words: said?.words ?? String(answer.status), milestone: null, columns: [], confirmation: null }]);
    setTimeout(next);
  }

  return {
    /** Left, or pasted: it is sent as soon as those before it are answered. */
    add(task) {
      if (rows.isChanged(task) && !task.isRefused) queue.add(task);
      next();
    },
    /** Takes a task out of the plan. */
    async remove(task) {
      queue.delete(task);
      try {
        const answer = await put({ ...bodyOf(task), isRemoved: true });
        return answer.ok ? null : (await answer.json())?.words ?? String(answer.status);
      } catch {
        return '';
      }
    },
    /** The page goes: what waits is sent once more, whatever becomes of the page. */
    flush() {
      for (const task of queue) {
        if (rows.isChanged(task)) put(task.sent ??= bodyOf(task), { keepalive: true }).catch(() => { });
        told.sends(task);
      }
    },
    get isBusy() { return queue.size > 0; },
  };
}
