// Starts Blazor with patience for a server that restarts, keeps what people type, and gives the keyboard its shortcuts.
import { shortAddresses } from './addresses.js';
import { calls } from './calls.js';
import { connection } from './connect.js';
import { desk } from './desk.js';
import { showRefusedDownloads } from './downloads.js';
import { keepDrafts, offerKept } from './drafts.js';
import { errorLinks, jumps, keepFocus } from './fields.js';
import { folds } from './folds.js';
import { going } from './going.js';
import { line } from './line.js';
import { shortcuts } from './shortcuts.js';
import { typing } from './typing.js';

calls();
line();
typing();
shortcuts();
// Before the first form is drawn: it asks for its kept text.
errorLinks();
jumps();
keepFocus();
keepDrafts();
folds();

grid();
gantt();
live();
coming();
writing();
passkeys();

await Blazor.start({
  circuit: {
    configureSignalR: connection,
    // No package brings any: asking for them is a round trip.
    initializers: { beforeStart: [], afterStarted: [] },
    reconnectionOptions: { maxRetries: 60, retryIntervalMilliseconds: (attempt) => Math.min(5000, 300 * (attempt + 1)) },
  },
});

offerKept();
showRefusedDownloads();
going();
shortAddresses();
desk();
Blazor.addEventListener('enhancedload', grid);
Blazor.addEventListener('enhancedload', gantt);
Blazor.addEventListener('enhancedload', live);
Blazor.addEventListener('enhancedload', coming);
Blazor.addEventListener('enhancedload', writing);
Blazor.addEventListener('enhancedload', passkeys);
Blazor.addEventListener('enhancednavigationstart', () => document.querySelector('[data-grid]')?.dispatchEvent(new Event('leaving')));

// The working grid is on one page alone, which asks for its modules itself. It needs no circuit, and waits for none.
async function grid() {
  const section = document.querySelector('[data-grid]:not([data-grid-live])');
  if (!section) return;
  section.dataset.gridLive = '';
  (await import('./grid.js')).start(section);
}

// The same of a plan's time line.
async function gantt() {
  const section = document.querySelector('[data-gantt]:not([data-gantt-live])');
  if (!section) return;
  section.dataset.ganttLive = '';
  (await import('./gantt.js')).start(section);
}

// What others save in the plan that is shown, and who they are.
async function live() {
  if (document.querySelector('[data-live-plan]')) (await import('./live.js')).live();
}

// What is still being made when the page comes.
async function coming() {
  if (document.querySelector('[data-coming]')) (await import('./coming.js')).coming();
}

// A page that asks for a passkey or shows recovery codes. It comes without a circuit.
async function passkeys() {
  if (document.querySelector('[data-passkey], [data-print]')) (await import('./passkeys.js')).passkeys();
}

// A letter with a one-time address comes in a circuit, whenever it is made.
document.addEventListener('click', (event) => {
  if (event.target.closest?.('[data-print-letter]')) print();
});

// A report that is being written: its module comes with the first of its pages.
async function writing() {
  if (document.querySelector('.report-panel')) (await import('./writing.js')).writing();
}
