// Two windows, or two browsers, of one person in the same form: each is shown what was typed in the other and neither overwrites it.
import { rowFieldsOf, valuesOf } from './draft-fields.js';
import { tell } from './draft-notice.js';
import { contentOf, isOpen, remember, stateOfKey, typedIn } from './draft-state.js';
import * as store from './draft-store.js';

export function watchWindows() {
  store.told.other = meetOnServer;
  window.addEventListener('storage', (event) => {
    const state = event.key?.startsWith(store.prefix) && stateOfKey(event.key.slice(store.prefix.length));
    if (state) meetSoon(state);
  });
}

export function meet(state, other) {
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

/** True where another window of this browser typed what this one has not seen. */
export const isUnseen = (state, stored) => store.isAlive(stored) && stored.tab !== store.tab && !store.knows(state, stored);

function meetSoon(state) {
  clearTimeout(state.meeting);
  state.meeting = setTimeout(() => {
    const stored = store.read(state.key);
    if (isOpen(state) && isUnseen(state, stored)) meet(state, stored);
  }, 1000);
}

function meetOnServer(key, other) {
  const state = stateOfKey(key);
  if (state) {
    meet(state, other);
    store.keep(key, contentOf(state));
    return;
  }
  const draft = store.read(key);
  if (!store.isAlive(draft)) return;
  store.keep(key, { ...draft, seen: { ...draft.seen, [other.tab]: other.at }, elsewhere: { ...Object.fromEntries(typedIn(other)), ...draft.elsewhere } });
}
