// On paper a page says where it came from and when. What stands on every sheet
// can only be said by a style sheet; where a browser has no margin boxes, the
// first sheet says it alone, and browsers print lines of their own.

function keepPrinted() {
  const sheet = typeof CSSStyleSheet === "function" && "replaceSync" in CSSStyleSheet.prototype ? new CSSStyleSheet() : null;
  let opened = [];
  addEventListener("afterprint", function () { opened.forEach(function (fold) { fold.open = false; }); });
  addEventListener("beforeprint", function () {
    const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    const told = location.href + "  |  printed " + day;
    document.querySelectorAll(".Printed-at").forEach(function (at) { at.textContent = told; });
    // What is folded on the screen and belongs on the sheet.
    opened = Array.from(document.querySelectorAll("details[data-print]:not([open])"));
    opened.forEach(function (fold) { fold.open = true; });
    if (!sheet) return;
    sheet.replaceSync("@page { @bottom-left { content: " + JSON.stringify(shortened(told, 110)) + "; font: 7.5pt sans-serif; white-space: nowrap; } }");
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet);
  });
}

// shortened leaves out the middle of a long text: the end of an address and the
// day say more than what is between.
function shortened(text, most) {
  return text.length <= most ? text : text.slice(0, most / 2) + "…" + text.slice(-most / 2);
}
