// Questions that take long are answered by the same program a second time, in a
// Worker. This script starts it there too.

let workerBlob = ""; // the address of a pack's Worker

function startWorker() {
  const runtime = document.querySelector(packed ? "body script:not([type])" : "script[defer]");
  if (packed && !workerBlob) {
    workerBlob = URL.createObjectURL(new Blob([runtime.textContent, "\n", script.textContent], { type: "text/javascript" }));
  }
  const worker = new Worker(scriptURL(packed ? workerBlob : script.src));
  worker.postMessage({ module: parallax.module, bundle: parallax.bundle, runtime: packed ? "" : runtime.src });
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
    parallax.bundle = first.bundle;
    if (first.runtime) importScripts(trusted ? trusted.createScriptURL(first.runtime) : first.runtime);
    const go = new Go();
    go.env = { WORKER: "1" };
    go.exit = function (code) { postMessage("it ended with code " + code); };
    WebAssembly.instantiate(first.module, go.importObject).then(function (instance) { return go.run(instance); }).catch(function (e) {
      postMessage(String(e && e.message || e));
    });
  };
}
