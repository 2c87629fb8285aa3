package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// Values of Route.As of the library: what is described there.
const (
	AsArticles   = "articles"
	AsOutlets    = "outlets"
	AsCollection = "collection"
)

// Describing is how the reader has set the tables of articles and outlets.
type Describing struct {
	Chosen map[string]bool // articles ticked
	Only   Lacking         // the articles that are listed
}

// Lacking is what the articles listed do not have.
type Lacking string

const (
	AllArticles   Lacking = ""
	LackAnything  Lacking = "missing" // an outlet, a date, a byline, a language
	LackCertainty Lacking = "guess"   // a value that they state themselves, or that somebody has confirmed
	LackOutlet    Lacking = "outlet"
)

type (
	// Described gives a field of Documents, of Outlet, or, without either, of the
	// collection a value, as it was typed: of the field Outlet a name. How says how a
	// date is known; "" if the article states it.
	Described struct {
		Documents []string
		Outlet    string
		Field     edit.Field
		Value     string
		How       string
		On        string // the day, as 2031-05-06; the store fills it in
	}
	// ChosenDescribed does so with the articles that are ticked.
	ChosenDescribed struct {
		Field edit.Field
		Value string
		On    string
	}
	// GuessesConfirmed says that what is guessed of Document, or without one of the articles
	// that are ticked, is right.
	GuessesConfirmed struct {
		Document string
		On       string
	}
	// DocumentChosen ticks an article of the table, or unticks it; AllChosen ticks all
	// that are listed, or with Off none.
	DocumentChosen struct{ Document string }
	AllChosen      struct{ Off bool }
	// OnlyListed lists some of the articles.
	OnlyListed struct{ Only Lacking }
	// ChosenMoved moves the articles ticked by a place.
	ChosenMoved struct {
		By int
		On string
	}
	// OutletsJoined makes one outlet of two, or with Swap exchanges their colours.
	OutletsJoined struct {
		Outlet, Into string
		Swap         bool
		On           string
	}
)

// How is the field of how a date is known, which is set with the date.
const How edit.Field = "how"

// FieldOfID is the id of the field of an article or outlet in a table.
func FieldOfID(id string, f edit.Field) string { return "f-" + id + "-" + string(f) }

// Described makes an operation of it, unless it is so already.
func (msg Described) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	value := strings.Join(strings.Fields(msg.Value), " ")
	if msg.Field == edit.About || msg.Field == edit.Method || msg.Field == edit.Summary {
		value = strings.TrimSpace(msg.Value)
	}
	o := edit.Op{Do: edit.Describe, Documents: msg.Documents, Outlet: msg.Outlet, Field: msg.Field, Value: value, On: msg.On}
	if msg.Field == edit.Published {
		o.Note = strings.TrimSpace(msg.How)
		if m.reasonsOtherDate(msg.Documents, value, o.Note) {
			o.Note = ""
		}
	}
	if msg.Field == edit.Outlet && len(msg.Documents) > 0 && value != "" {
		o.Value, o.Title = m.outletNamed(value)
	}
	if m.saysAlready(o) {
		return m, nil
	}
	next, effects := m.do(o)
	if next.Unsaved != "" && len(next.Coding.Result.Left) > 0 { // it cannot be: it was never done
		m.Unsaved, m.Announced = next.Unsaved, ""
		return m, m.refilled(o)
	}
	return next, append(effects, next.refilled(o)...)
}

// reasonsOtherDate reports whether a reason is what the collection itself says of another
// date than the one set: whoever sets a date does not say so for that.
func (m Model) reasonsOtherDate(documents []string, date, reason string) bool {
	return reason != "" && slices.ContainsFunc(m.Base.Documents, func(d *corpus.Document) bool {
		return d.Published.Reason == reason && d.Published.Date.String() != date && slices.Contains(documents, d.ID)
	})
}

// refilled sets the fields that an operation is about to what is so now: a field that
// is emptied, or was typed in, does not follow by itself.
func (m Model) refilled(o edit.Op) (list []Effect) {
	if m.Route.Screen != Library || m.Route.As == "" {
		return nil
	}
	for _, id := range o.Documents[:min(len(o.Documents), mostRefilled)] {
		if d := m.Catalog.Document(id); d != nil {
			list = append(list, SetField{FieldOfID(id, o.Field), m.ValueOf(d, o.Field)})
			if o.Field == edit.Published {
				list = append(list, SetField{FieldOfID(id, How), d.Published.Reason})
			}
		}
	}
	if o.Outlet != "" {
		for _, x := range m.Collection.Outlets {
			if x.ID == o.Outlet {
				list = append(list, SetField{FieldOfID(x.ID, o.Field), OutletValue(x, o.Field)})
			}
		}
	}
	return list
}

// mostRefilled is more than a table shows.
const mostRefilled = 200

// outletNamed is the id of the outlet of a name, however it is capitalised; of a new
// one also the name.
func (m Model) outletNamed(name string) (id, fresh string) {
	for _, o := range m.Collection.Outlets {
		if strings.EqualFold(o.Name, name) {
			return o.ID, ""
		}
	}
	const readable = 40
	id = corpus.MakeID(name, "outlet")
	return strings.TrimRight(id[:min(len(id), readable)], "-") + "-" + m.Coding.Tab + "-" + strconv.Itoa(edit.Next(m.Coding.Ops)), name
}

// saysAlready reports whether an operation would change nothing.
func (m Model) saysAlready(o edit.Op) bool {
	switch {
	case len(o.Documents) > 0:
		for _, id := range o.Documents {
			d := m.Catalog.Document(id)
			switch {
			case d == nil:
			case d.Guessed(string(o.Field)):
				return false // it becomes the reader's
			case o.Field == edit.Outlet && d.Outlet != o.Value:
				return false
			case o.Field == edit.Published && (d.Published.Date.String() != o.Value || d.Published.Reason != o.Note):
				return false
			case o.Field != edit.Outlet && o.Field != edit.Published && m.ValueOf(d, o.Field) != o.Value:
				return false
			}
		}
		return true
	case o.Outlet != "":
		i := slices.IndexFunc(m.Collection.Outlets, func(x corpus.Outlet) bool { return x.ID == o.Outlet })
		return i < 0 || OutletValue(m.Collection.Outlets[i], o.Field) == o.Value
	}
	return CollectionValue(m.Collection, o.Field) == o.Value
}

// ValueOf is what a document says in a field, as it would be typed.
func (m Model) ValueOf(d *corpus.Document, f edit.Field) string {
	switch f {
	case edit.Outlet:
		if o := m.Catalog.Outlet(d); o != nil && !o.NotStated {
			return o.Name
		}
		return ""
	case edit.Published:
		return d.Published.Date.String()
	}
	if text := d.Value(string(f)); text != nil {
		return *text
	}
	return ""
}

// OutletValue and CollectionValue are the same of outlets and collections.
func OutletValue(o corpus.Outlet, f edit.Field) string {
	switch f {
	case edit.Name:
		return o.Name
	case edit.Letter:
		return o.Letter
	case edit.Kind:
		return o.Kind
	case edit.Country:
		return o.Country
	case edit.Note:
		return o.Note
	}
	return ""
}

func CollectionValue(c *corpus.Collection, f edit.Field) string {
	switch f {
	case edit.About:
		return c.About
	case edit.Method:
		return c.Method
	case edit.Licence:
		return c.Licence
	case edit.Language:
		return c.Language
	}
	return ""
}

// Tabled are the articles of the table.
func (m Model) Tabled() []*corpus.Document {
	if d := m.Catalog.Document(m.Route.Document); d != nil && m.Route.Screen == Library {
		return []*corpus.Document{d} // the address names it
	}
	if m.Describing.Only == AllArticles {
		return m.Collection.Documents
	}
	var list []*corpus.Document
	for _, d := range m.Collection.Documents {
		if m.lacks(d, m.Describing.Only) {
			list = append(list, d)
		}
	}
	return list
}

// Lacks is how many articles lack something.
func (m Model) Lacks(what Lacking) (n int) {
	for _, d := range m.Collection.Documents {
		if m.lacks(d, what) {
			n++
		}
	}
	return n
}

func (m Model) lacks(d *corpus.Document, what Lacking) bool {
	o := m.Catalog.Outlet(d)
	outlet := o == nil || o.NotStated
	switch what {
	case LackOutlet:
		return outlet
	case LackCertainty:
		return d.AnyGuessed() || !d.Published.Date.IsZero() && !d.Published.Stated
	case LackAnything:
		return outlet || d.Published.Date.IsZero() || d.Byline == "" || d.Language == ""
	}
	return true
}

func (msg DocumentChosen) update(m Model) (Model, []Effect) {
	m.Describing.Chosen = with(m.Describing.Chosen, msg.Document, !m.Describing.Chosen[msg.Document])
	return m, nil
}

func (msg AllChosen) update(m Model) (Model, []Effect) {
	m.Describing.Chosen = nil
	if m.Collection != nil && !msg.Off {
		m.Describing.Chosen = make(map[string]bool)
		for _, d := range m.Tabled() {
			m.Describing.Chosen[d.ID] = true
		}
	}
	return m, nil
}

func (msg OnlyListed) update(m Model) (Model, []Effect) {
	m.Describing.Only, m.Longer = msg.Only, 0
	if m.Route.Document != "" {
		return m.turned(Route{Screen: Library, As: AsArticles})
	}
	return m, nil
}

// chosenDocuments are the articles ticked, in the collection's order.
func (m Model) chosenDocuments() (list []string) {
	for _, d := range m.Collection.Documents {
		if m.Describing.Chosen[d.ID] {
			list = append(list, d.ID)
		}
	}
	return list
}

func (msg ChosenDescribed) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	list := m.chosenDocuments()
	if len(list) == 0 {
		m.Unsaved = wording.DescribeNobody.String()
		return m, nil
	}
	return Described{Documents: list, Field: msg.Field, Value: msg.Value, On: msg.On}.update(m)
}

// ChosenMoved moves them before the article above the first of them, or behind the one
// below the last.
func (msg ChosenMoved) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	list := m.chosenDocuments()
	if len(list) == 0 {
		m.Unsaved = wording.DescribeNobody.String()
		return m, nil
	}
	all := m.Collection.Documents
	at := func(id string) int { i, _ := m.Catalog.Place(id); return i }
	o := edit.Op{Do: edit.Reorder, Documents: list, On: msg.On}
	if first := at(list[0]); msg.By < 0 {
		o.Into = all[max(0, first-1)].ID
		if first == 0 {
			o.Into = all[0].ID
			o.Documents = list[1:]
		}
	} else if next := at(list[len(list)-1]) + 2; next < len(all) {
		o.Into = all[next].ID
	}
	if len(o.Documents) == 0 {
		return m, nil
	}
	return m.do(o)
}

func (msg OutletsJoined) update(m Model) (Model, []Effect) {
	if m.Collection == nil || msg.Outlet == msg.Into || msg.Into == "" {
		return m, nil
	}
	o := edit.Op{Do: edit.MergeOutlets, Outlet: msg.Outlet, Into: msg.Into, On: msg.On}
	if msg.Swap {
		o.Do, o.Value = edit.SwapOutlets, edit.Before
		for _, x := range m.Collection.Outlets {
			if x.ID == msg.Outlet { // the first of the two
				o.Value = edit.Behind
			} else if x.ID != msg.Into {
				continue
			}
			break
		}
	}
	return m.do(o)
}

func (msg GuessesConfirmed) update(m Model) (Model, []Effect) {
	if m.Collection == nil {
		return m, nil
	}
	list := m.chosenDocuments()
	if msg.Document != "" {
		list = []string{msg.Document}
	}
	list = slices.DeleteFunc(list, func(id string) bool { d := m.Catalog.Document(id); return d == nil || !d.AnyGuessed() })
	if len(list) == 0 {
		return m, nil
	}
	return m.do(edit.Op{Do: edit.Confirm, Documents: list, On: msg.On})
}

// Said reports whether the reader has given a document or outlet, or with "" the
// collection, what it says in a field.
func (m Model) Said(id string, f edit.Field) bool {
	_, said := m.Coding.Result.Said[id][f]
	return said
}

// Dated implements Dated.
func (msg Described) Dated(day string) Msg { msg.On = day; return msg }

// Dated implements Dated.
func (msg ChosenDescribed) Dated(day string) Msg { msg.On = day; return msg }

// Dated implements Dated.
func (msg GuessesConfirmed) Dated(day string) Msg { msg.On = day; return msg }

// Dated implements Dated.
func (msg ChosenMoved) Dated(day string) Msg { msg.On = day; return msg }

// Dated implements Dated.
func (msg OutletsJoined) Dated(day string) Msg { msg.On = day; return msg }
