// How a worker that is new takes over.

let turned = false; // it has
addEventListener("activate", () => { turned = true; });

// insist has this worker take over. Once is not enough: if a page asks the worker
// before it for a file in that moment, Chromium starts that one again and forgets
// the wish, and this one waits until all pages are closed.
async function insist() {
  await skipWaiting();
  for (let n = 0; n < 40 && !turned; n++) {
    await new Promise((done) => setTimeout(done, 500));
    await skipWaiting();
  }
}
