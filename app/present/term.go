package present

import (
	"strconv"

	"parallax/app/state"
	"parallax/corpus/stats"
)

// termView is everything about the word looked at.
func termView(m state.Model, q state.Contrast) TermView {
	to := m.Route
	to.Words.Term = ""
	v := TermView{
		Term: q.Term, Close: href(to),
		Search: Link{Label: "All passages with “" + q.Term + "”", Href: searchHref(`"` + q.Term + `"`)},
	}
	p, how := m.Profiled()
	v.Wait = pending(how, "Counting “"+q.Term+"”")
	if p == nil {
		v.Head = q.Term
		if how.Pending {
			v.Head += ": counting…"
		}
		return v
	}
	k := p.Key
	v.Head = q.Term + ": " + number(k.A) + " here, " + number(k.B) + " on the other side"
	if k.A+k.B == 0 {
		v.Head = q.Term + " occurs on neither side"
	} else if !p.Listed {
		v.Head += "; not among the words compared"
	}
	for _, s := range p.Spreads {
		v.Places = append(v.Places, termPlaces(m, s))
	}
	v.table(k)
	v.company(m, p)
	return v
}

// table is the contingency table of a word and the measures that follow.
func (v *TermView) table(k stats.Key) {
	t := k.Table()
	e := t.Expected()
	whole := func(f float64) string { return number(int(f)) }
	v.Heads = []string{"here", "other side", "together"}
	v.Observed = [][]string{
		{whole(t.O11), whole(t.O12), whole(t.O11 + t.O12)},
		{whole(t.O21), whole(t.O22), whole(t.O21 + t.O22)},
	}
	v.Expected = [][]string{{decimal(e.O11, 1), decimal(e.O12, 1)}, {decimal(e.O21, 1), decimal(e.O22, 1)}}
	a, b, c, d := number(k.A), number(k.B), number(k.C), number(k.D)
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
		Note:   "The size of the difference: each step is a doubling. With 95" + nbsp + "% confidence between " + signed(k.Low, 2) + " and " + signed(k.High, 2) + " (Katz et al. 1978)." + zero,
	}
	g := Formula{
		Name: "G²", Rule: "2 (a ln (a ÷ E₁) + b ln (b ÷ E₂)), E₁ = c (a + b) ÷ (c + d), E₂ = d (a + b) ÷ (c + d)",
		Worked: "E₁ = " + decimal(k.ExpectedA, 2) + ", E₂ = " + decimal(k.ExpectedB, 2) + ", G² = " + decimal(k.G2, 2),
		Note:   "The evidence, not the size (Rayson and Garside 2000, two terms). ",
	}
	switch {
	case k.Small:
		g.Note += "The sample is too small for a p-value: fewer than " + number(stats.LeastExpected) + " are expected in some cell."
	case k.Test == nil:
		g.Note += "It is not among the words compared, so there is no p-value corrected for their number."
	default:
		g.Note += "p = " + pValue(k.Test.P) + ", corrected for all words compared " + pValue(k.Test.Holm) + " (Holm 1979)."
	}
	v.Formulas = []Formula{ratio, g}
}

func pValue(p float64) string {
	if p < 0.0001 {
		return "below .0001"
	}
	return decimal(p, 4)
}

// termPlaces is where the word occurs in one article and how evenly.
func termPlaces(m state.Model, s stats.Spread) TermPlaces {
	var v TermPlaces
	for _, part := range s.Parts {
		if v.Name == "" {
			v.Mark, v.Name = mark(m, part.Document), outlet(m, part.Document)
		}
		if part.Count == 0 {
			continue
		}
		if len(v.Passages) == placesShown {
			v.More = "and more"
			break
		}
		label := "¶" + nbsp + strconv.Itoa(part.Passage)
		if part.Count > 1 {
			label += " (" + number(part.Count) + ")"
		}
		v.Passages = append(v.Passages, Link{Label: label, Href: readHref(part.Document, part.Passage)})
	}
	v.Count = number(s.Dispersion.Frequency)
	if s.Measured {
		v.Spread = "in " + number(s.Dispersion.Range) + " of " + tally(s.Dispersion.Parts, "passage") + ", DPnorm " + decimal(s.Dispersion.DPNorm, 2)
		if s.Small {
			v.Spread += " (rough: less than one expected in some)"
		}
	}
	return v
}

// company is the words that occur near the one looked at.
func (v *TermView) company(m state.Model, p *state.Profiled) {
	c := p.Collocates
	where := "in " + tally(p.Searched, "article")
	if c.Scope == stats.InPassage {
		v.Company = "The order of words is not known of every text, so words in the same passage are counted: " + v.Term + " is in " + number(c.Frequency) + " of " + tally(c.N, "passage") + " " + where + "."
	} else {
		v.Company = "Words up to " + spell(c.Window) + " places away from one of " + tally(c.Frequency, "occurrence") + " of " + v.Term + " " + where + "."
	}
	if len(c.Words) == 0 {
		v.None = "No word occurs near it twice or more."
	}
	for _, w := range c.Words[:min(len(c.Words), collocatesShown)] {
		to := m.Route
		to.Words.Term = w.Term
		together := `"` + v.Term + `" "` + w.Term + `"`
		v.Collocates = append(v.Collocates, CollocateRow{
			Term: w.Term, Href: href(to), Together: number(w.Joint) + " of " + number(w.Frequency), Expected: decimal(w.Expected, 1),
			LogDice: decimal(w.LogDice, 1), MI: signed(w.MI, 1), Small: w.Small, Search: Link{Label: "passages", Href: searchHref(together)},
		})
	}
}
