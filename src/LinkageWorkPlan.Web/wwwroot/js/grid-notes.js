// What the grid says below its rows: what was saved, what waits, why a cell was refused, and what one may do about it.
import { sayingOf } from './grid-amend.js';
import { element } from './grid-view.js';

export function notes(section, rows, words, actions) {
  const said = section.querySelector('.sheet-said');
  const about = section.querySelector('.sheet-about');
  const state = section.querySelector('.sheet-state');
  const fill = (text, ...values) => values.reduce((all, value, at) => all.replace(`{${at}}`, value), text);

  let of = null; // the task that is spoken of, where it is one

  function says(text, isBad = false, buttons = [], task = null) {
    of = task;
    said.classList.toggle('problem', isBad);
    said.replaceChildren(element('span', { textContent: text }), ...buttons.map(([label, press, kind]) => {
      const button = element('button', { type: 'button', className: `button small ${kind ?? ''}`, textContent: label });
      button.addEventListener('click', () => { clear(); press(); });
      return button;
    }));
    return said;
  }

  const clear = () => { said.replaceChildren(); said.classList.remove('problem'); };
  const open = () => rows.tasks.filter(rows.isChanged).length;
  const code = (task) => task.saved.Code || rows.textOf(task, 'Code') || words.newRow;

  return {
    says,
    busy: () => { state.textContent = words.saving; },
    saved(task, isBusy) {
      if (of === task) clear();
      this.counts(isBusy);
    },
    /** How many tasks are not saved yet. */
    counts(isBusy) {
      const left = open();
      state.textContent = left === 0 ? words.allSaved : isBusy ? words.saving : fill(words.open, left);
      state.classList.toggle('problem', left > 0 && !isBusy);
    },
    waits(why) {
      state.textContent = words[why];
      state.classList.add('problem');
    },
    refused(task, problems) {
      state.textContent = fill(words.open, open());
      state.classList.add('problem');
      const isAsked = problems.every((each) => each.confirmation);
      says(`${code(task)}: ${problems.map((each) => each.words).join(' ')}`, !isAsked, isAsked ? [[words.saveAnyway, () => actions.confirm(task)]] : [], task);
    },
    conflict(task, text) {
      const buttons = [[words.takeTheirs, () => actions.takeTheirs(task)], [words.saveMine, () => actions.keepMine(task)]];
      says(`${code(task)}: ${text}`, true, buttons, task);
    },
    asksRemoval(task) {
      const text = fill(words.removal, code(task), task.milestones.filter((each) => !each.isRemoved).length);
      says(text, true, [[words.remove, () => actions.remove(task), 'danger'], [words.cancel, () => { }]]).querySelector('button').focus();
    },
    /** The reason for which the cell one is in was refused. */
    about(line, column) {
      const problem = line?.problems?.[column.id] ?? line?.problems?.[''];
      about.textContent = problem ?? (words.amended && line?.was ? sayingOf(line, column.id, words.amended) : null)
        ?? (column.kind === 'Owners' && line?.saved ? rows.textOf(line, column.id) : '');
      about.classList.toggle('problem', Boolean(problem));
    },
    steps({ canUndo, canRedo }) {
      section.querySelector('[data-grid-do=undo]').disabled = !canUndo;
      section.querySelector('[data-grid-do=redo]').disabled = !canRedo;
    },
  };
}
