package analysis

import "testing"

func TestVariants(t *testing.T) {
	var a Analyzer
	for _, pair := range []string{"桥橋", "国國", "长長", "发發", "发髮", "门門", "说說", "湾灣", "于於"} {
		two := a.Terms(pair)
		for i := range two {
			found := false
			for _, v := range Variants(two[i]) {
				found = found || v == two[1-i]
			}
			if !found {
				t.Errorf("%s does not find %s", two[i], two[1-i])
			}
		}
	}
	for _, none := range []string{"", "a", "大", "大桥", "か", "한"} {
		if v := Variants(none); v != nil {
			t.Errorf("%s has %q", none, v)
		}
	}
	for _, r := range traditionalForms {
		if s := Simplified(r); s == r || Simplified(s) != s {
			t.Errorf("%c becomes %c, which becomes %c", r, s, Simplified(s))
		}
	}
}

// A term finds the words that it is joined in, and they find it.
func TestForms(t *testing.T) {
	var a Analyzer
	for _, c := range []struct {
		term, word string
		want       bool
	}{
		{"كتاب", "الكتاب", true}, {"الكتاب", "كتاب", true}, {"كتاب", "والكتاب", true}, {"كتاب", "بكتاب", true}, {"الكتاب", "وبالكتاب", true},
		{"كتاب", "للكتاب", true}, {"دمج", "بدمج", true}, {"مجاورة", "المجاورة", true}, {"المجاورة", "مجاورة", true}, {"كتاب", "كاتب", false},
		{"تاب", "كتاب", false}, {"يد", "وليد", false}, {"يد", "اليد", true}, {"دم", "بدم", false}, {"كتاب", "مكتاب", false},
		{"کتاب", "کتاب\u200cها", true}, {"کتاب\u200cهای", "کتاب", true}, {"گل", "گلها", false},
		{"גשר", "הגשר", true}, {"גשר", "ובגשר", true}, {"גשר", "אגשר", false},
		{"大桥", "大橋", true}, {"大橋", "大桥", true}, {"大橋", "大桥上", false}, {"大", "桥", false},
		{"푸틴", "푸틴과", true}, {"푸", "푸틴", false}, {"bridge", "bridges", false}, {"", "大", false}, {"大", "", false},
	} {
		term, word := a.Fold(c.term), a.Fold(c.word)
		if c.term != "" {
			term = a.JoinedTerms(c.term)[0]
		}
		if c.word != "" {
			word = a.JoinedTerms(c.word)[0]
		}
		if got := FormOf([]byte(word), term); got != c.want {
			t.Errorf("%s is a form of %s: %v", c.word, c.term, got)
		}
		listed := false
		for _, f := range Forms(term) {
			listed = listed || f == word
		}
		if affixesOf(term) != nil && listed != c.want {
			t.Errorf("%s is among the forms of %s: %v", c.word, c.term, listed)
		}
	}
}
