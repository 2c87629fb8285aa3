package ingest

import (
	"bytes"
	"cmp"
	"html"
	"regexp"
	"strconv"
	"strings"

	xhtml "golang.org/x/net/html"
)

// readFeed reads feeds (RSS of all versions, Atom) and what WordPress exports, which is
// RSS with more in it: each entry that has a text is an article. A feed often has the
// beginning of a text alone; then it is said that this is hardly the whole.
func readFeed(j *job, content []byte) error {
	f := &feed{records: j.records("element"), people: make(map[string]string)}
	x := newXML(j.decode(content, declaredXML(content)))
	for x.next() {
		if x.kind != xhtml.StartTagToken && x.kind != xhtml.SelfClosingTagToken {
			continue
		}
		switch x.name {
		case "rss", "rdf", "feed", "channel":
			f.language = x.attribute("lang")
			return f.read(x)
		case "html":
			return readHTML(j, content)
		}
		break
	}
	return troublef("Save its articles in another format, such as .html or .csv.", "It is XML, but neither a feed (RSS, Atom) nor an export of WordPress.")
}

var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// declaredXML is the encoding that XML says it is in; "" if it says none.
func declaredXML(content []byte) string {
	if m := xmlEncoding.FindSubmatch(bytes.TrimPrefix(content[:min(len(content), 300)], []byte("\xEF\xBB\xBF"))); m != nil {
		return string(m[1])
	}
	return ""
}

// feed is what is known of a feed while its entries are read.
type feed struct {
	*records
	title, language, rights string
	author                  string            // of the whole
	people                  map[string]string // names of authors, by the name that they log in with
	number                  int               // of entries so far
}

// mostEntryText is how long the texts of one entry are read, in bytes.
const mostEntryText = 8 << 20

// read reads the elements within the root.
func (f *feed) read(x *xmlReader) error {
	for x.next() {
		if x.kind != xhtml.StartTagToken {
			continue
		}
		switch x.name {
		case "item", "entry":
			f.number++
			if err := f.entry(f.element(x, x.name)); err != nil {
				return err
			}
		case "channel": // its elements follow
		case "image", "textinput", "cloud":
			f.element(x, x.name)
		case "author":
			inner := f.element(x, x.name)
			if login := inner.one("author_login"); login != "" {
				f.people[login] = inner.one("author_display_name")
			} else if f.author == "" {
				f.author = inner.first("name", "")
			}
		case "title", "language", "copyright", "rights":
			to := map[string]*string{"title": &f.title, "language": &f.language, "copyright": &f.rights, "rights": &f.rights}[x.name]
			if x.prefix != "" && x.prefix != "dc" {
				to = new(string)
			}
			if text := oneLine(tagless(f.element(x, x.name).first(""))); *to == "" {
				*to = text
			}
		}
	}
	return nil
}

// element is what stands within an element, by name with its prefix: texts of the
// elements in it, and under "" its own. What is deeper stands as HTML in the text of
// what it is in.
type element map[string][]string

func (e element) one(name string) string {
	for key, texts := range e {
		if key[strings.LastIndexByte(key, ':')+1:] == name && len(texts) > 0 {
			return strings.TrimSpace(texts[0])
		}
	}
	return ""
}

// first is the first text under any of these names.
func (e element) first(names ...string) string {
	for _, name := range names {
		for _, text := range e[name] {
			if strings.TrimSpace(text) != "" {
				return strings.TrimSpace(text)
			}
		}
	}
	return ""
}

// element reads to the end of an element whose start was read last.
func (f *feed) element(x *xmlReader, name string) element {
	e := make(element)
	inner, depth, size := "", 0, 0 // the element within it, what is open in that, bytes so far
	var text strings.Builder
	add := func(s string) {
		if size += len(s); size <= mostEntryText {
			text.WriteString(s)
		}
	}
	plain := true // no element has been met in the text
	for x.next() {
		switch {
		case x.kind == xhtml.TextToken && depth > 0:
			if plain {
				add(x.text)
			} else {
				add(html.EscapeString(x.text))
			}
		case x.kind == xhtml.TextToken:
			e[""] = append(e[""], x.text)
		case x.kind == xhtml.SelfClosingTagToken || x.kind == xhtml.StartTagToken:
			full := x.name
			if x.prefix != "" {
				full = x.prefix + ":" + x.name
			}
			if depth == 0 {
				switch {
				case full == "link" && x.attribute("href") != "":
					if rel := x.attribute("rel"); rel == "" || rel == "alternate" {
						e["link"] = append(e["link"], x.attribute("href"))
					}
				case full == "guid" && x.attribute("ispermalink") != "false":
					full = "permalink"
				}
				if x.kind == xhtml.SelfClosingTagToken {
					continue
				}
				inner, depth, plain = full, 1, true
				text.Reset()
				continue
			}
			if plain { // what was text before is HTML from here on
				before := text.String()
				text.Reset()
				text.WriteString(html.EscapeString(before))
				plain = false
			}
			add("<" + x.name + ">")
			if x.kind == xhtml.StartTagToken {
				depth++
			}
		case x.kind == xhtml.EndTagToken && depth == 0:
			if x.name == name {
				return e
			}
		case x.kind == xhtml.EndTagToken:
			if depth--; depth > 0 {
				add("</" + x.name + ">")
				continue
			}
			e[inner] = append(e[inner], text.String())
			text.Reset()
		}
	}
	return e
}

// noArticles are the kinds of entries of WordPress that are no texts to read.
var noArticles = set("attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face")

// entry makes an article of an entry.
func (f *feed) entry(e element) error {
	if noArticles[e.first("wp:post_type")] {
		return nil
	}
	switch e.first("wp:status") {
	case "trash", "auto-draft", "inherit":
		return nil
	}
	var values []value
	add := func(name, text string) {
		if text != "" {
			values = append(values, value{name, []string{text}})
		}
	}
	add("title", tagless(e.first("title", "dc:title")))
	whole := e.first("content:encoded", "content", "xhtml:body", "body")
	add("content", paragraphed(whole))
	if short := e.first("description", "summary", "excerpt:encoded", "subtitle"); short != whole {
		add("description", paragraphed(short))
	}
	date := e.first("wp:post_date")
	if strings.HasPrefix(date, "0000") {
		date = ""
	}
	if date == "" {
		date = e.first("pubdate", "published", "dc:date", "issued", "dcterms:issued", "updated", "modified", "a10:updated")
	}
	add("date", date)
	var by []string
	for _, name := range []string{"dc:creator", "author", "itunes:author"} {
		for _, text := range e[name] {
			if person := f.person(text); person != "" {
				by = append(by, person)
			}
		}
		if by != nil {
			break
		}
	}
	if by == nil && f.author != "" {
		by = []string{f.author}
	}
	if by != nil {
		values = append(values, value{"author", by})
	}
	add("link", e.first("link", "permalink", "feedburner:origlink"))
	if source := tagless(e.first("source")); source != "" {
		add("source", source) // of a feed that gathers those of others
	} else {
		add("publication", f.title)
	}
	add("language", cmp.Or(e.first("dc:language", "language"), f.language))
	add("rights", cmp.Or(tagless(e.first("rights", "dc:rights")), f.rights))
	return f.records.add(values, "entry "+strconv.Itoa(f.number))
}

var (
	mailAndName = regexp.MustCompile(`^\S+@\S+\s+\((.+)\)$`)   // RSS: a@example.org (A. Heron)
	namedPart   = regexp.MustCompile(`(?s)<name>(.*?)</name>`) // Atom: <name>, <email> and <uri> in <author>
	shortcode   = regexp.MustCompile(`\[/?[a-z][a-z0-9_-]*(?:\s[^\]\n]*)?/?\]`)
	aBlock      = regexp.MustCompile(`(?i)^<(?:/?(?:p|h[1-6]|ul|ol|li|blockquote|figure|div|table|pre|section|article|hr)\b|!--)`)
)

// person is the name of an author as a feed has it.
func (f *feed) person(text string) string {
	if m := namedPart.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	text = oneLine(tagless(text))
	if m := mailAndName.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	if name := f.people[text]; name != "" {
		return name
	}
	if strings.Contains(text, "@") && !strings.Contains(text, " ") {
		return "" // an address alone
	}
	return text
}

// paragraphed is a text of WordPress as it is shown: paragraphs part where a line is
// empty, and what stands for a gallery or a player is left out.
func paragraphed(text string) string {
	if strings.Contains(text, "[") && strings.Contains(text, "]") && marked(text) {
		text = shortcode.ReplaceAllString(text, "")
	}
	lower := strings.ToLower(text)
	if !marked(text) || !strings.Contains(text, "\n\n") || strings.Contains(lower, "<p>") || strings.Contains(lower, "<p ") || strings.Contains(lower, "<br") {
		return text
	}
	var b strings.Builder
	for part := range strings.SplitSeq(text, "\n\n") {
		switch part = strings.TrimSpace(part); {
		case part == "":
		case aBlock.MatchString(part):
			b.WriteString(part + "\n")
		default:
			b.WriteString("<p>" + part + "</p>\n")
		}
	}
	return b.String()
}
