// What a pasted block will do, worked out before anything of it is done: either all of it, or the reason why none of it.
import { widthOf } from './grid-block.js';

export const cellMax = 32000;
export const rowsMax = 5000;

/**
 * @param {{ kind: string, task?: object, cells?: object, isSaved?: boolean }[]} lines what is shown, from the row where the block begins to the end
 * @param {{ id: string, kind: string, task: boolean, milestone: boolean }[]} columns from the column where the block begins to the last
 * @returns {{ refused: string, values?: unknown[] } | { changes: { line: number, column: string, text: string }[], added: object[] }}
 */
export function planPaste(lines, columns, block) {
  if (widthOf(block) > columns.length) return { refused: 'wide', values: [widthOf(block), columns.length] };
  if (block.length > rowsMax) return { refused: 'many', values: [block.length, rowsMax] };
  const long = block.flat().find((cell) => cell.length > cellMax);
  if (long) return { refused: 'long', values: [long.length, cellMax] };

  const changes = [];
  const added = [];
  // Rows below those of the place one is in are added there.
  const there = lines.findIndex((line) => line.kind === 'pillar' || line.kind === 'new');
  const existing = there < 0 ? lines.length : there;
  let task = null;
  for (const [place, row] of block.entries()) {
    const line = place < existing ? lines[place] : null;
    if (line) {
      task = line.task;
      for (const [col, text] of row.entries()) {
        const refused = refusalOf(line, columns[col], text);
        if (refused) return { refused, values: [place + 1, columns[col].label] };
        if (columns[col][line.kind] && !isFixed(line, columns[col])) changes.push({ line: place, column: columns[col].id, text });
      }
    } else if (row.some((cell) => cell.trim() !== '')) {
      const cells = Object.fromEntries(row.map((text, col) => [columns[col].id, text]));
      const kind = kindOf(columns, row, task !== null);
      const foreign = row.findIndex((text, col) => text.trim() !== '' && !columns[col][kind]);
      if (foreign >= 0) return { refused: 'foreign', values: [place + 1, columns[foreign].label] };
      const line = { kind, cells, of: kind === 'milestone' ? task : null };
      if (kind === 'task') task = line;
      added.push(line);
    }
  }
  return { changes, added };
}

// Null where the cell takes the text.
function refusalOf(line, column, text) {
  if (!column[line.kind]) return text.trim() === '' ? null : 'foreign';
  return isFixed(line, column) && text.trim() !== '' && text.trim() !== line.cells[column.id] ? 'code' : null;
}

const isFixed = (line, column) => column.kind === 'Code' && line.isSaved;

// A code says what it is; without one a row under a task that has nothing only tasks have is a milestone of it.
export function kindOf(columns, row, isUnderTask) {
  const code = columns.findIndex((column) => column.kind === 'Code');
  const given = (row[code] ?? '').trim();
  if (given !== '') return isUnderTask && given.includes('.') ? 'milestone' : 'task';
  const only = row.some((text, col) => text.trim() !== '' && !columns[col].milestone);
  return isUnderTask && !only ? 'milestone' : 'task';
}

/** Rows of one's selection filled with its first row, or with the one cell that was copied. */
export const filled = (range, textAt) => {
  const changes = [];
  for (let row = range.top + 1; row <= range.bottom; row++) {
    for (let col = range.left; col <= range.right; col++) changes.push({ row, col, text: textAt(range.top, col) });
  }
  return changes;
};
