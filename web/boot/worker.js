// Questions that take long are answered by the same program a second time, in a
// Worker, and people's files are read in one by another program, which is only
// fetched then. This script starts both there too.

let workerBlob = ""; // the address of a pack's Worker

// A Worker for questions about the texts fetches them for itself, so that the page
// need not hold a copy for it; only a pack, which cannot be fetched, does.
function startWorker(reads) {
  const runtime = document.querySelector(packed ? "body script:not([type])" : "script[defer]");
  if (packed && !workerBlob) {
    workerBlob = URL.createObjectURL(new Blob([runtime.textContent, "\n", script.textContent], { type: "text/javascript" }));
  }
  const worker = new Worker(scriptURL(packed ? workerBlob : script.src));
  const from = !reads && !packed && has("bundle") && { address: new URL(script.dataset.bundle, base).href, packed: has("bundlePacked"), bytes: +script.dataset.bundleBytes };
  worker.postMessage({ module: reads ? null : parallax.module, bundle: reads ? null : parallax.bundle, from: from, runtime: packed ? "" : runtime.src });
  if (reads) loadReader().then(function (module) { worker.postMessage({ module: module }); }, function (e) {
    worker.dispatchEvent(new MessageEvent("message", { data: String(e && e.message || e) })); // as if the Worker had ended
  });
  return worker;
}

// work is all that this script does in a Worker. The first message says what to
// run, or that it follows; those that come before the program listens are kept
// for it.
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
    let follows;
    const module = first.module || new Promise(function (resolve) { follows = resolve; });
    onmessage = function (next) {
      if (next.data.module) follows(next.data.module); else early.push(next.data);
    };
    if (first.runtime) importScripts(trusted ? trusted.createScriptURL(first.runtime) : first.runtime);
    const go = new Go();
    go.env = { WORKER: "1" };
    go.exit = function (code) { postMessage("it ended with code " + code); };
    const bundle = first.from ? fetchBundle(first.from) : first.bundle;
    Promise.all([module, bundle]).then(function (both) {
      parallax.bundle = both[1];
      return WebAssembly.instantiate(both[0], go.importObject);
    }).then(function (instance) { return go.run(instance); }).catch(function (e) {
      postMessage(String(e && e.message || e));
    });
  };
}
