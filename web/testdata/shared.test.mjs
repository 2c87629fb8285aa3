import test from "node:test";
import assert from "node:assert/strict";
import { load, browser, Caches } from "./load.mjs";

const site = "https://example.org/site/";

// share has a worker take a form, and returns where it leads.
async function share(caches, fields, files = []) {
  const at = load("sw.js", {
    registration: { scope: site }, caches, fetch: () => assert.fail("nothing leaves the device"), navigator: {}, addEventListener() {}, clients: {},
  }, []);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append("files", file);
  let answer;
  at("answer")({ request: new Request(site + "shared", { method: "POST", body: form }), respondWith: (a) => { answer = a; } });
  return (await answer).headers.get("location");
}

// taken is what a page finds that is opened then.
async function taken(caches) {
  const page = browser();
  const at = load("boot.js", { ...page.globals, caches, File });
  return Promise.all((await at("takeShared")()).map(async (s) => s instanceof File ? [s.name, await s.text()] : { ...s }));
}

test("files that are shared come to the library, under their names, once", async () => {
  const caches = new Caches();
  const files = [new File(["One."], "Ünder 1.txt"), new File(["Two."], "two.txt"), new File([], "empty.txt")];
  assert.equal(await share(caches, { title: "", text: "" }, files), site + "#/library");
  assert.deepEqual(await taken(caches), [["Ünder 1.txt", "One."], ["two.txt", "Two."]]);
  assert.deepEqual(await taken(caches), []);
});

test("a text that is shared is read, a few words are searched for", async () => {
  const caches = new Caches();
  const text = "The ferry did not sail. ".repeat(10);
  assert.equal(await share(caches, { title: "Ferry", text: text + "https://a.example/ferry" }), site + "#/library");
  assert.deepEqual(await taken(caches), [{ title: "Ferry", text: text.trim(), url: "https://a.example/ferry" }]);
  assert.equal(await share(caches, { title: "Ferry", text: "https://a.example/ferry" }), site + "?title=Ferry&text=");
  assert.deepEqual(await taken(caches), []);
});

test("an address alone comes as one", async () => {
  const caches = new Caches();
  assert.equal(await share(caches, { text: "https://a.example/ferry" }), site + "#/library");
  assert.deepEqual(await taken(caches), [{ title: "", text: "", url: "https://a.example/ferry" }]);
});

test("what finds no room is told as lost", async () => {
  const full = new Caches();
  full.open = async () => { throw new Error("no room"); };
  const to = await share(full, {}, [new File(["One."], "one.txt")]);
  assert.equal(to, site + "?shared=lost#/library");
  const page = browser({ address: to });
  const at = load("boot.js", page.globals);
  at("tellLost()");
  assert.match(page.said(), /did not reach/);
  assert.equal(page.location.href, site + "#/library");
});

test("what is shared outlives versions and the switch", async () => {
  const at = load("sw.js", { registration: { scope: site }, caches: new Caches(), navigator: {}, addEventListener() {}, clients: {} }, []);
  assert.ok(!at("sharedCache(scope.href)").startsWith(at("prefix")));
});
