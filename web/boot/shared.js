// What other apps share with the installed one: the service worker keeps it, and the
// program takes it from there once it runs, or when it is come back to.

// takeShared resolves to what waits, which then does so no longer: files, and texts
// as { title, text, url }.
async function takeShared() {
  const taken = [];
  if (packed || typeof caches === "undefined") return taken;
  try {
    if (!await caches.has(sharedCache(base.href))) return taken;
    const cache = await caches.open(sharedCache(base.href));
    for (const request of await cache.keys()) {
      const kept = await cache.match(request);
      const name = kept.headers.get(sharedHeader);
      const shared = name === null ? await kept.json() : new File([await kept.blob()], decodeURIComponent(name));
      if (await cache.delete(request)) taken.push(shared); // or another window has taken it
    }
  } catch (e) { /* storage refused: nothing can have been kept there */ }
  return taken;
}

// tellLost says that something shared did not fit into the browser's storage.
function tellLost() {
  if (location.search.slice(1) !== sharedLost) return;
  history.replaceState(null, "", location.pathname + location.hash);
  say(texts.sharedLost, texts.close, hush);
}
