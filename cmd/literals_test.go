package cmd_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// wordless are the packages whose texts for people are messages of app/wording.
var wordless = []string{"app", "app/part", "app/present", "app/present/chart", "app/present/element", "app/state", "app/store"}

// literal are the texts that stand in these packages all the same, with the
// reason; a file ends with a star where all of it is meant.
var literal = map[string]string{
	"app/present/phrases.go: headline ":         "a cell of a table for programs",
	"app/present/chart/sheet.go: *":             "names and values of SVG, and of the style sheet in it",
	"app/state/accepting.go: fact ":             "part of a key that nobody reads",
	"app/state/accepting.go: voice ":            "part of a key that nobody reads",
	"app/help.go: late train":                   "a query, the same in every language",
	"app/help.go: \"late train\"":               "a query",
	"app/help.go: late OR delayed":              "a query",
	"app/help.go: \"putin late\"~5":             "a query",
	"app/present/comparetables.go: *":           "heads of tables for programs",
	"app/present/chart/table.go: *":             "heads of tables for programs",
	"app/read.go: Aa":                           "letters that stand for their size",
	"app/present/chart/svg.go: *":               "names of type faces",
	"app/topics.go: TopicKind":                  "the name of a class",
	"app/topics.go:  TopicKind--proposed":       "the name of a class",
	"app/present/licences.go: *":                "names of licences",
	"app/state/palette.go: *":                   "the keys that lead to a screen",
	"app/noteslist.go: .parallax,.jsonld,.json": "endings of files",
	"app/part/mark.go: *":                       "names of classes and shapes",
	"app/word.go: *":                            "names of classes",
	"app/help.go: Ctrl":                         "the name of a key",
	"app/help.go: Esc":                          "the name of a key",
	"app/palette.go: Esc":                       "the name of a key",
	"app/masthead.go: Ctrl K":                   "the names of keys",
}

// TestNoLiteralsForPeople: what a person reads stands in app/wording, where it is
// reviewed on one page and can be translated.
func TestNoLiteralsForPeople(t *testing.T) {
	used := make(map[string]bool)
	files := 0
	eachFile(t, func(name string, data []byte) {
		if !slices.Contains(wordless, path.Dir(name)) || strings.HasSuffix(name, "_test.go") {
			return
		}
		files++
		for _, l := range literalsForPeople(t, name, data) {
			switch {
			case literal[name+": "+l.text] != "":
				used[name+": "+l.text] = true
			case literal[name+": *"] != "":
				used[name+": *"] = true
			default:
				t.Errorf("%s:%d: %q is for people: make it a message of app/wording", name, l.line, l.text)
			}
		}
	})
	if files < 50 {
		t.Errorf("only %d files were read: is this test where it thinks it is?", files)
	}
	for key := range literal {
		if !used[key] {
			t.Errorf("%s: this exception is not needed any more", key)
		}
	}
}

// said is a text in the source.
type said struct {
	line int
	text string
}

// shown are the calls whose texts are read, seen or heard; labels are the
// attributes that are.
var (
	shown     = []string{"Text", "Textf", "Title", "Placeholder", "Alt", "Plain"}
	technical = []string{"Class", "Classes", "When", "ID", "Href", "DataSet", "Attr", "Role", "Type", "Style", "SVG", "On", "Elem", "Lang", "Rel", "Target", "Name",
		"panic", "Key", "Icon", "Join", "Split", "HasPrefix", "HasSuffix", "Contains", "ContainsRune", "Trim", "TrimPrefix", "TrimSuffix", "CutPrefix", "Cut", "ReplaceAll", "NewReplacer",
		"Send", "Recall", "Keep", "Format", "Sprintf", "WriteString", "Fprintf", "ParseFloat", "FieldsFunc", "Index", "IndexByte", "Repeat", "Below", "Bool", "Write", "MakeID", "EventScope"}
	labels = []string{"label", "description", "roledescription", "valuetext", "placeholder"}
	fields = []string{"Label", "Title", "Text", "Note", "Head", "Empty", "Status", "Hint", "Lead", "Kicker", "Deck", "Says", "Caption", "Notice", "Announced", "Unsaved", "Reason", "Warning"}
	class  = regexp.MustCompile(`^[A-Z][A-Za-z]*(-{1,2}[a-z]+)*$`)
	phrase = regexp.MustCompile(`\pL{2,}[,;:.…]? \pL|^ ?\pL{2,} $|^[ ,;:.…]+\pL{2,}|^\p{Lu}\p{Ll}{2,}`)
)

// literalsForPeople are the texts of a file that look like language, or are given
// to what shows them. A class of the style sheets looks like a word, so a
// capital alone counts only where it is not handed to what is known to take
// names.
func literalsForPeople(t *testing.T, name string, data []byte) (found []said) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, data, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var visit func(n ast.Node, forced bool)
	note := func(l *ast.BasicLit, forced bool) {
		text, err := strconv.Unquote(l.Value)
		if l.Kind != token.STRING || err != nil || !strings.ContainsFunc(text, unicode.IsLetter) {
			return
		}
		if forced && len(text) > 1 || phrase.MatchString(text) {
			found = append(found, said{files.Position(l.Pos()).Line, text})
		}
	}
	each := func(list []ast.Expr, forced bool) {
		for _, e := range list {
			visit(e, forced)
		}
	}
	visit = func(n ast.Node, forced bool) {
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec, *ast.CaseClause:
				if c, ok := n.(*ast.CaseClause); ok {
					for _, s := range c.Body {
						visit(s, false)
					}
				}
				return false
			case *ast.Field:
				return n.Tag == nil
			case *ast.BinaryExpr:
				return n.Op != token.EQL && n.Op != token.NEQ && n.Op != token.LSS
			case *ast.IndexExpr:
				return false
			case *ast.KeyValueExpr:
				key, ok := n.Key.(*ast.Ident)
				visit(n.Value, forced || ok && slices.Contains(fields, key.Name) && isLiteral(n.Value))
				return false
			case *ast.AssignStmt:
				for i, left := range n.Lhs {
					s, ok := left.(*ast.SelectorExpr)
					if ok && len(n.Lhs) == len(n.Rhs) {
						visit(n.Rhs[i], slices.Contains(fields, s.Sel.Name) && isLiteral(n.Rhs[i]))
					} else if i < len(n.Rhs) {
						visit(n.Rhs[i], false)
					}
				}
				return false
			case *ast.CallExpr:
				called := calledName(n)
				if s, ok := n.Fun.(*ast.SelectorExpr); ok {
					visit(s.X, false)
				}
				switch {
				case called == "With" || called == "Around": // names of values
					for i, a := range n.Args {
						if !isLiteral(a) || i%2 == 1 && called == "With" {
							visit(a, forced)
						}
					}
				case called == "Aria" || called == "Attr":
					if len(n.Args) == 2 {
						attribute, _ := n.Args[0].(*ast.BasicLit)
						spoken := attribute != nil && slices.ContainsFunc(labels, func(l string) bool {
							return strings.TrimPrefix(strings.Trim(attribute.Value, `"`), "aria-") == l
						})
						if spoken {
							visit(n.Args[1], isLiteral(n.Args[1]))
						}
					}
				case slices.Contains(shown, called):
					for _, a := range n.Args {
						visit(a, forced || isLiteral(a) && !strings.HasPrefix(unquoted(a), "%"))
					}
				case slices.Contains(technical, called):
					for _, a := range n.Args {
						if !isLiteral(a) {
							visit(a, false)
						}
					}
				default:
					each(n.Args, forced)
				}
				return false
			case *ast.BasicLit:
				note(n, forced)
			}
			return true
		})
	}
	for _, d := range file.Decls {
		visit(d, false)
	}
	return slices.DeleteFunc(found, func(s said) bool { return class.MatchString(s.text) && strings.Contains(s.text, "-") })
}

// isLiteral reports whether an expression is a text, or texts put together.
func isLiteral(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.STRING
	case *ast.BinaryExpr:
		return isLiteral(e.X) || isLiteral(e.Y)
	}
	return false
}

func unquoted(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok {
		s, _ := strconv.Unquote(l.Value)
		return s
	}
	return ""
}

func calledName(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func TestLiteralsForPeopleAreFound(t *testing.T) {
	const source = `package x
import "parallax/app/wording"
func f(v View) {
	app.P().Class("Finder-empty").Text("digest")
	app.P().Class("Hed Hed--slim").Text(v.Text).ID("main")
	app.Nav().Aria("label", "Screens").Aria("hidden", "true")
	app.Svg().Attr("aria-label", "Where").Attr("viewBox", "0 0 Ab cd")
	v.Note = "none"
	v.Key = "none"
	v.Said = n + " more words"
	w := View{Label: "Date", Kind: "body"}
	switch v.Kind {
	case "Escape":
		return "Found nowhere"
	}
	if v.Key == "ArrowDown" {}
	app.Text(wording.X.With("n", "Some"))
	panic("a mistake of ours")
}
`
	var lines []string
	for _, s := range literalsForPeople(t, "x.go", []byte(source)) {
		lines = append(lines, fmt.Sprint(s.line))
	}
	if want := []string{"4", "6", "7", "8", "10", "11", "14", "17"}; !slices.Equal(lines, want) {
		t.Errorf("found literals in the lines %v, want %v", lines, want)
	}
}
