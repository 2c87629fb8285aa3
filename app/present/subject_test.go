package present

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"parallax/corpus"
)

// subjectsOf chooses for passages whose topics are letters, the earlier in the
// alphabet the more specific; "-" is none.
func subjectsOf(passages []string) []string {
	c := &corpus.Collection{Documents: []*corpus.Document{{ID: "x"}}}
	d := c.Documents[0]
	told := make(map[rune][]int)
	for i, list := range passages {
		d.Passages = append(d.Passages, corpus.Passage{N: i + 1})
		for _, topic := range strings.Trim(list, "-") {
			told[topic] = append(told[topic], i+1)
		}
	}
	parent := "" // a is part of b, b of c, c of d
	for _, topic := range "dcba" {
		id := string(topic)
		c.Topics = append(c.Topics, corpus.Topic{ID: id, Parent: parent})
		parent = id
		c.Coverage = append(c.Coverage, corpus.Coverage{Topic: id, Document: "x", Passages: told[topic]})
	}
	return subjects(model(c, "#/"), d)
}

// cost of a choice of topics, as the comment of subjects defines it.
func cost(passages, choice []string) int {
	sum := 0
	for i, topic := range choice {
		if topic != "" {
			sum += strings.Index(passages[i], topic)
		}
		if i > 0 && choice[i-1] != topic {
			sum += turning
		}
	}
	return sum
}

// cheapest tries every choice.
func cheapest(passages, choice []string) int {
	if len(choice) == len(passages) {
		return cost(passages, choice)
	}
	best := -1
	for _, topic := range strings.Split(passages[len(choice)], "") {
		if c := cheapest(passages, append(choice, strings.Trim(topic, "-"))); best < 0 || c < best {
			best = c
		}
	}
	return best
}

func TestSubjectsAreTheCheapest(t *testing.T) {
	kinds := []string{"a", "b", "ab", "ac", "bd", "abc", "bcd", "abcd", "d", "-"}
	r := rand.New(rand.NewPCG(1, 9))
	for range 500 {
		passages := make([]string, 1+r.IntN(7))
		for i := range passages {
			passages[i] = kinds[r.IntN(len(kinds))]
		}
		choice := subjectsOf(passages)
		if got, want := cost(passages, choice), cheapest(passages, nil); got != want {
			t.Fatalf("%q stand under %q for %d; %d is possible", passages, choice, got, want)
		}
	}
}

func TestSubjects(t *testing.T) {
	for _, test := range []struct{ passages, want string }{
		{"", ""},
		{"ab", "a"},
		{"ab ab b", "a a b"},     // staying under b would cost as much as turning once
		{"ab b b", "b b b"},      // one place down is cheaper than a heading
		{"ab b ab", "b b b"},     // no heading for each
		{"abcd d abcd", "a d a"}, // d is too far down
		{"a - a", "a - a"},       // a passage without a topic stands alone
	} {
		got := subjectsOf(strings.Fields(test.passages))
		want := strings.Fields(strings.ReplaceAll(test.want, "-", "."))
		for i := range want {
			want[i] = strings.Trim(want[i], ".")
		}
		if fmt.Sprint(got) != fmt.Sprint(want) && !(len(got) == 0 && len(want) == 0) {
			t.Errorf("%q stands under %q, want %q", test.passages, got, want)
		}
	}
}
