package wording

import (
	"flag"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var stringsPage = flag.String("strings", "", "write every message to this `FILE`, a page to review them on")

// text is one message in the source.
type text struct {
	name    string
	message Message
}

// group is the messages of one block of constants.
type group struct {
	file, about string
	texts       []text
}

// groups reads the messages from the source, in the order in which they stand.
func groups(t *testing.T) (list []group) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	files := token.NewFileSet()
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			block, ok := d.(*ast.GenDecl)
			if !ok || block.Tok != token.CONST {
				continue
			}
			g := group{file: name, about: strings.TrimSpace(block.Doc.Text())}
			for _, s := range block.Specs {
				v := s.(*ast.ValueSpec)
				if kind, ok := v.Type.(*ast.Ident); !ok || kind.Name != "Message" || len(v.Names) != 1 || len(v.Values) != 1 {
					continue
				}
				value, err := types.Eval(files, nil, token.NoPos, types.ExprString(v.Values[0]))
				if err != nil || value.Value == nil {
					t.Fatalf("%s: %s: %v", name, v.Names[0].Name, err)
				}
				g.texts = append(g.texts, text{v.Names[0].Name, Message(constant.StringVal(value.Value))})
			}
			if len(g.texts) > 0 {
				list = append(list, g)
			}
		}
	}
	return append(list, scripts(t))
}

// scripts are the texts of the scripts that run without the program.
func scripts(t *testing.T) group {
	t.Helper()
	const name = "../../web/boot/texts.js"
	source, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	g := group{file: "web/boot/texts.js", about: "What the page says before there is a program, or where there is none."}
	for _, m := range regexp.MustCompile(`(?m)^  (\w+): "(.*)",$`).FindAllStringSubmatch(string(source), -1) {
		g.texts = append(g.texts, text{m[1], Message(m[2])})
	}
	if len(g.texts) == 0 {
		t.Fatalf("%s has no texts", name)
	}
	return g
}

// sample is a message with a number n where it counts, and the names of its other
// values in small capitals' stead.
func (m text) sample(n int) string {
	var pairs []any
	for _, name := range m.message.Names() {
		var value any = "‹" + name + "›"
		for _, mark := range "|?#" {
			if strings.Contains(string(m.message), "{"+name+string(mark)) {
				value = n
			}
		}
		pairs = append(pairs, name, value)
	}
	return m.message.With(pairs...)
}

// avoided are words that a reader should not meet, and what to write; see
// CONTRIBUTING.md.
var avoided = []struct{ pattern, instead string }{
	{`(?i)\bplease\b|\bsimply\b|\boops\b|\bsorry\b`, "nothing: say what is so and what to do"},
	{`!`, "a full stop"},
	{`(?i)\bwhose\b|\bthereof\b|\bwherein\b|\bwhereof\b`, "two sentences"},
	{`(?i)\b(stands?|stood) (here|there|in|for)\b|\bcomes? about\b`, "is"},
	{`(?i)\b(tells?|told)\b`, "covers, says"},
	{`(?i)\btellers?\b|\bruns of words\b|\bits company\b|\bwords apart\b`, "the term of the field"},
	{`(?i)\bbundles?\b`, "collection file"},
	{`(?i)\bshipped\b`, "from the collection"},
	{`(?i)\bproposed\b|\bproposals?\b`, "suggested by the program, suggestion"},
	{`(?i)\bbyte for byte\b|\bbyte-identical\b`, "identical"},
	{`(?i)\bis found nowhere\b|\bleads nowhere\b`, "No passage has …; there is no …"},
	{`(?i)\bsomething went wrong\b`, "what happened, to what, and what to do"},
	{`(?i)\bfalse\b`, "differs"},
	{`(?i)\bclick\b.*\bbelow\b|\bclick here\b`, "a name that needs no description"},
	{`(?i)\bkinds? of passages? whatever\b|\banew\b|\bhereby\b|\bupon\b`, "plain words"},
	{`"`, "“…”"},
	{`'`, "’"},
}

// allowed are messages in which one of these is meant.
var allowed = []string{"AboutDiffers"}

// TestMessagesFollowTheRules: each message has a form for one and for many that
// differ, balanced braces and marks, no word to be avoided, sentences of a length
// that can be read, and no space at its ends, which would show that it is half of
// one.
func TestMessagesFollowTheRules(t *testing.T) {
	seen := make(map[string]bool)
	n := 0
	for _, g := range groups(t) {
		for _, m := range g.texts {
			n++
			if seen[m.name] {
				t.Errorf("%s: there are two", m.name)
			}
			seen[m.name] = true
			for _, problem := range m.problems() {
				t.Errorf("%s: %s: %s: %q", g.file, m.name, problem, m.message)
			}
		}
		if g.about == "" {
			t.Errorf("%s: the block that begins with %s has no comment to say where it is shown", g.file, g.texts[0].name)
		}
	}
	if n < 200 {
		t.Errorf("only %d messages were found", n)
	}
}

var place = regexp.MustCompile(`\{([^{}]*)\}`)

func (m text) problems() (list []string) {
	plain := strings.NewReplacer("{{", "", "}}", "").Replace(string(m.message))
	if strings.TrimSpace(plain) != plain {
		list = append(list, "it begins or ends with a space, as half a sentence does")
	}
	for _, found := range place.FindAllStringSubmatch(plain, -1) {
		name, forms, counts := found[1], "", false
		if i := strings.IndexAny(found[1], "|?#"); i >= 0 {
			name, forms, counts = found[1][:i], found[1][i+1:], true
		}
		if !regexp.MustCompile(`^[a-z]+$`).MatchString(name) {
			list = append(list, fmt.Sprintf("%q is no name of a value", name))
		}
		if one, many, both := strings.Cut(forms, "|"); counts && (!both || one == "" && found[1][len(name)] != '?' || one == many && !strings.Contains(one, " ")) {
			list = append(list, fmt.Sprintf("{%s} wants a form for one and another for many", found[1]))
		}
	}
	if strings.ContainsAny(place.ReplaceAllString(plain, ""), "{}") {
		list = append(list, "its braces do not match")
	}
	if strings.Count(plain, "“") != strings.Count(plain, "”") {
		list = append(list, "its quotation marks do not match")
	}
	for _, a := range avoided {
		if word := regexp.MustCompile(a.pattern).FindString(place.ReplaceAllString(plain, "x")); word != "" && !slices.Contains(allowed, m.name) {
			list = append(list, fmt.Sprintf("instead of %q write %s", word, a.instead))
		}
	}
	const most = 32 // words of a sentence
	for _, sentence := range regexp.MustCompile(`[.;:?] `).Split(place.ReplaceAllString(plain, "x"), -1) {
		if words := len(strings.Fields(sentence)); words > most && !strings.Contains(sentence, "÷") {
			list = append(list, fmt.Sprintf("a sentence has %d words, more than %d", words, most))
		}
	}
	return list
}

func TestProblemsAreFound(t *testing.T) {
	for _, message := range []Message{
		" half", "half ", "{n|article}", "{n|article|article}", "{N}", "open {x", "“open", "Please wait.", "It is found nowhere.", "the reader's",
		"One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three.",
	} {
		if len((text{"X", message}).problems()) == 0 {
			t.Errorf("nothing is found in %q", message)
		}
	}
	for _, message := range []Message{"{n|article|articles} {n?is|are} open.", "a {{brace}}", "{n?its|their}", "“{word}”: {n}\u00a0%"} {
		if got := (text{"X", message}).problems(); len(got) > 0 {
			t.Errorf("%q: %v", message, got)
		}
	}
}

// TestStringsPage writes the page, if it is asked for: make strings.
func TestStringsPage(t *testing.T) {
	list := groups(t)
	total := 0
	var b strings.Builder
	for _, g := range list {
		total += len(g.texts)
		fmt.Fprintf(&b, "<h2>%s <small>%s</small></h2>\n<table>\n", html.EscapeString(g.about), g.file)
		for _, m := range g.texts {
			fmt.Fprintf(&b, "<tr><th>%s<td>%s", m.name, html.EscapeString(m.sample(3)))
			if one := m.sample(1); one != m.sample(3) {
				fmt.Fprintf(&b, "<br><i>%s</i>", html.EscapeString(one))
			}
			b.WriteString("\n")
		}
		b.WriteString("</table>\n")
	}
	page := fmt.Sprintf(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Strings of Parallax</title>
<style>body{font:16px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem}h2{font-size:1.1rem;margin-top:2rem}small{font-weight:400;color:#666}
table{border-collapse:collapse;width:100%%}th,td{border-top:1px solid #ddd;padding:.3rem .6rem;text-align:left;vertical-align:top}th{width:14rem;font:13px/1.6 ui-monospace,monospace;color:#666}i{color:#666}</style>
<h1>Strings of Parallax</h1><p>%d messages. ‹names› stand for values; where a number counts, three and one are shown.</p>
%s</html>`, total, b.String())
	if strings.Count(page, "<tr>") != total {
		t.Error("not every message is on the page")
	}
	if *stringsPage != "" {
		if err := os.WriteFile(*stringsPage, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d messages", total)
	}
}
