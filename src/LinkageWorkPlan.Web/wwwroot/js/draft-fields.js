// The fields of a form by names that stay the same while rows come and go: a row carries data-row, what its controls' names begin
// with, and data-row-key, which it is called by wherever it stands. What is typed into a form is read and put back here alone.
import { unfold } from './fields.js';

const skipped = ['file', 'password', 'hidden', 'submit', 'button'];

// True while values are put back, which nobody typed.
export let isFilling = false;

export function nameOf(control) {
  const row = control.closest('[data-row]');
  return row && control.name.startsWith(row.dataset.row) ? `${row.dataset.rowKey} ${control.name.slice(row.dataset.row.length)}` : control.name;
}

export function isKept(control) {
  return Boolean(control?.name) && (!skipped.includes(control.type) || 'draftOwn' in control.dataset);
}

function controlsOf(form) {
  const found = new Map();
  for (const control of form.elements) {
    if (!isKept(control)) continue;
    const name = nameOf(control);
    found.set(name, [...found.get(name) ?? [], control]);
  }
  return found;
}

export function valuesOf(form, valueOf = (control) => control.value) {
  const values = {};
  for (const [name, [first, ...rest]] of controlsOf(form)) {
    if (first.type === 'radio') values[name] = [first, ...rest].find((each) => each.checked)?.value ?? '';
    else values[name] = first.type === 'checkbox' ? first.checked : valueOf(first);
  }
  return values;
}

// The fields that say which rows there are.
export const rowFieldsOf = (form) => [...form.elements].filter((each) => 'draftRows' in each.dataset).map((each) => each.name);

// Hidden ones that are kept along with what is typed and put back without a word.
export const ownFieldsOf = (form) => [...form.elements].filter((each) => 'draftOwn' in each.dataset).map((each) => each.name);

export function put(form, name, value) {
  const controls = controlsOf(form).get(name);
  if (!controls) return;
  const target = controls[0].type === 'radio' ? controls.find((each) => each.value === value) : controls[0];
  if (!target) return;
  if (target.type === 'radio') target.checked = true;
  else if (target.type === 'checkbox') target.checked = value;
  else target.value = value;
  isFilling = true;
  target.dispatchEvent(new Event('input', { bubbles: true }));
  target.dispatchEvent(new Event('change', { bubbles: true }));
  isFilling = false;
}

/** Where it may be folded away, a field is shown. */
export function show(form, name) {
  const control = controlsOf(form).get(name)?.[0];
  if (control) unfold(control);
}

// What a person calls the field and reads in it.
export function shownOf(form, name, value) {
  const controls = controlsOf(form).get(name);
  const control = controls?.[0];
  if (!control) return null;
  let words = value;
  if (control.type === 'checkbox') words = value ? '✓' : '–';
  else if (control.type === 'radio') words = firstWords(controls.find((each) => each.value === value)?.labels?.[0]) ?? value;
  else if (control.tagName === 'SELECT') words = [...control.options].find((each) => each.value === value)?.text ?? value;
  const group = firstWords(control.closest('fieldset')?.querySelector('legend'));
  const own = control.type === 'radio' ? null : firstWords(control.labels?.[0]);
  const label = [control.closest('[data-row]')?.dataset.rowLabel, group, own].filter((each, at, all) => each && all.indexOf(each) === at).join(' · ');
  return { label: label || name, words, language: control.tagName === 'TEXTAREA' ? control.lang || null : null };
}

function firstWords(element) {
  if (!element) return null;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.data.trim()) return texts.currentNode.data.trim();
  }
  return null;
}
