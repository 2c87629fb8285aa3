package intake_test

import (
	"testing"

	"parallax/corpus/intake"
)

func TestOutletOfFile(t *testing.T) {
	for file, want := range map[string]string{
		"x/ferry-1.txt": "ferry", "tide_2.txt": "tide", "Quay Post_2024-05-01 0.txt": "Quay Post", "Quay Post - The tide.docx": "Quay Post", "Quay Post 2024-05-01.html": "Quay Post",
		"gazette-later-edition.txt": "gazette", "20minutes_a.txt": "20minutes", "Metro24_7.txt": "Metro24", "Quay Post.txt": "Quay Post", "gazette.csv.gz": "gazette", "Neue-Zeit_1.txt": "Neue-Zeit", "2024-05-01.txt": "2024", "潮报_1.txt": "潮报",
	} {
		if got := intake.OutletOfFile(file, false); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
	for file, want := range map[string]string{"a/Quay Post/b.txt": "Quay Post", `a\b\c.txt`: "b", "c.txt": "", "pages.zip/a.txt": "pages"} {
		if got := intake.OutletOfFile(file, true); got != want {
			t.Errorf("folder of %s: %q, want %q", file, got, want)
		}
	}
}
