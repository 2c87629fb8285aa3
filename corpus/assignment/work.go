package assignment

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Work is what one student has answered.
type Work struct {
	Name     string            // of the student's choosing
	Of       Origin            // the assignment
	Texts    map[string]string // hashes of the texts that were read, by letter
	Group    string            // of the assignment's groups; "" if there are none
	Sitting  string            // a random name for the sitting, the same when it is handed in anew
	At       time.Time         // when it was handed in, to the second; zero before
	Typed    bool              // the teacher typed it in from paper
	Answers  []Response
	Marks    []Mark
	Comments []Comment // of the teacher, in a file that is returned
}

// Origin names an assignment.
type Origin struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Hash  string `json:"hash"` // see Fingerprint
}

// Response is the answers to the parts of a task, in the order of the task.
type Response struct {
	Task   string         `json:"task"`
	Places []corpus.Place `json:"places"`
}

// Mark is a stretch of a passage that a student marked for a task.
type Mark struct {
	Task  string `json:"task"`
	At    string `json:"at"`   // letter and passage: "b7"
	From  int    `json:"from"` // in bytes of the passage as it was read
	To    int    `json:"to"`
	Quote string `json:"quote"` // the words
	Of    string `json:"of"`    // digest or full
}

// Comment is what a teacher says to one student.
type Comment struct {
	Task  string `json:"task"` // "" is about all
	Text  string `json:"text,omitempty"`
	Grade string `json:"grade,omitempty"` // a mark, in the teacher's own signs
}

// Extension is how the name of a file with one student's answers ends.
const Extension = ".parallax-work"

// Limits of a file of answers.
const (
	maxWork     = 4 << 20  // bytes of the file
	maxInflated = 16 << 20 // bytes of its entries
	maxPlaces   = 20_000   // answers, and marks
	MaxName     = 80       // bytes of a name
	MaxGrade    = 160      // bytes of a mark: 40 signs of any script
)

const (
	workFormat    = "parallax work"
	workVersion   = 2 // what is typed in; all else is written as 1, which older programs read
	manifestName  = "manifest.json"
	responsesName = "responses.json"
	notesName     = "notes.json"
)

type manifest struct {
	Format     string            `json:"format"`
	Version    int               `json:"version"`
	Name       string            `json:"name"`
	Assignment Origin            `json:"assignment"`
	Texts      map[string]string `json:"texts"`
	Entries    []entry           `json:"entries"`
}

type entry struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// responses is responses.json.
type responses struct {
	Group   string     `json:"group,omitempty"`
	Sitting string     `json:"sitting"`
	At      time.Time  `json:"at"`
	Typed   bool       `json:"typed,omitempty"`
	Answers []Response `json:"answers"`
}

// notes is notes.json.
type notes struct {
	Marks    []Mark    `json:"marks"`
	Comments []Comment `json:"comments,omitempty"`
}

// Value is the answer to a part of a task, "" if there is none.
func (w *Work) Value(task, at string) string {
	for i := range w.Answers {
		if w.Answers[i].Task != task {
			continue
		}
		for _, p := range w.Answers[i].Places {
			if p.At == at {
				return p.Value
			}
		}
	}
	return ""
}

// Set is the work with another answer to a part of a task; "" takes it away. w is not
// changed.
func (w Work) Set(task, at, value string) Work {
	w.Answers = slices.Clone(w.Answers)
	i := slices.IndexFunc(w.Answers, func(r Response) bool { return r.Task == task })
	if i < 0 {
		i = len(w.Answers)
		w.Answers = append(w.Answers, Response{Task: task})
	}
	places := slices.DeleteFunc(slices.Clone(w.Answers[i].Places), func(p corpus.Place) bool { return p.At == at })
	if value != "" {
		places = append(places, corpus.Place{At: at, Value: value})
	}
	w.Answers[i].Places = places
	if len(places) == 0 {
		w.Answers = slices.Delete(w.Answers, i, i+1)
	}
	return w
}

// Marked are the marks for a task.
func (w *Work) Marked(task string) (list []Mark) {
	for _, m := range w.Marks {
		if m.Task == task {
			list = append(list, m)
		}
	}
	return list
}

// Comment is what the teacher said of a task.
func (w *Work) Comment(task string) Comment {
	for _, c := range w.Comments {
		if c.Task == task {
			return c
		}
	}
	return Comment{Task: task}
}

// FileName is a name for the file: assignment and student, in letters that every device
// can write.
func (w *Work) FileName() string {
	return w.Of.ID + "-" + corpus.MakeID(w.Name, "student") + Extension
}

// Write is the file. It says nothing but what Work has, and not in which order it was
// answered.
func (w *Work) Write() ([]byte, error) {
	if w.Name == "" {
		return nil, errors.New("choose a name or a number first")
	}
	answers := slices.Clone(w.Answers)
	for i := range answers {
		answers[i].Places = append([]corpus.Place(nil), answers[i].Places...)
		sorting.By(answers[i].Places, func(a, b corpus.Place) int { return natural(a.At, b.At) })
	}
	sorting.By(answers, func(a, b Response) int { return strings.Compare(a.Task, b.Task) })
	var parts [2][]byte
	for i, v := range []any{responses{w.Group, w.Sitting, w.At.UTC().Truncate(time.Second), w.Typed, answers}, notes{w.Marks, w.Comments}} {
		b, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		parts[i] = b
	}
	m := manifest{workFormat, 1, w.Name, w.Of, w.Texts, nil}
	if w.Typed {
		m.Version = workVersion
	}
	for i, name := range []string{responsesName, notesName} {
		sum := sha256.Sum256(parts[i])
		m.Entries = append(m.Entries, entry{name, int64(len(parts[i])), hex.EncodeToString(sum[:])})
	}
	head, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	return archive([]file{{manifestName, head, true}, {responsesName, parts[0], false}, {notesName, parts[1], false}})
}

type file struct {
	name    string
	content []byte
	stored  bool // so that a file that is cut off still says what it was
}

func archive(files []file) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate}
		if f.stored {
			h.Method = zip.Store
			h.CRC32, h.UncompressedSize64, h.CompressedSize64 = crc32.ChecksumIEEE(f.content), uint64(len(f.content)), uint64(len(f.content))
			w, err := z.CreateRaw(h)
			if err != nil {
				return nil, err
			}
			if _, err := w.Write(f.content); err != nil {
				return nil, err
			}
			continue
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.content); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Reasons for which a file is refused. The error of ReadWork wraps one of them.
var (
	ErrForeign = errors.New("it is not a file of answers")
	ErrDamaged = errors.New("it is damaged or was cut off; ask for it again")
	ErrHostile = errors.New("it is not what it claims to be, and was not opened")
	ErrNewer   = errors.New("a newer version of Parallax made it; update the program")
)

// ReadWork reads a file of answers whole, or not at all. Of a damaged file the work has
// what could be read of it: name and assignment, where they were.
func ReadWork(data []byte) (*Work, error) {
	data = shared(data)
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return nil, ErrForeign
	}
	if len(data) > maxWork {
		return nil, fmt.Errorf("%w: %d bytes are too many for answers", ErrHostile, len(data))
	}
	rest := salvage(data)
	if rest == nil {
		// Nothing of ours at its beginning: another archive, or one that begins with something else.
		return nil, ErrForeign
	}
	if rest.version > workVersion {
		return rest.work, ErrNewer
	}
	files, m, err := unzip(data)
	if err != nil {
		return rest.work, err
	}
	w := &Work{Name: m.Name, Of: m.Assignment, Texts: m.Texts}
	var r responses
	var n notes
	for i, into := range []any{&r, &n} {
		if err := strict(files[i], into); err != nil {
			return rest.work, fmt.Errorf("%w: %s: %v", ErrHostile, m.Entries[i].Name, err)
		}
	}
	w.Group, w.Sitting, w.At, w.Typed, w.Answers, w.Marks, w.Comments = r.Group, r.Sitting, r.At, r.Typed, r.Answers, n.Marks, n.Comments
	if why := w.trouble(); why != "" {
		return rest.work, fmt.Errorf("%w: %s", ErrHostile, why)
	}
	return w, nil
}

// SharedExtension is added to the name of a file of answers where it is given on as text
// in base64, because a phone's share sheet takes no other kind; ReadWork reads both.
const SharedExtension = ".txt"

// shared is the file in a text that was shared.
func shared(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte("UEsDB")) || len(data) > maxWork/3*4 {
		return data
	}
	file, _ := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(data)))
	return file // of a text that was cut off what there is, which is then found to be damaged
}

// salvaged is what the first entry says, which stands uncompressed at the beginning.
type salvaged struct {
	work    *Work
	version int
}

func salvage(data []byte) *salvaged {
	const header = 30
	if len(data) < header {
		return nil
	}
	name := int(binary.LittleEndian.Uint16(data[26:]))
	extra := int(binary.LittleEndian.Uint16(data[28:]))
	size := int(binary.LittleEndian.Uint32(data[18:]))
	from := header + name + extra
	if from > len(data) || string(data[header:header+min(name, len(data)-header)]) != manifestName {
		return nil
	}
	var m struct {
		Format     string
		Version    int
		Name       string
		Assignment Origin
	}
	if size > len(data)-from || json.Unmarshal(data[from:from+size], &m) != nil {
		// The manifest itself is cut off. Its name says enough to call it damaged.
		if bytes.Contains(data[from:], []byte(workFormat)) || len(data)-from < 32 {
			return &salvaged{work: &Work{}}
		}
		return nil
	}
	if m.Format != workFormat {
		return nil
	}
	w := &Work{Name: m.Name, Of: m.Assignment}
	if !name80(w.Name) || !label(w.Of.ID) || !label(w.Of.Title) {
		w = &Work{}
	}
	return &salvaged{w, m.Version}
}

// unzip returns the two entries that the manifest lists, with their hashes checked.
func unzip(data []byte) (files [2][]byte, m manifest, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return files, m, ErrDamaged
	}
	names := []string{manifestName, responsesName, notesName}
	if len(z.File) != len(names) {
		return files, m, fmt.Errorf("%w: it has %d entries, not %d", ErrHostile, len(z.File), len(names))
	}
	left := int64(maxInflated)
	var contents [3][]byte
	for i, f := range z.File {
		if f.Name != names[i] {
			return files, m, fmt.Errorf("%w: entry %d is not %s", ErrHostile, i+1, names[i])
		}
		if contents[i], err = inflate(f, left); err != nil {
			return files, m, err
		}
		left -= int64(len(contents[i]))
	}
	if err := strict(contents[0], &m); err != nil || m.Format != workFormat || len(m.Entries) != 2 {
		return files, m, fmt.Errorf("%w: its manifest is not one of answers", ErrHostile)
	}
	for i, e := range m.Entries {
		content := contents[i+1]
		sum := sha256.Sum256(content)
		if e.Name != names[i+1] || e.Bytes != int64(len(content)) || e.SHA256 != hex.EncodeToString(sum[:]) {
			return files, m, ErrDamaged
		}
		files[i] = content
	}
	return files, m, nil
}

// inflate reads an entry, and counts what it really has.
func inflate(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(content)) > limit:
		return nil, fmt.Errorf("%w: %s unpacks to more than %d bytes", ErrHostile, f.Name, limit)
	case err != nil:
		return nil, ErrDamaged
	}
	return content, nil
}

// strict decodes JSON with no key that is not known and nothing behind it.
func strict(content []byte, into any) error {
	if !utf8.Valid(content) {
		return errors.New("it is not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("there is something after the value")
	}
	return nil
}

// trouble says what no program of ours would have written, "" if nothing.
func (w *Work) trouble() string {
	switch {
	case !name80(w.Name):
		return "it has no name that can be shown"
	case !label(w.Of.ID), !label(w.Of.Title), !label(w.Group), len(w.Of.Hash) > 64, len(w.Sitting) > 64:
		return "it names no assignment"
	case len(w.Marks) > maxPlaces:
		return "it has too many marks"
	case len(w.Texts) > corpus.MaxArticles:
		return "it has too many texts"
	}
	n := 0
	seen := make(map[[2]string]bool)
	for _, r := range w.Answers {
		for _, p := range r.Places {
			if n++; n > maxPlaces || len(p.Value) > corpus.MaxAnswer || !label(p.At) || !label(r.Task) {
				return "it has answers that are too long or too many"
			}
			if k := [2]string{r.Task, p.At}; seen[k] {
				return "it answers a part twice"
			} else {
				seen[k] = true
			}
		}
	}
	for _, m := range w.Marks {
		if m.From < 0 || m.To <= m.From || len(m.Quote) != m.To-m.From || len(m.Quote) > corpus.MaxAnswer || !label(m.Task) || !label(m.At) {
			return "it has a mark without words"
		}
	}
	for _, c := range w.Comments {
		if len(c.Text) > corpus.MaxAnswer || len(c.Grade) > MaxGrade || !label(c.Task) {
			return "it has a comment that is too long"
		}
	}
	return ""
}

// name80 reports whether a text can stand as a student's name.
func name80(s string) bool { return s != "" && s == CleanName(s) }

// label reports whether a text is short and has no control characters but those that a
// title of several lines has.
func label(s string) bool {
	return len(s) <= corpus.MaxTaskText && utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) })
}

// CleanName is a name as it is kept: one line, no control or direction characters, at
// most MaxName bytes.
func CleanName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	for len(s) > MaxName {
		_, n := utf8.DecodeLastRuneInString(s)
		s = strings.TrimSpace(s[:len(s)-n])
	}
	return s
}
