package weight

import (
	"bytes"
	"strings"
	"testing"
)

func TestWeights(t *testing.T) {
	got := map[string]int{"parallax/app": 10, "parallax/app/state": 50, "github.com/x/go-app/v10/pkg/app": 40, "slices": 50, "(compiler)": 60}
	sums := ByModule(got)
	if sums["parallax/app"] != 60 || sums["github.com/x/go-app"] != 40 || sums["standard library"] != 50 {
		t.Errorf("modules %v", sums)
	}
	if again := readWeights(string(Format(got))); len(again) != len(got) || again["slices"] != 50 {
		t.Errorf("written and read again: %v", again)
	}
	var out bytes.Buffer
	grownMost(&out, got, map[string]int{"parallax/app": 10, "slices": 20})
	if s := out.String(); !strings.Contains(s, "slices") || !strings.Contains(s, "+30") || strings.Contains(s, "+0") {
		t.Errorf("what has grown:\n%s", s)
	}
}
