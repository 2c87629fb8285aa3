package search

import "math"

// Constants of ranking. Passages are ranked by BM25 (Robertson and Zaragoza,
// The Probabilistic Relevance Framework: BM25 and Beyond, 2009) with the usual
// values of its parameters, headlines counted more than once (BM25F), and the
// two layers of a digest, which tell the same, by the better one.
const (
	saturation     = 1.2 // k1: how soon more occurrences stop to matter
	lengthShare    = .75 // b: how much long passages are discounted
	headlineWeight = 2   // an occurrence in the headline counts as so many
	originalWeight = .9  // an occurrence in the original behind a digest
	digestWeight   = .5  // an occurrence in a digest of a word that its original does not have
)

// Weights of the terms a word is read as, relative to the word itself.
const (
	stemWeight    = .8  // an inflection
	variantWeight = .95 // in traditional or simplified characters
	prefixWeight  = .7  // a word it begins
	typoWeight    = .6  // a word it may be a misspelling of, at most
)

// idf is the weight of a term that df of n passages have.
func idf(df, n int) float32 {
	return float32(math.Log(1 + (float64(n)-float64(df)+.5)/(float64(df)+.5)))
}

// saturate turns a count, divided by the length norm of its passage, into a
// score between 0 and saturation+1.
func saturate(x float32) float32 { return x * (saturation + 1) / (x + saturation) }
