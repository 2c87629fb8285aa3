package speech

import (
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/language"
)

// speakerReader reads the speech of one document from its first passage to its
// last and keeps who has been heard.
type speakerReader struct {
	foreign   bool // not English
	texts     []*passageText
	capitals  map[string]bool   // terms written with capitals within sentences
	full      [][]string        // folded names of two words and more, as the document writes them
	written   []string          // the same, unfolded
	addressed map[string]string // folded surname → he or she by how it is addressed, "?" if both
	places    map[string]bool   // folded names that stand behind "in" and the like
	analyzer  analysis.Analyzer

	voices []heardVoice
	flow   []int // passage → its place among those that are no captions
	last   int   // the voice heard last in the text, -1 if it is not known
	lastAt int   // where in the flow that was
	since  int   // the sentence of it
	said   int   // its passage
	ahead  int   // the voice that the passage before announced with a colon, -1 if none
}

// heardVoice is a voice found so far.
type heardVoice struct {
	name  string
	key   string // folded name, or head of an anonymous one
	kind  corpus.VoiceKind
	head  string
	words map[string]bool // that describe it
}

func newSpeakerReader(d *corpus.Document) *speakerReader {
	r := &speakerReader{capitals: make(map[string]bool), places: make(map[string]bool), addressed: make(map[string]string), last: -1, ahead: -1}
	tag := language.OfDocument(d)
	r.foreign = tag != "" && !strings.HasPrefix(tag, "en")
	flow := 0
	for i := range d.Passages {
		s := newPassageText(d.BestText(&d.Passages[i]))
		r.texts = append(r.texts, s)
		if k := d.Passages[i].Kind; i > 0 && k != corpus.Caption && k != corpus.Alt {
			flow++
		}
		r.flow = append(r.flow, flow)
		if !r.foreign {
			r.readNames(s)
		}
	}
	return r
}

func (r *speakerReader) key(name string) string { return r.analyzer.Fold(name) }

// readNames notes the names of a passage: runs of capitals within a sentence.
func (r *speakerReader) readNames(s *passageText) {
	for _, sentence := range s.sentences {
		for i := sentence[0]; i < sentence[1]; i++ {
			if !s.capital(i) || analysis.StopWord(s.tokens[i].Term) {
				continue
			}
			end := i + 1
			for end < sentence[1] && s.capital(end) && s.gapless(end) && !titles(s.tokens[end-1].Term) {
				end++
			}
			if i > sentence[0] {
				r.capitals[s.tokens[i].Term] = true
			}
			if i > 0 && (s.gapless(i) || s.gap(i) == ". ") {
				r.readAddress(s, i-1, end)
			}
			name := withoutPossessive(s.text[s.tokens[i].Start:s.tokens[end-1].End])
			if i > 0 {
				switch s.tokens[i-1].Term {
				case "in", "at", "near", "across", "throughout", "inside":
					r.places[r.key(name)] = true
				}
			}
			if end-i > 1 && end-i < 5 {
				if folded := strings.Fields(r.key(name)); !slices.ContainsFunc(r.full, func(known []string) bool { return slices.Equal(known, folded) }) {
					r.full, r.written = append(r.full, folded), append(r.written, name)
				}
			}
			i = end - 1
		}
	}
}

// gapless is beside, in quotations too.
func (s *passageText) gapless(i int) bool {
	switch s.gap(i) {
	case "", " ", "-", "\u2010", "\u2011":
		return true
	}
	return false
}

// passage proposes who says what in a passage. Passages are to be read in order.
func (r *speakerReader) passage(at int) []Attribution {
	s := r.texts[at]
	var list []Attribution
	if k := r.turn(s); k > 0 && !r.foreign {
		a := Attribution{Kind: Quotation, Speech: corpus.Span{From: s.tokens[k].Start, To: len(strings.TrimRight(s.text, " \n"))}, Words: len(s.tokens) - k, Speaker: s.span(0, k), Rule: RuleLabel}
		if q := s.in[k]; q >= 0 {
			a.Speech.To, a.Words = s.quotes[q].To, s.inside[q][1]-k
		}
		a.Voice = r.namedVoice(phrase{name: s.text[a.Speaker.From:a.Speaker.To], kind: corpus.Named})
		r.heard(at, len(s.sentences)-1, a.Voice)
		return append(list, a)
	}
	ahead := r.ahead
	for k, sentence := range s.sentences {
		var quotes []int
		for i := sentence[0]; i < sentence[1]; i++ {
			if q := s.in[i]; q >= 0 && (len(quotes) == 0 || quotes[len(quotes)-1] != q) {
				quotes = append(quotes, q)
			}
		}
		if r.foreign {
			for _, q := range quotes {
				list = append(list, Attribution{Kind: Quotation, Speech: s.quotes[q], Words: s.words(q), Voice: -1, Rule: RuleLanguage})
			}
			continue
		}
		sources := r.sources(s, sentence)
		r.ahead = -1
		found := make([]Attribution, len(sources))
		for i, source := range sources {
			found[i] = r.ascribe(s, at, k, source)
		}
		quoted := 0 // words
		for _, q := range quotes {
			if s.titled(q) {
				continue
			}
			a := Attribution{Kind: Quotation, Speech: s.quotes[q], Words: s.words(q), Voice: -1, Rule: RuleUnresolved}
			switch i := nearestSource(s, sources, q); {
			case i >= 0:
				a.Verb, a.Speaker, a.Voice, a.Inferred, a.Rule = found[i].Verb, found[i].Speaker, found[i].Voice, found[i].Inferred, found[i].Rule
			case 2*a.Words < sentence[1]-sentence[0]:
				if a.Words < 5 { // a word set off, not speech
					continue
				}
			case ahead >= 0 && k == 0: // "Kim said:", and this after it
				a.Voice, a.Inferred, a.Rule = ahead, true, RuleContinued
				r.heard(at, k, ahead)
			case r.last >= 0 && s.quotedAlone(sentence) && (r.said == at || r.lastAt == r.flow[at]-1 && r.endsQuoted(r.said)):
				a.Voice, a.Inferred, a.Rule = r.last, r.said != at, RuleContinued
				r.heard(at, k, r.last)
			}
			quoted += a.Words
			list = append(list, a)
		}
		if n := len(found) - 1; n >= 0 && k == len(s.sentences)-1 && s.announces() {
			if r.ahead = found[n].Voice; sources[n].verb[1] == sentence[1] {
				continue // nothing is said but who will speak
			}
		} else if n < 0 && k == len(s.sentences)-1 && s.announces() {
			if p, ok := r.clauseSubject(s, sentence[0], sentence[1]); ok && p.kind == corpus.Named && sentence[1] > p.to && remark(s.tokens[sentence[1]-1].Term) {
				r.ahead = r.namedVoice(p) // "Kim made this comment:"
			}
		}
		for i := range found {
			if own := sources[i].speaker.head; (quoted == 0 || s.in[sentence[0]] < 0 && 3*quoted < sentence[1]-sentence[0]) && own != "i" && own != "we" && (i == 0 || found[i].Voice != found[i-1].Voice) {
				a := found[i]
				a.Kind, a.Speech, a.Words = Report, s.span(sentence[0], sentence[1]), sentence[1]-sentence[0]
				list = append(list, a)
			}
		}
	}
	return list
}

var remark = wordSet("comment comments remark remarks statement tweet message reply response question answer say point")

// turn is the number of tokens that name who speaks in a passage of a
// transcript, "HOLT: …", 0 if it is none. In full or in part the name is one
// that the document writes in full elsewhere.
func (r *speakerReader) turn(s *passageText) int {
	k := 0
	for k < min(4, len(s.tokens)-1) && (k == 0 || s.gap(k) == " " || s.gap(k) == ". ") {
		if w := s.text[s.tokens[k].Start:s.tokens[k].End]; len(w) < 2 || w != strings.ToUpper(w) || !s.capital(k) {
			return 0
		}
		k++
	}
	if k == 0 || !strings.HasPrefix(s.gap(k), ":") || s.in[k] != s.in[0] || len(s.tokens)-k < 2 || !r.partOfName(s.tokens[k-1].Term) {
		return 0
	}
	return k
}

// announces reports whether a passage ends with a colon, so that what comes
// next is said by whom it names last.
func (s *passageText) announces() bool {
	return strings.HasSuffix(strings.TrimRight(s.text, " \u00a0"), ":")
}

// quotedAlone reports whether a sentence is a quotation and little else.
func (s *passageText) quotedAlone(sentence [2]int) bool {
	outside := 0
	for i := sentence[0]; i < sentence[1]; i++ {
		if s.in[i] < 0 {
			outside++
		}
	}
	return outside < 4
}

// endsQuoted reports whether a passage ends with a quotation, so that one at
// the start of the next may go on with it.
func (r *speakerReader) endsQuoted(at int) bool {
	s := r.texts[at]
	if len(s.quotes) == 0 || len(s.sentences) == 0 {
		return false
	}
	last := s.sentences[len(s.sentences)-1]
	for i := last[0]; i < last[1]; i++ {
		if s.in[i] >= 0 {
			return true
		}
	}
	return false
}

// nearestSource is the verb of speech nearest to a quotation, -1 if none.
func nearestSource(s *passageText, sources []speechSource, quote int) int {
	best, least := -1, 1<<30
	q := s.quotes[quote]
	for i, source := range sources {
		v := s.tokens[source.verb[0]]
		if away := max(v.Start-q.To, q.From-v.End); away < least {
			best, least = i, away
		}
	}
	return best
}

// ascribe finds the voice of a source and notes that it was heard.
func (r *speakerReader) ascribe(s *passageText, at, sentence int, source speechSource) Attribution {
	p := source.speaker
	a := Attribution{Verb: s.span(source.verb[0], source.verb[1]), Speaker: s.span(p.from, p.to), Rule: source.rule}
	switch {
	case p.name != "":
		a.Voice = r.namedVoice(p)
	case p.kind == "":
		a.Voice = r.meant(s, at, sentence, p)
		if a.Rule = RulePronoun; a.Voice < 0 {
			a.Rule = RuleAmbiguous
		}
		a.Inferred = a.Voice >= 0 && r.said != at
	default:
		var again bool
		if a.Voice, again = r.described(p); again {
			a.Rule, a.Inferred = RuleAgain, r.voices[a.Voice].kind == corpus.Named
		}
	}
	if a.Voice >= 0 {
		r.heard(at, sentence, a.Voice)
		words := r.voices[a.Voice].words
		// The words behind the name up to the verb describe: "Kim, a lawyer".
		for i := p.from; i < min(p.to+6, len(s.tokens)) && s.in[i] < 0; i++ {
			if i >= p.to && (i == source.verb[0] || conjunctions(s.tokens[i].Term)) {
				break
			}
			words[s.tokens[i].Term] = true
		}
	}
	return a
}

// heard notes that a voice was the last to speak.
func (r *speakerReader) heard(at, sentence, voice int) {
	r.last, r.lastAt, r.said, r.since = voice, r.flow[at], at, sentence
}

// namedVoice is the voice with a name; parts of names known in full are those.
func (r *speakerReader) namedVoice(p phrase) int {
	folded := strings.Fields(r.key(p.name))
	name, longer := p.name, -1
	for k, full := range r.full {
		if len(full) > len(folded) && len(folded) == 1 && slices.Contains(full, folded[0]) && !titles(full[0]) {
			if longer >= 0 { // several bear it: the one heard last, if any
				longer = -1
				break
			}
			longer = k
		}
	}
	if longer >= 0 && p.kind == corpus.Named {
		name, folded = r.written[longer], r.full[longer]
	}
	key := strings.Join(folded, " ")
	for i := len(r.voices) - 1; i >= 0; i-- {
		w := &r.voices[i]
		if w.key == key || p.kind == corpus.Named && w.kind == corpus.Named && len(folded) == 1 && slices.Contains(strings.Fields(w.key), folded[0]) {
			return i
		}
	}
	r.voices = append(r.voices, heardVoice{name, key, p.kind, p.head, make(map[string]bool)})
	return len(r.voices) - 1
}

// described is the voice that a common noun means: "a resident" is a new one,
// "the resident" one that was described so before, if there is any; again says
// that it was.
func (r *speakerReader) described(p phrase) (voice int, again bool) {
	if !p.fresh {
		n := 0
		found := -1
		for i, w := range r.voices {
			if w.words[p.head] || strings.TrimSuffix(p.head, "s") == "source" && w.kind == corpus.Anonymous {
				n++
				if found = i; n == p.ordinal {
					break
				}
			}
		}
		if found >= 0 {
			if r.last >= 0 && p.ordinal == 0 && r.voices[r.last].words[p.head] {
				found = r.last
			}
			return found, true
		}
		kind := p.kind // "the company", "the minister": the only one heard so far
		if kind == corpus.Anonymous {
			kind = corpus.Named
		}
		if only := r.only(kind); only >= 0 && only == r.last && !strings.HasSuffix(p.head, "s") {
			return only, true
		}
	} else if strings.HasSuffix(p.head, "s") {
		for i, w := range r.voices {
			if w.head == p.head && w.kind == p.kind {
				return i, false
			}
		}
	}
	r.voices = append(r.voices, heardVoice{p.text, "", p.kind, p.head, make(map[string]bool)})
	return len(r.voices) - 1, false
}

// only is the one voice of a kind so far, -1 if there are several or none.
func (r *speakerReader) only(kind corpus.VoiceKind) int {
	only := -1
	for i, w := range r.voices {
		if w.kind != kind {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = i
	}
	return only
}

// meant is the voice that a pronoun means, -1 if it is not clear. It is the one
// heard last, in this passage or the two before, unless another person was
// named since outside of quotations. Where nobody was heard it is the only
// person named in the passage so far, or else in the one before.
func (r *speakerReader) meant(s *passageText, at, sentence int, p phrase) int {
	if p.head == "i" || p.head == "we" {
		return -1
	}
	if r.last >= 0 && r.lastAt >= r.flow[at]-2 && r.fitsPronoun(r.voices[r.last], p.head) {
		for from := r.said; from <= at; from++ {
			first, end := 0, len(r.texts[from].sentences)
			if from == r.said {
				first = r.since + 1
			}
			if from == at {
				end = sentence
			} else if from != r.said && r.flow[from] == r.flow[from-1] {
				continue // a caption
			}
			for _, k := range r.namesIn(r.texts[from], first, end) {
				if g := r.gender(r.full[k]); (g == "" || g == p.head) && strings.Join(r.full[k], " ") != r.voices[r.last].key {
					return -1
				}
			}
		}
		return r.last
	}
	other := func(k int) bool { g := r.gender(r.full[k]); return g != "" && g != p.head }
	names := slices.DeleteFunc(r.namesIn(s, 0, sentence), other)
	if len(names) == 0 && at > 0 {
		names = slices.DeleteFunc(r.namesIn(r.texts[at-1], 0, len(r.texts[at-1].sentences)), other)
	}
	if p.head != "it" && p.head != "they" && len(names) == 1 {
		full := r.full[names[0]]
		return r.namedVoice(phrase{name: r.written[names[0]], kind: corpus.Named, head: full[len(full)-1]})
	}
	return -1
}

// fitsPronoun reports whether a pronoun can mean a voice.
func (r *speakerReader) fitsPronoun(w heardVoice, pronoun string) bool {
	switch w.kind {
	case corpus.Named:
		g := r.gender(strings.Fields(w.key))
		return (pronoun == "he" || pronoun == "she") && (g == "" || g == pronoun)
	case corpus.Anonymous:
		return (pronoun == "they") == strings.HasSuffix(w.head, "s") && pronoun != "it"
	}
	return pronoun == "it" || pronoun == "they"
}

// namesIn are the different full names of persons outside of quotations in the
// sentences of a passage from first to before last, as indexes into full.
func (r *speakerReader) namesIn(s *passageText, first, last int) []int {
	if first >= last {
		return nil
	}
	var names []int
	start, end := s.sentences[first][0], s.sentences[last-1][1]
	for k, full := range r.full {
		if institution(full[len(full)-1]) || institution(full[0]) || r.places[strings.Join(full, " ")] {
			continue
		}
		for i := start; i+len(full) <= end; i++ {
			n := 0
			for n < len(full) && s.in[i+n] < 0 && s.tokens[i+n].Term == full[n] && s.capital(i+n) {
				n++
			}
			if n == len(full) {
				names = append(names, k)
				break
			}
		}
	}
	return names
}
