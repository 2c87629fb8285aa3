package search

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/sorting"
)

// names are what Names looks through, one after the other in one string, so that
// a hundred thousand headlines are looked through in a few milliseconds.
type names struct {
	list   []Name
	text   string // each name as plain writes it, after a line break
	begins []int  // where in text each name begins, after the line break; and the end
	coded  int    // how many of them, the first ones, are not of documents
}

// plain takes off what does not matter to whoever types a few letters of a name:
// diacritics, case, apostrophes, other punctuation. places are by byte of the
// result the byte of s that it comes from.
func plain(s string, places []int) (string, []int) {
	var b strings.Builder
	b.Grow(len(s))
	places = writePlain(&b, s, places)
	return b.String(), places
}

// writePlain writes the plain form of s. Space is written before a word and not
// behind it, so that none is left at the end.
func writePlain(b *strings.Builder, s string, places []int) []int {
	begun, space := false, -1 // where the gap before the next letter is
	write := func(at, bytes int) {
		if space >= 0 && begun && places != nil {
			places = append(places, space)
		}
		if space >= 0 && begun {
			b.WriteByte(' ')
		}
		begun, space = true, -1
		if places != nil {
			for range bytes {
				places = append(places, at)
			}
		}
	}
	for at, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9': // most letters, without a table
			write(at, 1)
			b.WriteByte(byte(r))
		case 'A' <= r && r <= 'Z':
			write(at, 1)
			b.WriteByte(byte(r + 'a' - 'A'))
		case r == '\'' || r == 0x2019 || r == 0x2018 || r == '`':
		case r < utf8.RuneSelf:
			if space < 0 {
				space = at
			}
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			if f := strings.ToLower(analysis.FoldRune(r)); f != "" {
				write(at, len(f))
				b.WriteString(f)
			}
		case space < 0:
			space = at
		}
	}
	return places
}

// namesPrepared is the number of headlines folded between two steps.
const namesPrepared = 256

// collectNames lists what Names looks through: topics, voices, outlets, and then,
// because they are many, documents by headline. It calls step, which may be nil,
// now and again; once that returns false the list is not to be used.
func collectNames(c *corpus.Collection, step func(done float64) (goOn bool)) names {
	var n names
	var b strings.Builder
	n.code(c, &b)
	for i, d := range c.Documents {
		if i%namesPrepared == 0 {
			runtime.Gosched() // as in IndexWith
			if step != nil && !step(float64(i)/float64(len(c.Documents))) {
				return names{}
			}
		}
		n.add(&b, NamesDocument, d.ID, d.Headline)
	}
	n.end(&b)
	return n
}

// recoded is the list of a collection with other coding of the same documents,
// whose headlines are folded already.
func (n names) recoded(c *corpus.Collection) names {
	var next names
	var b strings.Builder
	next.code(c, &b)
	next.list = append(next.list, n.list[n.coded:]...)
	from := n.begins[n.coded] - 1 // with the line break
	by := b.Len() - from
	b.WriteString(n.text[from:])
	for _, at := range n.begins[n.coded:] {
		next.begins = append(next.begins, at+by)
	}
	next.text = b.String()
	return next
}

// code lists what coding names.
func (n *names) code(c *corpus.Collection, b *strings.Builder) {
	for _, t := range c.Topics {
		n.add(b, NamesTopic, t.ID, t.Title)
	}
	for _, v := range c.Voices {
		switch v.Kind {
		case corpus.Anonymous:
		case corpus.Institutional:
			n.add(b, NamesBody, v.ID, v.Name)
		case corpus.Paper:
			n.add(b, NamesPaper, v.ID, v.Name)
		default:
			n.add(b, NamesVoice, v.ID, v.Name)
		}
	}
	for _, o := range c.Outlets {
		n.add(b, NamesOutlet, o.ID, o.Name)
	}
	n.coded = len(n.list)
}

func (n *names) add(b *strings.Builder, kind NameKind, id, text string) {
	if text == "" {
		return
	}
	n.list = append(n.list, Name{Kind: kind, ID: id, Text: text})
	b.WriteByte('\n')
	n.begins = append(n.begins, b.Len())
	writePlain(b, text, nil)
}

func (n *names) end(b *strings.Builder) {
	b.WriteByte('\n')
	n.begins = append(n.begins, b.Len())
	n.text = b.String()
}

const (
	// namesAtOnce is the number of bytes looked through between two pauses; it
	// takes about a millisecond on the page.
	namesAtOnce = 256 << 10
	// namesCompared is how many names of a sort are compared for which is best.
	namesCompared = 200
)

// fit says how a name is like what was typed, the best first.
type fit uint8

const (
	beginsSo   fit = iota // the name begins so
	wordsBegin            // each word typed begins one of its words
	holdsSo               // it holds each word typed, letters together
	unlike
)

// Names returns at most limit names that begin with text, of which words begin
// with the words of text or, after these, which hold them; for an empty text, the
// first ones. Of those alike the best by package fuzzy come first. It looks
// through all names only if few are like it, in time linear in their letters
// (some milliseconds for 100,000 headlines). Now and again it calls pause, which
// may be nil, and gives up once that is false.
func (s *Searcher) Names(text string, limit int, pause func() (goOn bool)) []Name {
	n := &s.names
	typed, _ := plain(text, nil)
	parts := strings.Fields(typed)
	if len(parts) == 0 || limit <= 0 {
		if strings.TrimSpace(text) != "" {
			return nil
		}
		return slices.Clone(n.list[:min(max(limit, 0), len(n.list))])
	}
	longest := parts[0]
	for _, p := range parts {
		if len(p) > len(longest) {
			longest = p
		}
	}
	type candidate struct {
		at    int
		fit   fit
		score int
	}
	var like []candidate
	var many [unlike + 1]int
	// take looks at the names with a string and stops when enough are found.
	take := func(sought string, only fit) (goOn bool) {
		paused := 0
		for from := 0; from < len(n.text); {
			if from-paused > namesAtOnce {
				if paused = from; pause != nil && !pause() {
					return false
				}
			}
			stretch := n.text[from:min(len(n.text), from+namesAtOnce+len(sought))]
			i := strings.Index(stretch, sought)
			if i < 0 {
				from += max(1, len(stretch)-len(sought)+1)
				continue
			}
			at, exact := slices.BinarySearch(n.begins, from+i+1)
			if !exact {
				at--
			}
			at = max(at, 0)
			if f := fitOf(n.text[n.begins[at]:n.begins[at+1]-1], typed, parts); f < unlike && (f == beginsSo) == (only == beginsSo) {
				if many[f] < namesCompared {
					like = append(like, candidate{at: at, fit: f})
					many[f]++
				}
				if many[only] == namesCompared {
					return true
				}
			}
			from = n.begins[at+1] - 1
		}
		return true
	}
	if !take("\n"+typed, beginsSo) || many[beginsSo] < namesCompared && !take(longest, wordsBegin) {
		return nil
	}
	for i := range like {
		c := &like[i]
		if m := fuzzy.FindFromNoSort(typed, one(n.text[n.begins[c.at]:n.begins[c.at+1]-1])); len(m) > 0 {
			c.score = m[0].Score
		}
	}
	sorting.By(like, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.fit, b.fit), cmp.Compare(b.score, a.score), cmp.Compare(a.at, b.at))
	})
	found := make([]Name, 0, min(limit, len(like)))
	for _, c := range like[:min(limit, len(like))] {
		found = append(found, n.list[c.at].matched(typed, parts))
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// one lets package fuzzy look at a single name.
type one string

func (o one) String(int) string { return string(o) }
func (o one) Len() int          { return 1 }

func fitOf(name, typed string, parts []string) fit {
	if strings.HasPrefix(name, typed) {
		return beginsSo
	}
	f := wordsBegin
	for _, p := range parts {
		switch at, begins := heldAt(name, p); {
		case at < 0 || !begins && len(p) == 1:
			return unlike
		case !begins:
			f = holdsSo
		}
	}
	return f
}

// heldAt returns where a name has the letters, at the beginning of a word if
// there is such a place; −1 if it does not.
func heldAt(name, letters string) (at int, begins bool) {
	if strings.HasPrefix(name, letters) {
		return 0, true
	}
	first := -1
	for from := 0; ; {
		i := strings.Index(name[from:], letters)
		if i < 0 {
			return first, false
		}
		at := from + i
		if name[at-1] == ' ' {
			return at, true
		}
		if first < 0 {
			first = at
		}
		from = at + 1
	}
}

// matched returns the name with the places that are like what was typed.
func (n Name) matched(typed string, parts []string) Name {
	name, places := plain(n.Text, []int{})
	if strings.HasPrefix(name, typed) {
		parts = []string{typed}
	}
	var at []int
	for _, p := range parts {
		if from, _ := heldAt(name, p); from >= 0 {
			for i := range len(p) {
				if name[from+i] != ' ' {
					at = append(at, places[from+i])
				}
			}
		}
	}
	slices.Sort(at)
	n.Matched = slices.Compact(at)
	return n
}

// Words returns at most limit words of the collection that the last word of text
// begins, the frequent ones first, of inflections the most frequent only. ID is
// the text with the word in place of what was typed of it.
func (s *Searcher) Words(text string, limit int) []Name {
	var a analysis.Analyzer
	tokens := a.Tokens(text)
	if len(tokens) == 0 || limit <= 0 {
		return nil
	}
	last := tokens[len(tokens)-1]
	if last.End != len(text) || len(last.Term) < 2 {
		return nil
	}
	from, to := s.index.Prefix(last.Term)
	var best []int
	for r := from; r < to; r++ {
		if term := string(s.index.Term(r)); term == last.Term || s.languages.FunctionWord(term) {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, r, func(known, r int) int {
			return cmp.Or(cmp.Compare(s.index.Frequency(r), s.index.Frequency(known)), cmp.Compare(known, r))
		})
		if at < 4*limit {
			if best = slices.Insert(best, at, r); len(best) > 4*limit {
				best = best[:4*limit]
			}
		}
	}
	var found []Name
	var stems []string
	for _, r := range best {
		term := string(s.index.Term(r))
		stem := analysis.Stem(term)
		if slices.Contains(stems, stem) || len(found) == limit {
			continue
		}
		stems = append(stems, stem)
		name := Name{Kind: NamesWord, ID: text[:last.Start] + term, Text: term}
		for i := range last.Term {
			name.Matched = append(name.Matched, i)
		}
		found = append(found, name)
	}
	return found
}
