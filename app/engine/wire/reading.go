package wire

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/intake"
)

// Reading is what has been read of files, with what is made of it where that
// costs the page nothing.
type Reading struct {
	Collection *corpus.Collection // nil if there is no article in them
	Words      [][]int            // of its passages
	Index      []byte             // as index.Open reads it; nil if there is none
	Outcomes   []ask.Outcome

	Reports    []*intake.FileReport `json:"-"` // on files that are to be looked at
	Duplicates []intake.Duplicate   `json:"-"`
	Mark       string               // the same for the same files, in any order

	File []byte `json:"-"` // that was made, and not read
	Look ask.MergeLook
}

// What has been read crosses in parts, each a letter and what it stands for, so
// that the page decodes none of them for longer than a few milliseconds.
const (
	partCollection = 'c' // a piece of bundle.Cut
	partWords      = 'w' // word counts of passages, as uvarints
	partIndex      = 'i' // some of the index, as it is
	partReport     = 'r' // a report on a file, without its articles
	partArticles   = 'a' // some articles of the last report
	partPassages   = 'p' // more passages of the last article
	partLeft       = 'l' // more of what was left out of it
	partAlike      = 'd' // some of what is like another, as JSON
	partFile       = 'f' // some of a file that was made
)

// PieceBytes is the size of a piece that is decoded at once, indexBytes that of one
// that is only kept.
const (
	PieceBytes = 32 << 10
	indexBytes = 1 << 20
	// alikeAtOnce is how many articles that are like others are told at once.
	alikeAtOnce = 250
)

// parts posts what has been read of files, but for its outcomes.
func (r *Reading) parts(number int, step Step, post func([]byte)) error {
	head := binary.AppendUvarint([]byte{RawMark}, uint64(number))
	send := func(letter byte, content []byte) bool {
		post(append(append(head[:len(head):len(head)], letter), content...))
		return step(1)
	}
	for _, report := range r.Reports {
		head := *report
		head.Articles, head.Collection = nil, nil
		send(partReport, Encoded(head))
		for rest := report.Articles; len(rest) > 0; {
			n, size := 0, 0
			for n < len(rest) && size < PieceBytes {
				size += volume(&rest[n])
				n++
			}
			if size > 2*PieceBytes && n > 1 { // the last of them by itself
				n--
			}
			sent := false
			if n == 1 && size > PieceBytes {
				sent = sendLong(&rest[0], send)
			} else {
				sent = send(partArticles, appendArticles(nil, rest[:n]))
			}
			if !sent {
				return nil
			}
			rest = rest[n:]
		}
	}
	for list := range slices.Chunk(r.Duplicates, alikeAtOnce) {
		if !send(partAlike, Encoded(list)) {
			return nil
		}
	}
	sendBytes(partFile, r.File, send)
	if r.Collection == nil {
		return nil
	}
	if err := bundle.Cut(r.Collection, PieceBytes, func(piece []byte) bool { return send(partCollection, piece) }); err != nil {
		return err
	}
	var words []byte
	for _, counts := range r.Words {
		for _, n := range counts {
			words = binary.AppendUvarint(words, uint64(n))
		}
	}
	send(partWords, words)
	sendBytes(partIndex, r.Index, send)
	return nil
}

// sendBytes sends what is only kept at the other end.
func sendBytes(letter byte, content []byte, send func(letter byte, content []byte) bool) {
	for len(content) > 0 {
		n := min(indexBytes, len(content))
		send(letter, content[:n])
		content = content[n:]
	}
}

// sendLong sends an article that is more than a piece: what is known of it, then
// its paragraphs.
func sendLong(a *intake.Article, send func(letter byte, content []byte) bool) bool {
	head := *a
	head.Document.Passages, head.LeftOut = nil, nil
	if !send(partArticles, appendArticles(nil, []intake.Article{head})) {
		return false
	}
	return sendMany(partPassages, a.Document.Passages, func(p corpus.Passage) int { return len(p.Text) }, appendPassages, send) &&
		sendMany(partLeft, a.LeftOut, func(l intake.Left) int { return len(l.Text) }, appendLeft, send)
}

// sendMany sends a list in pieces.
func sendMany[T any](letter byte, list []T, bytes func(T) int, put func([]byte, []T) []byte, send func(letter byte, content []byte) bool) bool {
	for len(list) > 0 {
		n, size := 0, 0
		for n < len(list) && size < PieceBytes {
			size += bytes(list[n]) + 40
			n++
		}
		if !send(letter, put(nil, list[:n])) {
			return false
		}
		list = list[n:]
	}
	return true
}

// volume is about how many bytes an article has.
func volume(a *intake.Article) int {
	n := 500
	for i := range a.Document.Passages {
		n += len(a.Document.Passages[i].Text) + 40
	}
	for i := range a.LeftOut {
		n += len(a.LeftOut[i].Text) + 40
	}
	return n
}

// Arriving is what has arrived of a reading. Its zero value is nothing yet.
type Arriving struct {
	joined bundle.Joined
	words  []byte
	index  []byte
	file   []byte

	reports []*intake.FileReport
	alike   []intake.Duplicate
}

// Take takes a part.
func (a *Arriving) Take(part []byte) error {
	content := part[1:]
	switch part[0] {
	case partCollection:
		return a.joined.Add(content)
	case partWords:
		a.words = content
	case partIndex:
		a.index = append(a.index, content...)
	case partFile:
		a.file = append(a.file, content...)
	case partAlike:
		var some []intake.Duplicate
		err := json.Unmarshal(content, &some)
		a.alike = append(a.alike, some...)
		return err
	case partReport:
		r := new(intake.FileReport)
		a.reports = append(a.reports, r)
		return json.Unmarshal(content, r)
	case partArticles:
		list, err := articlesOf(content)
		if err == nil && len(a.reports) == 0 {
			err = errGarbled
		}
		if err != nil {
			return err
		}
		r := a.reports[len(a.reports)-1]
		r.Articles = append(r.Articles, list...)
	case partPassages, partLeft:
		if len(a.reports) == 0 || len(a.reports[len(a.reports)-1].Articles) == 0 {
			return errors.New("paragraphs of no article")
		}
		articles := a.reports[len(a.reports)-1].Articles
		last := &articles[len(articles)-1]
		c := cutter{rest: string(content)}
		if part[0] == partLeft {
			last.LeftOut = c.left(last.LeftOut)
		} else {
			last.Document.Passages = c.passages(last.Document.Passages)
		}
		if c.bad {
			return errGarbled
		}
	default:
		return fmt.Errorf("a part %q is not known", part[0])
	}
	return nil
}

// Reading is all of it, or an error if something has not come.
func (a *Arriving) Reading() (*Reading, error) {
	r := &Reading{Collection: a.joined.Collection, Index: a.index, Reports: a.reports, Duplicates: a.alike, File: a.file}
	if r.Collection == nil {
		return r, nil
	}
	r.Words = make([][]int, len(r.Collection.Documents))
	rest := a.words
	for i, d := range r.Collection.Documents {
		r.Words[i] = make([]int, len(d.Passages))
		for j := range d.Passages {
			n, size := binary.Uvarint(rest)
			if size <= 0 {
				return nil, fmt.Errorf("the words of %q did not arrive", d.ID)
			}
			r.Words[i][j], rest = int(n), rest[size:]
		}
	}
	return r, nil
}
