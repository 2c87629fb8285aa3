// Measures the search module beside FlexSearch, in one process and in turns, and
// prints the table that README shows. `make beside` calls it:
//
//	node --expose-gc beside.mjs MODULE FLEXSEARCH NEWS
//
// with the folders of `parallax module`, of the package and of the data: articles
// cut into passages (passages100k.jsonl.gz) and queries (latency_queries.jsonl),
// which are not part of the project.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [module, flexsearch, news] = process.argv.slice(2).map((dir) => path.resolve(dir));
const passes = 3, every = 3; // each key is timed in three passes, of which the least counts; every third query

const lines = (text) => text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
const documents = lines(zlib.gunzipSync(fs.readFileSync(path.join(news, "passages100k.jsonl.gz"))).toString());
const queries = lines(fs.readFileSync(path.join(news, "latency_queries.jsonl"), "utf8")).filter((_, i) => i % every === 0);
const bytes = documents.reduce((sum, d) => sum + Buffer.byteLength(d.title) + Buffer.byteLength(d.text), 0);

const memories = []; // of WebAssembly
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...args) => {
  const made = await instantiate(...args);
  for (const value of Object.values((made.instance || made).exports)) if (value instanceof WebAssembly.Memory) memories.push(value);
  return made;
};
const used = () => { gc(); gc(); return process.memoryUsage().heapUsed; };
const wasm = () => memories.reduce((sum, m) => sum + m.buffer.byteLength, 0);

// timed is what f returns, with milliseconds of processor time and of the clock.
async function timed(f) {
  const cpu = process.cpuUsage(), from = performance.now();
  const result = await f();
  const spent = process.cpuUsage(cpu);
  return { result, cpu: (spent.user + spent.system) / 1000, ms: performance.now() - from };
}

const { createSearch, openSearch } = await import(pathToFileURL(path.join(module, "parallax-search.js")));
const here = { worker: false, wasm: fs.readFileSync(path.join(module, "parallax-search.wasm")) };

async function ours() {
  const build = await timed(async () => {
    const search = await createSearch(here);
    await search.add(documents.map((d) => ({ id: d.id, title: d.title, text: [d.text] })));
    await search.prepare();
    return search;
  });
  const building = wasm();
  const saved = await build.result.save();
  build.result.close();
  memories.length = 0;
  const open = await timed(() => openSearch(saved, here));
  const ask = (text) => open.result.search(text);
  return { name: "Parallax, with excerpts and marks", build: build.cpu, building, open: open.ms, saved: saved.length, ask, memory: wasm };
}

async function theirs() {
  const require = createRequire(import.meta.url);
  const { Index, Charset, Encoder } = require(path.join(flexsearch, "dist/flexsearch.bundle.min.js"));
  const english = require(path.join(flexsearch, "dist/lang/en.min.js"));
  const { version } = require(path.join(flexsearch, "package.json"));
  const make = () => new Index({ tokenize: "tolerant", encoder: new Encoder(Charset.LatinBalance, english) });
  const before = used();
  const build = await timed(() => {
    const index = make();
    documents.forEach((d, i) => index.add(i, d.title + " " + d.text));
    return index;
  });
  const after = used();
  const parts = [];
  await build.result.export((key, data) => { if (data != null) parts.push([key, data]); });
  const open = await timed(() => {
    const index = make();
    for (const [key, data] of parts) index.import(key, data);
    return index;
  });
  const saved = parts.reduce((sum, [, data]) => sum + Buffer.byteLength(String(data)), 0);
  parts.length = 0;
  const ids = documents.map((d) => d.id);
  const ask = (text) => build.result.search(text, { limit: 10, suggest: true }).map((i) => ids[i]);
  return { name: "FlexSearch " + version + ", tolerant, English, ids alone", build: build.cpu, building: after - before, open: open.ms, saved, ask, memory: () => after - before };
}

const engines = [await ours(), await theirs()];
const keys = [];
for (const q of queries) for (let end = 1; end <= q.text.length; end++) keys.push(q.text.slice(0, end));
const least = engines.map(() => new Float64Array(keys.length).fill(Infinity));
const single = engines.map(() => 0); // the slowest of all passes
for (let pass = 0; pass < passes; pass++) {
  for (let k = 0; k < keys.length; k++) {
    for (let i = 0; i < engines.length; i++) {
      const e = (i + k + pass) % engines.length; // so that none always follows the other
      const from = performance.now();
      await engines[e].ask(keys[k]);
      const ms = performance.now() - from;
      least[e][k] = Math.min(least[e][k], ms);
      if (pass > 0) single[e] = Math.max(single[e], ms);
    }
  }
}

const figure = (x) => x < 1 ? x.toFixed(2) : x < 20 ? x.toFixed(1) : x.toFixed(0);
const mb = (n) => (n / 1e6).toFixed(0) + " MB";
console.log(`${documents.length.toLocaleString("en")} passages of news (${mb(bytes)}), ${queries.length} queries typed letter by letter (${keys.length.toLocaleString("en")} keys), the engines in turns, the least of ${passes} passes.`);
console.log(`${new Date().toISOString().slice(0, 10)}, node ${process.versions.node} (V8 ${process.versions.v8}), ${os.cpus().length} processors (${os.cpus()[0].model.trim()}), load ${os.loadavg()[0].toFixed(0)}.\n`);
console.log("| | a key, ms: median / 95 % / 99 % / slowest | slowest of a single pass | build, MB/s of processor time | memory: building / opened | saved | opened in |");
console.log("|---|---|---|---|---|---|---|");
engines.forEach((e, i) => {
  const sorted = least[i].sort();
  const at = (share) => figure(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  console.log(`| ${e.name} | ${at(.5)} / ${at(.95)} / ${at(.99)} / ${at(1)} | ${figure(single[i])} | ${figure(bytes / 1000 / e.build)} | ${mb(e.building)} / ${mb(e.memory())} | ${mb(e.saved)} | ${e.open.toFixed(0)} ms |`);
});
process.exit(0);
