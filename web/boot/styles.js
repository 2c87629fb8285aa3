// Without its styles a page can be read, but not be what it should be.

let bare = false;
let worn = false; // tried to put them on

function watchStyles() {
  document.addEventListener("error", function (event) {
    if (event.target.rel === "stylesheet") wear(event.target);
  }, true);
  addEventListener("load", function () {
    const link = document.querySelector("link[rel=stylesheet]");
    if (link && !(link.sheet && link.sheet.cssRules.length)) wear(link); // refused without a word
  });
}

// wear puts the styles on. A host that knows no types may call them plain text,
// which browsers refuse from a link.
function wear(link) {
  if (worn) return;
  worn = true;
  fetch(link.href).then(check).then(function (response) { return response.text(); }).then(function (text) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }).catch(function () {
    bare = true;
    ready.then(plain);
  });
}

function plain() { say(texts.noStyles, texts.reload, reload); }
