// What this page calls itself to the server, until it is loaded again: it gets no notice of what it sent itself.
export const pageName = crypto.randomUUID?.() ?? made(); // over plain http there is no randomUUID

function made() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
