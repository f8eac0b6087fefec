// Keeps what is typed into <form data-draft="key"> (DraftForm.razor) and gives it back: each field is compared with what was saved
// when it was typed and with what is saved now. What somebody else saved since is never overwritten: the person chooses, field by
// field. DraftForm draws what is told to it; all values are held here.
import { isFilling, isKept, nameOf, put, rowFieldsOf, shownOf, valuesOf } from './draft-fields.js';
import * as store from './draft-store.js';
import { offerUndo, rememberCancelled } from './draft-undo.js';
import { heldByServer, isAhead } from './typing.js';

const states = new Map();

export function keepDrafts() {
  window.lwpDrafts = { attach, detach, choose, discard, undo, forget, supersede, keep: keepField };
  store.told.kept = note;
  store.told.other = meetOnServer;
  document.addEventListener('input', (event) => changed(event.target));
  document.addEventListener('change', (event) => { changed(event.target); keepSettled(event.target); });
  document.addEventListener('click', clicked, true);
  document.addEventListener('focusin', (event) => {
    const state = stateOf(event.target);
    // Nothing was typed yet: what is shown now is what is saved.
    if (state && !state.isRestoring && !store.isAlive(store.read(state.key))) state.opened = valuesOf(state.form);
  });
  window.addEventListener('beforeunload', store.flush);
  window.addEventListener('storage', (event) => {
    const state = event.key?.startsWith(store.prefix) && states.get(event.key.slice(store.prefix.length));
    if (state) meetSoon(state);
  });
  store.dropOld();
}

/** Once Blazor runs: it says when the page was replaced. */
export const offerCancelled = () => offerUndo(restoreCancelled);

function stateOf(element) {
  const form = element?.closest?.('form[data-draft]');
  const state = form && states.get(form.dataset.draft);
  return state?.form === form ? state : null;
}

async function attach(form, key, server) {
  // Who types at once is quicker than the line: what the server does not have yet was typed, and is kept as well.
  const early = [...form.elements].filter((each) => isKept(each) && isAhead(each)).map(nameOf);
  const state = { form, key, server, opened: valuesOf(form, heldByServer), seen: {}, touched: new Set(early), isRestoring: true, discarded: null };
  clear(state);
  for (const [other, { form: before }] of states) if (!before.isConnected) states.delete(other);
  states.set(key, state);
  try {
    const [draft, lost] = await store.newest(key);
    if (states.get(key) !== state) return;
    if (draft) await restore(state, draft);
    if (lost) meet(state, lost);
    if (draft) tell(state);
  } finally {
    state.isRestoring = false;
  }
  if (state.touched.size > 0) keepNow(state);
}

const detach = (key) => states.delete(key);

function clear(state) {
  Object.assign(state, { at: null, restored: new Map(), undecided: new Map(), failed: new Map(), elsewhere: new Map() });
}

function changed(control) {
  const state = stateOf(control);
  if (!state || !isKept(control) || isFilling) return;
  state.touched.add(nameOf(control));
  keepNow(state);
}

// Once the page has read what was typed it may show it in its own way, as a date.
async function keepSettled(control) {
  const state = stateOf(control);
  if (!state || isFilling) return;
  await settle(state);
  const draft = store.read(state.key);
  if (states.get(state.key) === state && !state.isRestoring && !same(valuesOf(state.form), store.isAlive(draft) ? draft.fields : state.opened)) keepNow(state);
}

// A control that is drawn by the server alone, inside the element: its value has changed.
function keepField(id) {
  changed(document.getElementById(id)?.querySelector('[name]'));
}

function clicked(event) {
  const button = event.target.closest?.('form[data-draft] :is(button, a)');
  const state = button && stateOf(button);
  if (!state) return;
  if ('draftCancel' in button.dataset) cancel(state);
  // Rows come and go by buttons.
  else if (button.type === 'button' && !button.closest('.draft-notice')) keepSettled(button);
}

function keepNow(state) {
  if (state.isRestoring) return;
  const stored = store.read(state.key);
  if (same(valuesOf(state.form), state.opened) && state.undecided.size + state.failed.size === 0 && !store.isAlive(stored)) return;
  if (store.isAlive(stored) && stored.tab !== store.tab && !store.knows(state, stored)) meet(state, stored);
  store.keep(state.key, contentOf(state));
}

function contentOf(state) {
  const fields = valuesOf(state.form);
  const base = { ...state.opened };
  const shown = {};
  for (const [name, { mine, before }] of state.undecided) [fields[name], base[name]] = [mine, before];
  for (const [name, { mine, words }] of state.failed) [fields[name], shown[name]] = [mine, words];
  for (const [name, value] of Object.entries(fields)) {
    if (base[name] !== value) shown[name] ??= shownOf(state.form, name, value);
  }
  const elsewhere = Object.fromEntries(state.elsewhere);
  return { at: new Date().toISOString(), tab: store.tab, seen: state.seen, base, fields, shown, elsewhere };
}

// A field that came while one typed, as "Still right" beside an older rendering, was typed into only if it is not empty.
const typedIn = (draft) => Object.entries(draft.fields).filter(([name, value]) => ((draft.base ?? {})[name] ?? (typeof value === 'boolean' ? false : '')) !== value);

async function restore(state, draft) {
  remember(state, draft);
  state.at = draft.at;
  const base = draft.base ?? {};
  await restoreRows(state, draft, base);
  const now = valuesOf(state.form);
  const rows = rowFieldsOf(state.form);
  const targets = new Map();
  for (const [name, value] of typedIn(draft)) {
    if (rows.includes(name) || now[name] === value) continue;
    if (!(name in now)) state.failed.set(name, { mine: value, words: draft.shown?.[name] });
    else if (name in base && base[name] !== now[name]) state.undecided.set(name, { mine: value, before: base[name], theirs: now[name] });
    else targets.set(name, value);
  }
  for (const [name, value] of Object.entries(draft.elsewhere ?? {})) {
    if (name in now) state.elsewhere.set(name, value);
  }
  await fill(state, targets, true);
}

// Rows that were added appear again and rows that were taken away go, unless somebody else wrote in them since; rows of others stay.
async function restoreRows(state, draft, base) {
  const now = valuesOf(state.form);
  const isChanged = (row) => Object.keys(now).some((name) => name.startsWith(row + ' ') && base[name] !== now[name]);
  for (const name of rowFieldsOf(state.form)) {
    if (draft.fields[name] === undefined || draft.fields[name] === base[name]) continue;
    const [before, mine, saved] = [base[name] ?? '', draft.fields[name], now[name]].map((each) => each.split(' ').filter(Boolean));
    const rows = [...saved.filter((row) => mine.includes(row) || !before.includes(row) || isChanged(row)), ...mine.filter((row) => !before.includes(row) && !saved.includes(row))];
    put(state.form, name, rows.join(' '));
  }
  await settle(state);
}

// A few fields at a time, each time waiting until the page has drawn them: a page that is sent more than it can draw takes some from
// words that are no longer there. What does not show in the end is said to be lost.
async function fill(state, targets, isRestored = false) {
  const before = valuesOf(state.form);
  let waiting = [...targets].filter(([name]) => !state.touched.has(name));
  for (let turn = 0; turn < 4 && waiting.length > 0; turn++) {
    const step = turn === 0 ? 4 : 1;
    for (let at = 0; at < waiting.length; at += step) {
      for (const [name, value] of waiting.slice(at, at + step)) put(state.form, name, value);
      await settle(state);
    }
    await settle(state);
    const now = valuesOf(state.form);
    waiting = waiting.filter(([name, value]) => now[name] !== value && !state.touched.has(name));
  }
  const now = valuesOf(state.form);
  for (const [name, value] of isRestored ? targets : []) {
    if (state.touched.has(name) && now[name] !== value) state.elsewhere.set(name, value);
    // A date or a number may be shown in another way than it was typed.
    else if (now[name] === value || (now[name] !== before[name] && now[name] !== undefined)) state.restored.set(name, now[name]);
    else state.failed.set(name, { mine: value, words: shownOf(state.form, name, value) });
  }
}

async function settle(state) {
  try {
    await state.server.invokeMethodAsync('Settle');
  } catch { /* the circuit is gone: what is shown stays */ }
}

function remember(state, draft) {
  state.seen = Object.fromEntries(Object.entries({ ...draft.seen, ...state.seen, [draft.tab ?? '']: draft.at }).slice(-8));
}

// Another window wrote into the same form.
function meet(state, other) {
  const now = valuesOf(state.form);
  remember(state, other);
  for (const [name, value] of typedIn(other)) {
    if (name in now && !rowFieldsOf(state.form).includes(name)) {
      if (now[name] === value) state.elsewhere.delete(name);
      else state.elsewhere.set(name, value);
    }
  }
  tell(state);
}

function meetSoon(state) {
  clearTimeout(state.meeting);
  state.meeting = setTimeout(() => {
    const stored = store.read(state.key);
    if (store.isAlive(stored) && stored.tab !== store.tab && !store.knows(state, stored) && states.get(state.key) === state) meet(state, stored);
  }, 1000);
}

function meetOnServer(key, other) {
  const state = states.get(key);
  if (state) {
    meet(state, other);
    store.keep(key, contentOf(state));
    return;
  }
  const draft = store.read(key);
  if (!store.isAlive(draft)) return;
  store.keep(key, { ...draft, seen: { ...draft.seen, [other.tab]: other.at }, elsewhere: { ...Object.fromEntries(typedIn(other)), ...draft.elsewhere } });
}

async function choose(key, name, choice) {
  const state = states.get(key);
  if (!state) return;
  const [undecided, elsewhere] = [state.undecided.get(name), state.elsewhere.get(name)];
  state.touched.delete(name);
  state.undecided.delete(name);
  state.elsewhere.delete(name);
  if (undecided && choice === 'mine') await fill(state, new Map([[name, undecided.mine]]), true);
  else if (!undecided && choice === 'theirs') await fill(state, new Map([[name, elsewhere]]), true);
  store.keep(key, contentOf(state));
  tell(state);
}

async function discard(key) {
  const state = states.get(key);
  if (!state) return;
  const draft = contentOf(state);
  clear(state);
  state.touched.clear();
  store.supersede(key);
  state.isRestoring = true;
  for (const name of rowFieldsOf(state.form)) put(state.form, name, state.opened[name]);
  await settle(state);
  await fill(state, new Map(Object.entries(state.opened).filter(([name, value]) => valuesOf(state.form)[name] !== value)));
  state.isRestoring = false;
  state.discarded = draft;
  tell(state);
}

async function undo(key) {
  const state = states.get(key);
  if (state?.discarded) await giveBack(state, state.discarded);
}

async function giveBack(state, draft) {
  state.discarded = null;
  state.touched.clear();
  state.isRestoring = true;
  await restore(state, draft);
  state.isRestoring = false;
  store.keep(state.key, contentOf(state));
  tell(state);
}

function cancel(state) {
  if (same(valuesOf(state.form), state.opened) && state.undecided.size + state.failed.size === 0) return;
  rememberCancelled(state.key, contentOf(state));
  store.supersede(state.key);
  states.delete(state.key);
}

// The person wants back what "Cancel" threw away.
function restoreCancelled(key, draft) {
  const state = states.get(key);
  store.keep(key, { ...draft, at: new Date().toISOString() });
  if (!state) return false;
  giveBack(state, draft);
  return true;
}

function forget(key, isSaved) {
  store.forget(key);
  const state = states.get(key);
  if (!state) return;
  clear(state);
  const place = noteOf(state);
  if (place) place.textContent = isSaved ? place.dataset.saved : '';
  // What was typed since it was sent is not saved: it is a draft of its own.
  Object.assign(state, { opened: valuesOf(state.form, heldByServer), touched: new Set(), discarded: null });
  [...state.form.elements].filter(isAhead).forEach(changed);
}

function supersede(key, isSaved) {
  forget(key, isSaved);
  store.supersede(key);
}

function tell(state) {
  const field = (name, mine, theirs, words) => {
    const shown = shownOf(state.form, name, mine) ?? words;
    return { name, label: shown?.label ?? name, mine: String(shown?.words ?? mine ?? ''), theirs: theirs === undefined ? null : String(shownOf(state.form, name, theirs)?.words ?? theirs), language: shown?.language ?? null };
  };
  const now = valuesOf(state.form);
  state.server.invokeMethodAsync('Tell', {
    at: state.at,
    restored: [...state.restored].map(([name, mine]) => field(name, mine)),
    undecided: [...state.undecided].map(([name, { mine, theirs }]) => field(name, mine, theirs)),
    failed: [...state.failed].map(([name, { mine, words }]) => field(name, mine, undefined, words)),
    elsewhere: [...state.elsewhere].map(([name, theirs]) => field(name, now[name], theirs)),
    isDiscarded: Boolean(state.discarded),
  }).catch(() => { });
}

const noteOf = (state) => state?.form.querySelector('.draft-note');

function note(key, isOnServer) {
  const place = noteOf(states.get(key));
  if (!place) return;
  // The clock of both capitals (UTC+7), as on every page, whatever zone this computer is set to.
  const time = new Date(Date.now() + 7 * 3600000).toISOString().slice(11, 16);
  place.textContent = (isOnServer ? place.dataset.kept : place.dataset.local).replace('{0}', time);
}

function same(one, other) {
  const names = Object.keys(one);
  return names.length === Object.keys(other ?? {}).length && names.every((name) => one[name] === other[name]);
}
