// The search of Parallax as a module for any page: it finds passages of your own
// texts, forgives typos, and shows where the words stand. Nothing leaves the page:
// the module asks its own folder for parallax-search.wasm, and nobody else.
// parallax-search.d.ts describes every function and field.

/** The version of questions and answers; another one may mean other things. */
export const version = 1;

const workerName = "parallax-search";
const program = new URL("parallax-search.wasm", import.meta.url);

// runtime is Go's part (wasm_exec.js), which the build puts here: its class, and
// what a program looks for in the global scope when it starts. None of it stays
// there, so that other programs and libraries of the page do not meet it.
const runtime = (() => {
  let fs;
  const names = ["Go", "fs", "path", "process"];
  const before = names.map((name) => globalThis[name]);
  /* wasm_exec.js */
  const made = {};
  names.forEach((name, i) => {
    if (globalThis[name] === before[i]) return;
    made[name] = globalThis[name];
    if (before[i] === undefined) delete globalThis[name]; else globalThis[name] = before[i];
  });
  fs = made.fs || globalThis.fs; // where the program complains before it ends
  const { Go, ...needs } = made;
  return { Go, needs };
})();

// lent calls f while the global scope has some names.
function lent(names, f) {
  const before = Object.keys(names).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  Object.assign(globalThis, names);
  try {
    return f();
  } finally {
    for (const [name, had] of before) {
      delete globalThis[name];
      if (had) Object.defineProperty(globalThis, name, had);
    }
  }
}

const coder = new TextEncoder(), decoder = new TextDecoder();
const whole = 0xFFFFFFFF; // in place of a number of paragraphs: a text that is not cut yet
// How many bytes of documents are in one message: in place, so that the page has a
// turn about every 25 ms.
const batch = 1 << 20, batchInPlace = 1 << 17;

// createSearch starts the program, in a Worker unless that is not wanted.
export async function createSearch(options = {}) {
  const { worker = true, wasm = program, language = "" } = options;
  const ask = await (worker && typeof Worker === "function" ? inWorker(wasm) : inPlace(wasm));
  await ask({ do: "new", options: { language: String(language) } });
  return searchOver(ask);
}

// openSearch starts it with what save() has returned.
export async function openSearch(saved, options = {}) {
  const { worker = true, wasm = program } = options;
  const ask = await (worker && typeof Worker === "function" ? inWorker(wasm) : inPlace(wasm));
  try {
    await ask({ do: "open" }, saved instanceof Uint8Array ? saved : new Uint8Array(saved));
  } catch (e) {
    ask.close();
    throw e;
  }
  return searchOver(ask);
}

function searchOver(ask) {
  return {
    async add(documents) {
      const list = Array.isArray(documents) ? documents : [documents];
      // Looked at before any is taken up, so that a mistake adds none.
      const ids = new Set();
      list.forEach((d, i) => {
        check(d, i);
        if (ids.has(d.id)) throw new TypeError("two documents have the id " + JSON.stringify(d.id) + ": give each one of its own");
        ids.add(d.id);
      });
      const most = ask.here ? batchInPlace : batch;
      let counts = { documents: 0, passages: 0 };
      const taken = [];
      try {
        for (let from = 0; from < list.length;) {
          const message = new Packed(most);
          const first = from;
          while (from < list.length && (from === first || message.at < most)) message.document(list[from++]);
          counts = (await ask({ do: "add" }, message.bytes())).reply;
          for (let i = first; i < from; i++) taken.push(list[i].id);
          if (ask.here) await turn();
        }
      } catch (e) {
        if (taken.length) await ask({ do: "remove", ids: taken }).catch(() => {});
        throw e;
      }
      return { documents: counts.documents, passages: counts.passages };
    },

    async remove(ids) {
      return (await ask({ do: "remove", ids: (Array.isArray(ids) ? ids : [ids]).map(String) })).reply.removed;
    },

    async prepare() {
      const { documents, passages } = (await ask({ do: "prepare" })).reply;
      return { documents, passages };
    },

    async search(text, { limit, finished, filter, documents, order, excerpts = true } = {}) {
      const where = {};
      for (const [name, value] of Object.entries(filter || {})) {
        if (value !== undefined) where[name] = (Array.isArray(value) ? value : [value]).map(String);
      }
      if (typeof text !== "string") throw new TypeError("the query is " + (text === null ? "null" : "of type " + typeof text) + ": give a string, such as the value of a field");
      if (limit !== undefined && !Number.isInteger(limit)) throw new TypeError("the limit is " + limit + ": give a whole number from 1 to 1000");
      if (documents !== undefined && !(Array.isArray(documents) && documents.every((id) => typeof id === "string"))) {
        throw new TypeError("documents is no list of ids: give an array of strings, or leave it out");
      }
      const question = { text: text, limit: limit, finished: !!finished, where: where, documents: documents, order: order, bare: !excerpts };
      return (await ask({ do: "ask", question: question })).reply.answer;
    },

    async save() {
      return (await ask({ do: "save" })).payload;
    },

    close() { ask.close(); }
  };
}

// parts cuts a text at its marks, for whoever draws it.
export function parts(text, marks = []) {
  const list = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from > at) list.push({ text: text.slice(at, from), marked: false });
    list.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) list.push({ text: text.slice(at), marked: false });
  return list;
}

// highlight draws it: text and <mark> elements, never markup that is in the text.
export function highlight(text, marks) {
  const drawn = document.createDocumentFragment();
  for (const part of parts(text, marks)) {
    if (!part.marked) {
      drawn.append(part.text);
      continue;
    }
    const mark = document.createElement("mark");
    mark.textContent = part.text;
    drawn.append(mark);
  }
  return drawn;
}

function check(d, i) {
  const wrong = (what) => { throw new TypeError("document " + (d && d.id !== undefined ? JSON.stringify(d.id) : "number " + (i + 1)) + " " + what); };
  if (typeof d !== "object" || d === null) wrong("is no object: give { id, title, text }");
  if (typeof d.id !== "string" || d.id === "") wrong("needs an id: give it a string of its own");
  if (typeof d.text !== "string" && !Array.isArray(d.text)) wrong("needs a text: give a string, or an array of paragraphs");
  for (const name of ["title", "language", "outlet", "date"]) {
    if (d[name] !== undefined && d[name] !== null && typeof d[name] !== "string") wrong("has a " + name + " that is no string: write it as one, or leave it out");
  }
  for (const name of ["topics", "voices"]) strings(d, name, wrong);
  if (Array.isArray(d.text)) d.text.forEach((p) => {
    if (typeof p === "string") return;
    if (typeof p !== "object" || p === null || typeof p.text !== "string") wrong("has a paragraph without a text: give strings, or objects { text, kind }");
    for (const name of ["topics", "voices"]) strings(p, name, wrong);
  });
}

function strings(of, name, wrong) {
  const list = of[name];
  if (list !== undefined && list !== null && !(Array.isArray(list) && list.every((s) => typeof s === "string"))) wrong("has " + name + " that are no list of strings: write [\"…\"], or leave them out");
}

// Packed are documents as the program reads them; corpus/finder/pack.go says how.
class Packed {
  constructor(bytes) {
    this.array = new Uint8Array(bytes + (bytes >> 2));
    this.view = new DataView(this.array.buffer);
    this.at = 0;
  }
  room(bytes) {
    if (this.at + bytes <= this.array.length) return;
    const more = new Uint8Array(Math.max(this.at + bytes, 2 * this.array.length));
    more.set(this.array.subarray(0, this.at));
    this.array = more;
    this.view = new DataView(more.buffer);
  }
  number(n) {
    this.room(4);
    this.view.setUint32(this.at, n, true);
    this.at += 4;
  }
  text(s) {
    this.room(4 + 3 * s.length); // UTF-8 takes three bytes at most for each unit
    const { written } = coder.encodeInto(s, this.array.subarray(this.at + 4));
    this.view.setUint32(this.at, written, true);
    this.at += 4 + written;
  }
  texts(list) {
    this.number(list ? list.length : 0);
    for (const s of list || []) this.text(s);
  }
  document(d) {
    const cut = Array.isArray(d.text);
    const each = cut && d.text.some((p) => typeof p === "object");
    this.text(d.id);
    this.text(d.title || "");
    const at = this.at;
    this.number(0); // how many bytes of other fields follow
    if (each || d.language || d.outlet || d.date || d.topics && d.topics.length || d.voices && d.voices.length) {
      for (const name of ["language", "outlet", "date"]) this.text(d[name] || "");
      this.texts(d.topics);
      this.texts(d.voices);
      this.number(each ? d.text.length : 0);
      if (each) for (const p of d.text) {
        this.text(String(p.kind || ""));
        this.texts(p.topics);
        this.texts(p.voices);
      }
      this.view.setUint32(at, this.at - at - 4, true);
    }
    if (!cut) {
      this.number(whole);
      this.text(d.text);
      return;
    }
    this.number(d.text.length);
    for (const p of d.text) this.text(typeof p === "string" ? p : p.text);
  }
  bytes() { return this.array.subarray(0, this.at); }
}

// A message is a header as JSON, its length before it, and what comes with it.
function message(header, payload) {
  const text = coder.encode(JSON.stringify(header));
  const bytes = new Uint8Array(4 + text.length + (payload ? payload.length : 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  if (payload) bytes.set(payload, 4 + text.length);
  return bytes;
}

function read(bytes) {
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const reply = JSON.parse(decoder.decode(bytes.subarray(4, end)));
  if (reply.error) throw new Error(reply.error);
  return { reply: reply, payload: bytes.slice(end) };
}

// asking makes of send, which answers one message at a time, a function that may
// be called at any time.
function asking(send, close) {
  let last = Promise.resolve(), closed = false;
  const ask = (header, payload) => {
    const bytes = message(header, payload);
    const answer = last.then(() => {
      if (closed) throw new Error("this search is closed: create another one");
      return send(bytes);
    }).then(read);
    last = answer.catch(() => {});
    return answer;
  };
  ask.close = () => { closed = true; close(); };
  return ask;
}

async function inPlace(wasm) {
  const program = await start(wasm);
  const ask = asking((bytes) => new Promise((resolve, reject) => {
    program.ended.then(reject);
    program.send(bytes, resolve);
  }), () => {});
  ask.here = true;
  return ask;
}

// turn lets the page draw and take keys.
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

// start runs the program. It is given the object to speak through in the global
// scope, from which it takes it before run returns.
async function start(wasm) {
  const { Go, needs } = runtime;
  const go = new Go();
  const instance = await WebAssembly.instantiate(await compiled(wasm), go.importObject);
  let send;
  const ended = lent({ ...needs, parallaxSearch: { listen: (f) => { send = f; } } }, () => go.run(instance))
    .catch(() => {}).then(() => new Error("the search has ended, perhaps for want of memory: create another one, with fewer texts"));
  if (!send) throw await ended;
  return { send, ended };
}

async function compiled(wasm) {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) return WebAssembly.compile(wasm);
  const at = new URL(wasm, import.meta.url);
  if (at.protocol === "file:" && globalThis.process && process.versions && process.versions.node) {
    return WebAssembly.compile(await (await import("node:fs/promises")).readFile(at));
  }
  const response = await fetch(at);
  if (!response.ok) throw new Error(at.href + " cannot be loaded (" + response.status + "): put parallax-search.wasm beside parallax-search.js");
  // Not compileStreaming: hosts that do not know the type of the file would fail.
  return WebAssembly.compile(await response.arrayBuffer());
}

function inWorker(wasm) {
  return new Promise((resolve, reject) => {
    let worker, settle;
    const lost = (e) => {
      const error = new Error((e && e.message || "no Worker can be started here") + ": create the search with { worker: false }");
      reject(error);
      if (settle) settle.reject(error);
    };
    try {
      worker = new Worker(address(), { type: "module", name: workerName });
    } catch (e) {
      return lost(e);
    }
    worker.onerror = lost;
    worker.onmessage = ({ data }) => {
      if (data === "ready") {
        return resolve(asking((bytes) => new Promise((resolve, reject) => {
          settle = { resolve, reject };
          worker.postMessage(bytes, [bytes.buffer]);
        }), () => {
          worker.terminate();
          if (settle) settle.reject(new Error("this search was closed"));
        }));
      }
      if (typeof data === "string") {
        reject(new Error(data));
        if (settle) settle.reject(new Error(data));
        return;
      }
      settle.resolve(data);
    };
    worker.postMessage({ wasm: wasm instanceof URL ? wasm.href : wasm });
  });
}

// A page may demand that addresses of scripts are trusted; this one is the
// module's own.
let trusted; // a page may allow one policy of a name
function address() {
  const own = import.meta.url;
  if (!globalThis.trustedTypes) return own;
  trusted = trusted || trustedTypes.createPolicy("parallax-search", { createScriptURL: () => own });
  return trusted.createScriptURL("");
}

// In the Worker that inWorker starts.
if (typeof WorkerGlobalScope === "function" && globalThis instanceof WorkerGlobalScope && globalThis.name === workerName) {
  onmessage = async ({ data }) => {
    try {
      const program = await start(data.wasm);
      program.ended.then((e) => postMessage(e.message));
      onmessage = ({ data }) => program.send(data, (bytes) => postMessage(bytes, [bytes.buffer]));
      postMessage("ready");
    } catch (e) {
      postMessage(String(e && e.message || e));
    }
  };
}
