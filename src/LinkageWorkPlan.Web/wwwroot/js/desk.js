// The translation desk by keyboard: Ctrl+Enter saves and goes on, Ctrl+Shift+Enter says checked, Alt+arrows move, Ctrl+Shift+1 to 9
// insert what is offered. What is offered carries data-insert; with data-insert-whole it takes the place of all words, with
// data-insert-again it is offered elsewhere, too, and has no number.
export function desk() {
  document.addEventListener('click', (event) => {
    const offered = event.target.closest?.('[data-insert], [data-insert-again]');
    if (offered) insert(offered);
  });
  document.addEventListener('keydown', (event) => {
    const editor = document.querySelector('.desk-editor');
    if (!editor) return;
    const target = wanted(editor, event);
    if (!target) return;
    event.preventDefault();
    if (!target.disabled) target.click();
  });
}

function wanted(editor, event) {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key === 'Enter') return editor.querySelector(event.shiftKey ? '[data-desk=check]' : 'form [type=submit]');
  if (event.altKey && event.key === 'ArrowDown') return editor.querySelector('[data-desk=next]');
  if (event.altKey && event.key === 'ArrowUp') return editor.querySelector('[data-desk=previous]');
  // By the key's place: with Shift, and on Lao and Vietnamese keyboards, the digit row types something else.
  const digit = control && event.shiftKey && /^Digit([1-9])$/.exec(event.code);
  return digit ? editor.querySelectorAll('[data-insert]')[digit[1] - 1] : null;
}

export function focus(id) {
  // Whoever went to the search meanwhile stays there.
  if (document.activeElement?.id === 'search-box') return;
  const box = document.getElementById(id);
  if (!box) return;
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}

function insert(offered) {
  const box = document.querySelector('.desk-editor textarea');
  if (!box) return;
  let words = offered.dataset.insert ?? offered.dataset.insertAgain;
  box.focus();
  if ('insertWhole' in offered.dataset) box.select();
  // Lao words stand together; others are parted by a space.
  else if (box.lang !== 'lo' && /[\p{L}\p{N}]$/u.test(box.value.slice(0, box.selectionStart))) words = ' ' + words;
  // As if typed, so that the browser can undo it.
  if (document.execCommand('insertText', false, words)) return;
  box.setRangeText(words, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
