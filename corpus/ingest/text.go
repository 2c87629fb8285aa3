package ingest

import (
	"strings"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// maxTitleWords is the longest first line of a text that is taken for its
// headline.
const maxTitleWords = 25

// parseText reads plain text.
func parseText(text string) (a article) {
	blocks := paragraphs(text)
	if len(blocks) > 1 && blocks[0].Lines.From == blocks[0].Lines.To && isTitle(blocks[0].Text) {
		state(&a, intake.Headline, blocks[0].Text, "the first line, which stands alone")
		blocks = blocks[1:]
	}
	var ps passages
	for _, p := range blocks {
		ps.add(p)
	}
	a.Document.Passages = ps.all()
	return a
}

// isTitle reports whether a line reads like a headline: short, and not a
// sentence.
func isTitle(line string) bool {
	return len(strings.Fields(line)) <= maxTitleWords && !strings.HasSuffix(line, ".")
}

// paragraphs cuts a text at its blank lines, or at every line if it has none
// inside. The passages have the lines they came from.
func paragraphs(text string) (list []corpus.Passage) {
	spaced := false
	blank := false // a blank line stands behind the text so far
	begun := false
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			blank = begun
			continue
		}
		begun = true
		if blank {
			spaced = true
			break
		}
	}
	var lines []string
	from, number := 0, 0
	flush := func(to int) {
		if len(lines) > 0 {
			list = append(list, corpus.Passage{Kind: corpus.Body, Lines: corpus.Lines{From: from, To: to}, Text: joinLines(lines)})
			lines = lines[:0]
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		number++
		line = strings.TrimSpace(line)
		if line == "" {
			flush(number - 1)
			continue
		}
		if !spaced {
			flush(number - 1)
		}
		if len(lines) == 0 {
			from = number
		}
		lines = append(lines, line)
	}
	flush(number)
	return list
}
