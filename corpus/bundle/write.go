package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"parallax/corpus"
)

// Options says how a bundle is written. The zero value compresses.
type Options struct {
	// Stored leaves the entries uncompressed: for a bundle that will be
	// compressed as part of something larger, and whose bytes must not depend
	// on the compressor.
	Stored bool
	// Index are entries below index/, see package prepared.
	Index []Extra
	// Breathe, if not nil, is called between documents, so that a page can draw while
	// thousands are written.
	Breathe func()
}

// Extra is an entry below index/, named without that folder. It has something
// that is made of the collection and can be made again.
type Extra struct {
	Name    string
	Content []byte
}

// Write writes the collection, which must be valid. Because the manifest comes
// first and holds the hashes, the documents are encoded twice; memory stays at
// one chunk of them.
func Write(w io.Writer, c *corpus.Collection, o Options) error {
	if err := c.ValidatePausing(o.Breathe); err != nil {
		return fmt.Errorf("the collection cannot be saved as a file: %w", err)
	}
	m := manifest{Format: formatName, Version: versionOf(c), Collection: c.ID, Documents: len(c.Documents)}
	err := eachEntry(c, o, func(name string, content []byte) error {
		sum := sha256.Sum256(content)
		m.Entries = append(m.Entries, entry{name, int64(len(content)), hex.EncodeToString(sum[:])})
		return nil
	})
	if err != nil {
		return err
	}
	head, err := encode(m)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	method := zip.Deflate
	if o.Stored {
		method = zip.Store
	}
	add := func(name string, content []byte) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			return err
		}
		_, err = f.Write(content)
		return err
	}
	if err := add(manifestName, head); err != nil {
		return err
	}
	if err := eachEntry(c, o, add); err != nil {
		return err
	}
	return z.Close()
}

// eachEntry calls f with every entry but the manifest, in order.
func eachEntry(c *corpus.Collection, o Options, f func(name string, content []byte) error) error {
	head := *c
	head.Documents, head.Notes = nil, nil
	content, err := encode(head)
	if err != nil {
		return err
	}
	if err := f(collectionName, content); err != nil {
		return err
	}
	chunks, n := 0, 0
	var chunk bytes.Buffer
	for i, d := range c.Documents {
		if o.Breathe != nil {
			o.Breathe()
		}
		if content, err = encode(d); err != nil {
			return err
		}
		if n == 0 {
			chunk.WriteByte('[')
		} else {
			chunk.WriteByte(',')
		}
		chunk.Write(content)
		n++
		if n == ChunkDocuments || chunk.Len() >= ChunkBytes || i == len(c.Documents)-1 {
			chunk.WriteString("]\n")
			if err := f(chunkName(chunks), chunk.Bytes()); err != nil {
				return err
			}
			chunks++
			n = 0
			chunk.Reset()
		}
	}
	if len(c.Notes) > 0 {
		if content, err = encode(c.Notes); err != nil {
			return err
		}
		if err := f(notesName, content); err != nil {
			return err
		}
	}
	for _, e := range o.Index {
		if err := f(indexFolder+e.Name, e.Content); err != nil {
			return err
		}
	}
	return nil
}

// encode is JSON with <, > and & as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
