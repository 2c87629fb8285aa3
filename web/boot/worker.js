// Questions that take long are answered by the same program a second time, in a
// Worker. This script starts it there too.

let workerBlob = ""; // the address of a pack's Worker

// A Worker for questions about the texts fetches them for itself, so that the page
// need not hold a copy for it; only a pack, which cannot be fetched, does.
function startWorker(texts) {
  const runtime = document.querySelector(packed ? "body script:not([type])" : "script[defer]");
  if (packed && !workerBlob) {
    workerBlob = URL.createObjectURL(new Blob([runtime.textContent, "\n", script.textContent], { type: "text/javascript" }));
  }
  const worker = new Worker(scriptURL(packed ? workerBlob : script.src));
  const from = texts && !packed && has("bundle") && { address: new URL(script.dataset.bundle, base).href, packed: has("bundlePacked"), bytes: +script.dataset.bundleBytes };
  worker.postMessage({ module: parallax.module, bundle: texts ? parallax.bundle : null, from: from, runtime: packed ? "" : runtime.src });
  return worker;
}

// work is all that this script does in a Worker. The first message says what to
// run; those that come before the program listens are kept for it.
function work() {
  const early = [];
  const trusted = globalThis.trustedTypes && trustedTypes.createPolicy("parallax", { createScriptURL: function (address) {
    if (new URL(address).origin !== location.origin) throw new TypeError("not a script of this site: " + address);
    return address;
  } });
  globalThis.parallax = {
    bundle: null,
    listen: function (f) {
      early.forEach(f);
      onmessage = function (event) { f(event.data); };
    }
  };
  onmessage = function (event) {
    const first = event.data;
    onmessage = function (next) { early.push(next.data); };
    if (first.runtime) importScripts(trusted ? trusted.createScriptURL(first.runtime) : first.runtime);
    const go = new Go();
    go.env = { WORKER: "1" };
    go.exit = function (code) { postMessage("it ended with code " + code); };
    const bundle = first.from ? fetchBundle(first.from) : first.bundle;
    Promise.all([WebAssembly.instantiate(first.module, go.importObject), bundle]).then(function (both) {
      parallax.bundle = both[1];
      return go.run(both[0]);
    }).catch(function (e) {
      postMessage(String(e && e.message || e));
    });
  };
}
