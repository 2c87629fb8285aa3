package align_test

import (
	"reflect"
	"testing"

	"parallax/corpus/align"
)

// What a reason names is found in every inflection and spelling, and nothing
// else is.
func TestMarks(t *testing.T) {
	text := "The FERRIES left; Quay Élan’s ferry did not, at 7."
	var words []string
	for _, s := range align.Marks(text, align.Reason{Terms: []string{"ferry"}, Names: []string{"elan"}, Numbers: []string{"7"}}.Words()) {
		words = append(words, text[s.From:s.To])
	}
	if want := []string{"FERRIES", "Élan’s", "ferry", "7"}; !reflect.DeepEqual(words, want) {
		t.Errorf("the words are %q, want %q", words, want)
	}
	if list := align.Marks(text, nil); len(list) != 0 {
		t.Errorf("without words %v are marked", list)
	}
}
