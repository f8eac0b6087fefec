// Search forms put only what was chosen into the address.
export function shortAddresses() {
  document.addEventListener('formdata', (event) => {
    if (event.target.method !== 'get') return;
    for (const [name, value] of [...event.formData]) {
      if (value === '') event.formData.delete(name);
    }
  });
}
