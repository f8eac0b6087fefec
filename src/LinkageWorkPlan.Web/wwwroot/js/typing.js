// While somebody types, a text control belongs to the browser (Layout/Parts/TextField.razor).
// - What is in it is committed to the server, numbered, once it is left and before anything is pressed or sent: never on a key.
// - What the server makes of it, data-value, is written only where the server knows the newest text (data-known is the number of
//   the last commit), nothing was typed since, and nobody is in the control; the answer to one's own save is written there too.
// - While a form is being saved it commits nothing: what is typed meanwhile is not part of what is saved, stays, and the page says so.
import { isDown, onUp } from './line.js';
import { doubtOf, lengthOf } from './scripts.js';
import { isSending, sending } from './sending.js';

const fields = new WeakMap(); // control: the text it committed last and the number of that, and both as it was drawn
const chosen = new Map(); // select, checkbox or radio: when it was changed last
const everyField = '[data-known]';
let composing = null;
let isPressing = false;
let typedIn = null;

/** Before Blazor starts. */
export function typing() {
  Blazor.registerCustomEventType('commit', { createEventArgs: (event) => event.detail });
  const listen = (type, then) => window.addEventListener(type, then, true);
  listen('input', ({ target }) => { if (isField(target)) { typedIn = target.form; judge(target); } });
  listen('compositionstart', ({ target }) => { composing = target; });
  listen('compositionend', () => { composing = null; });
  listen('change', ({ target }) => { if (isField(target)) leave(target); else if (isChoice(target)) chosen.set(target, Date.now()); });
  listen('focusout', ({ target }) => { if (isField(target)) { leave(target); setTimeout(() => settle(target)); } });
  // What is pressed stays where it is until it is let go: an answer to what was left by the press may move it from under the pointer.
  listen('pointerdown', () => { isPressing = true; });
  listen('keydown', () => { isPressing = false; });
  for (const type of ['pointerup', 'pointercancel']) listen(type, () => setTimeout(released));
  sending({ before: commitAll, answered, lost: (form) => fieldsOf(form).forEach((control) => commit(control, true)) });
  listen('click', () => commitAll());
  onUp(retell);
  // Not the body: a page that is come to by a link may bring another.
  const attributeFilter = ['data-value', 'data-known', 'data-draft-version'];
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter });
  document.querySelectorAll(everyField).forEach(meet);
}

/** True where the control holds text that the server does not have. */
export const isAhead = (control) => isField(control) && (control.value !== fieldOf(control).text || fieldOf(control).number !== Number(control.dataset.known));

/** What the server has of the control: its value, unless more was typed since. */
export const heldByServer = (control) => (isAhead(control) ? control.dataset.value ?? fieldOf(control).text : control.value);

/** True where the control committed something since it was drawn, whether or not the server has read it. */
export const wasCommitted = (control) => isField(control) && fieldOf(control).number > fieldOf(control).drawn;

/** What stood in the control before anybody typed. */
export const firstHeld = (control) => (isAhead(control) || wasCommitted(control) ? fieldOf(control).first : control.value);

/** The form to save by keyboard: the one somebody is in, else the one typed into last, else the first. */
export function formAtWork() {
  const here = document.activeElement?.closest?.('form[data-draft]');
  return here ?? (typedIn?.isConnected && typedIn.matches('[data-draft]') ? typedIn : document.querySelector('form[data-draft]'));
}

/** True for a field that people type into. */
export const isField = (control) => control?.matches?.(everyField) === true;
const isChoice = (control) => control?.matches?.('select, input[type=checkbox], input[type=radio]') === true && !isPlain(control.form);
const isPlain = (form) => form?.hasAttribute('method') === true; // sent without a circuit
const fieldsOf = (form) => [...form.elements ?? []].filter(isField);

// Of a control that came unseen nobody knows what the server has: all of it is committed.
function fieldOf(control) {
  if (!fields.has(control)) fields.set(control, { ...asDrawn(control), text: null });
  return fields.get(control);
}

function asDrawn(control) {
  const number = Number(control.dataset.known);
  return { text: control.value, number, first: control.value, drawn: number };
}

function meet(control) {
  if (fields.has(control)) return fields.get(control);
  const field = asDrawn(control);
  fields.set(control, field);
  judge(control);
  return field;
}

function commit(control, again = false) {
  const field = fieldOf(control);
  if ((control.value === field.text && !again) || isDown() || isSending(control.form)) return;
  field.text = control.value;
  field.number++;
  control.dispatchEvent(new CustomEvent('commit', { bubbles: true, detail: { value: field.text, number: field.number } }));
}

const leave = (control) => { if (!isPressing) commit(control); };

function released() {
  isPressing = false;
  commitAll();
}

function commitAll() {
  for (const control of document.querySelectorAll(everyField)) commit(control);
}

function settle(control, evenWithin = false) {
  const field = fieldOf(control);
  const said = control.dataset.value;
  if (said === undefined || said === control.value || control.value !== field.text || Number(control.dataset.known) !== field.number) return;
  const isWithin = document.activeElement === control && control.type !== 'password';
  if (control === composing || (isWithin && !evenWithin)) return;
  control.value = said;
  field.text = control.value;
  judge(control);
}

function look(records) {
  for (const { type, target, addedNodes, attributeName } of records) {
    if (type === 'childList') {
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) [node, ...node.querySelectorAll(everyField)].filter(isField).forEach(meet);
    } else if (attributeName === 'data-draft-version') fieldsOf(target).forEach((control) => settle(control, true));
    else if (isField(target)) settle(target);
  }
}

// What was typed since a form was sent was not part of it, and is sent only now.
function answered(form) {
  const ours = fieldsOf(form);
  ours.forEach((control) => settle(control, true));
  const later = ours.filter((control) => control.value !== fieldOf(control).text);
  later.filter((control) => control !== document.activeElement).forEach((control) => commit(control));
  return later.length > 0;
}

// Whatever was told into a line that was about to break may not have arrived: choices of the time that it takes to notice, and all
// text that the server has not confirmed. Saying it twice does no harm.
function retell(lostAt) {
  for (const [control, at] of chosen) {
    if (!control.isConnected || at <= lostAt - 40000 || (control.type === 'radio' && !control.checked)) continue;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const control of document.querySelectorAll(everyField)) {
    if (isAhead(control) || fieldOf(control).number > 0) commit(control, true);
  }
}

const words = () => document.getElementById('typing-words').dataset;

function judge(control) {
  const beside = (kind) => document.getElementById(`${control.id}-${kind}`);
  const script = control.lang ? beside('script') : null;
  if (script) {
    const doubt = doubtOf(control.lang, control.value);
    script.textContent = doubt ? words()[doubt.toLowerCase()].replace('{0}', words()[control.lang]) : '';
  }
  const max = Number(control.dataset.max);
  const count = max ? beside('count') : null;
  if (count) {
    const length = control.value.length > max * 9 / 10 ? lengthOf(control.value) : 0; // never more text elements than characters
    count.textContent = length > max * 9 / 10 ? `${grouped(length)} / ${grouped(max)}` : '';
    count.classList.toggle('problem', length > max);
  }
}

// As on every page: 1.280 in Vietnamese and Lao, 1,280 in English.
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, document.documentElement.lang === 'en' ? ',' : '.');
