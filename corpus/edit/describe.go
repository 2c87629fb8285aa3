package edit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parallax/corpus"
)

// What people say of articles, outlets and the collection itself, beside the coding.
const (
	// Describe gives Field of Documents, of Outlet, or, without either, of the
	// collection the Value; an empty one is "not stated". See Field.
	Describe Verb = "describe"
	// Confirm says that the value of Field of Documents, or without a Field every guessed
	// value of theirs, is right: it is no guess from then on.
	Confirm Verb = "confirm"
	// MergeOutlets makes one outlet of two: the articles of Outlet go to Into, which
	// takes what it does not have.
	MergeOutlets Verb = "merge-outlets"
	// SwapOutlets exchanges the places of Outlet and Into, and with them their colours
	// and shapes. Value says where Outlet then stands, Before or Behind, so that it can be
	// played again on what it has made; without it the two change places in any case.
	SwapOutlets Verb = "swap-outlets"
	// Reorder moves Documents, in the order in which they stand, before the document
	// Into, or with "" behind all others.
	Reorder Verb = "reorder"
)

// Values of SwapOutlets.
const (
	Before = "before"
	Behind = "behind"
)

// Field is what Describe sets.
type Field string

const (
	// Of documents. Outlet's value is the id of an outlet; one that there is not yet is
	// made, with the operation's Title as its name. Published's is a date as
	// corpus.ParseDate reads; it counts as stated unless Note has the reason why it is
	// assumed.
	Headline  Field = "headline"
	Outlet    Field = "outlet"
	Byline    Field = "byline"
	Credits   Field = "credits"
	Published Field = "published"
	Genre     Field = "genre"
	URL       Field = "url"
	Summary   Field = "summary"
	// Of documents and of the collection.
	Language Field = "language"
	Licence  Field = "licence"
	// Of the collection; its title is kept by who keeps the collection.
	About  Field = "about"
	Method Field = "method"
	// Of outlets.
	Name    Field = "name"
	Letter  Field = "letter"
	Kind    Field = "kind"
	Country Field = "country"
	Note    Field = "note"
)

// mostLetters is how long the letter of an outlet's mark may be, in characters.
const mostLetters = 2

// Said is whose a value is that was described: by document or outlet, then by field.
type Said map[string]map[Field]corpus.Provenance

func (s Said) note(id string, f Field, by corpus.Provenance) {
	if s[id] == nil {
		s[id] = make(map[Field]corpus.Provenance)
	}
	s[id][f] = by
}

// Overruled is a value that somebody gave a document without knowing of another that
// was given at the same time, as two pages do. The other one counts; this is not lost.
type Overruled struct {
	Document string
	Field    Field
	By       Op // that counts
	Op       Op // that does not
}

// overrule notes which operation counts for a field of a document. One that is later
// than both of two settles it.
func (r *run) overrule(id string, o Op) {
	if r.counts == nil {
		r.counts = make(map[[2]string]Op)
	}
	key := [2]string{id, string(o.Field)}
	before, is := r.counts[key]
	r.counts[key] = o
	r.Overruled = slices.DeleteFunc(r.Overruled, func(x Overruled) bool { return x.Document == id && x.Field == o.Field && x.By.N < o.N })
	if is && before.N == o.N && (before.Value != o.Value || before.Note != o.Note) {
		r.Overruled = append(r.Overruled, Overruled{id, o.Field, o, before})
	}
}

// describes reports whether a verb is one of these.
func describes(v Verb) bool {
	return v == Describe || v == Confirm || v == MergeOutlets || v == SwapOutlets || v == Reorder
}

// describe plays such an operation.
func (r *run) describe(o Op) error {
	value := strings.TrimSpace(o.Value)
	switch o.Do {
	case Confirm:
		r.confirm(o)
		return nil
	case MergeOutlets:
		return r.mergeOutlets(o)
	case SwapOutlets:
		i, j := r.outlet(o.Outlet), r.outlet(o.Into)
		if i < 0 || j < 0 {
			return fmt.Errorf("one of the two outlets no longer exists")
		}
		if o.Value == Before && i < j || o.Value == Behind && i > j {
			return nil // done before Apply, see there
		}
		list := r.outlets()
		list[i], list[j] = list[j], list[i]
		return nil
	case Reorder:
		r.orders = append(r.orders, o)
		return nil
	}
	switch {
	case len(o.Documents) > 0:
		return r.describeDocuments(o, value)
	case o.Outlet != "":
		i := r.outlet(o.Outlet)
		if r.merges[o.Outlet] != "" && !r.hasOutlet(o.Outlet) {
			return nil // merged before Apply, see there: what was said of it is in the other
		}
		if i < 0 {
			return fmt.Errorf("the outlet “%s” no longer exists", o.Outlet)
		}
		if err := set(&r.outlets()[i], o.Field, value); err != nil {
			return err
		}
		r.Said.note(r.c.Outlets[i].ID, o.Field, o.provenance())
		return nil
	}
	switch o.Field {
	case About:
		r.c.About = value
	case Method:
		r.c.Method = value
	case Licence:
		r.c.Licence = value
	case Language:
		if err := language(value); err != nil {
			return err
		}
		r.c.Language = value
	default:
		return unknown(o.Field)
	}
	r.Said.note("", o.Field, o.provenance())
	return nil
}

func unknown(f Field) error {
	return fmt.Errorf("a newer version of the program wrote “%s”; update the program to use it", f)
}

// describeDocuments sets a field of several documents. Those that are gone are told.
func (r *run) describeDocuments(o Op, value string) error {
	var date corpus.Date
	switch o.Field {
	case Headline:
		if value == "" {
			return fmt.Errorf("an article needs a headline")
		}
	case Language:
		if err := language(value); err != nil {
			return err
		}
	case Published:
		var err error
		if date, err = corpus.ParseDate(value); err != nil {
			return err
		}
	case Outlet:
		if i := r.outlet(value); i >= 0 {
			value = r.c.Outlets[i].ID
		} else if value != "" {
			if !corpus.ValidID(value) || strings.TrimSpace(o.Title) == "" {
				return fmt.Errorf("the outlet “%s” no longer exists", value)
			}
			r.c.Outlets = append(slices.Clip(r.outlets()), corpus.Outlet{ID: value, Name: strings.TrimSpace(o.Title)})
		}
	case Byline, Credits, Genre, Licence, URL, Summary:
	default:
		return unknown(o.Field)
	}
	for _, id := range o.Documents {
		i, known := r.documents[id]
		if !known {
			r.Left = append(r.Left, Left{Op: o, Reason: fmt.Sprintf("the article “%s” is not in the collection any more", id)})
			continue
		}
		d := r.document(i)
		switch o.Field {
		case Headline:
			d.Headline, d.Short = value, ""
		case Outlet:
			d.Outlet = value
		case Byline:
			d.Byline = value
		case Credits:
			d.Credits = value
		case Published:
			reason := strings.TrimSpace(o.Note)
			d.Published = corpus.Published{Date: date, Stated: !date.IsZero() && reason == "", Reason: reason}
		case Language:
			d.Language = value
		case Genre:
			d.Genre = value
		case Licence:
			d.Licence = value
		case URL:
			d.URL = value
		case Summary:
			d.Summary = value
		}
		how := corpus.Known{Field: string(o.Field)}
		if value != "" {
			how.Provenance = o.provenance()
		}
		d.Know(how)
		r.Said.note(id, o.Field, o.provenance())
		r.overrule(id, o)
	}
	return nil
}

// confirm makes guesses somebody's.
func (r *run) confirm(o Op) {
	for _, id := range o.Documents {
		i, known := r.documents[id]
		if !known {
			r.Left = append(r.Left, Left{Op: o, Reason: fmt.Sprintf("the article “%s” is not in the collection any more", id)})
			continue
		}
		for _, field := range corpus.KnownFields {
			if d := r.c.Documents[i]; o.Field != "" && string(o.Field) != field || !d.Guessed(field) {
				continue
			}
			d := r.document(i)
			how := d.HowKnown(field)
			how.Field, how.Provenance = field, o.provenance()
			if field == string(Published) {
				d.Published.Stated, d.Published.Reason = true, ""
			}
			d.Know(how)
			r.Said.note(id, Field(field), o.provenance())
		}
	}
}

// language refuses what is no language tag; the empty one is "not stated".
func language(tag string) error {
	if tag != "" && !corpus.ValidLanguage(tag) {
		return fmt.Errorf("“%s” is no language tag; write one like en or pt-BR", tag)
	}
	return nil
}

// set sets a field of an outlet.
func set(o *corpus.Outlet, f Field, value string) error {
	switch f {
	case Name:
		if value == "" {
			return fmt.Errorf("an outlet needs a name")
		}
		o.Name, o.NotStated = value, false
	case Letter:
		if len([]rune(value)) > mostLetters {
			return fmt.Errorf("a mark has room for %d letters", mostLetters)
		}
		o.Letter = value
	case Kind:
		o.Kind = value
	case Country:
		o.Country = value
	case Note:
		o.Note = value
	default:
		return unknown(f)
	}
	return nil
}

// document is one of the collection, to be written to. Its passages are shared.
func (r *run) document(i int) *corpus.Document {
	if r.described == nil {
		r.described = make(map[int]bool)
		r.c.Documents = slices.Clone(r.c.Documents)
	}
	if !r.described[i] {
		r.described[i] = true
		d := *r.c.Documents[i]
		r.c.Documents[i] = &d
	}
	return r.c.Documents[i]
}

// outlets are those of the collection, to be written to.
func (r *run) outlets() []corpus.Outlet {
	if !r.ownOutlets {
		r.ownOutlets = true
		r.c.Outlets = slices.Clone(r.c.Outlets)
	}
	return r.c.Outlets
}

// hasOutlet reports whether an outlet is there under its own id, or was at the beginning.
func (r *run) hasOutlet(id string) bool {
	is := func(o corpus.Outlet) bool { return o.ID == id }
	return slices.ContainsFunc(r.base.Outlets, is) || slices.ContainsFunc(r.c.Outlets, is)
}

// outlet is the place of an outlet, under its own id or that of one that it was merged
// with, also before Apply; −1 if there is none.
func (r *run) outlet(id string) int {
	if into, joined := r.joined[id]; joined {
		id = into
	}
	for range r.merges {
		if r.merges[id] == "" || r.hasOutlet(id) {
			break
		}
		id = r.merges[id]
	}
	return slices.IndexFunc(r.c.Outlets, func(o corpus.Outlet) bool { return o.ID == id })
}

func (r *run) mergeOutlets(o Op) error {
	i, j := r.outlet(o.Outlet), r.outlet(o.Into)
	switch {
	case j < 0 || i < 0:
		return fmt.Errorf("one of the two outlets no longer exists")
	case i == j: // merged already, perhaps by another page
		return nil
	}
	list := r.outlets()
	from, into := list[i], &list[j]
	into.Country, into.Kind = cmp.Or(into.Country, from.Country), cmp.Or(into.Kind, from.Kind)
	into.Note = cmp.Or(into.Note, from.Note)
	if r.joined == nil {
		r.joined = make(map[string]string)
	}
	id := into.ID
	for old, to := range r.joined {
		if to == from.ID {
			r.joined[old] = id
		}
	}
	r.joined[from.ID] = id
	for k, d := range r.c.Documents {
		if d.Outlet == from.ID {
			r.document(k).Outlet = id
			r.Said.note(d.ID, Outlet, o.provenance())
		}
	}
	r.c.Outlets = slices.Delete(r.c.Outlets, i, i+1)
	return nil
}

// reorder moves documents, once nothing is looked up by its place any more.
func (r *run) reorder() {
	for _, o := range r.orders {
		moved := make(map[string]bool, len(o.Documents))
		for _, id := range o.Documents {
			if _, known := r.documents[id]; known && id != o.Into {
				moved[id] = true
			}
		}
		var those, rest []*corpus.Document
		for _, d := range r.c.Documents {
			if moved[d.ID] {
				those = append(those, d)
			} else {
				rest = append(rest, d)
			}
		}
		at := slices.IndexFunc(rest, func(d *corpus.Document) bool { return d.ID == o.Into })
		if at < 0 {
			at = len(rest)
		}
		r.c.Documents = slices.Insert(rest, at, those...)
	}
}
