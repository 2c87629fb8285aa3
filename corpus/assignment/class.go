package assignment

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Class is the answers of many students to one assignment. Its value is not changed:
// Collect and the others return another.
type Class struct {
	Assignment corpus.Assignment
	Texts      map[string]string    // hashes of the texts that the class reads, by letter
	Kept       []Kept               // in the order in which they came
	Expected   int                  // students of the class; 0 is not stated
	Comments   map[string][]Comment // by student, see Student
}

// Kept is a file of answers that was collected.
type Kept struct {
	File string // what it was called
	Work Work

	content []byte // Work as a file, so that a class is written without writing each anew
}

// Found is what a collected file turned out to be.
type Found string

const (
	Added           Found = "added"            // the first of this student
	Replaces        Found = "replaces"         // newer than one of the same student, which is kept beside it
	Older           Found = "older"            // older than one of the same student: kept, not counted
	Known           Found = "known"            // has been collected before
	OtherAssignment Found = "other-assignment" // belongs to another one
	OtherVersion    Found = "other-version"    // to another version of this one
	Damaged         Found = "damaged"
	Foreign         Found = "foreign" // no file of answers
	Hostile         Found = "hostile" // refused: larger, or other than it claims
	TooNew          Found = "too-new" // of a newer program
)

// Outcome is what became of one file.
type Outcome struct {
	File    string
	Found   Found
	Student string    // as far as it could be read
	Of      Origin    // likewise
	At      time.Time // when it was handed in
	Other   time.Time // Replaces, Older: when the other was
	Sitting bool      // Replaces, Older: the other was of another sitting, so perhaps of somebody else
	Typed   bool      // by the teacher, from paper
	Texts   []string  // letters of articles that the student had in another version; their answers count
	Detail  string    // why it was refused
}

// Counts reports whether the file is one of those counted.
func (o Outcome) Counts() bool { return o.Found == Added || o.Found == Replaces }

// NewClass is a class without answers. What it remembers of the texts is what its
// students are to have read.
func NewClass(c *corpus.Collection, id string) (Class, error) {
	a := c.Assignment(id)
	if a == nil {
		return Class{}, errors.New("there is no assignment " + id + " in this collection")
	}
	return Class{Assignment: *a, Texts: Texts(c, a)}, nil
}

// Student is a student's name as it is compared: "student 7" is Student 7.
func Student(name string) string { return strings.ToLower(CleanName(name)) }

// Collect adds files of answers to a class. Of each it says what became of it, in the
// order of the files; none is lost without a word.
func Collect(c Class, files []corpus.File) (Class, []Outcome) {
	hash := Fingerprint(&c.Assignment)
	c.Kept = slices.Clone(c.Kept)
	outcomes := make([]Outcome, 0, len(files))
	for _, f := range files {
		w, err := ReadWork(f.Content)
		o := Outcome{File: f.Name}
		if w != nil {
			o.Student, o.Of, o.At = w.Name, w.Of, w.At
		}
		switch {
		case errors.Is(err, ErrForeign) && strings.HasSuffix(f.Name, Extension) && !bytes.HasPrefix(f.Content, []byte("PK")):
			o.Found = Damaged // empty, or nothing that can be told: it was called a file of answers by somebody
		case errors.Is(err, ErrForeign):
			o.Found = Foreign
		case errors.Is(err, ErrNewer):
			o.Found = TooNew
		case errors.Is(err, ErrDamaged):
			o.Found = Damaged
		case err != nil:
			o.Found, o.Detail = Hostile, strings.TrimPrefix(err.Error(), ErrHostile.Error()+": ")
		case w.Of.Hash != hash && w.Of.ID == c.Assignment.ID:
			o.Found = OtherVersion
		case w.Of.Hash != hash:
			o.Found = OtherAssignment
		default:
			why := Misfit(&c.Assignment, w)
			if w.Typed {
				why = "it says that its teacher typed it in"
			}
			if why != "" {
				o.Found, o.Detail = Hostile, why
				break
			}
			c.add(f.Name, w, f.Content, &o)
		}
		outcomes = append(outcomes, o)
	}
	return c, outcomes
}

// add keeps a work, and says how it stands to what is there of the same student.
func (c *Class) add(name string, w *Work, content []byte, o *Outcome) {
	for _, l := range slices.Sorted(maps.Keys(c.Texts)) {
		if h, has := w.Texts[l]; has && h != c.Texts[l] {
			o.Texts = append(o.Texts, l)
		}
	}
	o.Found = Added
	if other := c.newest(w.Name); other != nil {
		o.Found, o.Other, o.Sitting = Replaces, other.At, other.Sitting != w.Sitting
		if same(c, w) {
			o.Found = Known
			return
		}
		if w.At.Before(other.At) {
			o.Found = Older
		}
	}
	if len(content) > largeWork {
		content = nil
		if b, err := w.Write(); err == nil {
			content = b
		}
	}
	c.Kept = append(c.Kept, Kept{name, *w, content})
}

// largeWork is the size from which on a file is written anew before it is kept: answers
// are a few kilobytes, and the rest is padding that would fill the browser's storage.
const largeWork = 64 << 10

// same reports whether a work is there already, word for word. Comments do not count.
func same(c *Class, w *Work) bool {
	written := func(w Work) string {
		w.Comments = nil
		b, err := w.Write()
		if err != nil {
			return ""
		}
		return string(b)
	}
	fresh := written(*w)
	return slices.ContainsFunc(c.Kept, func(k Kept) bool { return Student(k.Work.Name) == Student(w.Name) && written(k.Work) == fresh })
}

// newest is the work that counts of a student, nil if there is none. Of two that were
// handed in at the same second it is the one that came last.
func (c *Class) newest(name string) *Work {
	var found *Work
	for i := range c.Kept {
		w := &c.Kept[i].Work
		if Student(w.Name) == Student(name) && (found == nil || !w.At.Before(found.At)) {
			found = w
		}
	}
	return found
}

// Counted are the works that count, one of each student, by name: Student 9 before
// Student 10.
func (c *Class) Counted() []*Work {
	at := make(map[string]int) // index in list
	var list []*Work
	for i := range c.Kept {
		w := &c.Kept[i].Work
		k, there := at[Student(w.Name)]
		switch {
		case !there:
			at[Student(w.Name)] = len(list)
			list = append(list, w)
		case !w.At.Before(list[k].At):
			list[k] = w
		}
	}
	sorting.By(list, func(a, b *Work) int { return natural(Student(a.Name), Student(b.Name)) })
	return list
}

// Replaced are the works that do not count because a newer one of the student is there.
func (c *Class) Replaced() (list []*Work) {
	counted := c.Counted()
	for i := range c.Kept {
		if w := &c.Kept[i].Work; !slices.Contains(counted, w) {
			list = append(list, w)
		}
	}
	return list
}

// Without is the class without anything of a student.
func (c Class) Without(name string) Class {
	c.Kept = slices.DeleteFunc(slices.Clone(c.Kept), func(k Kept) bool { return Student(k.Work.Name) == Student(name) })
	c.Comments = maps.Clone(c.Comments)
	delete(c.Comments, Student(name))
	return c
}

// Commented is the class with a comment to a student, in place of an earlier one about
// the same task. An empty one is taken away, and one that is longer than a file of answers
// may hold is cut: with it nobody could open the file, nor the class.
func (c Class) Commented(name string, comment Comment) Class {
	key := Student(name)
	comment.Text, comment.Grade = cut(comment.Text, corpus.MaxAnswer), cut(comment.Grade, MaxGrade)
	list := slices.DeleteFunc(slices.Clone(c.Comments[key]), func(d Comment) bool { return d.Task == comment.Task })
	if comment.Text != "" || comment.Grade != "" {
		list = append(list, comment)
	}
	c.Comments = maps.Clone(c.Comments)
	if c.Comments == nil {
		c.Comments = make(map[string][]Comment)
	}
	c.Comments[key] = list
	if len(list) == 0 {
		delete(c.Comments, key)
	}
	return c
}

// cut is the beginning of a text, of at most so many bytes and whole characters.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}

// Returned is the file for a student: the answers as they were handed in, with the
// teacher's comments. It can be opened, changed and handed in anew.
func (c *Class) Returned(name string) (corpus.File, error) {
	w := c.newest(name)
	if w == nil {
		return corpus.File{}, errors.New("there is no student " + name)
	}
	returned := *w
	returned.Typed = false // what comes back is the student's own
	returned.Comments = c.Comments[Student(name)]
	content, err := returned.Write()
	return corpus.File{Name: strings.TrimSuffix(w.FileName(), Extension) + "-returned" + Extension, Content: content}, err
}

// AllReturned is an archive with the file for each student. Names that make one file name
// get a number.
func (c *Class) AllReturned() (corpus.File, error) {
	all := corpus.File{Name: c.Assignment.ID + "-returned.zip"}
	var files []file
	taken := make(map[string]bool)
	for _, w := range c.Counted() {
		f, err := c.Returned(w.Name)
		if err != nil {
			return all, err
		}
		name := f.Name
		for n := 2; taken[name]; n++ {
			name = strings.TrimSuffix(f.Name, Extension) + "-" + strconv.Itoa(n) + Extension
		}
		taken[name] = true
		files = append(files, file{name, f.Content, true})
	}
	if len(files) == 0 {
		return all, errors.New("nobody has handed in yet")
	}
	var err error
	all.Content, err = archive(files)
	return all, err
}

// natural compares texts with the numbers in them by their size.
func natural(a, b string) int {
	for a != "" && b != "" {
		x, y := digits(a), digits(b)
		if x == 0 || y == 0 {
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		m, n := strings.TrimLeft(a[:x], "0"), strings.TrimLeft(b[:y], "0")
		if d := cmp.Or(cmp.Compare(len(m), len(n)), cmp.Compare(m, n)); d != 0 {
			return d
		}
		a, b = a[x:], b[y:]
	}
	return cmp.Compare(len(a), len(b))
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
