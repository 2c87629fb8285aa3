package bundle_test

import (
	"reflect"
	"testing"

	"parallax/corpus/bundle"
	"parallax/corpus/putinkim"
)

// What is cut into pieces of any size comes together again.
func TestPieces(t *testing.T) {
	c, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{1, 4000, 1 << 30} {
		var j bundle.Joined
		pieces := 0
		if err := bundle.Cut(c, size, func(piece []byte) bool {
			pieces++
			if err := j.Add(piece); err != nil {
				t.Fatal(err)
			}
			return true
		}); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(j.Collection, c) {
			t.Errorf("in %d pieces it is another collection", pieces)
		}
		if size == 1 && pieces < 100 {
			t.Errorf("%d pieces", pieces)
		}
	}
	n := 0
	if err := bundle.Cut(c, 1, func([]byte) bool { n++; return n < 5 }); err != nil || n != 5 {
		t.Errorf("it was cut %d times, %v", n, err)
	}
	if err := new(bundle.Joined).Add([]byte(`{"id":"x","colour":"red"}`)); err == nil {
		t.Error("any piece is taken")
	}
}
