//go:build !js

package gallery

import (
	"testing"

	. "parallax/app/htmlcheck"
	"parallax/app/present"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus/query"
)

// Keys and help leads to every screen of the masthead and says what it is for,
// and each example of a query is one.
func TestHelpIsHelp(t *testing.T) {
	v := Show("help", sample.Collection(), "#/", state.HelpToggled{})
	var checks []Check
	for _, l := range present.Frame(v.Store.Model()).Links {
		checks = append(checks, In("dialog .Keys dt a", HasText(l.Label)))
	}
	for _, example := range []string{`late train`, `"late train"`, `late -train`, `late OR delayed`, `=late`, `deleg*`, `pyonyang~`, `"putin late"~5`, `outlet:rfa`, `in:title`, `date:>=2024-06`} {
		checks = append(checks, In("dialog .Keys dt kbd", HasText(example)))
		if q := query.Parse(example); q.Root == nil || q.Problem != "" || q.String() != example {
			t.Errorf("%s is read as %q: %s", example, q, q.Problem)
		}
	}
	checks = append(checks, All("dialog .Keys-row", In("dd")), In("dialog .Keys-switch button[aria-pressed]"))
	Run(t, v.HTML(), checks...)
}
