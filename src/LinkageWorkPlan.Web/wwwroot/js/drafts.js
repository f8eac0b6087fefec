// Keeps what is typed into <form data-draft="key"> (DraftForm.razor) and gives it back. This file hears what happens to a form:
// draft-state.js knows its fields, draft-fields.js reads and writes them, draft-store.js keeps them in the browser and on the server,
// draft-restore.js puts them back, draft-windows.js knows of other windows, draft-notice.js and draft-later.js say the result of
// them, and draft-undo.js takes "Cancel" back.
import { isFilling, isKept, nameOf, valuesOf } from './draft-fields.js';
import { forgetLater, offerLater, sayLater } from './draft-later.js';
import { note, noteSaved, tell } from './draft-notice.js';
import { empty, fill, restore } from './draft-restore.js';
import { clear, close, contentOf, isAsOpened, isOpen, open, same, settle, stateOf, stateOfKey } from './draft-state.js';
import * as store from './draft-store.js';
import { offerUndo, rememberCancelled } from './draft-undo.js';
import { isUnseen, meet, watchWindows } from './draft-windows.js';
import { firstHeld, heldByServer, isAhead, isField, wasCommitted } from './typing.js';

const early = new WeakSet(); // choices that were made before their form was attached
const left = new Map(); // forms that are gone while they were being saved
const cancelled = new WeakSet(); // forms that are being left by "Cancel"

export function keepDrafts() {
  store.told.kept = note;
  watchWindows();
  document.addEventListener('input', (event) => changed(event.target));
  document.addEventListener('change', (event) => { changed(event.target); keepSettled(event.target); });
  document.addEventListener('click', clicked, true);
  document.addEventListener('submit', (event) => sending(stateOf(event.target)), true);
  document.addEventListener('focusin', (event) => {
    const state = stateOf(event.target);
    // Nothing was typed yet: what is shown now is what is saved.
    if (state && !state.isRestoring && !store.isAlive(store.read(state.key))) state.opened = valuesOf(state.form);
  });
  window.addEventListener('beforeunload', store.flush);
  store.dropOld();
}

/** Once Blazor runs. */
export function offerKept() {
  offerUndo(restoreCancelled);
  offerLater();
}

/** form: null where another page was opened before this one's form was ready. */
export async function attach(form, key, server, opening, saves) {
  if (!form || cancelled.has(form)) return;
  forgetLater(key);
  left.delete(key);
  const state = begin(form, key, server, opening, saves);
  try {
    const [draft, lost] = await store.newest(key);
    if (!isOpen(state)) return;
    if (draft) await restore(state, draft);
    if (lost) meet(state, lost);
    if (draft) tell(state);
  } finally {
    state.isRestoring = false;
  }
  if (state.touched.size > 0) keepNow(state);
}

function begin(form, key, server, opening, saves) {
  // Who types at once is quicker than the line: what was typed before, also what the server has read already, is kept as well.
  const controls = [...form.elements].filter((each) => isKept(each) && (isAhead(each) || wasCommitted(each) || early.has(each)));
  const opened = valuesOf(form, firstHeld);
  // What stood in a choice before is not known; of a field that was typed into it is.
  for (const choice of controls.filter((each) => early.has(each) && !isField(each))) delete opened[nameOf(choice)];
  return open(form, key, server, opened, new Set(controls.map(nameOf)), opening, saves);
}

export function detach(key) {
  const state = stateOfKey(key);
  if (!state) return;
  close(key);
  if (state.unsaved) sayLater(state, state.unsaved);
  left.set(key, state);
  setTimeout(() => { if (left.get(key) === state) left.delete(key); }, 60_000);
}

function changed(control) {
  if (!isKept(control) || isFilling) return;
  const state = stateOf(control);
  if (!state) {
    if (control.closest('form[data-draft]')) early.add(control);
    return;
  }
  state.touched.add(nameOf(control));
  state.later.add(nameOf(control));
  keepNow(state);
}

// Once the page has read what was typed it may show it in its own way, as a date.
async function keepSettled(control) {
  const state = stateOf(control);
  if (!state || isFilling) return;
  await settle(state);
  const draft = store.read(state.key);
  if (isOpen(state) && !state.isRestoring && !same(valuesOf(state.form), store.isAlive(draft) ? draft.fields : state.opened)) keepNow(state);
}

// A control that is drawn by the server alone, inside the element: its value has changed.
export function keep(id) {
  changed(document.getElementById(id)?.querySelector('[name]'));
}

function clicked(event) {
  const button = event.target.closest?.('form[data-draft] :is(button, a)');
  const state = button && stateOf(button);
  if (!state) {
    if (button && 'draftCancel' in button.dataset) cancelEarly(button.closest('form[data-draft]'));
    return;
  }
  sending(state);
  if ('draftCancel' in button.dataset) cancel(state);
  // Rows come and go by buttons.
  else if (button.type === 'button' && !button.closest('.draft-notice')) keepSettled(button);
}

// What is there now is what a save takes; what is changed later is not part of it.
function sending(state) {
  if (state && state.form.dataset.begun === state.form.dataset.answered) [state.sent, state.later] = [valuesOf(state.form), new Set()];
}

function keepNow(state) {
  if (state.isRestoring) return;
  const stored = store.read(state.key);
  if (isAsOpened(state) && !store.isAlive(stored)) return;
  if (isUnseen(state, stored)) meet(state, stored);
  store.keep(state.key, contentOf(state));
}

export async function choose(key, name, choice) {
  const state = stateOfKey(key);
  if (!state) return;
  const [undecided, elsewhere] = [state.undecided.get(name), state.elsewhere.get(name)];
  state.touched.delete(name);
  state.undecided.delete(name);
  state.elsewhere.delete(name);
  if (undecided && choice === 'mine') await fill(state, new Map([[name, undecided.mine]]), true);
  else if (!undecided && choice === 'theirs') await fill(state, new Map([[name, elsewhere]]), true);
  if (!isOpen(state)) return;
  store.keep(key, contentOf(state));
  tell(state);
}

export async function discard(key) {
  const state = stateOfKey(key);
  if (!state) return;
  const draft = contentOf(state);
  clear(state);
  state.touched.clear();
  state.unsaved = null;
  store.supersede(key);
  state.isRestoring = true;
  await empty(state);
  state.isRestoring = false;
  state.discarded = draft;
  tell(state);
}

export async function undo(key) {
  const state = stateOfKey(key);
  if (state?.discarded) await giveBack(state, state.discarded);
}

// It is kept at once, and is not kept again where "Cancel" was pressed while the page still took it in.
async function giveBack(state, draft) {
  store.keep(state.key, { ...draft, at: new Date().toISOString() });
  state.discarded = null;
  state.touched.clear();
  state.isRestoring = true;
  await restore(state, draft);
  state.isRestoring = false;
  if (!isOpen(state)) return;
  store.keep(state.key, contentOf(state));
  tell(state);
}

function cancel(state) {
  if (isAsOpened(state)) return;
  rememberCancelled(state.key, contentOf(state));
  store.supersede(state.key);
  close(state.key);
}

// Before the form was attached: what was typed until then can be taken back, too.
function cancelEarly(form) {
  const state = begin(form, form.dataset.draft);
  if (isAsOpened(state)) return close(state.key);
  cancelled.add(form);
  cancel(state);
}

// The person wants back what "Cancel" threw away.
function restoreCancelled(key, draft) {
  const state = stateOfKey(key);
  if (state) giveBack(state, draft);
  else store.keep(key, { ...draft, at: new Date().toISOString() });
  return Boolean(state);
}

// It was saved. What was changed since it was sent is not part of that: it is a draft of its own.
export function forget(key, isSaved, saves) {
  store.forget(key);
  const state = stateOfKey(key) ?? left.get(key);
  if (!state) return;
  state.saves = saves ?? state.saves;
  const ahead = [...state.form.elements].filter((each) => isKept(each) && isAhead(each)).map(nameOf);
  const opened = valuesOf(state.form, heldByServer);
  for (const name of state.later) if (!ahead.includes(name) && name in (state.sent ?? {})) opened[name] = state.sent[name];
  const now = valuesOf(state.form);
  const unsaved = [...new Set([...state.later, ...ahead])].filter((name) => name in now && now[name] !== opened[name]);
  clear(state);
  noteSaved(state, isSaved);
  Object.assign(state, { opened, touched: new Set(unsaved), later: new Set(), sent: null, discarded: null, unsaved: null });
  if (unsaved.length === 0) return;
  store.keep(key, contentOf(state));
  if (!isOpen(state) || state.address !== location.pathname + location.search) sayLater(state, unsaved);
  else state.unsaved = unsaved;
}

export function supersede(key, isSaved, saves) {
  forget(key, isSaved, saves);
  // What was typed since takes the place of what the server still has.
  if (!store.isAlive(store.read(key))) store.supersede(key);
}
