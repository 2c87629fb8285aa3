package present

import (
	"cmp"
	"slices"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/coverage"
	"parallax/corpus/sorting"
)

// factsStep is how many questions a table shows at once, and how many more each
// time they are asked for.
const factsStep = 60

// FactTable is the comparison by facts: questions by what came of them ×
// documents.
type FactTable struct {
	Filters []element.Chip // value: the address of the view with that filter
	Columns []FactColumn   // none where there are too many documents: Listed
	Listed  bool           // the answers stand under each other, named
	Groups  []FactGroup
	Deck    string       // the finding in a sentence
	Note    string       // where the answers come from
	How     element.Link // how they were found; zero if there is nothing to read
	More    string       // "Show 35 more"; "" if all are shown
	Empty   string       // what to say where there is no question to show
	Wait    element.PendingView
	Shown   int // questions that have the verdict wanted
	Saves   []element.SaveOption
	Answer  AnswerView // what is proposed
}

// Is reports whether the comparison is by facts.
func (v FactTable) Is() bool { return v.Listed || len(v.Columns) > 0 }

// FactColumn is one document.
type FactColumn struct {
	Document string
	Mark     element.Mark
	Name     string
	Href     string
}

// FactGroup is the questions of one verdict.
type FactGroup struct {
	Title  string // "Different answers"
	Kind   corpus.Verdict
	Count  string
	Folded bool // there is nothing to compare in it
	Alone  bool // the filter says what it is
	Rows   []FactRow
}

// FactRow is one question.
type FactRow struct {
	Question string
	Kind     string       // agree, differ, single, silent
	Topic    element.Link // zero for a question about none
	Date     string       // of the topic
	Over     string       // "different over all five articles", where it may not hold of those chosen
	Note     string       // the coder's
	By, On   string       // whose it is and since when, as a table has it
	Origin   string       // in words; "" for the collection's
	Cells    []FactCell
	Silent   string // where cells are listed: how many documents do not mention it
	Scale    ScaleView
	Proposal ProposalView
	Notes    NotesView // none of what is proposed
}

// FactCell is what one document answers; without answers it does not mention it,
// or is Uncoded: nobody has looked whether it answers.
type FactCell struct {
	Document string
	Mark     element.Mark
	Name     string
	Answers  []FactAnswer
	None     string // what is to be said of a document without an answer
	Uncoded  bool
	Inside   string // "three values in one article"
}

// FactAnswer is one value.
type FactAnswer struct {
	Value     string
	Fragment  string       // quoted, with its marks; "" for none
	Lang      string       // of the fragment
	Certainty string       // "" where it is plainly stated
	Passage   element.Link // "¶ 4"
	Whose     string       // "in The Tide Table", for those who hear the link alone
	N         int          // its number
}

// ScaleView is the values of a question as marks on one line.
type ScaleView struct {
	Points []ScalePoint
	Low    string // value at the left end
	High   string
}

// ScalePoint is a value at At, 0…1.
type ScalePoint struct {
	Mark element.Mark
	At   float64
}

// certainties are how a document may put a value, as the page says it.
var certainties = map[corpus.Certainty]wording.Message{
	corpus.Quoted: wording.FactsQuoted, corpus.Alleged: wording.FactsAlleged, corpus.Assumed: wording.FactsAssumed, corpus.Denied: wording.FactsDenied,
}

// filters are the verdicts a table can be cut down to, their chips, and the heads
// of their groups.
var filters = []struct {
	verdict    corpus.Verdict
	chip, head wording.Message
}{
	{corpus.Differ, wording.FactsDiffer, wording.FactsDifferHead},
	{corpus.Single, wording.FactsSingle, wording.FactsSingleHead},
	{corpus.Agree, wording.FactsAgree, wording.FactsAgreeHead},
	{corpus.Silent, wording.FactsSilent, wording.FactsSilentHead},
	{state.UnknownVerdict, wording.FactsUnknown, wording.FactsUnknownHead},
}

// facts is the table that the reader has chosen, of coding or of proposals.
func facts(m state.Model, chosen []string) FactTable {
	table := factTable
	if m.Basis() != state.ByHand {
		table = proposedTable
	}
	v := table(m, chosen)
	if v.Shown > 0 {
		v.Saves = element.TableOptions(state.FactsTable)
	}
	return v
}

// columns sets the heads of the table, or none where there would be too many.
func (v *FactTable) columns(m state.Model, chosen []string) {
	if v.Listed = len(chosen) > state.MostCompared; v.Listed {
		return
	}
	for _, id := range chosen {
		v.Columns = append(v.Columns, FactColumn{id, element.MarkOf(m, id), element.OutletName(m, id), element.ReadHref(id, 0)})
	}
}

// verdictShown is the verdict that the table is cut down to: what the address
// says, else those that differ, if any do.
func verdictShown(m state.Model, count map[corpus.Verdict]int) corpus.Verdict {
	switch {
	case m.Route.Show != "":
		return corpus.Verdict(m.Route.Show)
	case count[corpus.Differ] > 0:
		return corpus.Differ
	}
	return state.EveryVerdict
}

// chips are the filters with their counts, those of no question left out.
func (v *FactTable) chips(m state.Model, count map[corpus.Verdict]int, all int, show corpus.Verdict) {
	chip := func(label wording.Message, verdict corpus.Verdict, n int) {
		if n == 0 && show != verdict {
			return
		}
		to := m.Route
		if to.Show = string(verdict); verdict == corpus.Differ && n > 0 {
			to.Show = ""
		}
		v.Filters = append(v.Filters, element.Chip{Label: label.String(), Count: wording.Number(n), On: verdict == show, Value: element.Href(to)})
	}
	for _, f := range filters {
		chip(f.chip, f.verdict, count[f.verdict])
	}
	chip(wording.FactsAll, state.EveryVerdict, all)
}

// group puts rows under the head of their verdict, in the order of the filters.
func (v *FactTable) group(rows []FactRow, count map[corpus.Verdict]int, show corpus.Verdict) {
	for _, f := range filters {
		g := FactGroup{Alone: show == f.verdict, Title: f.head.String(), Kind: f.verdict, Count: wording.Number(count[f.verdict]), Folded: f.verdict == corpus.Silent && show != corpus.Silent}
		for _, r := range rows {
			if r.Kind == string(f.verdict) {
				g.Rows = append(g.Rows, r)
			}
		}
		if g.Rows != nil {
			v.Groups = append(v.Groups, g)
		}
	}
}

// factTable sets the facts of the chosen documents side by side.
func factTable(m state.Model, chosen []string) FactTable {
	var v FactTable
	v.columns(m, chosen)
	among := func(d string) bool { return slices.Contains(chosen, d) }
	if len(chosen) == len(m.Collection.Documents) {
		among = func(string) bool { return true }
	}
	facts, findings := m.Collection.Facts, make([]coverage.Finding, len(m.Collection.Facts))
	count := make(map[corpus.Verdict]int)
	for i := range facts {
		findings[i] = finding(m, &facts[i], chosen, among)
		count[findings[i].Verdict]++
	}
	show := verdictShown(m, count)
	v.chips(m, count, len(facts), show)
	var order []int // of facts
	for i := range facts {
		if show == state.EveryVerdict || findings[i].Verdict == show {
			order = append(order, i)
		}
	}
	v.Shown = len(order)
	v.Deck = wording.FactsDeckNone.String()
	if n := count[corpus.Differ]; n > 0 {
		v.Deck = wording.FactsDeck.With("n", n)
	}
	v.Note = wording.FactsOrigin.String()
	v.How = element.Link{Label: wording.FactsHowCoded.String(), Href: element.Href(state.Route{Screen: state.About})}
	if all := len(m.Collection.Documents); len(chosen) < all {
		v.Note += " " + wording.FactsOverAll.With("all", all, "n", len(chosen))
	}
	sortFacts(m, order, findings)
	if most := factsStep * (1 + m.Longer); len(order) > most {
		v.More = wording.FactsMore.With("n", min(factsStep, len(order)-most), "rest", len(order)-most)
		order = order[:most]
	}
	rows := make([]FactRow, len(order))
	for n, i := range order {
		rows[n] = factRow(m, &facts[i], findings[i], chosen, v.Listed)
	}
	v.group(rows, count, show)
	if len(order) == 0 {
		v.Empty = wording.FactsNoneShown.With("n", len(facts))
		if len(facts) == 0 {
			v.Empty, v.Deck = wording.FactsNoneCoded.String(), ""
		}
	}
	return v
}

// finding is what can be said of a fact among the documents chosen: where at most
// one answers and some have not been coded, the verdict is not known.
func finding(m state.Model, f *corpus.Fact, chosen []string, among func(string) bool) coverage.Finding {
	r := coverage.FindingAmong(f, among)
	if r.Answers > 1 {
		return r
	}
	for _, id := range chosen {
		if m.Coverage.Answers(f, id) == coverage.NotCoded {
			r.Verdict = state.UnknownVerdict
			break
		}
	}
	return r
}

// sortFacts puts questions in the order of the filters; those that differ by how
// many different answers there are, the others, and of these the equal, by the
// time of their topics. Those about no topic come last.
func sortFacts(m state.Model, order []int, findings []coverage.Finding) {
	place := make(map[string]int, len(m.Coverage.Topics)) // from 1; no topic comes last
	for i, t := range m.Coverage.Topics {
		place[t.ID] = i - len(m.Coverage.Topics)
	}
	kind := func(v corpus.Verdict) int {
		for i, f := range filters {
			if f.verdict == v {
				return i
			}
		}
		return len(filters)
	}
	sorting.By(order, func(a, b int) int {
		x, y := findings[a], findings[b]
		c := cmp.Compare(kind(x.Verdict), kind(y.Verdict))
		if c == 0 && x.Verdict == corpus.Differ {
			c = cmp.Or(cmp.Compare(y.Different, x.Different), cmp.Compare(y.Answers, x.Answers))
		}
		return cmp.Or(c, cmp.Compare(place[m.Collection.Facts[a].Topic], place[m.Collection.Facts[b].Topic]))
	})
}

func factRow(m state.Model, f *corpus.Fact, finding coverage.Finding, chosen []string, listed bool) FactRow {
	row := FactRow{Origin: origin(m, f.Provenance, f.By == corpus.Me && cameFact(m, f.ID)), By: wording.By(f.By), On: f.On.String(), Question: f.Question, Kind: string(finding.Verdict), Note: f.Note}
	if t, ok := m.Coverage.Topic(f.Topic); ok {
		row.Topic, row.Date = topicLink(t), wording.Date(t.Date, wording.ShortDate)
	}
	all := len(m.Collection.Documents)
	switch {
	case finding.Open:
		row.Over = wording.FactsVerdictOfAll.With("all", all)
	case finding.Verdict == corpus.Differ && finding.Answers == 1:
		row.Over = wording.FactsDiffersWithin.String()
	case finding.Verdict == state.UnknownVerdict:
		row.Over = wording.FactsNotKnown.With("n", finding.Answers)
	case finding.Answers == 0 && finding.Elsewhere > 0:
		row.Over = wording.FactsOthersAnswer.With("n", finding.Elsewhere)
	}
	if finding.Elsewhere > 0 && f.Note != "" {
		row.Note = wording.FactsNoteOfAll.With("all", all, "note", f.Note)
	}
	var values []corpus.Value
	silent := 0
	for _, id := range chosen {
		cell := FactCell{Document: id, Mark: element.MarkOf(m, id), Name: element.OutletName(m, id)}
		for _, value := range f.Values {
			if value.At.Document == id {
				values = append(values, value)
				cell.Answers = append(cell.Answers, factAnswer(m, value))
			}
		}
		if slices.Contains(finding.Inside, id) {
			cell.Inside = wording.FactsInside.With("n", len(cell.Answers))
		}
		if cell.Answers == nil {
			if cell.Uncoded = m.Coverage.Answers(f, id) == coverage.NotCoded; cell.Uncoded {
				cell.None = wording.CodingNotCoded.String()
			} else {
				cell.None = wording.CodingSilent.String()
				silent++
			}
			if listed {
				continue
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	if listed {
		sameTogether(row.Cells)
	}
	if listed && silent > 0 {
		row.Silent = wording.FactsSilentIn.With("n", silent)
	}
	row.Scale = scale(m, values)
	row.Notes = notesOn(m, wording.NotesOnFact, corpus.NoteTarget{Kind: corpus.OnFact, ID: f.ID})
	row.Notes.Named = f.Question
	return row
}

// sameTogether puts documents with the same first answer beside each other, in the
// order in which the answers come.
func sameTogether(cells []FactCell) {
	first := make(map[string]int)
	for i, c := range cells {
		if _, seen := first[c.Answers[0].Value]; !seen {
			first[c.Answers[0].Value] = i
		}
	}
	sorting.By(cells, func(a, b FactCell) int { return first[a.Answers[0].Value] - first[b.Answers[0].Value] })
}

func factAnswer(m state.Model, value corpus.Value) FactAnswer {
	a := FactAnswer{
		Value: value.Value, N: value.At.Passage, Passage: passageLink(value.At),
		Whose: wording.FactsIn.With("outlet", element.OutletName(m, value.At.Document)),
	}
	if c, is := certainties[value.Certainty]; is {
		a.Certainty = c.String()
	}
	if value.Fragment != "" {
		a.Fragment, a.Lang = "“"+value.Fragment+"”", ask.Language(m.Collection, m.Catalog.Document(value.At.Document), true)
	}
	return a
}

// passageLink leads to a passage by its number.
func passageLink(r corpus.Ref) element.Link {
	return element.Link{Label: wording.FactsPassage.With("n", r.Passage), Href: element.ReadHref(r.Document, r.Passage)}
}

// scale places values on one line, if they are plain numbers.
func scale(m state.Model, values []corpus.Value) ScaleView {
	numbers, equal, ok := coverage.Scale(values)
	if !ok || equal {
		return ScaleView{}
	}
	low, high := slices.Min(numbers), slices.Max(numbers)
	var v ScaleView
	for i, n := range numbers {
		v.Points = append(v.Points, ScalePoint{element.MarkOf(m, values[i].At.Document), (n - low) / (high - low)})
		if n == low {
			v.Low = values[i].Value
		}
		if n == high {
			v.High = values[i].Value
		}
	}
	return v
}
