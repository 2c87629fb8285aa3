package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"parallax/app/present"
	"parallax/app/state"
	"parallax/corpus/bundle"
	"parallax/web"
)

func packCommand() command {
	return command{
		name:  "pack",
		args:  "-o FILE [-c PATH] [-originals DIR]",
		short: "write the explorer with a collection as one HTML file",
		run:   runPack,
	}
}

// packBudget is the most that a pack of the collection compiled in may weigh,
// in bytes.
const packBudget = 3_500_000

func runPack(env environment, args []string) error {
	f := newFlags(env, packCommand())
	var from opening
	from.flags(f)
	out := f.String("o", "", "the `FILE` to write, such as explorer.html")
	if err := parse(f, args); err != nil {
		return err
	}
	if *out == "" || f.NArg() > 0 {
		f.Usage()
		return errUsage
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	root, err := sourceRoot(".")
	if err != nil {
		return err
	}
	fmt.Fprintln(env.stderr, "compiling the program …")
	program, err := compileProgram(context.Background(), root)
	if err != nil {
		return err
	}
	page, parts, err := site{collection: c, program: program, sources: web.Files}.pack()
	if err != nil {
		return err
	}
	err = replaceFile(*out, func(w *bufio.Writer) error {
		_, err := w.Write(page)
		return err
	})
	if err != nil {
		return err
	}
	rest := len(page)
	for _, p := range parts {
		fmt.Fprintf(env.stdout, "%-36s %9d\n", p.name, p.bytes)
		rest -= p.bytes
	}
	fmt.Fprintf(env.stdout, "%-36s %9d\n%-36s %9d\n", "page and texts", rest, *out, len(page))
	if over := len(page) - packBudget; from.path == "" && over > 0 {
		fmt.Fprintf(env.stderr, "this is %d bytes over the %d that one file should take\n", over, packBudget)
	}
	return nil
}

// packPage is the one page of a pack.
type packPage struct {
	indexPage
	Digits          string
	Icon            template.URL
	Script, Runtime template.JS
	Styles          template.CSS
	Program, Bundle template.HTML // digits only
	Readable        string        // which articles can be read without the program
	Texts           []packText
	Topics          []packTopic
}

// packText is an article without what stands in the margin.
type packText struct {
	present.ReadView
	Href     string
	Passages []present.PassageView
}

type packTopic struct {
	present.TopicView
	Href string
}

// textsPacked is how many articles a pack holds for reading without the
// program: they are there a second time, and not compressed.
const textsPacked = 200

type part struct {
	name  string
	bytes int
}

// pack returns the explorer as one HTML file, and what its large parts weigh.
func (s site) pack() ([]byte, []part, error) {
	boot, err := script(s.sources, "boot.js")
	if err != nil {
		return nil, nil, err
	}
	style, err := stylesheet(s.sources)
	if err != nil {
		return nil, nil, err
	}
	var collection bytes.Buffer
	if err := bundle.Write(&collection, s.collection, bundle.Options{Stored: true}); err != nil {
		return nil, nil, err
	}
	var data [2][]byte
	for i, b := range [][]byte{s.program.wasm, collection.Bytes()} {
		z, err := gzipped(b, gzip.BestCompression)
		if err != nil {
			return nil, nil, err
		}
		data[i] = base85(z)
	}
	for name, b := range map[string][]byte{"boot.js": boot, "wasm_exec.js": s.program.exec, "the styles": style} {
		if text := strings.ToLower(string(b)); strings.Contains(text, "</script") || strings.Contains(text, "</style") || strings.Contains(text, "<!--") {
			return nil, nil, fmt.Errorf("%s would end the element that holds it in the page: write its < otherwise", name)
		}
	}
	m := newPageMaker(s.sources, s.collection, "", frame{Policy: packPolicy(boot, s.program.exec, style)})
	p := packPage{
		indexPage: m.overview(load{}), Digits: base85Digits,
		Icon:   template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(icons()["icon.svg"])),
		Script: template.JS(boot), Runtime: template.JS(s.program.exec), Styles: template.CSS(style),
		Program: template.HTML(data[0]), Bundle: template.HTML(data[1]),
	}
	p.Texts, p.Topics = m.packed()
	p.Readable = "all articles"
	if n := len(s.collection.Documents); n > len(p.Texts) {
		p.Readable = fmt.Sprintf("the first %d of %s", len(p.Texts), counted(n, "article"))
		p.More = nil // it leads to texts that are not there
	}
	layout, err := m.layout(packAddresses(), "pack.html", "overview.html")
	if err != nil {
		return nil, nil, err
	}
	var out bytes.Buffer
	if err := layout.Execute(&out, p); err != nil {
		return nil, nil, err
	}
	return out.Bytes(), []part{{"program, gzip in base 85", len(data[0])}, {"collection, gzip in base 85", len(data[1])}}, nil
}

// packAddresses leave the program's addresses as they are: in a pack they are
// the ids of elements.
func packAddresses() addresses {
	return addresses{
		home:  "#/",
		page:  func(href string) string { return href },
		place: func(p present.PassageView) string { return anchor(p.Href) },
	}
}

// packed are the texts and topics that can be read without the program.
func (m pageMaker) packed() (texts []packText, topics []packTopic) {
	documents := m.model.Collection.Documents
	for _, d := range documents[:min(len(documents), textsPacked)] {
		model := m.model
		model.Route = state.Route{Screen: state.Read, Document: d.ID}
		t := packText{ReadView: present.Read(model), Href: model.Route.String()}
		for _, b := range t.Blocks {
			for _, r := range b.Rows {
				t.Passages = append(t.Passages, r.Passage)
			}
		}
		texts = append(texts, t)
	}
	for _, topic := range m.model.Coverage.Topics {
		model := m.model
		model.Route = state.Route{Screen: state.Topic, Topic: topic.ID}
		topics = append(topics, packTopic{present.Topic(model), model.Route.String()})
	}
	return texts, topics
}

// packPolicy is the Content-Security-Policy of a pack: these scripts and styles
// and nothing else, and no way to any network.
func packPolicy(boot, exec, style []byte) string {
	hash := func(b []byte) string {
		sum := sha256.Sum256(b)
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; script-src " + hash(boot) + " " + hash(exec) + " 'wasm-unsafe-eval'; style-src " + hash(style) +
		"; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types parallax"
}
