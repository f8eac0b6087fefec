// A link to a file is followed as a page is: the file is saved all the same, since the answer says that it is one, and where it is not
// given, the page that says why is shown. A browser that is told to download would save that page under the file's name.
export function showRefusedDownloads() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[download]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    location.assign(link.href);
  });
}
