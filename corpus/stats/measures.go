package stats

// Measure is one figure told of a key word, a collocate, a dispersion or a
// vocabulary. The tables below are the one list of each kind: they give the
// columns of files, what lists can be sorted by (addresses, -by and its help),
// and the heads and figures that people read, on the page and in the tool.
//
// A new measure is a function with its formula and source, a field that holds
// it, a case of Figure and an entry here; tests walk the tables and name what is
// missing elsewhere (README, the worked formula on the page).
type Measure struct {
	ID     string // in addresses and after -by; "" where no list is sorted by it
	Column string // its head in a file; "" for what does nothing but sort
	Name   string // its head where people read
	Title  string // what it says, with its source
	Sorted string // what a list sorted by it begins with, as people choose it; "" for Name
	Beside string // of evidence: the Column of the effect size beside it in a list sorted by it

	Shown   bool // where people read; the rest is in files
	Places  int  // decimals people read
	Signed  bool // both signs mean something: a plus is written
	Bounded bool // within −1 and 1: no zero is written before the point
}

// Measured is what a table of measures is told of: *[Key], *[Collocate],
// *[Spread], *[Diversity].
type Measured interface {
	// Figure is the figure with this ID or Column; known is false where there is
	// none: the sample is too small, or the order of words is not known. By an ID
	// it is what lists are sorted by, the greatest first.
	Figure(name string) (v float64, known bool)
}

// IDs are what lists can be sorted by, the default first.
func IDs(table []Measure) []string {
	var list []string
	for _, m := range table {
		if m.ID != "" {
			list = append(list, m.ID)
		}
	}
	return list
}

// Shown are the measures that people read.
func Shown(table []Measure) []Measure {
	var list []Measure
	for _, m := range table {
		if m.Shown {
			list = append(list, m)
		}
	}
	return list
}

// InColumn is the measure of a column; it panics for a column that there is not.
func InColumn(table []Measure, column string) Measure {
	for _, m := range table {
		if m.Column == column {
			return m
		}
	}
	panic("stats: no measure is in the column " + column)
}

// sortedBy is the measure with an ID, the first that has one where none has this.
func sortedBy(table []Measure, id string) Measure {
	for _, m := range table {
		if m.ID == id && id != "" {
			return m
		}
	}
	return sortedBy(table, IDs(table)[0])
}

// columns appends the heads of a file.
func columns(heads []string, table []Measure) []string {
	for _, m := range table {
		if m.Column != "" {
			heads = append(heads, m.Column)
		}
	}
	return heads
}

// cells appends the figures of x under those heads.
func cells(row []string, table []Measure, x Measured) []string {
	for _, m := range table {
		if m.Column == "" {
			continue
		}
		cell := ""
		if v, known := x.Figure(m.Column); known {
			cell = decimals(v)
		}
		row = append(row, cell)
	}
	return row
}

// KeyMeasures are those of a word compared between two corpora.
var KeyMeasures = []Measure{
	{ID: string(ByLogRatio), Column: "log_ratio", Name: "Log ratio", Title: "How often the frequency doubles, with 95 % interval", Sorted: "largest difference",
		Shown: true, Places: 1, Signed: true},
	{ID: string(ByConservative), Name: "Bound", Title: "The end of the log ratio’s interval that is nearer to no difference", Sorted: "most certain",
		Places: 1, Signed: true, Beside: "log_ratio"},
	{Column: "low", Name: "from", Title: "Lower bound of the log ratio’s 95 % interval", Shown: true, Places: 1, Signed: true},
	{Column: "high", Name: "to", Title: "Upper bound of the log ratio’s 95 % interval", Shown: true, Places: 1, Signed: true},
	{Column: "percent_difference", Name: "%DIFF", Title: "Difference in percent of the second frequency (Gabrielatos and Marchi 2011)", Places: 0, Signed: true},
	{ID: string(ByLikelihood), Column: "g2", Name: "G²", Title: "Log-likelihood: evidence, not size", Sorted: "strongest evidence",
		Shown: true, Places: 1, Beside: "log_ratio"},
	{Column: "bic", Name: "BIC", Title: "Bayesian information criterion of G² (Wilson 2013)", Places: 1, Signed: true},
	{Column: "p", Name: "p, uncorrected", Title: "Of G², as if one word had been tested", Places: 4, Bounded: true},
	{Column: "p_holm", Name: "p", Title: "Of G², corrected for all words compared (Holm)", Shown: true, Places: 4, Bounded: true},
	{Column: "log_odds", Name: "Log-odds", Title: "Weighted log-odds, natural logarithm, with 95 % interval", Shown: true, Places: 2, Signed: true},
	{Column: "log_odds_variance", Name: "variance", Title: "Of the weighted log-odds", Places: 3},
	{ID: string(ByLogOdds), Column: "log_odds_z", Name: "z", Title: "Weighted log-odds in standard deviations", Sorted: "weighted log-odds",
		Shown: true, Places: 1, Signed: true, Beside: "log_odds"},
}

// Figures are the size and the evidence that a list of key words shows in this
// order.
func (o Order) Figures() (effect, evidence Measure) {
	switch m := sortedBy(KeyMeasures, string(o)); {
	case m.Beside == "":
		return m, InColumn(KeyMeasures, "g2")
	case m.Column == "":
		return InColumn(KeyMeasures, m.Beside), InColumn(KeyMeasures, "g2")
	default:
		return InColumn(KeyMeasures, m.Beside), m
	}
}

// CollocateMeasures are those of a word near another.
var CollocateMeasures = []Measure{
	{Column: "expected", Name: "Expected", Title: "If the two words had nothing to do with each other", Places: 1},
	{ID: string(ByLogDice), Column: "log_dice", Name: "logDice", Title: "Strength, 14 at most (Rychlý 2008)", Shown: true, Places: 1},
	{ID: string(ByMI), Column: "mi", Name: "MI", Title: "Mutual information in bits; favours rare words", Shown: true, Places: 1, Signed: true},
	{ID: string(ByT), Column: "t", Name: "t", Title: "Favours frequent words", Shown: true, Places: 1},
	{ID: string(ByDeltaP), Column: "delta_p", Name: "ΔP", Title: "How much more likely it is near the word than elsewhere (Gries 2013)", Shown: true, Places: 2, Bounded: true},
	{Column: "delta_p_node", Name: "back", Title: "How much more likely the word is near it than elsewhere", Shown: true, Places: 2, Bounded: true},
	{ID: string(ByG2), Column: "g2", Name: "G²", Title: "Evidence, below 0 for words that avoid each other (Dunning 1993)", Places: 1},
	{Column: "p", Name: "p, uncorrected", Title: "Of G², as if one word had been tested", Places: 4, Bounded: true},
	{Column: "p_holm", Name: "p", Title: "Of G², corrected for all words tested (Holm)", Places: 4, Bounded: true},
}

// DispersionMeasures are those of a word over the parts of a text.
var DispersionMeasures = []Measure{
	{Column: "dp", Name: "DP", Title: "0: perfectly even. Near 1: all in one small part (Gries 2008)", Shown: true, Places: 2, Bounded: true},
	{Column: "dp_norm", Name: "DPnorm", Title: "DP scaled: 1 is all in the smallest part (Lijffijt and Gries 2012)", Shown: true, Places: 2, Bounded: true},
	{Column: "juilland_d", Name: "D", Title: "1 is even, 0 all in one part (Juilland and Chang-Rodríguez 1964)", Places: 2, Bounded: true},
	{Column: "carroll_d2", Name: "D₂", Title: "Entropy: 1 is even, 0 all in one part (Carroll 1970)", Places: 2, Bounded: true},
	{Column: "rosengren_s", Name: "S", Title: "1 is even (Rosengren 1971)", Places: 2, Bounded: true},
	{Column: "kld", Name: "KLD", Title: "In bits: 0 is even, without upper bound (Gries 2020)", Places: 2},
}

// DiversityMeasures are those of the vocabulary of a document.
var DiversityMeasures = []Measure{
	{Column: "ttr", Name: "TTR", Title: "Different words ÷ all words. It falls with length, so compare only texts of the same length", Shown: true, Places: 3, Bounded: true},
	{Column: "mattr_50", Name: "MATTR", Title: "Mean TTR of all windows of 50 consecutive words (Covington and McFall 2010)", Shown: true, Places: 3, Bounded: true},
	{Column: "mtld_0.72", Name: "MTLD", Title: "Mean number of consecutive words until the TTR falls to .72 (McCarthy and Jarvis 2010)", Shown: true, Places: 1},
	{Column: "hdd_42", Name: "HD-D", Title: "Expected TTR of 42 words drawn at random (McCarthy and Jarvis 2010)", Shown: true, Places: 3, Bounded: true},
	{Column: "yule_k", Name: "K", Title: "Yule’s characteristic (1944), 10⁴ (Σ i² Vᵢ − N) ÷ N²: larger when a text repeats itself more", Shown: true, Places: 0},
}

// Figure implements Measured.
func (k *Key) Figure(name string) (v float64, known bool) {
	switch name {
	case "log_ratio", string(ByLogRatio):
		return k.LogRatio, true
	case string(ByConservative):
		return Conservative(k.Low, k.High), true
	case "low":
		return k.Low, true
	case "high":
		return k.High, true
	case "percent_difference":
		return k.Difference, true
	case "g2":
		return k.G2, true
	case string(ByLikelihood):
		return SignedLogLikelihood(k.A, k.B, k.C, k.D), true
	case "bic":
		return k.BIC, true
	case "log_odds":
		return k.LogOdds.Delta, true
	case "log_odds_variance":
		return k.LogOdds.Variance, true
	case "log_odds_z", string(ByLogOdds):
		return k.LogOdds.Z, true
	}
	return k.Test.figure(name)
}

// Interval is that of an effect size, by its Column: of the log ratio at the level
// asked for, of the others at 95 %.
func (k *Key) Interval(column string) (low, high float64) {
	if column == "log_odds" {
		return k.LogOdds.Interval(0.95)
	}
	return k.Low, k.High
}

// Figure implements Measured.
func (c *Collocate) Figure(name string) (v float64, known bool) {
	switch name {
	case "expected":
		return c.Expected, true
	case "log_dice", string(ByLogDice):
		return c.LogDice, true
	case string(ByMI):
		return c.MI, true
	case string(ByT):
		return c.T, true
	case "delta_p", string(ByDeltaP):
		return c.DeltaP, true
	case "delta_p_node":
		return c.Reverse, true
	case string(ByG2):
		return c.G2, true
	}
	return c.Test.figure(name)
}

// figure is a p-value, if there was a test.
func (t *Test) figure(name string) (p float64, known bool) {
	switch {
	case t == nil:
	case name == "p":
		return t.P, true
	case name == "p_holm":
		return t.Holm, true
	}
	return 0, false
}

// Figure implements Measured.
func (s *Spread) Figure(name string) (v float64, known bool) {
	d := &s.Dispersion
	switch name {
	case "dp":
		return d.DP, s.Measured
	case "dp_norm":
		return d.DPNorm, s.Measured
	case "juilland_d":
		return d.D, s.Measured
	case "carroll_d2":
		return d.D2, s.Measured
	case "rosengren_s":
		return d.S, s.Measured
	case "kld":
		return d.KLD, s.Measured
	}
	return 0, false
}

// Figure implements Measured.
func (d *Diversity) Figure(name string) (v float64, known bool) {
	var optional *float64
	switch name {
	case "ttr":
		return d.TTR, true
	case "yule_k":
		return d.YuleK, true
	case "mattr_50":
		optional = d.MATTR
	case "mtld_0.72":
		optional = d.MTLD
	case "hdd_42":
		optional = d.HDD
	}
	if optional == nil {
		return 0, false
	}
	return *optional, true
}
