// The grid draws only the rows in sight: a printer is given a table of all of them, with the columns that are shown.

/**
 * @param rows see grid-rows.js
 * @param {AbortSignal} signal ends it
 */
export function printer(section, rows, signal) {
  const cell = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  function lineOf(line) {
    const row = document.createElement('tr');
    if (line.kind === 'pillar') {
      row.className = 'sheet-print-pillar';
      row.append(Object.assign(cell('th', line.title), { colSpan: rows.columns.length }));
    } else {
      row.className = `sheet-print-${line.kind}`;
      row.append(...rows.columns.map((column) => Object.assign(cell('td', rows.textOf(line, column.id)), column.lang ? { lang: column.lang } : {})));
    }
    return row;
  }

  function draw() {
    const table = Object.assign(document.createElement('table'), { className: 'sheet-print' });
    // Where a day or a head's longest word has no room, it would be broken.
    const widthOf = (column) => Math.max({ Day: 118, Choice: 118, Number: 82 }[column.kind] ?? 0, column.width);
    const wide = rows.columns.reduce((all, column) => all + widthOf(column), 0);
    const head = document.createElement('tr');
    head.append(...rows.columns.map((column) => {
      const th = cell('th', column.label);
      th.style.width = `${(100 * widthOf(column)) / wide}%`;
      return th;
    }));
    table.createTHead().append(head);
    table.createTBody().append(...rows.lines.filter((line) => line.kind !== 'new').map(lineOf));
    section.append(table);
  }

  const clear = () => section.querySelector('.sheet-print')?.remove();
  window.addEventListener('beforeprint', () => { clear(); draw(); }, { signal });
  window.addEventListener('afterprint', clear, { signal });
}
