// Keeps what is typed into <form data-draft="key"> in this browser at once and on the server a moment later, so that neither a
// dropped connection nor a restarted server loses it. A saved form tells it by removing the draft on the server; the page then
// shows data-draft-version anew and the browser's copy is dropped.
import { heldByServer, isAhead } from './typing.js';

// Of whoever is signed in alone: others may use the same browser.
const prefix = `lwp-draft:${document.querySelector('[data-account]')?.dataset.account ?? ''}:`;
const pending = new Map();
const sending = new Map(); // what is on its way to the server

export function keepDrafts() {
  document.addEventListener('input', (event) => changed(event.target));
  document.addEventListener('change', (event) => changed(event.target));
  window.addEventListener('beforeunload', (event) => { if (pending.size > 0) flush(); });
  new MutationObserver(scan).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-draft-version'] });
  scan();
}

function changed(control) {
  const form = control?.closest?.('form[data-draft]');
  if (!form || !control.name || form.dataset.restoring) return;
  const key = form.dataset.draft;
  const fields = fieldsOf(form);
  // A field that is taken off the page says "changed" once more, also where what it holds was just saved.
  if (JSON.stringify(fields) === JSON.stringify(opened.get(form)) && !localStorage.getItem(prefix + key)) return;
  const draft = { at: new Date().toISOString(), version: form.dataset.draftVersion, base: opened.get(form), fields };
  localStorage.setItem(prefix + key, JSON.stringify(draft));
  clearTimeout(pending.get(key));
  pending.set(key, setTimeout(() => send(key), 600));
}

function fieldsOf(form, valueOf = (control) => control.value) {
  const fields = {};
  for (const control of form.elements) {
    if (!control.name || control.type === 'file' || control.type === 'password' || control.type === 'hidden') continue;
    if (control.type === 'radio' && !control.checked) continue;
    fields[control.name] = control.type === 'checkbox' ? control.checked : valueOf(control);
  }
  return fields;
}

function send(key) {
  pending.delete(key);
  const sent = put(key).finally(() => { if (sending.get(key) === sent) sending.delete(key); });
  sending.set(key, sent);
}

async function put(key) {
  const stored = localStorage.getItem(prefix + key);
  if (!stored) return;
  try {
    const answer = await fetch('/drafts/' + encodeURIComponent(key), { method: 'PUT', headers: { 'content-type': 'application/json', 'x-lwp': '1' }, body: stored });
    if (answer.status >= 500) throw new Error(answer.statusText);
    const { saved } = JSON.parse(stored);
    if (saved) localStorage.removeItem(prefix + key);
    else note(key, answer.ok);
  } catch {
    note(key, false);
    if (!pending.has(key)) pending.set(key, setTimeout(() => send(key), 5000));
  }
}

// The form was saved but its kept text could not be removed on the server: an empty one takes its place, here at once and there
// as soon as the server takes it.
function supersede(key) {
  localStorage.setItem(prefix + key, JSON.stringify({ at: new Date().toISOString(), fields: {}, saved: true }));
  clearTimeout(pending.get(key));
  pending.delete(key);
  send(key);
}

function flush() {
  for (const [key, timer] of pending) {
    clearTimeout(timer);
    const stored = localStorage.getItem(prefix + key);
    if (stored) fetch('/drafts/' + encodeURIComponent(key), { method: 'PUT', headers: { 'content-type': 'application/json', 'x-lwp': '1' }, body: stored, keepalive: true }).catch(() => { });
  }
}

function note(key, kept) {
  const form = formOf(key);
  const place = form?.querySelector('.draft-note');
  if (!place) return;
  // The clock of both capitals (UTC+7), as on every page, whatever zone this computer is set to.
  const time = new Date(Date.now() + 7 * 3600000).toISOString().slice(11, 16);
  place.textContent = (kept ? place.dataset.kept : place.dataset.local).replace('{0}', time);
}

const formOf = (key) => document.querySelector(`form[data-draft="${CSS.escape(key)}"]`);
const seen = new WeakMap();
const opened = new WeakMap(); // what stood in a form before anything was typed

async function scan() {
  for (const form of document.querySelectorAll('form[data-draft]')) {
    const key = form.dataset.draft;
    const version = form.dataset.draftVersion;
    const before = seen.get(form);
    if (before === key + '@' + version) continue;
    seen.set(form, key + '@' + version);
    if (before?.startsWith(key + '@')) {
      opened.set(form, fieldsOf(form, heldByServer));
      forget(key); // saved: what is shown is newer than what was kept
      continue;
    }
    // Only an interactive page takes values back; the marker is set by the form once its circuit runs.
    if (form.dataset.draftReady === undefined) { seen.delete(form); continue; }
    opened.set(form, fieldsOf(form));
    await restore(form, key);
  }
}

// A field that nobody touched keeps what is saved, which somebody else may have changed since. Rows that were added appear only
// once the field that counts them is back, so that it takes several turns.
async function restore(form, key) {
  const draft = await newest(key);
  if (!draft) return;
  let waiting = Object.entries(draft.fields).filter(([name, value]) => draft.base?.[name] !== value);
  let restored = false;
  for (let turn = 0; turn < 8 && waiting.length > 0; turn++) {
    const there = fieldsOf(form);
    restored = fill(form, waiting.filter(([name]) => name in there)) || restored;
    waiting = waiting.filter(([name]) => !(name in there));
    if (waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 250));
  }
  if (!restored) return;
  const place = form.querySelector('.draft-note');
  if (place) place.textContent = place.dataset.restored;
  form.dispatchEvent(new CustomEvent('draftrestored', { bubbles: true }));
}

function fill(form, fields) {
  const now = fieldsOf(form);
  const differing = fields.filter(([name, value]) => now[name] !== value);
  form.dataset.restoring = '1';
  for (const [name, value] of differing) {
    const control = form.elements.namedItem(name);
    if (!control) continue;
    if (control instanceof RadioNodeList) control.value = value;
    else if (control.type === 'checkbox') control.checked = value;
    else control.value = value;
    const target = control instanceof RadioNodeList ? [...control].find((each) => each.checked) ?? control[0] : control;
    target.dispatchEvent(new Event('input', { bubbles: true }));
    target.dispatchEvent(new Event('change', { bubbles: true }));
  }
  delete form.dataset.restoring;
  return differing.length > 0;
}

async function newest(key) {
  const draft = JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
  try {
    const answer = await fetch('/drafts/' + encodeURIComponent(key));
    if (answer.status === 200) {
      const kept = await answer.json();
      if (!draft || kept.at > draft.at) return kept;
    }
  } catch { /* the browser's own copy serves */ }
  return draft;
}

function forget(key) {
  if (JSON.parse(localStorage.getItem(prefix + key) ?? 'null')?.saved) return;
  clearTimeout(pending.get(key));
  pending.delete(key);
  localStorage.removeItem(prefix + key);
  const form = formOf(key);
  if (form) {
    // What was typed since it was sent is not saved: it is a draft of its own.
    opened.set(form, fieldsOf(form, heldByServer));
    for (const control of form.elements) if (isAhead(control)) changed(control);
  }
  // What was on its way may arrive after the server dropped the draft.
  sending.get(key)?.then(() => { if (!localStorage.getItem(prefix + key)) supersede(key); });
}

// A control that is drawn by the server alone, inside the element: its value has changed.
function keep(id) {
  const control = document.getElementById(id)?.querySelector('[name]');
  if (control) changed(control);
}

window.lwpDrafts = { forget, supersede, keep };
