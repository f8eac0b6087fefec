// Moving bars and diamonds: by mouse, by finger once one was tapped, which shows a grip at each of its ends, and by keyboard.
// Nothing is sent before one lets go, or presses Enter.
const edge = 8;
const least = 4;

/**
 * @param {Element} scroller
 * @param {ReturnType<import('./gantt-days.js').dayScale>} days
 * @param {{ moving: Function, cancelled: Function, commit: Function, ended: Function, savesOnLeaving: boolean }} told
 * @returns {{ isMoving: () => boolean }} whether something is in somebody's hand: then no row may be drawn again
 */
export function handles(scroller, days, told) {
  let drag = null; // by pointer
  let isFinger = false; // what chose last
  let keys = null; // by keyboard: { handle, was, will }

  const rowOf = (handle) => handle.closest('.chart-row');
  // A grip stands for its bar.
  const handleAt = (event) => event.target.closest?.('[data-bar],[data-mark]')
    ?? (event.target.closest?.('[data-grip]') && rowOf(event.target).querySelector('[data-bar]'));
  const isBusy = (handle) => rowOf(handle).hasAttribute('aria-busy');
  // What others change does not replace a row that is dragged (live-rows.js); not every browser gives it the focus.
  const hold = (handle, isHeld) => rowOf(handle)?.toggleAttribute('data-held', isHeld);

  function stateOf(row) {
    const bar = row.querySelector('[data-bar]');
    return {
      code: row.dataset.code,
      start: days.of(bar.dataset.start),
      end: days.of(bar.dataset.end),
      // A milestone may stand where it is expected, which is not the planned day that is moved.
      marks: [...row.querySelectorAll('[data-mark]')].map((each) => ({
        id: each.dataset.mark, code: each.dataset.code, on: days.of(each.dataset.on), left: each.style.left,
      })),
    };
  }

  /** The same moved by working days: all of a task with its milestones, one end of it, or one milestone. */
  function moved(was, what, count) {
    const on = (day) => days.add(day, count);
    if (count === 0) return was;
    if (what === 'start') return { ...was, start: Math.min(on(was.start), was.end) };
    if (what === 'end') return { ...was, end: Math.max(on(was.end), was.start) };
    if (what === 'all') {
      return { ...was, start: on(was.start), end: on(was.end), marks: was.marks.map((each) => ({ ...each, on: on(each.on) })) };
    }
    return { ...was, marks: was.marks.map((each) => (each.id === what ? { ...each, on: on(each.on) } : each)) };
  }

  /** The code and the days of what is moved: of a milestone one day, twice. */
  const shown = (state, what) => {
    const mark = state.marks.find((each) => each.id === what);
    return mark ? [mark.code, mark.on, mark.on] : [state.code, state.start, state.end];
  };
  const share = (day) => `${(day * 100) / days.count}%`;

  function draw(handle, state, what) {
    const row = rowOf(handle);
    const bar = row.querySelector('[data-bar]');
    bar.style.left = share(state.start);
    bar.style.width = share(state.end + 1 - state.start);
    for (const each of state.marks) {
      const mark = row.querySelector(`[data-mark="${CSS.escape(each.id)}"]`);
      mark.style.left = each.on === days.of(mark.dataset.on) ? each.left : share(each.on + 0.5);
    }
    placeGrips(bar);
    handle.classList.add('is-moving');
    const track = row.querySelector('.chart-track');
    const tip = track.querySelector('.chart-tip')
      ?? track.appendChild(Object.assign(document.createElement('span'), { className: 'chart-tip', ariaHidden: 'true' }));
    const [, first, last] = shown(state, what);
    tip.textContent = first === last ? days.words(first) : `${days.words(first)} – ${days.words(last)}`;
    tip.style.left = share(Math.min(first, days.count * 0.85));
  }

  /**
   * Where a finger takes hold of the ends of the bar that was chosen: beside it, since at 390 px a bar may be as narrow as a finger, and a
   * milestone often stands on its end.
   */
  function showGrips(handle) {
    scroller.querySelectorAll('[data-grip]').forEach((each) => each.remove());
    if (!handle?.dataset.bar) return;
    for (const end of ['start', 'end']) {
      const grip = Object.assign(document.createElement('span'), { className: 'chart-grip', ariaHidden: 'true' });
      grip.dataset.grip = end;
      handle.parentElement.append(grip);
    }
    placeGrips(handle);
  }

  function placeGrips(bar) {
    bar.parentElement.querySelectorAll('[data-grip]').forEach((grip) => {
      grip.style.left = grip.dataset.grip === 'start'
        ? `max(var(--grip), ${bar.style.left})`
        : `min(100% - var(--grip), ${bar.style.left} + max(3px, ${bar.style.width}))`;
    });
  }

  function rest(handle) {
    handle.classList.remove('is-moving');
    rowOf(handle)?.querySelector('.chart-tip')?.remove();
  }

  function back(handle, was, what) {
    draw(handle, was, what);
    rest(handle);
    told.cancelled(...shown(was, what));
  }

  const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  async function finish(handle, was, will, what) {
    rest(handle);
    if (!isSame(was, will) && await told.commit(rowOf(handle), was, will, shown(will, what))) return;
    if (!handle.isConnected) return; // the row was drawn again, as it is saved
    draw(handle, was, what);
    rest(handle);
  }

  // By pointer.
  scroller.addEventListener('pointerdown', (event) => {
    isFinger = event.pointerType !== 'mouse';
    const handle = handleAt(event);
    if (!handle || event.button !== 0 || drag || isBusy(handle)) return;
    const isTouch = event.pointerType !== 'mouse';
    // The first tap chooses the bar, so that a finger that scrolls moves nothing.
    if (isTouch && document.activeElement !== handle) return;
    leaveKeys();
    if (isBusy(handle)) return; // what was moved by keyboard is being saved
    const box = handle.getBoundingClientRect();
    const grip = Math.min(edge, box.width / 4);
    const atEdge = event.clientX < box.left + grip ? 'start' : event.clientX > box.right - grip ? 'end' : 'all';
    const what = handle.dataset.mark ?? event.target.dataset.grip ?? (isTouch ? 'all' : atEdge);
    const was = stateOf(rowOf(handle));
    const wide = rowOf(handle).querySelector('.chart-track').clientWidth / days.count;
    drag = { handle, was, will: was, what, x: event.clientX, scroll: scroller.scrollLeft, wide, isOn: false };
    hold(handle, true);
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    event.preventDefault();
  });
  scroller.addEventListener('pointermove', (event) => {
    if (!drag) {
      const handle = event.pointerType === 'mouse' && handleAt(event);
      if (handle?.dataset.bar) {
        const box = handle.getBoundingClientRect();
        const grip = Math.min(edge, box.width / 4);
        handle.style.cursor = event.clientX < box.left + grip || event.clientX > box.right - grip ? 'ew-resize' : '';
      }
      return;
    }
    const by = event.clientX - drag.x + scroller.scrollLeft - drag.scroll;
    drag.isOn ||= Math.abs(by) >= least;
    if (!drag.isOn) return;
    const from = { start: drag.was.start, all: drag.was.start, end: drag.was.end }[drag.what]
      ?? drag.was.marks.find((each) => each.id === drag.what).on;
    drag.will = moved(drag.was, drag.what, days.between(from, from + Math.round(by / drag.wide)));
    draw(drag.handle, drag.will, drag.what);
  });
  scroller.addEventListener('pointerup', () => {
    if (!drag) return;
    const { handle, was, will, what } = drag;
    drag = null;
    finish(handle, was, will, what);
    hold(handle, false);
    told.ended();
  });
  scroller.addEventListener('pointercancel', drop);
  scroller.addEventListener('lostpointercapture', drop);

  function drop() {
    if (!drag) return;
    const { handle, was, what } = drag;
    drag = null;
    back(handle, was, what);
    hold(handle, false);
    told.ended();
  }

  // By keyboard.
  scroller.addEventListener('keydown', (event) => {
    const handle = handleAt(event);
    if (!handle || event.ctrlKey || event.altKey || event.metaKey) return;
    if (drag && event.key === 'Escape') {
      event.stopPropagation();
      drop();
      return;
    }
    const other = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (other) {
      event.preventDefault();
      const all = [...scroller.querySelectorAll('[data-bar],[data-mark]')];
      all[all.indexOf(handle) + other]?.focus();
      return;
    }
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      event.stopPropagation();
      if (drag || isBusy(handle)) return;
      const what = handle.dataset.mark ?? (event.shiftKey ? 'end' : 'all');
      if (keys && keys.handle !== handle) leaveKeys();
      keys ??= { handle, was: stateOf(rowOf(handle)), will: stateOf(rowOf(handle)), what };
      keys.what = what;
      keys.will = moved(keys.will, what, step);
      draw(handle, keys.will, what);
      told.moving(...shown(keys.will, what));
    } else if (keys && event.key === 'Enter') {
      event.preventDefault();
      finishKeys();
    } else if (keys && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      cancelKeys();
    }
  });
  // One stop for Tab in a page of rows: where one was last.
  scroller.addEventListener('focusin', (event) => {
    const handle = handleAt(event);
    showGrips(isFinger ? handle : null);
    if (!handle) return;
    handle.closest('.chart-part').querySelectorAll('[data-bar][tabindex="0"],[data-mark][tabindex="0"]').forEach((each) => { each.tabIndex = -1; });
    handle.tabIndex = 0;
  });
  scroller.addEventListener('focusout', (event) => {
    if (!scroller.contains(event.relatedTarget)) showGrips(null);
    leaveKeys();
  });

  /** What was moved is saved when one leaves it, as a row of the grid is; a proposal opens a form, which Enter alone asks for. */
  function leaveKeys() {
    if (told.savesOnLeaving) finishKeys();
    else cancelKeys();
  }

  function cancelKeys() {
    if (!keys) return;
    const { handle, was, what } = keys;
    keys = null;
    back(handle, was, what);
    told.ended();
  }

  function finishKeys() {
    if (!keys) return;
    const { handle, was, will, what } = keys;
    keys = null;
    finish(handle, was, will, what);
    told.ended();
  }

  return { isMoving: () => Boolean(drag || keys) };
}
