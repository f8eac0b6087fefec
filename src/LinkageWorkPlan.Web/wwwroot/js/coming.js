// What is still being made, as a PDF on its way from the printer, comes into the page by itself: its own place is drawn again and nothing
// else, so that what one reads stays where it is. A page in the background asks nothing.
const first = 2000;
const longest = 30_000;
let timer = 0;
let pause = first;

export function coming() {
  clearTimeout(timer);
  pause = first;
  document.removeEventListener('visibilitychange', plan);
  document.addEventListener('visibilitychange', plan);
  plan();
}

const places = () => [...document.querySelectorAll('[data-coming]')];
const isIn = (place) => place.contains(document.activeElement)
  || (!getSelection().isCollapsed && getSelection().containsNode(place, true));

function plan() {
  clearTimeout(timer);
  if (!document.hidden && places().length > 0) timer = setTimeout(look, pause);
}

async function look() {
  const { href } = location;
  pause = Math.min(longest, 1.5 * pause);
  try {
    const answer = await fetch(href, { headers: { accept: 'text/html', 'x-lwp-live': '1' }, signal: AbortSignal.timeout(20_000) });
    if (answer.redirected || answer.status === 404) return; // the sign-in is over, or the page is gone
    if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), 'text/html'), href);
  } catch {
    // It is asked again.
  }
  plan();
}

function put(next, href) {
  if (location.href !== href) return;
  for (const place of places()) {
    const fresh = next.getElementById(place.id);
    // What one is in, or is copying from, waits for the next look.
    if (fresh && !place.isEqualNode(fresh) && !isIn(place)) place.replaceWith(document.adoptNode(fresh));
  }
}
