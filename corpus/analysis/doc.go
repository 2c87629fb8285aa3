// Package analysis turns text into the words by which it is indexed, counted
// and searched. Everything that compares words goes through it, so that a
// query, a passage and a list of counts agree on what a word is.
//
// An [Analyzer] works in three steps:
//
//	char filters    soft hyphens, zero-width and direction marks are taken out
//	tokenizer       Unicode word segmentation (UAX #29, package segment), with
//	                a fast path for plain alphabetic text that cuts identically;
//	                ideographs and kana come one by one, Thai, Lao, Khmer and
//	                Burmese by cluster
//	token filters   case, diacritics, width and apostrophes are folded,
//	                possessive 's and French elisions taken off, U.S. joined to
//	                us, names of hosts and files split at their dots
//
// The surface words that [Words] returns are what the tokenizer cut, before
// the token filters. The terms of an Analyzer are what comes out at the end.
// Hyphens always part words, so Kim Jong-un and Kim Jong Un have the same
// terms.
//
// Terms are not stemmed. [Stem] groups the terms of a vocabulary instead, so
// that an exact form can be told from, and ranked above, a related one.
package analysis
