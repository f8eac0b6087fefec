// Groups of a list that are folded by their heading's button, and opened again.

export function folds() {
  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-fold]');
    if (!button) return;
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!isOpen));
    button.closest('tbody').classList.toggle('folded', isOpen);
  });
}
