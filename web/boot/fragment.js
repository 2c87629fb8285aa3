// The view is in the fragment of the address. What it should be is settled
// before the program sees it.

// mended is a fragment that Go can read: its parser refuses a stray % and the
// program would end.
function mended(hash) {
  hash = hash.replace(/%(?![0-9A-Fa-f]{2})/g, "%25");
  try { decodeURIComponent(hash); } catch (e) { return "#/"; }
  return hash;
}

// sharedView is the view for what another app shares with the installed one, which
// comes as a query: it is searched for. Without any it is "".
function sharedView(query) {
  const asked = new URLSearchParams(query);
  const about = (asked.get("title") || (asked.get("text") || "").replace(/https?:\S+/g, "")).trim();
  return about && "#/search?q=" + encodeURIComponent(about.slice(0, 200));
}

function overviewAddress() { return /^#?\/?$/.test(location.hash); }

function settleFragment() {
  const view = sharedView(location.search);
  if (view) history.replaceState(null, "", location.pathname + view);
  mend();
  // A pack that was saved from a view begins with it.
  if (script.dataset.start && !location.hash) history.replaceState(null, "", script.dataset.start);
  // Listeners on window run in the order they were added, and Go's come later.
  addEventListener("popstate", mend);
  addEventListener("hashchange", mend);
}

function mend() {
  const hash = mended(location.hash);
  if (hash !== location.hash) history.replaceState(history.state, "", location.pathname + location.search + hash);
}
