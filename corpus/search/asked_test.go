package search_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parallax/corpus/search"
)

// misspelt swaps two letters inside each word of six letters or more.
func misspelt(r *rand.Rand, text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		if b := []byte(w); len(b) >= 6 && strings.IndexFunc(w, func(c rune) bool { return c < 'a' || c > 'z' }) < 0 {
			k := 1 + r.IntN(len(b)-3)
			b[k], b[k+1] = b[k+1], b[k]
			words[i] = string(b)
		}
	}
	return strings.Join(words, " ")
}

// Nobody writes queries as test collections have them: they paste headlines in
// capitals and whole paragraphs, keep the OR of old queries, and misspell what
// they quote. The passage meant must be among the first ten.
func TestQueriesAsPeopleWriteThem(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c, _ := documents(t, "news/passages100k.jsonl.gz", 10_000)
	s := search.New(c, search.Options{})
	r := rand.New(rand.NewPCG(31, 32))
	kinds := []struct {
		name  string
		least float64 // of the queries
		write func(words []string) string
	}{
		{"in capitals, with OR and NOT", .98, func(w []string) string {
			return strings.ToUpper(strings.Join(w[:6], " ") + " or " + strings.Join(w[6:12], " ") + " not " + strings.Join(w[12:16], " "))
		}},
		{"OR between two words of many", .97, func(w []string) string {
			return strings.Join(w[:4], " ") + " OR " + strings.Join(w[4:8], " ")
		}},
		{"pasted, 60 words", .99, func(w []string) string { return strings.Join(w[:min(60, len(w))], " ") }},
		{"pasted, all misspelt", .98, func(w []string) string { return misspelt(r, strings.Join(w[:min(60, len(w))], " ")) }},
		{"twelve words misspelt", .98, func(w []string) string { return misspelt(r, strings.Join(w[:12], " ")) }},
		{"quoted and misspelt", .97, func(w []string) string { return `"` + misspelt(r, strings.Join(w[3:11], " ")) + `"` }},
		{"misquoted", .97, func(w []string) string {
			return `"` + strings.Join(w[3:7], " ") + " indeed " + strings.Join(w[7:11], " ") + `"`
		}},
		{"with NEAR and +", .97, func(w []string) string { return "+" + w[4] + " NEAR/5 " + strings.Join(w[5:11], " ") }},
	}
	for _, kind := range kinds {
		found, asked := 0, 0
		for range 300 {
			d := c.Documents[r.IntN(len(c.Documents))]
			words := strings.Fields(strings.Map(func(c rune) rune {
				if strings.ContainsRune(`"()<>*~:=!|+-/`, c) {
					return ' '
				}
				return c
			}, d.Passages[0].Text))
			if len(words) < 20 {
				continue
			}
			asked++
			for _, asYouType := range []bool{false, true} {
				result := s.Search(kind.write(words), search.Request{Limit: 10, AsYouType: asYouType, NoSnippet: true})
				if slices.ContainsFunc(result.Hits, func(h search.Hit) bool { return h.Ref.Document == d.ID }) {
					found++
				}
			}
		}
		share := float64(found) / float64(2*asked)
		if t.Logf("%s: %.3f of %d", kind.name, share, asked); share < kind.least {
			t.Errorf("%s: the passage meant is found by %.3f of the queries, want at least %.2f", kind.name, share, kind.least)
		}
	}
}
