package ingest

import (
	"bytes"
	"errors"
	"io"
)

// What a file may cost is counted before it is spent, in nanoseconds of a natively
// compiled program on a machine of 2020 that does nothing else: so much for each
// line, element or word of control, whose number a look over the bytes tells. Time
// itself would make the same file read now and refused later; and the size alone
// says little, for twenty megabytes are three hundred thousand lines of a book, or
// ten million of nothing.
//
// A real text has what it has in its bytes: packed, it is a tenth of its size or
// more. So a file is worth the more work the larger it is as it was given, and what
// goes far beyond that was made to cost. Measured on files of 256 MB once unpacked
// that hold nothing but the shortest lines, paragraphs or elements, which took 8 to
// 39 s each.
const (
	workAtLeast = 4e9
	workPerByte = 400 // of a file as it is given
	workAtMost  = 12e9
)

// sign is something that costs time each time it stands in a text.
type sign struct {
	text string
	cost int64
}

// Costs of texts, by what they are made of.
var (
	ofLines  = []sign{{"\n", 130}}
	ofMarks  = []sign{{"\n", 500}, {"[", 200}, {"*", 200}, {"_", 100}, {"`", 100}}
	ofCells  = []sign{{"\n", 400}, {",", 40}, {";", 40}, {"\t", 40}, {"|", 40}, {"<", 100}}
	ofTags   = []sign{{"<", 260}}
	ofXML    = []sign{{"<", 500}}
	ofWords  = []sign{{`\`, 380}, {"{", 100}}
	ofValues = []sign{{"\n", 200}, {",", 200}, {":", 200}, {"[", 100}, {"{", 1500}, {`\n`, 250}, {"<", 260}, {"&", 100}}
)

// costs are those of formats that are read whole as they are. What is in archives
// and mails is counted where it is unpacked.
var costs = map[string][]sign{"text": ofLines, "Markdown": ofMarks, "a table": ofCells, "RTF": ofWords, "a feed": ofXML, "RIS": ofLines, "BibTeX": ofLines, "JSON": ofValues}

var errWork = errors.New("it is made of more lines or elements than are read of one file")

// afford is as much of a text as there is work left for, and takes that off. What
// is too much is told.
func (j *job) afford(content []byte, signs []sign) []byte {
	cost := costOf(content, signs)
	if j.work += cost; j.work <= j.workLimit {
		return content
	}
	left := j.workLimit - (j.work - cost)
	whole := len(content)
	const piece = 4 << 10
	for n := 0; n < whole; n += piece {
		if left -= costOf(content[n:min(n+piece, whole)], signs); left < 0 {
			content = content[:n]
			break
		}
	}
	j.overworked()
	return content
}

// overworked tells, once, that no more is read.
func (j *job) overworked() {
	if !j.told {
		j.told = true
		j.fail("It is made of more lines or elements than are read of one file; the rest was left out.", "Split it.")
	}
}

func costOf(content []byte, signs []sign) int64 {
	n := int64(len(content)) * 2
	for _, s := range signs {
		n += s.cost * int64(bytes.Count(content, []byte(s.text)))
	}
	return n
}

// spent reports whether no work is left.
func (j *job) spent() bool { return j.work > j.workLimit }

// working counts the work on what is read, and ends it with errWork.
type working struct {
	*job
	r     io.Reader
	signs []sign
}

func (w *working) Read(b []byte) (int, error) {
	if w.spent() {
		return 0, errWork
	}
	n, err := w.r.Read(b)
	w.work += costOf(b[:n], w.signs)
	return n, err
}
