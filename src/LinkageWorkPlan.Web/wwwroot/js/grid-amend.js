// What an amendment's draft does to rows: cells that differ from what is agreed, rows that it adds, and rows that leave the plan.
import { element } from './grid-view.js';

/** Writes into a line what an amendment does with it, as the server tells it: see GridRow. */
export function amended(line, { was, change }, cellsOf) {
  line.was = was ? cellsOf(was) : {};
  line.change = change ?? null;
  // What leaves the plan is shown until it is taken back.
  if (line.change === 'Drop' && line.kind === 'milestone') line.isRemoved = false;
  line.isBack = false;
  return line;
}

/** True of what leaves the plan: nothing can be typed into it. */
export const isGone = (line) => line.change === 'Drop' || line.task?.change === 'Drop';

const wasOf = (line, id) => line.was?.[id] ?? null;

/** What a cell is described by beside its words; null where it is as it is agreed. */
export function sayingOf(line, id, words) {
  const was = wasOf(line, id);
  return was === null ? null : words.was.replace('{0}', was === '' ? words.empty : was);
}

/** Marks a row and a cell that an amendment changes: by shape and words, not by colour alone. */
export function mark(cell, line, id, at, words) {
  if (!words) return;
  const saying = sayingOf(line, id, words);
  if (saying !== null) {
    const name = `sheet-was-${line.key}-${id}`;
    cell.classList.add('sheet-amended');
    cell.title = [saying, cell.title].filter(Boolean).join('\n');
    cell.setAttribute('aria-describedby', [name, cell.getAttribute('aria-describedby')].filter(Boolean).join(' '));
    cell.append(element('span', { id: name, className: 'sheet-was', hidden: true, textContent: saying }));
  }
  if (isGone(line)) cell.classList.add('sheet-gone');
  const kind = line.change === 'Drop' ? words.dropped : line.change === 'Add' ? words.added : null;
  if (at === 0 && kind) cell.append(element('span', { className: 'sheet-change', textContent: kind }));
}

/**
 * Takes changes back: of the marked cells where some are changed, of whole rows where all their cells are marked, or what leaves the plan.
 * @param {{ line: object, id: string }[]} cells the marked ones
 * @param {boolean} isWhole true where all of their rows is marked
 */
export function takingBack(cells, isWhole) {
  const lines = [...new Set(cells.map((each) => each.line))];
  const dropped = lines.filter((line) => line.change === 'Drop' && line.kind === 'milestone' && line.task.change !== 'Drop');
  const whole = [...new Set(lines.filter((line) => line.task.change === 'Drop' || (isWhole && line.kind === 'task' && line.change)).map((line) => line.task))];
  const changed = cells.filter(({ line, id }) => wasOf(line, id) !== null && !whole.includes(line.task));
  return { dropped, whole, cells: changed.map(({ line, id }) => ({ line, id, after: wasOf(line, id) })) };
}
