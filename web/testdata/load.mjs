// What the tests of the scripts share: a place to run them in, and what they
// find there instead of a browser.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { webcrypto } from "node:crypto";

const web = path.dirname(import.meta.dirname);

// filesOf are the files that scripts.txt names for a script, in order.
function filesOf(name) {
  const files = [];
  let inside = false;
  for (const line of fs.readFileSync(path.join(web, "scripts.txt"), "utf8").split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (!line.startsWith("\t")) inside = line === name;
    else if (inside) files.push(line.trim());
  }
  return files;
}

// load runs the files of a script, but for those left out, with these globals
// and nothing else of a browser than what Node has too. What it returns reads a
// name or any other expression there.
export function load(name, globals = {}, without = ["boot/main.js"]) {
  const context = vm.createContext({
    URL, URLSearchParams, Response, Headers, Blob, ReadableStream, DecompressionStream, CompressionStream, TransformStream,
    AbortController, MessageChannel, Map, Uint8Array, ArrayBuffer, DataView, Promise, TypeError, RangeError, Error, WebAssembly,
    setTimeout: patient(setTimeout), clearTimeout, setInterval: patient(setInterval), clearInterval, console, crypto: webcrypto,
    ...globals,
  });
  context.globalThis = context;
  for (const file of filesOf(name)) {
    if (without.includes(file)) continue;
    vm.runInContext(fs.readFileSync(path.join(web, file), "utf8"), context, { filename: file });
  }
  return (expression) => vm.runInContext(expression, context);
}

// patient makes timers that nobody waits for at the end.
function patient(timer) {
  return (...args) => timer(...args).unref();
}

// Element is as much of an element as the scripts use. Selectors are looked up
// in found.
export class Element extends EventTarget {
  constructor(tag = "div", found = {}) {
    super();
    Object.assign(this, { tag, found, dataset: {}, children: [], attributes: {}, hidden: false, textContent: "", removed: false });
  }
  get firstElementChild() { return this.children[0] ?? null; }
  querySelector(selector) { return this.found[selector] ?? null; }
  querySelectorAll() { return []; }
  setAttribute(name, value) { this.attributes[name] = value; }
  appendChild(child) { this.children.push(child); return child; }
  remove() { this.removed = true; }
  replaceWith(other) { this.replaced = other; }
}

// browser is a page at an address, with boot.js as its first script.
export function browser({ address = "https://example.org/site/", data = {}, ids = {} } = {}) {
  const url = new URL(address);
  const notice = new Element("div", { ".Notice-text": new Element(), ".Boot-button": new Element(), ".Boot-bar": new Element() });
  notice.hidden = true;
  const main = new Element("main");
  const body = new Element("body");
  body.children.push(new Element("div", { main }));
  const script = new Element("script");
  script.src = new URL("boot-0123456789ab.js", url.protocol === "file:" ? url : "https://example.org/site/").href;
  Object.assign(script.dataset, data);
  const document = Object.assign(new EventTarget(), {
    currentScript: script, documentElement: new Element("html"), body, readyState: "complete", activeElement: body, hidden: false,
    getElementById: (id) => ({ Boot: notice, ...ids })[id] ?? null,
    querySelector: () => null,
    createElement: (tag) => new Element(tag),
    createElementNS: (space, tag) => Object.assign(new Element(tag), { space }),
    createTextNode: (text) => Object.assign(new Element("#text"), { textContent: text }),
  });
  const location = {
    href: url.href, protocol: url.protocol, origin: url.origin, pathname: url.pathname, search: url.search, hash: url.hash,
    reloads: 0, reload() { this.reloads++; },
  };
  const history = { state: null, replaceState(state, title, address) {
    const next = new URL(address, url);
    Object.assign(location, { href: next.href, search: next.search, hash: next.hash });
  } };
  const window = new EventTarget();
  const storage = () => {
    const kept = new Map();
    return { get length() { return kept.size; }, getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v), removeItem: (k) => kept.delete(k) };
  };
  const globals = {
    document, location, history, window, navigator: {}, scrollY: 0, scrolls: [], Event, MutationObserver: class { observe() {} disconnect() {} },
    CSS: { supports: () => true },
    localStorage: storage(), sessionStorage: storage(),
    addEventListener: window.addEventListener.bind(window), dispatchEvent: window.dispatchEvent.bind(window),
    scrollTo(...to) { globals.scrolls.push(to); },
  };
  // said is what the notice tells, or null while it is hidden.
  const said = () => notice.hidden ? null : notice.querySelector(".Notice-text").textContent;
  return { globals, document, location, window, script, notice, main, body, said };
}

// Caches are as much of the Cache Storage as the scripts use.
export class Caches {
  stores = new Map();
  async has(name) { return this.stores.has(name); }
  async keys() { return [...this.stores.keys()]; }
  async delete(name) { return this.stores.delete(name); }
  async open(name) {
    if (!this.stores.has(name)) this.stores.set(name, new Map());
    const store = this.stores.get(name);
    return {
      match: async (address) => store.get(String(address))?.clone(), put: async (address, response) => void store.set(String(address), response),
      keys: async () => [...store.keys()], delete: async (address) => store.delete(String(address)),
    };
  }
}

// answerer is a network: files by address, as a text, bytes or a Response each.
// It notes what was asked.
export function answerer(files) {
  const asked = [];
  const fetch = async (address, options) => {
    asked.push(String(address));
    const found = files[String(address)];
    if (found === undefined) return answered(new Response("no such file", { status: 404 }), address);
    const value = typeof found === "function" ? found(options) : found;
    return answered(value instanceof Response ? value : new Response(value), address);
  };
  return { fetch, asked };
}

function answered(response, address) {
  Object.defineProperty(response, "url", { value: String(address) });
  return response;
}

// until waits for a condition. A test that waits in vain is ended by the runner.
export async function until(condition) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}
