package charset_test

import (
	"encoding/json"
	"os"
	"testing"

	"parallax/corpus/ingest/charset"
)

// A third of the test files of chardet, with the encodings they are known to be
// in; none is part of the repository.
func TestChardetsFiles(t *testing.T) {
	const public = "../../../../shared/bench/data/encodings/"
	b, err := os.ReadFile(public + "index.json")
	if err != nil {
		t.Skip("needs ../shared/bench, which is not part of the repository")
	}
	var files map[string]struct{ Encoding string }
	if err := json.Unmarshal(b, &files); err != nil {
		t.Fatal(err)
	}
	right, warned := 0, 0
	for name, f := range files {
		b, err := os.ReadFile(public + "files/" + name)
		if err != nil {
			t.Fatal(err)
		}
		text, found := charset.Decode(b, charset.Options{})
		want, _, ok := charset.DecodeAs(b, f.Encoding)
		switch {
		case !ok:
			t.Errorf("%s: %s is not known", name, f.Encoding)
		case text == want || found.Source == charset.Mark:
			right++
			if found.Weak {
				warned++
			}
		case !found.Weak:
			t.Errorf("%s is %s and was read as %s without a warning", name, f.Encoding, found.Name)
		}
	}
	t.Logf("%d of %d right, %d of these with a warning", right, len(files), warned)
	if right*100 < 97*len(files) || warned*10 > right {
		t.Error("that is less than is promised")
	}
}
