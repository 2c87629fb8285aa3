// Articles and topics have two addresses: that of their page, which can be read
// without the program, and that of their view in the explorer.

// viewOf is the view of a page, by the page's path from the root of the site
// with or without its .html and a place in it, or "".
function viewOf(path) {
  const found = /^(articles|topics)\/([a-z0-9-]+)(?:\.html|\/)?(?:#p(\d+)|#.*)?$/.exec(path);
  return !found ? "" : (found[1] === "articles" ? "#/read/" : "#/topic/") + found[2] + (found[3] ? "?p=" + found[3] : "");
}

// pageOf is the page of a view, or "".
function pageOf(hash) {
  const found = /^#\/(read|topic)\/([a-z0-9-]+)(\?|$)/.exec(hash);
  return !found ? "" : (found[1] === "read" ? "articles/" : "topics/") + found[2] + ".html";
}

// passageOf is the passage that a view begins with, or "".
function passageOf(hash) {
  const found = /[?&]p=(\d+)/.exec(hash);
  return found ? found[1] : "";
}
