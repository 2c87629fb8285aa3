package present_test

import (
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/intake"
)

// looked is a page that looks at n articles of one file and at a bad one.
func looked(n int) state.Model {
	m, _ := state.Update(state.New(), state.Loaded{Loaded: ask.Load(sample.Collection())})
	r := &intake.FileReport{Name: "all.jsonl", Format: "JSON lines", Bytes: 2048, Troubles: []intake.Trouble{{Where: "line 7", Problem: "it is no object.", Remedy: "Mend it."}}, More: 3}
	for i := range n {
		a := intake.Article{Outlet: "Gazette", Document: corpus.Document{Headline: "Article", Text: corpus.Full, Passages: []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "One. Two."}}},
			Basis: map[intake.Field]intake.Basis{intake.Outlet: {How: "the file’s name", Guess: true}, intake.Date: {How: "the key day", AsWritten: "19 juin"}}}
		if i == 0 {
			a.Doubts = []intake.Doubt{{Field: intake.Text, Reason: intake.MoreLeftOut}}
		}
		if i < 2 { // a page's menus alone are no doubt
			a.LeftOut = []intake.Left{{Before: 1, Text: "Menu", Why: "a menu"}, {Before: 2, Text: "Advert", Why: "an advert"}}
		}
		if i == 0 {
			a.Outlet = ""
		}
		r.Articles = append(r.Articles, a)
	}
	m.Preview.Asked = 9
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: 9, Question: ask.Intake{}}, Answer: &ask.IntakeAnswer{
		Reports:    []*intake.FileReport{r, {Name: "plan.pdf", Problem: "It has a password.", Remedy: "Save it without."}},
		Duplicates: []intake.Duplicate{{Of: intake.Place{Article: 1}, Like: intake.Place{}, Share: .96}},
	}})
	return m
}

func TestPreview(t *testing.T) {
	m := looked(120)
	v := present.Preview(m)
	if plain(v.Title) != "120 articles to add" || plain(v.Add) != "Add 120 articles" || len(v.Rows) != state.PreviewRows || v.From >= 0 || v.To != state.PreviewRows || !strings.Contains(v.Say, "1 without an outlet") {
		t.Errorf("title %q, add %q, %d rows to %d, %q", v.Title, v.Add, len(v.Rows), v.To, v.Say)
	}
	var decisions []string
	for _, d := range v.Decisions {
		decisions = append(decisions, plain(d.N+" "+d.Text+" "+strings.Join(d.More, " / ")))
	}
	all := strings.Join(decisions, "\n")
	for _, want := range []string{"1 file cannot be read. plan.pdf: It has a password. Save it without.", "4 parts of files cannot be read. all.jsonl, line 7: it is no object. Mend it. / and 3 more",
		"1 article is nearly the same", "1 article has more left out than kept.", "1 article has no outlet.", "120 articles have no date."} {
		if !strings.Contains(all, want) {
			t.Errorf("nobody says %q:\n%s", want, all)
		}
	}
	row := v.Rows[1]
	if !row.Outlet.Guess || row.Outlet.Text != "Gazette" || row.Date.Text != "19 juin" || row.Date.Guess || row.Byline.Text != "" || !strings.Contains(row.Doubts, "96 %") || !strings.Contains(row.Doubts, "Guessed: outlet. The date cannot be read.") || v.Rows[0].Outlet.Text != "" {
		t.Errorf("the row %+v", row)
	}
	m, _ = state.Update(m, state.PreviewListed{From: 100})
	if v = present.Preview(m); len(v.Rows) != 20 || v.From != 50 || v.To >= 0 || v.Rows[0].N != 101 {
		t.Errorf("the last rows: %d from %d", len(v.Rows), v.From)
	}
	m, _ = state.Update(m, state.PreviewListed{Only: state.PreviewAlike})
	if v = present.Preview(m); len(v.Rows) != 1 || v.Rows[0].N != 2 {
		t.Errorf("alike are %+v", v.Rows)
	}
	m, _ = state.Update(m, state.PreviewOpened{Article: 1})
	m, _ = state.Update(m, state.PreviewAt{N: 1})
	p := present.Preview(m).Panel
	if len(p.Paragraphs) != 3 || p.Paragraphs[0].Kept || p.Paragraphs[0].Why != "A menu" || !p.Paragraphs[1].Active || len(p.Paragraphs[1].Pieces) != 2 || p.Paragraphs[2].Text != "Advert" {
		t.Errorf("the paragraphs %+v", p.Paragraphs)
	}
	if date := p.Fields[2]; date.Value != "" || date.How != "The key day, written “19 juin”" {
		t.Errorf("the date %+v", date)
	}
	if present.Preview(state.New()).Shown {
		t.Error("a preview of nothing")
	}
}
