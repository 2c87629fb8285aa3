package ingest

import (
	"fmt"
	"strconv"
	"strings"

	"parallax/corpus"
)

// Block is a paragraph of a Markdown text: a passage in the making.
type Block struct {
	Line  int // in the text, from 1, where the block begins
	Level int // 1 to 6 for a heading, 0 for anything else
	Kind  corpus.Kind
	Lines corpus.Lines // in the original file, where an attribute line says so
	Text  string       // physical lines joined
	// Trouble says what is wrong with the attribute line, which then stands in
	// Text as if it were none. Empty if nothing is.
	Trouble string
}

// Blocks cuts a text with "\n" line ends into its blocks: runs of lines that
// are not blank, and headings (# to ######), which are blocks of their own. The
// first line of a block may be an attribute line in braces: a kind (body,
// caption, subheading, alt) and lines=N or lines=N-M, either or both, such as
// {caption lines=11}. A heading is a subheading, anything else body, unless the
// attributes say otherwise.
func Blocks(text string) []Block {
	var blocks []Block
	var lines []string // of the block being read
	var block Block
	flush := func() {
		if len(lines) > 0 {
			block.Text = joinLines(lines)
			if block.Kind == "" {
				block.Kind = corpus.Body
			}
			blocks = append(blocks, block)
		}
		block, lines = Block{}, nil
	}
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		number++
		line = strings.TrimSpace(line)
		if line == "" {
			// An attribute line alone waits for its text.
			if len(lines) > 0 {
				flush()
			}
			continue
		}
		if block.Line == 0 {
			block.Line = number
			if attributes(line, &block) {
				continue
			}
		}
		if level, title := heading(line); level > 0 {
			if len(lines) > 0 {
				flush()
				block.Line = number
			}
			block.Level = level
			if block.Kind == "" {
				block.Kind = corpus.Subheading
			}
			if title != "" {
				lines = append(lines, title)
			}
			flush()
			continue
		}
		lines = append(lines, line)
	}
	flush()
	return blocks
}

// attributes reads an attribute line into the block. It returns false for any
// other line; a line in braces that is not quite right is noted as Trouble.
func attributes(line string, block *Block) bool {
	if line[0] != '{' || line[len(line)-1] != '}' {
		return false
	}
	words := strings.Fields(line[1 : len(line)-1])
	var kind corpus.Kind
	var lines corpus.Lines
	for _, word := range words {
		value, isLines := strings.CutPrefix(word, "lines=")
		switch k := corpus.Kind(word); {
		case isLines:
			var ok bool
			if lines, ok = parseLines(value); !ok {
				block.Trouble = fmt.Sprintf("attribute %q: want lines=N or lines=N-M, counted from 1", word)
				return false
			}
		case k == corpus.Body || k == corpus.Caption || k == corpus.Subheading || k == corpus.Alt:
			kind = k
		default:
			block.Trouble = fmt.Sprintf("attribute %q: want body, caption, subheading, alt or lines=N-M", word)
			return false
		}
	}
	block.Kind, block.Lines = kind, lines
	return true
}

func parseLines(s string) (corpus.Lines, bool) {
	a, b, ranged := strings.Cut(s, "-")
	if !ranged {
		b = a
	}
	from, err1 := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	return corpus.Lines{From: from, To: to}, err1 == nil && err2 == nil && from >= 1 && to >= from
}

// heading splits "## Title ##" into 2 and "Title"; level 0 is no heading.
func heading(line string) (level int, title string) {
	for level < len(line) && line[level] == '#' {
		level++
	}
	if level == 0 || level > 6 || level < len(line) && line[level] != ' ' && line[level] != '\t' {
		return 0, ""
	}
	return level, strings.TrimSpace(strings.TrimRight(strings.TrimSpace(line[level:]), "#"))
}
