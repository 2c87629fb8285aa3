package speech

import (
	"strings"

	"parallax/corpus"
	"parallax/corpus/quantity"
)

// speechVerbs tells verbs of speech: 1 is one wherever it stands, 2 only
// beside a quotation or before "that", because it is often something else.
func speechVerbs(word string) int {
	switch {
	case surelySpeech(word):
		return 1
	case maybeSpeech(word):
		return 2
	}
	return 0
}

var surelySpeech = wordSet("said says say told tells added adds explained explains argued argues insisted insists replied warned warns " +
	"acknowledged admitted recalled stressed emphasized emphasised alleged testified quipped conceded accused accuses joked vowed lamented " +
	"asserted asserts contended remarked denied denies deny argue warn insist accuse commented complained tweeted protested declared announced confirmed")

var maybeSpeech = wordSet("stated states claimed claims reported reports noted notes wrote writes asked asks suggested suggests continued continues " +
	"agreed agrees observed thinks think believes believe believed shows showed called calls described describes predicted predicts urged urges " +
	"pledged promised boasted revealed concluded concludes informed estimates estimated expects expected quoted quotes read reads saying")

var (
	speechAdverbs = wordSet("also later then has have had further repeatedly previously recently once immediately privately publicly reportedly since now again already never always both all often still just")
	speechBe      = wordSet("was were been be being is are am to")
	conjunctions  = wordSet("and but or that as because while when if which whether so yet where although though since until nor what how why who whom whose after before")
	prepositions  = wordSet("of from in at with for on to by near about under over into through during after before between against within familiar close among")
	determiners   = wordSet("the a an some many several one two three another other second third first this these those most few both his her its their our my unnamed")
	pronouns      = wordSet("he she they it we i you who")
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
	for v := sentence[0]; v < sentence[1]; v++ {
		if s.in[v] >= 0 {
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
			if p, ok := r.forward(s, v+2, sentence[1]); ok && (p.name != "" || p.sure) {
				list = append(list, speechSource{[2]int{v, v + 2}, p, RuleAccording})
			}
			continue
		}
		strength := speechVerbs(t)
		if strength == 0 || s.capital(v) && v > sentence[0] || len(list) > 0 && r.subordinate(s, sentence[0], v) {
			continue
		}
		p, rule, ok := r.subject(s, sentence, v)
		if ok && (strength == 1 || p.sure && p.kind == corpus.Anonymous || r.beyondDoubt(s, sentence, v)) {
			list = append(list, speechSource{[2]int{v, v + 1}, p, rule})
		}
	}
	return list
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

// beyondDoubt reports whether a word that is not always a verb of speech is one.
func (r *speakerReader) beyondDoubt(s *passageText, sentence [2]int, v int) bool {
	if v+1 < sentence[1] && s.beside(v+1) && s.tokens[v+1].Term == "that" {
		return true
	}
	for k := max(sentence[0], v-6); k < min(sentence[1], v+7); k++ {
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
	for k > sentence[0] && s.beside(k) && speechAdverbs(s.tokens[k-1].Term) {
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
	if k > sentence[0] && s.in[k-1] < 0 && strings.TrimSpace(s.gap(k)) == "," {
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
		if start < to && !prepositions(s.tokens[start].Term) && (determiners(s.tokens[start].Term) || s.capital(start) && r.isName(s, start, to, first) ||
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
	if t := s.tokens[i].Term; !s.capital(i) && !determiners(t) && !peopleWord(t) || conjunctions(t) || prepositions(t) {
		return phrase{}, false
	}
	to := i + 1
	for to < end && s.beside(to) && !conjunctions(s.tokens[to].Term) && (!prepositions(s.tokens[to].Term) || s.tokens[to].Term == "of") && speechVerbs(s.tokens[to].Term) == 0 {
		to++
	}
	return r.nounPhrase(s, i, to)
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
	if p.sure = p.kind != ""; !p.sure && i > p.from {
		p.kind = corpus.Anonymous
	}
	return p, p.kind != ""
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

var nameParticles = wordSet("de van von der bin al el la du da di ibn")

// titles stand before the names of persons.
var titles = wordSet("rep sen gov gen col lt capt prof mr mrs ms miss dr sir lord lady president minister mayor professor general colonel captain senator governor chancellor king queen prince princess pope judge secretary chairman chairwoman spokesman spokeswoman spokesperson ambassador leader director marshal sergeant lieutenant inspector bishop archbishop rabbi imam commissioner congressman congresswoman representative treasurer premier")

// institution reports whether a word of a name says that it is that of a body.
func institution(term string) bool { return institutions(term) }

var institutions = wordSet("ministry agency university institute committee council party government administration police court bank commission department company co corp inc ltd plc ag group union news times television tv radio office house association authority authorities army navy military parliament congress senate embassy society organisation organization network foundation board club kremlin service forces federation league academy center centre college hospital church press post herald tribune journal gazette daily bureau treasury states nations korea kingdom")

var documents = wordSet("report reports document documents statement letter text lecture lectures article book study broadcast paper treaty survey footage review indictment complaint filing memo memorandum bulletin communique resolution poll website message")

var bodies = wordSet("ministry government agency company newspaper police court council committee department commission party bank university office military army union group broadcaster embassy parliament administration authorities channel magazine organisation organization firm board charity kremlin outlet")

var people = wordSet("official officials source sources resident residents expert experts analyst analysts witness witnesses spokesman spokeswoman spokesperson spokespeople professor professors lawyer lawyers doctor doctors diplomat diplomats minister president mayor man woman men women person people teacher worker workers employee employees soldier soldiers officer officers commander leader leaders researcher researchers scientist scientists economist economists trader traders dealer dealers executive executives chairman director manager managers farmer farmers neighbour neighbours neighbor neighbors activist activists critic critics historian scholar scholars student students visitor visitors member members escapee defector defectors father mother wife husband brother sister son daughter friend friends aide aides adviser advisers advisor banker bankers broker brokers prosecutor prosecutors investigator investigators reporter reporters journalist journalists sailor captain pilot pilots judge secretary governor senator lawmaker lawmakers politician politicians observer observers insider insiders host guest victim victims survivor survivors nurse nurses driver drivers local locals veteran veterans ambassador envoy deputy chief editor author interpreter guide bishop priest")

// peopleWord reports whether a folded noun can be a person or body that speaks.
func peopleWord(term string) bool { return people(term) || bodies(term) || documents(term) }

// nounKind is the kind of voice a common noun names, "" if it names none.
func nounKind(head string) corpus.VoiceKind {
	switch {
	case people(head):
		return corpus.Anonymous
	case bodies(head):
		return corpus.Institutional
	case documents(head):
		return corpus.Paper
	}
	return ""
}
