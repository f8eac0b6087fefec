// The time line of a plan: fetches the next pages as one scrolls, and lets bars and milestones be moved. What is moved is sent as the
// working grid sends a row, so that the same rules hold and the second of two people sees who was first.
import { dayScale } from './gantt-days.js';
import { handles } from './gantt-moves.js';
import { pageName } from './live-name.js';

const undoable = 50;

export function start(section) {
  const setup = JSON.parse(section.querySelector('[data-gantt-setup]').textContent);
  const scroller = section.querySelector('.chart-scroll');
  const said = section.querySelector('.chart-said');
  const undo = section.parentElement.querySelector('[data-gantt-undo]');
  const days = dayScale(setup);
  const account = document.querySelector('[data-account]')?.dataset.account ?? '';
  const headers = { 'content-type': 'application/json', 'x-lwp': '1', 'x-lwp-account': account, 'x-lwp-window': pageName };
  const done = [];
  const waiting = []; // for the hand that moves something to let go
  let sending = 0;
  let asking = 0;
  let changes = 0;
  const say = (key, ...values) => { said.textContent = fill(setup.words[key], values); };
  const sayDays = (key, [code, first, last]) => say(key, code, days.words(first), days.words(last));

  showToday(scroller, section);
  more(section, scroller, setup);
  if (section.dataset.gantt === 'read') return;

  const moves = handles(scroller, days, {
    moving: (...moved) => sayDays('moving', moved),
    cancelled: (...moved) => sayDays('cancelled', moved),
    commit,
    ended,
    savesOnLeaving: section.dataset.gantt === 'move',
  });
  undo?.addEventListener('click', takeBack);

  /**
   * @param {Element} row of the task
   * @param {{ code: string, start: number, end: number, marks: { id: string, code: string, on: number }[] }} was, and the same as it shall be
   * @param {[string, number, number]} moved code and days of the bar or diamond
   */
  async function commit(row, was, will, moved) {
    if (isAsked(moved[0])) return false;
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

  /** One question at a time: while one is open, other moves are refused and the focus goes to the question. */
  function isAsked(code) {
    if (asking === 0) return false;
    say('askedFirst', code);
    scroller.querySelector('.chart-problem button')?.focus();
    return true;
  }

  async function takeBack() {
    const step = done.at(-1);
    const row = step && rowOf(step.task);
    if (!row || row.hasAttribute('aria-busy') || isAsked(step.moved[0])) return;
    if (!isAt(row, step.will)) {
      // Somebody moved the task since: what they did is not undone with what was done here.
      forget(step);
      problem(row, first(row, step.moved[0]));
    } else if (await send(row, step.will, step.was, [])) {
      forget(step);
      say('undone', step.moved[0]);
    }
  }

  function forget(step) {
    done.splice(done.indexOf(step), 1);
    showUndo();
  }

  /** True where the row stands at these days. */
  function isAt(row, { start: from, end: to, marks }) {
    const bar = row.querySelector('.chart-task');
    const on = (mark) => row.querySelector(`[data-mark="${CSS.escape(mark.id)}"]`)?.dataset.on;
    return bar.dataset.start === days.iso(from) && bar.dataset.end === days.iso(to) && marks.every((mark) => on(mark) === days.iso(mark.on));
  }

  /** What was saved, where the row could not be fetched again. */
  function stand(row, will, version) {
    row.dataset.version = version;
    Object.assign(row.querySelector('.chart-task').dataset, { start: days.iso(will.start), end: days.iso(will.end) });
    for (const { id, on } of will.marks) row.querySelector(`[data-mark="${CSS.escape(id)}"]`).dataset.on = days.iso(on);
  }

  /** Words for the second of two people. */
  function first(row, code) {
    const { start: from, end: to } = row.querySelector('.chart-task').dataset;
    return fill(setup.words.first, [code, days.words(days.of(from)), days.words(days.of(to))]);
  }

  function showUndo() { if (undo) undo.disabled = done.length === 0; }

  const rowOf = (task) => scroller.querySelector(`.chart-row[data-task="${CSS.escape(task)}"]`);

  async function send(row, was, will, confirmed) {
    const body = JSON.stringify(bodyOf(row, was, will, confirmed));
    row.setAttribute('aria-busy', 'true');
    sending++;
    changes++;
    // An answer that was lost may have been saved: the same sending once more has the same answer.
    const answer = await put(body) ?? await put(body);
    const isSignedOut = answer && (answer.redirected || answer.status === 401);
    const isAnswer = answer && !isSignedOut && answer.status < 500 && (answer.headers.get('content-type') ?? '').includes('json');
    const told = isAnswer ? await answer.json().catch(() => null) : null;
    sending--;
    ended();
    const fresh = await refresh(row) ?? row;
    fresh.removeAttribute('aria-busy');
    if (answer?.ok && told) {
      if (Number(fresh.dataset.version) < told.version) stand(fresh, will, told.version);
      return true;
    }
    if (!told && isAt(fresh, will)) return true; // no answer came, but it is saved
    if (!told) {
      problem(fresh, fill(setup.words[isSignedOut ? 'signedOut' : answer ? 'busy' : 'lost'], [will.code]));
    } else if (answer.status === 409) {
      problem(fresh, first(fresh, will.code));
    } else if (Array.isArray(told) && told.every((each) => each.confirmation)) {
      // Possible, but unusual: asked beside the bar, which waits where it was.
      return await ask(fresh, told) ? send(rowOf(row.dataset.task), was, will, told.map((each) => each.confirmation)) : false;
    } else {
      problem(fresh, fill(setup.words.refused, [will.code, Array.isArray(told) ? told.map((each) => each.words).join(' ') : told.words]));
    }
    return false;
  }

  async function put(body) {
    try {
      return await fetch(setup.address, { method: 'PUT', headers, body, signal: AbortSignal.timeout(20_000) });
    } catch {
      return null;
    }
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

  const isFree = () => sending === 0 && asking === 0 && !moves.isMoving();

  /** Something that rows wait for is over: a move, an answer, a question. */
  function ended() {
    if (isFree()) waiting.splice(0).forEach((go) => go());
  }

  /** The row as the server has it now, with what follows from it: lines, slack, what a colleague changed. Nothing is drawn again under a hand. */
  async function refresh(row) {
    const number = row.closest('.chart-part').dataset.part;
    let fresh;
    let seen;
    do {
      while (!isFree()) await new Promise((go) => { waiting.push(go); });
      seen = changes;
      fresh = await fetchPart(addressOf(number), number);
      if (!fresh) return rowOf(row.dataset.task);
    } while (!isFree() || seen !== changes);
    if (fresh.from !== setup.from || fresh.days !== setup.days) location.reload(); // the days of the whole plan are others now
    const part = scroller.querySelector(`.chart-part[data-part="${CSS.escape(number)}"]`);
    const at = document.activeElement?.closest('[data-bar],[data-mark]');
    const focused = at && part.contains(at) ? (at.dataset.bar ? `[data-bar="${at.dataset.bar}"]` : `[data-mark="${at.dataset.mark}"]`) : null;
    part.replaceWith(fresh);
    if (focused) fresh.querySelector(focused)?.focus({ preventScroll: true });
    const here = fresh.querySelector(`.chart-row[data-task="${CSS.escape(row.dataset.task)}"]`);
    if (!here && new URLSearchParams(location.search).has('sort')) location.reload(); // by its new days it stands on another page
    return here;
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
    asking++;
    let isOpen = true;
    return new Promise((answered) => {
      note.answer = (value) => {
        if (!isOpen) return;
        isOpen = false;
        const isHere = note.contains(document.activeElement);
        note.remove();
        asking--;
        if (isHere) row.querySelector('[data-bar]')?.focus({ preventScroll: true });
        answered(value);
        ended();
      };
      const choices = Object.assign(document.createElement('p'), { className: 'chart-choices' });
      for (const [key, value] of [['saveAnyway', true], ['leave', false]]) {
        const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button small', textContent: setup.words[key] });
        button.addEventListener('click', () => note.answer(value));
        choices.append(button);
      }
      note.append(choices);
      note.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        note.answer(false);
      });
      if (!moves.isMoving()) note.querySelector('button').focus();
    });
  }

  /** Beside the bar: under its row, in sight however far one scrolled. A question that is open there is answered with "leave". */
  function noteAt(row, words, kind) {
    row.parentElement.querySelectorAll('.chart-problem').forEach((each) => (each.answer ? each.answer(false) : each.remove()));
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
    if (!part) return null;
    const { next, from, days } = JSON.parse(page.querySelector('[data-gantt-setup]').textContent);
    return Object.assign(document.adoptNode(part), { next, from, days });
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
    if (part.from !== setup.from || part.days !== setup.days) {
      location.reload();
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
