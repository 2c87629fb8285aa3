// The program and its collection are fetched here, or taken out of a pack.

// open fetches a file: the .gz beside it where that is there and pays.
async function open(name, packed) {
  const here = await kept(name);
  if (here) return here;
  const stop = new AbortController();
  const plain = check(await fetch(new URL(name, base), { signal: stop.signal, priority: "low" }));
  if (!packed || !wantsPacked(plain)) return plain;
  try {
    const body = await unpacked(check(await fetch(new URL(name + ".gz", base))));
    stop.abort();
    return new Response(body, { headers: { "content-type": typeOf(name) } });
  } catch (e) {
    return plain; // which is still on its way
  }
}

// kept is the copy of a file that the service worker has, which would answer with
// it once it runs: a name has the hash of what it means, and what is kept has been
// compared with that.
async function kept(name) {
  if (!script || !navigator.serviceWorker || !navigator.serviceWorker.controller) return null;
  try {
    const found = await caches.match(new URL(name, base).href);
    return found && found.headers.has(keptHeader) ? found : null;
  } catch (e) { return null; }
}

// check refuses what is not the file. A captive portal answers everything with a
// page of its own.
function check(response) {
  const type = response.headers.get("content-type") || "";
  if (response.headers.has(lostHeader)) throw new Error(told(texts.copyLost, { file: response.url }));
  if (!response.ok) throw new Error(told(texts.missing, { file: response.url, status: response.status }));
  if (type.startsWith("text/html")) throw new Error(told(texts.portal, { file: response.url }));
  return response;
}

function typeOf(name) { return name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream"; }

function load() {
  expected = (+script.dataset.wasmBytes || 0) + (+script.dataset.bundleBytes || 0);
  return Promise.all([loadProgram(), loadBundle()]);
}

function loadProgram() {
  if (packed) return compile(fromPage("program", "application/wasm"));
  return open(script.dataset.wasm, has("wasmPacked")).then(tally).then(compile);
}

// The program that reads files is fetched when files are first given. Once it is
// here it stays, and a failure is no reason not to try again.
let readerLoading = null;

function loadReader() {
  if (!readerLoading) {
    readerLoading = fetchReader();
    readerLoading.catch(function () { readerLoading = null; });
  }
  return readerLoading;
}

async function fetchReader() {
  if (!packed) return compile(await open(script.dataset.reader, has("readerPacked")));
  if (!holdsReader()) throw new Error(texts.noReader);
  return compile(fromPage("reader", "application/wasm"));
}

async function compile(response) {
  if (WebAssembly.compileStreaming && (response.headers.get("content-type") || "").startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

async function loadBundle() {
  if (packed) return new Uint8Array(await fromPage("collection", "").arrayBuffer());
  if (!has("bundle")) return null;
  return whole(tally(await open(script.dataset.bundle, has("bundlePacked"))), +script.dataset.bundleBytes);
}

// fetchBundle is the same in a Worker, which is told where the collection lies.
async function fetchBundle(from) { return whole(await open(from.address, from.packed), from.bytes); }

async function whole(response, length) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== length) throw new Error(texts.incomplete);
  return bytes;
}
