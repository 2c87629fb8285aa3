package present

import (
	"strings"
	"testing"

	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
)

// shelf is a page on which collections are kept as notes say.
func shelf(notes map[string]string) LedgerView {
	return Ledger(model(sample.Collection(), "#/library", state.ShelfListed{Notes: notes}))
}

// A collection of which not all was stored is not called saved, and shows no numbers of
// articles that are not there.
func TestLedgerCutShort(t *testing.T) {
	notes := map[string]string{
		"ice about": `{"title":"Ice"}`, "ice all": "1500", "ice part-00001-a": `{"documents":343,"passages":700}`,
		"ice outlets": `[{"name":"Quay Post","n":1000,"number":1},{"name":"Skerry","n":500,"number":2}]`,
	}
	v := shelf(notes)
	if v.Deck != wording.ShelfAllButCut.String() || len(v.Rows[0].Marks) > 0 || v.Rows[0].Nameless != "" || v.Rows[0].Articles != "343" {
		t.Errorf("cut short: %q, %+v", v.Deck, v.Rows[0])
	}
	notes["ice part-00002-a"] = `{"documents":1157}`
	v = shelf(notes)
	if !strings.HasPrefix(v.Deck, wording.ShelfAll.String()) || len(v.Rows[0].Marks) != 2 {
		t.Errorf("whole: %q, %+v", v.Deck, v.Rows[0])
	}
}

// Taking back what a file brought in deletes nothing that somebody had, and says so.
func TestLedgerTakenBack(t *testing.T) {
	notes := map[string]string{
		"ice about": `{"title":"Ice"}`, "ice part-00001-a": `{"documents":3}`,
		"ice-2 about": `{"title":"Ice"}`, "ice-2 part-00001-a": `{"documents":4}`, "ice-2 was": "ice", "ice-2 deleted": "1000",
	}
	said := func(m wording.Message) bool {
		for _, row := range shelf(notes).Says {
			if row.Text == m.With("title", "Ice") {
				return true
			}
		}
		return false
	}
	if !said(wording.ShelfTakenBack) || said(wording.ShelfGone) {
		t.Errorf("taken back: %+v", shelf(notes).Says)
	}
	notes["ice deleted"] = "900" // the merged one was deleted, with what was before it
	if said(wording.ShelfTakenBack) || !said(wording.ShelfGone) {
		t.Errorf("deleted: %+v", shelf(notes).Says)
	}
}
