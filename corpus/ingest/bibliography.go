package ingest

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
	"unicode"

	"parallax/corpus/intake"
)

// Files of reference managers (RIS, BibTeX, CSL-JSON) describe articles and seldom
// hold their texts. What they state is kept beside the articles of the report,
// and Describe gives it to the articles that it is about.

// entry is what such a file states of one work: by the names of fields.
type entry struct {
	fields map[string][]string
	order  []string
}

func (e *entry) put(name, text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	if e.fields == nil {
		e.fields = map[string][]string{}
	}
	if len(e.order) == maxValues {
		return
	}
	if e.fields[name] == nil {
		e.order = append(e.order, name)
	}
	e.fields[name] = append(e.fields[name], text)
}

// entries adds what a file of references states. A work with a text of its own (RIS
// has a field for one) is an article at once.
func (j *job) entry(e *entry, where string) error {
	if len(e.order) == 0 {
		return nil
	}
	j.documents++
	if j.weight += 3000; j.documents > j.Limits.Documents || j.weight > j.Limits.Weight {
		return errFull
	}
	a := article{Where: where}
	for _, name := range e.order {
		texts := e.fields[name]
		how := "the field " + name + " of " + path.Base(j.name)
		field, known := entryFields[name]
		switch {
		case !known:
			continue
		case field == intake.Byline:
			var list []string
			for _, t := range texts {
				list = append(list, people([]string{turned(t)})...)
			}
			state(&a, field, strings.Join(list, ", "), how)
		default:
			state(&a, field, texts[0], how)
		}
	}
	if paths := append(append([]string{}, e.fields["L1"]...), append(e.fields["file"], e.fields["L2"]...)...); len(paths) > 0 {
		note(&a, fileField, intake.Basis{How: strings.Join(paths, "\n")})
	}
	j.report.Entries = append(j.report.Entries, a)
	return nil
}

// fileField is where an entry keeps the names of the files that it is about.
const fileField intake.Field = "file"

// turned is a name as it is read: R. Heron for Heron, R.
func turned(name string) string {
	last, first, ok := strings.Cut(name, ",")
	if !ok || strings.Contains(first, ",") {
		return strings.TrimSpace(name)
	}
	return strings.TrimSpace(strings.TrimSpace(first) + " " + strings.TrimSpace(last))
}

// entryFields are those of RIS (two letters), BibTeX and CSL.
var entryFields = map[string]intake.Field{
	"TI": intake.Headline, "T1": intake.Headline, "CT": intake.Headline, "title": intake.Headline,
	"T2": intake.Outlet, "JO": intake.Outlet, "JF": intake.Outlet, "JA": intake.Outlet, "BT": intake.Outlet, "container-title": intake.Outlet, "journal": intake.Outlet, "journaltitle": intake.Outlet, "booktitle": intake.Outlet, "newspaper": intake.Outlet, "publisher": intake.Outlet,
	"AU": intake.Byline, "A1": intake.Byline, "author": intake.Byline,
	"DA": intake.Date, "Y1": intake.Date, "PY": intake.Date, "date": intake.Date, "issued": intake.Date, "year": intake.Date,
	"LA": intake.Language, "language": intake.Language, "langid": intake.Language,
	"UR": intake.URL, "L3": intake.URL, "url": intake.URL, "URL": intake.URL,
	"AB": intake.Summary, "N2": intake.Summary, "abstract": intake.Summary,
	"genre": intake.Genre, "ID": intake.ID, "key": intake.ID, "id": intake.ID,
}

// readRIS reads the tags of RIS: two letters, two spaces, a hyphen.
func readRIS(j *job, content []byte) error {
	text := j.decode(content, "")
	var e entry
	last := ""
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimPrefix(line, "\uFEFF")
		if len(line) >= 5 && line[2] == ' ' && strings.HasPrefix(strings.TrimLeft(line[2:], " "), "-") && unicode.IsUpper(rune(line[0])) {
			last = line[:2]
			value := strings.TrimSpace(strings.TrimPrefix(strings.TrimLeft(line[2:], " "), "-"))
			if last == "ER" {
				if n++; len(e.order) > 0 {
					if err := j.entry(&e, entryWhere(n)); err != nil {
						return err
					}
				}
				e, last = entry{}, ""
				continue
			}
			switch last {
			case "DA", "Y1", "PY": // 2024/06/19/, 2024///Spring
				value = risDate(value)
			}
			e.put(last, value)
			continue
		}
		if list := e.fields[last]; last != "" && len(list) > 0 && strings.TrimSpace(line) != "" && len(list[len(list)-1]) < MaxPassage {
			list[len(list)-1] += " " + strings.TrimSpace(line)
		}
	}
	if len(e.order) > 0 {
		return j.entry(&e, entryWhere(n+1))
	}
	if n == 0 {
		return troublef("Export it again.", "There is no entry in it.")
	}
	return nil
}

func entryWhere(n int) string { return "entry " + itoa(n) }

// risDate is a date of RIS as ISO 8601 has it, if it is one of numbers.
func risDate(s string) string {
	parts := strings.Split(s, "/")
	out := parts[0]
	for _, p := range parts[1:min(len(parts), 3)] {
		if p = strings.TrimSpace(p); len(p) == 1 {
			p = "0" + p
		}
		if len(p) != 2 {
			break
		}
		out += "-" + p
	}
	if len(parts[0]) != 4 {
		return s
	}
	return out
}

// csl reads CSL-JSON, if it is that; false otherwise.
func (j *job) csl(content []byte) (bool, error) {
	head := content[:min(len(content), 4096)]
	if !bytes.Contains(head, []byte(`"container-title"`)) && !bytes.Contains(head, []byte(`"date-parts"`)) {
		return false, nil
	}
	var works []struct {
		ID, Title, Publisher, URL, Language, Abstract, Genre json.RawMessage
		Container                                            json.RawMessage `json:"container-title"`
		Author                                               []struct{ Family, Given, Literal string }
		Issued                                               struct {
			Parts   [][]json.RawMessage `json:"date-parts"`
			Raw     string
			Literal string
		}
	}
	if err := json.Unmarshal(content, &works); err != nil {
		return false, nil
	}
	text := func(raw json.RawMessage) string {
		var s string
		if json.Unmarshal(raw, &s) == nil {
			return s
		}
		return strings.Trim(string(raw), `"`)
	}
	for i, w := range works {
		var e entry
		e.put("title", text(w.Title))
		e.put("container-title", text(w.Container))
		for _, a := range w.Author {
			name := a.Literal
			if name == "" {
				name = strings.TrimSpace(a.Given + " " + a.Family)
			}
			e.put("author", name)
		}
		date := w.Issued.Raw + w.Issued.Literal
		if len(w.Issued.Parts) > 0 {
			var parts []string
			for _, p := range w.Issued.Parts[0] {
				s := text(p)
				if len(s) == 1 {
					s = "0" + s
				}
				parts = append(parts, s)
			}
			date = strings.Join(parts, "-")
		}
		e.put("issued", date)
		e.put("language", text(w.Language))
		e.put("URL", text(w.URL))
		e.put("abstract", text(w.Abstract))
		e.put("id", text(w.ID))
		if err := j.entry(&e, entryWhere(i+1)); err != nil {
			return true, err
		}
	}
	return true, nil
}

// Describe gives to the articles of some files what files of references among them
// state: an entry is about the article of the file that it names, or of the same
// address, or of the same headline. What the article states itself stays. The
// number of entries that are about none is told as a trouble of their file. It
// takes time linear in entries and articles.
func Describe(reports []*intake.FileReport) {
	any := false
	for _, r := range reports {
		any = any || len(r.Entries) > 0
	}
	if !any {
		return
	}
	byKey := map[string][]*article{}
	put := func(key string, a *article) {
		if key != "" {
			byKey[key] = append(byKey[key], a)
		}
	}
	for _, r := range reports {
		for i := range r.Articles {
			a := &r.Articles[i]
			put("headline "+plainName(a.Document.Headline), a)
			if u := a.Document.URL; u != "" {
				put("url "+plainAddress(u), a)
			}
			where := r.Name
			if a.Where != "" && !strings.Contains(a.Where, " ") {
				where = a.Where
			}
			name := path.Base(strings.ReplaceAll(where, `\`, "/"))
			put("file "+strings.ToLower(name), a)
			put("stem "+plainName(stem(name)), a)
		}
	}
	for _, r := range reports {
		unused := 0
		for i := range r.Entries {
			e := &r.Entries[i]
			var found []*article
			for name := range strings.SplitSeq(e.Basis[fileField].How, "\n") {
				for part := range strings.FieldsFuncSeq(name, func(c rune) bool { return c == ';' || c == ':' }) {
					if found == nil {
						found = byKey["file "+strings.ToLower(path.Base(strings.ReplaceAll(part, `\`, "/")))]
					}
				}
			}
			for _, key := range []string{"url " + plainAddress(e.Document.URL), "headline " + plainName(e.Document.Headline), "stem " + plainName(e.Document.Headline), "stem " + plainName(e.Document.ID)} {
				if found == nil && !strings.HasSuffix(key, " ") {
					found = byKey[key]
				}
			}
			if len(found) != 1 { // of several it is not known which
				unused++
				continue
			}
			give(found[0], e, r.Name)
		}
		if unused > 0 {
			r.Trouble(path.Base(r.Name), itoa(unused)+" of its "+itoa(len(r.Entries))+" entries describe no article among these files.", "Add the articles themselves; an entry is found by the name of a file, an address or a headline.")
		}
	}
}

// give states of an article what an entry does.
func give(a *article, e *article, file string) {
	d, from := &a.Document, &e.Document
	guess := func(f intake.Field) bool { return a.Basis[f].Guess }
	if guess(intake.Headline) {
		d.Headline = ""
	}
	if guess(intake.Outlet) {
		a.Outlet = ""
	}
	if guess(intake.Byline) {
		d.Byline = ""
	}
	for _, s := range []struct {
		f     intake.Field
		value string
	}{{intake.Headline, from.Headline}, {intake.Outlet, e.Outlet}, {intake.Byline, from.Byline}, {intake.Language, from.Language}, {intake.URL, from.URL}, {intake.Summary, from.Summary}} {
		state(a, s.f, s.value, e.Basis[s.f].How)
	}
	if d.Headline == "" {
		d.Headline = stem(file)
	}
	if !d.Published.Stated && from.Published.Stated {
		d.Published = from.Published
		note(a, intake.Date, e.Basis[intake.Date])
	}
}

func plainAddress(u string) string {
	u = strings.TrimPrefix(strings.TrimPrefix(u, "https://"), "http://")
	return strings.TrimRight(strings.TrimPrefix(u, "www."), "/")
}
