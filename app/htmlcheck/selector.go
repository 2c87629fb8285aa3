package htmlcheck

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// selector is a list of alternatives, separated by commas. The subset of CSS
// is what tests need: tag, *, #id, .class, [attr], [attr=v], ^=, $=, *=, the
// descendant (space) and the child (>).
type selector []path

// path is a chain of steps; the last is the element looked for.
type path []step

// step is one compound such as a.Link[href^="#/"].
type step struct {
	tag     string // "" for any
	tests   []test
	isChild bool // of the step before, not only a descendant
}

// test is a demand on one attribute. The operator is 0 (present), '=', '^',
// '$', '*' or '~' (one of the words).
type test struct {
	name, value string
	operator    byte
}

// mustParse panics on a selector that is not in the subset: the test itself is
// wrong then.
func mustParse(text string) selector {
	s, err := parse(text)
	if err != nil {
		panic(fmt.Sprintf("htmlcheck: selector %q: %v", text, err))
	}
	return s
}

func parse(text string) (selector, error) {
	var s selector
	p := &parser{rest: strings.TrimSpace(text)}
	for {
		chain, err := p.path()
		if err != nil {
			return nil, err
		}
		s = append(s, chain)
		if p.rest == "" {
			return s, nil
		}
		p.rest = strings.TrimSpace(p.rest[1:]) // path stops at the end or at a comma
	}
}

type parser struct{ rest string }

// path reads steps up to a comma or the end.
func (p *parser) path() (path, error) {
	var chain path
	child := false
	for {
		s, err := p.step()
		if err != nil {
			return nil, err
		}
		s.isChild = child
		chain = append(chain, s)
		p.rest = strings.TrimLeft(p.rest, " ")
		if p.rest == "" || p.rest[0] == ',' {
			return chain, nil
		}
		if child = p.rest[0] == '>'; child {
			p.rest = strings.TrimLeft(p.rest[1:], " ")
		}
	}
}

func (p *parser) step() (step, error) {
	var s step
	start := p.rest
	if strings.HasPrefix(p.rest, "*") {
		p.rest = p.rest[1:]
	} else {
		s.tag = strings.ToLower(p.name())
	}
	for p.rest != "" {
		switch p.rest[0] {
		case '#', '.':
			t := test{name: "id", operator: '='}
			if p.rest[0] == '.' {
				t = test{name: "class", operator: '~'}
			}
			p.rest = p.rest[1:]
			if t.value = p.name(); t.value == "" {
				return s, fmt.Errorf("a name is missing before %q", p.rest)
			}
			s.tests = append(s.tests, t)
			continue
		case '[':
			t, err := p.attribute()
			if err != nil {
				return s, err
			}
			s.tests = append(s.tests, t)
			continue
		}
		break
	}
	if p.rest == start {
		return s, fmt.Errorf("no element is named at %q", p.rest)
	}
	if p.rest != "" && !strings.ContainsRune(" ,>", rune(p.rest[0])) {
		return s, fmt.Errorf("%q is not understood here", p.rest)
	}
	return s, nil
}

// name reads a run of letters, digits, hyphens and underscores.
func (p *parser) name() string {
	end := strings.IndexFunc(p.rest, func(r rune) bool {
		return !(r == '-' || r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z')
	})
	if end < 0 {
		end = len(p.rest)
	}
	name := p.rest[:end]
	p.rest = p.rest[end:]
	return name
}

// attribute reads [name], [name=value] or [name^="value"].
func (p *parser) attribute() (test, error) {
	p.rest = p.rest[1:]
	t := test{name: strings.ToLower(p.name())}
	if t.name == "" {
		return t, fmt.Errorf("an attribute's name is missing at %q", p.rest)
	}
	if strings.HasPrefix(p.rest, "]") {
		p.rest = p.rest[1:]
		return t, nil
	}
	operator, rest, ok := strings.Cut(p.rest, "=")
	if !ok || len(operator) > 1 || !strings.Contains("^$*~", operator) {
		return t, fmt.Errorf("%q is no comparison", p.rest)
	}
	t.operator = '='
	if operator != "" {
		t.operator = operator[0]
	}
	p.rest = rest
	end := "]"
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		end = rest[:1] + "]"
		p.rest = rest[1:]
	}
	t.value, p.rest, ok = strings.Cut(p.rest, end)
	if !ok {
		return t, fmt.Errorf("the value of %s does not end", t.name)
	}
	return t, nil
}

// find returns the elements below n that match, in the order of the document.
func (s selector) find(n *html.Node) []*html.Node {
	var found []*html.Node
	for e := range n.Descendants() {
		if e.Type == html.ElementNode && slices.ContainsFunc(s, func(p path) bool { return p.matches(e, n) }) {
			found = append(found, e)
		}
	}
	return found
}

// matches reports whether an element stands at the end of the path; the path's
// other elements must lie below top.
func (p path) matches(e, top *html.Node) bool {
	last := len(p) - 1
	if !p[last].matches(e) {
		return false
	}
	if last == 0 {
		return true
	}
	for up := e.Parent; up != nil && up != top; up = up.Parent {
		if up.Type == html.ElementNode && p[:last].matches(up, top) {
			return true
		}
		if p[last].isChild {
			return false
		}
	}
	return false
}

func (s step) matches(e *html.Node) bool {
	if s.tag != "" && s.tag != e.Data {
		return false
	}
	return !slices.ContainsFunc(s.tests, func(t test) bool { return !t.holds(e) })
}

func (t test) holds(e *html.Node) bool {
	value, ok := attribute(e, t.name)
	switch {
	case !ok:
		return false
	case t.operator == '=':
		return value == t.value
	case t.operator == '^':
		return strings.HasPrefix(value, t.value)
	case t.operator == '$':
		return strings.HasSuffix(value, t.value)
	case t.operator == '*':
		return strings.Contains(value, t.value)
	case t.operator == '~':
		return slices.Contains(strings.Fields(value), t.value)
	}
	return true
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}
