let putBack = null; // what remember has returned, once the program takes over

// remember notes where the reader is and what they have typed, and returns a
// function that puts them back there once the program has taken over the page, and
// tells the program what was typed. What it took over with the page has stayed.
function remember() {
  const at = document.activeElement, y = scrollY;
  const id = at && at !== document.body ? at.id : "";
  const text = at && at.value;
  let from = null, to = null;
  try { from = at.selectionStart; to = at.selectionEnd; } catch (e) { /* no text field */ }
  const left = placeholder ? Array.from(placeholder.querySelectorAll("input")).filter(function (field) { return field !== at && isTyped(field); }) : [];
  return function () {
    const stays = at && at.isConnected, now = stays ? at : id && document.getElementById(id);
    if (now && !stays) {
      now.focus({ preventScroll: true });
      if (isTyped(at)) now.value = text;
    }
    if (now && isTyped(at)) tell(now);
    if (now && !stays) {
      try { if (from !== null) now.setSelectionRange(from, to); } catch (e) { /* no text field */ }
    }
    left.forEach(tell);
    // Where the address names a passage the program scrolls there itself.
    if (y && !passageOf(location.hash) && (!packed || overviewAddress())) scrollTo({ top: y, behavior: "instant" });
  };
}

function isTyped(field) { return typeof field.value === "string" && field.value !== field.defaultValue; }

function tell(field) { field.dispatchEvent(new Event("input", { bubbles: true })); }
