// Which columns stand in the grid, in which order and how wide: chosen once, and kept for the account.
import { element } from './grid-view.js';

const step = 24; // pixels that a key makes a column wider or narrower
const patience = 800;

export function columns(section, setup, drawn) {
  const dialog = section.querySelector('.sheet-columns');
  const list = dialog.querySelector('ol');
  let timer = 0;

  function send(chosen) {
    const body = JSON.stringify(chosen.map(({ id, width }) => ({ id, width: Math.round(width) })));
    return fetch(`${setup.address}/columns`, { method: 'PUT', headers: setup.headers, body });
  }

  dialog.addEventListener('click', async ({ target }) => {
    const action = target.closest('[data-columns]')?.dataset.columns;
    if (action === 'close') dialog.close();
    if (action !== 'apply') return;
    try {
      const chosen = [...list.querySelectorAll('input:checked')].map((box) => all().find((each) => each.id === box.value));
      if ((await send(chosen)).ok) location.reload();
    } catch {
      dialog.querySelector('.sheet-columns-said').textContent = setup.words.offline;
    }
  });

  const all = () => [...setup.columns, ...setup.others];

  function open() {
    const shown = new Set(setup.columns);
    list.replaceChildren(...all().map((column) => itemOf(column, shown.has(column))));
    dialog.showModal();
  }

  // The code stands first and stays.
  function itemOf(column, isShown) {
    const item = element('li', {});
    const label = element('label', { className: 'check' });
    const box = element('input', { type: 'checkbox', value: column.id, checked: isShown, disabled: column.kind === 'Code' });
    label.append(box, ` ${column.label}`);
    item.append(label);
    if (column.kind === 'Code') return item;
    for (const [text, name, way] of [['↑', setup.words.up, -1], ['↓', setup.words.down, 1]]) {
      const button = element('button', { type: 'button', className: 'button small quiet', textContent: text, 'aria-label': `${name}: ${column.label}` });
      button.addEventListener('click', () => {
        const beside = way < 0 ? item.previousElementSibling : item.nextElementSibling;
        if (beside && !beside.querySelector('input').disabled) beside[way < 0 ? 'before' : 'after'](item);
        button.focus();
      });
      item.append(button);
    }
    return item;
  }

  function widen(column, by) {
    column.width = Math.max(48, Math.min(800, column.width + by));
    drawn.widths();
    clearTimeout(timer);
    timer = setTimeout(() => send(setup.columns).catch(() => { }), patience);
  }

  // The right edge of a head is drawn aside by the pointer.
  section.querySelector('.sheet-head').addEventListener('pointerdown', (event) => {
    const grip = event.target.closest('.sheet-grip');
    if (!grip) return;
    event.preventDefault();
    const column = setup.columns[Number(grip.parentElement.dataset.col)];
    let last = event.clientX;
    const move = ({ clientX }) => { widen(column, clientX - last); last = clientX; };
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', () => grip.removeEventListener('pointermove', move), { once: true });
  });

  return { open, widen: (at, way) => widen(setup.columns[at], way * step) };
}
