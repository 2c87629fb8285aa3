package corpus_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/corpustest"
)

// Who was me in a file is named in the one that is given away, everywhere, and two
// entries of one person become one.
func TestSigned(t *testing.T) {
	c := corpustest.Judged()
	if c.Signed("") != c {
		t.Error("without a name it is another collection")
	}
	c.Coverage = append(c.Coverage, corpus.Coverage{Topic: "opening", Document: "bell", Passages: []int{1, 2}, Gist: "Mine.", Provenance: corpus.Provenance{By: corpus.Me}})
	before := text(t, c)
	k := c.Signed("Ada Löf")
	if err := k.Validate(); err != nil {
		t.Fatal(err)
	}
	said := text(t, k)
	if strings.Contains(said, `"by":"me"`) || strings.Count(said, `"by":"Ada Löf"`) != strings.Count(before, `"by":"Ada Löf"`)+strings.Count(before, `"by":"me"`)-1 {
		t.Errorf("signed it is %s", said)
	}
	if e := k.Coverage[1]; !reflect.DeepEqual(e.Passages, []int{1, 2}) || e.Gist != "Mine." || e.Silent {
		t.Errorf("the joined entry is %+v", e)
	}
	if text(t, c) != before {
		t.Error("the collection was written to")
	}
}

func text(t *testing.T, c *corpus.Collection) string {
	t.Helper()
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
