// Progress counts bytes as they come out of the transfer encoding, against the
// sizes known at build time, so that it is right under any compression.

let received = 0, expected = 0;
let lastByte = 0; // when it came

function count(bytes) {
  received += bytes;
  lastByte = Date.now();
  const box = document.getElementById("Boot");
  if (!box || started || failed || !expected) return;
  const bar = box.querySelector(".Boot-bar");
  bar.hidden = false;
  bar.max = expected;
  bar.value = Math.min(received, expected);
}

// tally counts the bytes of a copy of the response while the original is
// used as it is: only a response straight from the network can be compiled
// while it arrives and be kept compiled by the browser. The copy costs this thread
// time, so it is given up when the second quarter of a megabyte and what follows it
// came so fast that the rest will be there in less than a second. What had been
// waiting before does not count.
function tally(response) {
  if (response.headers.has(keptHeader)) return response;
  const reader = response.clone().body.getReader();
  let came = 0, from = 0, since = 0, judged = false;
  (function next() {
    reader.read().then(function (r) {
      if (r.done) return;
      came += r.value.length;
      if (!since && came > 250000) {
        since = Date.now();
        from = came;
      } else if (!judged && came > 1250000) {
        judged = true;
        if ((Date.now() - since) * (expected - came) < 800 * (came - from)) return reader.cancel();
      }
      count(r.value.length);
      next();
    }).catch(function () {});
  })();
  return response;
}

// watchNetwork says so when nothing has come for long, until it is called off.
function watchNetwork() {
  lastByte = Date.now();
  const watch = setInterval(function () {
    if (Date.now() - lastByte > 20000 && !failed) say(texts.slow, texts.tryAgain, reload);
  }, 1000);
  return function () { clearInterval(watch); };
}
