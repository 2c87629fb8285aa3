package finder

import (
	"fmt"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/query"
	"parallax/corpus/search"
)

// Question is what is asked of a Finder.
type Question struct {
	Text string `json:"text"` // in the syntax of package query
	// Finished says that the last word is typed out; else words that begin with it
	// match, too.
	Finished bool `json:"finished,omitempty"`
	Limit    int  `json:"limit,omitempty"` // of hits; 0 is DefaultLimit
	// Where restricts by name (outlet, topic, voice, date, kind): a passage has to
	// meet one value of each. A date may begin with <, <=, > or >=.
	Where     map[string][]string `json:"where,omitempty"`
	Documents []string            `json:"documents,omitempty"` // only in these; none is all
	Order     search.Order        `json:"order,omitempty"`
	// Bare leaves excerpts and marks out, for which the texts have to be read.
	Bare bool `json:"bare,omitempty"`
}

// DefaultLimit and MostHits bound a Question's Limit.
const (
	DefaultLimit = 10
	MostHits     = 1000
)

// Answer is what was found.
type Answer struct {
	Version    int    `json:"version"` // of this form, Version
	Text       string `json:"text"`    // the query as asked
	ReadAs     string `json:"readAs"`  // in plain English
	Suggestion string `json:"suggestion,omitempty"`
	Problem    string `json:"problem,omitempty"` // sentences about what of the question cannot be used
	Hits       []Hit  `json:"hits"`              // never nil
	Complete   int    `json:"complete"`          // how many hits, from the first, have all words
	Total      int    `json:"total"`             // passages with all words, also beyond Hits
	Documents  int    `json:"documents"`         // documents with such a passage
}

// Hit is one passage. Offsets are in UTF-16 code units, as JavaScript counts.
type Hit struct {
	ID         string   `json:"id"`        // of the document
	Paragraph  int      `json:"paragraph"` // from 0
	Start      int      `json:"start"`     // where in Document.Text the paragraph begins; 0 where paragraphs were given
	Score      float64  `json:"score"`     // comparable within one Answer only
	Missing    []string `json:"missing,omitempty"`
	Excerpt    *Excerpt `json:"excerpt,omitempty"`
	Marks      []Mark   `json:"marks,omitempty"`      // in the paragraph
	TitleMarks []Mark   `json:"titleMarks,omitempty"` // in the title
}

// Excerpt is what to show of a paragraph.
type Excerpt struct {
	Text   string `json:"text"`
	Marks  []Mark `json:"marks,omitempty"`  // in Text
	Before bool   `json:"before,omitempty"` // the paragraph has more before Text
	After  bool   `json:"after,omitempty"`
}

// Mark is where a word that was looked for begins and ends.
type Mark [2]int

// names of Question.Where, and what a value may begin with.
var names = []string{"outlet", "topic", "voice", "date", "kind"}

// Ask answers a question. The first after documents have come or gone puts the
// index in order; see Prepare.
func (f *Finder) Ask(q Question, step Step) (*Answer, error) {
	where, err := fields(q.Where)
	if err != nil {
		return nil, err
	}
	switch {
	case q.Limit < 0 || q.Limit > MostHits:
		return nil, fmt.Errorf("the limit is %d: ask for 1 to %d hits", q.Limit, MostHits)
	case q.Order != search.ByRank && q.Order != search.ByDate && q.Order != search.ByArticle:
		return nil, fmt.Errorf("there is no order %q: it can be date or article; for the best first leave it out", q.Order)
	case q.Limit == 0:
		q.Limit = DefaultLimit
	}
	if err := f.Prepare(step); err != nil {
		return nil, err
	}
	for _, id := range q.Documents {
		if _, known := f.store.Number(id); !known {
			return nil, fmt.Errorf("there is no document with the id %q: add it first, or leave it out", id)
		}
	}
	r := f.searcher.Search(q.Text, search.Request{
		Limit: q.Limit, AsYouType: !q.Finished, Documents: q.Documents, Where: where, Order: q.Order, NoSnippet: q.Bare, NoDocuments: true,
	})
	a := &Answer{
		Version: Version, Text: q.Text, ReadAs: r.ReadAs, Suggestion: r.Suggestion, Problem: r.Problem,
		Complete: r.Complete, Total: r.Total, Documents: r.DocumentTotal, Hits: make([]Hit, 0, len(r.Hits)),
	}
	var marks *search.Marks
	if !q.Bare {
		marks = f.searcher.Marks(q.Text, !q.Finished)
	}
	for _, found := range r.Hits {
		at, _ := f.store.Number(found.Ref.Document)
		hit := Hit{ID: found.Ref.Document, Paragraph: found.Ref.Passage - 1, Score: found.Score}
		hit.Start = f.store.start(at, hit.Paragraph)
		if !q.Bare {
			text := f.store.text(at, hit.Paragraph)
			hit.Missing = found.Lacks
			hit.Excerpt = &Excerpt{Text: found.Snippet.Text, Marks: marked(found.Snippet.Text, found.Snippet.Spans), Before: found.Snippet.Before, After: found.Snippet.After}
			hit.Marks = hit.Excerpt.Marks
			if hit.Excerpt.Before || hit.Excerpt.After {
				hit.Marks = marked(text, marks.Spans(text))
			}
			title := f.store.Headline(at)
			hit.TitleMarks = marked(title, marks.Spans(title))
		}
		a.Hits = append(a.Hits, hit)
	}
	return a, nil
}

// marked are spans of a text as JavaScript counts.
func marked(text string, spans []corpus.Span) []Mark {
	if len(spans) == 0 {
		return nil
	}
	marks := make([]Mark, len(spans))
	at, n := 0, 0 // byte and its number in code units
	to := func(next int) int {
		n += units(text[at:next])
		at = next
		return n
	}
	for i, s := range spans {
		marks[i] = Mark{to(s.From), to(s.To)}
	}
	return marks
}

// fields reads Question.Where.
func fields(where map[string][]string) ([]query.Field, error) {
	for name := range where {
		if !slices.Contains(names, name) {
			return nil, fmt.Errorf("nothing can be restricted by %q: it can be %s", name, strings.Join(names, ", "))
		}
	}
	var list []query.Field
	for _, name := range names {
		for _, value := range where[name] {
			field := query.Field{Name: name, Value: strings.TrimSpace(value)}
			if name == "date" {
				field.Value = strings.TrimLeft(field.Value, "<>=")
				field.Op = strings.TrimSpace(value)[:len(strings.TrimSpace(value))-len(field.Value)]
				if !slices.Contains([]string{"", "<", "<=", ">", ">="}, field.Op) {
					return nil, fmt.Errorf("the date %q begins with %q: it can begin with <, <=, > or >=", value, field.Op)
				}
				field.Value = strings.TrimSpace(field.Value)
			}
			if field.Value == "" {
				return nil, fmt.Errorf("%s is restricted to nothing: give a value, or leave it out", name)
			}
			list = append(list, field)
		}
	}
	return list, nil
}
