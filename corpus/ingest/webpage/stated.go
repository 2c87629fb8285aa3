package webpage

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/corpus"
)

// field is what a statement of the page is about.
type field uint8

const (
	titleField field = iota
	siteField
	authorField
	dateField     // of publication
	modifiedField // of the last change
	langField
	urlField
	fields // their number
)

// statement is something that the page says of itself.
type statement struct {
	how   string // where it says so, as a phrase
	value string
	trust int // the lower the more; see the levels below
	block int // number of the block it stood in, or -1
}

// Levels of trust. What programs read (search engines, readers of feeds) is kept
// in order better than what is only shown; what stands beside the article may be
// about another.
const (
	byData   = iota // JSON-LD
	byMeta          // <meta> made for the purpose
	byMarkup        // itemprop, rel, <time pubdate>
	byOther         // <meta> of a more general kind
	byClass         // a class says so
	byText
	beside = 10 // added to what stands in a comment, a teaser or a menu
)

// stated collects what the page says of itself.
type stated struct {
	of   [fields][]statement
	open map[int32]capture // elements whose text is a statement
	data *linkedData
}

// capture is an element whose text or attribute is a statement.
type capture struct {
	field       field
	how         string
	trust       int
	block, from int // where its text begins
	value       string
}

// maxStatements is how many statements about one thing are kept.
const maxStatements = 64

func (s *stated) add(f field, how, value string) { s.addAs(f, how, value, byMeta, -1) }

func (s *stated) addAs(f field, how, value string, trust, block int) {
	lines := strings.Split(value, "\n")
	for i, l := range lines {
		lines[i] = oneLine(l)
	}
	value = strings.Trim(strings.Join(lines, "\n"), "\n")
	if value == "" || len(s.of[f]) >= maxStatements {
		return
	}
	const longest = 600
	if len(value) > longest {
		return
	}
	s.of[f] = append(s.of[f], statement{how, value, trust, block})
}

// metas are names and properties of <meta>, small letters, with what they state.
var metas = map[string]struct {
	field field
	trust int
}{
	"og:title": {titleField, byMeta}, "twitter:title": {titleField, byOther}, "dc.title": {titleField, byOther}, "dcterms.title": {titleField, byOther},
	"parsely-title": {titleField, byMeta}, "sailthru.title": {titleField, byMeta}, "citation_title": {titleField, byMeta}, "headline": {titleField, byMeta}, "title": {titleField, byOther},

	"og:site_name": {siteField, byMeta}, "application-name": {siteField, byOther}, "dc.publisher": {siteField, byOther}, "dcterms.publisher": {siteField, byOther},
	"citation_journal_title": {siteField, byMeta}, "publisher": {siteField, byOther}, "apple-mobile-web-app-title": {siteField, byOther}, "cre": {siteField, byOther},

	"author": {authorField, byMeta}, "article:author": {authorField, byOther}, "byl": {authorField, byMeta}, "parsely-author": {authorField, byMeta},
	"sailthru.author": {authorField, byMeta}, "dc.creator": {authorField, byMeta}, "dcterms.creator": {authorField, byMeta}, "dc.creator.personalname": {authorField, byMeta}, "citation_author": {authorField, byMeta}, "creator": {authorField, byOther},
	"article:author_name": {authorField, byMeta}, "og:author": {authorField, byOther}, "twitter:creator": {authorField, byClass}, "authors": {authorField, byMeta}, "cxenseparse:author": {authorField, byMeta}, "rbauthors": {authorField, byMeta},

	"article:published_time": {dateField, byMeta}, "article:published": {dateField, byMeta}, "og:published_time": {dateField, byMeta}, "datepublished": {dateField, byMeta}, "parsely-pub-date": {dateField, byMeta}, "og:article:published_time": {dateField, byMeta},
	"sailthru.date": {dateField, byMeta}, "pubdate": {dateField, byMeta}, "publishdate": {dateField, byMeta}, "publish-date": {dateField, byMeta}, "publish_date": {dateField, byMeta}, "published_time": {dateField, byMeta}, "datecreated": {dateField, byOther}, "displaydate": {dateField, byMeta},
	"publicationdate": {dateField, byMeta}, "publication_date": {dateField, byMeta}, "citation_publication_date": {dateField, byMeta}, "citation_date": {dateField, byMeta}, "citation_online_date": {dateField, byMeta}, "date": {dateField, byOther}, "pdate": {dateField, byOther}, "ptime": {dateField, byOther},
	"dc.date": {dateField, byOther}, "dc.date.issued": {dateField, byMeta}, "dc.date.created": {dateField, byOther}, "dcterms.date": {dateField, byOther}, "dcterms.created": {dateField, byOther}, "dcterms.issued": {dateField, byMeta}, "dcterms.available": {dateField, byOther},
	"created": {dateField, byOther}, "originalpublicationdate": {dateField, byMeta}, "article_date_original": {dateField, byMeta}, "article.published": {dateField, byMeta}, "article.created": {dateField, byOther}, "cxenseparse:recs:publishtime": {dateField, byMeta}, "cxenseparse:publishtime": {dateField, byMeta},
	"timestamp": {dateField, byOther}, "rnews:datepublished": {dateField, byMeta}, "bt:pubdate": {dateField, byMeta}, "gentime": {dateField, byMeta}, "release_date": {dateField, byMeta}, "shareaholic:article_published_time": {dateField, byMeta}, "og:pubdate": {dateField, byMeta}, "artpubdate": {dateField, byMeta}, "rbpubdate": {dateField, byMeta}, "og:regdate": {dateField, byMeta}, "icbm:date": {dateField, byOther},
	"video:release_date": {dateField, byOther}, "ic.published": {dateField, byMeta}, "live_date": {dateField, byOther}, "published": {dateField, byOther}, "prism.publicationdate": {dateField, byMeta}, "creation_date": {dateField, byOther}, "doc_date": {dateField, byOther}, "date_published": {dateField, byMeta},

	"article:modified_time": {modifiedField, byMeta}, "og:updated_time": {modifiedField, byMeta}, "datemodified": {modifiedField, byMeta}, "lastmod": {modifiedField, byOther}, "last-modified": {modifiedField, byOther}, "lastmodified": {modifiedField, byOther}, "dcterms.modified": {modifiedField, byOther}, "dc.date.modified": {modifiedField, byOther}, "revised": {modifiedField, byOther}, "updated": {modifiedField, byOther}, "modified_time": {modifiedField, byOther}, "article:updated": {modifiedField, byOther}, "article:modified": {modifiedField, byOther},

	"og:locale": {langField, byOther}, "content-language": {langField, byOther}, "language": {langField, byOther}, "dc.language": {langField, byOther}, "inlanguage": {langField, byOther},
	"og:url": {urlField, byOther},
}

func (s *stated) meta(t tag) {
	for _, key := range []string{t["property"], t["name"], t["itemprop"], t["http-equiv"]} {
		for _, k := range strings.Fields(strings.ToLower(key)) {
			m, ok := metas[k]
			if !ok {
				m, ok = metas[strings.ReplaceAll(k, ":", ".")]
			}
			if ok {
				s.addAs(m.field, "the element "+k, t["content"], m.trust, -1)
				return
			}
		}
	}
}

// saved takes the page's address from the comment that browsers and their
// extensions write into a page when they save it: "saved from url=(0019)https://…"
// or "url: https://…".
func (s *stated) saved(comment []byte) {
	const beginning = 400 // bytes; others are long and many
	text := string(comment[:min(len(comment), beginning)])
	if !strings.Contains(text, "saved from url=") && !strings.Contains(text, "Page saved with") {
		return
	}
	at := strings.Index(text, "http")
	if at < 0 {
		return
	}
	if f := strings.Fields(text[at:]); len(f) > 0 {
		s.add(urlField, "the comment of the program that saved the page", strings.TrimSuffix(f[0], "-->"))
	}
}

func (s *stated) link(t tag) {
	if strings.EqualFold(t["rel"], "canonical") {
		s.add(urlField, "the link to the page itself", t["href"])
	}
	if strings.EqualFold(t["itemprop"], "url") {
		s.addAs(urlField, "the link to the page itself", t["href"], byOther, -1)
	}
}

// attributes notes elements whose text is a statement: it is taken when they end.
func (o *outliner) attributes(a atom.Atom, t tag) {
	c := capture{block: len(o.blocks), from: o.text.Len(), trust: -1}
	switch p := strings.ToLower(t["itemprop"]); {
	case p == "author" || p == "creator":
		c.field, c.how, c.trust = authorField, "the attribute itemprop", byMarkup
	case strings.Contains(p, "datepublished") || p == "datecreated":
		c.field, c.how, c.trust, c.value = dateField, "the attribute itemprop", byMarkup, t["content"]
	case p == "datemodified":
		c.field, c.how, c.trust, c.value = modifiedField, "the attribute itemprop", byMarkup, t["content"]
	case p == "headline" || p == "name headline":
		c.field, c.how, c.trust = titleField, "the attribute itemprop", byMarkup
	}
	if c.trust < 0 && strings.Contains(strings.ToLower(t["rel"]), "author") {
		c.field, c.how, c.trust = authorField, linkToAuthor, byMarkup
	}
	if c.trust < 0 && a == atom.A && authorPage(t["href"]) {
		c.field, c.how, c.trust = authorField, linkToAuthor, byClass
	}
	if a == atom.Time || a == atom.Abbr && c.trust < 0 && t["title"] != "" {
		if c.trust < 0 || c.field == dateField {
			if c.trust < 0 {
				c.field, c.how, c.trust = dateField, "the element time", byClass
			}
			if a == atom.Abbr {
				c.value = t["title"]
			} else if t["datetime"] != "" {
				c.value = t["datetime"]
			}
			if _, ok := t["pubdate"]; ok {
				c.trust = byMarkup
			}
		}
	}
	if c.trust < 0 || c.trust == byClass {
		if f, how := byNames(t["class"] + " " + t["id"] + " " + t["data-testid"]); how != "" && (c.trust < 0 || f != authorField) {
			if c.trust == byClass && f == dateField {
				c.trust = byMarkup
			}
			if c.trust < 0 {
				c.trust = byClass
			}
			c.field, c.how = f, how
		}
	}
	if c.trust < 0 {
		return
	}
	if o.elements[o.open[len(o.open)-1]].beside {
		c.trust += beside
	}
	if o.stated.open == nil {
		o.stated.open = make(map[int32]capture)
	}
	if len(o.stated.open) < maxStatements {
		o.stated.open[int32(len(o.elements)-1)] = c
	}
}

const linkToAuthor = "a link to the author"

// authorPage reports whether an address is that of a page about an author.
func authorPage(href string) bool {
	for _, part := range []string{"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/autores/", "/by/", "/writer/", "/contributor/", "/contributors/", "/staff/", "/people/", "/reporter/", "/journalist/", "/profile/", "/redakteur/", "/author?", "/columnists/"} {
		if at := strings.Index(href, part); at >= 0 && len(href) > at+len(part) {
			return true
		}
	}
	return false
}

// byNames tells whether names say that an element holds author or date.
func byNames(names string) (field, string) {
	for _, name := range strings.Fields(names) {
		if len(name) > 60 {
			continue
		}
		parts := split(name)
		for i, w := range parts {
			two := w
			if i > 0 {
				two = parts[i-1] + w
			}
			switch {
			case w == "byline" || w == "bylines" || w == "author" || w == "authors" || two == "writtenby" || two == "postedby" || w == "autor" || w == "auteur" || w == "contributor" || w == "authorname" || w == "postauthor" || w == "articleauthor" || w == "entryauthor" || w == "authorlink" || two == "fnauthor":
				if len(parts) > i+1 {
					switch parts[i+1] {
					case "bio", "box", "image", "avatar", "photo", "description", "img", "social", "info", "thumb", "date", "twitter", "follow", "url", "picture":
						return 0, ""
					}
				}
				return authorField, "a class that says author"
			case w == "date" || w == "published" || w == "dateline" || w == "timestamp" || w == "datetime" || w == "pubdate" || w == "datum" || w == "postdate" || w == "fecha" || w == "entrydate" || two == "publishedon" || w == "publishdate" || w == "time":
				return dateField, "a class that says date"
			case w == "updated" || w == "modified":
				return modifiedField, "a class that says changed"
			}
		}
	}
	return 0, ""
}

// captured takes the text of an element that ends.
func (o *outliner) captured(e int32) {
	c, ok := o.stated.open[e]
	if !ok {
		return
	}
	delete(o.stated.open, e)
	value := c.value
	if value == "" {
		const most = 400
		var b strings.Builder
		for i := c.block; i < len(o.blocks) && b.Len() < most; i++ {
			if o.blocks[i].kind == corpus.Alt {
				continue
			}
			text := o.blocks[i].text
			if i == c.block && c.from > 0 {
				// The element began within a paragraph that has ended since; where
				// in it is not known any more.
				continue
			}
			b.WriteString(text)
			b.WriteByte('\n')
		}
		rest := o.text.String()
		if len(o.blocks) == c.block && c.from <= len(rest) {
			rest = rest[c.from:]
		}
		b.WriteString(rest)
		value = b.String()
		if len(value) > most {
			return
		}
	}
	if !utf8.ValidString(value) {
		return
	}
	o.stated.addAs(c.field, c.how, html.UnescapeString(value), c.trust, c.block)
}

// best are the statements about something, the most trusted first, in the order
// of the page otherwise.
func (s *stated) best(f field) []statement {
	var sorted []statement
	for trust := 0; trust < 2*beside; trust++ {
		for _, x := range s.of[f] {
			if x.trust == trust {
				sorted = append(sorted, x)
			}
		}
	}
	return sorted
}
