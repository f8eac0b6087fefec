// The time line of a plan: fetches the next pages as one scrolls, and lets bars and milestones be moved. What is moved is sent as the
// working grid sends a row, so that the same rules hold and the second of two people is told who was first.
import { dayScale } from './gantt-days.js';
import { handles } from './gantt-moves.js';

const undoable = 50;

export function start(section) {
  const setup = JSON.parse(section.querySelector('[data-gantt-setup]').textContent);
  const scroller = section.querySelector('.chart-scroll');
  const said = section.querySelector('.chart-said');
  const undo = section.parentElement.querySelector('[data-gantt-undo]');
  const days = dayScale(setup);
  const account = document.querySelector('[data-account]')?.dataset.account ?? '';
  const headers = { 'content-type': 'application/json', 'x-lwp': '1', 'x-lwp-account': account };
  const done = [];
  const say = (key, ...values) => { said.textContent = fill(setup.words[key], values); };
  const sayDays = (key, [code, first, last]) => say(key, code, days.words(first), days.words(last));

  showToday(scroller, section);
  more(section, scroller, setup);
  if (section.dataset.gantt === 'read') return;

  handles(scroller, days, { moving: (...moved) => sayDays('moving', moved), cancelled: (...moved) => sayDays('cancelled', moved), commit });
  undo?.addEventListener('click', takeBack);

  /**
   * @param {Element} row of the task
   * @param {{ code: string, start: number, end: number, marks: { id: string, code: string, on: number }[] }} was, and the same as it shall be
   * @param {[string, number, number]} moved code and days of the bar or diamond
   */
  async function commit(row, was, will, moved) {
    if (section.dataset.gantt === 'propose') {
      propose(row, was, will, moved);
      return true;
    }
    if (!await send(row, was, will, [])) return false;
    done.push({ task: row.dataset.task, was, will, moved });
    if (done.length > undoable) done.shift();
    showUndo();
    sayDays('saved', moved);
    return true;
  }

  async function takeBack() {
    const step = done.pop();
    showUndo();
    const row = step && rowOf(step.task);
    if (!row) return;
    if (await send(row, step.will, step.was, [])) say('undone', step.moved[0]);
  }

  function showUndo() { if (undo) undo.disabled = done.length === 0; }

  const rowOf = (task) => scroller.querySelector(`.chart-row[data-task="${CSS.escape(task)}"]`);

  async function send(row, was, will, confirmed) {
    row.setAttribute('aria-busy', 'true');
    let answer;
    try {
      const body = JSON.stringify(bodyOf(row, was, will, confirmed));
      answer = await fetch(setup.address, { method: 'PUT', headers, body, signal: AbortSignal.timeout(20_000) });
    } catch {
      answer = null;
    }
    row.removeAttribute('aria-busy');
    const isAnswer = answer && !answer.redirected && answer.status < 500 && (answer.headers.get('content-type') ?? '').includes('json');
    const told = isAnswer ? await answer.json() : null;
    if (answer?.ok && told) {
      row.dataset.version = told.version;
      await refresh(row);
      return true;
    }
    const fresh = await refresh(row) ?? row;
    if (!told) {
      problem(fresh, fill(setup.words.lost, [will.code]));
    } else if (answer.status === 409) {
      const { start: first, end: last } = fresh.querySelector('[data-bar]').dataset;
      problem(fresh, fill(setup.words.first, [will.code, days.words(days.of(first)), days.words(days.of(last))]));
    } else if (Array.isArray(told) && told.every((each) => each.confirmation)) {
      // Possible, but unusual: asked beside the bar, which waits where it was.
      return await ask(fresh, told) ? send(rowOf(row.dataset.task), was, will, told.map((each) => each.confirmation)) : false;
    } else {
      problem(fresh, fill(setup.words.refused, [will.code, Array.isArray(told) ? told.map((each) => each.words).join(' ') : told.words]));
    }
    return false;
  }

  function bodyOf(row, was, will, confirmed) {
    const cells = {};
    if (will.start !== was.start) cells.Start = days.iso(will.start);
    if (will.end !== was.end) cells.End = days.iso(will.end);
    const milestones = will.marks.filter((each) => was.marks.find((mark) => mark.id === each.id)?.on !== each.on)
      .map((each) => ({ id: each.id, key: each.id, isRemoved: false, cells: { End: days.iso(each.on) } }));
    return {
      id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
      planId: setup.plan,
      row: { taskId: row.dataset.task, version: Number(row.dataset.version), pillar: '', cells, milestones },
      columns: setup.columns,
      confirmed,
      isRemoved: false,
    };
  }

  function propose(row, was, will, moved) {
    sayDays('proposing', moved);
    const parts = [];
    if (will.start !== was.start) parts.push(`start=${days.iso(will.start)}`);
    if (will.end !== was.end) parts.push(`end=${days.iso(will.end)}`);
    const marks = will.marks.filter((each) => was.marks.find((mark) => mark.id === each.id)?.on !== each.on).map((each) => `${each.code}:${days.iso(each.on)}`);
    if (marks.length) parts.push(`moves=${encodeURIComponent(marks.join(','))}`);
    location.assign(fill(setup.propose, [encodeURIComponent(row.dataset.code)]) + parts.join('&'));
  }

  /** The row as the server has it now, with what follows from it: lines, slack, what a colleague changed. */
  async function refresh(row) {
    const part = row.closest('.chart-part');
    const at = document.activeElement?.closest('[data-bar],[data-mark]');
    const focused = at && part.contains(at) ? (at.dataset.bar ? `[data-bar="${at.dataset.bar}"]` : `[data-mark="${at.dataset.mark}"]`) : null;
    const fresh = await fetchPart(addressOf(part.dataset.part), part.dataset.part);
    if (!fresh) return null;
    part.replaceWith(fresh);
    if (focused) fresh.querySelector(focused)?.focus({ preventScroll: true });
    return fresh.querySelector(`.chart-row[data-task="${CSS.escape(row.dataset.task)}"]`);
  }

  function addressOf(page) {
    const address = new URL(location.href);
    address.searchParams.set('page', page);
    return address;
  }

  function problem(row, words) {
    said.textContent = words;
    const note = noteAt(row, words, 'bad');
    setTimeout(() => note.remove(), 20_000);
  }

  function ask(row, told) {
    const note = noteAt(row, told.map((each) => each.words).join(' '), 'warn');
    said.textContent = note.textContent;
    return new Promise((answered) => {
      for (const [key, value] of [['saveAnyway', true], ['leave', false]]) {
        const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button small', textContent: setup.words[key] });
        button.addEventListener('click', () => { note.remove(); answered(value); });
        note.append(' ', button);
      }
      note.querySelector('button').focus();
    });
  }

  /** Beside the bar: under its row, in sight however far one scrolled. */
  function noteAt(row, words, kind) {
    row.parentElement.querySelectorAll('.chart-problem').forEach((each) => each.remove());
    const note = Object.assign(document.createElement('li'), { className: `message ${kind} chart-problem`, textContent: words });
    row.after(note);
    return note;
  }
}

const fill = (words, values) => values.reduce((text, value, at) => text.replaceAll(`{${at}}`, () => value), words);

/** A long time line opens where today is, or where work begins. */
function showToday(scroller, section) {
  const earlier = (one, other) => (one && one.offsetLeft <= other.offsetLeft ? one : other);
  const today = section.querySelector('.axis-today') ?? [...section.querySelectorAll('.chart-task')].reduce(earlier, null);
  if (today && scroller.scrollWidth > scroller.clientWidth) scroller.scrollLeft = today.offsetLeft - scroller.clientWidth / 3;
}

async function fetchPart(address, number) {
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const part = page.querySelector(`.chart-part[data-part="${CSS.escape(String(number))}"]`);
    if (part) part.next = JSON.parse(page.querySelector('[data-gantt-setup]').textContent).next;
    return part && document.adoptNode(part);
  } catch {
    return null;
  }
}

/** The next pages come as one scrolls towards them; without scripts they are pages of their own. */
function more(section, scroller, setup) {
  let next = setup.next;
  if (!next) return;
  const pager = section.parentElement.querySelector('.pager');
  const end = scroller.appendChild(document.createElement('div'));
  const watch = new IntersectionObserver(async (seen) => {
    if (!seen.at(-1).isIntersecting || !next) return;
    const address = next;
    next = null;
    const part = await fetchPart(address, new URL(address, location.href).searchParams.get('page'));
    if (!part) {
      next = address; // asked for again when one scrolls here again; the pager is still there, too
      return;
    }
    end.before(part);
    next = part.next;
    if (!next) {
      pager?.remove();
      watch.disconnect();
    } else {
      watch.unobserve(end);
      watch.observe(end);
    }
  }, { root: scroller, rootMargin: '1200px' });
  watch.observe(end);
}
