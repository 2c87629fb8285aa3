package present

import (
	"cmp"
	"slices"
	"strconv"

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

// FactTable is the comparison by facts: questions by topic × documents.
type FactTable struct {
	Filters []element.Chip // value: the address of the view with that filter
	Columns []FactColumn
	Groups  []FactGroup
	Scaled  bool   // some question has a scale
	Note    string // what the verdicts are about
	More    string // "Show 35 more"; "" if all are shown
	Empty   string // what to say where there is no question to show
	Wait    element.PendingView
	Shown   int // questions that have the verdict wanted
	Saves   []element.SaveOption
}

// FactColumn is one document.
type FactColumn struct {
	Document string
	Mark     element.Mark
	Name     string
	Href     string
}

// FactGroup is the questions about one topic.
type FactGroup struct {
	Topic element.Link // zero for questions about none
	Date  string
	Rows  []FactRow
}

// FactRow is one question.
type FactRow struct {
	Question string
	Verdict  string // "differ", in words
	Kind     string // agree, differ, single, silent, for the eye
	Over     string // "coded over all five", where it may not hold of those chosen
	Note     string // the coder's
	By, On   string // whose it is and since when, as a table has it
	Origin   string // in words; "" for the collection's
	Cells    []FactCell
	Scale    ScaleView
	Proposal ProposalView
}

// FactCell is what one document answers; without answers it is silent, or
// Uncoded: nobody has looked whether it answers.
type FactCell struct {
	Mark    element.Mark
	Name    string
	Answers []FactAnswer
	Inside  string // "three values in one article"
	Uncoded bool
}

// FactAnswer is one value.
type FactAnswer struct {
	Value     string
	Fragment  string       // quoted, with its marks; "" for none
	Lang      string       // of the fragment
	Certainty string       // "" where it is plainly stated
	Passage   element.Link // "¶ 4"
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
var certainties = map[corpus.Certainty]string{
	corpus.Quoted: "somebody is quoted", corpus.Alleged: "alleged", corpus.Assumed: "the author’s inference", corpus.Denied: "denied",
}

// filters are the verdicts a table can be cut down to, and their chips.
var filters = []struct {
	verdict corpus.Verdict
	label   string
}{{"", "all"}, {corpus.Differ, "differ"}, {corpus.Agree, "agree"}, {corpus.Single, "told by one"}, {corpus.Silent, "silent"}}

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

// factTable sets the facts of the chosen documents side by side.
func factTable(m state.Model, chosen []string) FactTable {
	var v FactTable
	for _, id := range chosen {
		v.Columns = append(v.Columns, FactColumn{id, element.MarkOf(m, id), element.OutletName(m, id), element.ReadHref(id, 0)})
	}
	among := func(d string) bool { return slices.Contains(chosen, d) }
	facts, findings := m.Collection.Facts, make([]coverage.Finding, len(m.Collection.Facts))
	count, open := make(map[corpus.Verdict]int), 0
	var order []int // of facts
	show := corpus.Verdict(m.Route.Show)
	for i := range facts {
		findings[i] = coverage.FindingAmong(&facts[i], among)
		count[findings[i].Verdict]++
		count[""]++
		if findings[i].Open {
			open++
		}
		if show == "" || findings[i].Verdict == show {
			order = append(order, i)
		}
	}
	for _, f := range filters {
		to := m.Route
		to.Show = string(f.verdict)
		v.Filters = append(v.Filters, element.Chip{Label: f.label, Count: wording.Number(count[f.verdict]), On: f.verdict == show, Value: element.Href(to)})
	}
	v.Shown = len(order)
	v.Note = factsNote(len(chosen), len(m.Collection.Documents), open)
	place := make(map[string]int, len(m.Coverage.Topics)) // from 1; no topic comes last
	for i, t := range m.Coverage.Topics {
		place[t.ID] = i - len(m.Coverage.Topics)
	}
	sorting.By(order, func(a, b int) int { return cmp.Compare(place[facts[a].Topic], place[facts[b].Topic]) })
	if most := factsStep * (1 + m.Longer); len(order) > most {
		v.More = "Show " + wording.Number(min(factsStep, len(order)-most)) + " more of " + wording.Number(len(order)-most)
		order = order[:most]
	}
	last := ""
	for n, i := range order {
		f := &facts[i]
		if n == 0 || f.Topic != last {
			last = f.Topic
			g := FactGroup{}
			if t, ok := m.Coverage.Topic(f.Topic); ok {
				g.Topic, g.Date = topicLink(t), wording.Date(t.Date, wording.ShortDate)
			}
			v.Groups = append(v.Groups, g)
		}
		row := factRow(m, f, findings[i], chosen)
		v.Scaled = v.Scaled || row.Scale.Points != nil
		g := &v.Groups[len(v.Groups)-1]
		g.Rows = append(g.Rows, row)
	}
	if len(order) == 0 {
		v.Empty = "None of the " + wording.Tally(count[""], "question") + " has this verdict among these articles."
		if count[""] == 0 {
			v.Empty = "No facts are coded in this collection, so there is nothing to set side by side here."
		}
	}
	return v
}

// factsNote says who found the verdicts and about what.
func factsNote(chosen, all, open int) string {
	if chosen == all {
		return "A person compared the values and found the verdicts. Where values differ the reader judges."
	}
	note := "The verdicts were coded over all " + wording.Spell(all) + " articles; here only " + wording.Spell(chosen) + " are looked at. A question that only others answer is silent here."
	if open > 0 {
		note += " Where leaving articles out may change a verdict, it says “coded over all " + wording.Spell(all) + "” and the values speak for themselves."
	}
	return note
}

func factRow(m state.Model, f *corpus.Fact, finding coverage.Finding, chosen []string) FactRow {
	row := FactRow{Origin: origin(f.Provenance), By: wording.By(f.By), On: f.On.String(), Question: f.Question, Kind: string(finding.Verdict), Verdict: verdictWords(finding), Note: f.Note}
	if finding.Open {
		row.Over = "coded over all " + wording.Spell(len(m.Collection.Documents))
	} else if finding.Answers == 0 && finding.Elsewhere > 0 {
		row.Over = "answered by " + wording.Count(finding.Elsewhere, "other")
	}
	if finding.Elsewhere > 0 && f.Note != "" {
		row.Note = "Over all " + wording.Spell(len(m.Collection.Documents)) + ": " + f.Note
	}
	var values []corpus.Value
	coded := 0
	for _, id := range chosen {
		cell := FactCell{Mark: element.MarkOf(m, id), Name: element.OutletName(m, id)}
		if cell.Uncoded = m.Coverage.Answers(f, id) == coverage.NotCoded; !cell.Uncoded {
			coded++
		}
		d := m.Catalog.Document(id)
		for _, value := range f.Values {
			if value.At.Document != id {
				continue
			}
			values = append(values, value)
			a := FactAnswer{
				Value: value.Value, Certainty: certainties[value.Certainty],
				Passage: element.Link{Label: "¶" + wording.Nbsp + strconv.Itoa(value.At.Passage), Href: element.ReadHref(id, value.At.Passage)}, N: value.At.Passage,
			}
			if value.Fragment != "" {
				a.Fragment, a.Lang = "“"+value.Fragment+"”", ask.Language(m.Collection, d, true)
			}
			cell.Answers = append(cell.Answers, a)
		}
		if slices.Contains(finding.Inside, id) {
			cell.Inside = wording.Spell(len(cell.Answers)) + " values in one article"
		}
		row.Cells = append(row.Cells, cell)
	}
	if n := len(chosen); coded < n && finding.Answers <= 1 { // that the others do not answer is not known
		row.Verdict = wording.CodingAnswers.With("n", finding.Answers, "of", coded, "rest", n-coded)
		if row.Kind = ""; coded == 0 {
			row.Verdict = wording.CodingNotCoded.String()
		}
	}
	row.Scale = scale(m, values)
	return row
}

func verdictWords(f coverage.Finding) string {
	switch f.Verdict {
	case corpus.Single:
		return "told by one"
	case corpus.Differ:
		if f.Answers == 1 {
			return "differ within one"
		}
	}
	return string(f.Verdict)
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
