package analysis

import (
	"slices"
	"strings"
	"testing"
)

// TestGuessLanguage reads sentences made up for it.
func TestGuessLanguage(t *testing.T) {
	for tag, text := range map[string]string{
		"en": "The bridge was opened by the mayor, and it is the first that they have built over the river.",
		"es": "El puente fue abierto por la alcaldesa y es el primero que se ha construido sobre el río.",
		"fr": "Le pont a été ouvert par la maire et c'est le premier qui est construit sur la rivière.",
		"de": "Die Brücke wurde von der Bürgermeisterin eröffnet und ist die erste, die über den Fluss führt.",
		"it": "Il ponte è stato aperto dalla sindaca ed è il primo che attraversa il fiume della città.",
		"pt": "A ponte foi aberta pela prefeita e é a primeira que atravessa o rio da cidade, mas não a última.",
		"nl": "De brug is door de burgemeester geopend en het is de eerste die over de rivier gaat.",
		"sv": "Bron har öppnats av borgmästaren och det är den första som går över floden i staden.",
		"fi": "Silta on avattu ja se on ensimmäinen joka ylittää joen, mutta se ei ole viimeinen.",
		"pl": "Most został otwarty przez panią burmistrz i jest to pierwszy, który prowadzi przez rzekę.",
		"hu": "A hidat a polgármester nyitotta meg, és ez az első, amely átível a folyó felett, de nem az utolsó.",
		"tr": "Köprü belediye başkanı tarafından açıldı ve bu nehir için ilk, ama son değil.",
		"id": "Jembatan itu dibuka oleh wali kota dan ini adalah yang pertama di sungai tersebut.",
		"vi": "Cây cầu đã được thị trưởng khánh thành và đây là cây cầu không có trong các kế hoạch.",
		"ru": "Мост открыла мэр, и это первый мост, который построили на реке, но не последний.",
		"uk": "Міст відкрила мерка, і це перший міст, який збудували на річці, але не останній.",
		"el": "Η γέφυρα άνοιξε από τη δήμαρχο και είναι η πρώτη που έχει χτιστεί στο ποτάμι.",
		"ar": "فتحت رئيسة البلدية الجسر في المدينة وهو أول جسر على النهر من هذا النوع.",
		"fa": "این پل در شهر به دست شهردار باز شد و از همه پل ها بزرگتر است.",
		"he": "הגשר נפתח על ידי ראש העיר והוא הראשון של העיר, אבל לא האחרון.",
		"ko": "시장은 그 다리를 위해 모든 것을 했다 그리고 다른 다리는 없다 또한 더 있다.",
		"zh": "市长开放了大桥，这是在河上的第一座桥，但也不是最后的。",
		"ja": "市長は橋を開いた。それは川にかかる最初の橋である。",
		"":   "Marholm Ostrava Lindqvist Almqvist",
	} {
		if got := GuessLanguage(text); got != tag {
			t.Errorf("%q is taken for %q, not %q", text, got, tag)
		}
		if tag == "" {
			continue
		}
		if s := LanguagesOf(strings.ToUpper(tag) + "-XX"); !slices.Equal(s.Tags(), []string{tag}) {
			t.Errorf("%s: %v", tag, s.Tags())
		}
	}
	if GuessLanguage("") != "" || len(functionLists) > 64 {
		t.Error("nothing is taken for a language, or there are too many")
	}
}

func TestFunctionWords(t *testing.T) {
	for _, c := range []struct {
		tags string
		term string
		want bool
	}{
		{"fr", "dans", true}, {"fr", "est", true}, {"fr", "pont", false}, {"en", "dans", false}, {"en", "the", true}, {"fr", "the", false},
		{"fr", "car", true}, {"en fr", "un", false}, {"tr", "kim", false}, {"en fr", "car", false}, {"en fr", "dans", true}, {"en fr", "les", true}, {"en fr", "the", true},
		{"ar", "إلى", true}, {"zh", "的", true}, {"ja", "は", true}, {"ja", "橋", false}, {"zh", "は", false}, {"nn", "ikkje", true}, {"tlh", "dans", false},
		// With others written on to them.
		{"ar", "بهذا", true}, {"ar", "وهو", true}, {"ar", "وبهذا", true}, {"ar", "ولما", true}, {"ar", "فهم", false}, {"ar", "وزير", false}, {"ar", "كتاب", false}, {"ar", "وكتاب", false}, {"ar", "والجسر", false},
		{"he", "שהוא", true}, {"he", "והוא", true}, {"he", "וגשר", false}, {"he", "ספר", false}, {"fa", "بهذا", false}, {"en", "بهذا", false},
	} {
		var a Analyzer
		if got := LanguagesOf(strings.Fields(c.tags)...).FunctionWord(a.Fold(c.term)); got != c.want {
			t.Errorf("%s, %q: %v", c.tags, c.term, got)
		}
	}
	for _, l := range functionLists {
		if n := len(strings.Fields(l.words)); l.tag != "en" && l.tag != "ja" && n < 50 {
			t.Errorf("%s has only %d words", l.tag, n)
		}
	}
}
