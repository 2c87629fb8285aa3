package finder

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"parallax/corpus"
)

// Document is what is given to be found. Only ID and a text are needed; the
// other fields can be searched in, or restrict a search.
type Document struct {
	ID    string `json:"id"`              // any, but each once
	Title string `json:"title,omitempty"` // words of it count more
	// Text is the whole text, whose paragraphs, between empty lines, are found and
	// shown each by itself. Paragraphs are these, in place of Text, where they are
	// known.
	Text       string      `json:"text,omitempty"`
	Paragraphs []Paragraph `json:"paragraphs,omitempty"`
	Language   string      `json:"language,omitempty"` // BCP 47; of the options, or told from the words, where it is not stated
	Outlet     string      `json:"outlet,omitempty"`   // who published it
	Date       string      `json:"date,omitempty"`     // 2024-06-19, 2024-06, 2024, or two of these with / between
	Topics     []string    `json:"topics,omitempty"`   // of all its paragraphs
	Voices     []string    `json:"voices,omitempty"`   // who is quoted in it
}

// Paragraph is one that its giver has cut out.
type Paragraph struct {
	Text   string      `json:"text"`
	Kind   corpus.Kind `json:"kind,omitempty"` // "" is body; caption, subheading or alt
	Topics []string    `json:"topics,omitempty"`
	Voices []string    `json:"voices,omitempty"`
}

// source is what a document was given as, as far as the passages made of it do
// not tell.
type source struct {
	text   string  // where it was given whole
	starts []int32 // by passage, the byte of text at which it begins; nil where paragraphs were given
	stated bool    // the language
	topics []string
	voices []string
	own    []Paragraph // of paragraphs that were given: topics and voices, without texts; nil if there are none
}

// Bounds of what may be given.
const (
	MostBytes = 64 << 20 // of one text
	mostID    = 4 << 10
)

// document makes passages of a text.
func (d *Document) document(language string) (*corpus.Document, source, error) {
	fail := func(format string, args ...any) (*corpus.Document, source, error) {
		return nil, source{}, fmt.Errorf("document %q "+format, append([]any{d.ID}, args...)...)
	}
	switch {
	case d.ID == "":
		return nil, source{}, errors.New("a document has no id: give each one of its own")
	case len(d.ID) > mostID:
		return nil, source{}, fmt.Errorf("a document has an id of %d bytes: give it a shorter one, of at most %d", len(d.ID), mostID)
	case len(d.Text) > MostBytes:
		return fail("has a text of %d MB: split it into documents of at most %d MB", len(d.Text)>>20, MostBytes>>20)
	case d.Text != "" && d.Paragraphs != nil:
		return fail("has a text and paragraphs: give only one of them")
	}
	made := &corpus.Document{ID: d.ID, Headline: d.Title, Outlet: d.Outlet, Language: d.Language, Text: corpus.Full}
	if made.Language == "" {
		made.Language = language
	}
	if d.Date != "" {
		date, err := corpus.ParseDate(d.Date)
		if err != nil {
			return fail("has the date %q: write it as 2024-06-19, 2024-06 or 2024", d.Date)
		}
		made.Published = corpus.Published{Date: date, Stated: true}
	}
	from := source{text: d.Text, stated: d.Language != "", topics: d.Topics, voices: d.Voices}
	if d.Paragraphs == nil {
		paragraphs(d.Text, func(start int, text string) {
			from.starts = append(from.starts, int32(start))
			made.Passages = append(made.Passages, corpus.Passage{N: len(made.Passages) + 1, Kind: corpus.Body, Text: text})
		})
	}
	for i, p := range d.Paragraphs {
		kind := p.Kind
		switch kind {
		case "":
			kind = corpus.Body
		case corpus.Body, corpus.Caption, corpus.Subheading, corpus.Alt:
		default:
			return fail("has a paragraph of the kind %q: it can be body, caption, subheading or alt", kind)
		}
		made.Passages = append(made.Passages, corpus.Passage{N: i + 1, Kind: kind, Text: p.Text})
		if (p.Topics != nil || p.Voices != nil) && from.own == nil {
			from.own = make([]Paragraph, len(d.Paragraphs))
		}
		if from.own != nil {
			from.own[i] = Paragraph{Topics: p.Topics, Voices: p.Voices}
		}
	}
	if len(made.Passages) == 0 { // its title can be found
		made.Passages = []corpus.Passage{{N: 1, Kind: corpus.Body}}
		if d.Paragraphs == nil {
			from.starts = []int32{0}
		}
	}
	return made, from, nil
}

// document is the i-th one as it was given.
func (f *Finder) document(i int) Document {
	d, from := f.collection.Documents[i], f.texts[i]
	given := Document{ID: d.ID, Title: d.Headline, Outlet: d.Outlet, Topics: from.topics, Voices: from.voices}
	if from.stated {
		given.Language = d.Language
	}
	if !d.Published.Date.IsZero() {
		given.Date = d.Published.Date.String()
	}
	if from.starts != nil {
		given.Text = from.text
		return given
	}
	given.Paragraphs = make([]Paragraph, len(d.Passages))
	for j := range d.Passages {
		if from.own != nil {
			given.Paragraphs[j] = from.own[j]
		}
		given.Paragraphs[j].Text, given.Paragraphs[j].Kind = d.Passages[j].Text, d.Passages[j].Kind
	}
	return given
}

// paragraphs calls f with each stretch of a text between lines that are empty or
// have spaces only, and the byte at which it begins.
func paragraphs(text string, f func(start int, paragraph string)) {
	begin := -1 // of the paragraph under way
	end := 0    // of its last line
	for at := 0; at < len(text); {
		line := text[at:]
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line = line[:n+1]
		}
		if trimmed := strings.TrimSpace(line); trimmed == "" {
			if begin >= 0 {
				f(begin, text[begin:end])
			}
			begin = -1
		} else {
			first := at + strings.Index(line, trimmed)
			if begin < 0 {
				begin = first
			}
			end = first + len(trimmed)
		}
		at += len(line)
	}
	if begin >= 0 {
		f(begin, text[begin:end])
	}
}

// code takes outlets, topics and voices of a document up, so that fields of a
// query find them by their names.
func (f *Finder) code(given *Document, d *corpus.Document) {
	c := f.collection
	if o := d.Outlet; o != "" && !f.outlets[o] {
		f.outlets[o] = true
		c.Outlets = append(c.Outlets, corpus.Outlet{ID: o, Name: o})
	}
	passages := make(map[string][]int) // by topic
	var order []string
	about := func(topic string, n int) {
		list := passages[topic]
		if list == nil {
			order = append(order, topic)
		}
		if len(list) == 0 || list[len(list)-1] != n {
			passages[topic] = append(list, n)
		}
	}
	hear := func(voice string, n int) {
		i, known := f.voices[voice]
		if !known {
			i = len(c.Voices)
			f.voices[voice] = i
			c.Voices = append(c.Voices, corpus.Voice{ID: voice, Name: voice})
		}
		c.Voices[i].Heard = append(c.Voices[i].Heard, corpus.Heard{At: corpus.Ref{Document: d.ID, Passage: n}})
	}
	for i := range d.Passages {
		n := i + 1
		for _, topic := range given.Topics {
			about(topic, n)
		}
		for _, voice := range given.Voices {
			hear(voice, n)
		}
		if i < len(given.Paragraphs) {
			for _, topic := range given.Paragraphs[i].Topics {
				about(topic, n)
			}
			for _, voice := range given.Paragraphs[i].Voices {
				hear(voice, n)
			}
		}
	}
	for _, topic := range order {
		if _, known := f.topics[topic]; !known {
			f.topics[topic] = len(c.Topics)
			c.Topics = append(c.Topics, corpus.Topic{ID: topic, Title: topic})
		}
		c.Coverage = append(c.Coverage, corpus.Coverage{Topic: topic, Document: d.ID, Passages: passages[topic]})
	}
}

// units is how many UTF-16 code units, which JavaScript counts in, a text has.
func units(text string) int {
	n := 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if n++; r > 0xFFFF {
			n++
		}
		i += size
	}
	return n
}
