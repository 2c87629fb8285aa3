package journeys

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/corpus/finder"
	"parallax/web/browser"
)

// strictPage is a page of somebody else's that runs one module script and allows
// it no more than it needs.
const strictPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Somebody’s page</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; worker-src 'self'; require-trusted-types-for 'script'">
<body><script type="module" src="%s"></script></body></html>`

// askAll is a script that asks all queries of data.json, in place and in a Worker,
// and of what one of them has saved. Under node it prints what it has.
const askAll = `import { createSearch, openSearch } from "./parallax-search.js";
const node = typeof document === "undefined", here = new URL("data.json", import.meta.url);
const { documents, queries } = JSON.parse(node ? await (await import("node:fs/promises")).readFile(here) : await (await fetch(here)).text());
const out = {};
const ask = async (search) => {
  const list = [];
  for (const q of queries) list.push(await search.search(q, { limit: 5 }));
  return list;
};
const filled = async (options, parts) => {
  const search = await createSearch({ language: "en", ...options });
  const size = Math.ceil(documents.length / parts);
  for (let i = 0; i < documents.length; i += size) {
    await search.add(documents.slice(i, i + size));
    await search.search("a");
  }
  return search;
};
const before = Object.getOwnPropertyNames(globalThis).length;
const inPlace = await filled({ worker: false }, 3);
out.inPlace = await ask(inPlace);
out.left = Object.getOwnPropertyNames(globalThis).length - before;
const opened = await openSearch(await inPlace.save(), { worker: !node });
out.opened = await ask(opened);
if (!node) out.inWorker = await ask(await filled({}, 1));
const wrong = (f) => f().then(() => "no error", (e) => e.message);
out.errors = [
  await wrong(() => inPlace.add([{ id: "new", text: "x" }, { id: documents[0].id, text: "x" }])),
  await wrong(() => inPlace.add({ id: "y" })),
  await wrong(() => inPlace.search("x", { limit: 0.5 })),
  await wrong(() => inPlace.search("x", { filter: { colour: "red" } })),
  await wrong(() => openSearch(new Uint8Array(100), { worker: false })),
];
out.after = (await inPlace.prepare()).documents;
inPlace.close();
out.errors.push(await wrong(() => inPlace.search("x")));
opened.close();
if (node) console.log(JSON.stringify(out)); else globalThis.out = out;
`

// readmeLines is the example of the README, with the lines that a reader copies.
func readmeLines(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^    import \{ createSearch.*\n(?:    .*\n)+`).Find(b)
	if n := strings.Count(string(found), "\n"); n < 5 || n > 12 {
		t.Fatalf("the README's example has %d lines:\n%s", n, found)
	}
	return string(found)
}

// asked are documents as the module takes them, and queries over them: typed
// halfway, whole, misspelt, exact, excluding and restricted.
func asked() (documents []finder.Document, queries []string) {
	c := sample.Long(60)
	for i, d := range c.Documents {
		one := finder.Document{ID: d.ID, Title: d.Headline, Outlet: d.Outlet, Date: []string{"2024-06-19", "", "2025"}[i%3]}
		for _, p := range d.Passages {
			one.Text += p.Text + "\n\n"
		}
		documents = append(documents, one)
		for j := range d.Passages {
			if w := strings.Fields(strings.TrimSuffix(strings.ToLower(d.Passages[j].Text), ".")); j < 2 && len(w) > 9 {
				two := w[1] + " " + w[4]
				queries = append(queries, two[:len(two)-2], two, w[2][:2]+w[2][3:]+" "+w[5], `"`+w[6]+" "+w[7]+`"`, w[8]+" -"+w[9], "outlet:"+d.Outlet+" "+w[3])
			}
		}
	}
	return documents, append(queries, "", "harbour* OR late", "date:>=2025 a")
}

// TestModule: other people's pages can use the search, by the lines of the README
// and by the example, under a strict policy and without a request to anybody
// else; and its answers are the same natively, under node, in place, in a Worker
// and out of what was saved.
func TestModule(t *testing.T) {
	browsers := kinds(t)
	documents, queries := asked()
	if len(queries) < 300 {
		t.Fatalf("only %d queries", len(queries))
	}
	native := finder.New(finder.Options{Language: "en"})
	if err := native.Add(documents); err != nil {
		t.Fatal(err)
	}
	var want []*finder.Answer
	hits := 0
	for _, q := range queries {
		a, err := native.Ask(finder.Question{Text: q, Limit: 5}, nil)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, a)
		hits += len(a.Hits)
	}
	if hits < 3*len(queries) {
		t.Fatalf("%d queries find only %d passages", len(queries), hits)
	}

	dir := filepath.Join(*built, "module")
	if err := once(dir, func(to string) error {
		if out, err := command(tool, "module", "-fast", "-o", to).CombinedOutput(); err != nil {
			return fmt.Errorf("parallax module: %w\n%s", err, out)
		}
		data, err := json.Marshal(map[string]any{"documents": documents, "queries": queries})
		if err != nil {
			return err
		}
		for name, text := range map[string]string{
			"readme.html": fmt.Sprintf(strictPage, "readme.js"), "readme.js": readmeLines(t),
			"all.html": fmt.Sprintf(strictPage, "all.js"), "all.js": askAll, "data.json": string(data),
			"package.json": `{"type":"module"}`, // for node
		} {
			if err := os.WriteFile(filepath.Join(to, name), []byte(text), 0o644); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}

	if node, err := exec.LookPath("node"); err != nil {
		t.Log("without node the module was not tried there")
	} else if out, err := exec.Command(node, filepath.Join(dir, "all.js")).Output(); err != nil {
		t.Errorf("under node: %v", err)
	} else {
		alike(t, "node", out, want, "inPlace", "opened")
	}

	for _, kind := range browsers {
		t.Run(string(kind), func(t *testing.T) {
			// A plain host: parallax serve sends the policy of our own pages.
			g := &gate{t: t, prefix: "/somebody/", address: "127.0.0.1:0", behind: http.StripPrefix("/somebody", http.FileServer(http.Dir(dir)))}
			g.connect()
			t.Cleanup(g.cut)
			s := begin(t, kind, browser.Options{}, g)
			s.Open(s.gate.base() + "readme.html")
			s.WaitFor(`document.querySelectorAll("mark").length > 1`)
			if text := s.String(`document.body.textContent`); !strings.Contains(text, "harbour bridge") {
				t.Errorf("the README's lines show %q", text)
			}
			s.Open(s.gate.base() + "all.html")
			s.WaitFor(`globalThis.out !== undefined`)
			alike(t, string(kind), []byte(s.String(`JSON.stringify(out)`)), want, "inPlace", "inWorker", "opened")

			s.Open(s.gate.base() + "example.html")
			s.WaitFor(`document.documentElement.dataset.ready === "yes"`)
			s.Click("#query")
			s.Type("harbor brige")
			// Said of the last key's answer only: what is below moves until it is drawn.
			s.WaitFor(`document.querySelector("#hits mark")?.textContent === "Harbour" && document.getElementById("hits").textContent.includes("Without brige")`)
			s.Click("#text")
			s.Type("A brig enters the harbor.")
			s.ClickText("button", "Add text")
			s.WaitFor(`[...document.querySelectorAll("#hits li")].some((hit) => hit.textContent.includes("A brig enters"))`)
			s.end()
		})
	}
}

// alike compares what a script has found with the native answers. Scores may
// differ where a processor rounds differently.
func alike(t *testing.T, where string, out []byte, want []*finder.Answer, ways ...string) {
	t.Helper()
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(out, &parts); err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	for _, way := range ways {
		var got []*finder.Answer
		if err := json.Unmarshal(parts[way], &got); err != nil || len(got) != len(want) {
			t.Errorf("%s, %s: %d answers of %d (%v)", where, way, len(got), len(want), err)
			continue
		}
		for i, a := range got {
			b := *want[i]
			b.Hits = append([]finder.Hit{}, b.Hits...)
			for j := range b.Hits {
				if j < len(a.Hits) && math.Abs(a.Hits[j].Score-b.Hits[j].Score) < 1e-6*b.Hits[j].Score {
					b.Hits[j].Score = a.Hits[j].Score
				}
			}
			if !reflect.DeepEqual(*a, b) {
				t.Errorf("%s, %s: %q finds\n%+v\nnatively\n%+v", where, way, b.Text, *a, b)
				break
			}
		}
	}
	var told struct {
		Left, After int
		Errors      []string
	}
	if err := json.Unmarshal(out, &told); err != nil {
		t.Fatal(err)
	}
	if told.Left != 0 {
		t.Errorf("%s: %d names are left in the global scope", where, told.Left)
	}
	if told.After != 60 {
		t.Errorf("%s: there are %d documents after an addition that failed", where, told.After)
	}
	for i, remedy := range []string{"remove it first", "needs a text", "whole number", "it can be outlet", "index the documents again", "create another one"} {
		if i >= len(told.Errors) || !strings.Contains(told.Errors[i], remedy) {
			t.Errorf("%s: the errors are %q, want %q as number %d", where, told.Errors, remedy, i)
			break
		}
	}
}
