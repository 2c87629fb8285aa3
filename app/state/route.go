package state

import (
	"slices"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/search"
)

// Screen is one of the program's views.
type Screen string

const (
	Overview    Screen = "overview"
	Read        Screen = "read"
	Topic       Screen = "topic"
	Comparison  Screen = "compare"
	Searching   Screen = "search"
	WordsScreen Screen = "words"
	Library     Screen = "library"
	About       Screen = "about"
	Lost        Screen = "lost" // an address that means nothing
)

// Values of Route.By and Route.As. The empty string is the default of each.
const (
	ByTopic    = ""
	ByText     = "text"
	AsPassages = ""
	AsContext  = "context"
	AsEditing  = "edit"
)

// Route is a view, as the fragment of the address writes it. Fields that a
// screen does not use are zero.
type Route struct {
	Screen      Screen
	Document    string       // read; "" is the first of the collection
	Passage     int          // read; compare by text: of the first text, brought to the top; 0 for none
	Query       string       // read, search
	Topic       string       // topic; topics: the one that is open, "" for none; picture: "" lets the program choose
	Documents   []string     // compare, words; empty lets the program choose, by facts all
	By          string       // compare: ByTopic, ByText, ByFacts, ByVoices, ByWords, ByReuse or ByOmission
	Show        string       // compare by facts: the verdict shown or EveryVerdict; "" for those that differ, if any do
	As          string       // search: AsPassages or AsContext; topics: AsEditing or ""; library: what is described, AsArticles, AsOutlets or AsCollection
	Unknown     string       // lost: what the address said, as it was written after "#/"
	Keyness     Keyness      // words, compare by words
	Chart       Charting     // overview
	Sides       Sides        // compare
	Concordance Concordance  // search, in context
	Order       search.Order // search, as passages
	Notes       NoteFilter   // notes
}

// Equal reports whether two routes are the same view.
func (r Route) Equal(s Route) bool {
	return r.Screen == s.Screen && r.Document == s.Document && r.Passage == s.Passage &&
		r.Query == s.Query && r.Topic == s.Topic && slices.Equal(r.Documents, s.Documents) &&
		r.By == s.By && r.As == s.As && r.Unknown == s.Unknown && r.Show == s.Show && r.Keyness == s.Keyness && r.Chart == s.Chart && r.Sides == s.Sides && r.Concordance == s.Concordance && r.Order == s.Order && r.Notes == s.Notes
}

// ParseRoute reads the fragment of an address, with or without "#" and "/". It
// accepts what people and mail programs make of links: malformed percent signs
// stand for themselves, a plus is a space, unknown parameters and values are
// ignored. A path that names no screen gives Lost with the text in Unknown;
// whether a document or topic exists is not asked here.
func ParseRoute(fragment string) Route {
	said := strings.TrimPrefix(strings.TrimPrefix(fragment, "#"), "/")
	path, query, _ := strings.Cut(said, "?")
	screen, rest, _ := strings.Cut(strings.Trim(path, "/"), "/")
	r := Route{Screen: Screen(unescape(screen, false))}
	switch r.Screen {
	case "", Overview:
		r.Screen = Overview
	case Read:
		r.Document = unescape(rest, false)
	case Topic, Topics, Picture:
		r.Topic = unescape(rest, false)
		if r.Topic == "" && r.Screen == Topic {
			return lost(said)
		}
	case Comparison:
		for id := range strings.SplitSeq(rest, ",") {
			if id = unescape(id, false); id != "" && !slices.Contains(r.Documents, id) {
				r.Documents = append(r.Documents, id)
			}
		}
	case ClassScreen, TaskScreen:
		r.Topic = unescape(rest, false)
		if r.Topic == "" && r.Screen == TaskScreen {
			return lost(said)
		}
	case Searching, WordsScreen, NotesScreen, Library, About:
		if rest != "" {
			return lost(said)
		}
	default:
		return lost(said)
	}
	r.parameters(query)
	return r
}

// lost keeps what was said so that String prints it unchanged.
func lost(said string) Route {
	return Route{Screen: Lost, Unknown: strings.ToValidUTF8(said, "\uFFFD")}
}

// parameters reads those that the screen uses; the first of a name counts.
func (r *Route) parameters(query string) {
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		switch {
		case name == "p" && (r.Screen == Read || r.Screen == Comparison) && r.Passage == 0:
			if n, err := strconv.Atoi(value); err == nil && n > 0 {
				r.Passage = n
			}
		case name == "n" && r.Screen == TaskScreen && r.Passage == 0:
			if n, err := strconv.Atoi(value); err == nil && n > 0 && n <= corpus.MaxTasks+1 {
				r.Passage = n
			}
		case name == "article" && r.Screen == TaskScreen && len(value) == 1 && value[0] >= 'a' && value[0] <= 'z':
			r.Document = value
		case name == "part" && r.Screen == ClassScreen && (corpus.ValidID(value) || slices.Contains(classParts, value)):
			r.By = value
		case name == "at" && r.Screen == ClassScreen && r.Query == "":
			r.Query = strings.TrimSpace(unescape(value, true))
		case name == "q" && (r.Screen == Read || r.Screen == Searching || r.Screen == NotesScreen) && r.Query == "":
			r.Query = strings.TrimSpace(unescape(value, true))
		case name == "by" && r.Screen == Comparison && slices.Contains([]string{ByText, ByFacts, ByVoices, ByWords, ByReuse, ByOmission}, value):
			r.By = value
		case name == "show" && r.Screen == Comparison && slices.Contains(verdicts, value):
			r.Show = value
		case name == "doc" && r.Screen == WordsScreen:
			r.Documents = identifiers(unescape(value, false))
		case name == "order" && r.Screen == Searching:
			if o := search.Order(value); o == search.ByDate || o == search.ByArticle {
				r.Order = o
			}
		case name == "doc" && r.Screen == Library && r.Document == "":
			r.Document = unescape(value, false)
		case name == "as" && r.Screen == Library && (value == AsArticles || value == AsOutlets || value == AsCollection):
			r.As = value
		case name == "as" && r.Screen == Topics && value == AsEditing:
			r.As = value
		case name == "as" && r.Screen == Searching && value == AsContext:
			r.As = value
		case r.Screen == NotesScreen:
			r.Notes.parameter(name, value)
		case r.Screen == Overview:
			r.Chart.parameter(name, value)
		case r.Screen == Searching:
			r.Concordance.parameter(name, value)
		case r.Screen == WordsScreen || r.Screen == Comparison:
			r.Keyness.parameter(name, value, r.Screen == Comparison)
			r.Sides.parameter(name, value)
		}
	}
	if r.By != ByFacts {
		r.Show = ""
	}
	if r.Screen == ClassScreen && r.By == ClassDesk {
		r.Query = ""
	}
	if !r.CountsWords() {
		r.Keyness = Keyness{}
	}
	if r.Screen != Comparison || r.By == ByWords || r.By == ByOmission {
		r.Sides = Sides{}
	}
	if r.Screen == Comparison && r.By != ByText {
		r.Passage = 0
	}
	if r.Screen == Library && r.As != AsArticles {
		r.Document = ""
	}
	if r.As != AsContext {
		r.Concordance = Concordance{}
	} else {
		r.Order = search.ByRank
	}
}

// String is the fragment, "#" included, in the one form that Go and links use.
// Except for Lost it is pure ASCII, so that browsers hand it back as given.
func (r Route) String() string {
	b := []byte("#/")
	switch r.Screen {
	case Overview:
		b = appendParameters(b, r.Chart.parameters()...)
	case Read:
		b = append(b, "read"...)
		if r.Document != "" {
			b = escape(append(b, '/'), r.Document)
		}
		p := ""
		if r.Passage > 0 {
			p = strconv.Itoa(r.Passage)
		}
		b = appendParameters(b, "p", p, "q", r.Query)
	case Topic:
		b = escape(append(b, "topic/"...), r.Topic)
	case Topics:
		b = append(b, "topics"...)
		if r.Topic != "" {
			b = escape(append(b, '/'), r.Topic)
		}
		b = appendParameters(b, "as", r.As)
	case Picture:
		b = append(b, "picture"...)
		if r.Topic != "" {
			b = escape(append(b, '/'), r.Topic)
		}
	case Comparison:
		b = append(b, "compare"...)
		for i, id := range r.Documents {
			sep := byte(',')
			if i == 0 {
				sep = '/'
			}
			b = escape(append(b, sep), id)
		}
		pairs := []string{"by", r.By, "show", r.Show}
		if r.By == ByText && r.Passage > 0 {
			pairs = append(pairs, "p", strconv.Itoa(r.Passage))
		}
		pairs = append(pairs, r.Sides.parameters()...)
		if r.By == ByWords {
			pairs = append(pairs, r.Keyness.parameters()...)
		}
		b = appendParameters(b, pairs...)
	case WordsScreen:
		b = appendParameters(append(b, "words"...), append([]string{"doc", strings.Join(r.Documents, ",")}, r.Keyness.parameters()...)...)
	case Searching:
		b = appendParameters(append(b, "search"...), append([]string{"q", r.Query, "as", r.As, "order", string(r.Order)}, r.Concordance.parameters()...)...)
	case NotesScreen:
		b = appendParameters(append(b, "notes"...), append([]string{"q", r.Query}, r.Notes.parameters()...)...)
	case ClassScreen:
		b = append(b, "class"...)
		if r.Topic != "" {
			b = escape(append(b, '/'), r.Topic)
		}
		b = appendParameters(b, "part", r.By, "at", r.Query)
	case TaskScreen:
		n := ""
		if r.Passage > 0 {
			n = strconv.Itoa(r.Passage)
		}
		b = appendParameters(escape(append(b, "task/"...), r.Topic), "n", n, "article", r.Document)
	case Library:
		b = appendParameters(append(b, "library"...), "as", r.As, "doc", r.Document)
	case About:
		b = append(b, "about"...)
	case Lost:
		b = append(b, r.Unknown...)
	}
	return string(b)
}

// appendParameters writes pairs of name and value, leaving out empty values.
func appendParameters(b []byte, pairs ...string) []byte {
	sep := byte('?')
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		b = append(append(append(b, sep), pairs[i]...), '=')
		b = escape(b, pairs[i+1])
		sep = '&'
	}
	return b
}

const hexDigits = "0123456789ABCDEF"

// escape writes everything but RFC 3986's unreserved characters as %XX, which
// keeps links whole in mail and chat programs.
func escape(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9',
			c == '-', c == '.', c == '_', c == '~':
			b = append(b, c)
		default:
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return b
}

// unescape undoes escape. A percent sign without two hexadecimal digits stays;
// bytes that are not UTF-8 become U+FFFD.
func unescape(s string, plus bool) string {
	if !strings.ContainsAny(s, "%+") {
		return strings.ToValidUTF8(s, "\uFFFD")
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && fromHex(s[i+1]) >= 0 && fromHex(s[i+2]) >= 0:
			c = byte(fromHex(s[i+1])<<4 | fromHex(s[i+2]))
			i += 2
		case c == '+' && plus:
			c = ' '
		}
		b = append(b, c)
	}
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

func fromHex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
