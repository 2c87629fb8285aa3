// Starting the program, and saying why there is none.

let loading = null; // the program and the collection, on their way

// capable reports whether the browser has all that the lowest versions of
// texts.tooOld brought (web/support_test.go): what came last of the styles, what
// unpacks files, and the instructions that Go's compiler uses.
function capable() {
  return typeof WebAssembly === "object" && WebAssembly.validate(probe) && typeof DecompressionStream === "function" &&
    typeof CSS === "object" && CSS.supports("color", "color-mix(in srgb, red, red)") && CSS.supports("selector(:has(a))");
}

// probe is a program with a conversion that cannot trap, a sign extension and a
// filling of memory, and nothing else (Go 1.24 release notes, WebAssembly).
const probe = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 25, 1, 23, 0,
  67, 0, 0, 0, 0, 252, 0, 26, 65, 0, 192, 26, 65, 0, 65, 0, 65, 0, 252, 11, 0, 11]);

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
  if (!has("wasm") || packed || !capable() || location.protocol === "file:" || foundNote()) return;
  loading = load();
  loading.catch(function () { /* start says it */ });
}

function begin() {
  if (!foundNote()) return start();
  leaveNote(false);
  fail(texts.notFinished, texts.startNow, reload);
}

async function start() {
  if (!capable()) {
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
