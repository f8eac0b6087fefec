// What was typed while a form was being saved is not part of what was saved. Where the form stays it is there; where the form is
// gone, as on the page one lands on, it is announced and shown (the element #lwp-later of App.razor) and waits in the form as a draft.
import { shownOf, valuesOf } from './draft-fields.js';
import { prefix } from './draft-store.js';

const name = 'lwp-later';

/** Once Blazor runs: it says when the page was replaced. */
export function offerLater() {
  document.addEventListener('click', (event) => { if (event.target.closest?.('[data-later-close]')) forgetLater(); });
  Blazor.addEventListener('enhancedload', show);
  show();
}

/** The form is gone. */
export function sayLater(state, names) {
  const values = valuesOf(state.form);
  const fields = names.map((each) => ({ label: each, ...shownOf(state.form, each, values[each]) }));
  try {
    sessionStorage.setItem(name, JSON.stringify({ key: state.key, of: prefix, address: state.address, fields }));
  } catch { return; }
  show();
}

/** @param {string} [key] of the form that shows it again; without, whichever it is. */
export function forgetLater(key) {
  const found = kept();
  if (!found || (key && found.key !== key)) return;
  sessionStorage.removeItem(name);
  show();
}

function kept() {
  try {
    const found = JSON.parse(sessionStorage.getItem(name) ?? 'null');
    return found?.of === prefix ? found : null;
  } catch { return null; }
}

function show() {
  const place = document.getElementById('lwp-later');
  if (!place) return;
  const found = kept();
  place.hidden = !found;
  if (!found) return;
  place.querySelector('a').href = found.address;
  place.querySelector('dl').replaceChildren(...found.fields.flatMap(({ label, words, language }) => {
    const [term, said] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = label;
    said.textContent = words;
    said.className = 'draft-words';
    if (language) said.lang = language;
    return [term, said];
  }));
}
