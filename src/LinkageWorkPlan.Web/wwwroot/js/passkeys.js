// Passkeys (WebAuthn): a button of a form asks the server what to ask for, the device makes or uses a key, and the form is sent with its
// answer. And codes that are shown once can be printed.

const ready = new WeakSet();

/** Again after a page that came into this one: what is left of the former is not bound twice. */
export function passkeys() {
  const canUse = window.PublicKeyCredential?.parseCreationOptionsFromJSON !== undefined;
  for (const button of document.querySelectorAll('button[data-passkey], button[data-print]')) {
    if (!button.matches('[data-print]') && !canUse) continue;
    button.hidden = false;
    if (ready.has(button)) continue;
    ready.add(button);
    button.addEventListener('click', () => (button.matches('[data-print]') ? print() : use(button)));
  }
}

async function use(button) {
  const { form } = button;
  say(form, null);
  button.disabled = true;
  try {
    const answer = await fetch(button.dataset.passkey, { method: 'POST', body: new FormData(form), headers: { 'x-lwp': '1' } });
    const words = await answer.text();
    if (!answer.ok) {
      say(form, answer.status === 422 ? words : form.dataset.failed);
      return;
    }
    const options = JSON.parse(words);
    const credential = form.dataset.way === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.querySelector('[data-credential]').value = JSON.stringify(credential);
    form.submit();
  } catch {
    // Given up by the person, refused by the device, or no line.
    say(form, form.dataset.failed);
  } finally {
    button.disabled = false;
  }
}

function say(form, words) {
  const place = form.querySelector('[data-problem]');
  place.textContent = words ?? '';
  place.hidden = !words;
}
