// Pages that are only read: what others changed is fetched again and put in its place, row by row. What one is in stays as it is, and says
// that it is older; where rows came or went, a line says so and waits to be asked, so that nothing moves under anybody's hands.
const breath = 1000; // between two looks

/** @param {() => { words: object, say: Function }} of what the page says it with */
export function rowsOfPage(of) {
  let waiting = null; // what was heard since the last look
  let timer = 0;
  let looked = 0;
  let line = null;
  const fill = (text, ...values) => values.reduce((all, value, at) => all.replaceAll(`{${at}}`, value), text);

  function look({ changes, isMany }) {
    waiting = { changes: [...(waiting?.changes ?? []), ...changes], isMany: isMany || waiting?.isMany };
    clearTimeout(timer);
    timer = setTimeout(fetchPage, Math.max(0, looked + breath - Date.now()));
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
    try {
      const answer = await fetch(href, { headers: { accept: 'text/html', 'x-lwp-live': '1' }, signal: AbortSignal.timeout(20_000) });
      if (!answer.ok || answer.redirected) return;
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      // The page that came instead may be older than what was heard.
      if (location.href === href) put(next, heard);
      else look(heard);
    } catch {
      look(heard);
    }
  }

  function put(next, { changes, isMany }) {
    const late = [];
    let isChanged = false;
    for (const region of document.querySelectorAll('[data-live]')) {
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

  const rowsIn = (region) => [...region.querySelectorAll('[data-live-row]')];
  const rowOf = (region, code) => code && region.querySelector(`[data-live-row="${CSS.escape(code)}"]`);
  const keysIn = (region) => rowsIn(region).map((row) => row.dataset.liveRow).join('\n');
  const isSameRows = (region, fresh) => keysIn(region) === keysIn(fresh);
  // A page that was just opened has its heading in focus: nobody works in that.
  const isIn = (element) => element.contains(document.activeElement) && !document.activeElement.matches('h1');
  const hasTyped = (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  const isTyped = (element) => [...element.querySelectorAll('input, textarea')].some(hasTyped);
  const isBusy = (element) => isIn(element) || isTyped(element) || element.matches('[aria-busy]') || element.querySelector('[aria-busy]') !== null;

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
      const isSame = row.dataset.version ? row.dataset.version === now.dataset.version : row.isEqualNode(now);
      if (isSame) return;
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
    const { words } = of();
    const names = [...new Set(changes.map((each) => each.by))].join(', ') || words.others;
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
      const now = document.importNode(fresh, true);
      region.replaceWith(now);
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
