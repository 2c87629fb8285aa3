package element

import (
	"strings"
	"testing"
)

func TestScripts(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"Kim Arin, 19 June", "[Kim Arin, 19 June]"},
		{"王庆民 (Wang Qingmin, our romanisation)", "zh[王庆民][ (Wang Qingmin, our romanisation)]"},
		{"By 김 정은, Seoul", "[By ]ko[김 정은][, Seoul]"},
		{"Лев Толстой / Leo", "und-Cyrl[Лев Толстой][ / Leo]"},
		{"村上 はるき", "ja[村上 はるき]"},
		{"Émile Zola – Ωmega", "[Émile Zola – ]el[Ω][mega]"},
		{"王", "zh[王]"},
	} {
		got, whole := "", ""
		for _, s := range Scripts(test.text) {
			got += s.Lang + "[" + s.Text + "]"
			whole += s.Text
		}
		if got != test.want || whole != test.text {
			t.Errorf("%q is cut %s, want %s", test.text, got, test.want)
		}
	}
	if list := Scripts(strings.Repeat("a", 1<<16)); len(list) != 1 {
		t.Errorf("%d stretches", len(list))
	}
}
