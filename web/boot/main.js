// boot.js starts the program, on whatever host, under whatever path and in
// whatever browser this is. Everything here serves one promise: the text that
// the page came with stays readable and usable until the program takes over,
// and if it never does.
//
// It is joined of the files of this folder that web/scripts.txt names; this one
// comes last, and only here does anything happen. Plain ES2017 throughout, so
// that a browser too old for the program can still run the part that says so.

if (script) boot(); else work();

function boot() {
  // What only the program can do has its place from the first paint on, so that
  // nothing moves later; see boot.css.
  if (typeof WebAssembly === "object") page.dataset.able = "";

  // What the program finds of us; see app/platform.
  globalThis.parallax = {
    base: packed ? location.href.replace(/[?#].*/, "") : base.href, bundle: null, module: null, packed: packed,
    startWorker: startWorker, holdsReader: holdsReader, compose: compose, makeNodes: makeNodes, changeNodes: changeNodes,
    takeShared: takeShared
  };
  // go-app asks for its environment. The prefix is the path the site lies
  // under, whatever that is today.
  globalThis.goappGetenv = function (name) {
    return name === "GOAPP_ROOT_PREFIX" ? base.pathname.replace(/\/$/, "") : "";
  };

  trustOwn();
  settleFragment();
  ensureStorage();
  wearTheme();
  watchStyles();
  keepPrinted();
  keepInstallOffer(parallax);
  if (has("wasm") && !packed && !overviewAddress()) page.dataset.boot = "wait"; // before the first paint
  loadEarly();
  ready.then(async function () {
    if (has("wasm")) {
      showEarly();
      await begin();
      tellLost();
    }
    keepOffline();
  });
}
