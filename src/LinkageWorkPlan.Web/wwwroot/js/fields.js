// A link of an error message leads to its field, with the keyboard: to the control itself, or to the first one of a group.
const controls = 'input:not([type=hidden], .sr-only), select, textarea';

let chosen = null; // the file control that took a file last

export function errorLinks() {
  // A file control speaks the browser's language: a button stands for it, and beside that what was chosen.
  document.addEventListener('change', ({ target }) => {
    if (target.type === 'file') chosen = target;
    const names = target.type === 'file' && target.parentElement.querySelector('[data-names]');
    if (names) names.textContent = [...target.files].map(({ name }) => name).join(', ');
    // Filters of a list are applied at once.
    if (target.form?.matches('[data-at-once]')) target.form.requestSubmit();
  });
  // While a file is received its control is disabled: who works by keyboard goes on from there.
  new MutationObserver(() => {
    if (!chosen?.isConnected || chosen.disabled) return;
    if (document.activeElement === document.body) chosen.focus({ preventScroll: true });
    chosen = null;
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['disabled'] });
  document.addEventListener('click', (event) => {
    // Who is asked and wants to change it goes where it is changed.
    const revise = event.target.closest?.('button[name=Revise]');
    const link = revise ? revise.closest('.message').querySelector('a[href*="#f-"]') : event.target.closest?.('.message a[href*="#f-"]');
    const place = link && placeOf(decodeURIComponent(link.hash.slice(1)), link.closest('form'));
    if (!place) return;
    if (!revise) {
      event.preventDefault();
      event.stopPropagation();
    }
    unfold(place);
    const target = place.matches(controls) ? place : place.querySelector(controls) ?? place;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
  }, true);
}

/** A link to a place of the same page takes the keyboard there, too: Blazor alone would only scroll. */
export function jumps() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href*="#"]');
    if (!link?.hash || link.target || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.pathname !== location.pathname || link.search !== location.search) return;
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!place) return;
    // After the page has been scrolled.
    setTimeout(() => {
      if (place.tabIndex < 0) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    });
  });
}

/** Opens what the field is folded away in. */
export function unfold(place) {
  for (let closed = place.closest('details:not([open])'); closed; closed = closed.parentElement.closest('details:not([open])')) closed.open = true;
}

// A field by its id, or by the name its control has in the same form.
function placeOf(id, form) {
  const field = form?.querySelector(`#${CSS.escape(id)}`) ?? document.getElementById(id);
  if (field) return field;
  const name = id.slice(2).toLowerCase();
  const named = (each) => [each.name.toLowerCase(), each.name.toLowerCase().split('.')[0]].includes(name);
  return [...form?.elements ?? []].find((each) => named(each) || each.id.toLowerCase().endsWith('-' + name));
}

// Brings what was just said before the eyes and to the keyboard.
export function show(place) {
  if (!place?.isConnected) return;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
}

// To the first control of a group, by its id.
export function go(id) {
  const place = document.getElementById(id);
  (place?.querySelector(controls) ?? place)?.focus();
}

// What came later beside a refusal, as the words of whoever was first.
export function see(place) {
  if (place?.isConnected) (place.closest('.form-refused') ?? place).scrollIntoView({ block: 'nearest' });
}

/** Before Blazor starts. A page that begins to answer puts the focus on its heading, one round trip later: by then somebody may be typing. */
export function keepFocus() {
  const dom = Blazor._internal?.domWrapper;
  const focus = dom?.focusBySelector;
  if (!focus) return;
  dom.focusBySelector = (selector) => { if (!document.activeElement?.matches('input, select, textarea')) focus(selector); };
}
