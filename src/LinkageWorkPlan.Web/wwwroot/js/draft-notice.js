// What the page says of a form's kept text: DraftForm.razor draws what the browser reports, the note beside the button says when it was kept.
import { shownOf, valuesOf } from './draft-fields.js';
import { stateOfKey } from './draft-state.js';

/** All values are held here; the server learns what a person is to read. */
export function tell(state) {
  const field = (name, mine, theirs, words) => {
    const shown = shownOf(state.form, name, mine) ?? words;
    return {
      name,
      label: shown?.label ?? name,
      mine: String(shown?.words ?? mine ?? ''),
      theirs: theirs === undefined ? null : String(shownOf(state.form, name, theirs)?.words ?? theirs),
      language: shown?.language ?? null,
    };
  };
  const now = valuesOf(state.form);
  const isHere = state.form.querySelector('.draft-notice')?.contains(document.activeElement);
  state.server.invokeMethodAsync('ShowKept', {
    at: state.at,
    restored: [...state.restored].map(([name, mine]) => field(name, mine)),
    undecided: [...state.undecided].map(([name, { mine, theirs }]) => field(name, mine, theirs)),
    failed: [...state.failed].map(([name, { mine, words }]) => field(name, mine, undefined, words)),
    elsewhere: [...state.elsewhere].map(([name, theirs]) => field(name, now[name], theirs)),
    isDiscarded: Boolean(state.discarded),
  }).then(() => {
    // The button that was pressed has gone with the answer: the keyboard stays where the person was.
    if (!isHere || document.activeElement !== document.body) return;
    const place = state.form.querySelector('.draft-notice') ?? state.form.querySelector('input:not([type=hidden], .sr-only), select, textarea');
    place?.focus({ preventScroll: true });
  }).catch(() => { });
}

const noteOf = (state) => state?.form.querySelector('.draft-note');

/** Nothing is kept any more: it was saved, or given up for somebody else's words. */
export function noteSaved(state, isSaved) {
  const place = noteOf(state);
  if (place) place.textContent = isSaved ? place.dataset.saved : '';
}

export function note(key, isOnServer) {
  const place = noteOf(stateOfKey(key));
  if (!place) return;
  // The clock of both capitals (UTC+7), as on every page, whatever zone this computer is set to.
  const time = new Date(Date.now() + 7 * 3600000).toISOString().slice(11, 16);
  place.textContent = (isOnServer ? place.dataset.kept : place.dataset.local).replace('{0}', time);
}
