package present

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/stats"
)

// termView is everything about the word looked at.
func termView(m state.Model, q ask.Keyness) TermView {
	to := m.Route
	to.Words.Term, to.Words.Pair = "", ""
	v := TermView{
		Term: m.Route.Words.Term, Close: element.Href(to),
		Search:  element.Link{Label: "All passages with “" + m.Route.Words.Term + "”", Href: element.SearchHref(`"` + m.Route.Words.Term + `"`)},
		Context: element.Link{Label: "In context", Href: element.Href(state.Route{Screen: state.Searching, Query: `"` + m.Route.Words.Term + `"`, As: state.AsContext})},
	}
	p, how := m.Profile()
	v.Wait = element.Pending(how, "Counting “"+m.Route.Words.Term+"”")
	if p == nil {
		v.Head = m.Route.Words.Term
		if how.Pending {
			v.Head += ": counting…"
		}
		return v
	}
	k := p.Key
	v.Head = m.Route.Words.Term + ": " + wording.Number(k.A) + " here, " + wording.Number(k.B) + " on the other side"
	if k.A+k.B == 0 {
		v.Head = m.Route.Words.Term + " occurs on neither side"
	} else if !p.Listed {
		v.Head += "; not among the words compared"
	}
	v.places(m, p)
	v.table(k)
	v.evenness(p)
	v.company(m, p)
	return v
}

// places is where the word occurs, article by article, and how evenly.
func (v *TermView) places(m state.Model, p *ask.ProfileAnswer) {
	most := 1
	for _, s := range p.Spreads {
		for _, part := range s.Parts {
			most = max(most, part.Count)
		}
	}
	for _, s := range p.Spreads {
		links := placesShown
		if len(p.Spreads) > ask.MostColumns {
			links = fewPlaces
		}
		v.Places = append(v.Places, termPlaces(m, s, most, links))
	}
	if p.Over.Frequency > 0 {
		v.Over = "In " + wording.Number(p.Over.Range) + " of " + wording.Tally(p.Over.Parts, "article")
		if p.Measured {
			v.Over += ", each taken as one part: " + strings.TrimPrefix(spoken(stats.DispersionMeasures, &stats.Spread{Dispersion: p.Over, Measured: true}), ", ")
			if p.Rare {
				v.Over += " (rough: less than one expected in some)"
			}
		}
		v.Over += "."
		v.SpreadSaves = element.TableOptions(state.SpreadTable)
	}
	if hidden := p.Over.Range - len(slices.DeleteFunc(slices.Clone(p.Spreads), func(s stats.Spread) bool { return s.Dispersion.Frequency == 0 })); hidden > 0 {
		v.Over += " The " + wording.Number(len(p.Spreads)) + " that have it most are shown."
	}
}

// contingency formats a table with what would be expected.
func contingency(t stats.Table, names, heads []string, caption string) Contingency {
	e := t.Expected()
	whole := func(f float64) string { return wording.Number(int(f)) }
	return Contingency{
		Caption: caption, Names: names, Heads: heads,
		Observed: [][]string{
			{whole(t.O11), whole(t.O12), whole(t.O11 + t.O12)},
			{whole(t.O21), whole(t.O22), whole(t.O21 + t.O22)},
		},
		Expected: [][]string{{decimal(e.O11, 1), decimal(e.O12, 1)}, {decimal(e.O21, 1), decimal(e.O22, 1)}},
	}
}

// table is the contingency table of a word and the measures that follow.
func (v *TermView) table(k stats.Key) {
	v.Table = contingency(k.Table(), []string{v.Term, "other words"}, []string{"here", "other side", "together"},
		"Words counted; in brackets what would be expected if both sides used it alike")
	a, b, c, d := wording.Number(k.A), wording.Number(k.B), wording.Number(k.C), wording.Number(k.D)
	zero := ""
	if k.A == 0 || k.B == 0 {
		zero = " A count of 0 is taken as ½ (Hardie 2014)."
		if k.A == 0 {
			a = "½"
		}
		if k.B == 0 {
			b = "½"
		}
	}
	ratio := Formula{
		Name: "Log ratio", Rule: "log₂ [(a ÷ c) ÷ (b ÷ d)]",
		Worked: "log₂ [(" + a + " ÷ " + c + ") ÷ (" + b + " ÷ " + d + ")] = " + signed(k.LogRatio, 2),
		Note:   "The size of the difference: each step is a doubling. With 95" + wording.Nbsp + "% confidence between " + signed(k.Low, 2) + " and " + signed(k.High, 2) + " (Katz et al. 1978)." + zero,
	}
	g := Formula{
		Name: "G²", Rule: "2 (a ln (a ÷ E₁) + b ln (b ÷ E₂)), E₁ = c (a + b) ÷ (c + d), E₂ = d (a + b) ÷ (c + d)",
		Worked: "E₁ = " + decimal(k.ExpectedA, 2) + ", E₂ = " + decimal(k.ExpectedB, 2) + ", G² = " + decimal(k.G2, 2),
		Note:   "The evidence, not the size (Rayson and Garside 2000, two terms). ",
	}
	switch {
	case k.Small:
		g.Note += "The sample is too small for a p-value: fewer than " + wording.Number(stats.LeastExpected) + " are expected in some cell."
	case k.Test == nil:
		g.Note += "It is not among the words compared, so there is no p-value corrected for their number."
	default:
		g.Note += "p = " + pValue(k.Test.P) + ", corrected for all words compared " + pValue(k.Test.Holm) + " (Holm 1979)."
	}
	low, high := k.LogOdds.Interval(0.95)
	odds := Formula{
		Name: "Weighted log-odds", Rule: "δ = ln [(a + α) ÷ (c + α₀ − a − α)] − ln [(b + α) ÷ (d + α₀ − b − α)], σ² = 1 ÷ (a + α) + 1 ÷ (b + α), z = δ ÷ σ",
		Worked: "α = a + b = " + wording.Number(k.A+k.B) + ", α₀ = c + d = " + wording.Number(k.C+k.D) + ": δ = " + signed(k.LogOdds.Delta, 2) + ", σ² = " + decimal(k.LogOdds.Variance, 3) + ", z = " + signed(k.LogOdds.Z, 2),
		Note:   "Size and evidence in one: rare words are drawn towards no difference (Monroe, Colaresi and Quinn 2008). The one side is compared with the other as a whole; the prior is informative, the counts of both together. With 95" + wording.Nbsp + "% confidence δ is between " + signed(low, 2) + " and " + signed(high, 2) + ".",
	}
	v.Formulas = []Formula{ratio, odds, g}
}

// evenness adds how its dispersion is measured.
func (v *TermView) evenness(p *ask.ProfileAnswer) {
	if !p.Measured {
		return
	}
	v.Formulas = append(v.Formulas, Formula{
		Name: "DP and DPnorm", Rule: "DP = ½ Σ |vᵢ ÷ f − sᵢ|, DPnorm = DP ÷ (1 − min sᵢ)",
		Worked: "f = " + wording.Number(p.Over.Frequency) + " over " + wording.Tally(p.Over.Parts, "article") + ": DP = " + short(p.Over.DP, 3) + ", DPnorm = " + short(p.Over.DPNorm, 3),
		Note:   "How evenly it is spread: vᵢ of its f occurrences are in a part that has the share sᵢ of all words. 0 is perfectly even, 1 is all in the smallest part (Gries 2008; Lijffijt and Gries 2012). Within an article the parts are its passages. With a few occurrences it says little.",
	})
}

func pValue(p float64) string {
	if p < 0.0001 {
		return "below .0001"
	}
	return decimal(p, 4)
}

// termPlaces is where the word occurs in one article and how evenly.
func termPlaces(m state.Model, s stats.Spread, most, links int) TermPlaces {
	var v TermPlaces
	for _, part := range s.Parts {
		if v.Name == "" {
			v.Mark, v.Name = element.MarkOf(m, part.Document), element.OutletName(m, part.Document)
			v.Strip = strip(v.Mark, v.Name, len(s.Parts), s.Parts, most)
		}
		if part.Count == 0 {
			continue
		}
		if len(v.Passages) == links {
			v.More = "and more"
			break
		}
		label := "¶" + wording.Nbsp + strconv.Itoa(part.Passage)
		if part.Count > 1 {
			label += " (" + wording.Number(part.Count) + ")"
		}
		v.Passages = append(v.Passages, element.Link{Label: label, Href: element.ReadHref(part.Document, part.Passage)})
	}
	v.Count = wording.Number(s.Dispersion.Frequency)
	if s.Dispersion.Frequency == 0 {
		v.Count = "none"
	}
	if s.Measured {
		v.Spread = "in " + wording.Number(s.Dispersion.Range) + " of " + wording.Tally(s.Dispersion.Parts, "passage") + spoken(stats.DispersionMeasures, &s)
		if s.Small {
			v.Spread += " (rough: less than one expected in some)"
		}
	}
	return v
}
