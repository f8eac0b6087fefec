// What the keyboard and the pointer do in the grid. Keys of the rest of the page are not heard in it.
import { moved, tabbed } from './grid-moves.js';

export function keys(sheet, rows, place, drawn, edit, actions) {
  let mayLeave = false; // Esc, then Tab: nobody is held in the grid
  const isRow = (line) => line.kind === 'task' || line.kind === 'milestone';
  const bounds = () => ({
    rows: rows.lines.length, cols: rows.columns.length, page: drawn.page,
    can: (row, col) => (rows.lines[row].kind === 'new' ? col === 0 : isRow(rows.lines[row]) && rows.takes(rows.lines[row], rows.columns[col].id)),
    isHead: (row) => rows.lines[row].kind === 'task',
  });

  function down(step) {
    const to = { row: place.at.row + step, col: place.run ?? place.at.col };
    actions.goTo(to);
  }

  function tab(step) {
    const to = tabbed(bounds(), place.at, step);
    if (!to) return false;
    const run = place.run ?? place.at.col;
    // In another row a new run begins.
    place.run = to.row === place.at.row ? run : null;
    actions.goTo(to, { keepRun: true });
    return true;
  }

  /** What a key does that ends typing. */
  function after(key) {
    if (key.isHere) return actions.focus();
    if (key.name === 'Enter' && key.ctrl) return key.shift ? actions.addTask() : actions.addMilestone();
    if (key.name === 'Enter') return down(key.shift ? -1 : 1);
    if (key.name === 'Tab') return tab(key.shift ? -1 : 1) ? undefined : actions.focus();
    if (key.name.startsWith('Arrow')) return actions.goTo(moved(bounds(), place.at, key.name));
    return actions.focus();
  }

  const control = {
    z: (event) => (event.shiftKey ? actions.redo() : actions.undo()),
    y: () => actions.redo(),
    d: (event) => (event.shiftKey ? actions.duplicate() : actions.fillDown()),
    a: () => { place.anchor = { row: 0, col: 0 }; actions.goTo({ row: rows.lines.length - 1, col: rows.columns.length - 1 }, { extend: true }); },
    enter: (event) => (event.shiftKey ? actions.addTask() : actions.addMilestone()),
    delete: () => actions.remove(),
  };

  const moves = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

  sheet.addEventListener('keydown', (event) => {
    if (edit.isOpen || event.defaultPrevented) return;
    const isControl = event.ctrlKey || event.metaKey;
    if (isControl && event.key === 's') return;
    event.stopPropagation();
    if (pressed(event, isControl)) event.preventDefault();
    if (event.key !== 'Escape' && event.key !== 'Shift') mayLeave = false;
  });

  /** @returns true where the browser shall do nothing of its own. */
  function pressed(event, isControl) {
    const { key } = event;
    if (moves.has(key) && !event.altKey) {
      actions.goTo(moved(bounds(), place.at, key, { ctrl: isControl }), { extend: event.shiftKey });
      return true;
    }
    const command = isControl && control[key.toLowerCase()];
    if (command) { command(event); return true; }
    if (event.altKey && event.shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) { actions.widen(key === 'ArrowRight' ? 1 : -1); return true; }
    const step = event.altKey && !event.shiftKey && !isControl && { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step) { actions.move(step); return true; }
    if (event.altKey && key === 'Backspace' && actions.takeBack) { actions.takeBack(); return true; }
    if (isControl || (event.altKey && key !== 'Enter')) return false;
    switch (key) {
      case 'Tab': return !mayLeave && tab(event.shiftKey ? -1 : 1);
      case 'Enter': if (event.altKey) actions.confirm(); else enter(event); return true;
      case 'F2': actions.beginEdit(false); return true;
      case 'Insert': actions.addMilestone(); return true;
      case 'Delete':
      case 'Backspace': actions.clear(); return true;
      case 'Escape': mayLeave = true; actions.goTo(place.at); return true;
      case ' ': if (event.shiftKey) { wholeRow(); return true; } break;
    }
    // The letter itself goes to the control that opens.
    if (key.length === 1 || key === 'Process') actions.beginEdit(true);
    return false;
  }

  function enter(event) {
    if (rows.lines[place.at.row].kind === 'new') actions.beginEdit(false);
    else down(event.shiftKey ? -1 : 1);
  }

  function wholeRow() {
    place.anchor = { row: place.anchor.row, col: 0 };
    actions.goTo({ row: place.at.row, col: rows.columns.length - 1 }, { extend: true });
  }

  const placeOf = (target) => {
    const cell = target.closest?.('.sheet-body .sheet-cell');
    return cell && { row: Number(cell.parentElement.dataset.row), col: cell.classList.contains('sheet-whole') ? place.at.col : Number(cell.dataset.col) };
  };
  const isSame = (one, other) => one.row === other.row && one.col === other.col;

  sheet.addEventListener('pointerdown', (event) => {
    const to = placeOf(event.target);
    if (!to || event.button !== 0 || event.target.closest('.sheet-editor, .sheet-options')) return;
    const wasHere = isSame(to, place.at) && sheet.contains(document.activeElement);
    edit.leave();
    // A finger edits with a second tap. A mouse chooses, as in a sheet, and edits with a double click: what is typed then is written over the cell.
    const isMouse = event.pointerType === 'mouse';
    if (wasHere && !event.shiftKey && !isMouse) { event.preventDefault(); actions.beginEdit(false); return; }
    if (isMouse) event.preventDefault();
    actions.goTo(to, { extend: event.shiftKey });
  });
  sheet.addEventListener('dblclick', (event) => {
    const to = placeOf(event.target);
    if (to && isSame(to, place.at) && !edit.isOpen) actions.beginEdit(false);
  });
  sheet.addEventListener('pointermove', (event) => {
    if (event.buttons !== 1 || event.pointerType !== 'mouse' || edit.isOpen) return;
    const to = placeOf(event.target);
    if (to && !isSame(to, place.at)) actions.goTo(to, { extend: true, isFocused: false });
  });

  const given = (type, then) => sheet.addEventListener(type, (event) => {
    if (edit.isOpen) return;
    event.preventDefault();
    then(event.clipboardData);
  });
  given('copy', (data) => data.setData('text/plain', actions.copied()));
  given('cut', (data) => { data.setData('text/plain', actions.copied()); actions.clear(); });
  given('paste', (data) => actions.paste(data.getData('text/plain')));

  return Object.assign(after, { actions });
}
