// Where keys lead in a sheet. A place is { row, col } among what is shown; "can" says which cells take what is typed.

const clamp = (at, count) => Math.max(0, Math.min(count - 1, at));

/** @param {{ rows: number, cols: number, page: number, can: (row: number, col: number) => boolean, isHead: (row: number) => boolean }} sheet */
export function moved(sheet, place, key, { ctrl = false } = {}) {
  const { row, col } = place;
  switch (key) {
    case 'ArrowUp': return { row: ctrl ? nextHead(sheet, row, -1) : clamp(row - 1, sheet.rows), col };
    case 'ArrowDown': return { row: ctrl ? nextHead(sheet, row, 1) : clamp(row + 1, sheet.rows), col };
    case 'ArrowLeft': return { row, col: ctrl ? 0 : clamp(col - 1, sheet.cols) };
    case 'ArrowRight': return { row, col: ctrl ? sheet.cols - 1 : clamp(col + 1, sheet.cols) };
    case 'Home': return ctrl ? { row: 0, col: 0 } : { row, col: 0 };
    case 'End': return ctrl ? { row: sheet.rows - 1, col: sheet.cols - 1 } : { row, col: sheet.cols - 1 };
    case 'PageUp': return { row: clamp(row - sheet.page, sheet.rows), col };
    case 'PageDown': return { row: clamp(row + sheet.page, sheet.rows), col };
    default: return place;
  }
}

// The next task: rows that belong to one are passed by.
function nextHead(sheet, from, step) {
  for (let row = from + step; row >= 0 && row < sheet.rows; row += step) if (sheet.isHead(row)) return row;
  return clamp(from + step, sheet.rows);
}

/** The next cell that takes what is typed, in reading order; null where there is none. */
export function tabbed(sheet, place, step) {
  let { row, col } = place;
  for (let left = sheet.cols * 8; left > 0; left--) {
    col += step;
    if (col < 0 || col >= sheet.cols) {
      row += step;
      col = step > 0 ? 0 : sheet.cols - 1;
    }
    if (row < 0 || row >= sheet.rows) return null;
    if (sheet.can(row, col)) return { row, col };
  }
  return null;
}

/** The rectangle between two places. */
export const rangeOf = (one, other) => ({
  top: Math.min(one.row, other.row), bottom: Math.max(one.row, other.row), left: Math.min(one.col, other.col), right: Math.max(one.col, other.col),
});

export const isIn = (range, row, col) => row >= range.top && row <= range.bottom && col >= range.left && col <= range.right;
