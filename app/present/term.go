package present

import (
	"slices"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/stats"
)

// termView is everything about the word looked at.
func termView(m state.Model, q ask.Keyness) TermView {
	to := m.Route
	to.Keyness.Term, to.Keyness.Pair = "", ""
	v := TermView{
		Term: m.Route.Keyness.Term, Close: element.Href(to),
		Search:  element.Link{Label: wording.TermPassages.With("word", m.Route.Keyness.Term), Href: element.SearchHref(`"` + m.Route.Keyness.Term + `"`)},
		Context: element.Link{Label: wording.TermContext.String(), Href: element.Href(state.Route{Screen: state.Searching, Query: `"` + m.Route.Keyness.Term + `"`, As: state.AsContext})},
	}
	p, how := m.Profile()
	v.Wait = element.Pending(how, wording.TermCounting.With("word", m.Route.Keyness.Term))
	if p == nil {
		v.Head = m.Route.Keyness.Term
		if how.Pending {
			v.Head = wording.TermWait.With("word", v.Term)
		}
		return v
	}
	k := p.Key
	switch {
	case k.A+k.B == 0:
		v.Head = wording.TermNowhere.With("word", v.Term)
	case !p.Listed:
		v.Head = wording.TermUnlisted.With("word", v.Term, "here", k.A, "rest", k.B)
	default:
		v.Head = wording.TermHead.With("word", v.Term, "here", k.A, "rest", k.B)
	}
	v.places(m, p)
	v.table(k)
	v.evenness(p)
	v.collocates(m, p)
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
		measures := spoken(stats.DispersionMeasures, &stats.Spread{Dispersion: p.Over, Measured: true})
		switch {
		case p.Rare && p.Measured:
			v.Over = wording.TermOverRare.With("n", p.Over.Range, "all", p.Over.Parts, "measures", measures)
		case p.Measured:
			v.Over = wording.TermOverDP.With("n", p.Over.Range, "all", p.Over.Parts, "measures", measures)
		default:
			v.Over = wording.TermOver.With("n", p.Over.Range, "all", p.Over.Parts)
		}
		v.SpreadSaves = element.TableOptions(state.SpreadTable)
	}
	if hidden := p.Over.Range - len(slices.DeleteFunc(slices.Clone(p.Spreads), func(s stats.Spread) bool { return s.Dispersion.Frequency == 0 })); hidden > 0 {
		v.Over = wording.TermShown.With("before", v.Over, "n", len(p.Spreads))
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
	v.Table = contingency(k.Table(), []string{v.Term, wording.TableOtherWords.String()},
		[]string{wording.TableHereHead.String(), wording.TableOtherSide.String(), wording.TableTogether.String()}, wording.TableCaption.String())
	a, b, c, d := wording.Number(k.A), wording.Number(k.B), wording.Number(k.C), wording.Number(k.D)
	note := wording.FormulaLogRatioNote.With("low", signed(k.Low, 2), "high", signed(k.High, 2))
	if k.A == 0 || k.B == 0 {
		note = wording.FormulaLogRatioHalf.With("low", signed(k.Low, 2), "high", signed(k.High, 2))
		if k.A == 0 {
			a = "½"
		}
		if k.B == 0 {
			b = "½"
		}
	}
	ratio := Formula{
		Name: wording.FormulaLogRatio.String(), Rule: wording.FormulaLogRatioRule.String(),
		Worked: wording.FormulaLogRatioWork.With("a", a, "b", b, "c", c, "d", d, "value", signed(k.LogRatio, 2)), Note: note,
	}
	g := Formula{
		Name: wording.FormulaG2.String(), Rule: wording.FormulaG2Rule.String(),
		Worked: wording.FormulaG2Work.With("first", decimal(k.ExpectedA, 2), "second", decimal(k.ExpectedB, 2), "value", decimal(k.G2, 2)),
	}
	switch {
	case k.Small:
		g.Note = wording.FormulaG2Small.With("least", stats.LeastExpected)
	case k.Test == nil:
		g.Note = wording.FormulaG2Unlisted.String()
	default:
		g.Note = wording.FormulaG2P.With("p", pValue(k.Test.P), "holm", pValue(k.Test.Holm))
	}
	low, high := k.LogOdds.Interval(0.95)
	odds := Formula{
		Name: wording.FormulaOdds.String(), Rule: wording.FormulaOddsRule.String(),
		Worked: wording.FormulaOddsWork.With("alpha", k.A+k.B, "all", k.C+k.D, "delta", signed(k.LogOdds.Delta, 2), "variance", decimal(k.LogOdds.Variance, 3), "z", signed(k.LogOdds.Z, 2)),
		Note:   wording.FormulaOddsNote.With("low", signed(low, 2), "high", signed(high, 2)),
	}
	v.Formulas = []Formula{ratio, odds, g}
}

// evenness adds how its dispersion is measured.
func (v *TermView) evenness(p *ask.ProfileAnswer) {
	if !p.Measured {
		return
	}
	v.Formulas = append(v.Formulas, Formula{
		Name: wording.FormulaDP.String(), Rule: wording.FormulaDPRule.String(),
		Worked: wording.FormulaDPWork.With("f", p.Over.Frequency, "articles", p.Over.Parts, "dp", short(p.Over.DP, 3), "norm", short(p.Over.DPNorm, 3)),
		Note:   wording.FormulaDPNote.String(),
	})
}

func pValue(p float64) string {
	if p < 0.0001 {
		return wording.PBelow.String()
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
			v.More = wording.ContextMore.String()
			break
		}
		v.Passages = append(v.Passages, element.Link{Label: placeLabel(part.Passage, part.Count), Href: element.ReadHref(part.Document, part.Passage)})
	}
	v.Count = wording.Number(s.Dispersion.Frequency)
	if s.Dispersion.Frequency == 0 {
		v.Count = wording.PlacesZero.String()
	}
	if s.Measured {
		v.Spread = wording.TermSpread.With("n", s.Dispersion.Range, "all", s.Dispersion.Parts, "measures", spoken(stats.DispersionMeasures, &s))
		if s.Small {
			v.Spread = wording.TermRough.With("n", s.Dispersion.Range, "all", s.Dispersion.Parts, "measures", spoken(stats.DispersionMeasures, &s))
		}
	}
	return v
}
