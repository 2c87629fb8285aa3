package present

import (
	"cmp"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/edit"
)

// DescribeView are the tables in which articles, outlets and the collection are
// described.
type DescribeView struct {
	Title, Deck string
	Parts       []element.Link
	Undo, Redo  string // labels of the buttons; "" for none
	Back        element.Link

	Both []BothRow // what two windows said at once

	// Articles.
	Only     []OnlyRow
	Chosen   string // "4 selected"
	Some     bool   // some are
	Guesses  bool   // of some of these a value is a guess
	Fields   []SaidField
	Outlets  []string // names to choose among
	Articles []DescribeRow
	More     string

	// Outlets.
	Alike []AlikeRow
	Rows  []OutletRow
	None  string

	// Collection.
	Collection []SaidField
	Key        string // of the collection, to be renamed; "" where its title stays
	CollTitle  string
	Fixed      string
}

// BothRow offers the value that does not count of two that were given at once.
type BothRow struct {
	Text, Label string
	Document    string
	Field       edit.Field
	Value, How  string
}

// OnlyRow lists some of the articles.
type OnlyRow struct {
	Label string
	Only  state.Lacking
	Here  bool
}

// SaidField is one field: what it is called, its id on the page, and what it says.
type SaidField struct {
	Field edit.Field
	Name  string
	Full  string // with what it is a field of
	ID    string
	Value string
	Mine  bool
	How   string // of a value that the article does not state, how it is known
	Guess bool   // that is a guess
	Long  bool   // more than a line
}

// DescribeRow is an article.
type DescribeRow struct {
	Document string
	N        string
	Mark     element.Mark
	Chosen   bool
	Select   string // label of its box
	Fields   []SaidField
}

// OutletRow is an outlet.
type OutletRow struct {
	ID     string
	Mark   element.Mark
	N      string
	Name   string
	Fields []SaidField
	Others []ChoiceRow
}

// ChoiceRow is one of several things to choose.
type ChoiceRow struct{ ID, Name string }

// AlikeRow proposes to merge two outlets.
type AlikeRow struct{ From, Into, Text, Label string }

var articleFields = []struct {
	field edit.Field
	name  wording.Message
}{
	{edit.Headline, wording.DescribeHeadline}, {edit.Outlet, wording.DescribeOutlet}, {edit.Byline, wording.DescribeByline},
	{edit.Published, wording.DescribeDate}, {How, wording.DescribeHow}, {edit.Language, wording.DescribeLanguage},
	{edit.Genre, wording.DescribeGenre}, {edit.Licence, wording.DescribeLicence}, {edit.URL, wording.DescribeAddress},
}

var outletFields = []struct {
	field edit.Field
	name  wording.Message
}{
	{edit.Name, wording.DescribeName}, {edit.Kind, wording.DescribeKind}, {edit.Country, wording.DescribeCountry},
	{edit.Letter, wording.DescribeLetter}, {edit.Note, wording.DescribeNote},
}

var collectionFields = []struct {
	field edit.Field
	name  wording.Message
	long  bool
}{
	{edit.About, wording.DescribeAbout, true}, {edit.Method, wording.DescribeMethod, true},
	{edit.Language, wording.DescribeLanguage, false}, {edit.Licence, wording.DescribeLicence, false},
}

// How is the field of how a date is known, which is set with the date.
const How = state.How

// describedAtOnce is how many articles a table shows before more are asked for.
const describedAtOnce = 60

// Describe makes the tables.
func Describe(m state.Model) DescribeView {
	v := DescribeView{Title: wording.DescribeTitle.String(), Back: element.Link{Label: wording.DescribeBack.String(), Href: element.Href(state.Route{Screen: state.Library})}}
	if m.Collection == nil {
		return v
	}
	named, nameless := 0, m.Lacks(state.LackOutlet)
	for _, o := range m.Collection.Outlets {
		if !o.NotStated {
			named++
		}
	}
	v.Deck = wording.DescribeDeck.With("articles", len(m.Collection.Documents), "n", named)
	if nameless > 0 {
		v.Deck += " " + wording.DescribeDeckNone.With("n", nameless)
	}
	for _, p := range []struct {
		as    string
		label wording.Message
	}{{state.AsArticles, wording.DescribeArticles}, {state.AsOutlets, wording.DescribeOutlets}, {state.AsCollection, wording.DescribeCollection}} {
		v.Parts = append(v.Parts, element.Link{Label: p.label.String(), Href: element.Href(state.Route{Screen: state.Library, As: p.as}), Current: m.Route.As == p.as})
	}
	if last, ok := edit.Last(m.Coding.Ops); ok {
		v.Undo = wording.TopicsUndo.With("deed", deed(m, last))
	}
	if _, of, ok := edit.Undone(m.Coding.Ops); ok {
		v.Redo = wording.TopicsRedo.With("deed", deed(m, of))
	}
	for _, x := range m.Coding.Result.Overruled {
		d := m.Catalog.Document(x.Document)
		if d == nil {
			continue
		}
		shown, other := given(m, x.By), given(m, x.Op)
		v.Both = append(v.Both, BothRow{
			wording.DescribeBoth.With("field", fieldName(x.Field), "article", d.Headline, "shown", shown, "other", other),
			wording.DescribeUse.With("value", other), x.Document, x.Field, other, x.Op.Note,
		})
	}
	switch m.Route.As {
	case state.AsOutlets:
		v.outlets(m)
	case state.AsCollection:
		v.collection(m)
	default:
		v.articles(m)
	}
	return v
}

func (v *DescribeView) articles(m state.Model) {
	for _, o := range []struct {
		only  state.Lacking
		label wording.Message
	}{{state.AllArticles, wording.DescribeAll}, {state.LackAnything, wording.DescribeMissing}, {state.LackCertainty, wording.DescribeGuesses}, {state.LackOutlet, wording.DescribeNoOutlet}} {
		if n := m.Lacks(o.only); n > 0 || o.only == m.Describing.Only {
			v.Only = append(v.Only, OnlyRow{o.label.With("n", n), o.only, o.only == m.Describing.Only})
		}
	}
	v.Chosen, v.Some = wording.DescribeSelected.With("n", len(m.Describing.Chosen)), len(m.Describing.Chosen) > 0
	for id := range m.Describing.Chosen {
		if d := m.Catalog.Document(id); d != nil && d.AnyGuessed() {
			v.Guesses = true
			break
		}
	}
	for _, f := range articleFields {
		if f.field != How && f.field != edit.Headline {
			v.Fields = append(v.Fields, SaidField{Field: f.field, Name: f.name.String()})
		}
	}
	for _, o := range m.Collection.Outlets {
		if !o.NotStated {
			v.Outlets = append(v.Outlets, o.Name)
		}
	}
	all := m.Tabled()
	shown := min(len(all), describedAtOnce*(m.Longer+1))
	for _, d := range all[:shown] {
		at, _ := m.Catalog.Place(d.ID)
		row := DescribeRow{
			Document: d.ID, N: wording.Number(at + 1), Mark: element.MarkOf(m, d.ID), Chosen: m.Describing.Chosen[d.ID],
			Select: wording.DescribeSelect.With("article", d.Headline),
		}
		for _, f := range articleFields {
			cell := SaidField{
				Field: f.field, Name: f.name.String(), Full: wording.DescribeOf.With("field", f.name.String(), "thing", d.Headline),
				ID: state.FieldOfID(d.ID, f.field), Value: m.ValueOf(d, f.field), Mine: m.Said(d.ID, f.field),
			}
			if f.field == How {
				cell.Value = d.Published.Reason
			}
			k := d.HowKnown(string(f.field))
			if cell.Guess = k.Suggested(); f.field != edit.Published || !cell.Guess { // a guessed date has its reason beside it
				cell.How = howKnown(k)
			}
			row.Fields = append(row.Fields, cell)
		}
		v.Articles = append(v.Articles, row)
	}
	if rest := len(all) - shown; rest > 0 {
		v.More = wording.DescribeMore.With("n", rest)
	}
}

func (v *DescribeView) outlets(m state.Model) {
	n := make(map[string]int)
	mark := make(map[string]element.Mark)
	for _, d := range m.Collection.Documents {
		if n[d.Outlet]++; n[d.Outlet] == 1 {
			mark[d.Outlet] = element.MarkOf(m, d.ID)
		}
	}
	for _, a := range edit.AlikeOutlets(m.Collection) {
		v.Alike = append(v.Alike, AlikeRow{a.From.ID, a.Into.ID,
			wording.DescribeAlike.With("from", a.From.Name, "m", a.FromCount, "into", a.Into.Name, "n", a.IntoCount), wording.DescribeJoin.With("into", a.Into.Name)})
	}
	for i, o := range m.Collection.Outlets {
		row := OutletRow{ID: o.ID, Name: o.Name, N: wording.Number(n[o.ID])}
		row.Mark = element.MarkNumbered(i, cmp.Or(o.Letter, mark[o.ID].Letter), o.Name)
		for _, f := range outletFields {
			row.Fields = append(row.Fields, SaidField{
				Field: f.field, Name: f.name.String(), Full: wording.DescribeOf.With("field", f.name.String(), "thing", o.Name),
				ID: state.FieldOfID(o.ID, f.field), Value: state.OutletValue(o, f.field), Mine: m.Said(o.ID, f.field),
			})
		}
		for _, p := range m.Collection.Outlets {
			if p.ID != o.ID {
				row.Others = append(row.Others, ChoiceRow{p.ID, p.Name})
			}
		}
		v.Rows = append(v.Rows, row)
	}
	if len(v.Rows) == 0 {
		v.None = wording.DescribeNoneYet.String()
	}
}

func (v *DescribeView) collection(m state.Model) {
	v.CollTitle = m.Collection.Title
	if m.Shelf.Here != "" {
		v.Key = m.Shelf.Here
	} else {
		v.Fixed = wording.DescribeFixed.String()
	}
	for _, f := range collectionFields {
		v.Collection = append(v.Collection, SaidField{
			Field: f.field, Name: f.name.String(), Full: f.name.String(), ID: state.FieldOfID("", f.field), Value: state.CollectionValue(m.Collection, f.field), Mine: m.Said("", f.field), Long: f.long,
		})
	}
}

// given is the value that an operation gives a document, as it would be typed.
func given(m state.Model, o edit.Op) string {
	if o.Field != edit.Outlet {
		return o.Value
	}
	for _, x := range m.Collection.Outlets {
		if x.ID == o.Value {
			return x.Name
		}
	}
	return cmp.Or(o.Title, o.Value)
}

// fieldName is what a field is called.
func fieldName(f edit.Field) string {
	for _, x := range articleFields {
		if x.field == f {
			return x.name.String()
		}
	}
	for _, x := range outletFields {
		if x.field == f {
			return x.name.String()
		}
	}
	for _, x := range collectionFields {
		if x.field == f {
			return x.name.String()
		}
	}
	return string(f)
}

// described says what an operation that describes did.
func described(m state.Model, o edit.Op) string {
	field := fieldName(o.Field)
	switch {
	case o.Do == edit.Confirm:
		return wording.DeedConfirm.With("n", len(o.Documents))
	case o.Do == edit.MergeOutlets:
		return wording.DeedMergeOutlets.String()
	case o.Do == edit.SwapOutlets:
		return wording.DeedSwapOutlets.String()
	case o.Do == edit.Reorder:
		return wording.DeedReorder.With("n", len(o.Documents))
	case len(o.Documents) > 0:
		return wording.DeedDescribe.With("field", field, "n", len(o.Documents))
	case o.Outlet != "":
		return wording.DeedOutlet.With("field", field)
	}
	return wording.DeedCollection.With("field", field)
}

// headlineOf is where the headline and the rest of an article are edited.
func headlineOf(d *corpus.Document) element.Link {
	return element.Link{Label: wording.DescribeArticle.String(), Href: element.Href(state.Route{Screen: state.Library, As: state.AsArticles, Document: d.ID})}
}
