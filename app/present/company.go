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
func (v *TermView) company(m state.Model, p *ask.ProfileAnswer) {
	c := p.Collocates
	where := "in " + wording.Tally(p.Searched, "article")
	inPassage := c.Scope == stats.InPassage
	if inPassage {
		v.Company = "The order of words is not known of every text, so words in the same passage are counted: "
		if m.Route.Words.Window == ask.WholePassage {
			v.Company = "Words in the same passage are counted: "
		}
		v.Company += v.Term + " is in " + wording.Number(c.Frequency) + " of " + wording.Tally(c.N, "passage") + " " + where + "."
	} else {
		v.Company = "Words up to " + wording.Spell(c.Window) + " places away from one of " + wording.Tally(c.Frequency, "occurrence") + " of " + v.Term + " " + where +
			", not across passages. A place near two of them counts once, and near the end of a passage there are fewer places: " + wording.Number(c.Near) + " of " + wording.Number(c.N) + " are near, so nothing has to be corrected for the span (Evert 2008)."
	}
	if c.Source == stats.FromDigest {
		v.Company += " These are the words of our digests."
	}
	v.choices(m)
	if len(c.Words) == 0 {
		v.None = "No word occurs near it twice or more."
		return
	}
	v.CompanySaves, v.CompanyHeads = element.TableOptions(state.CollocatesTable), headsOf(stats.CollocateMeasures)
	picked := c.Words[0]
	for _, w := range c.Words[:min(len(c.Words), collocatesShown)] {
		if w.Term == m.Route.Words.Pair {
			picked = w
		}
	}
	for _, w := range c.Words[:min(len(c.Words), collocatesShown)] {
		to, pick := m.Route, m.Route
		to.Words.Term, to.Words.Pair = w.Term, ""
		pick.Words.Pair = w.Term
		v.Collocates = append(v.Collocates, CollocateRow{
			Term: w.Term, Href: element.Href(to), Together: wording.Number(w.Joint) + " of " + wording.Number(w.Frequency), Expected: decimal(w.Expected, 1),
			Cells: shownOf(stats.CollocateMeasures, &w),
			Small: w.Small, Pick: element.Href(pick), On: w.Term == picked.Term, Search: element.Link{Label: "passages", Href: element.SearchHref(together(v.Term, w.Term, c))},
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
		change(&to.Words)
		return element.Chip{Label: label, On: on, Value: element.Href(to)}
	}
	now := m.Route.Words
	for _, w := range state.Windows {
		label := strconv.Itoa(w)
		switch w {
		case 0:
			label = strconv.Itoa(stats.DefaultWindow)
		case ask.WholePassage:
			label = "same passage"
		}
		v.Windows = append(v.Windows, chip(label, now.Window == w, func(c *state.Keyness) { c.Window = w }))
	}
	v.Nears = sortChips(stats.CollocateMeasures, string(stats.ByLogDice), string(now.Near), func(label string, on bool, id string) element.Chip {
		return chip(label, on, func(c *state.Keyness) { c.Near = stats.Association(id) })
	})
}

// pairView works out the figures of one collocate.
func pairView(node string, w stats.Collocate, c stats.Collocates) PairView {
	rows, unit := []string{"near " + node, "elsewhere"}, "Words that are not “"+node+"”"
	if c.Scope == stats.InPassage {
		rows, unit = []string{"with " + node, "without"}, "Passages"
	}
	o, e := wording.Number(w.Joint), decimal(w.Expected, 2)
	r1, c1 := wording.Number(c.Near), wording.Number(w.Frequency)
	v := PairView{
		Title: node + " and " + w.Term,
		Table: contingency(w.Table, rows, []string{w.Term, "without", "together"}, unit+"; in brackets what would be expected if the two had nothing to do with each other"),
		Formulas: []Formula{
			{"logDice", "14 + log₂ (2 O ÷ (f + C₁))", "14 + log₂ (2 × " + o + " ÷ (" + wording.Number(c.Frequency) + " + " + c1 + ")) = " + decimal(w.LogDice, 2),
				"Strength, 14 at most; does not depend on the size of the collection (Rychlý 2008). f is the frequency of “" + node + "”."},
			{"MI", "log₂ (O ÷ E), E = R₁ C₁ ÷ N", "E = " + r1 + " × " + c1 + " ÷ " + wording.Number(c.N) + " = " + e + ", MI = " + signed(w.MI, 2),
				"In bits; favours rare words (Church and Hanks 1990)."},
			{"t", "(O − E) ÷ √O", "(" + o + " − " + e + ") ÷ √" + o + " = " + decimal(w.T, 2),
				"Favours frequent words; a ranking, not a test (Church et al. 1991)."},
			{"ΔP", "O ÷ R₁ − (C₁ − O) ÷ (N − R₁), and back O ÷ C₁ − (R₁ − O) ÷ (N − C₁)", "ΔP = " + short(w.DeltaP, 3) + ", back " + short(w.Reverse, 3),
				"How much likelier “" + w.Term + "” is where “" + node + "” is near, and the other way round (Gries 2013)."},
		},
	}
	g := Formula{Name: "G²", Rule: "2 Σ O ln (O ÷ E) over the four cells", Worked: "G² = " + decimal(w.G2, 2), Note: "Evidence, below 0 for words that avoid each other (Dunning 1993). "}
	if w.Test == nil {
		g.Note += "The sample is too small for a p-value: fewer than " + wording.Number(stats.LeastExpected) + " are expected in some cell."
	} else {
		g.Note += "p = " + pValue(w.Test.P) + ", corrected for the " + wording.Number(c.Tested) + " words tested " + pValue(w.Test.Holm) + " (Holm 1979)."
	}
	v.Formulas = append(v.Formulas, g)
	return v
}
