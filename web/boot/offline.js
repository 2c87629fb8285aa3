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
  async function consider(worker) {
    if (await isUpdate(worker, workers)) offer(worker);
  }
  function follow(worker) {
    if (!worker) return;
    worker.addEventListener("statechange", function () {
      if (worker.state === "installed") consider(worker);
    });
  }
  if (registration.waiting) consider(registration.waiting);
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

// isUpdate reports whether a worker that is installed brings another version than
// the one that answers for this page. That it waits proves nothing: browsers tell
// a page of each change when they come to it, and WebKit may tell of "installed"
// when the worker, the first there is, already answers for the page; two tabs on a
// first visit may have one version installed twice. So both are asked.
async function isUpdate(worker, workers) {
  const serving = workers.controller;
  if (!serving || serving === worker) return false;
  const versions = await Promise.all([versionOf(serving), versionOf(worker)]);
  // What has taken over meanwhile, or was given up, is no offer any more.
  return versions[0] !== versions[1] && worker.state === "installed" && workers.controller !== worker;
}

const versionPatience = 10000; // ms, for a worker that has to be started first

// versionOf asks a worker; a browser starts it for that if it was stopped. One of
// a version that cannot tell never answers, and is another than any that can.
function versionOf(worker) {
  return new Promise(function (resolve) {
    const channel = new MessageChannel();
    function end(version) {
      channel.port1.close();
      resolve(version);
    }
    channel.port1.onmessage = function (event) { end(event.data); };
    setTimeout(end, versionPatience);
    worker.postMessage(versionMessage, [channel.port2]);
  });
}
