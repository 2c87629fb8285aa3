// remember notes where the reader is and what they have typed, and returns a
// function that puts them back there once the program has replaced the page.
function remember() {
  const at = document.activeElement, y = scrollY;
  const id = at && at !== document.body ? at.id : "";
  const text = at && at.value;
  let from = null, to = null;
  try { from = at.selectionStart; to = at.selectionEnd; } catch (e) { /* no text field */ }
  const typed = typeof text === "string" && text !== at.defaultValue;
  return function () {
    const now = id && document.getElementById(id);
    if (now) {
      now.focus({ preventScroll: true });
      if (typed) {
        now.value = text;
        now.dispatchEvent(new Event("input", { bubbles: true }));
      }
      try { if (from !== null) now.setSelectionRange(from, to); } catch (e) { /* no text field */ }
    }
    // Where the address names a passage the program scrolls there itself.
    if (y && !passageOf(location.hash) && (!packed || overviewAddress())) scrollTo({ top: y, behavior: "instant" });
  };
}
