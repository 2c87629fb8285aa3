package present

import (
	"strconv"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/stats"
)

// company is the words that occur near the one looked at.
func (v *TermView) collocates(m state.Model, p *ask.ProfileAnswer) {
	c := p.Collocates
	switch {
	case c.Scope != stats.InPassage:
		v.Company = wording.NearWindow.With("window", c.Window, "n", c.Frequency, "word", v.Term, "articles", p.Searched, "near", c.Near, "all", c.N)
	case m.Route.Keyness.Window == ask.WholePassage:
		v.Company = wording.NearPassage.With("word", v.Term, "n", c.Frequency, "all", c.N, "articles", p.Searched)
	default:
		v.Company = wording.NearPassageOnly.With("word", v.Term, "n", c.Frequency, "all", c.N, "articles", p.Searched)
	}
	if c.Source == stats.FromDigest {
		v.Company = wording.NearDigests.With("before", v.Company)
	}
	v.choices(m)
	if len(c.Words) == 0 {
		v.None = wording.NearNone.String()
		return
	}
	v.CompanySaves, v.CompanyHeads = element.TableOptions(state.CollocatesTable), headsOf(stats.CollocateMeasures)
	picked := c.Words[0]
	for _, w := range c.Words[:min(len(c.Words), collocatesShown)] {
		if w.Term == m.Route.Keyness.Pair {
			picked = w
		}
	}
	for _, w := range c.Words[:min(len(c.Words), collocatesShown)] {
		to, pick := m.Route, m.Route
		to.Keyness.Term, to.Keyness.Pair = w.Term, ""
		pick.Keyness.Pair = w.Term
		v.Collocates = append(v.Collocates, CollocateRow{
			Term: w.Term, Href: element.Href(to), Together: wording.NearOf.With("n", w.Joint, "all", w.Frequency), Expected: decimal(w.Expected, 1),
			Cells: shownOf(stats.CollocateMeasures, &w),
			Small: w.Small, Pick: element.Href(pick), On: w.Term == picked.Term, Search: element.Link{Label: wording.NearPassages.String(), Href: element.SearchHref(together(v.Term, w.Term, c))},
		})
	}
	v.Pair = pairView(v.Term, picked, c)
}

// together is the search for two words that were counted together.
func together(a, b string, c stats.Collocates) string {
	if c.Scope == stats.InPassage {
		return `"` + a + `" "` + b + `"`
	}
	return `"` + a + " " + b + `"~` + strconv.Itoa(max(1, c.Window-1))
}

// choices are the windows and the measures to sort by.
func (v *TermView) choices(m state.Model) {
	chip := func(label string, on bool, change func(*state.Keyness)) element.Chip {
		to := m.Route
		change(&to.Keyness)
		return element.Chip{Label: label, On: on, Value: element.Href(to)}
	}
	now := m.Route.Keyness
	for _, w := range state.Windows {
		label := strconv.Itoa(w)
		switch w {
		case 0:
			label = strconv.Itoa(stats.DefaultWindow)
		case ask.WholePassage:
			label = wording.SetPassage.String()
		}
		v.Windows = append(v.Windows, chip(label, now.Window == w, func(c *state.Keyness) { c.Window = w }))
	}
	v.Nears = sortChips(stats.CollocateMeasures, string(stats.ByLogDice), string(now.Near), func(label string, on bool, id string) element.Chip {
		return chip(label, on, func(c *state.Keyness) { c.Near = stats.Association(id) })
	})
}

// pairView works out the figures of one collocate.
func pairView(node string, w stats.Collocate, c stats.Collocates) PairView {
	rows, caption := []string{wording.NearTableNear.With("word", node), wording.NearTableFar.String()}, wording.NearTableWords.With("word", node)
	if c.Scope == stats.InPassage {
		rows, caption = []string{wording.NearTableWith.With("word", node), wording.NearTableWithout.String()}, wording.NearTablePassages.String()
	}
	e := decimal(w.Expected, 2)
	v := PairView{
		Title: wording.NearPair.With("word", node, "other", w.Term),
		Table: contingency(w.Table, rows, []string{w.Term, wording.NearTableWithout.String(), wording.TableTogether.String()}, caption),
		Formulas: []Formula{
			{wording.FormulaLogDice.String(), wording.FormulaLogDiceRule.String(),
				wording.FormulaLogDiceWork.With("o", w.Joint, "f", c.Frequency, "c", w.Frequency, "value", decimal(w.LogDice, 2)), wording.FormulaLogDiceNote.With("word", node)},
			{wording.FormulaMI.String(), wording.FormulaMIRule.String(),
				wording.FormulaMIWork.With("r", c.Near, "c", w.Frequency, "n", c.N, "e", e, "value", signed(w.MI, 2)), wording.FormulaMINote.String()},
			{wording.FormulaT.String(), wording.FormulaTRule.String(), wording.FormulaTWork.With("o", w.Joint, "e", e, "value", decimal(w.T, 2)), wording.FormulaTNote.String()},
			{wording.FormulaDeltaP.String(), wording.FormulaDeltaPRule.String(),
				wording.FormulaDeltaPWork.With("value", short(w.DeltaP, 3), "reverse", short(w.Reverse, 3)), wording.FormulaDeltaPNote.With("other", w.Term, "word", node)},
		},
	}
	g := Formula{Name: wording.FormulaG2.String(), Rule: wording.FormulaG2Four.String(), Worked: wording.FormulaG2FourWork.With("value", decimal(w.G2, 2))}
	if w.Test == nil {
		g.Note = wording.FormulaG2FourSmall.With("least", stats.LeastExpected)
	} else {
		g.Note = wording.FormulaG2FourP.With("p", pValue(w.Test.P), "n", c.Tested, "holm", pValue(w.Test.Holm))
	}
	v.Formulas = append(v.Formulas, g)
	return v
}
