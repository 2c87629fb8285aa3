// sw.js keeps the explorer for use without a network: all that the build names
// below. Pages that are not among it are fetched when they are read, and
// without a network their views in the explorer stand in for them. What it
// promises:
//
//   - A version is complete or it is not there. All files are fetched while
//     installing, each is compared with its hash, and any failure discards the
//     attempt; the version in use goes on. Only the program that reads people's
//     files, which few visits need, is kept later, when the page is idle.
//   - Versions never mix. A worker answers from its own version's cache only,
//     and takes over only when no page of another version is open or the
//     reader has agreed (boot.js). Pages that are open then go on with the
//     files of the version they came from, until they are loaded again.
//   - Nothing outside is touched: caches carry the scope in their name, so
//     neighbours on the same origin keep theirs; documents and notes live in
//     IndexedDB, which this file does not use.
//   - What another app shares stays on the device: it waits in a cache of its own
//     until the page takes it, with a network or without.
//
// To switch it off for good, publish sw-off.js under the name sw.js. What it shares
// with the page is in web/boot, see web/scripts.txt.

// The build fills in these four. version is the hash of everything else here.
const version = "";
const files = new Map(Object.entries({})); // path → SHA-256 of its content
const later = new Set([]); // paths of those that a first visit does without
const packed = new Set([]); // paths with a .gz beside them worth fetching

const scope = new URL(registration.scope);
const prefix = cachePrefix(scope.href);
const cacheName = prefix + version;
const policy = ""; // Content-Security-Policy for pages, from the build

const types = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8",
  wasm: "application/wasm", svg: "image/svg+xml", png: "image/png", webmanifest: "application/manifest+json", txt: "text/plain; charset=utf-8",
};

addEventListener("install", (event) => event.waitUntil(alone(install)));
// Firefox, killed while this event lasts, forgets the worker: it must be short.
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", answer);
addEventListener("message", hear);

// hear does what a page asks for.
function hear(event) {
  if (event.data === takeOverMessage) event.waitUntil(takeOver());
  if (event.data === keepMessage) event.waitUntil(alone(keepLater));
  if (event.data === tidyMessage) event.waitUntil(alone(tidy));
  if (event.data === versionMessage) event.ports[0].postMessage(version);
}

// --- Installing ---------------------------------------------------------------

// alone keeps one version from removing what another is about to keep.
function alone(act) {
  return navigator.locks ? navigator.locks.request(prefix, act) : act();
}

async function install() {
  const existed = await caches.has(cacheName); // left by an attempt that was killed, or in use
  try {
    const cache = await caches.open(cacheName);
    const older = await Promise.all((await ownCaches()).filter((name) => name !== cacheName).map((name) => caches.open(name)));
    const names = [...files.keys()];
    const worker = async () => {
      for (let name; (name = names.pop()) !== undefined;) {
        if (isCurrent(await cache.match(address(name)), name)) continue;
        const response = await fromCaches(older, name) || !later.has(name) && await fromNetwork(name);
        if (response) await cache.put(address(name), response);
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    if (!await caches.has(cacheName)) throw new Error("the browser has dropped what was kept");
  } catch (error) {
    if (!existed) await caches.delete(cacheName);
    throw error;
  }
}

// keepLater fetches what a first visit does without, once the page has nothing else
// to do: without a network it is there then. What does not come now comes with the
// next visit, or when it is needed.
async function keepLater() {
  const cache = await caches.open(cacheName);
  for (const name of later) {
    if (isCurrent(await cache.match(address(name)), name)) continue;
    await fromNetwork(name).then((response) => cache.put(address(name), response)).catch(() => {});
  }
}

// takeOver notes the pages that are open: they are of other versions.
async function takeOver() {
  const pages = await openPages();
  await (await caches.open(cacheName)).put(address("?others"), new Response(JSON.stringify(pages)));
  others = pages;
  await insist();
}

async function openPages() {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter((page) => page.url.startsWith(scope.href)).map((page) => page.id);
}

let others; // the pages of other versions
async function otherPages() {
  if (others === undefined) {
    const kept = await (await caches.open(cacheName)).match(address("?others"));
    others = kept ? await kept.json() : [];
  }
  return others;
}

// tidy removes the caches of other versions once their pages are gone, unless
// one of them is a version that is on its way. The page asks for it some seconds
// after it was loaded, not this worker when it is activated: a browser that is
// killed then may come back with the version before, which must still be whole.
async function tidy() {
  if (registration.installing || registration.waiting) return;
  const [of, open] = [await otherPages(), await openPages()];
  if (of.some((page) => open.includes(page))) return;
  await Promise.all((await ownCaches()).filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

function address(name) {
  return new URL(name, scope).href;
}

// Every stored response says which content it holds.
function isCurrent(response, name) {
  return response !== undefined && response.headers.get(keptHeader) === files.get(name);
}

async function fromCaches(older, name) {
  for (const cache of older) {
    const response = await cache.match(address(name));
    if (isCurrent(response, name)) return response;
  }
}

// fromNetwork fetches a file and compares it with its hash. The browser's own
// cache may help, but not mislead: what does not match is fetched past it once.
async function fromNetwork(name) {
  let problem;
  for (const mode of ["no-cache", "reload"]) {
    try {
      const body = await download(name, hashed(name) && mode === "no-cache" ? "default" : mode);
      if (await sha256(body) === files.get(name)) return stored(name, body);
      problem = new Error(name + " is not the file this version was built with");
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

// A name with a hash in it always means the same content.
function hashed(name) {
  return /-[0-9a-f]{12}\.[a-z_]+$/.test(name);
}

async function download(name, mode) {
  const stop = new AbortController();
  const response = await fetch(address(name), { cache: mode, signal: stop.signal });
  if (!response.ok) refuse(response);
  if (packed.has(name) && wantsPacked(response)) {
    // Whatever goes wrong here, the plain file is still on its way.
    try {
      const zipped = await fetch(address(name) + ".gz", { cache: mode });
      if (!zipped.ok) refuse(zipped);
      const bytes = await new Response(await unpacked(zipped)).arrayBuffer();
      stop.abort();
      return bytes;
    } catch (error) { /* no .gz beside it */ }
  }
  return response.arrayBuffer();
}

// refuse gives an answer up. Its body must not stay unread: it would hold one of
// the few connections that a browser has to a host, until none is left.
function refuse(response) {
  if (response.body) response.body.cancel();
  throw new Error(response.url + ": " + response.status);
}

async function sha256(body) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(sum, (b) => b.toString(16).padStart(2, "0")).join("");
}

// stored is a fresh response: one from the network may be marked as
// redirected, which a navigation refuses, or carry the wrong type.
function stored(name, body) {
  const type = types[name.slice(name.lastIndexOf(".") + 1)] || "application/octet-stream";
  const headers = { "content-type": type, [keptHeader]: files.get(name), "x-content-type-options": "nosniff" };
  if (name.endsWith(".html")) headers["content-security-policy"] = policy;
  return new Response(body, { headers });
}

// --- Answering ------------------------------------------------------------------

function answer(event) {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method === "POST" && url.href === address(sharedPath)) return event.respondWith(share(request));
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const name = nameOf(url.pathname);
  if (request.mode === "navigate") event.respondWith(name !== undefined ? fromVersion(name, request) : elsewhere(request, url));
  else if (name !== undefined || hashed(url.pathname)) event.respondWith(forPage(event, name, url));
}

// forPage answers what a page asks for. A page of another version gets that
// version's files or none; only a name with a hash in it can be asked of the
// network, which may have the same file still.
async function forPage(event, name, url) {
  if (!(await otherPages().catch(() => [])).includes(event.clientId)) return name !== undefined ? fromVersion(name, event.request) : fetch(event.request);
  for (const other of await ownCaches()) {
    const kept = other !== cacheName && await (await caches.open(other)).match(url.origin + url.pathname);
    if (kept) return kept;
  }
  return hashed(url.pathname) ? fetch(event.request) : Response.error();
}

// nameOf finds the file a path means; hosts differ in whether a folder's page
// is named and whether pages keep their .html.
function nameOf(path) {
  let rest = path.slice(scope.pathname.length);
  try { rest = decodeURIComponent(rest); } catch (error) { return undefined; }
  const folder = rest === "" || rest.endsWith("/");
  return [rest, folder ? rest + "index.html" : rest + ".html"].find((name) => files.has(name));
}

async function fromVersion(name, request) {
  let cache, kept;
  try {
    cache = await caches.open(cacheName);
    kept = await cache.match(address(name));
  } catch (error) {
    // The browser refuses its store, or cannot read it; the network is left.
  }
  if (kept !== undefined) return kept;
  // The browser lost the entry. The same content is fetched again; nothing
  // else will do, except that a page may come from the newer version, whose
  // files are then all fetched from the network.
  try {
    const response = await fromNetwork(name);
    if (cache) await cache.put(address(name), response.clone()).catch(() => {}); // no room is no reason not to answer
    return response;
  } catch (error) {
    if (request.mode === "navigate") return fetch(request).catch(() => lost(name));
    return lost(name);
  }
}

// elsewhere is a page that this version does not keep. Without a network its
// view in the explorer stands in for it.
async function elsewhere(request, url) {
  try {
    return await fetch(request);
  } catch (error) {
    return Response.redirect(scope.href + viewOf(url.pathname.slice(scope.pathname.length) + url.hash));
  }
}

// lost tells the reader what is missing. A script does so itself, because what
// would have told may be the script.
function lost(name) {
  const text = told(texts.lost, { file: name });
  if (!name.endsWith(".js")) {
    return new Response(text, { status: 503, headers: { "content-type": "text/plain; charset=utf-8", [lostHeader]: name } });
  }
  const script = "addEventListener('DOMContentLoaded', () => { const box = document.getElementById('Boot'); if (box) { box.hidden = false; box.firstElementChild.textContent = " + JSON.stringify(text) + "; } });";
  return new Response(script, { headers: { "content-type": types.js, [lostHeader]: name } });
}

// --- Sharing --------------------------------------------------------------------

// share keeps what another app shares with the installed one, and leads to the
// library, where it is looked at. A few words are no article: they are searched for,
// as the page does with such a query (web/boot/fragment.js).
async function share(request) {
  try {
    const form = await request.formData();
    const [title, text, url] = ["title", "text", "url"].map((name) => String(form.get(name) || "").trim());
    const shared = form.getAll("files").filter((file) => typeof file !== "string" && file.size > 0);
    const words = text.replace(/https?:\S+/g, "").trim();
    if (!shared.length && words.length < fewLetters && (title || words)) {
      return Response.redirect(scope.href + "?" + new URLSearchParams({ title: title, text: words }), 303);
    }
    const cache = await caches.open(sharedCache(scope.href));
    const keep = (n, body, headers) => cache.put(address("?shared=" + Date.now() + "-" + n), new Response(body, { headers: headers }));
    await Promise.all(shared.map((file, n) => keep(n, file, { [sharedHeader]: encodeURIComponent(file.name) })));
    if (!shared.length) await keep(0, JSON.stringify({ title: title, text: words, url: url || (text.match(/https?:\S+/) || [""])[0] }), {});
    return Response.redirect(scope.href + "#/library", 303);
  } catch (error) {
    return Response.redirect(scope.href + "?" + sharedLost + "#/library", 303);
  }
}

const fewLetters = 120; // fewer are looked for, not read
