// The view before the program. Until the program runs, links to articles and
// topics show their text in this page, so that the download goes on; and so does
// an address that names one. Other views have to wait for the program.

let started = false; // the program has taken over
let failed = false; // and never will
let placeholder = null; // what the program takes over
let overview = null; // the main element the page came with
let shown = ""; // the page whose text is shown, "" for the overview

// data-boot="wait" hides the main text while it is not what the address means;
// see boot.css.
function paint() {
  if (started) return;
  const name = pageOf(location.hash);
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
  const worker = navigator.serviceWorker && navigator.serviceWorker.controller;
  if (!worker || failed) return Promise.resolve(true);
  return caches.match(new URL(name, base).href).then(Boolean, function () { return false; });
}

function bring(name) {
  fetchPage(name).then(function (found) {
    if (started || shown !== name) return;
    showAs(found.main, name);
    document.title = found.title;
    const passage = passageOf(location.hash);
    const target = passage && document.getElementById("p" + passage);
    if (target) target.scrollIntoView(); else scrollTo(0, 0);
  }, function () { if (shown === name) showAs(overview, ""); });
}

function showAs(main, name) {
  shown = name;
  page.dataset.boot = name === "wait" ? "wait" : "text";
  const current = placeholder.querySelector("main");
  if (current && current !== main) current.replaceWith(main);
}

// fetchPage resolves to the main element and title of another page.
// XMLHttpRequest parses it without running anything, which Trusted Types allow.
function fetchPage(name) {
  return new Promise(function (resolve, reject) {
    const request = new XMLHttpRequest();
    const url = new URL(name, base);
    request.open("GET", url);
    request.responseType = "document";
    request.onerror = reject;
    request.onload = function () {
      const main = request.status === 200 && request.response && request.response.querySelector("main");
      if (!main) return reject(new Error(name + ": " + request.status));
      main.querySelectorAll("a[href]").forEach(function (a) { a.href = new URL(a.getAttribute("href"), url).href; });
      resolve({ main: document.adoptNode(main), title: request.response.title });
    };
    request.send();
  });
}

function showEarly() {
  placeholder = document.body.firstElementChild;
  overview = placeholder.querySelector("main");
  noteTouched();
  if (!packed) showPages(); // a pack has all texts, under the addresses of their views
  // Enter in the search field waits for the program as an address.
  document.addEventListener("submit", function (event) {
    if (started) return;
    event.preventDefault();
    const field = event.target.querySelector("input");
    if (field && field.value) location.hash = "#/search?q=" + encodeURIComponent(field.value);
  });
}

function showPages() {
  paint();
  addEventListener("hashchange", paint);
  document.addEventListener("click", function (event) {
    // Of what the program has not drawn yet the links are still the build's.
    const a = event.target.closest && event.target.closest("a[href]");
    if (!a || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const view = a.href.startsWith(base.href) && viewOf(a.href.slice(base.href.length));
    if (!view || started && !Array.from(rests.keys()).some(function (r) { return r.contains(a); })) return;
    event.preventDefault();
    event.stopPropagation();
    location.hash = view;
  });
}
