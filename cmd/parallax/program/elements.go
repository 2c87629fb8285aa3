package program

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// go-app has a type, an interface and some seventy methods for each of a hundred
// elements of HTML, all alike. A view calls them through the interfaces, element by
// element, which is most of the code of a screen. In the copy there is one type of
// element, and the names of the interfaces are other names for a pointer to it: a
// method is compiled once and called directly.

// elementsFile is the file of go-app that declares the elements.
const elementsFile = "html_gen.go"

// elementsRecipe counts the ways in which oneElement has written that file, so that
// a copy made in another way is not used.
const elementsRecipe = 1

// elementType is what the file declares for an element, as text.
type elementType struct {
	face, structure, maker string
	methods                map[string]string
}

// oneElement returns the file that declares the elements with one type for all
// whose methods do the same by the same name. An element of which any does something
// else stays as it is. What is declared in another way than as an interface HTMLX, a
// struct htmlX, a function that makes one and methods of it is an error.
func oneElement(name string, source []byte) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	text := func(n ast.Node) string {
		return string(source[files.Position(n.Pos()).Offset:files.Position(n.End()).Offset])
	}
	changed := func(what string) error {
		return fmt.Errorf("%s has changed: %s; adapt cmd/parallax/program/elements.go to this version", name, what)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "package %s\n", file.Name.Name)
	types := make(map[string]*elementType)
	of := func(element string) *elementType {
		if types[element] == nil {
			types[element] = &elementType{methods: make(map[string]string)}
		}
		return types[element]
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				fmt.Fprintf(&out, "\n%s\n", text(d))
				continue
			}
			spec, is := d.Specs[0].(*ast.TypeSpec)
			if !is || len(d.Specs) != 1 {
				return nil, changed("it declares more than types and functions")
			}
			if x, is := strings.CutPrefix(spec.Name.Name, "HTML"); is {
				of(x).face = "type " + text(spec)
			} else if x, is := strings.CutPrefix(spec.Name.Name, "html"); is {
				of(x).structure = "type " + text(spec)
			} else {
				return nil, changed("it declares " + spec.Name.Name)
			}
		case *ast.FuncDecl:
			whole := text(d)[files.Position(d.Type.Func).Offset-files.Position(d.Pos()).Offset:]
			if d.Recv != nil {
				x, is := strings.CutPrefix(text(d.Recv.List[0].Type), "*html")
				if !is {
					return nil, changed("a method is of " + text(d.Recv.List[0].Type))
				}
				of(x).methods[d.Name.Name] = whole
				continue
			}
			if d.Type.Results == nil || len(d.Type.Results.List) != 1 || text(d.Type.Results.List[0].Type) != "HTML"+d.Name.Name {
				return nil, changed("it declares " + d.Name.Name)
			}
			of(d.Name.Name).maker = whole
		}
	}

	// What most elements have by a name is what all with one type have.
	general := make(map[string]func(string) string)
	counts := make(map[string]map[string]int)
	for x, t := range types {
		if t.face == "" || t.maker == "" || t.structure == "" {
			return nil, changed(x + " is not declared as the others are")
		}
		own := regexp.MustCompile(`\b(html|HTML)` + x + `\b`)
		general[x] = func(text string) string {
			return own.ReplaceAllStringFunc(text, func(name string) string {
				if name == "HTML"+x {
					return "*element"
				}
				return "element"
			})
		}
		for name, text := range t.methods {
			if counts[name] == nil {
				counts[name] = make(map[string]int)
			}
			counts[name][general[x](text)]++
		}
	}
	methods := make(map[string]string)
	for name, texts := range counts {
		methods[name] = slices.MaxFunc(slices.Sorted(maps.Keys(texts)), func(a, b string) int { return texts[a] - texts[b] })
	}
	const structure = "type element struct {\n\thtmlElement\n}"
	fmt.Fprintf(&out, "\n%s\n", structure)
	used := make(map[string]bool)
	apart := 0
	for _, x := range slices.Sorted(maps.Keys(types)) {
		t := types[x]
		same := general[x](t.structure) == structure
		for name, text := range t.methods {
			same = same && general[x](text) == methods[name]
		}
		if same {
			fmt.Fprintf(&out, "\ntype HTML%s = *element\n\n%s\n", x, general[x](t.maker))
			for name := range t.methods {
				used[name] = true
			}
			continue
		}
		apart++
		fmt.Fprintf(&out, "\n%s\n\n%s\n\n%s\n", t.face, t.structure, t.maker)
		for _, name := range slices.Sorted(maps.Keys(t.methods)) {
			fmt.Fprintf(&out, "\n%s\n", t.methods[name])
		}
	}
	if apart*10 > len(types) {
		return nil, changed("its elements differ from each other")
	}
	for _, name := range slices.Sorted(maps.Keys(used)) {
		fmt.Fprintf(&out, "\n%s\n", methods[name])
	}
	return out.Bytes(), nil
}
