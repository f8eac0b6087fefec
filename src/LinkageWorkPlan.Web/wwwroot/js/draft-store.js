// Where typed text is kept: in this browser at once, and on the server a moment later. Of whoever is signed in alone: others may use
// the same browser. A saved form leaves "saved" behind where the server could not drop what it had.
export const prefix = `lwp-draft:${document.querySelector('[data-account]')?.dataset.account ?? ''}:`;

// This window, as long as the page is not loaded again.
export const tab = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

const memory = new Map(); // where the browser stores nothing
const pending = new Map();
const sending = new Map(); // what is on its way to the server

export const told = { kept: () => { }, other: () => { } };

export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(prefix + key) ?? memory.get(key) ?? 'null');
  } catch {
    return JSON.parse(memory.get(key) ?? 'null');
  }
}

export function write(key, draft) {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(draft));
    memory.delete(key);
  } catch {
    memory.set(key, JSON.stringify(draft));
  }
}

function remove(key) {
  memory.delete(key);
  try { localStorage.removeItem(prefix + key); } catch { /* nothing was stored */ }
}

// Nobody comes back for what is older than this; the server drops its copy, too.
export function dropOld(days = 60) {
  const oldest = new Date(Date.now() - days * 86_400_000).toISOString();
  try {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith('lwp-draft:'))) {
      if ((JSON.parse(localStorage.getItem(name))?.at ?? '') < oldest) localStorage.removeItem(name);
    }
  } catch { /* nothing is stored, or not by this program */ }
}

export const isAlive = (draft) => Boolean(draft?.fields) && !draft.saved;

export function keep(key, draft) {
  write(key, draft);
  clearTimeout(pending.get(key));
  pending.set(key, setTimeout(() => send(key), 600));
}

function send(key) {
  clearTimeout(pending.get(key));
  pending.delete(key);
  const sent = deliver(key).finally(() => { if (sending.get(key) === sent) sending.delete(key); });
  sending.set(key, sent);
}

const headers = { 'content-type': 'application/json', 'x-lwp': '1' };
const putting = (key, draft, more) => fetch('/drafts/' + encodeURIComponent(key), { method: 'PUT', headers, body: JSON.stringify(draft), ...more });

async function deliver(key) {
  const draft = read(key);
  if (!draft) return;
  // It may have been saved while it was on its way: then nothing is kept any more.
  const tell = (isKept) => { if (!draft.saved && read(key)?.at === draft.at) told.kept(key, isKept); };
  try {
    const answer = await putting(key, draft, draft.saved ? { keepalive: true } : {});
    if (answer.status >= 500) throw new Error(answer.statusText);
    if (answer.status === 409) {
      told.other(key, await answer.json());
      return;
    }
    // Of somebody who is no longer signed in the answer is the sign-in page.
    const isKept = answer.ok && !answer.redirected;
    tell(isKept);
    if (draft.saved && isKept && read(key)?.saved) remove(key);
  } catch {
    tell(false);
    if (!pending.has(key)) pending.set(key, setTimeout(() => send(key), 5000));
  }
}

// The form was saved or given up, but its kept text is still on the server: an empty one takes its place, here at once and there as
// soon as the server takes it.
export function supersede(key) {
  const opening = read(key)?.opening;
  write(key, { at: new Date().toISOString(), tab, opening, fields: {}, saved: true });
  const before = sending.get(key);
  send(key);
  before?.then(() => { if (read(key)?.saved) send(key); });
}

export function forget(key) {
  if (read(key)?.saved) return;
  clearTimeout(pending.get(key));
  pending.delete(key);
  remove(key);
  // What was on its way may arrive after the server dropped the draft.
  sending.get(key)?.then(() => { if (!read(key)) supersede(key); });
}

export function flush() {
  for (const [key, timer] of pending) {
    clearTimeout(timer);
    const draft = read(key);
    if (draft) putting(key, draft, { keepalive: true }).catch(() => { });
  }
}

// The newest text of a form, and another one that its writer never saw.
export async function newest(key) {
  const local = read(key);
  let kept = null;
  try {
    const answer = await fetch('/drafts/' + encodeURIComponent(key), { signal: AbortSignal.timeout(8000) });
    if (answer.status === 200 && !answer.redirected) kept = await answer.json();
  } catch { /* the browser's own copy serves */ }
  const [first, second] = !kept || (local && local.at >= kept.at) ? [local, kept] : [kept, local];
  if (!isAlive(first)) return [null, null];
  return [first, isAlive(second) && second.tab !== first.tab && !knows(first, second) ? second : null];
}

// Whether whoever wrote a text has seen another one.
export const knows = (draft, other) => (draft.seen?.[other.tab] ?? '') >= other.at;
