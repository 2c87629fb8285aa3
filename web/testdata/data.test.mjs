import test from "node:test";
import assert from "node:assert/strict";
import zlib from "node:zlib";
import { load, browser, Element, answerer } from "./load.mjs";

const zipped = zlib.gzipSync("what the file holds");
const text = async (response) => new TextDecoder().decode(await response.arrayBuffer());
const drops = (bytes, size) => new Response(new ReadableStream({
  start(c) {
    for (let i = 0; i < bytes.length; i += size) c.enqueue(new Uint8Array(bytes.subarray(i, i + size)));
    c.close();
  },
}));

test("base 85 comes back as it went, and is what the build writes", () => {
  const at = load("boot.js", browser().globals);
  const encode = (bytes) => new TextDecoder().decode(at("encode85")(bytes)), decode = at("decode85");
  for (let n = 0; n < 70; n++) {
    const bytes = Uint8Array.from({ length: n }, (_, i) => 255 - i * i);
    assert.deepEqual([...decode(encode(bytes))], [...bytes]);
    assert.equal(encode(bytes).length, Math.ceil(n * 5 / 4));
  }
  assert.equal(new Set(at("digits")).size, 85);
  // The same pair stands in the test of the build.
  assert.equal(encode(new TextEncoder().encode("Parallax")), "P/]XmY;0k8");
});

test("a .gz is unpacked, whatever pieces it comes in, and one that was unpacked on the way is left as it is", async () => {
  const at = load("sw.js", worker());
  for (const size of [1, 2, 7, 1000]) {
    assert.equal(await text(new Response(await at("unpacked")(drops(zipped, size)))), "what the file holds", `pieces of ${size}`);
    assert.equal(await text(new Response(await at("unpacked")(drops(Buffer.from("plain"), size)))), "plain", `pieces of ${size}`);
  }
  for (const short of ["", "\x1f"]) assert.equal(await text(new Response(await at("unpacked")(drops(Buffer.from(short), 1)))), short);
  await assert.rejects(async () => text(new Response(await at("unpacked")(drops(zipped.subarray(0, -9), 5)))));
});

test("a .gz is asked for only where the host compresses nothing", () => {
  const wants = load("sw.js", worker())("wantsPacked");
  const from = (headers) => new Response("", { headers });
  assert.equal(wants(from({})), true);
  assert.equal(wants(from({ "content-encoding": "br" })), false);
  assert.equal(wants(from({ "x-parallax": "0".repeat(64) })), false);
  assert.equal(load("sw.js", { ...worker(), DecompressionStream: undefined })("wantsPacked")(from({})), false);
});

const site = "https://example.org/site/";
const opening = (files) => {
  const network = answerer(files);
  const at = load("boot.js", { ...browser({ data: { wasm: "app.wasm", bundle: "c.parallax", bundleBytes: "19" } }).globals, fetch: network.fetch });
  return { at, ...network };
};

test("a large file comes by its .gz, and without one as it is", async () => {
  let { at, asked } = opening({ [site + "a.wasm"]: "slow", [site + "a.wasm.gz"]: zipped });
  const response = await at('open("a.wasm", true)');
  assert.equal(response.headers.get("content-type"), "application/wasm");
  assert.equal(await text(response), "what the file holds");
  ({ at, asked } = opening({ [site + "a.wasm"]: "slow" }));
  assert.equal(await text(await at('open("a.wasm", true)')), "slow");
  assert.deepEqual(asked, [site + "a.wasm", site + "a.wasm.gz"]);
  ({ at, asked } = opening({ [site + "a.wasm"]: new Response("slow", { headers: { "content-encoding": "br" } }), [site + "a.wasm.gz"]: zipped }));
  assert.equal(await text(await at('open("a.wasm", true)')), "slow");
  assert.equal(asked.length, 1);
});

test("what is not the file is refused in words", async () => {
  for (const [answer, want] of [
    [undefined, /app\.wasm is missing \(404\)/],
    [new Response("<p>Pay first", { headers: { "content-type": "text/html" } }), /a page of its own instead of .*app\.wasm/],
    [new Response("", { status: 503, headers: { "x-parallax-lost": "app.wasm" } }), /has lost its copy of .*app\.wasm/],
  ]) {
    await assert.rejects(opening({ [site + "app.wasm"]: answer }).at("loadProgram()"), want);
  }
});

test("a collection has to arrive whole", async () => {
  assert.equal((await opening({ [site + "c.parallax"]: "what the file holds" }).at("loadBundle()")).length, 19);
  await assert.rejects(opening({ [site + "c.parallax"]: "what the file" }).at("loadBundle()"), /arrived incomplete/);
});

test("progress counts what has come of what is to come", () => {
  const page = browser();
  const at = load("boot.js", page.globals), bar = page.notice.querySelector(".Boot-bar");
  at("count(10)");
  assert.equal(bar.value, undefined, "nothing is expected yet");
  at("expected = 40; count(10)");
  assert.deepEqual([bar.value, bar.max, bar.hidden], [20, 40, false]);
  at("count(100)");
  assert.equal(bar.value, 40);
  at("failed = true; expected = 80; count(1)");
  assert.equal(bar.value, 40, "after a failure nothing moves");
});

test("a page that is saved has nothing of the first collection in its program", async () => {
  for (const size of [1, 2, 3, 1000]) {
    const at = load("boot.js", browser({ data: { wasm: "a.wasm", wasmFirst: "3 4" } }).globals);
    assert.equal(await text(new Response(at("emptied")(drops(Buffer.from("abcSELFxyz"), size).body))), "abc\0\0\0\0xyz", `pieces of ${size}`);
  }
  const at = load("boot.js", browser({ data: { wasm: "a.wasm" } }).globals);
  assert.equal(await text(new Response(at("emptied")(drops(Buffer.from("abcSELFxyz"), 4).body))), "abcSELFxyz");
});

test("a pack's program and collection come back, and it can be made again of itself", async () => {
  const part = (value) => Object.assign(new Element("script"), { textContent: value });
  const at0 = load("boot.js", browser().globals);
  const data = new TextDecoder().decode(at0("encode85")(zipped));
  const ids = { program: part(data), collection: part(data), reader: part("READS"), boot: part("B"), styles: part("S"), runtime: part("R"), "licences-text": part("<L> & M"), layout: part('["<","boot","|","licences","|","title","|","program",">","reader",""]') };
  const at = load("boot.js", browser({ address: "file:///x/e.html", data: { pack: "", wasm: "", bundle: "" }, ids }).globals);
  assert.equal(new TextDecoder().decode(await at("loadBundle()")), "what the file holds");
  assert.equal(ids.collection.removed, true);
  assert.equal(await text(at('fromPage("program", "application/wasm")')), "what the file holds");
  assert.equal(ids.program.removed, false, "saving needs it again");
  const again = await at('compose({title: "T"}, new Uint8Array(3))');
  assert.equal(await again.text(), "<B|&lt;L> &amp; M|T|" + data + ">");
  assert.match(await (await at('compose({title: "T"}, new Uint8Array(3), true)')).text(), />READS$/);
  ids.reader.textContent = "";
  assert.equal(at("holdsReader()"), false);
  await assert.rejects(at("loadReader()"), /saved without the part that reads files/);
});

function worker() {
  return { registration: { scope: site }, addEventListener() {}, navigator: {} };
}
