package webpage

import (
	"slices"
	"strings"
	"unicode"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// authors are the names of those who wrote the article, from the first of these
// that has any: JSON-LD, <meta>, markup, classes, a line that begins with "By".
func (p *page) authors() ([]string, intake.Basis) {
	clean := func(list []string) []string {
		var names []string
		for _, s := range list {
			for _, n := range splitNames(s) {
				if isName(n) && !hasFold(names, n) && len(names) < 20 {
					names = append(names, n)
				}
			}
		}
		return names
	}
	if d := p.stated.data; d != nil && d.about > 1 {
		if names := clean(d.authors); len(names) > 0 {
			return names, intake.Basis{How: "its JSON-LD"}
		}
	}
	said := p.stated.best(authorField)
	for i := 0; i < len(said); {
		trust, how := said[i].trust, said[i].how
		var names []string
		for ; i < len(said) && said[i].trust == trust && said[i].how == how; i++ {
			if trust >= byClass && len(names) > 0 {
				continue // the first of a class; others are of teasers
			}
			v := said[i].value
			if trust == byClass {
				v = byLine(v)
			}
			for _, n := range clean([]string{v}) {
				if !hasFold(names, n) {
					names = append(names, n)
				}
			}
		}
		if len(names) > 0 && trust < beside {
			return names, intake.Basis{How: how, Guess: trust >= byClass}
		}
	}
	if d := p.stated.data; d != nil {
		if names := clean(d.authors); len(names) > 0 {
			return names, intake.Basis{How: "its JSON-LD"}
		}
	}
	from, to := p.headlineAt, p.headlineAt+10
	if p.headlineAt < 0 {
		from, to = p.firstKept-6, p.firstKept+1
	}
	for i := max(0, from); i < min(to, len(p.blocks)); i++ {
		b := &p.blocks[i]
		if b.chars > 120 || b.kind != corpus.Body {
			continue
		}
		if rest := afterBy(b.text); rest != "" {
			if names := clean([]string{byLine(rest)}); len(names) > 0 && len(names) < 5 {
				return names, intake.Basis{How: "a line below the headline", AsWritten: b.text, Guess: true}
			}
		} else if n := besideDay(b.text); n != "" {
			return []string{n}, intake.Basis{How: "a line with the day", AsWritten: b.text, Guess: true}
		}
	}
	// A box about the author at the foot of the article, if all such boxes and
	// links of the page name the same.
	var only []string
	for _, s := range said {
		if s.trust == beside+byMarkup || s.trust == beside+byClass && s.how == linkToAuthor {
			for _, n := range clean([]string{s.value}) {
				if !hasFold(only, n) {
					only = append(only, n)
				}
			}
		}
	}
	if len(only) == 1 {
		return only, intake.Basis{How: "a link to the author", Guess: true}
	}
	return nil, intake.Basis{}
}

// besideDay is the name in a line such as "19.06.2024 - R. Heron": what is left
// without the day, if that is two or three words with capitals.
func besideDay(s string) string {
	if len(s) > 80 {
		return ""
	}
	w, ok := findDay(s, dayFirst)
	if !ok {
		return ""
	}
	rest := strings.Trim(s[:w.at]+s[w.at+len(w.text):], " -–—|·•,:/")
	f := strings.Fields(rest)
	if len(f) < 2 || len(f) > 3 {
		return ""
	}
	for _, x := range f {
		r := []rune(x)
		if !unicode.IsUpper(r[0]) || strings.ContainsAny(x, "0123456789:|/") || months[strings.ToLower(strings.Trim(x, ".,"))] > 0 {
			return ""
		}
		if len(r) > 3 && strings.ToUpper(x) == x {
			return ""
		}
	}
	if isOffice(rest) || noName(rest) {
		return ""
	}
	return rest
}

func hasFold(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

// bys begin a line that names the author.
var bys = []string{"written by", "posted by", "reported by", "story by", "words by", "article by", "published by", "submitted by", "by:", "by", "von:", "von", "por:", "por", "par:", "par", "door", "di", "автор:", "автор", "text:", "text von", "autor:", "author:", "autora:", "auteur:", "auteur :", "verfasst von", "geschrieben von", "ein artikel von", "ein beitrag von", "af", "av", "tekst:", "napsal", "écrit par", "escrito por", "erstellt von", "veröffentlicht von", "gepostet von", "eingestellt von", "redaktion:", "napisał", "napisała", "publié par", "publicado por", "scritto da", "postato da", "pubblicato da", "skrevet av", "skriven av", "skrivet av", "yazan:", "yazar:", "από", "kirjoittanut", "írta:", "szerző:", "autori:", "geplaatst door", "all posts by", "view all posts by", "posts by", "beiträge von", "alle beiträge von", "alle artikel von", "zeige alle beiträge von", "about the author:"}

// afterBy is what follows "By", or "" if a line does not begin with it.
func afterBy(s string) string {
	s = strings.TrimLeft(s, "|–—-•· ")
	lower := strings.ToLower(s)
	best := 0
	for _, by := range bys {
		if len(by) > best && strings.HasPrefix(lower, by) && len(lower) > len(by) {
			if end := lower[len(by)]; strings.HasSuffix(by, ":") || end == ' ' || end == ':' {
				best = len(by)
			}
		}
	}
	if best == 0 || len(lower) != len(s) {
		return ""
	}
	return strings.Trim(s[best:], " :|")
}

// byLine takes the name from a line that may also hold a day and a place.
func byLine(s string) string {
	var kept []string
	for _, line := range strings.Split(s, "\n") {
		line = strings.TrimSpace(line)
		if slices.Contains(bys, strings.ToLower(line)) {
			continue // the name is on the next line
		}
		if a := afterBy(line); a != "" {
			return cutTail(a)
		}
		if line != "" {
			kept = append(kept, line)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return cutTail(kept[0])
}

// cutTail ends a byline where something else begins: a sign, a day, an office.
func cutTail(s string) string {
	for _, sign := range []string{" | ", " – ", " — ", " • ", " · ", " / ", " on ", " am ", " le ", " el ", " in ", " @", " - ", " - ", " (", "|", " for ", " published", " updated", " posted", " at ", " den "} {
		if at := strings.Index(strings.ToLower(s), sign); at > 0 && at < len(s) {
			s = s[:at]
		}
	}
	if w, ok := findDay(s, dayFirst); ok {
		s = s[:w.at]
	}
	return strings.Trim(s, " ,.;:|")
}

// splitNames cuts a list of authors into names.
func splitNames(s string) []string {
	s = oneLine(s)
	if strings.Contains(s, "://") {
		return nil
	}
	if a := afterBy(s); a != "" {
		s = a
	}
	for _, and := range []string{" and ", " und ", " et ", " y ", " e ", " & ", ";", " with ", " og ", " och ", " en ", " i ", " | ", " и ", "、", " / ", "·"} {
		if and == " e " || and == " i " || and == " y " || and == " en " {
			if strings.Count(s, " ") < 4 {
				continue
			}
		}
		s = strings.ReplaceAll(s, and, "\n")
	}
	var names []string
	for _, part := range strings.Split(s, "\n") {
		commas := strings.Split(part, ",")
		for i := 0; i < len(commas); i++ {
			n := strings.TrimSpace(commas[i])
			// "Heron, R." is one name; "R. Heron, City Editor" is a name and an office.
			if len(commas) == 2 && i == 0 && !strings.Contains(n, " ") && len(strings.Fields(commas[1])) == 1 {
				names = append(names, strings.TrimSpace(commas[1])+" "+n)
				break
			}
			if i > 0 && (isOffice(n) || !strings.Contains(n, " ")) {
				continue
			}
			names = append(names, n)
		}
	}
	for i, n := range names {
		if at := strings.IndexAny(n, "<("); at > 0 {
			n = n[:at]
		}
		names[i] = strings.Trim(n, " ,.;:|*\"'“”")
		if strings.HasSuffix(n, ".") && len(n) > 2 && n[len(n)-3] == ' ' {
			names[i] = strings.Trim(n, " ,;:|*\"")
		}
	}
	return names
}

var offices = bag("editor reporter correspondent writer staff journalist redakteur redaktion editorial team contributor columnist analyst producer author chief senior director professor blogger freelance redactor redacción newsroom desk")

// isOffice reports whether a phrase is what somebody is, rather than a name.
func isOffice(s string) bool {
	for w := range bag(s) {
		if offices[w] {
			return true
		}
	}
	return false
}

// noName reports whether a phrase is what pages put where a name could stand.
func noName(s string) bool {
	for w := range bag(s) {
		if noNames[w] {
			return true
		}
	}
	return false
}

var noNames = bag("admin administrator webmaster unknown anonymous null undefined none editor root user guest facebook twitter redaktion editorial share follow email comments comment autoreninfo profile picture avatar uhr contact kontakt archiv about lesezeit min minuten pm am januar")

// isName reports whether a phrase can be the name of an author.
func isName(s string) bool {
	n := len([]rune(s))
	if n < 2 || n > 60 || strings.Contains(s, "://") || strings.ContainsAny(s, "{}[]<>=@→»…") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "#") {
		return false
	}
	f := strings.Fields(s)
	if len(f) > 6 || len(f) <= 2 && noName(s) {
		return false
	}
	letters, digits := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		} else if unicode.IsDigit(r) {
			digits++
		}
	}
	if letters < 2 || digits > 3 {
		return false
	}
	if _, ok := findDay(s, dayFirst); ok {
		return false
	}
	return true
}
