import { formAtWork } from './typing.js';

// g h home, g p plan, g r reports, / search, n new, e edit, Esc back to the list, Ctrl+S save. Elements say which key is theirs with data-key.
export function shortcuts() {
  let first = null;
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      const form = formAtWork();
      const save = document.querySelector('[data-key=save]');
      if (form || save) event.preventDefault();
      if (form) form.requestSubmit();
      else save?.click();
      return;
    }
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    const go = { h: '/', p: '/plans', r: '/reports', a: '/approvals' };
    if (first === 'g' && go[event.key]) { location.assign(go[event.key]); first = null; return; }
    first = event.key === 'g' ? 'g' : null;
    const wanted = event.key === 'Escape' ? 'escape' : event.key;
    const target = document.querySelector(`[data-key="${CSS.escape(wanted)}"]`);
    if (target) {
      event.preventDefault();
      if (target.matches('input')) target.focus(); else target.click();
    }
  });
}
