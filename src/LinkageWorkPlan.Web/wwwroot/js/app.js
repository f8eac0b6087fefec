// Starts Blazor with patience for a server that restarts, keeps what people type, and gives the keyboard its shortcuts.
import { shortAddresses } from './addresses.js';
import { desk } from './desk.js';
import { keepDrafts } from './drafts.js';
import { errorLinks } from './fields.js';
import './radzen.js';
import { shortcuts } from './shortcuts.js';

// Before the first form is drawn: it asks for its kept text.
errorLinks();
keepDrafts();

await Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: 60, retryIntervalMilliseconds: (attempt) => Math.min(5000, 300 * (attempt + 1)) },
  },
});

// A server that was restarted no longer knows this page: the typed text is kept, so the page is loaded anew.
const notice = document.getElementById('components-reconnect-modal');
if (notice) {
  new MutationObserver(() => {
    if (notice.classList.contains('components-reconnect-rejected')) location.reload();
  }).observe(notice, { attributes: true, attributeFilter: ['class'] });
}

shortAddresses();
shortcuts();
desk();
