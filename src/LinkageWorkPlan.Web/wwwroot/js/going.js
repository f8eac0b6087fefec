// A page that takes its time to come is on its way: a thin line at the top of the window says so (app.css), as the browser itself
// does only where a whole document is loaded.
const patience = 20_000;
let end = 0;

export function going() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (link && isWithin(link) && !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) start();
  });
  Blazor.addEventListener('enhancednavigationstart', start);
  for (const type of ['enhancednavigationend', 'enhancedload']) Blazor.addEventListener(type, stop);
  window.addEventListener('pageshow', stop);
  // In a circuit nothing says that the next page is there but the page itself. Where the server is asked for it, a whole document comes.
  new MutationObserver((records) => {
    if (document.querySelector('main [data-leaving]')) start();
    else if (end && records.some(({ target }) => target.closest?.('main, title'))) stop();
  }).observe(document, { childList: true, subtree: true });
}

const isWithin = (link) => link.origin === location.origin && !link.target && !link.hasAttribute('download')
  && (link.pathname !== location.pathname || link.search !== location.search);

function start() {
  document.documentElement.dataset.going = '';
  clearTimeout(end);
  end = setTimeout(stop, patience);
}

function stop() {
  clearTimeout(end);
  end = 0;
  delete document.documentElement.dataset.going;
}
