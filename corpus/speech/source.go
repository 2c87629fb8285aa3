package speech

import (
	"strings"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/quantity"
)

// phrase is the tokens that name a speaker, and what they seem to be.
type phrase struct {
	from, to int
	name     string // with capitals; "" for a common noun
	text     string // as written
	kind     corpus.VoiceKind
	head     string // the noun, folded; the pronoun
	ordinal  int    // 2 for "the second"
	fresh    bool   // "a resident", not "the resident"
	sure     bool   // the noun is one of those that speak; else only the verb says so
}

// speechSource is a verb of speech with its subject.
type speechSource struct {
	verb    [2]int
	speaker phrase
	rule    Rule
}

// sources finds who speaks in a sentence, in order.
func (r *speakerReader) sources(s *passageText, sentence [2]int) []speechSource {
	var list []speechSource
	var first phrase // of the sentence, looked for once
	sought, found := false, false
	for v := sentence[0]; v < sentence[1]; v++ {
		if s.in[v] >= 0 {
			if p, ok := r.label(s, sentence, v); ok {
				list = append(list, speechSource{[2]int{v, v}, p, RuleLabel})
			}
			continue
		}
		if s.signed(v) {
			to := v + 1
			for to < sentence[1] && s.beside(to) && s.capital(to) {
				to++
			}
			if to == sentence[1] || strings.Contains(s.gap(to), "\n") { // nothing but the name
				if p, ok := r.nounPhrase(s, v, to); ok && p.name != "" {
					list = append(list, speechSource{[2]int{v, v}, p, RuleSigned})
				}
			}
			continue
		}
		t := s.tokens[v].Term
		if t == "according" && v+2 < sentence[1] && s.tokens[v+1].Term == "to" {
			p, ok := r.forward(s, v+2, sentence[1])
			if !ok { // public records
				to := v + 2
				for to < sentence[1] && (to == v+2 || s.beside(to)) && !conjunctions(s.tokens[to].Term) && !prepositions(s.tokens[to].Term) {
					to++
				}
				p, ok = r.nounPhrase(s, v+2, to)
			}
			if ok && p.kind != "" {
				list = append(list, speechSource{[2]int{v, v + 2}, p, RuleAccording})
			}
			continue
		}
		if speechParticiples(t) && v > sentence[0] && s.in[v-1] < 0 && !speechBe(s.tokens[v-1].Term) && !prepositions(s.tokens[v-1].Term) && (strings.Contains(s.gap(v), ",") || conjunctions(s.tokens[v-1].Term)) {
			if len(list) > 0 {
				list = append(list, speechSource{[2]int{v, v + 1}, list[len(list)-1].speaker, RuleBefore})
			} else {
				if !sought {
					sought = true
					first, found = r.clauseSubject(s, sentence[0], v)
				}
				if found && (first.name != "" || first.sure || first.kind == "") {
					list = append(list, speechSource{[2]int{v, v + 1}, first, RuleBefore})
				}
			}
			continue
		}
		strength := speechVerbs(t)
		if speechParticiples(t) && s.beside(v) && speechBe(s.tokens[v-1].Term) { // is saying
			strength = 1
		}
		if strength == 0 && r.closes(s, sentence, v) {
			strength = 1
		}
		if strength == 0 || s.capital(v) && v > sentence[0] || v > sentence[0] && s.beside(v) && (determiners(s.tokens[v-1].Term) || s.gap(v) != " " || s.genitive(v-1)) || len(list) > 0 && r.subordinate(s, sentence[0], v) {
			continue
		}
		p, rule, ok := r.subject(s, sentence, v)
		if ok && (strength == 1 || actorSpeech(t) && (p.kind == corpus.Named || p.kind == corpus.Institutional && p.name != "" || p.kind == "" && p.head != "it") || p.kind == corpus.Paper && p.sure && paperShows(t) || p.sure && p.kind == corpus.Anonymous || r.beyondDoubt(s, sentence, v)) {
			list = append(list, speechSource{[2]int{v, v + 1}, p, rule})
		}
	}
	return list
}

// label is the speaker of `Kim: "…"`: a name alone from the start of the
// sentence to the colon before the quotation that begins at token v.
func (r *speakerReader) label(s *passageText, sentence [2]int, v int) (phrase, bool) {
	first := sentence[0]
	if v == first || v-first > 4 || s.in[v-1] >= 0 || !strings.HasPrefix(s.gap(v), ":") {
		return phrase{}, false
	}
	for k := first; k < v; k++ {
		if !s.capital(k) || k > first && !s.beside(k) || speechVerbs(s.tokens[k].Term) > 0 {
			return phrase{}, false
		}
	}
	if v-first == 1 && !r.isName(s, first, v, first) && !r.partOfName(s.tokens[first].Term) {
		return phrase{}, false
	}
	p, ok := r.nounPhrase(s, first, v)
	return p, ok && p.name != ""
}

// partOfName reports whether a term is a part of a full name in the document.
func (r *speakerReader) partOfName(term string) bool {
	for _, full := range r.full {
		for _, part := range full {
			if part == term {
				return true
			}
		}
	}
	return false
}

// subordinate reports whether a verb stands in a clause that tells what another
// says: "he agreed that the papers showed".
func (r *speakerReader) subordinate(s *passageText, first, v int) bool {
	for v > first && s.beside(v) {
		if v--; s.tokens[v].Term == "that" {
			return true
		}
	}
	return false
}

// closes reports whether a word is what somebody does with the quotation that
// ends before: "…," Kim gushed. Between are a name or pronoun and nothing else.
func (r *speakerReader) closes(s *passageText, sentence [2]int, v int) bool {
	t := s.tokens[v].Term
	if !s.beside(v) || s.capital(v) || len(t) < 4 || !strings.HasSuffix(t, "ed") && (!strings.HasSuffix(t, "s") || strings.HasSuffix(t, "ss")) {
		return false
	}
	k := v - 1
	for k > sentence[0] && s.beside(k) && s.capital(k) && s.capital(k-1) {
		k--
	}
	return k > sentence[0] && s.in[k-1] >= 0 && !s.titled(s.in[k-1]) && s.words(s.in[k-1]) > 2 && (s.capital(k) || pronouns(s.tokens[k].Term)) && s.spoken(s.in[k-1])
}

// spoken reports whether a quotation ends as speech before its verb does: with
// a comma, or a mark other than a full stop.
func (s *passageText) spoken(quote int) bool {
	q := s.quotes[quote]
	last, _ := utf8.DecodeLastRuneInString(s.text[q.From:q.To])
	return strings.ContainsRune(",!?\u2014\u2026", last) || strings.HasPrefix(strings.TrimLeft(s.text[q.To:], "\u201d\"'\u2019\u00bb"), ",")
}

// beyondDoubt reports whether a word that is not always a verb of speech is one.
func (r *speakerReader) beyondDoubt(s *passageText, sentence [2]int, v int) bool {
	if v+1 < sentence[1] && s.beside(v+1) && s.tokens[v+1].Term == "that" {
		return true
	}
	if v == len(s.tokens)-1 && s.announces() {
		return true
	}
	if v+2 < sentence[1] && s.beside(v+1) && !prepositions(s.tokens[v+1].Term) && (pronouns(s.tokens[v+1].Term) || determiners(s.tokens[v+1].Term) || s.capital(v+1)) {
		for k := v + 2; k < min(sentence[1], v+9) && s.beside(k) && !conjunctions(s.tokens[k].Term); k++ {
			if finite(s.tokens[k].Term) { // "claims the bridge is"
				return true
			}
		}
	}
	for k := max(sentence[0], v-8); k < min(sentence[1], v+7); k++ {
		if s.in[k] >= 0 && !s.titled(s.in[k]) {
			return true
		}
	}
	return false
}

// subject finds who does what the verb v says: before it, or behind it where a
// quotation or comma goes before.
func (r *speakerReader) subject(s *passageText, sentence [2]int, v int) (phrase, Rule, bool) {
	k := v
	for k > sentence[0] && s.beside(k) && (speechAdverbs(s.tokens[k-1].Term) || speechParticiples(s.tokens[v].Term) && speechBe(s.tokens[k-1].Term)) {
		k--
	}
	if k > sentence[0] && s.beside(k) {
		before := s.tokens[k-1].Term
		if speechBe(before) {
			return phrase{}, "", false // was told, to say
		}
		if before == "who" && k-1 > sentence[0] {
			k-- // "Kim, who said"
			if !s.beside(k) {
				p, ok := r.apposed(s, sentence[0], k)
				return p, RuleApposition, ok
			}
		}
		from := k - 1
		for from > sentence[0] && s.beside(from) && !conjunctions(s.tokens[from-1].Term) && speechVerbs(s.tokens[from-1].Term) != 1 {
			from--
		}
		if conjunctions(before) {
			// "The keeper declined to comment but said": the subject stands in
			// front, up to its first preposition or verb.
			p, ok := r.forward(s, sentence[0], from)
			return p, RuleBefore, ok && k-1 > sentence[0]
		}
		if pronouns(before) {
			from = k - 1
		}
		p, ok := r.nounPhrase(s, from, k)
		return p, RuleBefore, ok
	}
	if k > sentence[0] && s.in[k-1] < 0 && strings.TrimSpace(s.gap(k)) == "," || k > sentence[0] && s.in[k-1] < 0 && s.gap(k) == "., " {
		if p, ok := r.apposed(s, sentence[0], k); ok {
			return p, RuleApposition, true
		}
	}
	if k == v && v+1 < sentence[1] && s.beside(v+1) && (v == sentence[0] || !s.beside(v)) {
		if p, ok := r.forward(s, v+1, sentence[1]); ok {
			return p, RuleInverted, true
		}
	}
	return phrase{}, "", false
}

// apposed is the speaker of "Kim, a lawyer, said": the first phrase of the
// clause that ends with the comma before token end.
func (r *speakerReader) apposed(s *passageText, first, end int) (phrase, bool) {
	from := end - 1
	for from > first && s.in[from-1] < 0 && !strings.ContainsAny(s.gap(from), ";:") {
		from--
	}
	for at := from; at < end; {
		to := at + 1
		for to < end && s.beside(to) {
			to++
		}
		start := at
		for start < to && (conjunctions(s.tokens[start].Term) || speechAdverbs(s.tokens[start].Term)) {
			start++
		}
		if start < to && !prepositions(s.tokens[start].Term) && (determiners(s.tokens[start].Term) || s.capital(start) && (r.isName(s, start, to, first) || s.capital(to-1)) ||
			to == start+1 && to < end && determiners(s.tokens[to].Term)) { // "Holt, a welder, said"
			return r.nounPhrase(s, start, to)
		}
		at = to
	}
	return phrase{}, false
}

// isName reports whether the capital of token i means something: it does not
// begin the sentence, or the word is written so elsewhere, or another follows.
func (r *speakerReader) isName(s *passageText, i, end, sentence int) bool {
	return i > sentence || r.capitals[s.tokens[i].Term] || i+1 < end && s.capital(i+1)
}

// forward is the phrase that begins at token i.
func (r *speakerReader) forward(s *passageText, i, end int) (phrase, bool) {
	if i >= end || s.in[i] >= 0 {
		return phrase{}, false
	}
	if pronouns(s.tokens[i].Term) {
		return r.nounPhrase(s, i, i+1)
	}
	if t := s.tokens[i].Term; !s.capital(i) && !determiners(t) && !peopleWord(t) && !s.introduces(i, end) || conjunctions(t) || prepositions(t) {
		return phrase{}, false
	}
	to := i + 1
	for to < end && s.beside(to) && !conjunctions(s.tokens[to].Term) && (!prepositions(s.tokens[to].Term) || s.tokens[to].Term == "of") && speechVerbs(s.tokens[to].Term) == 0 {
		to++
	}
	return r.nounPhrase(s, i, to)
}

// introduces reports whether token i is one of few words before a name of two
// words or more: "widow Terry Strand".
func (s *passageText) introduces(i, end int) bool {
	for k := i + 1; k+1 < min(end, i+4) && s.beside(k) && s.beside(k+1); k++ {
		if t := s.tokens[k].Term; s.capital(k) {
			return s.capital(k+1) && !speechAdverbs(s.tokens[i].Term)
		} else if conjunctions(t) || prepositions(t) || determiners(t) || pronouns(t) {
			return false
		}
	}
	return false
}

// clauseSubject is the phrase with which the sentence that goes on at token end
// begins, behind what is set before it: "On Monday, Kim".
func (r *speakerReader) clauseSubject(s *passageText, first, end int) (phrase, bool) {
	for at := first; at < end && s.in[at] < 0; {
		start := at
		for at++; at < end && s.beside(at); at++ {
		}
		for start < at && conjunctions(s.tokens[start].Term) {
			start++
		}
		if start == at || prepositions(s.tokens[start].Term) {
			continue
		}
		name := start // a name is followed by what it does
		for name < at && s.capital(name) && !determiners(s.tokens[name].Term) {
			name++
		}
		if name > start+1 || name > start && r.isName(s, start, at, first) {
			return r.nounPhrase(s, start, name)
		}
		return r.forward(s, start, at)
	}
	return phrase{}, false
}

// nounPhrase reads the tokens from i to before end as the name of a speaker.
func (r *speakerReader) nounPhrase(s *passageText, i, end int) (phrase, bool) {
	term := func(k int) string { return s.tokens[k].Term }
	if end-i == 1 && pronouns(term(i)) {
		return phrase{from: i, to: end, head: term(i)}, term(i) != "you" && term(i) != "who"
	}
	if pronouns(term(end - 1)) {
		return phrase{from: end - 1, to: end, head: term(end - 1)}, true
	}
	// Behind an adverbial ("in April 2019 the resident") the phrase begins
	// with its own determiner.
	for k := end - 1; k > i; k-- {
		if determiners(term(k)) && !prepositions(term(k-1)) && !determiners(term(k-1)) {
			i = k
			break
		}
	}
	p := phrase{to: end, fresh: true}
	for i < end && (prepositions(term(i)) || conjunctions(term(i)) || speechAdverbs(term(i))) {
		i++
	}
	p.from = i
	for i < end && determiners(term(i)) {
		switch term(i) {
		case "the", "this", "these", "those":
			p.fresh = false
		case "second", "other":
			p.ordinal, p.fresh = 2, false
		case "third":
			p.ordinal, p.fresh = 3, false
		}
		i++
	}
	if i >= end {
		return phrase{}, false
	}
	stop := i // the phrase proper ends before its first preposition
	for stop < end && !prepositions(term(stop)) {
		if stop > i && speechVerbs(term(stop)) == 1 {
			return phrase{}, false
		}
		stop++
	}
	if stop == i {
		return phrase{}, false
	}
	if noun := term(stop - 1); s.capital(stop-1) && !(stop-1 == i && peopleWord(noun)) {
		from := stop - 1
		for from > i && (s.capital(from-1) || nameParticles(term(from-1))) && !strings.Contains(s.gap(from), "s ") {
			from--
		}
		if institution(term(stop-1)) && stop+1 < end && term(stop) == "of" {
			for stop++; stop+1 < end && (s.capital(stop) || !s.capital(stop-1)); stop++ {
			}
			stop = min(stop+1, end)
		}
		return r.named(s, p, from, stop)
	}
	p.head = term(stop - 1)
	p.kind, p.text = nounKind(p.head), s.text[s.tokens[p.from].Start:s.tokens[end-1].End]
	if p.sure = p.kind != ""; !p.sure && (i > p.from || s.possessed(i, stop)) {
		p.kind = corpus.Anonymous
	}
	return p, p.kind != ""
}

// possessed reports whether a word from token i to before end has a genitive:
// "Kim's former neighbour".
func (s *passageText) possessed(i, end int) bool {
	for ; i+1 < end; i++ {
		if s.genitive(i) {
			return true
		}
	}
	return false
}

// genitive reports whether token i is written "Kim's".
func (s *passageText) genitive(i int) bool {
	w := s.text[s.tokens[i].Start:s.tokens[i].End]
	return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "\u2019s") || i+1 < len(s.tokens) && (s.gap(i+1) == "'s " || s.gap(i+1) == "\u2019s ")
}

// named is a phrase whose noun is a name, of the tokens from i to before end.
func (r *speakerReader) named(s *passageText, p phrase, i, end int) (phrase, bool) {
	p.kind = corpus.Named
	for k := end - 1; k >= i; k-- {
		t := s.tokens[k].Term
		if institution(t) {
			p.kind = corpus.Institutional
			break
		}
		if titles(t) {
			if k == end-1 { // "the President"
				p.head, p.kind, p.text = t, corpus.Anonymous, s.text[s.tokens[p.from].Start:s.tokens[end-1].End]
				return p, true
			}
			i = k + 1
			break
		}
	}
	p.name = withoutPossessive(s.text[s.tokens[i].Start:s.tokens[end-1].End])
	p.head = s.tokens[end-1].Term
	single := end-i == 1
	switch {
	case p.kind == corpus.Institutional:
	case i == p.from+1 && s.tokens[p.from].Term == "the": // the Hill
		p.kind = corpus.Institutional
	case single && p.name == strings.ToUpper(p.name) && len(p.name) > 1,
		r.places[r.key(p.name)]:
		p.kind = corpus.Institutional
	}
	return p, !single || !quantity.DateWord(p.head)
}

func withoutPossessive(name string) string {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "\u2019s")
	return strings.TrimRight(name, "'\u2019.,")
}
