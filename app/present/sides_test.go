package present

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parallax/app/ask"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/reuse"
	"parallax/corpus/speech"
)

// compared is a model at an address where the program's questions are answered as
// the engine answers them.
func compared(c *corpus.Collection, address string, messages ...state.Msg) state.Model {
	m := model(c, address)
	a, r := align.New(c), reuse.New(c.Documents, reuse.Options{})
	f := &ask.AlignmentsAnswer{}
	chosen := m.Compared()
	for i, x := range chosen {
		for _, y := range chosen[i+1:] {
			f.Links = append(f.Links, a.Pair(x, y, align.Options{Threshold: ask.LeastScore / 100.0})...)
			if p, ok := r.Pair(x, y); ok {
				f.Reuse = append(f.Reuse, p)
			}
		}
	}
	if _, how := m.ProposedFacts(); how.Pending {
		figured := &ask.ProposedFactsAnswer{}
		for _, g := range a.ProposeFacts(chosen, align.Options{Threshold: m.Route.Sides.Least()}) {
			figured.Facts = append(figured.Facts, ask.NewProposedFact(g))
		}
		m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: how.Sequence}, Answer: figured})
	}
	_, how := m.Alignments()
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: how.Sequence}, Answer: f})
	if _, how = m.SharedWording(); how.Pending {
		copied := &ask.SharedWordingAnswer{Read: r.Read(), Least: 7, Notices: 25, Share: 0.2}
		for _, p := range r.Pairs() {
			from, to := p.Begins()
			copied.Pairs = append(copied.Pairs, ask.SharedPair{A: p.A, B: p.B, ShareA: p.ShareA, ShareB: p.ShareB, Longest: p.Longest, AtA: from, AtB: to})
		}
		copied.Total = len(copied.Pairs)
		m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: how.Sequence}, Answer: copied})
	}
	for _, msg := range messages {
		m, _ = state.Update(m, msg)
	}
	return m
}

const lock = "#/compare/lock-gazette,lock-letter?by=text"

// Without coding the links are what the program proposes, and say so, with
// score and reason; another score gives others.
func TestProposedLinks(t *testing.T) {
	v := Compare(compared(sample.Wires(), lock))
	if len(v.Links) != 4 || slices.ContainsFunc(v.Links, func(l CompareLink) bool { return !l.Proposed }) {
		t.Fatalf("the links are %+v", v.Links)
	}
	if v.Basis.Choice != nil || !v.Basis.Score.Shown || !strings.HasSuffix(v.Basis.Says, "suggested by the program") {
		t.Errorf("the basis is %+v", v.Basis)
	}
	if !strings.Contains(v.Anchor, "0 1 1:1") {
		t.Errorf("the anchors are %q", v.Anchor)
	}
	if !strings.Contains(v.Why.Quiet, "suggested by the program") {
		t.Errorf("with nothing lit: %q", v.Why.Quiet)
	}
	surer := Compare(compared(sample.Wires(), lock+"&score=70"))
	if len(surer.Links) != 2 || surer.Texts[0].Passages[2].Note != "no match" {
		t.Errorf("from 0.70 the links are %+v, the third passage says %q", surer.Links, surer.Texts[0].Passages[2].Note)
	}

	lit := state.PassageLit{Ref: corpus.Ref{Document: "lock-gazette", Passage: 1}}
	why := Reasons(compared(sample.Wires(), lock, lit))
	if len(why.List) != 1 || !strings.HasPrefix(why.List[0].Score, "0.") {
		t.Fatalf("the reasons are %+v", why)
	}
	for _, want := range []string{"shared names: Tuesday, Lock, Kestrel", "shared rare words: harbour", "shared numbers: six", "same date: 6 May 2031"} {
		if !strings.Contains(why.List[0].Text, want) {
			t.Errorf("%q is missing in %q", want, why.List[0].Text)
		}
	}
	for _, entry := range Light(compared(sample.Wires(), lock, lit)).Words {
		if fields := strings.Fields(entry); len(fields) < 3 || len(fields)%2 == 0 {
			t.Errorf("the words to mark are %q", entry)
		}
	}
	if n := len(Light(compared(sample.Wires(), lock, lit)).Words); n != 2 {
		t.Errorf("words are marked in %d passages", n)
	}
}

// Proposals are added to coding on demand, and told apart from it.
func TestBothLinks(t *testing.T) {
	const address = "#/compare/bell-parted,radio-island?by=text"
	coded, both := Compare(compared(sample.Collection(), address)), Compare(compared(sample.Collection(), address+"&basis=both"))
	if len(coded.Basis.Choice) != 3 || coded.Basis.Score.Shown || !coded.Basis.Choice[0].On || !both.Basis.Choice[2].On {
		t.Errorf("the choices are %+v and %+v", coded.Basis, both.Basis)
	}
	for _, l := range coded.Links {
		if l.Proposed || !slices.Contains(both.Links, l) {
			t.Errorf("%+v is coded and lost", l)
		}
	}
}

// Words that two texts have in common are marked in both, and their longest run
// is told.
func TestSharedWording(t *testing.T) {
	m := compared(sample.Wires(), "#/compare/lock-gazette,lock-courier?by=text", state.PassageLit{Ref: corpus.Ref{Document: "lock-gazette", Passage: 1}})
	for _, text := range Compare(m).Texts {
		marked := ""
		for _, r := range text.Passages[0].Runs {
			if r.Marked {
				marked += r.Text
			}
		}
		if !strings.HasPrefix(marked, "The drawbridge at Kestrel Lock") || !strings.HasSuffix(marked, "harbour office said") || !strings.HasSuffix(spaced(text.Meta), "longest shared wording 23 words") {
			t.Errorf("%s: %q is marked, %q", text.Document, marked, text.Meta)
		}
	}
	if why := Reasons(m); len(why.List) == 0 || !strings.HasPrefix(why.List[0].Same, "same wording: “The drawbridge") || !strings.Contains(spaced(why.List[0].Same), "(23 words in a row)") {
		t.Errorf("the reasons are %+v", why)
	}
}

func TestReuseMatrix(t *testing.T) {
	v := Compare(compared(sample.Wires(), "#/compare/lock-gazette,lock-courier,lock-letter?by=reuse")).Reuse
	cell := v.Rows[0].Cells[1]
	if len(v.Rows) != 3 || !v.Rows[1].Cells[1].Self || spaced(cell.Share) != "54 %" || spaced(cell.Longest) != "longest 23 words" || cell.Href != "#/compare/lock-gazette,lock-courier?by=text&p=1" {
		t.Errorf("the cell is %+v", cell)
	}
	if none := v.Rows[0].Cells[2]; none.Share != "none" || none.Href != "" {
		t.Errorf("texts without a common run: %+v", none)
	}
	if len(v.Pairs) != 1 || v.Pairs[0].A.Headline != "Kestrel Lock bridge sticks, barges wait" || v.Pairs[0].Href != "#/compare/lock-gazette,lock-courier?by=text&p=1" || v.Missing != "" {
		t.Errorf("the pairs are %+v, missing %q", v.Pairs, v.Missing)
	}
	if table := ReuseTable(compared(sample.Wires(), "#/compare/lock-gazette,lock-letter?by=reuse")); len(table) != 3 {
		t.Errorf("the table is %q", table)
	}
}

// In a text without spaces a run is counted in characters, and the rule says so.
func TestReuseCountsCharacters(t *testing.T) {
	c := sample.Wires()
	const says = "each character counts as a word"
	const chosen = "#/compare/lock-gazette,lock-courier?by=reuse"
	if v := Compare(compared(c, chosen)).Reuse; strings.Contains(v.Rule, says) {
		t.Errorf("of English texts: %q", v.Rule)
	}
	for _, id := range []string{"lock-gazette", "lock-courier"} {
		d := c.Document(id)
		d.Text = corpus.Full
		d.Passages = []corpus.Passage{{N: 1, Kind: corpus.Body, Text: "港口大桥昨天晚上重新开放"}}
	}
	v := Compare(compared(c, chosen)).Reuse
	if !strings.Contains(v.Rule, says) || spaced(v.Rows[0].Cells[1].Longest) != "longest 12 words" {
		t.Errorf("of Chinese texts: %q, %+v", v.Rule, v.Rows[0].Cells[1])
	}
}

// Of digests whose originals are not attached only a bound is told, as a bound,
// and what is missing.
func TestReuseFromCounts(t *testing.T) {
	c := sample.Collection()
	v := Compare(compared(c, "#/compare/tide-ledger,bell-parted?by=reuse")).Reuse
	cell := v.Rows[0].Cells[1]
	if !cell.Bound || !strings.HasPrefix(cell.Share, "at most ") || cell.Href != "" || cell.Part > 1 {
		t.Errorf("the cell is %+v", cell)
	}
	if !strings.Contains(v.Missing, "The Tide Table") || !strings.Contains(v.Missing, "cannot show shared wording") || !strings.Contains(v.Whole, "we know only word counts") {
		t.Errorf("missing: %q; whole: %q", v.Missing, v.Whole)
	}
}

// Figures in aligned passages become questions, marked as proposed, each value
// one click from its passage; what differs comes first.
func TestProposedFacts(t *testing.T) {
	m := compared(sample.Wires(), "#/compare/lock-gazette,lock-courier,lock-letter?by=facts")
	v := Compare(m).Facts
	if len(v.Groups) != 1 || !strings.HasPrefix(v.Note, "Suggested by the program") {
		t.Fatalf("the table is %+v", v)
	}
	values := make(map[string]string) // by verdict and values
	for _, r := range v.Groups[0].Rows {
		var said []string
		for i, c := range r.Cells {
			for _, a := range c.Answers {
				said = append(said, a.Value)
				if !strings.HasPrefix(a.Passage.Href, "#/read/"+v.Columns[i].Document+"?p=") || !strings.Contains(a.Fragment, a.Value) {
					t.Errorf("the answer is %+v", a)
				}
			}
		}
		if r.Over != "suggested by the program" || r.Note == "" {
			t.Errorf("the row is not marked: %+v", r)
		}
		values[strings.Join(said, " | ")] = r.Kind
	}
	if values["six hours | six hours | nine hours"] != "differ" || values["14 | 14 | 17"] != "differ" || values["90,000 | 120,000"] != "differ" {
		t.Errorf("the questions are %v", values)
	}
	sum := 0
	for _, f := range v.Filters[:len(v.Filters)-1] {
		if at := Compare(compared(sample.Wires(), f.Value)).Facts; wording.Number(at.Shown) != f.Count {
			t.Errorf("%s says %s and shows %d", f.Label, f.Count, at.Shown)
		} else {
			sum += at.Shown
		}
	}
	if all := v.Filters[len(v.Filters)-1]; all.Count != wording.Number(sum) {
		t.Errorf("the filters show %d of %s", sum, all.Count)
	}
	if table := FactsTable(m); len(table) < 8 || table[1][3] != "proposed" {
		t.Errorf("the table is %q", table)
	}
}

// In a collection too large to list, other articles are found by their words.
func TestSeek(t *testing.T) {
	m := compared(sample.Wires(), lock)
	v := Compare(m)
	if !v.Seek.Shown || len(v.Chosen) != 2 || v.Chosen[0].Label != "Kestrel Lock bridge sticks, barges wait" {
		t.Errorf("the view offers %+v, %+v", v.Chosen, v.Seek)
	}
	m, _ = state.Update(m, state.ArticleSought{Text: "LANTERN cour"})
	if s := Compare(m).Seek; len(s.List) != 1 || s.List[0].Document != "fair-courier" || spaced(s.Lead) != "1 article found" {
		t.Errorf("found are %+v", s)
	}
	m, _ = state.Update(m, state.DocumentToggled{Document: "fair-courier"})
	if m.Compare.Sought != "" || len(m.Compared()) != 3 {
		t.Errorf("after adding: %q, %q", m.Compare.Sought, m.Compared())
	}
}

// Who is heard in texts that nobody has coded is proposed, with the rule by
// which each voice was found.
func TestProposedVoices(t *testing.T) {
	c := sample.Wires()
	m := model(c, "#/compare/lock-gazette,lock-letter?by=voices")
	if waiting := Compare(m).Voices; len(waiting.Columns) != 2 || waiting.Saves != nil {
		t.Errorf("before the answer: %+v", waiting)
	}
	_, how := m.ProposedVoices()
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: how.Sequence}, Answer: &ask.ProposedVoicesAnswer{Documents: []speech.Proposals{
		speech.Propose(c.Documents[0]), speech.Propose(c.Documents[2]),
	}}})
	v := Compare(m).Voices
	named := make(map[string]VoiceRow)
	for _, column := range v.Columns {
		for _, g := range column.Groups {
			for _, row := range g.Voices {
				named[column.Short+"/"+row.Name] = row
			}
		}
	}
	venn := named["Kestrel Lock bridge sticks, barges wait/Orla Venn"]
	if venn.About != "found by: speaker, apposition; pronoun" && venn.About != "found by: speaker after verb; pronoun" || len(venn.Quotes) != 1 || venn.Quotes[0].Href != "#/read/lock-gazette?p=2" {
		t.Errorf("the warden is heard as %+v of %+v", venn, named)
	}
	if !strings.HasPrefix(v.Note, "Suggested by the program") || v.Columns[0].Quotes == "" {
		t.Errorf("the view is %+v", v)
	}
	if table := VoicesTable(m); len(table) < 4 || !strings.HasPrefix(table[1][10], "proposed: ") {
		t.Errorf("the table is %q", table)
	}
}

// A topic tells who is heard on it, in each article.
func TestTopicHeard(t *testing.T) {
	c := sample.Collection()
	heard := make(map[string]bool) // topics on which somebody is heard
	for _, coverage := range c.Coverage {
		for _, v := range c.Voices {
			for _, h := range v.Heard {
				if h.At.Document == coverage.Document && slices.Contains(coverage.Passages, h.At.Passage) {
					heard[coverage.Topic+"/"+coverage.Document] = true
				}
			}
		}
	}
	n := 0
	for _, topic := range c.Topics {
		for _, column := range Topic(model(c, "#/topic/"+topic.ID)).Columns {
			document := column.Passages[0].Ref.Document
			if (column.Heard != "") != heard[topic.ID+"/"+document] {
				t.Errorf("%s in %s: heard is %q", topic.ID, document, column.Heard)
			}
			if column.Heard != "" {
				n++
			}
		}
	}
	if n == 0 {
		t.Error("nobody is heard on any topic")
	}
}

// Over more articles than are aligned with one another, facts rest on no score that could
// be moved.
func TestNoScoreWhereItDoesNotCount(t *testing.T) {
	for documents, want := range map[int]bool{align.MostPairs: true, align.MostPairs + 1: false} {
		c := &corpus.Collection{Title: "Many"}
		for i := range documents {
			c.Documents = append(c.Documents, &corpus.Document{ID: fmt.Sprint("d", i), Headline: "A day", Passages: []corpus.Passage{{Text: "The ferry left at nine."}}})
		}
		m := model(c, "#/compare?by=facts")
		if got := basisView(m).Score.Shown; got != want {
			t.Errorf("%d articles: the score is shown: %v", documents, got)
		}
	}
}
