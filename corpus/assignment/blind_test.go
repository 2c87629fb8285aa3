//go:build !js

package assignment_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/bundle"
	"parallax/corpus/putinkim"
)

// random is where salts come from in tests.
func random() *rand.ChaCha8 { return rand.NewChaCha8([32]byte{1}) }

func shipped(t testing.TB) *corpus.Collection {
	t.Helper()
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// betraying are the words that nobody may find in a blind copy of the shipped collection.
var betraying = []string{
	"radio free asia", "korea herald", "koreaherald", "wang qingmin", "qingmin wang", "王庆民", "kim arin", "claire s. lee", "claire lee",
	"eugene who", "malcolm foster", "leejin", "reportika", "daily express", "publisher not stated", "herald-loners", "rfa-", "wang-fringe", "unknown-cracks",
}

// leaks are the words of the list in a text.
func leaks(text string, words []string) (found []string) {
	if strings.Contains(text, "RFA") { // in small letters it is a part of "warfare"
		found = append(found, "RFA")
	}
	text = strings.ToLower(text)
	for _, w := range words {
		if strings.Contains(text, w) {
			found = append(found, w)
		}
	}
	return found
}

// everything is all that a collection holds, as text: fields of every type, keys of counts
// and all.
func everything(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestBlindCollectionLeaksNothing(t *testing.T) {
	c := shipped(t)
	if found := leaks(everything(t, c), betraying); len(found) != len(betraying)-1 { // koreaherald, qingmin wang
		t.Fatalf("the search finds only %q in the collection itself", found)
	}
	for _, hideCoding := range []bool{true, false} {
		// All articles, whole.
		a := c.Assignments[0]
		a.Articles = nil
		for _, d := range c.Documents {
			a.Articles = append(a.Articles, corpus.Excerpt{Document: d.ID})
		}
		a.HideCoding, a.Key = hideCoding, nil
		blind := assignment.Blind(c, &a)
		if err := blind.Validate(); err != nil {
			t.Fatal(err)
		}
		if found := leaks(everything(t, blind), betraying); found != nil {
			t.Errorf("with the coding hidden (%v) it still has %q", hideCoding, found)
		}
		if len(blind.Documents) != 5 || blind.PassageCount() != c.PassageCount() {
			t.Error("articles or passages are missing")
		}
		if hideCoding != (len(blind.Coverage) == 0) || hideCoding != (len(blind.Facts) == 0) {
			t.Errorf("coding hidden: %v, but there are %d entries", hideCoding, len(blind.Coverage))
		}
		// Not more than needed is taken away: the texts differ where a name was alone.
		for i, d := range blind.Documents {
			for j, p := range d.Passages {
				if old := c.Documents[i].Passages[j].Text; p.Text != old && !strings.Contains(p.Text, "[this ") && !strings.Contains(p.Text, assignment.AnOutlet) {
					t.Errorf("%s was changed without a sign:\n%s\n%s", d.ID, old, p.Text)
				}
			}
		}
		// A search by the words of an original does not find the name either.
		for _, d := range blind.Documents {
			for _, p := range d.Passages {
				all := true
				for _, w := range []string{"Radio", "Free", "Asia"} {
					all = all && p.Counts[w] > 0
				}
				if all || p.Counts["RFA"] > 0 || p.Counts["Herald"] > 0 && p.Counts["Korea"] > 0 {
					t.Errorf("the counts of %s#%d find the outlet", d.ID, p.N)
				}
			}
		}
	}
}

func TestHandout(t *testing.T) {
	c := shipped(t)
	for _, word := range []string{"", "Lantern"} {
		h, err := assignment.Handout(c, "one-visit", word, random())
		if err != nil {
			t.Fatal(err)
		}
		if err := h.Validate(); err != nil {
			t.Fatal(err)
		}
		a := h.Assignment("one-visit")
		if a.Key != nil || a.Names == nil || a.Names.Locked() != (word != "") || len(h.Documents) != 3 {
			t.Fatalf("the handout has a key, no names, or %d documents", len(h.Documents))
		}
		// What is sealed is looked at by itself: letters of base64 may spell anything.
		sealed := a.Names
		a.Names = nil
		var file bytes.Buffer
		if err := bundle.Write(&file, h, bundle.Options{Stored: true}); err != nil {
			t.Fatal(err)
		}
		a.Names = sealed
		if found := leaks(file.String(), betraying); found != nil {
			t.Errorf("the file has %q", found)
		}
		if strings.Contains(file.String(), "whichever way") {
			t.Error("the file has the key")
		}
		if assignment.Fingerprint(a) != assignment.Fingerprint(c.Assignment("one-visit")) {
			t.Error("the handout is another assignment")
		}
		if !reflect.DeepEqual(assignment.Texts(h, a), assignment.Texts(c, c.Assignment("one-visit"))) {
			t.Error("the texts of the handout are others")
		}
		if _, err := assignment.Reveal(h, "one-visit", "torch"); word != "" && !errors.Is(err, assignment.ErrWord) {
			t.Errorf("a wrong word gives %v", err)
		}
		back, err := assignment.Reveal(h, "one-visit", "  lantern ")
		if err != nil {
			t.Fatal(err)
		}
		if back.Assignment("one-visit").Key != nil || back.Document("rfa-lectures") == nil || len(back.Coverage) == 0 || len(back.Outlets) != 3 {
			t.Error("what comes back has the key, or lacks names or coding")
		}
		if strings.Contains(everything(t, back), "whichever way") {
			t.Error("the key comes back with the names")
		}
		if !reflect.DeepEqual(assignment.Texts(back, back.Assignment("one-visit")), assignment.Texts(h, a)) {
			t.Error("with the names the texts are others")
		}
	}
	if _, err := assignment.Handout(c, "none", "", random()); err == nil {
		t.Error("there is no such assignment")
	}
}

// What betrays an outlet in the tasks is said, not hidden: the text is the teacher's.
func TestTasksThatBetray(t *testing.T) {
	c := shipped(t)
	a := c.Assignments[0]
	a.Tasks = append([]corpus.Task(nil), a.Tasks...)
	a.Tasks[1].Prompt = "What does the Korea Herald say?"
	c.Assignments = []corpus.Assignment{a}
	if _, err := assignment.Handout(c, a.ID, "", random()); err == nil || !strings.Contains(err.Error(), "Korea Herald") {
		t.Errorf("got %v", err)
	}
	if len(assignment.Faults(c, &a)) != 1 {
		t.Error("one task betrays an outlet")
	}
	a.Groups = []corpus.Group{{Name: "Readers of the Korea Herald", Articles: []string{"a"}}}
	if faults := assignment.Faults(c, &a); len(faults) != 2 || faults[0].Path != "/groups/0" {
		t.Errorf("a task and a group betray an outlet: %v", faults)
	}
	a.Blind = corpus.NotBlind
	if assignment.Faults(c, &a) != nil {
		t.Error("nothing is hidden")
	}
}

// Names are found in every form in which texts write them, and words that only look like
// one are left.
func TestHiding(t *testing.T) {
	document := func(id, outlet, byline, url, text string) *corpus.Document {
		return &corpus.Document{ID: id, Outlet: outlet, Headline: id, Byline: byline, URL: url, Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: text}}}
	}
	for _, test := range []struct{ text, want string }{
		{"He told The Averill Courier so.", "He told [this outlet] so."},
		{"the AVERILL\u00a0COURIER’s reporter", "[this outlet]’s reporter"},
		{"Averill-Courier, Averill\nCourier.", "[this outlet], [this outlet]."},
		{"A courier in Averill", "A courier in Averill"},
		{"see averillcourier.example", "see [this outlet].example"},
		{"Coast Public Radio and CPR said", "[an outlet] and [an outlet] said"},
		{"cpr saves lives", "cpr saves lives"},
		{"Northline reports; the northline is closed", "[an outlet] reports; the northline is closed"},
		{"NORTHLINE", "[an outlet]"},
		{"By Ines Varga", "By [this author]"},
		{"Varga Ines wrote it", "[this author] wrote it"},
		{"Ines M. Varga", "Ines M. Varga"},
		{"보고자 김하나가", "보고자 [this author]가"},
		{"news.averill.example/a", "[this outlet]/a"},
		{"the harbour paper", "[an outlet]"},
		{"", ""},
	} {
		c := &corpus.Collection{
			ID: "c", Outlets: []corpus.Outlet{{ID: "x", Name: "The Averill Courier"}, {ID: "y", Name: "Coast Public Radio"}, {ID: "z", Name: "Northline"}},
			Documents: []*corpus.Document{document("d", "x", "By Ines Varga and 김하나", "https://news.averill.example/a", test.text), document("e", "z", "", "", "x")},
		}
		a := corpus.Assignment{ID: "a", Title: "A", Blind: corpus.UntilHandIn, Giveaways: []string{"the harbour paper"}, Articles: []corpus.Excerpt{{Document: "d"}}, Tasks: []corpus.Task{{ID: "t", Kind: corpus.Open, Title: "T", Prompt: "P"}}}
		if got := assignment.Blind(c, &a).Documents[0].Passages[0].Text; got != test.want {
			t.Errorf("%q became %q, want %q", test.text, got, test.want)
		}
	}
}

func TestSeal(t *testing.T) {
	for _, word := range []string{"", "lantern"} {
		s, err := assignment.Seal([]byte("names"), word, random())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := assignment.Unseal(s, word); err != nil || string(got) != "names" {
			t.Errorf("got %q, %v", got, err)
		}
		if word == "" {
			continue
		}
		if strings.Contains(everything(t, s), "bmFtZXM") {
			t.Error("the names can be read without the word")
		}
		s.Data = s.Data[:4] + "AAAA" + s.Data[8:]
		if _, err := assignment.Unseal(s, word); !errors.Is(err, assignment.ErrWord) {
			t.Errorf("a file that was changed gives %v", err)
		}
		s.Rounds = 1 << 40
		if _, err := assignment.Unseal(s, word); err == nil {
			t.Error("a file may not ask for years of work")
		}
	}
}
