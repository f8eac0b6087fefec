// What was pressed says at once that it waits, and is not sent twice: a form (DraftForm, ActionForm) or a button (ActionButton).
// Each draws how often it was begun (data-begun) and answered (data-answered), and a form whether the last answer was a refusal
// (data-refused); over a slow line they come late. While a form is ahead of its answer it is being sent, also by another button.
import { isDown, onUp } from './line.js';

const pressed = new Map(); // form or button: a press that was not answered yet
const places = '[data-begun]';

/** @param {{ before: () => void, answered: (place: Element) => boolean, lost: (place: Element) => void }} told
 *    before something is sent; once it is answered, which says whether there is more to send; and when it never reached the server. */
export function sending(told) {
  const send = (event, place, button) => {
    if (isDown() || place.closest('[inert]') || isSending(place)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (isDown()) say(place, 'unsent');
      return;
    }
    told.before();
    say(place, null);
    button?.setAttribute('aria-busy', 'true');
    pressed.set(place, { begun: place.dataset.begun, button, at: location.href, timer: setTimeout(() => say(place, 'waits'), 3000) });
  };
  window.addEventListener('submit', (event) => {
    if (event.target.matches(places)) send(event, event.target, event.submitter ?? event.target.querySelector('[type=submit]'));
  }, true);
  window.addEventListener('click', (event) => {
    const button = event.target.closest?.(`button${places}, button[name=Confirm]`);
    if (!button || button.disabled) return;
    if (button.name === 'Confirm') goOn(event, button);
    else send(event, button, button);
  }, true);
  new MutationObserver((records) => {
    for (const { type, target } of records) if (type === 'attributes') answered(target);
    // What was pressed may have left the page with the answer.
    for (const [place, press] of pressed) if (!place.isConnected) gone(place, press);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-answered'] });
  onUp(() => {
    for (const [place, press] of pressed) {
      // What was under way arrives at once; what the server has not begun by then never reached it.
      setTimeout(() => {
        if (pressed.get(place) !== press || place.dataset.begun !== press.begun) return;
        forget(place, press);
        say(place, 'unsent');
        told.lost(place);
      }, 2000);
    }
  });

  // On the same page: who works by keyboard goes on from its heading, and not from the top of the window.
  function gone(place, press) {
    forget(place, press);
    const heading = document.querySelector('main h1');
    if (!heading || press.at !== location.href || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  // A question was answered: what asked it goes on (FailureList).
  function goOn(event, button) {
    const place = button.closest('form' + places) ?? button.closest('.refused')?.parentElement.querySelector(':scope > button' + places);
    if (!place) return;
    send(event, place, button);
    if (pressed.has(place)) pressed.get(place).begun = null;
  }

  function answered(place) {
    const press = pressed.get(place);
    if (place.dataset.begun !== place.dataset.answered || press?.begun === place.dataset.begun) return;
    if (press) forget(place, press);
    // Of what was refused nothing is saved: it is not what was typed after saving.
    say(place, told.answered(place) && !('refused' in place.dataset) ? 'later' : null);
    // Its button was disabled meanwhile, or left with the question: who works by keyboard goes on from where they were.
    const button = place.matches('button') ? place : place.querySelector('[type=submit]');
    if (press && document.activeElement === document.body) button?.focus({ preventScroll: true });
  }
}

/** True from the press until the answer has come. */
export const isSending = (place) => !!place && (pressed.has(place) || place.dataset.begun !== place.dataset.answered);

function forget(place, { button, timer }) {
  clearTimeout(timer);
  button?.removeAttribute('aria-busy');
  pressed.delete(place);
}

function say(place, what) {
  const note = place.matches('button') ? place.nextElementSibling : place.querySelector('.send-note');
  if (!note?.matches('.send-note')) return;
  note.textContent = what ? document.getElementById('typing-words').dataset[what] : '';
  note.classList.toggle('problem', what === 'unsent');
  note.setAttribute('role', what === 'unsent' ? 'alert' : 'status');
}
