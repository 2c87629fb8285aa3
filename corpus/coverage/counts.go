package coverage

import "parallax/corpus"

// WordCounts are the words of each passage of each document, as Words counts
// them. Step, which may be nil, is told the share that is done; once it returns
// false the counting is given up and there is no result.
func WordCounts(c *corpus.Collection, step func(done float64) (goOn bool)) [][]int {
	counts := make([][]int, len(c.Documents))
	for i, d := range c.Documents {
		if step != nil && !step(float64(i)/float64(len(c.Documents))) {
			return nil
		}
		counts[i] = wordCounts(d)
	}
	return counts
}

func wordCounts(d *corpus.Document) []int {
	counts := make([]int, len(d.Passages))
	for j := range d.Passages {
		counts[j] = Words(&d.Passages[j])
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
