// Radzen's script and style are big, and one control needs them: they come with the first page that has it, before it is drawn.
// The style is in a layer, so that the app's own rules win.
const loading = new Map();

export function load(script, style) {
  const layered = document.createElement('style');
  layered.textContent = `@import url("${style}") layer(radzen)`;
  const code = Object.assign(document.createElement('script'), { src: script });
  return Promise.all([once(style, layered), window.Radzen || once(script, code)]);
}

/** Opens the list of a field's control, as if it were pressed. */
export function open(field) {
  document.querySelector(`#${field} .rz-dropdown`)?.click();
}

function once(address, element) {
  if (!loading.get(address)?.element.isConnected) loading.set(address, { element, done: put(address, element) });
  return loading.get(address).done;
}

const put = (address, element) => new Promise((done, failed) => {
  element.onload = () => done();
  element.onerror = () => { element.remove(); failed(new Error(`${address} was not loaded`)); };
  document.head.append(element);
});
