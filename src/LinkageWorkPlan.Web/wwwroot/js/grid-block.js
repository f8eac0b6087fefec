// A block of cells as Excel, LibreOffice and other sheets put it on the clipboard: tabs between cells, a line a row; a cell that holds a
// tab or a line break stands between quotation marks, and such marks in it are doubled.

/** @returns {string[][]} Rows of cells; none where there is nothing. */
export function parseBlock(text) {
  const words = text.replace(/\r\n?/g, '\n');
  const rows = [[]];
  let at = 0;
  while (at <= words.length) {
    const [cell, next] = words[at] === '"' ? quoted(words, at) : plain(words, at);
    rows.at(-1).push(cell);
    if (words[next] === '\n') rows.push([]);
    at = next + 1;
  }
  // A line break ends the last row: it does not begin another one.
  while (rows.length && (rows.at(-1).length === 0 || (rows.at(-1).length === 1 && rows.at(-1)[0] === ''))) rows.pop();
  return rows;
}

/** The other way round. */
export const formatBlock = (rows) => rows.map((row) => row.map(written).join('\t')).join('\n');

const written = (cell) => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function plain(words, from) {
  const end = words.slice(from).search(/[\t\n]/);
  const to = end < 0 ? words.length : from + end;
  return [words.slice(from, to), to];
}

// A mark that nothing closes before the end of the cell is one that somebody typed.
function quoted(words, from) {
  let cell = '';
  for (let at = from + 1; at < words.length; at++) {
    if (words[at] !== '"') cell += words[at];
    else if (words[at + 1] === '"') { cell += '"'; at++; }
    else if (at + 1 === words.length || words[at + 1] === '\t' || words[at + 1] === '\n') return [cell, at + 1];
    else break;
  }
  return plain(words, from);
}

/** Widest row of a block. */
export const widthOf = (rows) => rows.reduce((most, row) => Math.max(most, row.length), 0);
