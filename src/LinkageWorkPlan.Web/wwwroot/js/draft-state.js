// What is known of the forms on the page: what stood in their fields when they were opened, what was typed since, and the result of
// the text that was kept before. The other draft-*.js read and change it; nothing here draws, stores or asks.
import { shownOf, valuesOf } from './draft-fields.js';
import * as store from './draft-store.js';

const states = new Map();

export const stateOfKey = (key) => states.get(key);

/** Of the form that an element is in; undefined where that is not kept, or not yet. */
export function stateOf(element) {
  const form = element?.closest?.('form[data-draft]');
  const state = form && states.get(form.dataset.draft);
  return state?.form === form ? state : undefined;
}

/**
 * opened: what stood in each field before anything was typed; touched: names of fields that somebody typed into; sent: what stood there
 * when it was sent last; later: fields that were changed since then; unsaved: those of them that a save did not take; opening, saves:
 * which opening of the form it is and how often that was saved, so that the server knows text that arrives too late.
 */
export function open(form, key, server, opened, touched, opening, saves) {
  const address = location.pathname + location.search;
  const state = {
    form, key, server, opened, touched, opening, saves, sent: null, later: new Set(), unsaved: null, seen: {}, isRestoring: true,
    discarded: null, address,
  };
  clear(state);
  for (const [other, { form: before }] of states) if (!before.isConnected) states.delete(other);
  states.set(key, state);
  return state;
}

export const isOpen = (state) => states.get(state.key) === state;

export const close = (key) => states.delete(key);

/**
 * restored: fields that show again what was typed; undecided: saved again by somebody else since; failed: not taken; elsewhere: typed in
 * another window, too.
 */
export function clear(state) {
  Object.assign(state, { at: null, restored: new Map(), undecided: new Map(), failed: new Map(), elsewhere: new Map() });
}

export const isAsOpened = (state) => same(valuesOf(state.form), state.opened) && state.undecided.size + state.failed.size === 0;

/** What is kept of the form. */
export function contentOf(state) {
  const fields = valuesOf(state.form);
  const base = { ...state.opened };
  const shown = {};
  for (const [name, { mine, before }] of state.undecided) [fields[name], base[name]] = [mine, before];
  for (const [name, { mine, words }] of state.failed) [fields[name], shown[name]] = [mine, words];
  for (const [name, value] of Object.entries(fields)) {
    if (base[name] !== value) shown[name] ??= shownOf(state.form, name, value);
  }
  const elsewhere = Object.fromEntries(state.elsewhere);
  return { at: new Date().toISOString(), tab: store.tab, opening: state.opening, saves: state.saves, seen: state.seen, base, fields, shown, elsewhere };
}

// A field that came while one typed, as "Still right" beside an older rendering, was typed into only if it is not empty.
const valueIn = (fields, name, value) => fields?.[name] ?? (typeof value === 'boolean' ? false : '');

export const typedIn = (draft) => Object.entries(draft.fields).filter(([name, value]) => valueIn(draft.base, name, value) !== value);

/** This window has seen what another one typed. */
export function remember(state, draft) {
  state.seen = Object.fromEntries(Object.entries({ ...draft.seen, ...state.seen, [draft.tab ?? '']: draft.at }).slice(-8));
}

/** Waits until the page has read and drawn all that was told to it. */
export async function settle(state) {
  try {
    await state.server.invokeMethodAsync('Settle');
  } catch { /* the circuit is gone: what is shown stays */ }
}

export const same = (one, other) => Object.keys({ ...one, ...other }).every((name) => valueIn(one, name, other?.[name]) === valueIn(other, name, one[name]));
