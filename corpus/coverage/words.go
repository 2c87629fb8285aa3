package coverage

import (
	"parallax/corpus"
	"parallax/corpus/analysis"
)

// Words is the length of a passage in words: of the original where its counts
// are known, else of the attached original, else of the text we have.
func Words(p *corpus.Passage) int {
	switch {
	case p.Counts != nil:
		return p.Counts.Total()
	case p.Original != "":
		return len(analysis.Words(p.Original))
	}
	return len(analysis.Words(p.Text))
}
