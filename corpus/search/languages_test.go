package search_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/search"
)

// In every language, a stretch out of the middle of a line, and two of its
// rarer words, must find the line.
func TestLinesOfManyLanguagesAreFound(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(benchData, "multilingual", "udhr_*.txt"))
	if len(files) == 0 {
		t.Skip("the multilingual data is not here")
	}
	c := &corpus.Collection{ID: "udhr"}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		id := strings.ReplaceAll(strings.TrimSuffix(filepath.Base(name), ".txt"), "_", "-")
		d := &corpus.Document{ID: id, Text: corpus.Full}
		for _, line := range strings.Split(string(b), "\n") {
			if strings.TrimSpace(line) != "" {
				d.Passages = append(d.Passages, corpus.Passage{N: len(d.Passages) + 1, Text: line})
			}
		}
		c.Documents = append(c.Documents, d)
	}
	s := search.New(c, search.Options{})
	var a analysis.Analyzer
	frequency := map[string]int{}
	for _, d := range c.Documents {
		for _, p := range d.Passages {
			for _, term := range a.Terms(p.Text) {
				frequency[term]++
			}
		}
	}
	found := func(r search.Result, ref corpus.Ref) bool {
		return slices.ContainsFunc(r.Hits, func(h search.Hit) bool { return h.Ref == ref })
	}
	for _, d := range c.Documents {
		tried, missed := 0, 0
		for _, p := range d.Passages {
			tokens := a.Tokens(p.Text)
			if len(tokens) < 9 {
				continue
			}
			ref := corpus.Ref{Document: d.ID, Passage: p.N}
			mid := tokens[len(tokens)/2-3 : len(tokens)/2+3]
			tried++
			if phrase := p.Text[mid[0].Start:mid[5].End]; !strings.ContainsAny(phrase, "\"“”«»„()") && !found(s.Search(`"`+phrase+`"`, search.Request{}), ref) {
				t.Errorf("%v: the phrase %q does not find it", ref, phrase)
			}
			slices.SortStableFunc(mid, func(a, b analysis.Token) int { return cmp.Compare(frequency[a.Term], frequency[b.Term]) })
			if r := s.Search(p.Text[mid[0].Start:mid[0].End]+" "+p.Text[mid[1].Start:mid[1].End], search.Request{Limit: 1000}); !found(r, ref) {
				missed++
				t.Logf("%v: %q read as %s", ref, r.Text, r.ReadAs)
			}
		}
		if tried < 20 || missed > 0 {
			t.Errorf("%s: %d of %d lines are missed", d.ID, missed, tried)
		}
	}
}

// Function words of the language that the documents are in are not insisted on,
// and those of others are words.
func TestFunctionWordsFollowTheDocuments(t *testing.T) {
	c := &corpus.Collection{ID: "fr", Documents: []*corpus.Document{
		{ID: "pont", Text: corpus.Full, Passages: []corpus.Passage{
			{N: 1, Text: "Le pont a été ouvert par la maire et c'est le premier qui est construit sur la rivière."},
			{N: 2, Text: "Les livres sont dans la rue avec des drapeaux."},
		}},
	}}
	s := search.New(c, search.Options{})
	for query, want := range map[string]int{"dans le pont": 1, "dans": 1, "the pont": 0, `"dans la rue"`: 1, "la rivière sont": 1} {
		if r := s.Search(query, search.Request{}); r.Total != want {
			t.Errorf("%s: %d passages have all of it, want %d (%s)", query, r.Total, want, r.ReadAs)
		}
	}
}

// Forms that are written together are found as one, as themselves and not as a
// correction, and so are traditional and simplified characters.
func TestJoinedAndSeparatedForms(t *testing.T) {
	for _, c := range []struct {
		language, query string
		texts           []string
		want            int // passages that have all words
	}{
		{"ar", "كتاب", []string{"كتاب جديد", "الكتاب مفيد", "قال إن للكتاب قراء", "كاتب"}, 3},
		{"ar", "الكتاب", []string{"كتاب جديد", "وبالكتاب صور", "مكتبة"}, 2},
		{"ar", "دمج", []string{"هذا القانون بدمج المجالس المجاورة"}, 1},
		{"ar", "مجاورة", []string{"هذا القانون بدمج المجالس المجاورة"}, 1},
		{"fa", "کتاب", []string{"کتاب\u200cهای تازه", "کتاب تازه"}, 2},
		{"he", "גשר", []string{"הגשר נפתח", "ובגשר עברו"}, 2},
		{"ko", "푸틴", []string{"푸틴과 만났다", "푸틴의 차"}, 2},
		{"zh", "大桥", []string{"港口大橋開放", "港口大桥开放", "大河上的桥"}, 2},
		{"zh", "\"臺灣\"", []string{"他去台湾了", "台灣"}, 2},
		{"zh", "开放 -大橋", []string{"大桥开放", "开放的人"}, 1},
		{"de", "brücke", []string{"Der Brückenbau ist zu Ende.", "Die Brücke ist für alle.", "Das ist der Fluss, und nicht mehr."}, 2},
		{"nl", "haven", []string{"Het havenbedrijf is van de stad.", "De haven is dicht."}, 2},
	} {
		d := &corpus.Document{ID: "a", Text: corpus.Full, Language: c.language}
		for i, text := range c.texts {
			d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Text: text})
		}
		r := search.New(&corpus.Collection{ID: "a", Documents: []*corpus.Document{d}}, search.Options{}).Search(c.query, search.Request{})
		complete := r.Total
		if complete != c.want {
			t.Errorf("%s: %d passages, want %d (%s)", c.query, complete, c.want, r.ReadAs)
		}
		for _, h := range r.Hits[:min(c.want, len(r.Hits))] {
			if len(h.Snippet.Spans) == 0 {
				t.Errorf("%s: nothing is marked in %q", c.query, h.Snippet.Text)
			}
		}
		if strings.Contains(r.ReadAs, "~") {
			t.Errorf("%s is read as %s", c.query, r.ReadAs)
		}
	}
}
