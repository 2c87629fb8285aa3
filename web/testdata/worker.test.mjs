import test from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { load, answerer, Caches } from "./load.mjs";

const site = "https://example.org/site/";
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

// worker is sw.js of a version that keeps these files.
function worker({ files = {}, later = [], network = {}, caches = new Caches(), open = [] } = {}) {
  const net = answerer(network);
  const turns = [];
  const at = load("sw.js", {
    registration: { scope: site, installing: null, waiting: null }, caches, fetch: net.fetch, navigator: {},
    addEventListener(name, hear) { if (name === "activate") turns.push(hear); },
    clients: { matchAll: async () => open, claim: async () => {} }, skipWaiting: async () => { for (const turn of turns) turn({ waitUntil() {} }); }, Request,
  }, []);
  for (const [name, text] of Object.entries(files)) at("files").set(name, sha256(text));
  for (const name of later) at("later").add(name);
  return { at, caches, asked: net.asked, name: at("cacheName") };
}

const kept = (text) => new Response(text, { headers: { "x-parallax": sha256(text) } });

test("a worker tells its version", () => {
  const w = worker();
  const heard = [];
  w.at("hear")({ data: "version", ports: [{ postMessage: (version) => heard.push(version) }] });
  assert.deepEqual(heard, [w.at("version")]);
});

test("all files of a version are kept, each with its hash and type", async () => {
  const w = worker({ files: { "index.html": "page", "a-0123456789ab.js": "code" }, network: { [site + "index.html"]: "page", [site + "a-0123456789ab.js"]: "code" } });
  await w.at("install()");
  const store = w.caches.stores.get(w.name);
  assert.deepEqual([...store.keys()].sort(), [site + "a-0123456789ab.js", site + "index.html"]);
  const page = store.get(site + "index.html");
  assert.equal(page.headers.get("x-parallax"), sha256("page"));
  assert.match(page.headers.get("content-type"), /^text\/html/);
  assert.ok(page.headers.has("content-security-policy"));
});

test("one wrong file discards the attempt, and nothing else", async () => {
  const caches = new Caches();
  await caches.open("parallax " + site + " 1");
  await caches.open("parallax https://example.org/site/other/ 1");
  const w = worker({ caches, files: { a: "right", b: "right too" }, network: { [site + "a"]: "right", [site + "b"]: "wrong" } });
  await assert.rejects(w.at("install()"), /b is not the file this version was built with/);
  assert.deepEqual(await caches.keys(), ["parallax " + site + " 1", "parallax https://example.org/site/other/ 1"]);
  assert.equal(w.asked.filter((a) => a === site + "b").length, 2, "past the browser's own cache too");
});

test("what a version before has is not fetched again", async () => {
  const caches = new Caches();
  const older = await caches.open("parallax " + site + " 1");
  await older.put(site + "a", kept("same"));
  await older.put(site + "b", kept("old"));
  const w = worker({ caches, files: { a: "same", b: "new" }, network: { [site + "b"]: "new" } });
  await w.at("install()");
  assert.deepEqual(w.asked, [site + "b"]);
});

test("what a first visit does without is kept later, at once if it is needed, and not fetched twice", async () => {
  const files = { a: "page", "reader-0123456789ab.wasm": "reads" }, later = ["reader-0123456789ab.wasm"], network = { [site + "a"]: "page", [site + later[0]]: "reads" };
  let w = worker({ files, later, network });
  await w.at("install()");
  assert.deepEqual(w.asked, [site + "a"]);
  await w.at("keepLater()");
  await w.at("keepLater()");
  assert.deepEqual(w.asked, [site + "a", site + later[0]]);
  const next = worker({ files: { ...files, a: "new" }, later, caches: w.caches, network: { [site + "a"]: "new" } });
  await next.at("install()");
  await next.at("keepLater()");
  assert.deepEqual(next.asked, [site + "a"], "the next version has it");
  w = worker({ files, later, network });
  await w.at("install()");
  assert.equal(await (await w.at("fromVersion")(later[0], {})).text(), "reads");
  await w.at("keepLater()");
  assert.equal(w.asked.filter((a) => a === site + later[0]).length, 1);
  w = worker({ files, later, network: { [site + "a"]: "page" } });
  await w.at("install()");
  await w.at("keepLater()"); // no network is no failure
});

test("a path means the file that hosts mean by it", () => {
  const nameOf = worker({ files: { "index.html": "", "articles/a.html": "", "app.css": "" } }).at("nameOf");
  for (const [path, want] of [
    ["/site/", "index.html"], ["/site/index.html", "index.html"], ["/site/articles/a", "articles/a.html"], ["/site/articles/a.html", "articles/a.html"],
    ["/site/app.css", "app.css"], ["/site/app", undefined], ["/site/articles/", undefined], ["/site/%zz", undefined],
  ]) assert.equal(nameOf(path), want, path);
});

test("a page that is not kept comes from the network, and without one its view stands in", async () => {
  const go = async (path, network) => {
    const url = new URL(path, site);
    const w = worker({ network });
    if (!network) w.at("fetch = async function () { throw new TypeError('offline'); }");
    return w.at("elsewhere")(url.href, url);
  };
  assert.equal(await (await go("articles/a.html", { [site + "articles/a.html"]: "from the network" })).text(), "from the network");
  for (const [path, view] of [["articles/a.html#p4", "#/read/a?p=4"], ["topics/t/", "#/topic/t"], ["lists/1.html", ""]]) {
    assert.equal((await go(path)).headers.get("location"), site + view);
  }
});

test("a lost file is fetched again, and if it cannot be, that is said", async () => {
  const w = worker({ files: { "a.css": "style", "b.js": "code" }, network: { [site + "a.css"]: "style" } });
  assert.equal(await (await w.at("fromVersion")("a.css", {})).text(), "style");
  assert.equal((await w.caches.open(w.name).then((c) => c.match(site + "a.css"))).headers.get("x-parallax"), sha256("style"));
  const script = await w.at("fromVersion")("b.js", {});
  assert.equal(script.headers.get("x-parallax-lost"), "b.js");
  new Function(await script.text()); // it is one
});

test("a page of another version gets that version's files or none", async () => {
  const w = worker({ files: { "app.css": "new" }, open: [{ id: "old page", url: site }] });
  await (await w.caches.open(w.name)).put(site + "app.css", kept("new"));
  await (await w.caches.open("parallax " + site + " 1")).put(site + "app.css", kept("old"));
  await w.at("takeOver()");
  const ask = (clientId, file) => w.at("forPage")({ clientId, request: {} }, file, new URL(file, site));
  assert.equal(await (await ask("old page", "app.css")).text(), "old");
  assert.equal(await (await ask("new page", "app.css")).text(), "new");
  assert.equal((await ask("old page", "gone.css")).type, "error");
});

test("caches of other versions go once their pages are gone, and no sooner", async () => {
  for (const [open, want] of [[[{ id: "old", url: site }], 2], [[], 1]]) {
    const caches = new Caches();
    await caches.open("parallax " + site + " 1");
    const w = worker({ caches, open: [{ id: "old", url: site }] });
    await w.at("takeOver()");
    w.at("clients").matchAll = async () => open;
    await w.at("tidy()");
    assert.equal((await caches.keys()).length, want);
  }
});

test("the kill switch removes what this scope kept and nothing of its neighbours, and waits for no turn", async () => {
  const caches = new Caches(), heard = {};
  let unregistered = 0, waits;
  for (const scope of [site, "https://example.org/", "https://example.org/site/other/"]) await caches.open("parallax " + scope + " 1");
  load("sw-off.js", { registration: { scope: site, unregister: async () => unregistered++ }, caches, skipWaiting: async () => {},
    addEventListener(name, hear) { heard[name] = hear; }, setTimeout() {} }, []);
  heard.install({ waitUntil(promise) { waits = promise; } });
  await waits;
  assert.deepEqual(await caches.keys(), ["parallax https://example.org/ 1", "parallax https://example.org/site/other/ 1"]);
  assert.equal(unregistered, 1);
});

test("a worker that is to take over says so until it has, for a while", async () => {
  for (const [forgets, want] of [[0, 1], [3, 4], [1000, 41]]) {
    let said = 0, turn;
    const skipWaiting = async () => { if (++said > forgets) turn(); };
    const at = load("sw-off.js", { registration: { scope: site }, skipWaiting, setTimeout: (f) => setImmediate(f),
      addEventListener(name, hear) { if (name === "activate" && !turn) turn = hear; } }, []);
    await at("insist()");
    assert.equal(said, want);
  }
});

test("without a store that can be read, the network answers, and only with the file of this version", async () => {
  const caches = new Caches();
  caches.open = async () => { throw new DOMException("no store", "UnknownError"); };
  const w = worker({ caches, files: { "index.html": "page", "a-0123456789ab.js": "code" }, network: { [site + "index.html"]: "a newer page", [site + "a-0123456789ab.js"]: "code" } });
  const answer = async (name, mode) => (await w.at("forPage")({ clientId: "1", request: { mode, url: site + name, toString: () => site + name } }, name, new URL(site + name))).text();
  assert.equal(await answer("a-0123456789ab.js", "no-cors"), "code");
  assert.equal(await w.at("fromVersion")("index.html", { mode: "navigate", toString: () => site + "index.html" }).then((r) => r.text()), "a newer page");
});
