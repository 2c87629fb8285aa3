import test from "node:test";
import assert from "node:assert/strict";
import { load, browser, until } from "./load.mjs";

// Worker is a service worker as its page sees it. It tells its version, unless
// it is of a time when workers did not.
class Worker extends EventTarget {
  posted = [];
  constructor(version, state) { super(); Object.assign(this, { version, state }); }
  postMessage(message, ports) {
    this.posted.push(message);
    if (message === "version" && this.version !== undefined) ports[0].postMessage(this.version);
  }
  becomes(state) { this.state = state; this.dispatchEvent(new Event("statechange")); }
}

// page is one that keeps itself for use offline; patience is how long it waits for
// a worker that does not answer.
async function page({ controller = null, installing = null, waiting = null, patience = 30000 } = {}) {
  const registration = Object.assign(new EventTarget(), { installing, waiting, active: controller, update: async () => {} });
  const workers = Object.assign(new EventTarget(), { controller, ready: new Promise(() => {}), register: async () => registration });
  const it = browser();
  const at = load("boot.js", { ...it.globals, navigator: { serviceWorker: workers }, setTimeout: (f) => setTimeout(f, patience).unref() });
  await at("keepOffline()");
  return {
    ...it, registration, workers,
    found(worker) { registration.installing = worker; registration.dispatchEvent(new Event("updatefound")); },
  };
}

// Long enough for workers that answer to be heard.
const settled = () => new Promise((resolve) => setTimeout(resolve, 80));
const offered = "A new version is ready.";

test("the first worker is no new version, whenever the browser tells of it", async () => {
  for (const [what, when] of Object.entries({
    "before it answers for the page": (p, w) => w.becomes("installed"),
    "when it answers already": (p, w) => { p.workers.controller = w; w.becomes("installed"); },
    "when it is active": (p, w) => { p.workers.controller = w; w.state = "activated"; w.dispatchEvent(new Event("statechange")); },
  })) {
    const first = new Worker("1", "installing");
    const p = await page({ installing: first });
    when(p, first);
    p.workers.controller = first;
    first.becomes("activated");
    await settled();
    assert.equal(p.said(), null, what);
  }
});

test("a worker that waits on a first visit is the first", async () => {
  const first = new Worker("1", "installed");
  const p = await page({ waiting: first });
  await settled();
  assert.equal(p.said(), null);
});

test("the same version installed twice is no new version", async () => {
  const p = await page({ controller: new Worker("1", "activated"), waiting: new Worker("1", "installed") });
  await settled();
  assert.equal(p.said(), null);
});

test("another version that waits is offered, and taken when the reader agrees", async () => {
  const next = new Worker("2", "installed");
  const p = await page({ controller: new Worker("1", "activated"), waiting: next });
  await until(() => p.said() === offered);
  assert.ok(!next.posted.includes("skipWaiting"), "before the reader agreed");
  p.notice.querySelector(".Boot-button").onclick();
  assert.ok(next.posted.includes("skipWaiting"));
  assert.equal(p.location.reloads, 0, "before it has taken over");
  p.workers.dispatchEvent(new Event("controllerchange"));
  assert.equal(p.location.reloads, 1);
});

test("an update during the first visit is offered", async () => {
  const first = new Worker("1", "installing");
  const p = await page({ installing: first });
  first.becomes("installed");
  p.workers.controller = first;
  p.workers.dispatchEvent(new Event("controllerchange"));
  first.becomes("activated");
  await settled();
  assert.equal(p.said(), null, "nobody has updated anything");
  const next = new Worker("2", "installing");
  p.found(next);
  next.becomes("installed");
  await until(() => p.said() === offered);
});

test("a version from before workers could tell is another", async () => {
  const p = await page({ controller: new Worker(undefined, "activated"), waiting: new Worker("2", "installed"), patience: 500 });
  await until(() => p.said() === offered);
});

test("what has taken over while it was asked, or was given up, is not offered", async () => {
  for (const state of ["activated", "redundant"]) {
    const next = new Worker("2", "installed");
    const p = await page({ controller: new Worker(undefined, "activated"), waiting: next, patience: 500 });
    next.state = state;
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(p.said(), null, state);
  }
});
