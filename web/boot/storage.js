// A browser may refuse storage to pages, and then throws when it is only looked
// at, which would end the program. A store that keeps nothing takes its place.
function ensureStorage() {
  ["localStorage", "sessionStorage"].forEach(function (name) {
    try { if (globalThis[name].length >= 0) return; } catch (e) { /* refused */ }
    Object.defineProperty(globalThis, name, { value: passingStorage() });
  });
}

function passingStorage() {
  const kept = new Map();
  return {
    passing: true, // the program says what is not saved
    get length() { return kept.size; },
    key: function (i) { return Array.from(kept.keys())[i] || null; },
    getItem: function (key) { return kept.has(key) ? kept.get(key) : null; },
    setItem: function (key, value) { kept.set(key, String(value)); },
    removeItem: function (key) { kept.delete(key); },
    clear: function () { kept.clear(); }
  };
}

// The reader's choice of colours, and of the size and width of texts, before the
// first paint; app/platform keeps them.
function wearTheme() {
  try {
    const theme = localStorage.getItem("parallax.theme");
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
    for (const name of ["size", "measure"]) page.dataset[name] = localStorage.getItem("parallax." + name) || "";
  } catch (e) { /* storage refused */ }
}
