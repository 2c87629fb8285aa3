// Package prepared is what is made of the texts of a collection once and takes
// long to make: the lengths of passages in words, and the search index. It is
// kept with a bundle, below index/, and opened instead of made again; what was
// made of other texts, or by other rules, is left out.
//
// # Format
//
// Entries of a bundle, each with a name below index/:
//
//	index/words       the label of the texts as a string (its length as a uvarint,
//	                  its bytes), then the words of each passage of each
//	                  document, as uvarints
//	index/search-0001 the index as package index writes it, in pieces of at most
//	index/search-0002 PieceBytes; …
package prepared

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/coverage"
	"parallax/corpus/search"
)

// Texts is what has been made of the texts of a collection. A nil part is still
// to be made.
type Texts struct {
	Words [][]int // as coverage.WordCounts
	Index []byte  // as index.Open reads it
	Label string  // search.Label of the texts; "" if nobody has found it out
}

const (
	wordsName  = "words"
	searchName = "search-"
	// PieceBytes is the length of the longest entry, which is as long as an entry may
	// be: an index in one piece is not copied when it is opened.
	PieceBytes = 16 << 20
)

// WorthPassages is the number of passages from which the index is worth its
// place in a site or a file: it makes the download of the texts two thirds
// longer, and of 20,000 passages it takes a page more than a second to build; of
// fewer the browser keeps what the first visit has built. The lengths of passages
// always are.
const WorthPassages = 20_000

// Of makes all of it that is worth its place.
func Of(c *corpus.Collection) Texts {
	t := Texts{Words: coverage.WordCounts(c, nil)}
	if c.PassageCount() >= WorthPassages {
		t.Index = search.Index(c).Append(nil)
	}
	return t
}

// Entries are the entries of a bundle of the collection.
func (t Texts) Entries(c *corpus.Collection) []bundle.Extra {
	var list []bundle.Extra
	if t.Words != nil {
		label := search.Label(c)
		content := append(binary.AppendUvarint(nil, uint64(len(label))), label...)
		for _, counts := range t.Words {
			for _, n := range counts {
				content = binary.AppendUvarint(content, uint64(n))
			}
		}
		list = append(list, bundle.Extra{Name: wordsName, Content: content})
	}
	for rest := t.Index; len(rest) > 0; {
		n := min(PieceBytes, len(rest))
		list = append(list, bundle.Extra{Name: fmt.Sprintf("%s%04d", searchName, len(list)+1), Content: rest[:n]})
		rest = rest[n:]
	}
	return list
}

// Open finds what a bundle has of it. What is not of these texts, damaged, or by
// other rules, is as if it were not there; whether the index fits is found out by
// who opens it.
func Open(c *corpus.Collection, entries []bundle.Extra) Texts { return open(c, entries, false) }

// OpenOwn does so with the bundle that came with the program, whose parts were
// written together: what its label says is believed, for finding it out takes
// reading all texts. Other rules are still told by it.
func OpenOwn(c *corpus.Collection, entries []bundle.Extra) Texts { return open(c, entries, true) }

func open(c *corpus.Collection, entries []bundle.Extra, own bool) (t Texts) {
	for _, e := range entries {
		switch {
		case e.Name == wordsName:
			t.Words, t.Label = readWords(c, e.Content, own)
		case !strings.HasPrefix(e.Name, searchName):
		case t.Index == nil:
			t.Index = e.Content
		default:
			t.Index = slices.Concat(t.Index, e.Content)
		}
	}
	return t
}

func readWords(c *corpus.Collection, content []byte, own bool) (words [][]int, label string) {
	length, n := binary.Uvarint(content)
	if n <= 0 || length > uint64(len(content)-n) {
		return nil, ""
	}
	label = string(content[n : n+int(length)])
	if own && !search.OurRules(label) || !own && label != search.Label(c) {
		return nil, ""
	}
	rest := content[n+int(length):]
	words = make([][]int, len(c.Documents))
	for i, d := range c.Documents {
		words[i] = make([]int, len(d.Passages))
		for j := range words[i] {
			v, n := binary.Uvarint(rest)
			if n <= 0 || v > 1<<31 {
				return nil, ""
			}
			words[i][j], rest = int(v), rest[n:]
		}
	}
	if len(rest) > 0 {
		return nil, ""
	}
	return words, label
}
