package coverage

import (
	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/unspaced"
)

// counter counts the words of one document after the other. It keeps its buffers.
type counter struct {
	cutter unspaced.Cutter
	words  int
}

// passages is the length of each passage of a document in words: of the original
// where its counts are known, else of the attached original, else of the text we
// have. In Chinese, Japanese and Thai, which have no spaces, the words are those
// of [unspaced.Listed]: what other articles would show is left aside, so that an
// article is as long alone as in any collection. Linear in the text.
func (k *counter) passages(d *corpus.Document) []int {
	counts := make([]int, len(d.Passages))
	k.cutter.Words = unspaced.Listed(d)
	for i := range d.Passages {
		p := &d.Passages[i]
		switch {
		case p.Counts != nil:
			counts[i] = p.Counts.Total()
		case k.cutter.Words == nil:
			counts[i] = len(analysis.Words(d.BestText(p)))
		default:
			k.words = 0
			k.cutter.Each(d, d.BestText(p), func(_ []byte, _, _ int) { k.words++ })
			counts[i] = k.words
		}
	}
	return counts
}

// Words is the length of a document in words, the sum of its passages as
// [WordCounts] has them.
func Words(d *corpus.Document) int { return sum(new(counter).passages(d)) }
