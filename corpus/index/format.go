// Package index holds inverted indexes over passages: which term occurs where.
//
// A [Builder] takes passages in order and makes an [Index], which never
// changes afterwards and may be used by any number of goroutines. An Index is
// written with [Index.Append] and read with [Open].
//
// Passages are numbered from 0 in the order they were added. Each has three
// layers, of which any may be empty:
//
//	headline   of its document, for the first passage of each
//	text       what is shown: the digest, or the article's own words
//	original   the words of the original behind a digest: with their places
//	           if it is attached, else from counts and without places
//
// One posting tells a term's frequency in all three layers of one passage.
//
// # Format
//
// Numbers are unsigned varints unless said otherwise, strings are a length and
// bytes. A file is
//
//	magic      8 bytes, "parallax"
//	version    1
//	analysis   string, analysis.Fingerprint() of the builder
//	label      string, Builder.Label, to tell what the index was made from
//	passages   n; then for each the tokens in headline, text and original;
//	           then (n+7)/8 bytes with a bit for each passage, lowest first,
//	           that is set if the places of the original layer are known
//	terms      m; then for each, in ascending order of bytes:
//	             bytes shared with the term before, string of the rest,
//	             passages it occurs in, bytes of postings, bytes of positions,
//	             distance to the first term with the same stem
//	postings   length; bytes, term after term
//	positions  length; bytes, term after term
//	checksum   CRC-32 (Castagnoli) of everything before it, 4 bytes, little-endian
//
// The postings of a term are blocks of BlockSize, the last one shorter. If
// there is more than one block, a table comes before them: for each block the
// distance of its last passage from that of the block before (the first: from
// passage -1), its bytes of postings and its bytes of positions. So a reader
// skips blocks without decoding them. A posting is
//
//	(distance-1)<<1 | more   distance from the passage before it, or from -1
//	if more:
//	  occurrences in text
//	  occurrences in headline <<1 | original
//	  if original: occurrences in original
//
// without more, the term occurs once in the text and nowhere else. Positions
// follow posting by posting: the places in text, headline and, if known,
// original, each list as the distance of every place from the one before
// (the first: from 0).
//
// Measured (BenchmarkBuild): 100,000 news passages, each with a headline, are
// 22 MB of text with 69,000 terms; their index takes 11.0 MB, and 6.4 MB
// compressed by gzip.
package index

import "errors"

const (
	magic   = "parallax"
	version = 1

	// BlockSize is how many postings a block has.
	BlockSize = 128
)

// Errors of Open. What it returns wraps one of them.
var (
	ErrDamaged = errors.New("the index is damaged: build it again")
	ErrVersion = errors.New("the index was written by another version of the program: build it again")
)

// Layer is one of the three sets of words a passage has.
type Layer uint8

const (
	Headline Layer = iota
	Text
	Original
	layers = 3
)
