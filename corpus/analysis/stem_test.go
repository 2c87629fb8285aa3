package analysis

import "testing"

func TestStemGroups(t *testing.T) {
	for _, group := range [][]string{
		{"lecture", "lectures", "lectured", "lecturing"},
		{"arrive", "arrives", "arrived", "arriving"},
		{"sanction", "sanctions", "sanctioned"},
		{"treaty", "treaties"},
		{"книга", "книги", "книгу"},
	} {
		for _, term := range group[1:] {
			if Stem(term) != Stem(group[0]) {
				t.Errorf("%q has the stem %q, %q has %q", group[0], Stem(group[0]), term, Stem(term))
			}
		}
	}
}

func TestStemLeavesAlone(t *testing.T) {
	for _, term := range []string{"", "us", "1000", "3.14", "金", "a1s", "평양은", "น้", "שלום"} {
		if got := Stem(term); got != term {
			t.Errorf("%q: got %q", term, got)
		}
	}
}

func TestStopWord(t *testing.T) {
	for _, w := range []string{"a", "the", "yourselves", "dont"} {
		if !StopWord(w) {
			t.Errorf("%q is not a stop word", w)
		}
	}
	for _, w := range []string{"", "late", "un", "kim", "us", "first"} {
		if StopWord(w) {
			t.Errorf("%q is a stop word", w)
		}
	}
}

func FuzzStem(f *testing.F) {
	f.Add("generously")
	f.Add("книгами")
	f.Add("김정은")
	f.Add("ying")
	f.Fuzz(func(t *testing.T, word string) {
		var a Analyzer
		for _, term := range a.Terms(word) {
			if Stem(term) == "" {
				t.Errorf("%q has an empty stem", term)
			}
		}
	})
}

func TestAgglutinating(t *testing.T) {
	for term, want := range map[string]bool{"김정은": true, "kim": false, "金": false, "": false, "평양a": false} {
		if Agglutinating(term) != want {
			t.Errorf("%q: want %v", term, want)
		}
	}
}
