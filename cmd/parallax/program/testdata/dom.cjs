// As much of a page as go-app and web/boot/nodes.js need, for TestUpdatesUnderNode.
const fs = require("fs");
const html = "http://www.w3.org/1999/xhtml";
globalThis.moves = 0;

class Node {
  parentNode = null;
  get siblings() { return this.parentNode ? this.parentNode.childNodes : []; }
  get nextSibling() { return this.siblings[this.siblings.indexOf(this) + 1] ?? null; }
  get isConnected() { return this === document.body || !!this.parentNode?.isConnected; }
  remove() { this.parentNode?.removeChild(this); }
}

class Text extends Node {
  nodeType = 3;
  constructor(data) { super(); this.data = data; }
  get nodeValue() { return this.data; }
  set nodeValue(v) { this.data = v; }
  get outerHTML() { return this.data; }
  splitText(at) {
    const rest = new Text(this.data.slice(at));
    this.data = this.data.slice(0, at);
    return this.parentNode.insertBefore(rest, this.nextSibling);
  }
}

class Element extends Node {
  nodeType = 1;
  childNodes = [];
  attributes = new Map();
  constructor(space, tag) { super(); this.namespaceURI = space; this.localName = tag; }
  value = this.defaultValue = "";
  get id() { return this.getAttribute("id") ?? ""; }
  get hidden() { return this.attributes.has("hidden"); }
  set hidden(v) { if (v) this.setAttribute("hidden", ""); else this.removeAttribute("hidden"); }
  get firstChild() { return this.childNodes[0] ?? null; }
  get firstElementChild() { return this.childNodes.find((n) => n.nodeType === 1) ?? null; }
  getAttribute(name) { return this.attributes.get(name) ?? null; }
  getAttributeNames() { return [...this.attributes.keys()]; }
  setAttribute(name, value) { this.attributes.set(name, String(value)); }
  removeAttribute(name) { this.attributes.delete(name); }
  addEventListener() {}
  removeChild(child) {
    const at = this.childNodes.indexOf(child);
    if (at < 0) throw new Error("no child of this");
    this.childNodes.splice(at, 1);
    child.parentNode = null;
    return child;
  }
  insertBefore(child, before) {
    if (child.parentNode) { moves++; child.remove(); }
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    if (at < 0) throw new Error("no child of this to stand before");
    this.childNodes.splice(at, 0, child);
    child.parentNode = this;
    return child;
  }
  appendChild(child) { return this.insertBefore(child, null); }
  replaceChild(child, old) { this.insertBefore(child, old); return this.removeChild(old); }
  get innerHTML() { return this.childNodes.map((n) => n.outerHTML).join(""); }
  get outerHTML() {
    const names = [...this.attributes.keys()].sort();
    const open = "<" + this.localName + names.map((n) => " " + n + "=" + JSON.stringify(this.attributes.get(n))).join("") + (this.localName === "input" ? " :" + this.value : "") + ">";
    return open + (["hr", "input"].includes(this.localName) ? "" : this.innerHTML + "</" + this.localName + ">");
  }
}

globalThis.document = {
  body: new Element(html, "body"),
  createElement: (tag) => new Element(html, tag),
  createElementNS: (space, tag) => new Element(space, tag),
  createTextNode: (data) => new Text(data),
};
globalThis.window = globalThis;
globalThis.location = { href: "https://example.org/" };
globalThis.localStorage = globalThis.sessionStorage = { length: 0, key: () => null, getItem: () => null, setItem() {}, removeItem() {}, clear() {} };
// arrive begins a page whose body has one element, which a program will find.
const nodes = new Function("placeholder", "started", "remember", fs.readFileSync(process.env.NODES_JS, "utf8") + "; return { makeNodes, changeNodes };");
globalThis.arrive = (element) => {
  document.body.childNodes = [];
  document.body.appendChild(element);
  globalThis.parallax = nodes(element, false, () => {});
};
