import test from "node:test";
import assert from "node:assert/strict";
import { load, browser, Element, answerer, until } from "./load.mjs";

const program = { wasm: "app.wasm", wasmBytes: "8" };
const module = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const network = answerer({ "https://example.org/site/app.wasm": () => new Response(module, { headers: { "content-type": "application/wasm" } }) });

// run is boot.js as a page runs it, up to where there is nothing more to wait for
// or to where the test says.
async function run(page, globals = {}, enough = () => true) {
  const at = load("boot.js", { ...page.globals, fetch: network.fetch, ...globals }, []);
  await new Promise(setImmediate); // what is ready goes first
  await until(() => page.said() !== "Loading search and comparison…" || enough(at));
  return at;
}

// runtime is wasm_exec.js: its program says when it has taken over.
const runtime = (page, takeOver) => class {
  importObject = {};
  run() { if (takeOver) page.document.documentElement.dataset.ready = "true"; return takeOver === "ends" ? Promise.resolve() : new Promise(() => {}); }
};

test("the program starts, finds what boot.js offers, and the notice goes", async () => {
  const page = browser({ data: program });
  const at = await run(page, { Go: runtime(page, true) }, () => false);
  assert.equal(at("started"), true);
  assert.equal(page.said(), null);
  assert.equal(at("goappGetenv('GOAPP_ROOT_PREFIX')"), "/site");
  assert.deepEqual(Object.keys(at("parallax")).sort(), ["base", "bundle", "changeNodes", "compose", "holdsReader", "makeNodes", "module", "packed", "startWorker", "takeShared"]);
  assert.ok(at("parallax.module") instanceof WebAssembly.Module);
  assert.equal(page.document.documentElement.dataset.boot, undefined);
  assert.equal(page.globals.sessionStorage.length, 0, "no note is left");
});

test("who cannot have the program is told why, and the text stays", async () => {
  for (const [options, globals, want] of [
    [{}, { WebAssembly: undefined }, /too old.*Firefox \d+/],
    [{}, { WebAssembly: { ...WebAssembly, validate: () => false } }, /too old/],
    [{}, { DecompressionStream: undefined }, /too old/],
    [{}, { CSS: { supports: (name) => !name.startsWith("selector") } }, /too old/],
    [{}, { CSS: { supports: (name) => name !== "color" } }, /too old/],
    [{ address: "file:///x/index.html" }, {}, /^Opened as a file/],
    [{}, {}, /^A part of Parallax could not be loaded/], // no wasm_exec.js
    [{}, { Go: class { importObject = {}; }, fetch: answerer({}).fetch, console: { error() {} } }, /app\.wasm is missing \(404\)\. You can still read the text here/],
  ]) {
    const page = browser({ data: program, ...options });
    const at = await run(page, globals, () => false);
    assert.match(page.said() ?? "nothing", want);
    assert.equal(at("started"), false);
    assert.notEqual(page.document.documentElement.dataset.boot, "wait", "the text is hidden");
  }
});

test("a program that ends says so", async () => {
  const page = browser({ data: program });
  await run(page, { Go: runtime(page, "ends") }, () => false);
  assert.match(page.said(), /has stopped because of an error/);
});

test("a start that never came back is not tried again unasked", async () => {
  const page = browser({ data: program });
  page.globals.sessionStorage.setItem("parallax starting /site/", "1");
  let starts = 0;
  const at = await run(page, { Go: class { constructor() { starts++; } } });
  assert.match(page.said(), /did not finish starting last time/);
  assert.equal(starts, 0);
  assert.equal(at("loading"), null);
  assert.equal(page.globals.sessionStorage.length, 0, "the next load tries");
  page.notice.querySelector(".Boot-button").onclick();
  assert.equal(page.location.reloads, 1);
});

test("while the program starts, its note is there", async () => {
  const page = browser({ data: program });
  await run(page, { Go: runtime(page, false) }, () => page.globals.sessionStorage.length > 0);
  assert.equal(page.globals.sessionStorage.getItem("parallax starting /site/"), "1");
  page.window.dispatchEvent(new Event("pagehide"));
  assert.equal(page.globals.sessionStorage.length, 0, "leaving is not hanging");
});

test("the program is fetched while the page is still arriving", async () => {
  const page = browser({ data: program });
  page.document.readyState = "loading";
  const { fetch, asked } = answerer({});
  await run(page, { fetch });
  assert.deepEqual(asked, ["https://example.org/site/app.wasm"]);
});

test("a view that only the program can draw waits for it, from the first paint on", async () => {
  for (const [hash, want] of [["", undefined], ["#/", undefined], ["#/words", "wait"], ["#/read/a", "wait"]]) {
    const page = browser({ address: "https://example.org/site/" + hash, data: program });
    page.document.readyState = "loading";
    await run(page);
    assert.equal(page.document.documentElement.dataset.boot, want, hash);
  }
});

test("a link to an article shows it in this page until the program runs", async () => {
  const page = browser({ data: program });
  const at = await run(page, { Go: runtime(page, false) });
  const click = (href, more = {}) => {
    const event = Object.assign(new Event("click", { cancelable: true }), { button: 0, ...more });
    Object.defineProperty(event, "target", { value: { closest: () => ({ href }) } });
    page.location.hash = "";
    page.document.dispatchEvent(event);
    return page.location.hash;
  };
  const article = "https://example.org/site/articles/a.html#p3";
  assert.equal(click(article), "#/read/a?p=3");
  assert.equal(click(article, { ctrlKey: true }), "");
  assert.equal(click("https://example.com/site/articles/a.html"), "", "outside the site");
  assert.equal(click("https://example.org/site/licences.txt"), "");
  at("started = true");
  assert.equal(click(article), "", "the program follows its own links");
});

test("what was typed and where the reader was come back, once the program has drawn its page", () => {
  const field = (more) => Object.assign(new Element("input"), { id: "query", value: "", defaultValue: "", selectionStart: 2, selectionEnd: 3, ...more });
  const before = field({ value: "bridge" }), after = field({ focus() { this.focused = true; }, setSelectionRange(...range) { this.range = range; } });
  let inputs = 0;
  after.addEventListener("input", () => inputs++);
  const page = browser({ ids: { query: after } });
  page.document.activeElement = before;
  page.globals.scrollY = 40;
  load("boot.js", page.globals)("remember()()");
  assert.deepEqual([after.value, after.focused, after.range, inputs], ["bridge", true, [2, 3], 1]);
  assert.equal(page.globals.scrolls[0][0].top, 40);
  // Nothing typed: the program is not told so. An address with a passage scrolls there.
  before.value = "";
  page.location.hash = "#/read/a?p=3";
  load("boot.js", page.globals)("remember()()");
  assert.deepEqual([inputs, page.globals.scrolls.length], [1, 1]);
});

test("a browser that refuses storage gets one that lasts as long as the page", () => {
  const page = browser();
  const store = load("boot.js")("passingStorage()");
  store.setItem("a", 1);
  assert.deepEqual([store.getItem("a"), store.length, store.key(0), store.getItem("b"), store.key(1)], ["1", 1, "a", null, null]);
  store.removeItem("a");
  assert.equal(store.length, 0);
  const where = load("boot.js", page.globals);
  where("Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: function () { throw new Error('refused'); } })");
  where("sessionStorage.setItem('kept', 'yes'); ensureStorage(); localStorage.setItem('a', 'b')");
  assert.equal(where("localStorage.getItem('a')"), "b");
  assert.equal(where("sessionStorage.getItem('kept')"), "yes", "a store that works stays");
});

test("the reader's colours are worn, and no others", () => {
  for (const [kept, want] of [["dark", "dark"], ["light", "light"], ["auto", undefined], ["x", undefined]]) {
    const page = browser();
    page.globals.localStorage.setItem("parallax.theme", kept);
    load("boot.js", page.globals)("wearTheme()");
    assert.equal(page.document.documentElement.dataset.theme, want);
  }
});

test("the program's nodes are made in one call", () => {
  const at = load("boot.js", browser().globals);
  const steps = ["<", "p", "=", "class", "Note", "'", "a text", "+", "0", "1", ":", "http://www.w3.org/2000/svg", "svg", ".", "value", "v", "!", "open", "-", "draggable", "+", "0", "2"];
  const groups = at("makeNodes")(steps.join("\0") + "\0", 2);
  assert.deepEqual(Array.from(groups, (g) => g.length), [2, 1]);
  const [p, text] = groups[0], [svg] = groups[1];
  assert.deepEqual([p.tag, p.attributes.class, text.textContent, svg.space], ["p", "Note", "a text", "http://www.w3.org/2000/svg"]);
  assert.deepEqual([svg.value, svg.open, svg.draggable], ["v", true, false]);
  assert.deepEqual(p.children, [text, svg]);
});

test("a page without a program gets the service worker alone, and packs not even that", async () => {
  const registered = [];
  const workers = Object.assign(new EventTarget(), { controller: null, register: async (address) => { registered.push(String(address)); throw new Error("refused"); } });
  const page = browser();
  await run(page, { navigator: { serviceWorker: workers } });
  assert.equal(page.said(), null);
  assert.deepEqual(registered, ["https://example.org/site/sw.js"]);
  await run(browser({ address: "https://example.org/site/e.html", data: { pack: "" } }), { navigator: { serviceWorker: workers } });
  assert.equal(registered.length, 1);
});

test("in a Worker the program runs with what the first message says, and gets what came too early", async () => {
  const posted = [], imported = [], heard = [];
  let started;
  const at = load("boot.js", {
    location: { origin: "https://example.org" }, importScripts: (address) => imported.push(address), postMessage: (m) => posted.push(m), onmessage: null,
    Go: class { importObject = {}; run() { started = this.env; } },
  }, []);
  at("onmessage({ data: { module: new WebAssembly.Module(new Uint8Array([" + module + "])), bundle: 'b', runtime: 'https://example.org/site/wasm_exec.js' } })");
  at("onmessage({ data: 'too early' })");
  await until(() => started);
  assert.deepEqual(imported, ["https://example.org/site/wasm_exec.js"]);
  assert.equal(started.WORKER, "1");
  assert.equal(at("parallax.bundle"), "b");
  at("parallax").listen((m) => heard.push(m));
  at("onmessage({ data: 'in time' })");
  assert.deepEqual(heard, ["too early", "in time"]);
  assert.deepEqual(posted, []);
});

test("the program that reads files runs once it has come, and what was said meanwhile is not lost", async () => {
  const heard = [];
  let started = 0;
  const at = load("boot.js", {
    location: { origin: "https://example.org" }, importScripts() {}, postMessage() {}, onmessage: null,
    Go: class { importObject = {}; run() { started++; } },
  }, []);
  at("onmessage({ data: { module: null, bundle: null, runtime: '' } })");
  at("onmessage({ data: 'a file' })");
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(started, 0);
  at("onmessage({ data: { module: new WebAssembly.Module(new Uint8Array([" + module + "])) } })");
  await until(() => started);
  at("parallax").listen((m) => heard.push(m));
  assert.deepEqual(heard, ["a file"]);
});

test("the program that reads files is fetched once, when files come, and a failure is told", async () => {
  const said = [];
  class Worker extends EventTarget { posted = []; postMessage(m) { this.posted.push(m); } }
  const page = browser({ data: { ...program, reader: "reader.wasm" } });
  const at = await run(page, { Go: runtime(page, true), Worker, MessageEvent: class extends Event { constructor(type, init) { super(type); this.data = init.data; } } }, () => false);
  page.document.querySelector = () => page.script;
  const asked = [];
  at("globalThis").fetch = async (address) => { asked.push(String(address)); return new Response("", { status: 404 }); };
  let worker = at("startWorker(true)");
  worker.addEventListener("message", (e) => said.push(e.data));
  await until(() => said.length);
  assert.match(said[0], /is missing \(404\)/);
  at("globalThis").fetch = async (address) => { asked.push(String(address)); return new Response(Uint8Array.from(module), { headers: { "content-type": "application/wasm" } }); };
  for (let i = 0; i < 2; i++) {
    worker = at("startWorker(true)");
    await until(() => worker.posted.length === 2);
    assert.deepEqual([worker.posted[0].module, worker.posted[0].bundle], [null, null], "it knows nothing");
    assert.ok(worker.posted[1].module instanceof WebAssembly.Module);
  }
  assert.deepEqual(asked, Array(2).fill("https://example.org/site/reader.wasm"));
});
