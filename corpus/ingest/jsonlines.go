package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallax/corpus/formats"
	"parallax/corpus/ingest/charset"
)

// readLines reads JSON lines: an object a line, of any shape, or an array a line, the
// first of which may name what is in the others. It holds one line at a time, so that a file may be larger than memory. A file that has its
// objects over several lines, or in an array, is read as JSON.
func readLines(j *job, r io.Reader) error {
	lines := bufio.NewReaderSize(&working{j, r, ofValues}, peeked)
	records := j.records("key")
	var size int64
	limit := j.Limits.file(j.format)
	start, _ := lines.Peek(peeked)
	decode := j.decodeLine
	var found charset.Found // of lines that are not in UTF-8
	switch {
	case wide(start) || spread(start) && !inUTF8(start, j.Encoding):
		text, err := j.recoded(lines)
		if err != nil {
			return err
		}
		decode = func(b []byte, _ charset.Found) string { return string(b) }
		lines, start = bufio.NewReaderSize(strings.NewReader(text), peeked), []byte(text[:min(len(text), peeked)])
	case !inUTF8(start, ""):
		_, found = charset.Decode(start, charset.Options{})
	}
	if spread(start) {
		if bytes.HasPrefix(start, []byte("\xEF\xBB\xBF")) {
			_, _ = lines.Discard(3)
		}
		return readJSONStream(j, records, &counted{r: lines}, limit)
	}
	number, over := 0, false
	where := func() string { return "line " + strconv.Itoa(number) }
	// next is the next line that has something; false at the end, which is told if it
	// is not that of the file.
	next := func() (string, bool) {
		for !over {
			number++
			b, n, err := readLine(lines, j.Limits.Line)
			line := decode(b, found)
			size += int64(n)
			switch {
			case size > limit:
				over = true
				j.report.Trouble(where(), "The file is larger than the limit of "+formats.Size(limit)+"; the rest was left out.", "Split the file.")
				return "", false
			case errors.Is(err, errWork):
				over = true
				defer j.overworked()
			case err != nil:
				over = true
				if !errors.Is(err, io.EOF) {
					defer j.report.Trouble(where(), "The file is damaged here ("+err.Error()+").", "Copy or download it again.")
				}
			}
			switch {
			case n > j.Limits.Line:
				j.report.Trouble(where(), "The line is longer than the limit of "+formats.Size(int64(j.Limits.Line))+" and was left out.", "")
			case strings.TrimSpace(line) != "":
				return line, true
			}
		}
		return "", false
	}
	line, is := next()
	if first := j.row(line); len(first) > 1 {
		return j.rows(func() ([]string, bool) {
			if row := first; row != nil {
				first = nil
				return row, true
			}
			for {
				line, is := next()
				if !is {
					return nil, false
				}
				if row := j.row(line); row != nil {
					return row, true
				}
				j.report.Trouble(where(), notRow, "")
			}
		})
	}
	for ; is; line, is = next() {
		if err := records.line([]byte(line), where()); err != nil {
			return err
		}
	}
	return nil
}

// spread reports whether a file that begins so has its JSON over several lines:
// its first line is a bracket alone, or it is one array.
func spread(start []byte) bool {
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if len(start) == 0 {
		return false
	}
	first, _, cut := bytes.Cut(start, []byte("\n"))
	if len(cellsOf(bytes.TrimSpace(first))) > 1 { // rows, one a line
		return false
	}
	return cut && len(bytes.TrimSpace(first)) == 1 || start[0] == '[' && len(bytes.TrimLeft(start[1:], " \t\r\n")) > 0 && strings.IndexByte("{[", bytes.TrimLeft(start[1:], " \t\r\n")[0]) >= 0
}

// line reads a line of JSON lines.
func (r *records) line(line []byte, where string) error {
	values, err := flatten(line)
	if err != nil {
		if as, what := mended(line); what != nil {
			if values, e := flatten(as); e == nil {
				r.mendedBy(what)
				return r.add(values, where)
			}
		}
		if line[0] != '{' && line[0] != '[' && line[0] != '"' {
			r.report.Trouble(where, "This line is not a JSON object.", "")
			return nil
		}
		r.report.Trouble(where, "This line is not a JSON object: "+err.Error()+".", "")
		return nil
	}
	return r.add(values, where)
}

// readLine reads to the next "\n" and tells how many bytes that were. Of a line
// beyond the limit it keeps nothing.
func readLine(r *bufio.Reader, limit int) (b []byte, n int, err error) {
	for {
		part, err := r.ReadSlice('\n')
		n += len(part)
		if n > limit {
			b = nil
		} else {
			b = append(b, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return b, n, err
		}
	}
}

// peeked is how much of a file of lines shows how it is encoded.
const peeked = 64 << 10

// wide reports whether text that begins so has two bytes a character or more, so
// that its lines cannot be parted before it is decoded. JSON has no NUL.
func wide(start []byte) bool {
	return bytes.HasPrefix(start, []byte("\xFF\xFE")) || bytes.HasPrefix(start, []byte("\xFE\xFF")) || bytes.IndexByte(start, 0) >= 0
}

// inUTF8 reports whether text that begins so is in UTF-8, as JSON ought to be, and
// nobody has said otherwise. A last letter may be cut.
func inUTF8(start []byte, encoding string) bool {
	for n := 0; n < utf8.UTFMax && n < len(start); n++ {
		if utf8.Valid(start[:len(start)-n]) {
			return encoding == ""
		}
	}
	return len(start) == 0 && encoding == ""
}

// decodeLine is a line of a file that begins in the encoding found. What is valid
// UTF-8 is that, unless somebody has said otherwise: one line of many may have
// come from elsewhere.
func (j *job) decodeLine(b []byte, begins charset.Found) string {
	switch {
	case j.Encoding != "":
		return j.decode(b, "")
	case utf8.Valid(b):
		j.doubt = nil
		return Decode(b)
	}
	text, found := charset.Decode(b, charset.Options{Declared: begins.Name})
	if found.Source == charset.Declared { // by nobody but us
		found.Source, found.Weak = begins.Source, found.Weak || begins.Weak
	}
	j.tell(found, false)
	return lineEnds(text)
}

// maxRecoded is the size of JSON in another encoding than UTF-8 that is read:
// it is held twice.
const maxRecoded = 64 << 20

// recoded is all of a file of JSON that is not in UTF-8.
func (j *job) recoded(r io.Reader) (string, error) {
	whole, err := io.ReadAll(io.LimitReader(r, maxRecoded+1))
	if len(whole) > maxRecoded {
		return "", troublef("Save it as UTF-8, or split it.", "It is not in UTF-8, and larger than the limit of %s for that.", formats.Size(maxRecoded))
	}
	switch {
	case errors.Is(err, errWork):
		j.overworked()
	case err != nil:
		j.report.Trouble("its end", "The file is damaged here ("+err.Error()+").", "Copy or download it again.")
	}
	return j.decode(whole, ""), nil
}
