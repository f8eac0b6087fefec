// Puts text that was kept back into its form. What somebody else saved since is never overwritten: both stand in the notice, and the
// person chooses.
import { ownFieldsOf, put, rowFieldsOf, show, shownOf, valuesOf } from './draft-fields.js';
import { remember, settle, typedIn } from './draft-state.js';

export async function restore(state, draft) {
  remember(state, draft);
  state.at = draft.at;
  const base = draft.base ?? {};
  for (const name of ownFieldsOf(state.form)) {
    if (!draft.fields[name]) continue;
    put(state.form, name, draft.fields[name]);
    state.opened[name] = draft.fields[name];
  }
  await restoreRows(state, draft, base);
  const now = valuesOf(state.form);
  const rows = rowFieldsOf(state.form);
  const [targets, absent] = [new Map(), new Map()];
  for (const [name, value] of typedIn(draft)) {
    if (rows.includes(name) || now[name] === value) continue;
    if (!(name in now)) absent.set(name, value);
    else if (name in base && base[name] !== now[name]) state.undecided.set(name, { mine: value, before: base[name], theirs: now[name] });
    else targets.set(name, value);
  }
  for (const [name, value] of Object.entries(draft.elsewhere ?? {})) {
    if (name in now) state.elsewhere.set(name, value);
  }
  await fill(state, targets, true);
  await putBackWhatFollowed(state, draft, now, targets);
  await restoreWhatCame(state, draft, absent);
}

// Fields that are there only once others are filled in, as "still right" beside a source that was changed.
async function restoreWhatCame(state, draft, absent) {
  const now = valuesOf(state.form);
  await fill(state, new Map([...absent].filter(([name]) => name in now)), true);
  for (const [name, value] of absent) if (!(name in now)) state.failed.set(name, { mine: value, words: draft.shown?.[name] });
}

// A choice that is put back may move fields that follow it, as a period follows the kind of a plan; they were as the draft has them.
async function putBackWhatFollowed(state, draft, before, targets) {
  const now = valuesOf(state.form);
  const moved = Object.entries(draft.fields).filter(([name, value]) => !targets.has(name) && before[name] === value && name in now && now[name] !== value);
  if (moved.length > 0) await fill(state, new Map(moved));
}

// Rows that were added appear again and rows that were taken away go, unless somebody else wrote in them since; rows of others stay.
async function restoreRows(state, draft, base) {
  const now = valuesOf(state.form);
  const isChanged = (row) => Object.keys(now).some((name) => name.startsWith(row + ' ') && base[name] !== now[name]);
  for (const name of rowFieldsOf(state.form)) {
    if (draft.fields[name] === undefined || draft.fields[name] === base[name]) continue;
    const [before, mine, saved] = [base[name] ?? '', draft.fields[name], now[name]].map((each) => each.split(' ').filter(Boolean));
    const stay = saved.filter((row) => mine.includes(row) || !before.includes(row) || isChanged(row));
    const rows = [...stay, ...mine.filter((row) => !before.includes(row) && !saved.includes(row))];
    put(state.form, name, rows.join(' '));
  }
  await settle(state);
}

// A few fields at a time, each time waiting until the page has drawn them: a page that is sent more than it can draw takes some from
// words that are no longer there. What is not shown in the end is reported as lost.
export async function fill(state, targets, isRestored = false) {
  const before = valuesOf(state.form);
  let waiting = [...targets].filter(([name]) => !state.touched.has(name));
  for (let turn = 0; turn < 4 && waiting.length > 0; turn++) {
    const step = turn === 0 ? 4 : 1;
    for (let at = 0; at < waiting.length; at += step) {
      for (const [name, value] of waiting.slice(at, at + step)) put(state.form, name, value);
      await settle(state);
    }
    await settle(state);
    const now = valuesOf(state.form);
    waiting = waiting.filter(([name, value]) => now[name] !== value && !state.touched.has(name));
  }
  const now = valuesOf(state.form);
  for (const [name, value] of isRestored ? targets : []) {
    if (state.touched.has(name) && now[name] !== value) state.elsewhere.set(name, value);
    // A date or a number may be shown in another way than it was typed.
    else if (now[name] === value || (now[name] !== before[name] && now[name] !== undefined)) {
      state.restored.set(name, now[name]);
      show(state.form, name);
    } else state.failed.set(name, { mine: value, words: shownOf(state.form, name, value) });
  }
}

/** The form shows again what stood there before anything was typed. */
export async function empty(state) {
  for (const name of rowFieldsOf(state.form)) put(state.form, name, state.opened[name]);
  await settle(state);
  await fill(state, new Map(Object.entries(state.opened).filter(([name, value]) => valuesOf(state.form)[name] !== value)));
}
