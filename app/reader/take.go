package reader

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"parallax/app/ask"
	"parallax/app/engine/wire"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/export"
	"parallax/corpus/folder"
	"parallax/corpus/table"
)

// take writes a file of the collection. What can be read back is: what does not become
// the same file again is not given out.
func (w work) take() (*wire.Reading, error) {
	var q ask.Take
	if err := json.Unmarshal(w.Question, &q); err != nil {
		return nil, err
	}
	write, read := folder.Zip, func(content []byte) (*corpus.Collection, error) {
		f, err := folder.Unzip(content, folder.Limits{})
		if err != nil {
			return nil, err
		}
		return f.Collection, nil
	}
	c := w.Collection
	switch q.What {
	case ask.TakeArticles, ask.TakeCoverage, ask.TakeFacts, ask.TakeVoices, ask.TakeLabels, ask.TakeWords:
		return &wire.Reading{File: table.CSV(export.Table(c, string(q.What)), table.Options{})}, nil
	case ask.TakeFolder:
	case ask.TakeCounts:
		c = export.CountsOnly(c)
		write = func(c *corpus.Collection) ([]byte, error) {
			var b bytes.Buffer
			err := bundle.Write(&b, c, bundle.Options{})
			return b.Bytes(), err
		}
		read = func(content []byte) (*corpus.Collection, error) {
			return bundle.Read(bytes.NewReader(content), int64(len(content)), bundle.Limits{})
		}
	default:
		return nil, fmt.Errorf("nobody writes files of the kind %q", q.What)
	}
	content, err := write(c)
	if err != nil || !w.step(0.4) {
		return nil, err
	}
	back, err := read(content)
	if err != nil || !w.step(0.7) {
		return nil, err
	}
	switch again, err := write(back); {
	case err != nil:
		return nil, err
	case !bytes.Equal(again, content):
		return nil, errors.New(wording.NotesUnread.String())
	}
	return &wire.Reading{File: content}, nil
}
