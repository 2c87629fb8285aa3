package export

import (
	"fmt"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// counter counts the words of texts, as the tokenizer cuts them, before folding.
func counter() func(text string) corpus.Counts {
	var a analysis.Analyzer
	var tokens []analysis.Token
	return func(text string) corpus.Counts {
		counts := make(corpus.Counts)
		tokens = a.Append(tokens[:0], text)
		for _, t := range tokens {
			counts[text[t.Start:t.End]]++
		}
		return counts
	}
}

// CountsOnly is the collection without the sentences of articles: in place of a text
// that is the article's own stands how many words it has, and the words with their
// frequency, unordered. Digests and coding stay, and notes lose the words they quote of
// an original beyond the few that may be quoted. Attached originals are left out.
func CountsOnly(c *corpus.Collection) *corpus.Collection {
	k, count := c.Clone(), counter()
	for _, d := range k.Documents {
		full := d.Text == corpus.Full
		for i := range d.Passages {
			p := &d.Passages[i]
			p.Original = ""
			if !full {
				continue
			}
			if p.Counts == nil {
				p.Counts = count(p.Text)
			}
			p.Text = fmt.Sprintf("[%d words]", p.Counts.Total())
			if p.Counts.Total() == 1 {
				p.Text = "[1 word]"
			}
		}
		if full {
			d.Text = corpus.Digest
		}
	}
	for i := range k.Notes {
		n := &k.Notes[i]
		if n.Of == corpus.OnDigest {
			continue
		}
		// Its place stays known by the position alone.
		n.Quote.Prefix, n.Quote.Suffix, n.W3C = "", "", ""
		if corpus.CountWords(n.Quote.Exact) > corpus.MaxFragmentWords {
			n.Quote = corpus.Quote{}
		}
	}
	return k
}
