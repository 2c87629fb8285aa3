// The explorer in one file: its parts are texts of elements, the large ones gzip
// in base 85.

function textOf(id) { return document.getElementById(id).textContent; }

// holdsReader reports whether the page can read files: a pack may have been saved
// without what does it.
function holdsReader() { return packed ? textOf("reader") !== "" : has("reader"); }

// fromPage is a file that is data in a pack.
function fromPage(id, type) {
  if (typeof DecompressionStream !== "function") throw new Error(texts.cannotUnpack);
  const bytes = decode85(textOf(id));
  if (id === "collection") document.getElementById(id).remove(); // the programs are needed again, to save the page
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": type } });
}

// toPage is the same the other way round.
async function toPage(stream) {
  return encode85(new Uint8Array(await new Response(stream.pipeThrough(new CompressionStream("gzip"))).arrayBuffer()));
}

// compose makes the explorer in one file, for the program to save: out of what
// this page is made of, which the program cannot see, and the parts that the
// program gives. The build has laid out that page (data-layout). With reads set the
// new page can read files, as far as this one can.
async function compose(parts, bundle, reads) {
  if (typeof CompressionStream !== "function") throw new Error(texts.cannotPack);
  const names = ["layout", "boot", "styles", "runtime", "licences-text", "program"];
  const own = packed ? names.map(textOf) : await ownParts();
  names.forEach(function (name, i) { parts[name] = own[i]; });
  parts.licences = parts["licences-text"].replace(/&/g, "&amp;").replace(/</g, "&lt;");
  parts.reader = reads && holdsReader() ? await readerPart() : "";
  parts.collection = await toPage(new Blob([bundle]).stream());
  return new Blob(filled(JSON.parse(parts.layout), parts), { type: "text/html" });
}

// ownParts fetches what a page of a site is made of.
function ownParts() {
  const from = [script.dataset.layout, script.src, document.querySelector("link[rel=stylesheet]").href, document.querySelector("script[defer]").src, "licences.txt"];
  return Promise.all(from.map(async function (address) { return (await open(address)).text(); }).concat(
    open(script.dataset.wasm, has("wasmPacked")).then(function (response) { return toPage(emptied(response.body)); })));
}

// emptied is the program without the collection that a site's program brings, whose place
// the build tells (data-wasm-first): a saved page has a collection of its own, perhaps
// one that is not to say what the first one says.
function emptied(stream) {
  const place = (script.dataset.wasmFirst || "0 0").split(" "), from = +place[0], to = from + +place[1];
  let at = 0;
  return stream.pipeThrough(new TransformStream({
    transform: function (bytes, out) {
      if (at < to && at + bytes.length > from) {
        bytes = bytes.slice();
        bytes.fill(0, Math.max(0, from - at), Math.max(0, to - at));
      }
      at += bytes.length;
      out.enqueue(bytes);
    },
  }));
}

async function readerPart() {
  return packed ? textOf("reader") : toPage((await open(script.dataset.reader, has("readerPacked"))).body);
}

// filled puts the parts into a layout: of its pieces every other one, from the
// second on, is the name of what stands there.
function filled(layout, parts) {
  return layout.map(function (piece, i) { return i % 2 ? parts[piece] : piece; });
}
