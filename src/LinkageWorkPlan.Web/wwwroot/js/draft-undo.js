// "Cancel" throws away what was typed. On the page one lands on it can be taken back for a while (the element #lwp-undo of App.razor).
import { prefix } from './draft-store.js';

const name = 'lwp-cancelled';
const lifetime = 120_000;
let giveBack = () => false;
let hiding;

export function rememberCancelled(key, draft) {
  try {
    sessionStorage.setItem(name, JSON.stringify({ key, draft, of: prefix, address: location.pathname + location.search, at: Date.now() }));
  } catch { return; }
  show();
}

// restore(key, draft) keeps the text again and says whether its form is on this page.
export function offerUndo(restore) {
  giveBack = restore;
  document.addEventListener('click', (event) => { if (event.target.closest?.('[data-undo-cancel]')) undo(); });
  Blazor.addEventListener('enhancedload', show);
  show();
}

function cancelled() {
  try {
    const found = JSON.parse(sessionStorage.getItem(name) ?? 'null');
    return found && found.of === prefix && Date.now() - found.at < lifetime ? found : null;
  } catch { return null; }
}

function show() {
  const place = document.getElementById('lwp-undo');
  const found = cancelled();
  if (!place) return;
  place.hidden = !found;
  place.classList.remove('undone');
  clearTimeout(hiding);
  if (found) hiding = setTimeout(() => { place.hidden = true; }, lifetime - (Date.now() - found.at));
}

function undo() {
  const found = cancelled();
  const place = document.getElementById('lwp-undo');
  sessionStorage.removeItem(name);
  if (!found) return show();
  if (giveBack(found.key, found.draft)) return show();
  if (location.pathname + location.search !== found.address) return location.assign(found.address);
  // The form opens by a button of this page.
  place.classList.add('undone');
}
