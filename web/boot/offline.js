// The service worker keeps the explorer for use without a network. A new version
// waits until the reader agrees; then every file it uses is already there, and
// one reload brings all of it.
async function keepOffline() {
  if (packed || !navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;
  const workers = navigator.serviceWorker;
  let controlled = !!workers.controller, agreed = false;
  workers.addEventListener("controllerchange", function () {
    if (agreed) return reload();
    if (controlled) say(texts.updatedElsewhere, texts.reload, reload);
    controlled = true;
  });
  let registration;
  try {
    registration = await workers.register(scriptURL(new URL("sw.js", base).href), { updateViaCache: "none" });
  } catch (e) {
    return; // refused here (a private window, a plain http host): nothing is lost but offline use
  }
  function offer(worker) {
    say(texts.newVersion, texts.useNow, function () {
      agreed = true;
      if (worker.state === "installed") worker.postMessage(takeOverMessage); else reload();
    });
  }
  function follow(worker) {
    if (!worker) return;
    worker.addEventListener("statechange", function () {
      if (worker.state === "installed" && workers.controller) offer(worker);
    });
  }
  if (registration.waiting && workers.controller) offer(registration.waiting);
  follow(registration.installing);
  registration.addEventListener("updatefound", function () { follow(registration.installing); });
  globalThis.goappTryUpdate = function () { registration.update().catch(function () {}); };
  if (controlled) {
    goappTryUpdate(); // browsers look by themselves, but take their time
    setTimeout(function () { workers.controller.postMessage(tidyMessage); }, 3000);
  }
  // What the first visit does without is kept once the page rests.
  workers.ready.then(function (r) {
    const rest = globalThis.requestIdleCallback || function (f) { setTimeout(f, 2000); };
    setTimeout(function () { rest(function () { r.active.postMessage(keepMessage); }); }, 3000);
  });
  // A page left open for days looks for updates when it is come back to.
  let looked = Date.now();
  document.addEventListener("visibilitychange", function () {
    if (document.hidden || Date.now() - looked < 3600000) return;
    looked = Date.now();
    goappTryUpdate();
  });
}
