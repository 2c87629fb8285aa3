// What the other files know of the page. The build writes what to load into the
// data attributes of this script's element; a page without them (an article, a
// topic) only gets the service worker. In a pack, the explorer in one file, this
// script and all it loads are in the page itself. In a Worker there is no page.
const script = typeof document === "undefined" ? null : document.currentScript;
function has(name) { return script.dataset[name] !== undefined; }
const packed = !!script && has("pack");
const base = script ? new URL(".", packed ? location.href : script.src) : undefined; // boot.js lies at the root of the site
const page = script && document.documentElement;

// ready resolves once the page has arrived.
const ready = new Promise(function (resolve) {
  if (!script || document.readyState !== "loading") resolve();
  else document.addEventListener("DOMContentLoaded", resolve);
});

function reload() { location.reload(); }
