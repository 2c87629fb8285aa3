// Where a host compresses nothing, the .gz that lies beside a large file is
// fetched and unpacked here: a fifth of the bytes will do.

// wantsPacked reports whether the answer to the plain file came as large as the
// file is, and can be bettered. What the service worker kept came over no network.
function wantsPacked(response) {
  return !response.headers.has("content-encoding") && !response.headers.has(keptHeader) && typeof DecompressionStream === "function";
}

// unpacked is the content of a .gz as a stream. Some hosts unpack such files on
// the way, so the bytes decide. It fails if there is no answer to read.
async function unpacked(response) {
  const reader = response.body.getReader(), begun = [], head = [];
  while (head.length < 2) {
    const next = await reader.read();
    if (next.done) break;
    begun.push(next.value);
    head.push.apply(head, next.value.subarray(0, 2));
  }
  const body = new ReadableStream({
    start: function (c) { begun.forEach(function (part) { c.enqueue(part); }); },
    pull: function (c) { return reader.read().then(function (next) { if (next.done) c.close(); else c.enqueue(next.value); }); },
    cancel: function (reason) { return reader.cancel(reason); }
  });
  return head[0] === 0x1f && head[1] === 0x8b ? body.pipeThrough(new DecompressionStream("gzip")) : body;
}
