// boot.js starts the program, on whatever host, under whatever path and in
// whatever browser this is. Everything here serves one promise: the text that
// the page came with stays readable and usable until the program takes over,
// and if it never does.
//
// The build writes what to load into the data attributes of this script's
// element. A page without them (an article, a topic) only gets the service
// worker. In a pack, the explorer in one file, this script and all it loads are
// in the page itself. Plain ES2017 throughout, so that a browser too old for the program
// can still run the part that says so.
(function () {
  "use strict";

  if (typeof document === "undefined") return work();
  var script = document.currentScript;
  var has = function (name) { return script.dataset[name] !== undefined; };
  var packed = has("pack");
  var base = new URL(".", packed ? location.href : script.src); // this file lies at the root of the site
  var page = document.documentElement;

  // What only the program can do has its place from the first paint on, so that
  // nothing moves later; see boot.css.
  if (typeof WebAssembly === "object") page.dataset.able = "";

  // What the program finds of us; see app/platform.
  var shared = globalThis.parallax = { base: packed ? location.href.replace(/[?#].*/, "") : base.href, bundle: null, module: null, packed: packed, startWorker: startWorker };

  // go-app asks for its environment. The prefix is the path the site lies
  // under, whatever that is today.
  globalThis.goappGetenv = function (name) {
    return name === "GOAPP_ROOT_PREFIX" ? base.pathname.replace(/\/$/, "") : "";
  };

  // Script addresses have to pass a policy under Trusted Types; ours lets
  // through what lies beside this file and nothing else.
  var policy = globalThis.trustedTypes && trustedTypes.createPolicy("parallax", { createScriptURL: own });
  function own(address) {
    if (workerBlob && address === workerBlob) return address;
    var url = new URL(address, base);
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) throw new TypeError("not a script of this site: " + url);
    return url.href;
  }
  function scriptURL(address) { return policy ? policy.createScriptURL(address) : own(address); }

  // --- Addresses -----------------------------------------------------------

  // Go's URL parser refuses a stray % and the program would end, so such an
  // address is mended before Go sees it. Listeners on window run in the order
  // they were added, and ours come first.
  function mend() {
    var hash = location.hash.replace(/%(?![0-9A-Fa-f]{2})/g, "%25");
    try { decodeURIComponent(hash); } catch (e) { hash = "#/"; }
    if (hash !== location.hash) history.replaceState(history.state, "", location.pathname + location.search + hash);
  }
  // What another app shares with the installed one comes as a query, and is
  // searched for.
  var asked = new URLSearchParams(location.search), about = asked.get("title") || (asked.get("text") || "").replace(/https?:\S+/g, "");
  if (about.trim()) history.replaceState(null, "", location.pathname + "#/search?q=" + encodeURIComponent(about.trim().slice(0, 200)));
  mend();
  // A pack that was saved from a view begins with it.
  if (script.dataset.start && !location.hash) history.replaceState(null, "", script.dataset.start);
  addEventListener("popstate", mend);
  addEventListener("hashchange", mend);

  // A browser may refuse storage to pages, and then throws when it is only
  // looked at, which would end the program. A page that keeps nothing takes its
  // place; the library says what is not saved.
  ["localStorage", "sessionStorage"].forEach(function (name) {
    try { if (globalThis[name].length >= 0) return; } catch (e) { /* refused */ }
    var kept = new Map();
    Object.defineProperty(globalThis, name, { value: {
      get length() { return kept.size; },
      key: function (i) { return Array.from(kept.keys())[i] || null; },
      getItem: function (key) { return kept.has(key) ? kept.get(key) : null; },
      setItem: function (key, value) { kept.set(key, String(value)); },
      removeItem: function (key) { kept.delete(key); },
      clear: function () { kept.clear(); }
    } });
  });

  // The reader's choice of colours, before the first paint; app/platform keeps it.
  try {
    var theme = localStorage.getItem("parallax.theme");
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  } catch (e) { /* storage refused */ }

  // --- What the reader is told ----------------------------------------------

  // say shows one line at the edge of the page with a button, until it is
  // hidden again. The elements stand in the page's markup.
  function say(text, label, act) {
    var box = document.getElementById("Boot");
    if (!box) return;
    var button = box.querySelector(".Boot-button");
    box.querySelector(".Notice-text").textContent = text;
    button.textContent = label || "";
    button.hidden = !label;
    button.onclick = act || null;
    box.querySelector(".Boot-bar").hidden = true;
    box.hidden = false;
  }
  function hush() {
    var box = document.getElementById("Boot");
    if (box) box.hidden = true;
  }
  function reload() { location.reload(); }

  // Without its styles a page can be read, but not be what it should be.
  var bare = false;
  document.addEventListener("error", function (event) {
    if (event.target.rel === "stylesheet") wear(event.target);
  }, true);
  addEventListener("load", function () {
    var link = document.querySelector("link[rel=stylesheet]");
    if (link && !(link.sheet && link.sheet.cssRules.length)) wear(link); // refused without a word
  });
  // A host that knows no types may call the styles plain text, which browsers
  // refuse; the page can put them on itself.
  var worn = false;
  function wear(link) {
    if (worn) return;
    worn = true;
    fetch(link.href).then(check).then(function (response) { return response.text(); }).then(function (text) {
      var sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }).catch(function () {
      bare = true;
      ready.then(plain);
    });
  }
  function plain() { say("This page has lost its styles. Connect once and reload it.", "Reload", reload); }

  // The browser's offer to install the page is kept until the reader asks for
  // it (app/platform); no first visit is interrupted.
  addEventListener("beforeinstallprompt", function (event) {
    event.preventDefault();
    shared.install = event;
  });
  addEventListener("appinstalled", function () { shared.install = null; });

  // fail says why there is no program. The text of the page stays, or comes
  // back if it was hidden for a view that only the program can draw.
  var failed = false;
  function fail(text, label, act) {
    failed = true;
    if (page.dataset.boot === "wait") shown = ""; // to be fetched after all
    delete page.dataset.boot;
    ready.then(function () {
      if (!started && !packed) paint();
      say(text, label || "Reload", act || reload);
    });
  }

  var ready = new Promise(function (resolve) {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve);
  });

  // --- The view before the program ------------------------------------------

  // Until the program runs, links to articles and topics show their text in
  // this page, so that the download goes on; and so does an address that names
  // one. Other views have to wait for the program.
  var started = false;
  var placeholder, overview, shown = "";
  if (has("wasm") && !packed && !overviewAddress()) page.dataset.boot = "wait"; // before the first paint

  // data-boot="wait" hides the main text while it is not what the address
  // means; see boot.css.
  function paint() {
    if (started) return;
    var name = pageOf(location.hash);
    if (failed && !name) return showAs(overview, "");
    if (!name) return showAs(overview, overviewAddress() ? "text" : "wait");
    if (name === shown) return;
    page.dataset.boot = "wait";
    shown = name;
    // No such page; the program says what is near. Where the articles are too
    // many for this page, which then links to lists, only fetching will tell.
    if (!overview.querySelector('a[href="' + name + '"], a[href^="lists/"]')) return;
    atHand(name).then(function (here) {
      if (here && !started && shown === name) bring(name);
    });
  }

  // atHand tells whether a page is worth fetching. Where the service worker
  // has the program, that is there sooner than a page which has to come over
  // the network.
  function atHand(name) {
    var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (!worker || failed) return Promise.resolve(true);
    return caches.match(new URL(name, base).href).then(Boolean, function () { return false; });
  }

  function bring(name) {
    fetchPage(name).then(function (found) {
      if (started || shown !== name) return;
      showAs(found.main, name);
      document.title = found.title;
      var passage = /[?&]p=(\d+)/.exec(location.hash);
      var target = passage && document.getElementById("p" + passage[1]);
      if (target) target.scrollIntoView(); else scrollTo(0, 0);
    }, function () { if (shown === name) showAs(overview, ""); });
  }

  function showAs(main, name) {
    shown = name;
    page.dataset.boot = name === "wait" ? "wait" : "text";
    var current = placeholder.querySelector("main");
    if (current && current !== main) current.replaceWith(main);
  }

  function overviewAddress() { return /^#?\/?$/.test(location.hash); }

  // pageOf names the pre-rendered page of a view, or "".
  function pageOf(hash) {
    var found = /^#\/(read|topic)\/([a-z0-9-]+)(\?|$)/.exec(hash);
    return !found ? "" : (found[1] === "read" ? "articles/" : "topics/") + found[2] + ".html";
  }

  // fetchPage resolves to the main element and title of another page.
  // XMLHttpRequest parses it without running anything, which Trusted Types allow.
  function fetchPage(name) {
    return new Promise(function (resolve, reject) {
      var request = new XMLHttpRequest();
      var url = new URL(name, base);
      request.open("GET", url);
      request.responseType = "document";
      request.onerror = reject;
      request.onload = function () {
        var main = request.status === 200 && request.response && request.response.querySelector("main");
        if (!main) return reject(new Error(name + ": " + request.status));
        main.querySelectorAll("a[href]").forEach(function (a) { a.href = new URL(a.getAttribute("href"), url).href; });
        resolve({ main: document.adoptNode(main), title: request.response.title });
      };
      request.send();
    });
  }

  function early() {
    placeholder = document.body.firstElementChild;
    overview = placeholder.querySelector("main");
    if (!packed) showPages(); // a pack has all texts, under the addresses of their views
    // Enter in the search field waits for the program as an address.
    document.addEventListener("submit", function (event) {
      if (started) return;
      event.preventDefault();
      var field = event.target.querySelector("input");
      if (field && field.value) location.hash = "#/search?q=" + encodeURIComponent(field.value);
    });
  }

  function showPages() {
    paint();
    addEventListener("hashchange", paint);
    document.addEventListener("click", function (event) {
      var a = !started && event.target.closest && event.target.closest("a[href]");
      if (!a || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      if (!a.href.startsWith(base.href)) return;
      var found = /^(articles|topics)\/([a-z0-9-]+)\.html(?:#p(\d+))?$/.exec(a.href.slice(base.href.length));
      if (!found) return;
      event.preventDefault();
      location.hash = "#/" + (found[1] === "articles" ? "read/" : "topic/") + found[2] + (found[3] ? "?p=" + found[3] : "");
    });
  }

  // --- Loading ----------------------------------------------------------------

  // Progress counts bytes as they come out of the transfer encoding, against
  // the sizes known at build time, so that it is right under any compression.
  var received = 0, expected = 0, lastByte = 0;
  function count(bytes) {
    received += bytes;
    lastByte = Date.now();
    var box = document.getElementById("Boot");
    if (!box || started || failed || !expected) return;
    var bar = box.querySelector(".Boot-bar");
    bar.hidden = false;
    bar.max = expected;
    bar.value = Math.min(received, expected);
  }

  // open fetches a file. Where the host compresses nothing, it takes the .gz
  // that lies beside the file and unpacks it here. The answer is {response,
  // bytes}, where bytes is the number to expect from the response's body.
  async function open(name, bytes, packed) {
    var stop = new AbortController();
    var plain = check(await fetch(new URL(name, base), { signal: stop.signal, priority: "low" }));
    var squeezed = plain.headers.has("content-encoding") || plain.headers.has("x-parallax"); // or kept by sw.js
    if (squeezed || !packed || typeof DecompressionStream !== "function") return { response: plain, bytes: bytes };
    try {
      var zipped = check(await fetch(new URL(name + ".gz", base)));
      // Some hosts unpack .gz files on the way, so the bytes decide.
      var reader = zipped.body.getReader();
      var first = await reader.read();
      var isPacked = first.value && first.value[0] === 0x1f && first.value[1] === 0x8b;
      var body = new ReadableStream({
        start: function (c) { if (first.value) c.enqueue(first.value); },
        pull: function (c) { return reader.read().then(function (r) { if (r.done) c.close(); else c.enqueue(r.value); }); },
        cancel: function (reason) { return reader.cancel(reason); }
      });
      stop.abort();
      var stream = isPacked ? body.pipeThrough(new DecompressionStream("gzip")) : body;
      return { response: new Response(stream, { headers: { "content-type": typeOf(name) } }), bytes: bytes };
    } catch (e) {
      if (!stop.signal.aborted) return { response: plain, bytes: bytes };
      throw e;
    }
  }

  // A captive portal answers everything with a page of its own.
  function check(response) {
    var type = response.headers.get("content-type") || "";
    if (response.headers.has("x-parallax-lost")) throw new Error("the browser has lost its copy of " + response.url + ", and there is no network to fetch it again");
    if (!response.ok) throw new Error(response.url + " is missing (" + response.status + ")");
    if (type.startsWith("text/html")) throw new Error("the network answered with a page of its own instead of " + response.url);
    return response;
  }
  function typeOf(name) { return name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream"; }

  // tally counts the bytes of a copy of the response while the original is
  // used as it is: only a response straight from the network can be compiled
  // while it arrives and be kept compiled by the browser.
  function tally(response) {
    var reader = response.clone().body.getReader();
    (function next() {
      reader.read().then(function (r) { if (!r.done) { count(r.value.length); next(); } }, function () {});
    })();
    return response;
  }

  // The data of a pack are gzip in base 85: five of these digits for four bytes,
  // and those left over at the end stand for one byte less than they are.
  var digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$()*-./:;=?@[]^_{|}~%";

  // fromPage is a file that is data in a pack.
  function fromPage(id, type) {
    if (typeof DecompressionStream !== "function") throw new Error("this browser is too old to unpack it");
    var text = textOf(id), value = new Uint8Array(128);
    if (id !== "program") document.getElementById(id).remove(); // that one is needed again, to save the page
    for (var i = 0; i < 85; i++) value[digits.charCodeAt(i)] = i;
    var groups = Math.ceil(text.length / 5), bytes = new Uint8Array(4 * groups), view = new DataView(bytes.buffer);
    for (var g = 0, at = 0; g < groups; g++) {
      var n = 0;
      for (var k = 0; k < 5; k++, at++) n = n * 85 + (at < text.length ? value[text.charCodeAt(at)] : 84);
      view.setUint32(4 * g, n);
    }
    bytes = bytes.subarray(0, bytes.length - (5 * groups - text.length));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": type } });
  }

  function textOf(id) { return document.getElementById(id).textContent; }

  // toPage is the same the other way round.
  async function toPage(stream) {
    var zipped = await new Response(stream.pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
    var groups = Math.ceil(zipped.byteLength / 4), padded = new Uint8Array(4 * groups), text = new Uint8Array(5 * groups);
    padded.set(new Uint8Array(zipped));
    var view = new DataView(padded.buffer);
    for (var g = 0; g < groups; g++) {
      for (var n = view.getUint32(4 * g), k = 4; k >= 0; k--, n = Math.floor(n / 85)) text[5 * g + k] = digits.charCodeAt(n % 85);
    }
    return text.subarray(0, text.length - (padded.length - zipped.byteLength));
  }

  // compose makes the explorer in one file, for the program to save: out of what
  // this page is made of, which the program cannot see, and the parts that the
  // program gives. The build has laid out that page (data-layout).
  shared.compose = async function (parts, bundle) {
    if (typeof CompressionStream !== "function") throw new Error("this browser is too old to compress it");
    var names = ["layout", "boot", "styles", "runtime", "licences-text", "program"], own;
    if (packed) {
      own = names.map(textOf);
    } else {
      var from = [script.dataset.layout, script.src, document.querySelector("link[rel=stylesheet]").href, document.querySelector("script[defer]").src, "licences.txt"];
      own = await Promise.all(from.map(async function (address) { return (await open(address)).response.text(); }).concat(
        open(script.dataset.wasm, 0, has("wasmPacked")).then(function (file) { return toPage(file.response.body); })));
    }
    names.forEach(function (name, i) { parts[name] = own[i]; });
    parts.licences = parts["licences-text"].replace(/&/g, "&amp;").replace(/</g, "&lt;");
    parts.collection = await toPage(new Blob([bundle]).stream());
    return new Blob(JSON.parse(parts.layout).map(function (piece, i) { return i % 2 ? parts[piece] : piece; }), { type: "text/html" });
  };

  // makeNodes makes elements and texts for the program, which tells all of them
  // at once (cmd/parallax/goapp/nodes_wasm.go). A step is a letter and what it
  // needs, each ended by NUL. The answer are the nodes in groups of that size.
  shared.makeNodes = function (text, size) {
    var steps = text.split("\0"), nodes = [], groups = [], at, i = 0;
    function next() { return steps[i++]; }
    function made(node) {
      if (nodes.length % size === 0) groups.push([]);
      groups[groups.length - 1].push(node);
      nodes.push(at = node);
    }
    while (i < steps.length - 1) switch (next()) {
      case "<": made(document.createElement(next())); break;
      case ":": made(document.createElementNS(next(), next())); break;
      case "'": made(document.createTextNode(next())); break;
      case "=": at.setAttribute(next(), next()); break;
      case ".": at[next()] = next(); break;
      case "!": at[next()] = true; break;
      case "-": at[next()] = false; break;
      case "+": nodes[next()].appendChild(nodes[next()]); break;
    }
    return groups;
  };

  async function loadProgram() {
    if (packed) return WebAssembly.compileStreaming(fromPage("program", "application/wasm"));
    var file = await open(script.dataset.wasm, +script.dataset.wasmBytes, has("wasmPacked"));
    var response = tally(file.response);
    if (WebAssembly.compileStreaming && (response.headers.get("content-type") || "").startsWith("application/wasm")) {
      return WebAssembly.compileStreaming(response);
    }
    return WebAssembly.compile(await response.arrayBuffer());
  }

  async function loadBundle() {
    if (packed) return new Uint8Array(await fromPage("collection", "").arrayBuffer());
    if (!has("bundle")) return null;
    var file = await open(script.dataset.bundle, +script.dataset.bundleBytes, has("bundlePacked"));
    var bytes = new Uint8Array(await tally(file.response).arrayBuffer());
    if (bytes.length !== +script.dataset.bundleBytes) throw new Error("the collection arrived incomplete");
    return bytes;
  }

  // --- Starting ---------------------------------------------------------------

  // remember notes where the reader is, and returns a function that puts them
  // back there once the program has replaced the page.
  function remember() {
    var at = document.activeElement, y = scrollY;
    var id = at && at !== document.body ? at.id : "";
    var text = at && at.value, from = null, to = null;
    try { from = at.selectionStart; to = at.selectionEnd; } catch (e) { /* no text field */ }
    var typed = typeof text === "string" && text !== at.defaultValue;
    return function () {
      var now = id && document.getElementById(id);
      if (now) {
        now.focus({ preventScroll: true });
        if (typed) {
          now.value = text;
          now.dispatchEvent(new Event("input", { bubbles: true }));
        }
        try { if (from !== null) now.setSelectionRange(from, to); } catch (e) { /* no text field */ }
      }
      // Where the address names a passage the program scrolls there itself.
      if (y && !/[?&]p=/.test(location.hash) && (!packed || overviewAddress())) scrollTo({ top: y, behavior: "instant" });
    };
  }

  // A start that never comes back cannot be noticed from this thread. So it
  // leaves a note, which the next load finds and then asks before it tries.
  var note = "parallax starting " + base.pathname;
  function leaveNote(on) {
    try { if (on) sessionStorage.setItem(note, "1"); else sessionStorage.removeItem(note); } catch (e) { /* storage refused */ }
  }
  function foundNote() {
    try { return sessionStorage.getItem(note) !== null; } catch (e) { return false; }
  }

  async function start() {
    if (typeof WebAssembly !== "object") {
      return fail("This browser cannot run the explorer (it has no WebAssembly). All articles and topics can be read here; search and comparison need a newer browser.", "Close", hush);
    }
    if (location.protocol === "file:" && !packed) {
      return fail("Opened as a file, the explorer cannot load its program. All articles and topics can be read here; for search and comparison serve this folder, or use the edition in one file.", "Close", hush);
    }
    if (typeof Go !== "function") {
      return fail("A part of the explorer could not be loaded. The text here can still be read.");
    }
    expected = (+script.dataset.wasmBytes || 0) + (+script.dataset.bundleBytes || 0);
    lastByte = Date.now();
    say("Loading search and comparison…");
    var watch = setInterval(function () {
      if (Date.now() - lastByte > 20000 && !failed) say("The network is slow or gone. The text here can be read meanwhile.", "Try again", reload);
    }, 1000);

    var go = new Go(), instance;
    try {
      var both = await (loading || load());
      shared.module = both[0];
      shared.bundle = both[1];
      instance = await WebAssembly.instantiate(shared.module, go.importObject);
    } catch (e) {
      // In words: a console may show the error itself as [object Object] only.
      console.error(String(e));
      return fail("The explorer could not be loaded: " + (e && e.message || e) + ". The text here can still be read.");
    } finally {
      clearInterval(watch);
    }

    var restore = remember();
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
    if (document.body.firstElementChild === placeholder) {
      return fail("The explorer was loaded but did not start. The text here can still be read.");
    }
    started = true;
    if (packed) document.getElementById("texts").remove();
    delete page.dataset.boot;
    if (bare) plain(); else hush();
    restore();
  }

  function stopped() {
    leaveNote(false);
    fail("The explorer has stopped because of an error. What you see can still be read; reloading starts it again.");
  }

  // mounted resolves when the program has replaced the page, or has had long
  // enough to do so.
  function mounted() {
    return new Promise(function (resolve) {
      if (document.body.firstElementChild !== placeholder) return resolve();
      var observer = new MutationObserver(function () {
        if (document.body.firstElementChild !== placeholder) done();
      });
      var timer = setTimeout(done, 15000);
      function done() { clearTimeout(timer); observer.disconnect(); resolve(); }
      observer.observe(document.body, { childList: true });
    });
  }

  // --- Beside the page -------------------------------------------------------------

  // Questions that take long are answered by the same program a second time, in a
  // Worker. This script starts it there too: see work.
  var workerBlob = "";
  function startWorker() {
    var runtime = document.querySelector(packed ? "body script:not([type])" : "script[defer]");
    if (packed && !workerBlob) {
      workerBlob = URL.createObjectURL(new Blob([runtime.textContent, "\n", script.textContent], { type: "text/javascript" }));
    }
    var worker = new Worker(scriptURL(packed ? workerBlob : script.src));
    worker.postMessage({ module: shared.module, bundle: shared.bundle, runtime: packed ? "" : runtime.src });
    return worker;
  }

  // work is all that this script does in a Worker. The first message says what to
  // run; those that come before the program listens are kept for it.
  function work() {
    var early = [];
    var trusted = globalThis.trustedTypes && trustedTypes.createPolicy("parallax", { createScriptURL: function (address) {
      if (new URL(address).origin !== location.origin) throw new TypeError("not a script of this site: " + address);
      return address;
    } });
    globalThis.parallax = {
      bundle: null,
      listen: function (f) {
        early.forEach(f);
        onmessage = function (event) { f(event.data); };
      }
    };
    onmessage = function (event) {
      var first = event.data;
      onmessage = function (next) { early.push(next.data); };
      globalThis.parallax.bundle = first.bundle;
      if (first.runtime) importScripts(trusted ? trusted.createScriptURL(first.runtime) : first.runtime);
      var go = new Go();
      go.env = { WORKER: "1" };
      go.exit = function (code) { postMessage("it ended with code " + code); };
      WebAssembly.instantiate(first.module, go.importObject).then(function (instance) { return go.run(instance); }).catch(function (e) {
        postMessage(String(e && e.message || e));
      });
    };
  }

  // --- Service worker -----------------------------------------------------------

  // A new version waits until the reader agrees; then every file it uses is
  // already there, and one reload brings all of it.
  async function keepOffline() {
    if (packed || !navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;
    var workers = navigator.serviceWorker, controlled = !!workers.controller, agreed = false;
    workers.addEventListener("controllerchange", function () {
      if (agreed) return reload();
      if (controlled) say("The explorer was updated in another tab.", "Reload", reload);
      controlled = true;
    });
    var registration;
    try {
      registration = await workers.register(scriptURL(new URL("sw.js", base).href), { updateViaCache: "none" });
    } catch (e) {
      return; // refused here (a private window, a plain http host): nothing is lost but offline use
    }
    function offer(worker) {
      say("A new version is ready.", "Use it now", function () {
        agreed = true;
        if (worker.state === "installed") worker.postMessage("skipWaiting"); else reload();
      });
    }
    function follow(worker) {
      if (!worker) return;
      worker.addEventListener("statechange", function () {
        if (worker.state === "installed" && workers.controller) offer(worker);
      });
    }
    if (registration.waiting && workers.controller) offer(registration.waiting);
    follow(registration.installing);
    registration.addEventListener("updatefound", function () { follow(registration.installing); });
    globalThis.goappTryUpdate = function () { registration.update().catch(function () {}); };
    if (controlled) {
      globalThis.goappTryUpdate(); // browsers look by themselves, but take their time
      setTimeout(function () { workers.controller.postMessage("tidy"); }, 3000);
    }
    // A page left open for days looks for updates when it is come back to.
    var looked = Date.now();
    document.addEventListener("visibilitychange", function () {
      if (document.hidden || Date.now() - looked < 3600000) return;
      looked = Date.now();
      globalThis.goappTryUpdate();
    });
  }

  // The program is fetched and compiled while the page is still arriving, which
  // goes first: its requests ask for more urgency than ours.
  function load() { return Promise.all([loadProgram(), loadBundle()]); }
  var loading = null;
  if (has("wasm") && !packed && typeof WebAssembly === "object" && location.protocol !== "file:" && !foundNote()) {
    loading = load();
    loading.catch(function () { /* start says it */ });
  }

  ready.then(async function () {
    if (has("wasm")) {
      early();
      if (foundNote()) {
        leaveNote(false);
        fail("The explorer did not finish starting last time. The text here can be read without it.", "Start it", reload);
      } else {
        await start();
      }
    }
    keepOffline();
  });
})();
