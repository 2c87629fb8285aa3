import test from "node:test";
import assert from "node:assert/strict";
import { load, browser } from "./load.mjs";

const boot = (options) => {
  const page = browser(options);
  return { ...page, at: load("boot.js", page.globals) };
};

test("a page has a view, and the view that page", () => {
  const { at } = boot();
  const view = at("viewOf"), page = at("pageOf"), passage = at("passageOf");
  for (const [path, want, number] of [
    ["articles/first-one.html", "#/read/first-one", ""],
    ["articles/first-one.html#p12", "#/read/first-one?p=12", "12"],
    ["topics/night-2.html", "#/topic/night-2", ""],
  ]) {
    assert.equal(view(path), want);
    assert.equal(passage(want), number);
    assert.equal(page(want), path.replace(/#.*/, ""));
  }
});

test("hosts differ in how they write a page's path, and a strange place in it costs only the place", () => {
  const view = boot().at("viewOf");
  for (const path of ["articles/a", "articles/a/", "articles/a.html", "articles/a.html#", "articles/a.html#p", "articles/a.html#p1x"]) {
    assert.equal(view(path), "#/read/a", path);
  }
});

test("what is no article or topic has neither", () => {
  const { at } = boot();
  for (const path of ["", "index.html", "lists/1.html", "articles/", "articles/A.html", "articles/../x.html", "x/articles/a.html", "articles/a.htm"]) {
    assert.equal(at("viewOf")(path), "", path);
  }
  for (const hash of ["", "#/", "#/search?q=a", "#/read/", "#/read/a/b", "#/read/../x", "#/topics/a", "/read/a"]) {
    assert.equal(at("pageOf")(hash), "", hash);
  }
});

test("a fragment becomes one that Go can read", () => {
  const mended = boot().at("mended");
  for (const [hash, want] of [
    ["#/search?q=a%20b", "#/search?q=a%20b"],
    ["#/search?q=100%", "#/search?q=100%25"],
    ["#%zz%41%", "#%25zz%41%25"],
    ["#/search?q=%ff", "#/"], // no UTF-8
    ["", ""],
  ]) {
    assert.equal(mended(hash), want);
    decodeURIComponent(mended(hash));
  }
});

test("what another app shares is searched for, without its address", () => {
  const view = boot().at("sharedView");
  assert.equal(view("?title=A%20bridge&text=ignored"), "#/search?q=A%20bridge");
  assert.equal(view("?text=See%20https://example.org/x%20now"), "#/search?q=See%20%20now");
  assert.equal(view("?text=https://example.org/x"), "");
  assert.equal(view("?url=x"), "");
  assert.equal(view("?title=" + "x".repeat(300)).length, "#/search?q=".length + 200);
});

test("the address is settled before the program, and whenever it changes", () => {
  const page = boot({ address: "https://example.org/site/?a=1#/search?q=5%" });
  page.at("settleFragment()");
  assert.equal(page.location.hash, "#/search?q=5%25");
  assert.equal(page.location.search, "?a=1");
  page.location.hash = "#%";
  page.window.dispatchEvent(new Event("hashchange"));
  assert.equal(page.location.hash, "#%25");
});

test("a pack that was saved from a view begins with it, but an address goes before", () => {
  const data = { pack: "", start: "#/read/a" };
  for (const [address, want] of [["file:///x/explorer.html", "#/read/a"], ["file:///x/explorer.html#/words", "#/words"]]) {
    const page = boot({ address, data });
    page.at("settleFragment()");
    assert.equal(page.location.hash, want);
  }
});

test("only what lies beside boot.js is a script of the site", () => {
  const own = boot().at("own");
  assert.equal(own("sw.js"), "https://example.org/site/sw.js");
  for (const address of ["https://elsewhere.org/site/sw.js", "/sw.js", "../sw.js", "data:text/javascript,1", "blob:https://example.org/site/1"]) {
    assert.throws(() => own(address), /not a script of this site/, address);
  }
});
