// The line to the server as the reader sees it: one notice that says what is happening, and what others do once it is back.
let down = false;
let downSince = 0;
const ups = [];

export const isDown = () => down;

/** @param {(since: number) => void} then called each time the line is back, with the time at which it was lost. */
export const onUp = (then) => ups.push(then);

export function line() {
  const notice = document.getElementById('components-reconnect-modal');
  if (!notice) return;
  notice.addEventListener('components-reconnect-state-changed', ({ detail }) => {
    switch (detail.state) {
      case 'show': lost(notice); break;
      case 'hide': found(notice); break;
      case 'failed':
      case 'resume-failed': tryLater(notice); break;
      // The server no longer knows this page and cannot rebuild it; what was typed is kept as a draft.
      case 'rejected': location.reload(); break;
    }
  });
}

/** The server is about to end; called by it. Another one, or the same a moment later, goes on. */
export function restarting() {
  document.getElementById('components-reconnect-modal')?.classList.add('reconnect-restarting');
}

function lost(notice) {
  notice.classList.remove('reconnect-returned', 'reconnect-restarting');
  if (down) return;
  down = true;
  downSince = Date.now();
}

function found(notice) {
  if (!down) return;
  down = false;
  notice.classList.add('reconnect-returned');
  setTimeout(() => notice.classList.remove('reconnect-returned'), 4000);
  for (const then of ups) then(downSince);
}

// All attempts were used up, as overnight: once somebody looks at the page again, or the network is back, they start again.
function tryLater(notice) {
  const again = async () => {
    if (document.visibilityState !== 'visible') return;
    for (const event of ['visibilitychange', 'focus', 'online']) window.removeEventListener(event, again, true);
    clearInterval(timer);
    try {
      if (await Blazor.reconnect() || await Blazor.resumeCircuit()) found(notice);
      else location.reload();
    } catch {
      tryLater(notice); // the server is not there yet
    }
  };
  for (const event of ['visibilitychange', 'focus', 'online']) window.addEventListener(event, again, true);
  const timer = setInterval(again, 30000);
}
