package coverage

import "parallax/corpus"

// WordCounts are the words of each passage of each document: of the original where
// its counts are known, else of the attached original, else of the text we have. It
// is the one definition of the length of an article; of Chinese, Japanese and Thai
// the words are those of [unspaced.Listed], a guess. They do not depend on the other
// documents. Step, which may be nil, is told the share that is done; once it returns
// false the counting is given up and there is no result. Linear in the texts.
func WordCounts(c *corpus.Collection, step func(done float64) (goOn bool)) [][]int {
	var k counter
	counts := make([][]int, len(c.Documents))
	for i, d := range c.Documents {
		if step != nil && !step(float64(i)/float64(len(c.Documents))) {
			return nil
		}
		counts[i] = k.passages(d)
	}
	return counts
}

func sum(counts []int) (all int) {
	for _, n := range counts {
		all += n
	}
	return all
}

// WordCounts are the words of each passage of each document.
func (v *Matrix) WordCounts() [][]int { return v.words }
