package assignment

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"parallax/corpus"
)

// ClassExtension is how the name of a file with a class ends. It is a zip archive:
//
//	class.json          {"format": "parallax class", "version": 1, "assignment": …,
//	                     "texts", "expected", "comments", "works": [{"file", "sha256"}]}
//	works/0001.parallax-work, …   as they were handed in, in the order of the list
//
// It holds the key and the names of students: it is the teacher's.
const ClassExtension = ".parallax-class"

const (
	classFormat  = "parallax class"
	classVersion = 1
	className    = "class.json"
	maxClass     = 64 << 20
)

// MaxStudents is how many students a class has at most.
const MaxStudents = 5000

type classHead struct {
	Format     string               `json:"format"`
	Version    int                  `json:"version"`
	Assignment corpus.Assignment    `json:"assignment"`
	Texts      map[string]string    `json:"texts"`
	Expected   int                  `json:"expected,omitempty"`
	Comments   map[string][]Comment `json:"comments,omitempty"`
	Works      []classWork          `json:"works"`
}

type classWork struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

func workName(i int) string { return fmt.Sprintf("works/%04d%s", i+1, Extension) }

// FileName is a name for the file.
func (c *Class) FileName() string { return c.Assignment.ID + ClassExtension }

// Write is the class as a file.
func (c *Class) Write() ([]byte, error) {
	head := classHead{classFormat, classVersion, c.Assignment, c.Texts, c.Expected, c.Comments, nil}
	files := []file{{name: className}}
	for i, k := range c.Kept {
		content := k.content
		if content == nil {
			var err error
			if content, err = k.Work.Write(); err != nil {
				return nil, err
			}
		}
		sum := sha256.Sum256(content)
		head.Works = append(head.Works, classWork{k.File, hex.EncodeToString(sum[:])})
		files = append(files, file{workName(i), content, true}) // each is packed already
	}
	content, err := json.Marshal(head)
	if err != nil {
		return nil, err
	}
	files[0].content = content
	return archive(files)
}

// ReadClass reads the file of a class whole, or not at all. Its error wraps ErrForeign,
// ErrDamaged, ErrHostile or ErrNewer.
func ReadClass(data []byte) (Class, error) {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return Class{}, ErrForeign
	}
	if len(data) > maxClass {
		return Class{}, fmt.Errorf("%w: %d bytes are too many for a class", ErrHostile, len(data))
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err != nil:
		return Class{}, ErrDamaged
	case len(z.File) == 0 || z.File[0].Name != className:
		return Class{}, ErrForeign
	case len(z.File) > MaxStudents+1:
		return Class{}, fmt.Errorf("%w: it has %d files", ErrHostile, len(z.File))
	}
	left := int64(8 * maxClass)
	content, err := inflate(z.File[0], maxInflated)
	if err != nil {
		return Class{}, err
	}
	var of struct {
		Format  string
		Version int
	}
	if json.Unmarshal(content, &of) != nil || of.Format != classFormat {
		return Class{}, ErrForeign
	}
	if of.Version > classVersion {
		return Class{}, ErrNewer
	}
	var head classHead
	if err := strict(content, &head); err != nil {
		return Class{}, fmt.Errorf("%w: %v", ErrHostile, err)
	}
	if len(head.Works) != len(z.File)-1 {
		return Class{}, ErrDamaged
	}
	c := Class{Assignment: head.Assignment, Texts: head.Texts, Comments: head.Comments}
	c.Expected = min(max(0, head.Expected), MaxStudents) // a slip of the keyboard is no reason to lose the class
	for i, w := range head.Works {
		if z.File[i+1].Name != workName(i) {
			return Class{}, fmt.Errorf("%w: entry %d is not %s", ErrHostile, i+2, workName(i))
		}
		content, err := inflate(z.File[i+1], min(left, maxWork))
		if err != nil {
			return Class{}, err
		}
		left -= int64(len(content))
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != w.SHA256 {
			return Class{}, ErrDamaged
		}
		work, err := ReadWork(content)
		if err != nil {
			return Class{}, fmt.Errorf("%s: %w", w.File, err)
		}
		if work.Of.Hash != Fingerprint(&c.Assignment) || Misfit(&c.Assignment, work) != "" {
			return Class{}, fmt.Errorf("%w: it has answers to another assignment", ErrHostile)
		}
		c.Kept = append(c.Kept, Kept{w.File, *work, content})
	}
	if err := c.valid(); err != nil {
		return Class{}, err
	}
	return c, nil
}

// valid checks the assignment of a class without the collection that it is of, and what
// else is shown.
func (c *Class) valid() error {
	for _, list := range c.Comments {
		for _, m := range list {
			if len(m.Text) > corpus.MaxAnswer || len(m.Grade) > MaxGrade {
				return fmt.Errorf("%w: it has a comment that is too long", ErrHostile)
			}
		}
	}
	// The articles stand for themselves, with as many passages as the assignment names.
	stand := &corpus.Collection{ID: "class", Assignments: []corpus.Assignment{c.Assignment}}
	a := &stand.Assignments[0]
	a.Tasks, a.Names = withoutPointers(a.Tasks), nil
	for _, e := range a.Articles {
		d := &corpus.Document{ID: e.Document, Headline: e.Document, Text: corpus.Full}
		most := 1
		for _, n := range e.Passages {
			if n < 1 || n > 100_000 {
				return fmt.Errorf("%w: it has a passage %d", ErrHostile, n)
			}
			most = max(most, n)
		}
		for n := 1; n <= most; n++ {
			d.Passages = append(d.Passages, corpus.Passage{N: n, Kind: corpus.Body, Text: "."})
		}
		if stand.Document(d.ID) == nil {
			stand.Documents = append(stand.Documents, d)
		}
	}
	if err := stand.Validate(); err != nil {
		return errors.Join(ErrHostile, err)
	}
	return nil
}
