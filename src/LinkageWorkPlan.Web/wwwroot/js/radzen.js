// Radzen's script comes with interactive pages, but a browser runs no script of a page that one comes to from a static one without
// loading it again: a page with one of its controls asks for it before it draws them.
let loading;

window.lwpRadzen = (address) => {
  if (window.Radzen) return Promise.resolve();
  loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => done();
    script.onerror = () => { loading = undefined; failed(new Error(`${address} was not loaded`)); };
    document.head.append(script);
  });
  return loading;
};
