package search_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/index"
	"parallax/corpus/query"
	"parallax/corpus/search"
)

// scanned is a passage as a naive reader sees it: words in order, by layer.
type scanned struct {
	ref                      corpus.Ref
	text, headline, original []string
	counted                  []string // without order
}

func scan(c *corpus.Collection) []scanned {
	var a analysis.Analyzer
	var all []scanned
	for _, d := range c.Documents {
		for i, p := range d.Passages {
			s := scanned{ref: corpus.Ref{Document: d.ID, Passage: p.N}, text: a.Terms(p.Text), original: a.Terms(p.Original)}
			if i == 0 {
				s.headline = a.Terms(d.Headline)
			}
			if p.Original == "" {
				for w := range p.Counts {
					s.counted = append(s.counted, a.Terms(w)...)
				}
			}
			all = append(all, s)
		}
	}
	return all
}

// has reports whether a word that is satisfies occurs in the passage.
func (s scanned) has(titleOnly bool, is func(term string) bool) bool {
	return slices.ContainsFunc(s.headline, is) ||
		!titleOnly && (slices.ContainsFunc(s.text, is) || slices.ContainsFunc(s.original, is) || slices.ContainsFunc(s.counted, is))
}

// matches evaluates a tree by the definitions of the package comments.
func (s scanned) matches(n query.Node, wanted, titleOnly bool) bool {
	var a analysis.Analyzer
	switch n := n.(type) {
	case query.And:
		for _, k := range n.Nodes {
			titleOnly = titleOnly || k == query.Node(query.Field{Name: "in", Value: "title"})
		}
		for _, k := range n.Nodes {
			if !s.matches(k, wanted, titleOnly) {
				return false
			}
		}
		return true
	case query.Or:
		return slices.ContainsFunc(n.Nodes, func(k query.Node) bool { return s.matches(k, wanted, titleOnly) })
	case query.Not:
		return !s.matches(n.Node, !wanted, titleOnly)
	case query.Field:
		return true
	case query.Word:
		terms := a.Terms(n.Text)
		for i, want := range terms {
			last := i == len(terms)-1
			if !s.has(titleOnly, func(t string) bool {
				switch {
				case t == want:
					return true
				case last && n.Prefix:
					return strings.HasPrefix(t, want)
				case last && n.Edits != query.NoEdits:
					return oneEdit(t, want)
				}
				return wanted && analysis.Stem(t) == analysis.Stem(want)
			}) {
				return false
			}
		}
		return true
	case query.Phrase:
		terms := a.Terms(n.Text)
		layers := [][]string{s.headline}
		if !titleOnly {
			layers = append(layers, s.text, s.original)
			if len(terms) == 1 {
				layers = append(layers, s.counted)
			}
		}
		return slices.ContainsFunc(layers, func(words []string) bool { return stands(words, terms, n) })
	}
	panic(n)
}

// stands reports whether the terms of a phrase stand somewhere in words.
func stands(words, terms []string, n query.Phrase) bool {
	for i := range words {
		if !n.Near {
			if len(words)-i >= len(terms) && slices.Equal(words[i:i+len(terms)], terms) {
				return true
			}
			continue
		}
		left := slices.Clone(terms)
		for _, w := range words[i:min(len(words), i+len(terms)+n.Between)] {
			if k := slices.Index(left, w); k >= 0 {
				left = slices.Delete(left, k, k+1)
			}
		}
		if len(left) == 0 {
			return true
		}
	}
	return false
}

// oneEdit reports whether a and b, of ASCII letters, are one edit apart.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for i := range b {
		if len(a) == len(b) && a[:i] == b[:i] && a[i+1:] == b[i+1:] ||
			len(a)+1 == len(b) && i <= len(a) && a == b[:i]+b[i+1:] ||
			len(a) == len(b) && i+1 < len(b) && a == b[:i]+string(b[i+1])+string(b[i])+b[i+2:] {
			return true
		}
	}
	return false
}

// part is one of the nodes that all must match.
type part struct {
	query.Node
	titleOnly bool
}

// parts takes nested Ands and words of several terms apart.
func parts(n query.Node, titleOnly bool) (all []part) {
	switch n := n.(type) {
	case query.And:
		for _, k := range n.Nodes {
			titleOnly = titleOnly || k == query.Node(query.Field{Name: "in", Value: "title"})
		}
		for _, k := range n.Nodes {
			all = append(all, parts(k, titleOnly)...)
		}
		return all
	case query.Word:
		if words := strings.Split(n.Text, "-"); len(words) > 1 {
			// As typed it is each of its words.
			for _, w := range words {
				all = append(all, part{query.Word{Text: w}, titleOnly})
			}
			return all
		}
	case query.Field:
		return nil
	}
	return []part{{n, titleOnly}}
}

// expected is what a query should find.
type expected struct {
	full  []string            // passages with everything asked for
	lacks map[string][]string // the others that have something, with what they lack
	many  bool                // more units than are asked for together
}

// answer evaluates a query by the definitions.
func answer(all []scanned, root query.Node) (x expected, checked bool) {
	known := func(term string) bool {
		return slices.ContainsFunc(all, func(s scanned) bool { return s.has(false, func(t string) bool { return t == term }) })
	}
	x.lacks = map[string][]string{}
	type asked struct {
		part
		typed string
	}
	var units []asked
	var rest []part
	var unmet []string
	one := func(p part) {
		a := asked{part: p, typed: p.String()}
		if q, ok := p.Node.(query.Phrase); ok && !q.Near && !strings.Contains(q.Text, " ") {
			a.typed = `"` + q.Text + `"`
		}
		units = append(units, a)
	}
	for _, p := range parts(root, false) {
		switch n := p.Node.(type) {
		case query.Phrase:
			if slices.ContainsFunc(all, func(s scanned) bool { return s.matches(n, true, p.titleOnly) }) {
				one(p)
				continue
			}
			for w := range strings.FieldsSeq(n.Text) {
				if !known(w) {
					return x, false // it may be corrected
				}
			}
			unmet = append(unmet, n.String())
			for w := range strings.FieldsSeq(n.Text) {
				one(part{query.Word{Text: w}, p.titleOnly})
			}
		case query.Word, query.Or:
			one(p)
		default:
			rest = append(rest, p)
		}
	}
	x.many = len(units) > search.MaxStrict
	for _, s := range all {
		if s.matches(root, true, false) {
			x.full = append(x.full, s.ref.String())
			continue
		}
		if slices.ContainsFunc(rest, func(p part) bool { return !s.matches(p.Node, true, p.titleOnly) }) {
			continue
		}
		has := false
		lacks := slices.Clone(unmet)
		for _, u := range units {
			if s.matches(u.Node, true, u.titleOnly) {
				has = true
			} else if !slices.Contains(lacks, u.typed) {
				lacks = append(lacks, u.typed)
			}
		}
		if has {
			x.lacks[s.ref.String()] = lacks
		}
	}
	return x, true
}

var words = strings.Fields("train trains border treaty treaties lecture lectures late zeppelin arrive river summit medal medals un jong kim café 金正 한국 gold")

// inventedCollection is small and random.
func inventedCollection(r *rand.Rand) *corpus.Collection {
	text := func(most int) string {
		var b strings.Builder
		for range r.IntN(most) {
			w := words[r.IntN(1+r.IntN(len(words)))]
			if r.IntN(5) == 0 {
				w = strings.ToUpper(w[:1]) + w[1:] // cuts no character: é and CJK do not come first but whole
			}
			if !strings.Contains(w, "\xef") {
				b.WriteString(w + []string{" ", " ", "-", ", ", ". "}[r.IntN(5)])
			}
		}
		return b.String()
	}
	c := &corpus.Collection{ID: "invented"}
	for i := range 2 + r.IntN(4) {
		d := &corpus.Document{ID: fmt.Sprint("d", i), Headline: text(5)}
		for n := range 1 + r.IntN(6) {
			p := corpus.Passage{N: n + 1, Text: text(25)}
			switch r.IntN(4) {
			case 0:
				p.Original = text(25)
			case 1:
				p.Counts = corpus.Counts{}
				for _, w := range analysis.Words(text(12)) {
					p.Counts[w]++
				}
			}
			d.Passages = append(d.Passages, p)
		}
		c.Documents = append(c.Documents, d)
	}
	return c
}

func inventedQuery(r *rand.Rand, depth int) string {
	word := func() string {
		return []string{words[r.IntN(len(words)-3)], words[r.IntN(len(words)-3)], "q0q"}[r.IntN(21)/10]
	}
	switch k := r.IntN(16); {
	case k < 6 || depth > 3:
		return word()
	case k < 8:
		return inventedQuery(r, depth+1) + " " + inventedQuery(r, depth+1)
	case k == 8:
		return inventedQuery(r, depth+1) + " OR " + inventedQuery(r, depth+1)
	case k == 9:
		return "(" + inventedQuery(r, depth+1) + ")"
	case k == 10:
		return "-" + inventedQuery(r, depth+1)
	case k == 11:
		return `"` + word() + " " + word() + `"`
	case k == 12:
		return fmt.Sprintf(`"%s %s %s"~%d`, word(), word(), word(), r.IntN(6))
	case k == 13:
		w := word()
		return w[:1+r.IntN(2)] + "*"
	case k == 14:
		return []string{"kim-un", "(in:title " + word() + ")", `"medal"`}[r.IntN(3)]
	default:
		return []string{"lat~1", "rivers~1", "traim~1", "ju~1"}[r.IntN(4)]
	}
}

func TestSearchFindsWhatAScanFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	complete, partial := 0, 0
	for range 300 {
		c := inventedCollection(r)
		all := scan(c)
		ix, err := index.Open(search.Index(c).Append(nil))
		if err != nil {
			t.Fatal(err)
		}
		s := search.New(c, search.Options{Index: ix})
		for range 40 {
			text := inventedQuery(r, 0) + " "
			root := query.Parse(text).Root
			if root == nil {
				continue
			}
			want, checked := answer(all, root)
			if !checked {
				continue
			}
			result := s.Search(text, search.Request{Limit: 1000})
			fail := func(what string) {
				t.Helper()
				b, _ := json.MarshalIndent(c.Documents, "", " ")
				t.Fatalf("%q over %s\n%s\nfound %+v\nwant %+v", text, b, what, result, want)
			}
			var listed []string
			for _, d := range result.Documents {
				for _, p := range d.Passages {
					listed = append(listed, corpus.Ref{Document: d.Document, Passage: p}.String())
				}
			}
			slices.Sort(listed)
			if !slices.Equal(listed, want.full) || result.Total != len(want.full) || !want.many && result.Complete != len(want.full) {
				fail("not what has everything")
			}
			found := 0
			for i, h := range result.Hits {
				full := slices.Contains(want.full, h.Ref.String())
				lacks, some := want.lacks[h.Ref.String()]
				switch {
				case i < result.Complete && !full, !want.many && i >= result.Complete && full:
					fail("wrongly counted among what has everything")
				case full && len(h.Lacks) > 0 || !full && (!some || !sameSet(h.Lacks, lacks)):
					fail(fmt.Sprintf("%v lacks %q", h.Ref, lacks))
				case i > 0 && i != result.Complete && h.Score > result.Hits[i-1].Score:
					fail("not by score")
				case !full:
					found++
				}
			}
			// A query for one thing alone has no nearest.
			if found != len(want.lacks) || result.Loosened != (len(want.full) == 0 && found > 0) {
				fail("not all that has something")
			}
			complete += len(want.full)
			partial += found
			checkShown(t, c, result)
		}
	}
	if complete < 1000 || partial < 1000 {
		t.Errorf("only %d passages with everything and %d with something", complete, partial)
	}
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// However far the reading of postings is cut short, the best are the best.
func TestNearestAreTheBestOfAll(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	c := &corpus.Collection{ID: "many"}
	for i := range 3000 {
		var b strings.Builder
		for range 3 + r.IntN(30) {
			b.WriteString(words[min(r.IntN(len(words)), r.IntN(len(words)))] + " ")
		}
		c.Documents = append(c.Documents, &corpus.Document{ID: fmt.Sprint("d", i), Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: b.String()}}})
	}
	s := search.New(c, search.Options{})
	for range 200 {
		var text []string
		for range 2 + r.IntN(5) {
			text = append(text, words[r.IntN(len(words)-3)])
		}
		q := strings.Join(text, " ")
		all := s.Search(q, search.Request{Limit: search.MaxNearest, NoSnippet: true})
		for _, limit := range []int{1, 7, 60} {
			few := s.Search(q, search.Request{Limit: limit, NoSnippet: true})
			if !slices.EqualFunc(few.Hits, all.Hits[:min(limit, len(all.Hits))], func(a, b search.Hit) bool { return a.Ref == b.Ref }) {
				t.Fatalf("%q: the first %d are %s, of all %s", q, limit, refs(few), refs(all))
			}
		}
		if again := search.New(c, search.Options{}).Search(q, search.Request{Limit: search.MaxNearest, NoSnippet: true}); r.IntN(20) == 0 && !reflect.DeepEqual(again, all) {
			t.Fatalf("%q: what earlier queries left behind changes the answer", q)
		}
	}
}

// checkShown checks that excerpts come from their passages and that marks are
// true: each holds a word that the query was read as.
func checkShown(t *testing.T, c *corpus.Collection, r search.Result) {
	t.Helper()
	for _, h := range r.Hits {
		p := c.Passage(h.Ref)
		text := p.Text
		if h.Source == search.FromOriginal {
			text = p.Original
		}
		if !strings.Contains(text, h.Snippet.Text) && !strings.Contains(p.Text, h.Snippet.Text) {
			t.Fatalf("%q: %v shows %q, which is not in %q", r.Text, h.Ref, h.Snippet.Text, text)
		}
		at := 0
		for _, span := range h.Snippet.Spans {
			if span.From < at || span.To <= span.From || span.To > len(h.Snippet.Text) {
				t.Fatalf("%q: %v has spans %v in %q", r.Text, h.Ref, h.Snippet.Spans, h.Snippet.Text)
			}
			at = span.To
		}
		if h.Source == search.FromCounts {
			for _, w := range h.Words {
				if p.Counts[w] == 0 {
					t.Fatalf("%q: %v claims %q, which its counts do not have", r.Text, h.Ref, w)
				}
			}
		}
	}
}

func TestSearchIsDeterministic(t *testing.T) {
	c := inventedCollection(rand.New(rand.NewPCG(15, 16)))
	a, b := search.New(c, search.Options{}), search.New(c, search.Options{})
	for _, text := range []string{"late treaty", "l", "trian OR medal", "-q0q", "lat"} {
		want := a.Search(text, search.Request{AsYouType: true})
		for range 5 {
			if got := b.Search(text, search.Request{AsYouType: true}); !reflect.DeepEqual(got, want) {
				t.Errorf("%q: got %+v, then %+v", text, want, got)
			}
		}
	}
}

func FuzzSearch(f *testing.F) {
	c := inventedCollection(rand.New(rand.NewPCG(17, 18)))
	s := search.New(c, search.Options{})
	for _, text := range []string{"late -train", "\"kim un\"~3 tra*", "traein~ OR (金正 한국", "outlet:x date:>2024 in:title", "\"late tr", "la"} {
		f.Add(text, true)
	}
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		r := s.Search(text, search.Request{AsYouType: typing})
		checkShown(t, c, r)
		s.Spans(r, text)
		s.Names(text, 5, nil)
		if r.Complete > r.Total || r.Complete > len(r.Hits) || r.DocumentTotal > r.Total {
			t.Errorf("%d hits, %d documents, total %d", len(r.Hits), r.DocumentTotal, r.Total)
		}
	})
}
