package folder

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"parallax/corpus"
)

// node is a value in a YAML file together with its path in the collection. Its
// methods read it strictly: what does not fit becomes a problem with its line,
// and reading goes on, so that one run reports everything.
type node struct {
	*yaml.Node
	r    *reader
	file string
	skip int    // lines of the file above the YAML text
	path string // of the value, as in corpus.Fault
}

// document parses one YAML text that begins after skip lines of the file. It
// returns false when there is nothing to read, having reported why.
func (r *reader) document(file string, skip int, text []byte, path string) (node, bool) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var top yaml.Node
	err := decoder.Decode(&top)
	if errors.Is(err, io.EOF) {
		r.problem(file, skip, "there is nothing in it; write at least one key")
		return node{}, false
	}
	if err != nil {
		line, what := yamlError(err)
		if line > 0 {
			line += skip
		}
		r.problem(file, line, "this is not YAML: "+what)
		return node{}, false
	}
	var more yaml.Node
	if decoder.Decode(&more) == nil {
		r.problem(file, skip+more.Line, "a second YAML document begins here; keep one to a file")
	}
	return node{top.Content[0], r, file, skip, path}, true
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

// yamlError takes the line out of the decoder's message.
func yamlError(err error) (line int, what string) {
	what = strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatchIndex(what); m != nil {
		line, _ = strconv.Atoi(what[m[2]:m[3]])
		what = what[:m[0]] + what[m[1]:]
	}
	for _, t := range yamlTroubles {
		if strings.Contains(what, t.says) {
			return line, t.means
		}
	}
	return line, what + " (check indentation, colons and quotation marks)"
}

// yamlTroubles says what the decoder's messages about the commonest slips mean.
var yamlTroubles = []struct{ says, means string }{
	{"cannot start any token", "a value begins with a character that needs quotation marks, or a line with a tab; indent with spaces"},
	{"expected '-' indicator", "the list that begins here has lines that are not indented alike; begin each item with a hyphen at the same place"},
	{"expected key", "the keys that begin here have lines that are not indented alike; begin each key at the same place"},
	{"mapping values are not allowed", "a text with a colon in it; put it between quotation marks"},
	{"expected node content", "a value is missing, or a bracket is opened and not closed; put texts with brackets between quotation marks"},
	{"unexpected end of stream", "a quotation mark is opened and not closed"},
	{"expected ',' or", "a bracket or brace is opened and not closed, or a comma is missing between its items"},
}

func (n node) line() int { return n.skip + n.Line }

func (n node) problem(format string, args ...any) {
	n.r.problem(n.file, n.line(), fmt.Sprintf(format, args...))
}

// as is the node under another path, whose place is noted too.
func (n node) as(path string) node {
	n.r.places[path] = n.r.places[n.path]
	n.path = path
	return n
}

func (n node) child(c *yaml.Node, name string) node {
	child := node{c, n.r, n.file, n.skip, n.path + "/" + name}
	n.r.places[child.path] = place{n.file, child.line()}
	return child
}

// entries calls f for each key of a mapping, in the order of the file.
func (n node) entries(f func(key string, value node)) {
	if n.empty() {
		return
	}
	if n.Kind != yaml.MappingNode {
		n.problem("want keys with values, found %s", n.what())
		return
	}
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		k := node{key, n.r, n.file, n.skip, n.path}
		if key.Kind != yaml.ScalarNode {
			k.problem("want a simple key, found %s", k.what())
			continue
		}
		if seen[key.Value] {
			k.problem("the key %q is there twice; keep one", key.Value)
			continue
		}
		seen[key.Value] = true
		value := n.child(n.Content[i+1], key.Value)
		// The key's line is the better place: a block value starts below it.
		n.r.places[value.path] = place{n.file, k.line()}
		f(key.Value, value)
	}
}

// fields reads a mapping with known keys.
func (n node) fields(known map[string]func(node)) {
	n.entries(func(key string, value node) {
		read, ok := known[key]
		if !ok {
			names := make([]string, 0, len(known))
			for name := range known {
				names = append(names, name)
			}
			hint := nearestOf(key, names)
			if n.Style&yaml.FlowStyle != 0 && value.empty() {
				hint = "inside braces, put quotation marks around a text with a comma"
			}
			n.r.problem(n.file, n.r.places[value.path].line, fmt.Sprintf("unknown key %q; %s", key, hint))
			return
		}
		read(value)
	})
}

// items calls f for each item of a sequence.
func (n node) items(f func(i int, item node)) {
	if n.empty() {
		return
	}
	if n.Kind != yaml.SequenceNode {
		n.problem("want a list, found %s", n.what())
		return
	}
	for i, c := range n.Content {
		f(i, n.child(c, strconv.Itoa(i)))
	}
}

// empty reports whether nothing was written: "key:" with no value, or null.
func (n node) empty() bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// text is a scalar as it is written, whatever YAML would take it for, so that
// 2024 and 2024-06-19 need no quotation marks. Line ends become spaces.
func (n node) text() string {
	if n.empty() {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		n.problem("want a text, found %s", n.what())
		return ""
	}
	return strings.TrimSpace(n.Value)
}

func (n node) number() int {
	s := n.text()
	i, err := strconv.Atoi(s)
	if err != nil {
		if s != "" || n.Kind == yaml.ScalarNode {
			n.problem("want a whole number, found %q", s)
		}
		return 0
	}
	return i
}

func (n node) truth() bool {
	switch s := n.text(); s {
	case "true":
		return true
	case "false", "":
	default:
		n.problem("want true or false, found %q", s)
	}
	return false
}

func (n node) date() corpus.Date {
	d, err := corpus.ParseDate(n.text())
	if err != nil {
		n.problem("%v", err)
	}
	return d
}

func (n node) ref() corpus.Ref {
	r, err := corpus.ParseRef(n.text())
	if err != nil {
		n.problem("%v", err)
	}
	return r
}

func (n node) numbers() []int {
	var list []int
	n.items(func(_ int, item node) { list = append(list, item.number()) })
	return list
}

// what names the kind of a node for a message.
func (n node) what() string {
	switch n.Kind {
	case yaml.MappingNode:
		return "keys with values"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias (*" + n.Value + "), which this format does not use; write the value out"
	case yaml.ScalarNode:
		if n.empty() {
			return "nothing"
		}
		return fmt.Sprintf("the text %q", n.Value)
	}
	return "something else"
}

// nearestOf lists what could have been meant.
func nearestOf(key string, names []string) string {
	sort.Strings(names)
	for _, name := range names {
		if strings.EqualFold(name, key) || len(key) > 2 && (strings.HasPrefix(name, key) || strings.HasPrefix(key, name)) {
			return fmt.Sprintf("did you mean %q?", name)
		}
	}
	return "the keys here are " + strings.Join(names, ", ")
}
