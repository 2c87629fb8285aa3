package cite

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Name is an author: a person in parts, or a body or a person whose name has no parts
// that the program could tell, as Literal.
type Name struct {
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Particle string `json:"non-dropping-particle,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	Literal  string `json:"literal,omitempty"`
}

// bodyWords are in names of bodies, which have no family name.
var bodyWords = wordSet(`agency agencies agence agencia agentur ministry desk press news bureau office board committee council
	department association institute institution network service services wire team collective foundation university commission
	government embassy parliament kremlin reuters afp ap upi tass xinhua bloomberg bbc cnn yonhap kcna dpa efe ansa interfax ria
	kyodo jiji media group company inc ltd union party organization organisation court police radio television tv times post
	gazette herald tribune guardian newspaper magazine society federation church bank authority centre center administration`)

// nobodyWords end, or are, bylines that name nobody; they also stand before a name, or
// after it behind a comma.
var nobodyWords = wordSet(`staff reporter reporters writer writers correspondent correspondents editor editors contributor contributors
	newsroom columnist columnists agencies journalist journalists anonymous unknown admin administrator redaktion redaktionell webmaster`)

// roles may stand in front of those.
var roleWords = wordSet(`a an the our own from special senior chief political foreign guest staff news web online deputy managing
	diplomatic defence defense business science sports economics world national international local assistant associate and freelance contributing`)

// asianRoles are words for reporter and the like, which stand beside a name.
var asianRoles = []string{"선임기자", "인턴기자", "전문기자", "특파원", "통신원", "논설위원", "기자", "편집장", "本报记者", "本報記者", "实习记者", "特约记者", "記者", "记者", "特派員", "編集委員", "撰稿", "通讯员"}

// wordSet is the set of the words of a text, made when it is first asked for: the
// page is drawn without it.
func wordSet(s string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool)
		for _, w := range strings.Fields(s) {
			set[w] = true
		}
		return set
	})
}

// asian reports whether a name is in Chinese, Japanese or Korean letters.
func asian(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	})
}

// Names reads a byline. outlet is the name of who published, which is no author.
func Names(byline, outlet string) []Name {
	byline = withoutHelpers(withoutBrackets(strings.Join(strings.Fields(byline), " ")))
	for again := true; again; {
		again = false
		for _, lead := range []string{"text by ", "words by ", "story by ", "report by ", "reported by ", "written by ", "reporting by ", "by ", "by: ", "par ", "por ", "door ", "text von "} {
			if rest, ok := cutFold(byline, lead); ok {
				byline, again = rest, true
			}
		}
	}
	if rest, ok := strings.CutPrefix(byline, "Von "); ok && strings.Contains(rest, " ") { // "Von Trapp" is a name
		byline = rest
	}
	var list []Name
	for _, part := range parted(byline) {
		if n, ok := name(part, outlet); ok && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// helpers begin the part of a byline that names those who helped.
var helpers = []string{"with additional reporting", "additional reporting", "with reporting by", "with contributions", "editing by", "edited by", "photos by", "photographs by", "photography by", "pictures by", "illustrations by", "translated by", "translation by"}

// withoutHelpers cuts a byline where it goes on with those who helped, who are no
// authors.
func withoutHelpers(s string) string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return s
	}
	end := len(s)
	for _, h := range helpers {
		if i := strings.Index(lower, h); i > 0 && i < end && !unicode.IsLetter(rune(lower[i-1])) {
			end = i
		}
	}
	if end == len(s) {
		return s
	}
	s = strings.TrimRight(s[:end], " ,;|/–—-")
	for _, and := range []string{" and", " &"} {
		s = strings.TrimSuffix(s, and)
	}
	return s
}

// withoutBrackets leaves out what stands in brackets, which is a place or an agency, and
// addresses of mail.
func withoutBrackets(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '(', '[', '（', '［', '【', '〔':
			depth++
		case ')', ']', '）', '］', '】', '〕':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	words := slices.DeleteFunc(strings.Fields(b.String()), func(w string) bool { return strings.Contains(w, "@") })
	if out := strings.Join(words, " "); out != "" {
		return out
	}
	return s
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return strings.TrimSpace(s[len(prefix):]), true
	}
	return s, false
}

// parted are the names in a byline. What follows a comma may belong to the name before:
// "Novak, A." and "King, Jr.".
func parted(byline string) []string {
	for _, and := range []string{" and ", " And ", " AND ", " & ", " with ", " und ", " et "} {
		byline = strings.ReplaceAll(byline, and, ";")
	}
	byline = strings.NewReplacer("、", ";", "，", ",", "；", ";", "|", ";", " / ", ";").Replace(byline)
	if asian(byline) {
		byline = strings.NewReplacer("·", ";", "・", ";", "ㆍ", ";", ",", ";").Replace(byline)
	}
	var list []string
	for _, group := range strings.Split(byline, ";") {
		for i, part := range strings.Split(group, ",") {
			part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "and "))
			switch {
			case part == "":
			case i > 0 && len(list) > 0 && generation(part):
				list[len(list)-1] += ", " + part
			case i > 0 && len(list) > 0 && initials(part) && !strings.Contains(list[len(list)-1], " "):
				list[len(list)-1] = part + " " + list[len(list)-1]
			default:
				list = append(list, part)
			}
		}
	}
	return list
}

// generation reports whether a part of a name tells son from father.
func generation(s string) bool {
	switch strings.ToLower(strings.Trim(s, ". ")) {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

// initials reports whether a text is initials with points: "A.", "J.-P. B.".
func initials(s string) bool {
	return s != "" && strings.Contains(s, ".") && !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsUpper(r) && r != '.' && r != ' ' && r != '-'
	})
}

func name(s, outlet string) (Name, bool) {
	s = strings.Trim(s, " .;:,–—-")
	if asian(s) {
		for _, role := range asianRoles {
			s = strings.ReplaceAll(s, role, "")
		}
		if _, after, ok := strings.Cut(s, "="); ok {
			s = after
		}
		s = strings.Join(strings.Fields(s), " ")
		return Name{Literal: s}, s != "" && s != outlet
	}
	suffix := ""
	if before, after, ok := strings.Cut(s, ","); ok {
		s, suffix = strings.TrimSpace(before), strings.TrimSpace(after)
	}
	words := strings.Fields(s)
	words = withoutRoles(words)
	if len(words) == 0 || sameOutlet(strings.Join(words, " "), outlet) {
		return Name{}, false
	}
	for i := 2; i < len(words); i++ { // "Jane Doe in Saltmere", "Jane Doe for the Gazette"
		switch words[i] {
		case "in", "for", "at", "from", "reports", "reporting":
			if !body(words[:i]) {
				words = words[:i]
			}
		}
	}
	if i := len(words) - 1; i > 1 && suffix == "" && generation(words[i]) {
		words, suffix = words[:i], words[i]
	}
	if suffix == "Jr" || suffix == "Sr" {
		suffix += "."
	}
	if body(words) {
		return Name{Literal: strings.Join(words, " ")}, true
	}
	if len(words) == 1 {
		return Name{Literal: words[0]}, true
	}
	return person(words, suffix), true
}

// withoutRoles takes away what a person is: all of "Our own correspondent", the front
// of "Staff writer Jane Doe", titles.
func withoutRoles(words []string) []string {
	lower := func(i int) string { return strings.ToLower(strings.Trim(words[i], ".,:")) }
	for len(words) > 0 {
		end := 0
		for end < len(words) && roleWords()[lower(end)] && !nobodyWords()[lower(end)] {
			end++
		}
		if end < len(words) && nobodyWords()[lower(end)] {
			words = words[end+1:]
			continue
		}
		switch lower(0) {
		case "dr", "prof", "professor", "mr", "mrs", "ms", "sir", "rev":
			if len(words) > 2 {
				words = words[1:]
				continue
			}
		}
		break
	}
	// "Courier staff", "Gazette reporters"; a name of three words keeps them all.
	if n := len(words); n > 0 && nobodyWords()[lower(n-1)] {
		return nil
	}
	return words
}

// sameOutlet compares names of outlets without regard to case and The.
func sameOutlet(a, b string) bool {
	plain := func(s string) string {
		s = strings.ToLower(strings.Join(strings.Fields(s), " "))
		return strings.TrimPrefix(s, "the ")
	}
	return b != "" && plain(a) == plain(b)
}

// body reports whether a name is that of a body: it has a word that such names have, or
// is in capitals without points, such as AFP.
func body(words []string) bool {
	for i, w := range words {
		w = strings.Trim(w, ".,’'")
		if bodyWords()[strings.ToLower(w)] && (len(words) != 2 || i == 1 || unicode.IsUpper(first(w)) && len(w) <= 4 && w == strings.ToUpper(w) || i == 0 && knownFront(w)) {
			return true
		}
	}
	switch strings.ToLower(words[0]) {
	case "the", "associated", "agence", "united":
		return len(words) > 1
	}
	for _, w := range words {
		if lw := strings.ToLower(w); lw == "of" || lw == "for" && len(words) > 2 && bodyWords()[strings.ToLower(words[0])] {
			return true
		}
	}
	w := words[0]
	return len(words) == 1 && utf8.RuneCountInString(w) > 1 && w == strings.ToUpper(w)
}

// knownFront reports whether a word begins names of two words that are those of bodies.
func knownFront(w string) bool {
	switch strings.ToLower(w) {
	case "reuters", "bloomberg", "xinhua", "tass", "yonhap", "kyodo", "jiji", "interfax", "agence", "agencia", "ministry", "radio", "kremlin", "embassy":
		return true
	}
	return false
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// person parts a name. Words in small letters before the last word are particles.
func person(words []string, suffix string) Name {
	n := Name{Suffix: suffix}
	last := len(words) - 1
	small := func(w string) bool { return unicode.IsLower(first(w)) && !strings.ContainsAny(w, "’'") }
	from := last // where the family name with its particles begins
	if !small(words[last]) {
		for i := range last {
			if small(words[i]) && words[i] != "y" && words[i] != "e" && words[i] != "i" {
				from = i
				break
			}
		}
	}
	to := from
	for to < last && small(words[to]) && !small(words[last]) {
		to++
	}
	n.Given, n.Particle, n.Family = strings.Join(words[:from], " "), strings.Join(words[from:to], " "), strings.Join(words[to:], " ")
	for _, mark := range []string{"’", "'"} { // d’Artagnan
		if before, after, ok := strings.Cut(n.Family, mark); ok && before != "" && before == strings.ToLower(before) && len(before) < 4 && unicode.IsUpper(first(after)) {
			n.Particle, n.Family = strings.TrimSpace(n.Particle+" "+before+mark), after
		}
	}
	return n
}

// glued is the family name with its particle.
func (n Name) glued() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Particle == "":
		return n.Family
	case strings.HasSuffix(n.Particle, "’") || strings.HasSuffix(n.Particle, "'"):
		return n.Particle + n.Family
	}
	return n.Particle + " " + n.Family
}

// forward is "J. van der Meer Jr.".
func (n Name) forward() string {
	return strings.TrimSpace(strings.TrimSpace(n.Given+" "+n.glued()) + " " + n.Suffix)
}

// inverted is "van der Meer, J., Jr.", or with the particle behind "Meer, J. van der".
func (n Name) inverted(demoted bool, given string) string {
	if n.Literal != "" {
		return n.Literal
	}
	s := n.glued()
	if demoted && n.Particle != "" && !strings.ContainsAny(n.Particle, "’'") {
		s, given = n.Family, strings.TrimSpace(given+" "+n.Particle)
	}
	if given != "" {
		s += ", " + given
	}
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return s
}

// initialled is the given name as APA has it: "Z.", "J.-P.", "J. K.".
func (n Name) initialled() string {
	var out []string
	for _, w := range strings.Fields(strings.ReplaceAll(n.Given, ".", ". ")) {
		var parts []string
		for _, p := range strings.Split(w, "-") {
			if p = strings.Trim(p, "."); p == "" {
				continue
			}
			if unicode.IsUpper(first(p)) {
				p = string(first(p)) + "."
			}
			parts = append(parts, p)
		}
		if joined := strings.Join(parts, "-"); joined != "" && strings.HasPrefix(w, "-") && len(out) > 0 {
			out[len(out)-1] += "-" + joined
		} else if joined != "" {
			out = append(out, joined)
		}
	}
	return strings.Join(out, " ")
}
