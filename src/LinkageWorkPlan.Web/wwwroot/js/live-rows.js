// Pages that are only read: what others changed is fetched again and put in its place, row by row. What one is in stays as it is, and says
// that it is older; where rows came or went, a line says so and waits to be asked, so that nothing moves under anybody's hands.
import { foldAs, isFolded } from './folds.js';

const breath = 1000; // between two looks
const spread = 200; // all pages hear of a save at once, and do not all ask at once
const opened = Date.now();
const longest = 60_000;
// What scripts set on a row by themselves is no change of others.
const ownMarks = '.live-older, .chart-tip, .chart-grip';
const ownClasses = new Set(['live-fresh', 'is-moving']);
const ownAttributes = new Set(['class', 'style', 'tabindex', 'open', 'aria-busy', 'data-held']);

/** @param {() => { words: object, say: Function, namesOf: Function }} of what the page says it with */
export function rowsOfPage(of) {
  let waiting = null; // what was heard since the last look
  let timer = 0;
  let looked = 0;
  let pause = breath; // grows while the server does not answer
  let line = null;
  const fill = (text, ...values) => values.reduce((all, value, at) => all.replaceAll(`{${at}}`, value), text);

  function look({ changes, isMany, within = 0 }) {
    const wished = changes.some(isShown) ? soon() : inTurn(within);
    // What was put off stays as late as it was, however often something else is heard.
    const at = Math.min(waiting?.at ?? Infinity, wished);
    waiting = { changes: [...(waiting?.changes ?? []), ...changes], isMany: isMany || waiting?.isMany, at };
    plan();
  }

  const inTurn = (within) => Math.max(Date.now() + Math.random() * Math.max(spread, within), Math.max(looked, opened) + within);
  const soon = () => Date.now() + Math.random() * spread;

  /** The thing itself is on the page, not only in its sums: many pages that follow a plan take turns with those (`within` milliseconds). */
  const isShown = ({ code }) => code && (rowOf(document, code) || document.querySelector(`[data-live-of="${CSS.escape(code)}"]`)) !== null;

  // What a page in the background heard waits until it is in sight.
  function plan() {
    clearTimeout(timer);
    if (!waiting || document.hidden) return;
    const late = Math.random() * (pause - breath); // none while the server answers
    timer = setTimeout(fetchPage, Math.max(waiting.at, looked + pause) - Date.now() + late);
  }
  document.addEventListener('visibilitychange', plan);

  /** It is asked again, more and more rarely: a server that comes back is not to meet all pages at once. */
  function lookLater(heard) {
    pause = Math.min(longest, 2 * pause);
    look(heard);
  }

  async function fetchPage() {
    const { href } = location;
    const heard = waiting;
    waiting = null;
    if (document.querySelector('[data-live]') === null) {
      of().say(heard.changes, heard.isMany);
      return;
    }
    looked = Date.now();
    let next;
    try {
      const answer = await fetch(href, { headers: { accept: 'text/html', 'x-lwp-live': '1' }, signal: AbortSignal.timeout(20_000) });
      if (answer.status >= 429) {
        lookLater(heard);
        return;
      }
      pause = breath;
      if (!answer.ok || answer.redirected) return; // the sign-in is over, or the page is gone
      next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    } catch {
      lookLater(heard);
      return;
    }
    // Another page was opened meanwhile; what it shows may be older than what was heard.
    if (location.href === href) put(next, heard);
    else look(heard);
  }

  function put(next, { changes, isMany }) {
    const late = [];
    let isChanged = false;
    const isOtherScale = scaleOf(document) !== scaleOf(next);
    for (const region of document.querySelectorAll('[data-live]')) {
      // Bars are drawn by shares of all days: a single row would stand on another scale than the rest. The whole page is read again.
      if (isOtherScale && region.matches('.chart-part')) {
        late.push([region, null]);
        continue;
      }
      const fresh = next.querySelector(`[data-live="${CSS.escape(region.dataset.live)}"]`);
      // A page of rows that was scrolled to is not in the first one.
      if (!fresh && region.matches('[data-part]') && !changes.some((each) => rowOf(region, each.code))) continue;
      if (fresh && region.isEqualNode(fresh)) continue;
      const hasRows = rowsIn(region).length > 0;
      if (!fresh || (hasRows ? !isSameRows(region, fresh) : isBusy(region))) {
        late.push([region, fresh]);
        continue;
      }
      if (hasRows) isChanged = putRows(region, fresh, changes) || isChanged;
      else {
        swap(region, fresh);
        isChanged = true;
      }
    }
    const { say } = of();
    if (late.length > 0) offer(late, changes);
    if (late.length > 0 || isChanged) say(changes, isMany);
  }

  function scaleOf(page) {
    const setup = page.querySelector('[data-gantt-setup]');
    if (!setup) return '';
    const { from, days } = JSON.parse(setup.textContent);
    return `${from} ${days}`;
  }

  const rowsIn = (region) => [...region.querySelectorAll('[data-live-row]')];
  const rowOf = (region, code) => code && region.querySelector(`[data-live-row="${CSS.escape(code)}"]`);
  const keysIn = (region) => rowsIn(region).map((row) => row.dataset.liveRow).join('\n');
  const isSameRows = (region, fresh) => keysIn(region) === keysIn(fresh);
  // A page that was just opened has its heading in focus: nobody works in that.
  const isIn = (element) => element.contains(document.activeElement) && !document.activeElement.matches('h1');
  const hasTyped = (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  const isTyped = (element) => [...element.querySelectorAll('input, textarea')].some(hasTyped);
  const held = '[aria-busy], [data-held]';
  const isHeld = (element) => element.matches(held) || element.querySelector(held) !== null;
  const isBusy = (element) => isIn(element) || isTyped(element) || isHeld(element) || isSelected(element);

  /** Text is being selected there, to be copied. */
  function isSelected(element) {
    const selection = getSelection();
    return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
  }

  /** What others may change of a row, in words: as the server drew it, without what scripts did to it since. */
  function sightOf(row) {
    const parts = [row.querySelector(ownMarks) ? withoutMarks(row).textContent : row.textContent];
    for (const each of [row, ...row.querySelectorAll('*')]) {
      if (each.closest(ownMarks)) continue;
      const classes = [...each.classList].filter((name) => !ownClasses.has(name));
      // A script that moves a bar writes its style in another way than the server.
      parts.push(each.localName, classes.join(' '), each.style.cssText.replace(/cursor:[^;]*;\s*/, '').trim());
      for (const { name, value } of each.attributes) if (!ownAttributes.has(name)) parts.push(name, value);
    }
    return parts.join('\n');
  }

  function withoutMarks(row) {
    const copy = row.cloneNode(true);
    copy.querySelectorAll(ownMarks).forEach((each) => each.remove());
    return copy;
  }

  /** The same version may look different, as where what follows from another task changed; whoever works in the row is not notified. */
  function isSameRow(row, now) {
    if (row.dataset.version && row.dataset.version !== now.dataset.version) return false;
    return Boolean(row.dataset.version && isBusy(row)) || sightOf(row) === sightOf(now);
  }

  function swap(region, fresh) {
    const isAtHead = region.contains(document.activeElement);
    const now = document.importNode(fresh, true);
    const folded = region.querySelectorAll('details');
    now.querySelectorAll('details').forEach((each, at) => { if (folded[at]?.open) each.open = true; });
    region.replaceWith(now);
    const heading = isAtHead && now.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  function putRows(region, fresh, changes) {
    let isChanged = false;
    const others = rowsIn(fresh);
    rowsIn(region).forEach((row, at) => {
      const now = others[at];
      const group = row.querySelector('[data-fold]') && row.closest('tbody');
      if (group) now.querySelector('[data-fold]')?.setAttribute('aria-expanded', String(!isFolded(group)));
      if (isSameRow(row, now)) return;
      isChanged = true;
      const by = changes.find((each) => each.code === row.dataset.liveRow && !each.isMine)?.by;
      if (isBusy(row)) mark(row, now, by);
      else show(row, now);
    });
    return isChanged;
  }

  function show(row, now) {
    const fresh = document.importNode(now, true);
    fresh.classList.add('live-fresh');
    setTimeout(() => fresh.classList.remove('live-fresh'), 3000);
    row.replaceWith(fresh);
    // It may have been folded or opened since it was fetched.
    const group = fresh.querySelector('[data-fold]') && fresh.closest('tbody');
    if (group) foldAs(group, isFolded(group));
    return fresh;
  }

  // One is in it: it says that it is older, and changes when one wants it to.
  function mark(row, now, by) {
    const { words } = of();
    row.querySelector('.live-older')?.remove();
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button small', textContent: words.show });
    button.addEventListener('click', () => show(row, now).querySelector('a, button, [tabindex]')?.focus());
    const note = Object.assign(document.createElement('span'), { className: 'live-older' });
    note.append(`${fill(words.changedBy, by ?? words.others)} `, button);
    (row.querySelector('.col-title, .chart-name') ?? row.firstElementChild ?? row).append(note);
  }

  function offer(late, changes) {
    const { words, namesOf } = of();
    // From another window of one's own: one's own name.
    const names = namesOf(changes).join(', ') || [...new Set(changes.map((each) => each.by))].join(', ') || words.others;
    const count = (Number(line?.dataset.count) || 0) + Math.max(1, new Set(changes.map((each) => each.id)).size);
    line?.remove();
    line = Object.assign(document.createElement('div'), { className: 'undo live-line' });
    line.dataset.count = count;
    line.dataset.nosnippet = '';
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button small', textContent: words.show });
    button.addEventListener('click', () => { forget(); showAll(late); });
    const text = document.createElement('p');
    text.append(`${fill(words.waiting, count, names)} `, button);
    line.append(text);
    document.body.append(line);
  }

  // One stays where one was, in the row one was in.
  function showAll(late) {
    if (late.some(([, fresh]) => !fresh)) {
      location.reload();
      return;
    }
    const top = window.scrollY;
    for (const [region, fresh] of late) {
      const key = document.activeElement?.closest('[data-live-row]')?.dataset.liveRow;
      const folded = rowsIn(region).filter((row) => row.querySelector('[data-fold]') && isFolded(row.closest('tbody'))).map((row) => row.dataset.liveRow);
      const now = document.importNode(fresh, true);
      region.replaceWith(now);
      folded.map((name) => rowOf(now, name)?.closest('tbody')).filter(Boolean).forEach((group) => foldAs(group, true));
      if (key) rowOf(now, key)?.querySelector('a, button, [tabindex]')?.focus({ preventScroll: true });
    }
    window.scrollTo({ top, behavior: 'instant' });
  }

  function forget() {
    line?.remove();
    line = null;
  }

  return { look, forget };
}
