package cmd_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parallax/app/wording"
)

// messagesIn are the packages that write messages.
var messagesIn = []string{"./app/...", "./cmd/parallax"}

// TestMessagesGetTheirValues compares every call of Message.With and
// Message.Around with its message: the names are those of its values, each once,
// and a number where the message counts. A message that is handed on, and gets its
// values where it cannot be seen which it is, has those of some such call in its
// package; no message that has values is used without.
func TestMessagesGetTheirValues(t *testing.T) {
	calls := 0
	for _, p := range typed(t, messagesIn...) {
		if p.path == "parallax/app/wording" {
			continue // where With is written
		}
		found, problems := messageCalls(p)
		calls += found
		for _, problem := range problems {
			t.Error(problem)
		}
	}
	if calls < 100 {
		t.Errorf("only %d calls were found: is this test where it thinks it is?", calls)
	}
}

// A call that is wrong is found, in each way that it can be.
func TestMessageCallsAreCompared(t *testing.T) {
	const source = `package x
import "parallax/app/wording"
const m wording.Message = "{outlet} has {n|text|texts}"
func f(other wording.Message, n int) {
	m.With("outlet", "A", "n", 2)
	m.With("outlet", "A", "n", n)
	m.With("outlet", "A")
	m.With("outlet", "A", "n", 2, "more", 3)
	m.With("outlet", "A", "n", "2")
	m.With("outlet", "A", "n", int64(2))
	m.With("outlet", 'A', "n", 2)
	m.With("outlet", "A", "n")
	m.Around("outlet", "n", 2)
	m.Around("passage", "outlet", "A", "n", 2)
	other.With("outlet", "A")
	use(m)
	_ = m.String()
	wording.Name.With()
	use("{outlet} is open")
	use("{passage} is open")
}
func use(wording.Message) {}
`
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "x.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	p, err := check(files, "x", []*ast.File{file}, exports(t, "./app/wording"))
	if err != nil {
		t.Fatal(err)
	}
	_, problems := messageCalls(p)
	var lines []string
	for _, problem := range problems {
		lines = append(lines, strings.Split(problem, ":")[1])
	}
	if want := []string{"7", "8", "9", "10", "11", "12", "14", "16", "17", "20"}; !slices.Equal(lines, want) {
		t.Errorf("found mistakes in the lines %v, want %v:\n%s", lines, want, strings.Join(problems, "\n"))
	}
}

// checked is a package with its types.
type checked struct {
	path  string
	files *token.FileSet
	asts  []*ast.File
	info  *types.Info
}

// messageCalls counts the calls with values, and lists what is wrong with them.
func messageCalls(p checked) (calls int, problems []string) {
	say := func(n ast.Node, format string, args ...any) {
		at := p.files.Position(n.Pos())
		problems = append(problems, fmt.Sprintf("%s:%d: %s", filepath.Base(at.Filename), at.Line, fmt.Sprintf(format, args...)))
	}
	taken := make(map[ast.Expr]bool) // messages that a call gives values
	var unseen []*ast.CallExpr       // calls of messages that cannot be seen
	for _, file := range p.asts {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !isMessage(p.info.TypeOf(method.X)) || method.Sel.Name != "With" && method.Sel.Name != "Around" {
				return true
			}
			calls++
			taken[method.X] = true
			value := p.info.Types[method.X].Value
			if value == nil {
				unseen = append(unseen, call)
				return true
			}
			for _, problem := range compare(p.info, wording.Message(constant.StringVal(value)), method.Sel.Name, call.Args) {
				say(call, "%s of %s: %s", method.Sel.Name, value, problem)
			}
			return true
		})
	}
	for _, file := range p.asts {
		ast.Inspect(file, func(n ast.Node) bool {
			if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
				return false
			}
			e, ok := n.(ast.Expr)
			if !ok || taken[e] {
				return !ok || !taken[e]
			}
			spec := p.info.Types[e]
			if spec.Value == nil || !isMessage(spec.Type) {
				return true
			}
			m := wording.Message(constant.StringVal(spec.Value))
			fits := func(call *ast.CallExpr) bool {
				return len(compare(p.info, m, call.Fun.(*ast.SelectorExpr).Sel.Name, call.Args)) == 0
			}
			if len(m.Names()) > 0 && !slices.ContainsFunc(unseen, fits) {
				say(e, "the message %s has values and gets none", spec.Value)
			}
			return false
		})
	}
	return calls, problems
}

// compare says what is wrong with the values of a message.
func compare(info *types.Info, m wording.Message, method string, args []ast.Expr) (problems []string) {
	want := m.Names()
	var got []string
	name := func(e ast.Expr) {
		if v := info.Types[e].Value; v != nil && v.Kind() == constant.String {
			got = append(got, constant.StringVal(v))
		} else {
			problems = append(problems, "a name is no constant text")
		}
	}
	if method == "Around" && len(args) > 0 {
		name(args[0])
		args = args[1:]
	}
	if len(args)%2 != 0 {
		return append(problems, "a name has no value")
	}
	for i := 0; i < len(args); i += 2 {
		name(args[i])
		if len(problems) > 0 {
			return problems
		}
		switch kind := info.TypeOf(args[i+1]); {
		case isBasic(kind, types.Int), isBasic(kind, types.UntypedInt):
		case !isBasic(kind, types.String) && !isBasic(kind, types.UntypedString):
			problems = append(problems, fmt.Sprintf("%s is a %s, want an int or a string", got[len(got)-1], kind))
		case counts(m, got[len(got)-1]):
			problems = append(problems, fmt.Sprintf("%s is a text, and the message counts it", got[len(got)-1]))
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		problems = append(problems, fmt.Sprintf("the values are %v, want %v", got, want))
	}
	return problems
}

// counts reports whether a message needs a number under a name.
func counts(m wording.Message, name string) bool {
	for _, mark := range []string{"|", "?", "#"} {
		if strings.Contains(string(m), "{"+name+mark) {
			return true
		}
	}
	return false
}

func isMessage(t types.Type) bool {
	named, ok := t.(*types.Named)
	return ok && named.Obj().Name() == "Message" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "parallax/app/wording"
}

func isBasic(t types.Type, kind types.BasicKind) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Kind() == kind
}

// typed checks the types of packages of the project, without their tests.
func typed(t *testing.T, patterns ...string) []checked {
	t.Helper()
	found := exports(t, patterns...)
	var list []checked
	for _, p := range found {
		if !p.matched || p.dir == "" {
			continue
		}
		files := token.NewFileSet()
		var asts []*ast.File
		for _, name := range p.sources {
			file, err := parser.ParseFile(files, filepath.Join(p.dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			asts = append(asts, file)
		}
		c, err := check(files, p.path, asts, found)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	return list
}

// exported is a compiled package.
type exported struct {
	path, dir, file string
	sources         []string
	matched         bool // by the patterns, not only imported
}

// exports compiles packages and all they import.
func exports(t *testing.T, patterns ...string) map[string]exported {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,DepOnly"}, patterns...)...)
	cmd.Dir, cmd.Stderr = "..", os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]exported)
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Dir, Export string
			GoFiles                 []string
			DepOnly                 bool
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		found[p.ImportPath] = exported{p.ImportPath, p.Dir, p.Export, p.GoFiles, !p.DepOnly}
	}
}

func check(files *token.FileSet, path string, asts []*ast.File, found map[string]exported) (checked, error) {
	info := &types.Info{Types: make(map[ast.Expr]types.TypeAndValue), Uses: make(map[*ast.Ident]types.Object)}
	conf := types.Config{Importer: importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) {
		if p, ok := found[path]; ok && p.file != "" {
			return os.Open(p.file)
		}
		return nil, fmt.Errorf("%s is not compiled", path)
	})}
	_, err := conf.Check(path, files, asts, info)
	return checked{path, files, asts, info}, err
}

// TestMessagesAreUsed: what nobody says need not be reviewed and translated.
func TestMessagesAreUsed(t *testing.T) {
	used := make(map[string]bool)
	said := regexp.MustCompile(`\bwording\.([A-Z]\w*)`)
	var names []string
	eachFile(t, func(name string, data []byte) {
		switch {
		case strings.HasSuffix(name, "_test.go"):
		case path.Dir(name) == "app/wording":
			for _, m := range regexp.MustCompile(`(?m)^(?:const|\t)\s*([A-Z]\w*)\s+Message = `).FindAllSubmatch(data, -1) {
				names = append(names, string(m[1]))
			}
			for _, m := range regexp.MustCompile(`\b([A-Z]\w*)\.(?:With|String|Around)\(`).FindAllSubmatch(data, -1) {
				used[string(m[1])] = true
			}
		default:
			for _, m := range said.FindAllSubmatch(data, -1) {
				used[string(m[1])] = true
			}
		}
	})
	if len(names) < 200 {
		t.Fatalf("only %d messages were found", len(names))
	}
	for _, name := range names {
		if !used[name] {
			t.Errorf("nobody says wording.%s", name)
		}
	}
}
