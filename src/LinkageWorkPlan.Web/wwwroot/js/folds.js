// Groups of a list that are folded by their heading's button, and opened again.

export function folds() {
  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-fold]');
    if (!button) return;
    const group = button.closest('tbody');
    foldAs(group, !isFolded(group));
  });
}

/** @param {Element} group of rows with their heading */
export const isFolded = (group) => group.classList.contains('folded');

/** The group and what its button says of it, which nothing else sets. */
export function foldAs(group, folded) {
  group.classList.toggle('folded', folded);
  group.querySelector('[data-fold]')?.setAttribute('aria-expanded', String(!folded));
}
