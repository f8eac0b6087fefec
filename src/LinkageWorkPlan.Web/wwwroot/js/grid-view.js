// Draws the lines that are in sight and some around them, so that thousands cost no more than a few. One cell is the grid's tab stop.
import { mark as markAmended } from './grid-amend.js';

const around = 24; // lines beyond what is in sight

/**
 * @param {HTMLElement} sheet the scrolling grid
 * @param {object} rows see grid-rows.js
 * @param {{ at: object, range: object }} place the cell one is in, and what is selected
 */
export function view(sheet, rows, place, words) {
  const body = sheet.querySelector('.sheet-body');
  const drawn = new Map();
  let heights = { row: 44, band: 32 }; // of tasks and milestones, and of what stands across all columns
  let tops = [0]; // where each line begins, and where the last one ends

  function head() {
    const cells = rows.columns.map((column, at) => element('div', {
      role: 'columnheader', className: `sheet-cell${at === 0 ? ' sheet-first' : ''}`, 'aria-colindex': at + 1, textContent: column.label, 'data-col': at,
    }));
    const row = element('div', { role: 'row', className: 'sheet-row', 'aria-rowindex': 1 });
    for (const cell of cells) cell.append(element('span', { className: 'sheet-grip' }));
    row.append(...cells);
    sheet.querySelector('.sheet-head').replaceChildren(row);
    sheet.setAttribute('aria-colcount', rows.columns.length);
    widths();
  }

  function widths() {
    sheet.style.setProperty('--sheet-columns', rows.columns.map((column) => `${column.width}px`).join(' '));
    sheet.style.setProperty('--sheet-width', `${rows.columns.reduce((sum, column) => sum + column.width, 0)}px`);
  }

  /** After lines came, went or moved. */
  function arrange() {
    rows.arrange();
    const style = getComputedStyle(sheet);
    const pixels = (name) => Number.parseFloat(style.getPropertyValue(name));
    heights = { row: pixels('--sheet-row') || heights.row, band: pixels('--sheet-band') || heights.band };
    tops = [0];
    for (const line of rows.lines) tops.push(tops.at(-1) + (line.kind === 'pillar' || line.kind === 'new' ? heights.band : heights.row));
    body.style.height = `${tops.at(-1)}px`;
    sheet.setAttribute('aria-rowcount', rows.lines.length + 1);
    refresh();
  }

  function refresh() {
    for (const row of drawn.values()) row.remove();
    drawn.clear();
    draw();
  }

  function draw() {
    const from = Math.max(0, lineAtHeight(sheet.scrollTop) - around);
    const to = Math.min(rows.lines.length - 1, lineAtHeight(sheet.scrollTop + sheet.clientHeight) + around);
    const wanted = (index) => (index >= from && index <= to) || index === place.at.row;
    for (const [index, row] of drawn) {
      if (wanted(index)) continue;
      row.remove();
      drawn.delete(index);
    }
    const missing = [];
    for (let index = from; index <= to; index++) if (!drawn.has(index)) missing.push(index);
    const { row: here } = place.at;
    if (here < rows.lines.length && !drawn.has(here) && !missing.includes(here)) missing.push(here);
    for (const index of missing) drawn.set(index, drawRow(index));
    body.append(...missing.map((index) => drawn.get(index)));
    mark();
  }

  // The last line that begins at or above a height.
  function lineAtHeight(at) {
    let [low, high] = [0, rows.lines.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (tops[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  function drawRow(index) {
    const line = rows.lines[index];
    const row = element('div', { role: 'row', className: `sheet-row sheet-${line.kind}`, 'aria-rowindex': index + 2, 'data-row': index });
    row.style.top = `${tops[index]}px`;
    if (line.kind === 'pillar' || line.kind === 'new') row.append(whole(line));
    else row.append(...rows.columns.map((column, at) => cellOf(line, column, at)));
    if (line.isRemoved) row.hidden = true;
    return row;
  }

  function whole(line) {
    const text = line.kind === 'new' ? words.newTask : line.title;
    const cell = element('div', {
      role: line.kind === 'new' ? 'gridcell' : 'rowheader', className: 'sheet-cell sheet-whole', tabIndex: -1, 'data-col': 0,
      'aria-colindex': 1, 'aria-colspan': rows.columns.length,
    });
    const label = element('span', { className: 'sheet-words', textContent: text });
    if (line.kind === 'pillar' && line.lang) label.lang = line.lang;
    cell.append(label);
    return cell;
  }

  function cellOf(line, column, at) {
    const text = rows.textOf(line, column.id);
    const has = line.saved[column.id] !== null;
    const problem = line.problems[column.id] ?? (at === 0 ? line.problems[''] : undefined);
    const cell = element('div', {
      role: at === 0 ? 'rowheader' : 'gridcell',
      className: `sheet-cell sheet-is-${column.kind.toLowerCase()}${at === 0 ? ' sheet-first' : ''}${has ? '' : ' sheet-none'}`,
      'aria-colindex': at + 1, tabIndex: -1, 'data-col': at,
    });
    if (column.lang) cell.lang = column.lang;
    if (!rows.takes(line, column.id)) cell.setAttribute('aria-readonly', 'true');
    if (line.typed[column.id] !== undefined) cell.classList.add('sheet-typed');
    cell.append(column.kind === 'Owners' && text.includes(';') ? ownersOf(text)
      : element('span', { className: 'sheet-words', textContent: text, title: text.length > 30 ? text : '' }));
    if (at === 0 && !line.id) cell.append(element('span', { className: 'sheet-unsaved', textContent: words.notSaved }));
    if (problem) {
      const id = `sheet-${line.key}-${column.id}`;
      cell.setAttribute('aria-invalid', 'true');
      cell.setAttribute('aria-describedby', id);
      cell.append(element('span', { id, className: 'sheet-problem', hidden: true, textContent: problem }));
      cell.title = problem;
    }
    markAmended(cell, line, column.id, at, words.amended);
    return cell;
  }

  // One per line, the second with the number of the others; the title and screen readers get all of them.
  function ownersOf(text) {
    const all = text.split(';').map((each) => each.trim()).filter(Boolean);
    const words = element('span', { className: 'sheet-words sheet-owners', title: all.join('; ') });
    const line = (at) => element('span', { className: 'sheet-owner', textContent: at < all.length - 1 ? `${all[at]};` : all[at] });
    const second = element('span', { className: 'sheet-owner-line' });
    if (all.length > 1) second.append(line(1));
    if (all.length > 2) {
      second.append(element('span', { className: 'sheet-more', 'aria-hidden': 'true', textContent: `+${all.length - 2}` }));
      second.append(element('span', { className: 'sr-only', textContent: all.slice(2).join('; ') }));
    }
    words.append(line(0), second);
    return words;
  }

  // Which cell is the tab stop, and what is selected.
  function mark() {
    const { range, at } = place;
    const isMany = range.top !== range.bottom || range.left !== range.right;
    for (const [index, row] of drawn) {
      for (const cell of row.children) {
        const col = Number(cell.dataset.col);
        const isWhole = cell.classList.contains('sheet-whole');
        const isAt = index === at.row && (isWhole || col === at.col);
        cell.tabIndex = isAt ? 0 : -1;
        const isSelected = isMany && index >= range.top && index <= range.bottom && (isWhole || (col >= range.left && col <= range.right));
        if (isSelected) cell.setAttribute('aria-selected', 'true');
        else cell.removeAttribute('aria-selected');
      }
    }
  }

  const cellAt = ({ row, col }) => {
    const line = drawn.get(row);
    return line && (line.querySelector('.sheet-whole') ?? line.children[col] ?? null);
  };

  /** Brings a cell into sight, below the heads and beside the first column. */
  function show({ row, col }) {
    const headHeight = sheet.querySelector('.sheet-head').offsetHeight;
    const [top, bottom] = [tops[row], tops[row + 1]];
    if (top < sheet.scrollTop) sheet.scrollTop = top;
    else if (bottom > sheet.scrollTop + sheet.clientHeight - headHeight) sheet.scrollTop = bottom - sheet.clientHeight + headHeight;
    draw();
    const cell = cellAt({ row, col });
    if (!cell || cell.classList.contains('sheet-whole') || col === 0) {
      if (col === 0) sheet.scrollLeft = 0;
      return cell;
    }
    const fixed = rows.columns[0].width;
    const right = cell.offsetLeft + cell.offsetWidth;
    if (right > sheet.scrollLeft + sheet.clientWidth) sheet.scrollLeft = right - sheet.clientWidth;
    if (cell.offsetLeft < sheet.scrollLeft + fixed) sheet.scrollLeft = cell.offsetLeft - fixed;
    return cell;
  }

  /** After what is in a line changed. */
  function redraw(line) {
    const index = rows.lines.indexOf(line);
    const before = drawn.get(index);
    if (!before) return;
    // Whoever types in it goes on: it is drawn again once they leave.
    if (before.querySelector('.sheet-editor')) return;
    const hadFocus = before.contains(document.activeElement);
    const row = drawRow(index);
    before.replaceWith(row);
    drawn.set(index, row);
    mark();
    if (hadFocus) cellAt(place.at)?.focus({ preventScroll: true });
  }

  head();
  sheet.addEventListener('scroll', draw, { passive: true });
  new ResizeObserver(draw).observe(sheet);
  return { widths, arrange, draw, redraw, mark, show, cellAt, get page() { return Math.max(1, Math.floor(sheet.clientHeight / heights.row) - 2); } };
}

export function element(name, values) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(values)) {
    if (key.includes('-') || key === 'role') made.setAttribute(key, value);
    else if (value !== '' || key === 'textContent') made[key] = value;
  }
  return made;
}
