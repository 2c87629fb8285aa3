// Package htmlcheck lets a test say what a page must mean instead of how its
// bytes must look: the page is parsed, and checks are made on elements found
// by a CSS selector. Order of attributes, white space and wrapping may change.
// As in a browser, a selector that is looked for in an element finds what is
// below it, and may name what is above.
//
//	htmlcheck.Run(t, page,
//		htmlcheck.In("main h1", htmlcheck.HasText("Putin arrives hours late")),
//		htmlcheck.In("nav a[aria-current=page]", htmlcheck.HasAttr("href", "#/")),
//		htmlcheck.NotIn("script[src^=http]"),
//	)
package htmlcheck

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Check is one demand on an element and what is in it; its error says what is
// there instead.
type Check func(*html.Node) error

// Run parses a document or a fragment and reports every check that fails.
func Run(tb testing.TB, page string, checks ...Check) {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		tb.Errorf("the page cannot be parsed: %v", err)
		return
	}
	if len(checks) == 0 {
		tb.Error("no check was asked for")
	}
	for _, check := range checks {
		if err := check(root); err != nil {
			tb.Error(err)
		}
	}
}

// In demands that some element matching the selector passes all checks.
func In(selector string, checks ...Check) Check {
	s := compile(selector)
	return func(n *html.Node) error {
		found := cascadia.QueryAll(n, s)
		if len(found) == 0 {
			return fmt.Errorf("nothing matches %s in %s", selector, describe(n))
		}
		var problems []error
		for _, e := range found {
			err := all(checks, e)
			if err == nil {
				return nil
			}
			problems = append(problems, err)
		}
		if len(problems) > 3 {
			problems = append(problems[:3], fmt.Errorf("and %d more", len(problems)-3))
		}
		return fmt.Errorf("in %s: %w", selector, errors.Join(problems...))
	}
}

// All demands that there is an element matching the selector and that every
// one passes all checks.
func All(selector string, checks ...Check) Check {
	s := compile(selector)
	return func(n *html.Node) error {
		found := cascadia.QueryAll(n, s)
		if len(found) == 0 {
			return fmt.Errorf("nothing matches %s in %s", selector, describe(n))
		}
		for _, e := range found {
			if err := all(checks, e); err != nil {
				return fmt.Errorf("in every %s: %w", selector, err)
			}
		}
		return nil
	}
}

// NotIn demands that no element matching the selector passes all checks;
// without checks, that none matches.
func NotIn(selector string, checks ...Check) Check {
	s := compile(selector)
	return func(n *html.Node) error {
		for _, e := range cascadia.QueryAll(n, s) {
			if all(checks, e) == nil {
				return fmt.Errorf("%s should not be there: %s", selector, describe(e))
			}
		}
		return nil
	}
}

// Count demands exactly n elements that match the selector.
func Count(selector string, n int) Check {
	s := compile(selector)
	return func(e *html.Node) error {
		if found := len(cascadia.QueryAll(e, s)); found != n {
			return fmt.Errorf("%d elements match %s, want %d", found, selector, n)
		}
		return nil
	}
}

// HasText demands that the element's text contains want. Runs of white space
// count as one space.
func HasText(want string) Check {
	want = squeeze(want)
	return func(n *html.Node) error {
		if got := Text(n); !strings.Contains(got, want) {
			return fmt.Errorf("%s has not the text %q", describe(n), want)
		}
		return nil
	}
}

// HasExactText demands that the element's text is want and nothing more.
func HasExactText(want string) Check {
	want = squeeze(want)
	return func(n *html.Node) error {
		if got := Text(n); got != want {
			return fmt.Errorf("%s has the text %q, want %q", describe(n), got, want)
		}
		return nil
	}
}

// HasAttr demands an attribute with exactly this value.
func HasAttr(name, want string) Check {
	return func(n *html.Node) error {
		got, ok := attribute(n, name)
		if !ok {
			return fmt.Errorf("%s has no attribute %s", describe(n), name)
		}
		if got != want {
			return fmt.Errorf("%s has %s=%q, want %q", describe(n), name, got, want)
		}
		return nil
	}
}

// Text returns the text of an element as a reader gets it: without scripts and
// styles, runs of white space as one space, none at the ends.
func Text(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "template"):
		default:
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
	}
	walk(n)
	return squeeze(b.String())
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func all(checks []Check, n *html.Node) error {
	for _, check := range checks {
		if err := check(n); err != nil {
			return err
		}
	}
	return nil
}

// compile panics on a selector that is none: the test itself is wrong then.
func compile(selector string) cascadia.SelectorGroup {
	s, err := cascadia.ParseGroup(selector)
	if err != nil {
		panic(fmt.Sprintf("htmlcheck: selector %q: %v", selector, err))
	}
	return s
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// describe shows an element's tag and the beginning of its text.
func describe(n *html.Node) string {
	if n.Type != html.ElementNode {
		return "the page"
	}
	var b strings.Builder
	b.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		fmt.Fprintf(&b, " %s=%q", a.Key, a.Val)
	}
	b.WriteString("> ")
	text := []rune(Text(n))
	if len(text) > 80 {
		text = append(text[:80], '…')
	}
	fmt.Fprintf(&b, "%q", string(text))
	return b.String()
}
