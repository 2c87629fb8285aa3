package coverage_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/putinkim"
)

func day(t *testing.T, s string) corpus.Date {
	t.Helper()
	d, err := corpus.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// random is a collection with some of everything the coding may hold, also
// what it should not.
func random(r *rand.Rand) *corpus.Collection {
	c := &corpus.Collection{ID: "random"}
	for i := range 1 + r.IntN(12) {
		t := corpus.Topic{ID: fmt.Sprint("t", i)}
		if r.IntN(3) > 0 {
			t.Parent = fmt.Sprint("t", r.IntN(14)) // may be unknown, itself, or in a circle
		}
		if r.IntN(4) > 0 {
			t.Date, _ = corpus.ParseDate(fmt.Sprintf("%d-%02d", 2000+r.IntN(3), 1+r.IntN(12)))
		}
		c.Topics = append(c.Topics, t)
	}
	for i := range r.IntN(6) {
		d := &corpus.Document{ID: fmt.Sprint("d", i)}
		for j := range r.IntN(8) {
			p := corpus.Passage{N: j + 1, Text: "some words of a passage"[:r.IntN(24)]}
			if r.IntN(2) > 0 {
				p.Counts = corpus.Counts{"word": r.IntN(30)}
			}
			d.Passages = append(d.Passages, p)
		}
		c.Documents = append(c.Documents, d)
	}
	for range r.IntN(40) {
		e := corpus.Coverage{Topic: fmt.Sprint("t", r.IntN(14)), Document: fmt.Sprint("d", r.IntN(7)), Gist: "g"}
		for range r.IntN(4) {
			e.Passages = append(e.Passages, r.IntN(10))
		}
		c.Coverage = append(c.Coverage, e)
	}
	return c
}

// naive are the passages of a document on a topic, by a scan of the coding.
func naive(c *corpus.Collection, topic, document string) []int {
	d := c.Document(document)
	if d == nil || c.Topic(topic) == nil {
		return nil
	}
	var list []int
	for _, e := range c.Coverage {
		for _, n := range e.Passages {
			if e.Topic == topic && e.Document == document && d.Passage(n) != nil && !slices.Contains(list, n) {
				list = append(list, n)
			}
		}
	}
	slices.Sort(list)
	return list
}

func TestCellsAgainstScan(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		c := random(r)
		v := coverage.New(c)
		for _, topic := range c.Topics {
			var covering []string
			for _, d := range c.Documents {
				want := naive(c, topic.ID, d.ID)
				cell := v.Cell(topic.ID, d.ID)
				if !slices.Equal(cell.Passages, want) {
					t.Fatalf("Cell(%s, %s) = %v, the coding says %v", topic.ID, d.ID, cell.Passages, want)
				}
				words, all := 0, 0
				for i := range d.Passages {
					w := coverage.Words(&corpus.Document{Text: d.Text, Passages: d.Passages[i : i+1]})
					all += w
					if slices.Contains(want, i+1) {
						words += w
					}
				}
				if cell.Words != words || all > 0 && cell.Share != float64(words)/float64(all) {
					t.Fatalf("Cell(%s, %s) has %d words, share %v; a scan counts %d of %d", topic.ID, d.ID, cell.Words, cell.Share, words, all)
				}
				if len(want) > 0 {
					covering = append(covering, d.ID)
				}
			}
			if got := v.CoveredBy(topic.ID); !slices.Equal(got, covering) || v.DocumentCount(topic.ID) != len(covering) {
				t.Fatalf("CoveredBy(%s) = %v, want %v", topic.ID, got, covering)
			}
		}
	}
}

func TestFullest(t *testing.T) {
	c := &corpus.Collection{}
	for i, told := range []int{2, 0, 3, 3, 1} {
		d := &corpus.Document{ID: fmt.Sprint("d", i), Passages: make([]corpus.Passage, 1)}
		c.Documents = append(c.Documents, d)
		for k := range told {
			c.Coverage = append(c.Coverage, corpus.Coverage{Topic: fmt.Sprint("t", k), Document: d.ID, Passages: []int{1}})
		}
	}
	for k := range 3 {
		c.Topics = append(c.Topics, corpus.Topic{ID: fmt.Sprint("t", k)})
	}
	v := coverage.New(c)
	for n, want := range []string{"[]", "[d2]", "[d2 d3]", "[d0 d2 d3]", "[d0 d2 d3 d4]", "[d0 d1 d2 d3 d4]", "[d0 d1 d2 d3 d4]"} {
		if got := fmt.Sprint(v.Fullest(v.Documents, n)); got != want {
			t.Errorf("Fullest(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestTopicOrder(t *testing.T) {
	c := &corpus.Collection{Topics: []corpus.Topic{
		{ID: "undated"},
		{ID: "later", Date: day(t, "2024-06-20")},
		{ID: "part-two", Parent: "visit", Date: day(t, "2024-06-19")},
		{ID: "visit", Date: day(t, "2024-06-18/2024-06-19")},
		{ID: "part-one", Parent: "visit", Date: day(t, "2024-06-18")},
		{ID: "part-undated", Parent: "visit"},
		{ID: "detail", Parent: "part-one", Date: day(t, "2024-06-30")},
		{ID: "war", Parent: ""},
		{ID: "battle", Parent: "war", Date: day(t, "1950-09")},
	}}
	v := coverage.New(c)
	var got []string
	for _, topic := range v.Topics {
		got = append(got, fmt.Sprint(topic.ID, v.Depth(topic.ID)))
	}
	want := []string{"war0", "battle1", "visit0", "part-one1", "detail2", "part-two1", "part-undated1", "later0", "undated0"}
	if !slices.Equal(got, want) {
		t.Errorf("topics are ordered\n%v, want\n%v", got, want)
	}
}

func TestTopicOrderKeepsEveryTopic(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		c := random(r)
		v := coverage.New(c)
		place := make(map[string]int)
		for i, topic := range v.Topics {
			place[topic.ID] = i
		}
		if len(place) != len(c.Topics) || len(v.Topics) != len(c.Topics) {
			t.Fatalf("%d topics became %d", len(c.Topics), len(v.Topics))
		}
		for _, topic := range v.Topics {
			if v.Depth(topic.ID) > 0 && place[topic.Parent] > place[topic.ID] {
				t.Fatalf("%s stands before its parent %s", topic.ID, topic.Parent)
			}
		}
	}
}

func TestPassageTopics(t *testing.T) {
	c := &corpus.Collection{
		Topics: []corpus.Topic{
			{ID: "visit"}, {ID: "talks", Parent: "visit"}, {ID: "rare", Date: day(t, "2024")}, {ID: "rarer", Date: day(t, "2024-06-19")},
		},
		Documents: []*corpus.Document{{ID: "a", Passages: make([]corpus.Passage, 3)}},
		Coverage: []corpus.Coverage{
			{Topic: "visit", Document: "a", Passages: []int{1, 2, 3}},
			{Topic: "rare", Document: "a", Passages: []int{1}},
			{Topic: "rarer", Document: "a", Passages: []int{1}},
			{Topic: "talks", Document: "a", Passages: []int{1, 2}},
		},
	}
	v := coverage.New(c)
	// The part first; then the rarer topics, of these the one with the shorter
	// date; last what the whole text is about.
	want := []string{"talks", "rarer", "rare", "visit"}
	if got := v.Passage(corpus.Ref{Document: "a", Passage: 1}); !slices.Equal(got, want) {
		t.Errorf("Passage = %v, want %v", got, want)
	}
	for _, r := range []corpus.Ref{{}, {Document: "a"}, {Document: "a", Passage: 4}, {Document: "b", Passage: 1}, {Document: "a", Passage: -1}} {
		if got := v.Passage(r); len(got) != 0 {
			t.Errorf("Passage(%v) = %v, want none", r, got)
		}
	}
}

func TestPartnersAgainstScan(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		c := random(r)
		v := coverage.New(c)
		for _, d := range c.Documents {
			for n := 1; n <= len(d.Passages); n++ {
				ref := corpus.Ref{Document: d.ID, Passage: n}
				got, total := v.Partners(ref, 0)
				want := make(map[corpus.Ref]bool)
				for _, topic := range v.Passage(ref) {
					for _, other := range c.Documents {
						for _, k := range naive(c, topic, other.ID) {
							if other != d {
								want[corpus.Ref{Document: other.ID, Passage: k}] = true
							}
						}
					}
				}
				listed := make(map[corpus.Ref]bool)
				for _, p := range got {
					for _, k := range p.Passages {
						at := corpus.Ref{Document: p.Document, Passage: k}
						if listed[at] {
							t.Fatalf("partners of %v list %v twice", ref, at)
						}
						listed[at] = true
					}
				}
				if !reflect.DeepEqual(listed, want) {
					t.Fatalf("partners of %v are %v, want %v", ref, listed, want)
				}
				if total != len(got) || (v.Elsewhere(ref, nil) == coverage.Covered) != (len(got) > 0) {
					t.Fatalf("%v: total %d of %d, elsewhere %v", ref, total, len(got), v.Elsewhere(ref, nil))
				}
				if first, all := v.Partners(ref, 2); all != total || !reflect.DeepEqual(first, got[:min(2, len(got))]) && len(got) > 0 {
					t.Fatalf("the first two partners of %v are %v of %d, want %v of %d", ref, first, all, got, total)
				}
			}
		}
	}
}

func TestLinks(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	linked := 0
	for range 300 {
		c := random(r)
		v := coverage.New(c)
		for _, a := range c.Documents {
			for _, b := range c.Documents {
				links := v.Links(a.ID, b.ID)
				linked += len(links)
				if a == b {
					if len(links) > 0 {
						t.Fatal("a document is linked with itself")
					}
					continue
				}
				if most := len(a.Passages) + len(b.Passages); len(links) > most {
					t.Fatalf("%d links between %d passages", len(links), most)
				}
				from, to := make(map[int]bool), make(map[int]bool)
				for i, l := range links {
					if !slices.Contains(v.Cell(l.Topic, a.ID).Passages, l.From) || !slices.Contains(v.Cell(l.Topic, b.ID).Passages, l.To) {
						t.Fatalf("link %v joins passages that do not both treat its topic", l)
					}
					if i > 0 && (links[i-1].From > l.From || links[i-1].From == l.From && links[i-1].To >= l.To) {
						t.Fatalf("links are out of order: %v", links)
					}
					from[l.From], to[l.To] = true, true
				}
				for n := 1; n <= len(a.Passages); n++ {
					ref := corpus.Ref{Document: a.ID, Passage: n}
					if want := v.Elsewhere(ref, []string{a.ID, b.ID}) == coverage.Covered; from[n] != want {
						t.Fatalf("passage %v is linked: %v, has a counterpart in %s: %v", ref, from[n], b.ID, want)
					}
				}
				for n := 1; n <= len(b.Passages); n++ {
					ref := corpus.Ref{Document: b.ID, Passage: n}
					if want := v.Elsewhere(ref, []string{a.ID}) == coverage.Covered; to[n] != want {
						t.Fatalf("passage %v is linked: %v, has a counterpart in %s: %v", ref, to[n], a.ID, want)
					}
				}
			}
		}
	}
	if linked < 100 {
		t.Fatalf("only %d links in 300 random collections: the test tests nothing", linked)
	}
}

// The passage of b is about a part, but it is also all that b says of the whole.
func TestLinksToWhatIsMoreSpecific(t *testing.T) {
	c := &corpus.Collection{
		Topics:    []corpus.Topic{{ID: "whole"}, {ID: "part", Parent: "whole"}},
		Documents: []*corpus.Document{{ID: "a", Passages: make([]corpus.Passage, 2)}, {ID: "b", Passages: make([]corpus.Passage, 1)}},
		Coverage: []corpus.Coverage{
			{Topic: "whole", Document: "a", Passages: []int{1}}, {Topic: "part", Document: "a", Passages: []int{2}},
			{Topic: "whole", Document: "b", Passages: []int{1}}, {Topic: "part", Document: "b", Passages: []int{1}},
		},
	}
	want := []coverage.Link{{From: 1, To: 1, Topic: "whole"}, {From: 2, To: 1, Topic: "part"}}
	if got := coverage.New(c).Links("a", "b"); !slices.Equal(got, want) {
		t.Errorf("Links = %v, want %v", got, want)
	}
}

func TestDeviation(t *testing.T) {
	for _, test := range []struct {
		shares []float64
		want   float64
	}{
		{nil, 0}, {[]float64{0.3}, 0}, {[]float64{0, 1}, 0.5},
		{[]float64{2, 4, 4, 4, 5, 5, 7, 9}, 2}, // the textbook example
	} {
		if got := coverage.Deviation(test.shares); math.Abs(got-test.want) > 1e-12 {
			t.Errorf("Deviation(%v) = %v, want %v", test.shares, got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, test := range []struct {
		passage corpus.Passage
		want    int
	}{
		{corpus.Passage{Text: "two words"}, 2},
		{corpus.Passage{Text: "two words", Original: "there are four here"}, 4},
		{corpus.Passage{Text: "two words", Original: "there are four here", Counts: corpus.Counts{"a": 3, "b": 2}}, 5},
		{corpus.Passage{Text: "two words", Counts: corpus.Counts{}}, 0},
		{corpus.Passage{}, 0},
	} {
		if got := coverage.Words(&corpus.Document{Passages: []corpus.Passage{test.passage}}); got != test.want {
			t.Errorf("Words(%+v) = %d, want %d", test.passage, got, test.want)
		}
	}
}

// Other coding of the same documents gives what it would give from the start,
// and leaves the coverage it was made from as it was.
func TestRecoded(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	v, untouched := coverage.New(c), coverage.New(c)
	other := *c
	other.Topics = c.Topics[:5]
	other.Coverage = slices.Clone(c.Coverage[:9])
	other.Coverage[0].Passages = []int{1}
	if got := v.Recoded(&other); !reflect.DeepEqual(got, coverage.New(&other)) {
		t.Errorf("recoded: %+v", got)
	}
	if !reflect.DeepEqual(v, untouched) {
		t.Error("the old coverage has changed")
	}
	less := other
	less.Documents = c.Documents[1:]
	if got := v.Recoded(&less); !reflect.DeepEqual(got.Documents, coverage.New(&less).Documents) {
		t.Errorf("other documents: %v", got.Documents)
	}
}

// The length of an article without spaces is in words, as they are guessed from it
// alone; of one with spaces nothing changes. The sentences are invented.
func TestWordsWithoutSpaces(t *testing.T) {
	for _, test := range []struct {
		language, text string
		least, most    int // words
		characters     int
	}{
		{"zh", "我们昨天在学校看到很多学生和老师。", 9, 12, 16},
		{"ja", "昨日わたしたちは学校で新しい先生と話しました。", 9, 15, 22},
		{"th", "เมื่อวานนี้เราเห็นนักเรียนและครูที่โรงเรียน", 7, 13, 0},
		{"ko", "어제 우리는 학교에서 많은 학생을 보았다.", 6, 6, 0},
		{"ar", "زار المدير الجديد المدرسة أمس.", 5, 5, 0},
		{"en", "The well-known teacher's pupils met 3.5 times.", 8, 8, 0},
		{"zh", "我们 昨天 在 学校 看到 很多 学生 和 老师", 9, 9, 16}, // parted by spaces
		{"zh", "BBC 2024 报道", 3, 4, 0},
	} {
		d := &corpus.Document{ID: "a", Language: test.language, Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: test.text}}}
		got := coverage.Words(d)
		if got < test.least || got > test.most || got == test.characters {
			t.Errorf("%s: %q has %d words, want %d to %d", test.language, test.text, got, test.least, test.most)
		}
		// Neither what stands beside it nor where it stands makes it longer.
		other := &corpus.Document{ID: "b", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Text: "学校看到学校看到学校看到。カナとかな。"}}}
		for _, list := range [][]*corpus.Document{{d}, {d, other}, {other, d}} {
			c := &corpus.Collection{Documents: list}
			if all := coverage.New(c).Words("a"); all != got {
				t.Errorf("%q has %d words alone and %d of %d articles", test.text, got, all, len(list))
			}
		}
	}
}

// A thousand articles of a thousand Chinese characters.
func BenchmarkWordCountsChinese(b *testing.B) {
	text := strings.Repeat("我们昨天在学校看到很多学生和老师。政府表示将继续推动经济合作与发展。", 3)
	c := &corpus.Collection{}
	for i := range 1000 {
		d := &corpus.Document{ID: fmt.Sprint("d", i), Text: corpus.Full}
		for n := range 10 {
			d.Passages = append(d.Passages, corpus.Passage{N: n + 1, Text: text})
		}
		c.Documents = append(c.Documents, d)
	}
	for b.Loop() {
		coverage.WordCounts(c, nil)
	}
}
