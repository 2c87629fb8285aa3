// Package unspaced finds words in texts that are written without spaces: in
// Chinese, Japanese and Thai. The index knows the single characters of them, so
// that a search finds any stretch; what is counted are words, and which these
// are is a guess.
//
// A [Cutter] chooses, of all ways to cut a stretch of characters into words, the
// cheapest (unigram Viterbi): each word has a cost, in tenths of a bit, which is
// low for words of a small list (lists.go), for those that the texts themselves
// show to be words ([Learn]), and for what the script shows, as a run of katakana
// does; it is high for what is in no list. Where a text has spaces between its
// words these are taken instead.
//
// Against the words of ICU's dictionaries, in the Universal Declaration of Human
// Rights, precision and recall of words (both ends right) are .81 and .85 for
// simplified Chinese, .79 and .85 for traditional, .82 and .79 for Japanese, .82
// and .74 for Thai; with every character for a word they are .21 and .36, .20 and
// .35, .23 and .40, .03 and .08. Without the lists they are .63 and .72 for Chinese, so most of
// it rests on them; what the texts show adds most where the lists end.
package unspaced
