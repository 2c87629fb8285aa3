// sw-off.js is the kill switch. Published under the name sw.js, it removes the
// service worker and its caches from every browser that has them, at the next
// visit; pages then come from the network. Documents and notes of readers,
// which are not in these caches, stay. It must not reload open pages: boot.js
// registers sw.js again after each load, and that would never end.

addEventListener("install", (event) => {
  // Chromium can let this worker wait for long while pages are in use, so the rest is
  // not left to its turn. The browser unregisters it once it is installed, and waiting
  // for that here would be waiting for itself.
  event.waitUntil(forget());
  registration.unregister();
  insist();
});
addEventListener("activate", (event) => event.waitUntil(Promise.all([forget(), registration.unregister()])));

async function forget() {
  const prefix = cachePrefix(registration.scope);
  const own = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(own.map((name) => caches.delete(name)));
}
