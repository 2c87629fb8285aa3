package webpage

import (
	"strings"

	"golang.org/x/net/html/atom"

	"parallax/corpus"
)

// What a block says for or against the part of the page that it stands in, in
// letters. A paragraph counts for its length, so that one paragraph outweighs the
// dozen short lines around a picture, and a menu outweighs a slogan.
const (
	endShare   = 4   // one part in so many may follow a heading that ends the article
	shortLine  = 45  // letters; a line below that without a full stop is no sentence
	shortCost  = 8   // against
	linkCost   = 0.6 // against, for each letter of a block that is mostly links
	asideCost  = 0.3 // against, for each letter of what is named as no part of the text
	longestBad = 120 // letters of one block that count against
	fewest     = 250 // letters of an article, below which a doubt is said
)

// choice is what became of the blocks.
type choice struct {
	*outline
	roles     []role   // of the block: plain or caption if it can be of the article
	kept      []bool   // it is
	reasons   []string // why it is not
	firstKept int
	// headlineAt is the block that is the headline; -1 if none is.
	headlineAt int
	around     []role // of each element, with those around it
	named      []bool // of each element: it, or one around it, is named as the article's text
	values     []float64
	sums       []float64 // of the values within each element
}

// newChoice says of every block what its place on the page makes of it.
func newChoice(o *outline) *choice {
	n := len(o.blocks)
	c := &choice{outline: o, roles: make([]role, n), kept: make([]bool, n), reasons: make([]string, n), firstKept: -1, headlineAt: -1}
	c.weigh()
	c.disbelieve()
	c.findTeasers()
	c.setRoles()
	return c
}

// setRoles gives each block the role of the outermost element around it that has
// one; caption counts only if there is no other.
func (c *choice) setRoles() {
	roles := make([]role, len(c.elements))
	c.named = make([]bool, len(c.elements))
	for i := range c.elements {
		e := &c.elements[i]
		roles[i] = e.role
		c.named[i] = e.body || i > 0 && c.named[e.parent]
		if i > 0 && roles[e.parent] != plain && (roles[e.parent] != caption || e.role == plain) {
			roles[i] = roles[e.parent]
		}
	}
	c.around = roles
	for i := range c.blocks {
		b := &c.blocks[i]
		c.roles[i] = roles[b.at]
		switch {
		case c.roles[i] == caption && b.kind == corpus.Body:
			b.kind = corpus.Caption
		case c.roles[i] == plain && b.kind == corpus.Caption:
			b.kind = corpus.Body
		}
		// An article about cookies is one all the same.
		if c.roles[i] == plain && (rights(b.text) || aboutCookies(b.text) && !c.named[b.at] && c.within(b.at, atom.Article) == 0) {
			c.roles[i] = notice
		}
	}
}

// choose finds the article among the blocks: the part of the page whose sum of
// values is greatest, then its densest run of blocks. Where that gives next to
// nothing, names are not believed: some sites call the article "share" or
// "modal"; and where that gives nothing either, all is kept that is no menu.
func (c *choice) choose() {
	if c.attempt() >= fewest {
		return
	}
	before := c.found()
	named := make([]role, len(c.elements))
	for i := range c.elements {
		e := &c.elements[i]
		named[i] = e.role
		switch e.role {
		case teaser, social, advertisement, byline, subscription, notice, aside, form:
			e.role = plain
		}
	}
	c.setRoles()
	if c.attempt() >= 2*before+fewest/2 {
		return
	}
	for i := range c.elements {
		c.elements[i].role = named[i]
	}
	c.setRoles()
	if c.attempt() > 0 {
		return
	}
	c.keep(0, max(0, c.headlineAt), len(c.blocks))
}

// attempt chooses, and says how many letters of text were kept.
func (c *choice) attempt() int {
	c.evaluate()
	root := c.root()
	from, to := c.run(root)
	c.keep(root, from, to)
	return c.found()
}

func (c *choice) found() int {
	n := 0
	for i := range c.blocks {
		if c.kept[i] && c.blocks[i].kind == corpus.Body {
			n += c.blocks[i].chars
		}
	}
	return n
}

// evaluate sums up the values of the blocks in each element.
func (c *choice) evaluate() {
	c.values = make([]float64, len(c.blocks))
	c.sums = make([]float64, len(c.elements))
	for i := range c.blocks {
		c.values[i] = c.value(i)
		c.sums[c.blocks[i].at] += c.values[i]
	}
	for i := len(c.elements) - 1; i > 0; i-- {
		c.sums[c.elements[i].parent] += c.sums[i]
	}
}

// sentence reports whether a block is text of the kind that articles are made of.
func sentence(b *block) bool {
	if b.kind == corpus.Alt || b.level > 0 || mostlyLinks(b) {
		return false
	}
	return b.chars >= 2*shortLine || b.chars >= shortLine && strings.ContainsAny(b.text, ".,!?:;。、，।؟؛…") || b.chars >= 20 && ends(b.text)
}

// ends reports whether a text ends as a sentence does.
func ends(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] ")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "。") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "।") || strings.HasSuffix(s, "؟")
}

// mostlyLinks reports whether a block is there to lead away. A long sentence that
// is a link as a whole is text all the same.
func mostlyLinks(b *block) bool {
	return b.linked*10 > b.chars*6 && !(b.chars > 180 && ends(b.text)) || b.linked*2 > b.chars && b.chars < 80
}

// weigh sums up the sentences within each element.
func (c *choice) weigh() {
	for i := range c.blocks {
		if sentence(&c.blocks[i]) {
			c.elements[c.blocks[i].at].chars += c.blocks[i].chars
		}
	}
	// Children stand behind their parents.
	for i := len(c.elements) - 1; i > 0; i-- {
		e := &c.elements[i]
		e.last = max(e.last, int32(i))
		c.elements[e.parent].chars += e.chars
		c.elements[e.parent].last = max(c.elements[e.parent].last, e.last)
	}
}

// disbelieve takes the role from elements that hold most of the page's text: a
// frame named "sidebar-layout" is no sidebar.
func (c *choice) disbelieve() {
	all := c.elements[0].chars
	holds := make([]bool, len(c.elements)) // text named as the article's
	for i := len(c.elements) - 1; i > 0; i-- {
		e := &c.elements[i]
		if e.body && e.chars >= fewest || holds[i] {
			holds[e.parent] = true
		}
	}
	for i := range c.elements {
		e := &c.elements[i]
		switch e.role {
		case plain:
		case hidden, comment:
			if e.chars*10 > all*9 {
				e.role = plain
			}
		default:
			if e.chars*2 > all || holds[i] {
				e.role = plain
			}
		}
	}
}

// findTeasers marks articles within or beside the article that only point to
// others: short ones whose heading is a link.
func (c *choice) findTeasers() {
	const most = 500 // letters
	linkedHeading := make(map[int32]bool)
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.level > 1 && b.linked*10 > b.chars*8 {
			if a := c.within(b.at, atom.Article); a > 0 {
				linkedHeading[a] = true
			}
		}
	}
	for a := range linkedHeading {
		e := &c.elements[a]
		if e.role == plain && e.chars < most && e.chars*3 < c.elements[0].chars {
			e.role = teaser
		}
	}
}

// within is the innermost element of a name around an element, or that itself;
// 0 if there is none.
func (c *choice) within(e int32, a atom.Atom) int32 {
	for steps := 0; e > 0 && steps < maxSteps; e, steps = c.elements[e].parent, steps+1 {
		if c.elements[e].tag == a {
			return e
		}
	}
	return 0
}

func (c *choice) value(i int) float64 {
	b := &c.blocks[i]
	bad := float64(min(b.chars, longestBad))
	switch {
	case b.kind == corpus.Alt:
		return 0
	case c.roles[i] != plain && c.roles[i] != caption:
		return -asideCost * bad
	case mostlyLinks(b):
		if c.named[b.at] {
			return -linkCost * bad / 4 // what the article points to
		}
		return -linkCost*bad - shortCost
	case b.level > 0 || b.kind == corpus.Caption:
		return 0
	case !sentence(b):
		if b.item {
			return 0
		}
		return -shortCost
	}
	return float64(b.chars)
}

// root is the element that holds the article: one that is named for it if that
// has most of the text, else that with the greatest sum of values; of several,
// the innermost. What follows the headline counts before what stands elsewhere.
func (c *choice) root() int32 {
	best := c.greatest(0)
	around := int32(-1) // the innermost element with the headline and some text
	if c.headlineAt >= 0 {
		for e := c.blocks[c.headlineAt].at; e >= 0; e = c.elements[e].parent {
			if c.sums[e] >= shortLine || e == 0 {
				around = e
				break
			}
		}
	}
	if around > 0 && !c.inside(best, around) && !c.inside(around, best) {
		if near := c.greatest(around); c.sums[near] > 0.15*c.sums[best] {
			best = near
		}
	}
	// What the page marks as its main part holds the article, if it holds most.
	for i := range c.elements {
		e := &c.elements[i]
		if (e.tag == atom.Main || e.main) && c.inside(int32(i), best) && int32(i) != best && c.sums[i] > 0.5*c.sums[best] && e.chars >= fewest {
			best = c.greatest(int32(i))
			break
		}
	}
	named := int32(0)
	for i := range c.elements {
		e := &c.elements[i]
		if e.body && e.chars >= fewest && c.around[i] == plain && (named == 0 || c.sums[i] > c.sums[named]) {
			named = int32(i)
		}
	}
	if named > 0 && c.sums[named] > 0.6*c.sums[best] {
		return named
	}
	// An article of a line or two, between longer texts about other things.
	if follow := c.followsHeadline(); follow > 0 && !c.inside(best, follow) && !c.inside(follow, best) && c.sums[best] < 6*fewest {
		return follow
	}
	return best
}

// followsHeadline is the element named as text of the article that begins next to
// the headline; 0 if there is none.
func (c *choice) followsHeadline() int32 {
	const near = 15 // blocks
	if c.headlineAt < 0 {
		return 0
	}
	for i := c.headlineAt + 1; i < min(len(c.blocks), c.headlineAt+near); i++ {
		if c.roles[i] != plain || mostlyLinks(&c.blocks[i]) {
			continue
		}
		for e, steps := c.blocks[i].at, 0; e > 0 && steps < maxSteps; e, steps = c.elements[e].parent, steps+1 {
			if c.elements[e].body && !c.inside(c.blocks[c.headlineAt].at, e) {
				return e
			}
		}
	}
	return 0
}

// greatest is the element within another whose sum of values is greatest.
func (c *choice) greatest(within int32) int32 {
	best := within
	for i := within + 1; i <= c.elements[within].last; i++ {
		if c.sums[i] >= c.sums[best] {
			best = i
		}
	}
	return best
}

// maxSteps is how far an element is looked for above another.
const maxSteps = 64

// inside reports whether an element is root or within it.
func (c *choice) inside(e, root int32) bool { return e >= root && e <= c.elements[root].last }

// run is the densest run of blocks in root: that with the greatest sum of values.
func (c *choice) run(root int32) (from, to int) {
	best, sum, start := 0.0, 0.0, -1
	for i := range c.blocks {
		if !c.inside(c.blocks[i].at, root) {
			continue
		}
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += c.values[i]
		if sum > best {
			best, from, to = sum, start, i+1
		}
	}
	if from < to {
		from, to = c.extend(root, from, to)
	}
	return from, to
}

// extend adds the short lines at both ends that stand among the same elements as
// the first and the last paragraph: an article may end with one word.
func (c *choice) extend(root int32, from, to int) (int, int) {
	beside := func(i, end int) bool {
		b := &c.blocks[i]
		at, of := b.at, c.blocks[end].at
		return (at == of || c.elements[at].parent == c.elements[of].parent || c.elements[at].parent == of || at == c.elements[of].parent) &&
			c.inside(at, root) && c.roles[i] == plain && b.kind == corpus.Body && !mostlyLinks(b) && !label(b.text)
	}
	last := to - 1
	for last > from && !sentence(&c.blocks[last]) {
		last--
	}
	for to < len(c.blocks) && beside(to, last) {
		to++
	}
	first := from
	for first < to-1 && !sentence(&c.blocks[first]) {
		first++
	}
	// Headings and pictures above the first paragraph are of the article as well,
	// if they are below the headline.
	above := func(i int) bool {
		b := &c.blocks[i]
		return b.kind != corpus.Body && c.inside(b.at, root) && (c.roles[i] == plain || c.roles[i] == caption) && !mostlyLinks(b)
	}
	for from > 0 && from-1 > c.headlineAt && (beside(from-1, first) || c.headlineAt >= 0 && above(from-1)) {
		from--
	}
	return from, c.end(from, to)
}

// Reasons that no name of an element gives.
const (
	whyOutside = "outside the article"
	whyLinks   = "mostly links"
	whyBefore  = "before the headline"
	whyAfter   = "behind a heading that ends the article"
	whyLabel   = "a label of the page"
	whyTitle   = "the headline again"
)

func (c *choice) keep(root int32, from, to int) {
	c.firstKept = -1
	begun := false // with a sentence
	for i := range c.blocks {
		b := &c.blocks[i]
		begun = begun || i >= from && sentence(b) && !dayLine(b.text)
		reason := why[c.roles[i]]
		switch {
		case reason != "":
		case !begun && b.kind == corpus.Body && dayLine(b.text):
			reason = why[byline]
		case !c.inside(b.at, root) || i < from || i >= to:
			reason = whyOutside
		case b.kind == corpus.Alt || b.kind == corpus.Caption:
		case mostlyLinks(b) && (b.level == 0 || b.linked*10 > b.chars*9):
			reason = whyLinks
		case label(b.text):
			reason = whyLabel
		}
		if i >= to && to > 0 && i < to+1 && reason == whyOutside {
			if _, end := endHeading(b.text); end {
				reason = whyAfter
			}
		}
		c.reasons[i] = reason
		c.kept[i] = reason == ""
		if c.kept[i] && c.firstKept < 0 && b.kind != corpus.Alt {
			c.firstKept = i
		}
	}
}
