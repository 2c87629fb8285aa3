package query_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus/query"
)

// sketch prints a tree with its structure shown.
func sketch(n query.Node) string {
	many := func(name string, nodes []query.Node) string {
		parts := make([]string, len(nodes))
		for i, c := range nodes {
			parts[i] = sketch(c)
		}
		return name + "(" + strings.Join(parts, " ") + ")"
	}
	switch n := n.(type) {
	case nil:
		return ""
	case query.And:
		return many("and", n.Nodes)
	case query.Or:
		return many("or", n.Nodes)
	case query.Not:
		return "not(" + sketch(n.Node) + ")"
	case query.Word:
		s := n.Text
		if n.Prefix {
			s += "/prefix"
		}
		if n.Edits != 0 {
			s += fmt.Sprintf("/edits%d", n.Edits)
		}
		return s
	case query.Phrase:
		s := "<" + n.Text + ">"
		if n.Near {
			s += fmt.Sprintf("/near%d", n.Between)
		}
		return s
	case query.Field:
		return "[" + n.Name + n.Op + "=" + n.Value + "]"
	}
	return "?"
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, tree, printed, words string }{
		{"", "", "", ""},
		{"  - * ~ ( ) OR \"\" & ", "", "", ""},
		{"late", "late", "late", "“late”"},
		{"late  arrival", "and(late arrival)", "late arrival", "“late” and “arrival”"},
		{"a b c", "and(a b c)", "a b c", "“a”, “b” and “c”"},
		{"\"late  arrival\"", "<late arrival>", "\"late arrival\"", "the phrase “late arrival”"},
		{"“late arrival”", "<late arrival>", "\"late arrival\"", "the phrase “late arrival”"},
		{"\"late arr", "<late arr>", "\"late arr\"", "the phrase “late arr”"},
		{"\"late\"", "<late>", "\"late\"", "exactly “late”"},
		{"late -train", "and(late not(train))", "late -train", "“late”, without “train”"},
		{"late --train", "and(late not(train))", "late -train", "“late”, without “train”"},
		{"late - train", "and(late train)", "late train", "“late” and “train”"},
		{"-(a b)", "not(and(a b))", "-(a b)", "without (“a” and “b”)"},
		{"-\"a b\"", "not(<a b>)", "-\"a b\"", "without the phrase “a b”"},
		{"-(-a)", "not(not(a))", "-(-a)", "without (without “a”)"},
		{"a b OR c", "or(and(a b) c)", "a b OR c", "either (“a” and “b”) or “c”"},
		{"(a OR b) c", "and(or(a b) c)", "(a OR b) c", "(either “a” or “b”) and “c”"},
		{"a or b", "and(a or b)", "a or b", "“a”, “or” and “b”"},
		{"OR a OR", "a", "a", "“a”"},
		{"((a))", "a", "a", "“a”"},
		{"((a b) c", "and(and(a b) c)", "(a b) c", "(“a” and “b”) and “c”"},
		{"a) b", "and(a b)", "a b", "“a” and “b”"},
		{"wor*", "wor/prefix", "wor*", "words beginning with “wor”"},
		{"wrd~", "wrd/edits-1", "wrd~", "words spelt like “wrd”"},
		{"wrd~1", "wrd/edits1", "wrd~1", "words spelt like “wrd”"},
		{"wrd~9", "wrd/edits2", "wrd~2", "words spelt like “wrd”"},
		{"wrd~0", "wrd", "wrd", "“wrd”"},
		{"\"a b\"~5", "<a b>/near5", "\"a b\"~5", "“a” and “b” with at most 5 words between"},
		{"\"a b\"~99999999999999999999", "<a b>/near1000", "\"a b\"~1000", "“a” and “b” with at most 1000 words between"},
		{"outlet:rfa late", "and([outlet=rfa] late)", "outlet:rfa late", "“late”, from the outlet “rfa”"},
		{"Topic:\"late arrival\"", "[topic=late arrival]", "topic:\"late arrival\"", "on the topic “late arrival”"},
		{"outlet:", "", "", ""},
		{"date:>=2024-06", "[date>==2024-06]", "date:>=2024-06", "published in or after 2024-06"},
		{"date:\"> =2024\"", "[date>=2024]", "date:>2024", "published after 2024"},
		{"-kind:caption in:title", "and(not([kind=caption]) [in=title])", "-kind:caption in:title", "not in passages of the kind “caption”, in the title"},
		{"http://x.org", "http://x.org", "http://x.org", "“http://x.org”"},
		{"Jong-un", "Jong-un", "Jong-un", "“Jong-un”"},
		{"\"un\"closed", "and(<un> closed)", "\"un\" closed", "exactly “un” and “closed”"},
		{"-", "", "", ""},
		{"a\xffb", "and(a b)", "a b", "“a” and “b”"},
	} {
		q := query.Parse(c.text)
		if got := sketch(q.Root); got != c.tree {
			t.Errorf("%q: tree %s, want %s", c.text, got, c.tree)
		}
		if got := q.String(); got != c.printed {
			t.Errorf("%q: printed %s, want %s", c.text, got, c.printed)
		}
		if got := query.InWords(q.Root, nil); got != c.words {
			t.Errorf("%q: in words %s, want %s", c.text, got, c.words)
		}
		checkRoundTrip(t, c.text)
	}
}

func TestTyping(t *testing.T) {
	for text, want := range map[string]bool{
		"pyon": true, "late pyon": true, "late ": false, "\"late arr": true, "\"late arr\"": false,
		"\"late ": false, "(late pyon": true, "(late)": false, "wor*": false, "outlet:rf": false,
		"late OR": false, "": false, "late &": false, "-tra": true,
	} {
		if got := query.Parse(text).Typing; got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestBounds(t *testing.T) {
	deep := strings.Repeat("(", 5000) + "a"
	if q := query.Parse(deep); q.Problem == "" {
		t.Error("nothing is said of a query too long")
	}
	deep = strings.Repeat("(-", 1000) + "a"
	q := query.Parse(deep)
	if q.Problem == "" || strings.Count(q.String(), "(") > query.MaxDepth {
		t.Errorf("got %q, problem %q", q.String(), q.Problem)
	}
	checkRoundTrip(t, deep)
	n := 0
	q = query.Parse(strings.Repeat("a ", 1000))
	query.Leaves(q.Root, func(query.Node, bool) { n++ })
	if n != query.MaxLeaves || q.Problem == "" {
		t.Errorf("%d leaves, problem %q", n, q.Problem)
	}
}

func TestLeavesTellsWhatIsWanted(t *testing.T) {
	var got []string
	query.Leaves(query.Parse("a -(b -c) OR \"d e\"").Root, func(n query.Node, wanted bool) {
		got = append(got, fmt.Sprint(n, wanted))
	})
	if want := []string{"a true", "b false", "c true", "\"d e\" true"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func checkRoundTrip(t *testing.T, text string) {
	t.Helper()
	once := query.Parse(text)
	twice := query.Parse(once.String())
	if !reflect.DeepEqual(once.Root, twice.Root) {
		t.Errorf("%q reads as %s and prints %q, which reads as %s", text, sketch(once.Root), once.String(), sketch(twice.Root))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"late -train (a OR b)", "\"a b\"~5 wor* wrd~1", "topic:\"late arrival\" date:>=2024-06", "-(-a) OR -\"b", "((((", "a*~1* ~", "in:title:x \u3000«q»",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkRoundTrip(t, text)
		q := query.Parse(text)
		if words := query.InWords(q.Root, nil); (words == "") != (q.Root == nil) {
			t.Errorf("%q is %q in words", text, words)
		}
	})
}
