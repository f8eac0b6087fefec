// The printed pages of what is signed: how large they are shown, which of them were on the screen, and what they say. The page on the server hears
// which were read. And the picture of a scan that was just chosen.
const dwell = 700;
const steps = Array.from({ length: 21 }, (_, index) => index / 20);
const zooms = ['100', '150', '200'];

export function watch(id) {
  const section = document.getElementById(id);
  const list = section?.querySelector('[data-pages]');
  if (!list || 'watched' in list.dataset) return;
  list.dataset.watched = '';
  zooming(section, list);
  reading(section, list);
  if (list.dataset.words) saying(list);
}

// Each picture has its page's own words beside it, for those who do not see it.
async function saying(list) {
  const answer = await fetch(list.dataset.words).catch(() => null);
  const pages = answer?.ok ? await answer.json() : [];
  for (const page of list.querySelectorAll('[data-page]')) {
    page.querySelector('[data-page-words]').replaceChildren(...(pages[page.dataset.page - 1] ?? []).map(({ lang, words }) => {
      const said = document.createElement('p');
      [said.lang, said.textContent] = [lang, words];
      return said;
    }));
  }
}

function zooming(section, list) {
  const buttons = [...section.querySelectorAll('[data-zoom]')];
  const zoom = (to) => {
    // What one looks at stays where it is.
    const place = [(list.scrollTop + list.clientHeight / 2) / list.scrollHeight, (list.scrollLeft + list.clientWidth / 2) / list.scrollWidth];
    list.style.setProperty('--zoom', `${to}%`);
    list.dataset.zoomed = to;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.zoom === to));
    list.scrollTop = place[0] * list.scrollHeight - list.clientHeight / 2;
    list.scrollLeft = place[1] * list.scrollWidth - list.clientWidth / 2;
    for (const page of list.querySelectorAll('[data-on-screen]')) sharpen(list, page);
  };
  for (const button of buttons) button.onclick = () => zoom(button.dataset.zoom);
  list.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = zooms.indexOf(list.dataset.zoomed ?? zooms[0]);
    const next = { '+': now + 1, '=': now + 1, '-': now - 1, 0: 0 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    zoom(zooms[Math.min(zooms.length - 1, Math.max(0, next))]);
  });
  zoom(list.dataset.zoomed ?? zooms[0]);
}

// Larger than the window, a page is drawn once more in more dots.
function sharpen(list, page) {
  const image = page.querySelector('img');
  if (list.dataset.zoomed !== zooms[0] && image.dataset.close && image.getAttribute('src') !== image.dataset.close) image.src = image.dataset.close;
}

function reading(section, list) {
  const input = section.querySelector('[data-pages-read]');
  const read = new Set(input.value.split(' ').filter(Boolean));
  const timers = new Map();
  let telling = 0;

  const observer = new IntersectionObserver((entries) => {
    for (const { target, boundingClientRect: whole, intersectionRect: seen } of entries) {
      const isOn = seen.height > 0 && seen.height >= Math.min(whole.height, list.clientHeight, innerHeight) / 2;
      target.toggleAttribute('data-on-screen', isOn);
      if (!isOn) {
        clearTimeout(timers.get(target));
        timers.delete(target);
      } else if (!timers.has(target)) {
        // The next page is on its way before it is looked at.
        target.nextElementSibling?.querySelector('img')?.setAttribute('loading', 'eager');
        sharpen(list, target);
        timers.set(target, setTimeout(note, dwell, target));
      }
    }
  }, { threshold: steps });
  for (const page of list.querySelectorAll('[data-page]')) observer.observe(page);

  function note(page) {
    const image = page.querySelector('img');
    if (!page.isConnected) return;
    if (document.hidden || !image.complete || image.naturalWidth === 0) {
      timers.set(page, setTimeout(note, dwell, page));
      return;
    }
    if (read.has(page.dataset.page)) return;
    read.add(page.dataset.page);
    clearTimeout(telling);
    telling = setTimeout(tell, 200);
  }

  function tell() {
    input.value = [...read].join(' ');
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** Shows a picture that was chosen in a file field; nothing where it is none. */
export function preview(field, place) {
  const file = document.getElementById(field)?.files?.[0];
  const image = document.getElementById(place);
  if (!image || !file?.type.startsWith('image/')) return;
  const address = URL.createObjectURL(file);
  image.onload = image.onerror = () => URL.revokeObjectURL(address);
  image.src = address;
  image.hidden = false;
}
