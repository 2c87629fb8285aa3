package finder

import (
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

// Bounds of what may be given.
const (
	MostBytes = 64 << 20 // of one text
	mostID    = 4 << 10
)

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

// code takes outlets, topics and voices of document i up, so that fields of a query
// find them by their names.
func (f *Finder) code(i int, given *Document) {
	c := &f.coding
	if o := given.Outlet; o != "" && !f.outlets[o] {
		o = strings.Clone(o)
		f.outlets[o] = true
		c.Outlets = append(c.Outlets, corpus.Outlet{ID: o, Name: o})
	}
	stated := given.Topics != nil || given.Voices != nil
	for _, p := range given.Paragraphs {
		stated = stated || p.Topics != nil || p.Voices != nil
	}
	if !stated {
		return
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
		at, known := f.voices[voice]
		if !known {
			at = len(c.Voices)
			f.voices[voice] = at
			c.Voices = append(c.Voices, corpus.Voice{ID: voice, Name: voice})
		}
		c.Voices[at].Heard = append(c.Voices[at].Heard, corpus.Heard{At: corpus.Ref{Document: given.ID, Passage: n}})
	}
	for j := range f.store.Passages(i) {
		n := j + 1
		for _, topic := range given.Topics {
			about(topic, n)
		}
		for _, voice := range given.Voices {
			hear(voice, n)
		}
		if j < len(given.Paragraphs) {
			for _, topic := range given.Paragraphs[j].Topics {
				about(topic, n)
			}
			for _, voice := range given.Paragraphs[j].Voices {
				hear(voice, n)
			}
		}
	}
	for _, topic := range order {
		if _, known := f.topics[topic]; !known {
			f.topics[topic] = len(c.Topics)
			c.Topics = append(c.Topics, corpus.Topic{ID: topic, Title: topic})
		}
		c.Coverage = append(c.Coverage, corpus.Coverage{Topic: topic, Document: given.ID, Passages: passages[topic]})
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
