package annotation

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
)

// Join adds notes to others. One that is there already does not come twice; one with
// the id of another that says something else is kept beside it, under an id that is the
// same whenever it comes. added is the number of those that were not there.
func Join(mine, more []corpus.Note) (all []corpus.Note, added int) {
	all = slices.Clone(mine)
	at := make(map[string]int, len(all))
	for i, n := range all {
		at[n.ID] = i
	}
	for _, n := range more {
		if i, there := at[n.ID]; there {
			if reflect.DeepEqual(said(all[i]), said(n)) {
				continue
			}
			if n.ID = Beside(n); at[n.ID] > 0 || len(all) > 0 && all[0].ID == n.ID {
				continue
			}
		}
		at[n.ID] = len(all)
		all = append(all, n)
		added++
	}
	return all, added
}

// said is what a note says, without what it does not say as an annotation: the passage
// its words are in, and that it is mine.
func said(n corpus.Note) corpus.Note {
	n.Motivation = Motivation(&n)
	if n.By == corpus.Me {
		n.By = ""
	}
	if t := n.Target(); t.Kind == corpus.OnPassage && n.Quote.Exact != "" {
		n.On = t.ID
	}
	n.Of, n.Source, n.W3C = "", "", ""
	if len(n.Tags) == 0 {
		n.Tags = nil
	}
	return n
}

// Beside is the id under which a note is kept beside another with its own id.
func Beside(n corpus.Note) string {
	b, err := json.Marshal(n)
	if err != nil {
		panic(err) // a note has a form in JSON
	}
	sum := sha256.Sum256(b)
	return uuid(sum[:16])
}

// columns are the heads of Table.
var columns = []string{"headline", "outlet", "date", "article", "passage", "text", "place", "quotation", "now", "note", "meaning", "tags", "by", "created", "changed", "on", "id"}

// Table has a row for each note, with headline, outlet and date of its article, below
// a row of heads. places are those of the notes.
func Table(c *corpus.Collection, notes []corpus.Note, places []Place) [][]string {
	f, outlets := NewFinder(c), outletNames(c)
	rows := [][]string{columns}
	for i, n := range notes {
		row := make([]string, 0, len(columns))
		passage, p := "", places[i]
		t := n.Target()
		if d := f.documents[t.ID]; d != nil && (t.Kind == corpus.OnPassage || t.Kind == corpus.OnArticle) {
			row = append(row, d.Headline, outlets[d.Outlet], d.Published.Date.String(), d.ID)
			at := p.Start.Passage
			if p.State == Lost {
				at = t.Passage
			}
			if at > 0 {
				passage = strconv.Itoa(at)
			}
		} else {
			row = append(row, f.name(t), "", "", "")
		}
		state := string(p.State)
		if p.Why != "" {
			state += ": " + string(p.Why)
		}
		now := ""
		if p.State == Changed {
			now = p.Text
		}
		rows = append(rows, append(row, passage, string(n.Of), state, n.Quote.Exact, now, n.Body, n.Meaning, strings.Join(n.Tags, "; "), n.By, n.Created, n.Changed, n.On, n.ID))
	}
	return rows
}

func outletNames(c *corpus.Collection) map[string]string {
	names := make(map[string]string, len(c.Outlets))
	for _, o := range c.Outlets {
		if !o.NotStated {
			names[o.ID] = o.Name
		}
	}
	return names
}

// name is what a note is on, for people: a title, a question, headlines.
func (f *Finder) name(t corpus.NoteTarget) string {
	switch t.Kind {
	case corpus.OnTopic:
		if x := f.c.Topic(t.ID); x != nil {
			return x.Title
		}
	case corpus.OnFact:
		for _, x := range f.c.Facts {
			if x.ID == t.ID {
				return x.Question
			}
		}
	case corpus.OnComparison:
		names := make([]string, len(t.Beside))
		for i, id := range t.Beside {
			if names[i] = id; f.documents[id] != nil {
				names[i] = f.documents[id].Headline
			}
		}
		return strings.Join(names, " | ")
	default:
		if d := f.documents[t.ID]; d != nil {
			return d.Headline
		}
	}
	return t.String()
}

// Markdown writes notes to be read and pasted: quotation, place and note, below the
// headline of each article in the order in which articles first come.
func Markdown(c *corpus.Collection, notes []corpus.Note, places []Place) []byte {
	f, outlets := NewFinder(c), outletNames(c)
	var b strings.Builder
	heading := "Notes"
	if c.Title != "" {
		heading += ": " + plainText(c.Title)
	}
	fmt.Fprintf(&b, "# %s\n", heading)
	var order []string
	under := make(map[string][]int)
	for i, n := range notes {
		key := n.On
		if t := n.Target(); t.Kind == corpus.OnPassage {
			key = t.ID
		}
		if _, known := under[key]; !known {
			order = append(order, key)
		}
		under[key] = append(under[key], i)
	}
	for _, key := range order {
		t := corpus.ParseTarget(key)
		fmt.Fprintf(&b, "\n## %s\n", plainText(f.name(t)))
		if d := f.documents[t.ID]; d != nil && t.Kind == corpus.OnArticle {
			if about := joined(outlets[d.Outlet], d.Published.Date.String(), d.URL); about != "" {
				fmt.Fprintf(&b, "\n%s\n", about)
			}
		}
		for _, i := range under[key] {
			note(&b, &notes[i], places[i])
		}
	}
	return []byte(b.String())
}

func note(b *strings.Builder, n *corpus.Note, p Place) {
	b.WriteByte('\n')
	if n.Quote.Exact != "" {
		blockquote(b, n.Quote.Exact)
	}
	if p.State == Changed {
		b.WriteString("The text has changed. Now it says:\n\n")
		blockquote(b, p.Text)
	}
	where := ""
	switch {
	case p.State == Lost && p.Why == OtherText:
		where = "its text is not here"
	case p.State == Lost:
		where = "no place in the text now"
	case p.Start.Passage > 0:
		where = "passage " + strconv.Itoa(p.Start.Passage)
	}
	who := n.By
	when, _, _ := strings.Cut(n.Created, "T")
	fmt.Fprintf(b, "%s\n", joined(bold(n.Meaning), where, string(n.Of), who, when))
	if n.Body != "" {
		b.WriteByte('\n')
		b.WriteString(strings.TrimSpace(n.Body) + "\n")
	}
	if len(n.Tags) > 0 {
		fmt.Fprintf(b, "\nTags: %s\n", strings.Join(n.Tags, ", "))
	}
}

// blockquote writes words as a quotation in Markdown.
func blockquote(b *strings.Builder, words string) {
	for _, line := range strings.Split(words, "\n") {
		b.WriteString("> " + line + "\n")
	}
	b.WriteByte('\n')
}

func bold(s string) string {
	if s == "" {
		return ""
	}
	return "**" + plainText(s) + "**"
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// plainText is a text on one line that Markdown takes for nothing else.
func plainText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`).Replace(s)
}
