// A link of an error message leads to its field, with the keyboard: to the control itself, or to the first one of a group.
export function errorLinks() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('.message a[href*="#f-"]');
    const place = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    const controls = 'input:not([type=hidden]), select, textarea';
    const target = place.matches(controls) ? place : place.querySelector(controls) ?? place;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
  }, true);
}
