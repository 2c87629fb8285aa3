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
		if n.Exact {
			s += "/exact"
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
		{"  - * ~ ( ) \"\" & = ! + ", "", "", ""},
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
		{"a b OR c d", "and(a or(b c) d)", "a (b OR c) d", "“a”, (either “b” or “c”) and “d”"},
		{"a OR b OR c d", "and(or(a b c) d)", "(a OR b OR c) d", "(either “a”, “b” or “c”) and “d”"},
		{"(a b) OR c", "or(and(a b) c)", "(a b) OR c", "either (“a” and “b”) or “c”"},
		{"(a OR b) OR c", "or(or(a b) c)", "(a OR b) OR c", "either (either “a” or “b”) or “c”"},
		{"a AND b", "and(a b)", "a b", "“a” and “b”"},
		{"a NOT b", "and(a not(b))", "a -b", "“a”, without “b”"},
		{"a AND NOT b c", "and(a not(b) c)", "a -b c", "“a” and “c”, without “b”"},
		{"NOT b", "not(b)", "-b", "without “b”"},
		{"a !b", "and(a not(b))", "a -b", "“a”, without “b”"},
		{"a ! b", "and(a b)", "a b", "“a” and “b”"},
		{"a OR NOT b", "or(a not(b))", "a OR -b", "either “a” or (without “b”)"},
		{"a NOT \"b c\"", "and(a not(<b c>))", "a -\"b c\"", "“a”, without the phrase “b c”"},
		{"a NOT", "and(a not)", "a not", "“a” and “not”"},
		{"TRAINS OR BOATS", "and(TRAINS or BOATS)", "TRAINS or BOATS", "“TRAINS”, “or” and “BOATS”"},
		{"LOW (MEDIUM OR HIGH) OR 30 KNOTS", "and(LOW and(MEDIUM or HIGH) or 30 KNOTS)", "LOW (MEDIUM or HIGH) or 30 KNOTS", ""},
		{"DO NOT DISTURB", "and(DO not DISTURB)", "DO not DISTURB", "“DO”, “not” and “DISTURB”"},
		{"NOT DISTURB", "and(not DISTURB)", "not DISTURB", "“not” and “DISTURB”"},
		{"trains OR NATO", "or(trains NATO)", "trains OR NATO", "either “trains” or “NATO”"},
		{"1990 OR 1991", "or(1990 1991)", "1990 OR 1991", "either “1990” or “1991”"},
		{"NATO OR outlet:RFA", "or(NATO [outlet=RFA])", "NATO OR outlet:RFA", "either “NATO” or from the outlet “RFA”"},
		{"a NEAR/5 b", "and(a b)", "a b", "“a” and “b”"},
		{"a | b && c", "and(a b c)", "a b c", "“a”, “b” and “c”"},
		{"+a ~b", "and(a b)", "a b", "“a” and “b”"},
		{"=late", "late/exact", "=late", "exactly “late”"},
		{"-=late", "not(late/exact)", "-=late", "without exactly “late”"},
		{"=\"late train\"", "<late train>", "\"late train\"", "the phrase “late train”"},
		{"=deleg*", "deleg/prefix", "deleg*", "words beginning with “deleg”"},
		{"=OR", "OR/exact", "=OR", "exactly “OR”"},
		{"OR~0 b", "and(or b)", "or b", "“or” and “b”"},
		{"wom?n", "wom/prefix", "wom*", "words beginning with “wom”"},
		{"col*r", "col/prefix", "col*", "words beginning with “col”"},
		{"*burg", "burg", "burg", "“burg”"},
		{"trains^2.5", "trains", "trains", "“trains”"},
		{"title:late train", "and(late train)", "late train", "“late” and “train”"},
		{"title:\"late train\"", "<late train>", "\"late train\"", "the phrase “late train”"},
		{"late, train; boat. U.S.", "and(late train boat U.S.)", "late train boat U.S.", "“late”, “train”, “boat” and “U.S.”"},
		{"(a OR b) c", "and(or(a b) c)", "(a OR b) c", "(either “a” or “b”) and “c”"},
		{"a or b", "and(a or b)", "a or b", "“a”, “or” and “b”"},
		{"OR a OR", "and(or a or)", "or a or", "“or”, “a” and “or”"},
		{"((a))", "a", "a", "“a”"},
		{"((a b) c", "and(and(a b) c)", "(a b) c", "(“a” and “b”) and “c”"},
		{"a) b", "and(a b)", "a b", "“a” and “b”"},
		{"wor*", "wor/prefix", "wor*", "words beginning with “wor”"},
		{"wrd~", "wrd/edits-1", "wrd~", "words spelt like “wrd”"},
		{"wrd~1", "wrd/edits1", "wrd~1", "words spelt like “wrd”"},
		{"wrd~9", "wrd/edits2", "wrd~2", "words spelt like “wrd”"},
		{"wrd~0", "wrd", "wrd", "“wrd”"},
		{"\"a b\"~5", "<a b>/near5", "\"a b\"~5", "“a” and “b” with at most 5 words between"},
		{"\"a b\"~-1", "<a b>", "\"a b\"", "the phrase “a b”"},
		{"\"a\"~-1 b", "and(<a> b)", "\"a\" b", "exactly “a” and “b”"},
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
		if got := query.InWords(q.Root, nil); got != c.words && c.words != "" || (got == "") != (q.Root == nil) {
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
		"late,": false, "late.": false, "late?": false, "\"late arr,": false, "=lat": false, "late \"": false, "late!": false,
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
	// Function words do not count.
	for text, want := range map[string]int{
		strings.Repeat("boat ", 1000):                               query.MaxLeaves,
		strings.Repeat("the boat ", query.MaxLeaves):                2 * query.MaxLeaves,
		strings.Repeat("\"late boat\" ", 400):                       query.MaxLeaves / 2,
		"boat \"" + strings.Repeat("late ", query.MaxLeaves) + "\"": 1,
	} {
		n := 0
		q = query.Parse(text)
		query.Leaves(q.Root, func(query.Node, bool) { n++ })
		if n != want || (q.Problem == "") != (n == 2*query.MaxLeaves) {
			t.Errorf("%.20s…: %d leaves, want %d; problem %q", text, n, want, q.Problem)
		}
	}
	q = query.Parse("\"" + strings.Repeat("late ", 3*query.MaxLeaves) + "\"")
	if got := strings.Count(q.String(), "late"); got != query.MaxLeaves || q.Problem == "" {
		t.Errorf("a phrase of %d words, problem %q", got, q.Problem)
	}
}

// What other search programs understand is left out or read as near as can be,
// and it is said how to write it here. What people paste gives no lecture.
func TestOperatorsFromElsewhere(t *testing.T) {
	for text, want := range map[string]string{
		"late NEAR/5 train": `"one two"~5`, "late NEAR train": `"one two"~5`, "late W/3 train": `"one two"~5`,
		"late | train": "OR", "late || train": "OR", "late && train": "&&", "+late train": "=",
		"~late": "after the word", "wom?n": "wom*", "col*r": "col*", "*burg": "end of a word", "late^2": "weight",
		"title:late": "in:title", "site:rfa late": "outlet:", "author:\"Kim\"": "voice:", "before:2024": "date:<2024-06",
		"2024-05..2024-07": "date:>=2024-05 date:<=2024-07",
		"TRAINS OR BOATS":  "small letters", "DO NOT DISTURB": "small letters",
	} {
		if q := query.Parse(text); !strings.Contains(q.Problem, want) {
			t.Errorf("%q: said %q, want something about %s", text, q.Problem, want)
		}
		checkRoundTrip(t, text)
	}
	for _, text := range []string{
		"late OR train", "late AND NOT train", "Title: The late train", "at 10:30 in the U.S.A.", "what now? He said: no!", "C++ and C#", "+82 2 555",
		"http://x.org/?q=1&b=2", "x?y=1/2", "NEAR THE BORDER", "late OR", "a - b -- c", "10^6", "AT&T",
	} {
		if q := query.Parse(text); q.Problem != "" {
			t.Errorf("%q: said %q", text, q.Problem)
		}
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
		"A OR (b c) OR NOT D AND =e", "title:site:+~!wom?n^2. | x", "A NOT B OR 3, c!", "OR OR AND NOT", "a~1*b^2", "=OR~0 W/5 y",
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
