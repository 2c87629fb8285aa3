// Starting the program, and saying why there is none.

let loading = null; // the program and the collection, on their way

// fail says why there is no program. The text of the page stays, or comes
// back if it was hidden for a view that only the program can draw.
function fail(text, label, act) {
  failed = true;
  if (page.dataset.boot === "wait") shown = ""; // to be fetched after all
  delete page.dataset.boot;
  ready.then(function () {
    if (!started && !packed) paint();
    say(text, label || texts.reload, act || reload);
  });
}

// A start that never comes back cannot be noticed from this thread. So it
// leaves a note, which the next load finds and then asks before it tries.
function noteName() { return "parallax starting " + base.pathname; }
function leaveNote(on) {
  try { if (on) sessionStorage.setItem(noteName(), "1"); else sessionStorage.removeItem(noteName()); } catch (e) { /* storage refused */ }
}
function foundNote() {
  try { return sessionStorage.getItem(noteName()) !== null; } catch (e) { return false; }
}

// loadEarly fetches and compiles the program while the page is still arriving,
// which goes first: its requests ask for more urgency than ours.
function loadEarly() {
  if (!has("wasm") || packed || typeof WebAssembly !== "object" || location.protocol === "file:" || foundNote()) return;
  loading = load();
  loading.catch(function () { /* start says it */ });
}

function begin() {
  if (!foundNote()) return start();
  leaveNote(false);
  fail(texts.notFinished, texts.startNow, reload);
}

async function start() {
  if (typeof WebAssembly !== "object") {
    return fail(texts.tooOld, texts.close, hush);
  }
  if (location.protocol === "file:" && !packed) {
    return fail(texts.asFile, texts.close, hush);
  }
  if (typeof Go !== "function") {
    return fail(texts.partMissing);
  }
  say(texts.loading);
  const arrived = watchNetwork();
  const go = new Go();
  let instance;
  try {
    const both = await (loading || load());
    parallax.module = both[0];
    parallax.bundle = both[1];
    instance = await WebAssembly.instantiate(parallax.module, go.importObject);
  } catch (e) {
    // In words: a console may show the error itself as [object Object] only.
    console.error(String(e));
    return fail(told(texts.notLoaded, { reason: e && e.message || e }));
  } finally {
    arrived();
  }

  leaveNote(true);
  addEventListener("pagehide", function () { leaveNote(false); });
  addEventListener("error", function (event) {
    // A trap or an exhausted stack leaves the program dead without ending it.
    if (event.error instanceof WebAssembly.RuntimeError || event.error instanceof RangeError) stopped();
  });
  go.run(instance).then(stopped, stopped);
  await mounted();
  leaveNote(false);
  if (failed) return;
  if (!page.dataset.ready) return fail(texts.notStarted);
  started = true;
  if (packed) document.getElementById("texts").remove();
  delete page.dataset.boot;
  if (bare) plain(); else hush();
  if (putBack) putBack();
}

function stopped() {
  leaveNote(false);
  fail(texts.stopped);
}

// mounted resolves when the program says that it has taken over the page, or has
// had long enough to do so.
function mounted() {
  return new Promise(function (resolve) {
    if (page.dataset.ready) return resolve();
    const observer = new MutationObserver(done);
    const timer = setTimeout(done, 15000);
    function done() { clearTimeout(timer); observer.disconnect(); resolve(); }
    observer.observe(page, { attributeFilter: ["data-ready"] });
  });
}
