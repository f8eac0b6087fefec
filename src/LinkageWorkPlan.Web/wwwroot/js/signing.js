// Signing with a passkey (WebAuthn): the device is asked to sign the fingerprint of what is shown, and the page on the server hears its answer.

const ready = new WeakSet();

/** Again after each drawing: what is there already is not bound twice. */
export function watch(id) {
  const place = document.getElementById(id)?.querySelector('[data-signing]');
  const button = place?.querySelector('[data-sign]');
  if (!button || ready.has(button)) return;
  ready.add(button);
  if (window.PublicKeyCredential?.parseRequestOptionsFromJSON === undefined) {
    // Too old a browser, or no safe connection.
    say(place, place.dataset.missing);
    place.parentElement.querySelector('[data-otherwise]').open = true;
    return;
  }
  button.hidden = false;
  button.addEventListener('click', () => sign(place));
}

async function sign(place) {
  const { challenge, keys, site } = place.dataset;
  say(place, null);
  try {
    const allowCredentials = keys.split(' ').map((id) => ({ id, type: 'public-key' }));
    const options = { challenge, allowCredentials, userVerification: 'required', ...(site && { rpId: site }) };
    const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    const answer = place.querySelector('[data-answer]');
    answer.value = JSON.stringify(credential);
    answer.dispatchEvent(new Event('change', { bubbles: true }));
  } catch {
    // Given up by the person, or refused by the device.
    say(place, place.dataset.failed);
  }
}

function say(place, words) {
  const problem = place.querySelector('[data-problem]');
  problem.textContent = words ?? '';
  problem.hidden = !words;
}
