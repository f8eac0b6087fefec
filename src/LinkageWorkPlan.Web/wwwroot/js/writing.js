// While one writes a section of a report: the page as it will be printed, beside the text; names of figures; what the last report said.
// Nothing is asked of the server on a key. The page itself comes once somebody is in a text, again with each save, and in another
// language with the text one goes to; between, its paragraphs are written here.
const texts = '.report-panel textarea[data-known]';
const name = /\{[^{}\n]*\}/g;
let last = null; // the text one was in last
let frame = null;
let shown = '';

let listens = false;

/** For all pages of reports, however often it is called. */
export function writing() {
  if (listens) return;
  listens = true;
  document.addEventListener('focusin', ({ target }) => {
    if (!target.matches?.(texts)) return;
    last = target;
    show();
  });
  document.addEventListener('input', ({ target }) => { if (target === last) write(); });
  document.addEventListener('click', ({ target }) => {
    const pressed = target.closest?.('[data-figure-insert], [data-former-start], [data-print-show]');
    if (!pressed) return;
    if ('figureInsert' in pressed.dataset) insertFigure(pressed);
    else if (pressed.dataset.formerStart) start(pressed.dataset.formerStart);
    else turn(pressed);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target.id !== 'figure-name' || event.isComposing) return;
    // Not the form: nothing is saved by choosing.
    event.preventDefault();
    insertFigure(event.target.closest('.figure-picker').querySelector('[data-figure-insert]'));
  });
  const attributeFilter = ['data-print-version', 'data-print-preview'];
  new MutationObserver(() => { if (frame) show(); }).observe(document, { subtree: true, childList: true, attributeFilter });
}

const textIn = (language) => [...document.querySelectorAll(texts)].find((each) => each.lang === language);
const current = () => (last?.isConnected ? last : null) ?? document.querySelector(texts);

function insertFigure(button) {
  const picker = button.closest('.figure-picker');
  const field = picker.querySelector('#figure-name');
  const status = picker.querySelector('[data-figure-said]');
  const chosen = field.value.trim();
  const box = current();
  if (!box || ![...picker.querySelectorAll('option')].some((each) => each.value === chosen)) {
    status.textContent = status.dataset.figureUnknown;
    field.focus();
    return;
  }
  put(box, chosen);
  field.value = '';
  status.textContent = status.dataset.figureSaid.replace('{0}', chosen);
}

// Before what stands there already.
function start(language) {
  const box = textIn(language);
  const words = document.querySelector(`[data-former="${language}"]`)?.textContent;
  if (!box || !words) return;
  box.closest('details')?.setAttribute('open', '');
  box.focus();
  box.setSelectionRange(0, 0);
  put(box, box.value ? `${words}\n` : words);
}

// As if typed, so that the browser can undo it.
function put(box, words) {
  box.focus();
  if (document.execCommand('insertText', false, words)) return;
  box.setRangeText(words, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

function turn(button) {
  const isPaper = button.dataset.printShow === 'paper';
  for (const each of document.querySelectorAll('[data-print-show]')) each.setAttribute('aria-pressed', String(each === button));
  document.querySelector('.section-grid')?.classList.toggle('shows-print', isPaper);
  if (isPaper) show();
}

function show() {
  const place = document.querySelector('[data-print-preview]');
  if (!place || place.getClientRects().length === 0) return;
  const language = last?.isConnected && last.lang ? last.lang : place.dataset.printFirst;
  const wanted = `${place.dataset.printPreview}&lang=${language}`;
  const key = `${wanted} ${place.dataset.printVersion}`;
  if (frame?.isConnected && key === shown) return;
  if (!frame?.isConnected) {
    frame = document.createElement('iframe');
    frame.title = place.dataset.printTitle;
    frame.addEventListener('load', write);
    place.replaceChildren(frame);
  }
  shown = key;
  const at = frame.contentWindow?.scrollY ?? 0;
  frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, at), { once: true });
  frame.src = wanted;
}

// What is typed and not saved yet; what is saved stays as the server drew it.
function write() {
  const paper = frame?.isConnected ? frame.contentDocument : null;
  const body = paper?.querySelector('[data-section]');
  const box = body ? textIn(body.dataset.section) : null;
  if (!box) return;
  const lines = linesOf(box.value).map((line) => line.replace(name, (each) => valueOf(each, box.lang) ?? each));
  if (!('typed' in body.dataset) && lines.join('\n') === linesOf(body.dataset.text).join('\n')) return;
  body.dataset.typed = '';
  const old = [...body.querySelectorAll('.narrative, .unwritten')];
  const after = body.querySelector('h2, h3');
  old.forEach((each) => each.remove());
  after?.after(...lines.map((line) => paragraph(paper, box.lang, line)));
}

const linesOf = (text) => text.normalize('NFC').split('\n').map((each) => each.trim()).filter(Boolean);

function paragraph(paper, language, line) {
  const [row, column, words] = ['div', 'div', 'p'].map((each) => paper.createElement(each));
  row.className = 'pair narrative';
  column.lang = language;
  words.textContent = line;
  column.append(words);
  row.append(column);
  return row;
}

function valueOf(figure, language) {
  const option = [...document.querySelectorAll('#figure-names option')].find((each) => each.value === figure);
  return language === 'en' ? option?.dataset.en : option?.dataset.native;
}
