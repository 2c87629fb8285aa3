// The program tells all elements and texts of a view at once
// (cmd/parallax/program/goapp/nodes_wasm.go), as steps: a letter and what it
// needs, each ended by NUL. They are made here, or found: where the page has the
// same already, what is there becomes the program's. So the page that has been
// read meanwhile need not be laid out again, and what the reader has focused,
// typed, marked or opened stays as it is.

let adopted = false; // the page that the build has written is the program's
const touched = new Set(); // folds that the reader has opened or closed before

// rests are elements of which the program has not drawn all yet (data-rest): the
// first of their children that are still the build's.
const rests = new Map();

// makeNodes answers with the nodes in groups of that size. The first of them has
// its place within the parent then, if there is one.
function makeNodes(text, size, parent) {
  const wanted = steps(text);
  const first = !adopted && placeholder && wanted.length > 0;
  if (first) {
    adopted = true;
    putBack = remember();
  }
  if (first && placeholder.localName === wanted[0].tag) {
    take(wanted[0], placeholder);
  } else if (rests.has(parent)) {
    rests.set(parent, put(wanted[0], parent, rests.get(parent), []));
    // All that the program draws there comes at once.
    Promise.resolve().then(function () {
      if (rests.has(parent)) drop(parent, rests.get(parent), null);
      rests.delete(parent);
    });
  } else if (parent) {
    parent.appendChild(made(wanted[0]));
  }
  const groups = [];
  wanted.forEach(function (w, i) {
    if (i % size === 0) groups.push([]);
    groups[groups.length - 1].push(w.node || made(w));
  });
  return groups;
}

// changeNodes changes nodes of the page. Steps name one, by its place in a group
// among the others that are given or as one of them, and what is to be changed of it.
function changeNodes(text) {
  const all = text.split("\0");
  let at, i = 0;
  function next() { return all[i++]; }
  while (i < all.length - 1) switch (next()) {
    case "@": {
      const holder = arguments[+next() + 1], place = next();
      at = place === "" ? holder : holder[place];
      break;
    }
    case "=": at.setAttribute(next(), next()); break;
    case "~": at.removeAttribute(next()); break;
    case ".": at[next()] = next(); break;
    case "!": at[next()] = true; break;
    case "-": at[next()] = false; break;
    case "x": at.remove(); break;
  }
}

// steps are the nodes that steps tell of, in their order.
function steps(text) {
  const all = text.split("\0"), wanted = [];
  let at, i = 0;
  function next() { return all[i++]; }
  function want(space, tag, text) {
    at = { space: space, tag: tag, text: text, attributes: new Map(), properties: new Map(), children: [], node: null };
    wanted.push(at);
  }
  while (i < all.length - 1) switch (next()) {
    case "<": want("http://www.w3.org/1999/xhtml", next()); break;
    case ":": want(next(), next()); break;
    case "'": want("", "", next()); break;
    case "=": at.attributes.set(next(), next()); break;
    case ".": at.properties.set(next(), next()); break;
    case "!": at.properties.set(next(), true); break;
    case "-": at.properties.set(next(), false); break;
    case "+": wanted[next()].children.push(wanted[next()]); break;
  }
  return wanted;
}

// made makes a node with all that is in it.
function made(w) {
  if (w.text !== undefined) return w.node = document.createTextNode(w.text);
  const node = w.node = document.createElementNS(w.space, w.tag);
  w.attributes.forEach(function (value, name) { node.setAttribute(name, value); });
  w.properties.forEach(function (value, name) { node[name] = value; });
  w.children.forEach(function (c) { node.appendChild(made(c)); });
  return node;
}

// take makes a node of the page the wanted one.
function take(w, node) {
  w.node = node;
  if (w.text !== undefined) {
    if (node.data !== w.text) node.data = w.text;
    return;
  }
  w.attributes.forEach(function (value, name) {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  });
  node.getAttributeNames().forEach(function (name) {
    if (!w.attributes.has(name) && !w.properties.has(name)) node.removeAttribute(name);
  });
  w.properties.forEach(function (value, name) {
    const ofReader = name === "open" ? touched.has(node) : name === "value" && node.value !== node.defaultValue;
    if (!ofReader && node[name] !== value) node[name] = value;
  });
  let at = node.firstChild;
  w.children.forEach(function (c, i) { at = put(c, node, at, w.children.slice(i + 1, i + 9)); });
  if (w.attributes.has("data-rest")) rests.set(node, at); else drop(node, at, null);
}

// put gives a wanted node its place within parent, before or at the child at,
// and returns the one behind it. What lies between is none that is wanted; others
// are wanted after it.
function put(w, parent, at, others) {
  const found = find(w, at, others);
  if (!found) {
    parent.insertBefore(made(w), at);
    return at;
  }
  drop(parent, at, found);
  take(w, found);
  return found.nextSibling;
}

// drop removes the children of parent from one up to another, null for the end.
function drop(parent, from, to) {
  while (from && from !== to) {
    const next = from.nextSibling;
    parent.removeChild(from);
    from = next;
  }
}

// find looks for a wanted node among siblings, beginning with at. An element that
// is alike may stand behind others that go; else the next does that is of its kind
// and not like any of the others. null if there is none.
function find(w, at, others) {
  if (w.text !== undefined) {
    if (!at || at.nodeType !== 3 || w.text === "") return null;
    // What the program has as texts of their own stands in the page as one.
    if (at.data.length > w.text.length && at.data.startsWith(w.text)) at.splitText(w.text.length);
    return at;
  }
  let first = null;
  for (let n = at; n; n = n.nextSibling) {
    if (n.nodeType !== 1) continue;
    if (alike(w, n)) return n;
    if (others.some(function (o) { return alike(o, n); })) break;
    first = first || n;
  }
  return first && first.localName === w.tag && first.namespaceURI === w.space && kind(first.getAttribute("class")) === kind(w.attributes.get("class")) ? first : null;
}

function alike(w, element) {
  return element.localName === w.tag && element.namespaceURI === w.space &&
    (element.getAttribute("class") || "") === (w.attributes.get("class") || "") &&
    (!element.id || !w.attributes.has("id") || element.id === w.attributes.get("id"));
}

// kind is the first name of a class.
function kind(names) { return (names || "").split(" ")[0]; }

// noteTouched remembers which folds the reader opens or closes.
function noteTouched() {
  document.addEventListener("click", function (event) {
    const summary = !started && event.target.closest && event.target.closest("summary");
    if (summary) touched.add(summary.parentElement);
  }, true);
}
