// Follows the plan that is shown: who else has it open, and what others save in it. One line to the server for a page that is looked at;
// one in the background has none after a while, and looks what it missed when it is in sight again.
import { pageName } from './live-name.js';
import { rowsOfPage } from './live-rows.js';

const pulseEvery = 8000;
const deafAfter = 30_000; // three beats of the server without a word
const hiddenFor = 20_000; // so long a page in the background still listens
const saysEvery = 4000;
const shortest = 1000; // between two tries
const longest = 60_000;
const unseen = ['Amendment']; // nothing of these is on the pages that fetch themselves

let head = null; // the element at the head of the plan; one plan is shown at a time
let code = null; // of that plan
let words = {};
let source = null;
let since = '';
let pause = shortest;
let edits = null;
let people = [];
let told = { at: 0, timer: 0, lines: [] };
const timers = { deaf: 0, again: 0, hidden: 0, soon: 0 };
let isBegun = false;
const rows = rowsOfPage(() => ({ words, say, namesOf }));

/** Each time a page is shown. */
export function live() {
  if (isBegun) {
    look();
    return;
  }
  isBegun = true;
  setInterval(look, 1000);
  setInterval(pulse, pulseEvery);
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timers.hidden);
    if (document.hidden) timers.hidden = setTimeout(close, hiddenFor);
    else if (head && !source) open();
  });
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', ({ persisted }) => { if (persisted && head) open(); });
  window.addEventListener('online', () => { if (head && !source) open(); });
  document.addEventListener('lwp-edits', ({ detail }) => {
    if (edits === detail) return;
    edits = detail;
    timers.soon ||= setTimeout(() => { timers.soon = 0; pulse(); }, 500);
  });
  look();
}

/** The page may be another one by now, or its head is redrawn. */
function look() {
  const found = document.querySelector('[data-live-plan]');
  const plan = found?.dataset.livePlan ?? null;
  if (found === head && plan === code && (!found || found.firstChild)) return;
  const isSame = source && plan === code;
  [head, code] = [found, plan];
  rows.forget();
  if (!head) {
    close();
    return;
  }
  words = JSON.parse(head.dataset.liveWords);
  const before = edits;
  edits = head.dataset.liveEdits || null;
  // Ticks, as many digits for centuries.
  if (!isSame || head.dataset.liveSince > since) since = head.dataset.liveSince;
  if (!isSame) open();
  draw();
  if (isSame && before !== edits) pulse();
}

function open() {
  close();
  if (!head || document.hidden) return;
  const query = new URLSearchParams({ window: pageName, since });
  if (edits) query.set('edits', edits);
  source = new EventSource(`/live/plans/${encodeURIComponent(code)}?${query}`);
  const hear = (name, then) => source.addEventListener(name, (event) => {
    pause = shortest;
    listen();
    then(JSON.parse(event.data), event);
  });
  hear('here', (said) => { people = said.people; draw(); });
  hear('changed', (said, { lastEventId }) => { since = lastEventId || since; changed(said); });
  hear('beat', () => { });
  hear('ended', close); // the sign-in is over, or the plan is gone: the next page says so
  source.onerror = later;
  listen();
}

function close() {
  source?.close();
  source = null;
  clearTimeout(timers.deaf);
  clearTimeout(timers.again);
  people = [];
  draw();
}

// Whatever it was - no line, too many pages, a server that starts - it is tried again, more and more rarely.
function later() {
  close();
  timers.again = setTimeout(open, pause * (0.5 + Math.random()));
  pause = Math.min(longest, 2 * pause);
}

function listen() {
  clearTimeout(timers.deaf);
  timers.deaf = setTimeout(later, deafAfter);
}

async function pulse() {
  if (!source || !head) return;
  const of = source;
  const headers = { 'content-type': 'application/json', 'x-lwp': '1' };
  try {
    const body = JSON.stringify({ window: pageName, edits });
    const answer = await fetch(`/live/plans/${encodeURIComponent(code)}`, { method: 'PUT', headers, body, signal: AbortSignal.timeout(pulseEvery) });
    if (answer.status === 410 && source === of && source.readyState === EventSource.OPEN) open();
  } catch { /* the line says so itself */ }
}

function changed({ changes, isMany, within }) {
  const theirs = (changes ?? []).filter((each) => !each.isOwn);
  if (theirs.length === 0 && !isMany) return;
  if (document.querySelector('[data-grid]')) {
    document.dispatchEvent(new CustomEvent('lwp-changed', { detail: { changes: theirs, isMany, names: namesOf(theirs), say } }));
    return;
  }
  const seen = theirs.filter((each) => !unseen.includes(each.kind));
  if (seen.length > 0 || isMany) rows.look({ changes: seen, isMany, within });
}

const namesOf = (changes) => [...new Set(changes.filter((each) => !each.isMine).map((each) => each.by))];

// People at the head of the plan, each once.
function draw() {
  if (!head) return;
  const names = people.map(({ name, edits: task }) => (task ? fill(words.edits, name, task) : name));
  let list = head.querySelector('.live-people');
  if (!list) {
    list = document.createElement('span');
    list.className = 'live-people';
    const status = document.createElement('span');
    status.className = 'live-said sr-only';
    status.role = 'status';
    head.replaceChildren(list, status);
  }
  list.textContent = names.length > 0 ? fill(words.here, names.join(', ')) : '';
  list.title = list.textContent;
}

/** Says it aloud, politely: what comes within a few seconds is said together. */
function say(changes, isMany) {
  const line = namesOf(changes).map((name) => {
    const codes = [...new Set(changes.filter((each) => each.by === name && each.code).map((each) => each.code))];
    return fill(words.said, name, codes.slice(0, 5).join(', ') + (codes.length > 5 ? ' …' : ''));
  }).join(' ');
  told.lines.push(line || (isMany ? words.some : ''));
  clearTimeout(told.timer);
  told.timer = setTimeout(() => {
    const status = head?.querySelector('.live-said');
    if (status) status.textContent = [...new Set(told.lines)].filter(Boolean).join(' ');
    told = { at: Date.now(), timer: 0, lines: [] };
  }, Math.max(0, told.at + saysEvery - Date.now()));
}

const fill = (text, ...values) => values.reduce((all, value, at) => all.replaceAll(`{${at}}`, value), text);
