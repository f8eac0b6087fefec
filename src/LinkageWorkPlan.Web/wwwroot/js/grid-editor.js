// The one control that a cell is typed into: in the cell itself, with what may be chosen below it. What is typed over a cell is left by
// an arrow; what is edited in it (F2) is not.
import { element } from './grid-view.js';

const shown = 8;

/** @param {{ commit: (text: string, key: { name: string, shift: boolean } | null) => void, cancel: () => void, typing: (text: string) => void }} told */
export function editor(told) {
  let box = null;
  let list = null;
  let options = [];
  let chosen = -1;
  let isOver = false;

  function open(cell, column, text, isTypedOver) {
    const isText = column.kind === 'Text';
    box = element(isText ? 'textarea' : 'input', { className: 'sheet-editor', 'aria-label': column.label, autocomplete: 'off', spellcheck: isText });
    if (!isText) box.type = 'text';
    if (column.lang) box.lang = column.lang;
    isOver = isTypedOver;
    box.value = isTypedOver ? '' : text;
    options = column.options ?? [];
    if (options.length > 0) {
      list = element('div', { role: 'listbox', className: 'sheet-options', id: 'sheet-options', 'aria-label': column.label });
      const said = { role: 'combobox', 'aria-controls': 'sheet-options', 'aria-expanded': 'true', 'aria-autocomplete': 'list' };
      for (const [name, value] of Object.entries(said)) box.setAttribute(name, value);
      cell.append(list);
    }
    cell.prepend(box);
    box.focus({ preventScroll: true });
    box.setSelectionRange(box.value.length, box.value.length);
    box.addEventListener('input', () => { offer(); told.typing(box.value); });
    box.addEventListener('keydown', pressed);
    box.addEventListener('blur', () => { if (box) done(null); });
    offer();
  }

  // Of owners the last name is completed: several stand beside each other.
  const parts = () => box.value.split(/(?<=[;\n])/);
  const part = () => parts().at(-1).trim().toLowerCase();

  function offer() {
    if (!list) return;
    const wanted = part();
    const found = options.filter((option) => folded(option).includes(folded(wanted)))
      .sort((one, other) => starts(other, wanted) - starts(one, wanted)).slice(0, shown);
    list.replaceChildren(...found.map((option, at) => {
      const item = element('div', { role: 'option', id: `sheet-option-${at}`, className: 'sheet-option', textContent: option, 'aria-selected': 'false' });
      item.addEventListener('pointerdown', (event) => { event.preventDefault(); choose(at); done({ name: 'Enter', shift: false, isHere: true }); });
      return item;
    }));
    list.hidden = found.length === 0;
    box.setAttribute('aria-expanded', String(found.length > 0));
    highlight(wanted !== '' && found.length > 0 ? 0 : -1);
  }

  const folded = (text) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd');
  const starts = (option, wanted) => (folded(option).startsWith(folded(wanted)) ? 1 : 0);

  function highlight(at) {
    chosen = at;
    [...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
    if (at >= 0) box.setAttribute('aria-activedescendant', `sheet-option-${at}`);
    else box.removeAttribute('aria-activedescendant');
  }

  function choose(at) {
    const before = parts().slice(0, -1).map((each) => each.trim());
    box.value = [...before, list.children[at].textContent].join(' ').trim();
  }

  function pressed(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const { key } = event;
    if (key === 'Escape') { event.preventDefault(); close(); told.cancel(); return; }
    if (key === 'Enter' && event.altKey && box.tagName === 'TEXTAREA') { event.preventDefault(); insert('\n'); return; }
    if (list && !list.hidden && (key === 'ArrowDown' || key === 'ArrowUp') && (chosen >= 0 || !isOver || part() === '')) {
      event.preventDefault();
      highlight((chosen + (key === 'ArrowDown' ? 1 : -1) + list.children.length) % list.children.length);
      return;
    }
    const isArrow = key.startsWith('Arrow') && isOver && !event.shiftKey && !event.ctrlKey;
    if (key !== 'Enter' && key !== 'Tab' && !isArrow && !(event.ctrlKey && key === 's')) return;
    event.preventDefault();
    if (list && chosen >= 0 && (key === 'Enter' || key === 'Tab')) choose(chosen);
    done({ name: key, shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey });
  }

  function insert(text) {
    if (!document.execCommand('insertText', false, text)) box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    told.typing(box.value);
  }

  function done(key) {
    const text = box.value;
    close();
    told.commit(text, key);
  }

  function close() {
    const [gone, options1] = [box, list];
    [box, list, options, chosen] = [null, null, [], -1];
    gone?.remove();
    options1?.remove();
  }

  return {
    open,
    /** The page goes or another cell is pressed. */
    leave() { if (box) done(null); },
    /** The cell is drawn again: what is typed stays, and goes on in the cell that it is given. */
    pause() {
      if (!box) return null;
      const [text, over, from, to] = [box.value, isOver, box.selectionStart, box.selectionEnd];
      close();
      return (cell, column) => {
        open(cell, column, text, false);
        isOver = over;
        box.setSelectionRange(from, to);
      };
    },
    get isOpen() { return box !== null; },
  };
}
