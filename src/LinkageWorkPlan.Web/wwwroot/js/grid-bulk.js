// One change of all marked tasks: first what it will do, cell by cell, then all of it at once.
import { element } from './grid-view.js';

/**
 * @param {{ marked: () => Promise<{ tasks: object[], left: { code: string, why: string }[] }>,
 *   done: (told: { count: number, undo: string }, body: object, tasks: object[]) => void }} grid marked: once what was typed into them is saved
 */
export function bulk(section, setup, grid) {
  const dialog = section.querySelector('.sheet-bulk');
  const part = (name) => dialog.querySelector(name);
  const [kind, value, said, shown] = [part('#bulk-kind'), part('.sheet-bulk-value'), part('.sheet-bulk-said'), part('.sheet-bulk-lines')];
  const apply = part('[data-bulk=apply]');
  const preview = part('[data-bulk=preview]');
  const applyWords = apply.textContent;
  const fill = (text, ...values) => values.reduce((all, each, at) => all.replace(`{${at}}`, each), text);
  let tasks = [];
  let asked = [];

  kind.addEventListener('change', ask);
  dialog.addEventListener('click', ({ target }) => {
    const action = target.closest('[data-bulk]')?.dataset.bulk;
    if (action === 'close') dialog.close();
    else if (action) send(action === 'apply');
  });

  async function open() {
    ask();
    tasks = [];
    dialog.showModal();
    busy(setup.words.saving);
    const found = await grid.marked().finally(idle);
    tasks = found.tasks;
    const left = found.left.length > 0 ? fill(setup.words.bulkLeft, found.left.map((each) => `${each.code} (${each.why})`).join('; ')) : '';
    const count = tasks.length > 0 ? fill(setup.words.bulkCount, tasks.length) : setup.words.bulkNone;
    part('.sheet-bulk-count').textContent = `${count} ${left}`;
    preview.disabled = tasks.length === 0;
  }

  // At once, however long the answer takes.
  function busy(words) {
    dialog.setAttribute('aria-busy', 'true');
    said.textContent = words;
    preview.disabled = true;
    apply.disabled = true;
  }

  function idle() {
    dialog.removeAttribute('aria-busy');
    said.textContent = '';
    preview.disabled = tasks.length === 0;
  }

  // What is asked for depends on what is changed.
  function ask() {
    clear();
    const options = setup.columns.concat(setup.others).find((column) => column.id === kind.value)?.options;
    const label = element('label', { htmlFor: 'bulk-value', textContent: kind.selectedOptions[0].textContent });
    const box = options ? element('select', { id: 'bulk-value' }) : element('input', { id: 'bulk-value', type: 'text', placeholder: setup.words.days });
    for (const option of options ?? []) box.append(element('option', { textContent: option }));
    box.addEventListener('input', clear); // not once it is left: the button that is being pressed would move away
    box.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); send(false); } });
    value.replaceChildren(...(kind.value === 'Weights' ? [] : [label, box]));
  }

  function clear() {
    said.textContent = '';
    shown.replaceChildren();
    apply.textContent = applyWords;
    apply.disabled = true;
    asked = [];
  }

  async function send(isSure) {
    const body = {
      planId: setup.plan, amendmentId: setup.amendment ?? null, change: { kind: kind.value, typed: part('#bulk-value')?.value ?? '' }, isSure, confirmed: asked,
      tasks: tasks.map((task) => ({ id: task.id, version: task.version })),
    };
    if (dialog.hasAttribute('aria-busy') || tasks.length === 0) return;
    busy(isSure ? setup.words.saving : setup.words.bulkReckons);
    try {
      const answer = await fetch(`${setup.address}/bulk`, { method: 'PUT', headers: setup.headers, body: JSON.stringify(body) });
      const told = await answer.json();
      idle();
      if (!answer.ok) refuse(told);
      else if (isSure) { dialog.close(); grid.done(told, body, tasks); } else show(told);
    } catch {
      idle();
      said.textContent = setup.words.offline;
    }
  }

  // What is only asked is confirmed by applying it once more: nothing is confirmed that is not shown.
  function refuse(told) {
    clear();
    const problems = Array.isArray(told) ? told : [told];
    const ofTasks = problems.filter((each) => each.task);
    if (ofTasks.length > 0) shown.replaceChildren(tableOf(ofTasks.map((each) => [cell('th', each.task, 'row'), cell('td', each.words)])));
    if (!problems.every((each) => each.confirmation)) {
      said.textContent = problems.filter((each) => !each.task).map((each) => each.words).join(' ');
      return;
    }
    said.textContent = fill(setup.words.bulkAsked, problems.length);
    asked = problems.map((each) => each.confirmation);
    apply.textContent = setup.words.saveAnyway;
    apply.disabled = false;
  }

  const cell = (name, text, scope) => element(name, { textContent: text, ...(scope ? { scope } : {}) });
  const row = (cells) => { const made = document.createElement('tr'); made.append(...cells); return made; };

  function tableOf(lines, ...head) {
    const table = element('table', { className: 'sheet-preview' });
    const body = document.createElement('tbody');
    body.append(...lines.map(row));
    table.append(...head, body);
    return table;
  }

  const label = (id) => setup.columns.concat(setup.others).find((column) => column.id === id)?.label ?? id;

  function show({ tasks: count, total, totals, lines }) {
    clear();
    if (total === 0) { said.textContent = setup.words.bulkSame; return; }
    const ofColumns = totals.map((each) => `${label(each.column)}: ${each.count}`).join(', ');
    const first = total > lines.length ? fill(setup.words.bulkFirst, lines.length, total - lines.length) : '';
    said.textContent = `${fill(setup.words.bulkTotal, count, ofColumns)} ${first}`;
    const head = document.createElement('thead');
    head.append(row([setup.columns[0].label, '', setup.words.before, setup.words.after].map((text) => cell(text === '' ? 'td' : 'th', text, text && 'col'))));
    const cellsOf = (each) => [cell('th', each.code, 'row'), cell('td', label(each.column)), cell('td', each.before), cell('td', each.after)];
    shown.replaceChildren(tableOf(lines.map(cellsOf), head));
    apply.disabled = false;
  }

  return open;
}
