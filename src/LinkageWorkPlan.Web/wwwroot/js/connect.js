// How page and server connect is asked while the scripts still come, not after them: over a slow line that is a round trip less. Pages
// that connect have this module as a script of its own, too.
const fresh = 10_000; // milliseconds: the server forgets after 15 s who asked and did not connect

let early = document.getElementById('connecting') && { at: Date.now(), answer: ask({ method: 'POST', url: '/_blazor/negotiate?negotiateVersion=1' }) };
early?.answer.catch(() => { }); // asked again when it is needed

export const connection = (builder) => builder.withUrl('_blazor', { httpClient: { send, getCookieString: () => '' } });

function send(request) {
  const first = early;
  early = null;
  return first && Date.now() - first.at < fresh ? first.answer.catch(() => ask(request)) : ask(request);
}

// As SignalR's own client asks, which cannot be had alone; those without WebSockets are served by it.
async function ask({ method, url, content, headers, abortSignal, timeout = 100_000, responseType }) {
  const given = new AbortController();
  if (abortSignal) abortSignal.onabort = () => given.abort();
  const signal = AbortSignal.any([given.signal, AbortSignal.timeout(timeout)]);
  const answer = await fetch(url, { method, headers: { 'X-Requested-With': 'XMLHttpRequest', ...headers }, body: content || undefined, cache: 'no-cache', signal });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return { statusCode: answer.status, statusText: answer.statusText, content: await (responseType === 'arraybuffer' ? answer.arrayBuffer() : answer.text()) };
}
