package stats_test

import (
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/stats"
	"parallax/corpus/unspaced"
)

// lines are the words of a comparison with their counts, sorted by word.
func lines(c stats.Comparison) map[string][2]int {
	m := make(map[string][2]int)
	for _, k := range c.Keys {
		m[k.Term] = [2]int{k.A, k.B}
	}
	return m
}

// Words that are written together with others have one line, and only those.
func TestKeynessOfForms(t *testing.T) {
	for _, c := range []struct {
		name, first, second string
		want                map[string][2]int
		not                 []string
	}{
		{"particles, and no bare form", "푸틴과 만났다. 푸틴의 차.", "푸틴은 늦었다.", map[string][2]int{"푸틴": {2, 1}}, []string{"푸틴과", "푸틴의", "푸틴은"}},
		{"one form is no proof", "푸틴과 만났다.", "푸틴과 걸었다.", map[string][2]int{"푸틴과": {1, 1}}, []string{"푸틴"}},
		{"a bare form and one with a particle", "평양 거리.", "평양에서 만났다.", map[string][2]int{"평양": {1, 1}}, []string{"평양에서"}},
		{"particles behind particles", "학교에는 갔다. 학교에도 갔다.", "학교에서는 잤다. 학교까지의 길.", map[string][2]int{"학교": {2, 2}}, []string{"학교에", "학교에는", "학교에서는", "학교까지의"}},
		{"plurals", "학생들이 왔다. 학생들에게는 컸다.", "학생 셋.", map[string][2]int{"학생": {2, 1}}, []string{"학생들", "학생들이", "학생들에게는"}},
		{"a longer word keeps its line and counts", "대한 건너 대한은 대한민국.", "대한민국 셋.", map[string][2]int{"대한민국": {1, 1}}, nil},
		{"a word with forms of its own", "고양이가 고양이를 보았다.", "고양 고양에서 셋.", map[string][2]int{"고양이": {2, 0}, "고양": {2, 2}}, []string{"고양이가"}},
		{"the article, with what stands before it", "كتاب جديد. والكتاب مفيد.", "الكتاب للكتاب بالكتاب.", map[string][2]int{"كتاب": {2, 3}}, []string{"والكتاب", "الكتاب", "للكتاب", "بالكتاب"}},
		{"the article alone, in two forms", "المدرسة بعيدة. والمدرسة قديمة.", "جديد.", map[string][2]int{"مدرسه": {2, 0}}, []string{"المدرسه"}},
		{"letters of the root", "وزير جديد. زير قديم.", "وزير مفيد.", map[string][2]int{"وزير": {1, 1}, "زير": {2, 1}}, nil},
		{"one form with the article", "الكتاب مفيد.", "الكتاب جديد.", map[string][2]int{"الكتاب": {1, 1}}, []string{"كتاب"}},
		{"Persian plurals", "کتاب تازه.", "کتاب\u200cها و کتاب\u200cهای نو.", map[string][2]int{"كتاب": {1, 2}}, []string{"كتابها", "كتابهاي"}},
		{"the Hebrew article", "הבית גדול. בית קטן.", "ובית אחר. והבית ישן.", map[string][2]int{"בית": {2, 2}}, []string{"הבית", "ובית", "והבית"}},
		{"Hebrew letters of the root", "מספר ספר.", "ספר קטן.", map[string][2]int{"מספר": {1, 0}, "ספר": {2, 1}}, nil},
		{"English stays as it was", "red reds carpet.", "Red carpets.", map[string][2]int{"red": {1, 1}, "reds": {1, 0}, "carpet": {1, 0}, "carpets": {0, 1}}, nil},
		{"Greek and Russian, too", "мосты моста.", "мост.", map[string][2]int{"мосты": {1, 0}, "моста": {1, 0}, "мост": {0, 1}}, nil},
	} {
		a, b := full("a", c.first), full("b", c.second)
		got := lines(stats.Keyness(stats.FrequenciesOf(nil, a), stats.FrequenciesOf(nil, b), stats.KeynessOptions{}))
		for word, counts := range c.want {
			if got[word] != counts {
				t.Errorf("%s: %s has %v, want %v; all: %v", c.name, word, got[word], counts, got)
			}
		}
		for _, word := range c.not {
			if counts, has := got[word]; has {
				t.Errorf("%s: %s has a line of its own, %v", c.name, word, counts)
			}
		}
	}
}

// Traditional and simplified characters are one word, in the more frequent of the two.
func TestKeynessOfCharacters(t *testing.T) {
	a, b := full("a", "台灣 與 灣。"), full("b", "台湾 和 台湾。")
	words := unspaced.Learn([]*corpus.Document{a, b}, nil)
	got := lines(stats.Keyness(stats.FrequenciesOf(words, a), stats.FrequenciesOf(words, b), stats.KeynessOptions{}))
	if got["台湾"] != [2]int{1, 2} {
		t.Errorf("%v", got)
	}
	if _, has := got["台灣"]; has {
		t.Errorf("台灣 has a line of its own: %v", got)
	}
}

// A list does not have function words as what other words are forms of, nor takes
// what is left of them for words.
func TestFunctionWordsHaveNoForms(t *testing.T) {
	a, b := full("a", "والتي كانت. التي جاءت. وهذا هو."), full("b", "بالتي هي.")
	got := lines(stats.Keyness(stats.FrequenciesOf(nil, a), stats.FrequenciesOf(nil, b), stats.KeynessOptions{}))
	for _, own := range []string{"التي", "والتي", "بالتي", "وهذا"} {
		if _, has := got[own]; !has {
			t.Errorf("%s has no line: %v", own, got)
		}
	}
	if _, has := got["تي"]; has {
		t.Errorf("تي is taken for a word: %v", got)
	}
}

// What a list counts is what the word's dispersion counts and where its places are,
// in whatever language.
func TestFormsAgree(t *testing.T) {
	var documents []*corpus.Document
	for id, text := range map[string]string{
		"ko": "김정은이 평양에서 웃었다. 평양의 거리는 평양과 다르다. 김정은은 학교들을 보았다. 학교에는 학생들이 있다. 학생 둘. 대한민국은 대한의 땅.",
		"ar": "الكتاب الجديد في المدرسة. كتاب آخر وكتاب. وزير المدرسة والوزير. بالكتاب للكتاب.",
		"fa": "کتاب\u200cهای نو و کتاب کهنه. مدرسه\u200cها و مدرسه. کتاب\u200cهایی.",
		"he": "הבית והבית ובית. ספר מספר הספר. לבית.",
		"zh": "台灣和台湾的大桥。大桥很长。台湾的大橋。",
		"en": "The bridge opened. Bridges are long; a bridge is not.",
	} {
		documents = append(documents, full(id, strings.SplitAfter(text, ". ")...))
	}
	slices.SortFunc(documents, func(a, b *corpus.Document) int { return strings.Compare(a.ID, b.ID) })
	words := unspaced.Learn(documents, nil)
	for i := range documents {
		first, second := documents[i:i+1], slices.Delete(slices.Clone(documents), i, i+1)
		c := stats.Keyness(stats.FrequenciesOf(words, first...), stats.FrequenciesOf(words, second...), stats.KeynessOptions{})
		if len(c.Keys) < 30 {
			t.Fatalf("only %d words", len(c.Keys))
		}
		var terms []string
		for _, k := range c.Keys {
			terms = append(terms, k.Term)
		}
		here, there := stats.Places(terms, first, words, 0), stats.Places(terms, second, words, 0)
		sum := func(parts []stats.Part) (n int) {
			for _, p := range parts {
				n += p.Count
			}
			return n
		}
		for _, k := range c.Keys {
			x, y := stats.DispersionOver(k.Term, first, words, nil), stats.DispersionOver(k.Term, second, words, nil)
			if k.A != x.Dispersion.Frequency || k.B != y.Dispersion.Frequency || k.A != sum(here[k.Term]) || k.B != sum(there[k.Term]) {
				t.Errorf("%s: the list counts %d and %d, dispersion %d and %d, places %d and %d", k.Term, k.A, k.B, x.Dispersion.Frequency, y.Dispersion.Frequency, sum(here[k.Term]), sum(there[k.Term]))
			}
			one := stats.KeyOf(k.Term, stats.FrequenciesOf(words, first...), stats.FrequenciesOf(words, second...), stats.KeynessOptions{})
			if one.A != k.A || one.B != k.B || one.G2 != k.G2 {
				t.Errorf("%s by itself is %+v, in the list %+v", k.Term, one, k)
			}
		}
	}
}
