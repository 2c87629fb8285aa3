package stats

import (
	"cmp"
	"math"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/sorting"
	"parallax/corpus/unspaced"
)

// Scope is what "near" means for collocates.
type Scope string

const (
	// InWindow counts tokens at most Window tokens from an occurrence of the
	// node, not across passages, nor punctuation unless CollocateOptions.Across
	// says so. N are tokens.
	InWindow Scope = "window"
	// InPassage counts passages that have both, because the order of words is
	// not known. N are passages.
	InPassage Scope = "passage"
)

// DefaultWindow is how many tokens on each side of a node count as near.
const DefaultWindow = 5

// CollocateOptions says which collocates are wanted. Its zero value works.
type CollocateOptions struct {
	Window int                    // tokens on each side; 0 means DefaultWindow
	Least  int                    // least joint frequency; 0 means 2
	Stop   func(term string) bool // words left out of the list; nil for none
	// Passages asks for InPassage even where order is known.
	Passages bool
	// Across lets windows reach beyond punctuation, to the ends of the passage.
	Across bool
	Order  Association     // "" is ByLogDice
	Words  *unspaced.Words // of texts without spaces; nil counts their characters
	// Step is told between documents how much is done, 0…1, and stops the count
	// by returning false; what is returned then is not whole. May be nil.
	Step func(done float64) bool
}

// Association is what a list of collocates is sorted by, the greatest first: the
// ID of one of [CollocateMeasures].
type Association string

const (
	ByLogDice Association = "logdice" // strength, comparable between corpora
	ByMI      Association = "mi"      // favours rare words
	ByT       Association = "t"       // favours frequent words
	ByDeltaP  Association = "deltap"  // of the collocate, given the node is near
	ByG2      Association = "g2"      // evidence
)

// Collocate is a word that occurs near the node.
type Collocate struct {
	Term      string  `json:"term"`
	Joint     int     `json:"joint"`     // O: tokens of it near the node, or passages with both
	Frequency int     `json:"frequency"` // tokens of it elsewhere and there, or passages with it
	Expected  float64 `json:"expected"`  // E of Joint
	Table     Table   `json:"table"`

	LogDice float64 `json:"log_dice"`
	MI      float64 `json:"mi"`
	T       float64 `json:"t"`
	G2      float64 `json:"g2"`             // four-cell, negative for repulsion
	DeltaP  float64 `json:"delta_p"`        // of the collocate, given the node is near
	Reverse float64 `json:"delta_p_node"`   // of the node being near, given the collocate
	Small   bool    `json:"small"`          // a cell is expected below LeastExpected
	Test    *Test   `json:"test,omitempty"` // nil where Small
}

// rank is a figure to sort by.
func (c *Collocate) rank(name string) float64 {
	v, _ := c.Figure(name)
	return v
}

// Collocates is the company a word keeps.
type Collocates struct {
	Node      string      `json:"node"`
	Scope     Scope       `json:"scope"`
	Window    int         `json:"window,omitempty"` // for InWindow
	Across    bool        `json:"across,omitempty"` // windows reach beyond punctuation; for InWindow
	Frequency int         `json:"frequency"`        // tokens of the node, or passages with it
	Near      int         `json:"near"`             // R1: token places near the node, or Frequency
	N         int         `json:"n"`                // tokens that are not the node, or passages
	Words     []Collocate `json:"words"`
	Tested    int         `json:"tested"` // words with at least the least joint frequency
	Source    Source      `json:"source"`
}

// CollocatesOf finds the collocates of a folded term, of which all forms that
// [analysis.FormOf] takes for it are occurrences.
//
// Where the order of words is known of every document, a token is near if it
// lies in the union of the windows around all occurrences of the node, and is
// counted once however many windows hold it; occurrences of the node itself
// are neither near nor counted in N (Evert 2008, surface co-occurrence). So
// windows cut short by punctuation or the end of a passage, and those that overlap, need no
// correction. For logDice r is the frequency of the node, not the places near.
// Where the order is not known of some document, all are counted by passages
// (InPassage), and Scope says so. Linear in the text.
func CollocatesOf(node string, documents []*corpus.Document, options CollocateOptions) Collocates {
	if options.Window <= 0 {
		options.Window = DefaultWindow
	}
	if options.Least <= 0 {
		options.Least = 2
	}
	c := &collector{reader: reading(options.Words, node), node: node, window: options.Window, across: options.Across, forms: make(map[string]bool), joint: make(map[string]int), total: make(map[string]int)}
	c.result = Collocates{Node: node, Scope: InWindow, Window: options.Window, Across: options.Across}
	ordered := !options.Passages
	for _, d := range documents {
		ordered = ordered && orderKnown(d)
	}
	if !ordered {
		c.result.Scope, c.result.Window, c.result.Across = InPassage, 0, false
	}
	for i, d := range documents {
		if options.Step != nil && !options.Step(float64(i)/float64(len(documents))) {
			break
		}
		for i := range d.Passages {
			if ordered {
				c.surface(d, &d.Passages[i])
			} else {
				c.textual(d, &d.Passages[i])
			}
		}
	}
	return c.finish(options)
}

func orderKnown(d *corpus.Document) bool {
	for i := range d.Passages {
		p := &d.Passages[i]
		if sourceOf(d, p) == FromCounts && p.Original == "" {
			return false
		}
	}
	return true
}

// collector gathers counts for one node.
type collector struct {
	reader       reader
	node         string
	window       int
	across       bool
	tokens       []string
	terms        map[string]string // one copy of each term
	joint, total map[string]int
	forms        map[string]bool // terms that have been told from the node, or not
	result       Collocates
}

// isNode reports whether a term is an occurrence of the node. It is told once for
// each term, not for each token.
func (c *collector) isNode(term string) bool {
	is, known := c.forms[term]
	if !known {
		is = analysis.FormOf([]byte(term), c.node)
		c.forms[term] = is
	}
	return is
}

// surface counts one passage by windows.
func (c *collector) surface(d *corpus.Document, p *corpus.Passage) {
	if c.terms == nil {
		c.terms = make(map[string]string)
	}
	c.tokens = c.tokens[:0]
	s := c.reader.inOrder(d, p, func(term []byte, begins bool) {
		if begins && !c.across {
			c.windows()
		}
		t, known := c.terms[string(term)]
		if !known {
			t = string(term)
			c.terms[t] = t
		}
		c.tokens = append(c.tokens, t)
	})
	c.windows()
	c.result.Source = c.result.Source.and(s)
}

// windows counts the tokens gathered, beyond which no window reaches, and
// forgets them.
func (c *collector) windows() {
	last, next := math.MinInt/2, -1 // node before, node after or at i
	for i, t := range c.tokens {
		if next < i {
			next = i
			for next < len(c.tokens) && !c.isNode(c.tokens[next]) {
				next++
			}
		}
		if c.isNode(t) {
			c.result.Frequency++
			last = i
			continue
		}
		c.total[t]++
		c.result.N++
		if i-last <= c.window || next < len(c.tokens) && next-i <= c.window {
			c.joint[t]++
			c.result.Near++
		}
	}
	c.tokens = c.tokens[:0]
}

// textual counts one passage by what it has.
func (c *collector) textual(d *corpus.Document, p *corpus.Passage) {
	has := make(map[string]struct{})
	s := c.reader.counted(d, p, func(term []byte, _ int) { has[string(term)] = struct{}{} })
	c.result.Source = c.result.Source.and(s)
	near := false
	for t := range has {
		near = near || c.isNode(t)
	}
	c.result.N++
	if near {
		c.result.Frequency++
		c.result.Near++
	}
	for t := range has {
		if c.isNode(t) {
			continue
		}
		c.total[t]++
		if near {
			c.joint[t]++
		}
	}
}

func (c *collector) finish(options CollocateOptions) Collocates {
	r := c.result
	r.Words = []Collocate{}
	var p []float64
	var at []int
	for term, joint := range c.joint {
		if joint < options.Least || options.Stop != nil && options.Stop(term) {
			continue
		}
		t := JointTable(float64(joint), float64(r.Near), float64(c.total[term]), float64(r.N))
		w := Collocate{Term: term, Joint: joint, Frequency: c.total[term], Expected: t.Expected().O11, Table: t, Small: t.Small()}
		w.LogDice = LogDice(float64(joint), float64(r.Frequency), float64(w.Frequency))
		w.MI, w.T, w.G2 = MutualInformation(t), TScore(t), SignedLogLikelihood4(t)
		w.DeltaP, w.Reverse = DeltaP(t)
		r.Words = append(r.Words, w)
	}
	order := sortedBy(CollocateMeasures, string(options.Order)).ID
	sorting.By(r.Words, func(x, y Collocate) int {
		return cmp.Or(cmp.Compare(y.rank(order), x.rank(order)), cmp.Compare(y.G2, x.G2), cmp.Compare(x.Term, y.Term))
	})
	for i, w := range r.Words {
		if !w.Small {
			p = append(p, PValue(math.Abs(w.G2)))
			at = append(at, i)
		}
	}
	r.Tested = len(r.Words)
	for i, corrected := range Holm(p, r.Tested) {
		r.Words[at[i]].Test = &Test{p[i], corrected}
	}
	return r
}
