package table_test

import (
	"encoding/csv"
	"reflect"
	"strings"
	"testing"

	"parallax/corpus/table"
)

func TestCSV(t *testing.T) {
	for _, test := range []struct {
		name  string
		rows  [][]string
		exact bool
		want  string
	}{
		{"nothing", nil, true, ""},
		{"mark", nil, false, "\ufeff"},
		{"plain", [][]string{{"a", "b"}, {"1", ""}}, true, "a,b\r\n1,\r\n"},
		{"quotes", [][]string{{`say "so"`, "a,b", "two\r\nlines", " edge"}}, true, "\"say \"\"so\"\"\",\"a,b\",\"two\r\nlines\",\" edge\"\r\n"},
		{"alone and empty", [][]string{{""}, {"x"}}, true, "\"\"\r\nx\r\n"},
		{"guarded", [][]string{{"=1+1", "@x", "-x", "+x", "\tx", "\rx"}}, false, "\ufeff'=1+1,'@x,'-x,'+x,'\tx,\"'\rx\"\r\n"},
		{"exact", [][]string{{"=1+1", "\tx"}}, true, "=1+1,\tx\r\n"},
	} {
		if got := string(table.CSV(test.rows, table.Options{Exact: test.exact})); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestFormula(t *testing.T) {
	for cell, want := range map[string]bool{
		"": false, "x": false, "a=b": false, "3 4": false, "'=1": false, "−3": false,
		"=1": true, "+1": false, "-1": false, "-0.5": false, "+1.5e-7": false, "-1e5": false,
		"-1+1": true, "-": true, "--1": true, "-.5": true, "-1e": true, "-1.": true, "+1.2.3": true, "-1|x": true,
		"@sum": true, "\t=1": true, "\r": true, "\n=1": true, " =1": true, "\u00a0@x": true, "＝1": true, "-1\n": true,
	} {
		if got := table.Formula(cell); got != want {
			t.Errorf("Formula(%q) = %v", cell, got)
		}
	}
}

// FuzzCSV has another reader read what was written.
func FuzzCSV(f *testing.F) {
	f.Add("a", "b,\"", "")
	f.Add("=1", " x ", "y\nz")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		for _, s := range []string{a, b, c} {
			// encoding/csv reads CR LF within quotes as LF.
			if strings.Contains(s, "\r") {
				t.Skip()
			}
		}
		rows := [][]string{{a, b, c}, {c}, {b, a}}
		r := csv.NewReader(strings.NewReader(string(table.CSV(rows, table.Options{Exact: true}))))
		r.FieldsPerRecord = -1
		got, err := r.ReadAll()
		if err != nil || !reflect.DeepEqual(got, rows) {
			t.Fatalf("%q read back as %q, %v", rows, got, err)
		}
		guarded, _, _ := strings.Cut(string(table.CSV([][]string{{a}}, table.Options{})), "\r\n")
		if cell := strings.TrimPrefix(strings.TrimPrefix(guarded, "\ufeff"), `"`); table.Formula(cell) && !table.Formula(a) {
			t.Fatalf("%q is written as %q", a, guarded)
		} else if table.Formula(a) && !strings.HasPrefix(cell, "'") {
			t.Fatalf("%q is written as %q", a, guarded)
		}
	})
}

func TestText(t *testing.T) {
	got := table.Text([][]string{{"word", "a\tb", "two\r\nlines"}, {"=SUM(A1)", "-3.5", "„Öl“"}})
	if want := "word\ta b\ttwo  lines\n'=SUM(A1)\t-3.5\t„Öl“\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
