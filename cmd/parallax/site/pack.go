package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"strings"

	"parallax/app/ask"
	"parallax/app/onefile"
	"parallax/app/present/element"
	"parallax/corpus/bundle"
	"parallax/web"
)

// Part is a large part of a pack.
type Part struct {
	Name  string
	Bytes int
}

// PackOptions are what a pack may also be told.
type PackOptions struct {
	// Without leaves out the program that reads people's files: such a page is
	// smaller by as much, can be read and searched, and nothing can be added to it.
	Without bool
}

// Pack returns the explorer as one HTML file, and what its large parts weigh.
func (s Site) Pack(compress Compressor, o PackOptions) ([]byte, []Part, error) {
	sources, err := s.scripts()
	if err != nil {
		return nil, nil, err
	}
	layout, err := sources.layout(s.sources)
	if err != nil {
		return nil, nil, err
	}
	whole, err := layoutText(layout)
	if err != nil {
		return nil, nil, err
	}
	var collection bytes.Buffer
	if err := bundle.Write(&collection, s.collection, bundle.Options{Stored: true}); err != nil {
		return nil, nil, err
	}
	best := func(b []byte) ([]byte, error) { return gzipped(b, gzip.BestCompression) }
	packed, err := compress.encode(emptied(s.program.Wasm), "gz", false, best)
	if err != nil {
		return nil, nil, err
	}
	var reader []byte
	if !o.Without {
		if reader, err = compress.encode(s.program.Reader, "gz", false, best); err != nil {
			return nil, nil, err
		}
	}
	zipped, err := gzipped(collection.Bytes(), gzip.BestCompression)
	if err != nil {
		return nil, nil, err
	}
	data := [3][]byte{base85(packed), base85(zipped), base85(reader)}
	m := newPageMaker(s.sources, s.collection, "", frame{})
	p := m.overview(load{})
	page := onefile.New(ask.Load(s.collection))
	if len(s.collection.Documents) > onefile.TextsMost {
		p.More = nil // it leads to texts that are not there
	}
	front, err := m.layout(packAddresses(), "overview.html")
	if err != nil {
		return nil, nil, err
	}
	var first bytes.Buffer
	if err := front.ExecuteTemplate(&first, "front", p); err != nil {
		return nil, nil, err
	}
	head := page.Head()
	out, err := fill(layout, map[string][]byte{
		"lang": []byte(head.Lang), "title": []byte(head.Title), "description": []byte(head.Description), "start": nil,
		"boot": sources.boot, "styles": sources.style, "runtime": sources.exec, "layout": whole,
		"front": first.Bytes(), "texts": []byte(page.Texts()), "readable": []byte(page.Readable()),
		"licences": licencesMarkup(s.program.Components),
		"program":  data[0], "collection": data[1], "reader": data[2],
	})
	return out, []Part{{"program, gzip in base 85", len(data[0])}, {"reading of files, likewise", len(data[2])}, {"collection, likewise", len(data[1])}}, err
}

// scripts are the texts that every page of a pack runs and wears, to the byte.
type scripts struct{ boot, exec, style []byte }

func (s Site) scripts() (t scripts, err error) {
	if t.boot, err = web.Script(s.sources, "boot.js"); err != nil {
		return t, err
	}
	t.exec = s.program.Exec
	t.style, err = stylesheet(s.sources)
	return t, err
}

// layout is the page of a pack, cut at what differs between packs: of the pieces
// every other one, from the second on, is the name of what stands there. The
// page fills the same pieces when it saves itself (web/boot/onefile.js).
func (t scripts) layout(sources fs.FS) ([]string, error) {
	for name, b := range map[string][]byte{"boot.js": t.boot, "wasm_exec.js": t.exec, "the styles": t.style} {
		if text := strings.ToLower(string(b)); strings.Contains(text, "</script") || strings.Contains(text, "</style") || strings.Contains(text, "<!--") {
			return nil, fmt.Errorf("%s would end the element that holds it in the page: write its < otherwise", name)
		}
	}
	page, err := fs.ReadFile(sources, "pages/pack.html")
	if err != nil {
		return nil, err
	}
	known := map[string]string{
		"policy": html.EscapeString(packPolicy(t.boot, t.exec, t.style)),
		"icon":   "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(icons()["icon.svg"]),
		"light":  lightColour, "dark": darkColour,
	}
	pieces := []string{""}
	rest := string(page)
	for {
		before, after, found := strings.Cut(rest, "{{")
		pieces[len(pieces)-1] += before
		if !found {
			return pieces, nil
		}
		name, after, found := strings.Cut(after, "}}")
		if !found {
			return nil, errors.New("web/pages/pack.html: a {{ is not closed")
		}
		if value, is := known[name]; is {
			pieces[len(pieces)-1] += value
		} else {
			pieces = append(pieces, name, "")
		}
		rest = after
	}
}

// layoutText is a layout as data of a page: JSON without a < that could end its
// element.
func layoutText(layout []string) ([]byte, error) { return json.Marshal(layout) }

// fill puts the parts in their places, all of them.
func fill(layout []string, parts map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	filled := 0
	for i, piece := range layout {
		if i%2 == 0 {
			out.WriteString(piece)
			continue
		}
		part, known := parts[piece]
		if !known {
			return nil, fmt.Errorf("web/pages/pack.html: there is nothing to put for {{%s}}", piece)
		}
		out.Write(part)
		filled++
	}
	if filled != len(parts) {
		return nil, fmt.Errorf("web/pages/pack.html: it has %d places for %d parts", filled, len(parts))
	}
	return out.Bytes(), nil
}

// packAddresses leave the program's addresses as they are: in a pack they are
// the ids of elements.
func packAddresses() addresses {
	return addresses{
		home:  "#/",
		page:  func(href string) string { return href },
		place: func(p element.PassageView) string { return anchor(p.Href) },
	}
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
