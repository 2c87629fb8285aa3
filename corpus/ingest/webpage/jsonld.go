package webpage

import (
	"encoding/json"
	"strings"
)

// linkedData is what a page says of an article in JSON-LD.
type linkedData struct {
	kind                               string
	headline, published, modified, url string
	site, lang, body                   string
	authors                            []string
	about                              int // how surely it is this page's article
}

// maxData is the size of one script of JSON-LD that is read, in bytes, and
// maxDataDepth how deeply its objects are looked through.
const (
	maxData      = 4 << 20
	maxDataDepth = 8
	maxDataNodes = 20_000
)

func (s *stated) jsonLD(raw []byte) {
	if len(raw) > maxData {
		return
	}
	text := strings.TrimSpace(string(raw))
	text = strings.TrimPrefix(text, "<!--")
	text = strings.TrimPrefix(strings.TrimSpace(text), "//<![CDATA[")
	text = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(text), "-->"), "//]]>")
	// Line ends within strings are not JSON, and frequent.
	text = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
	text = strings.TrimSuffix(strings.TrimSpace(text), ";")
	var v any
	if json.Unmarshal([]byte(text), &v) != nil {
		return
	}
	w := dataWalk{names: make(map[string]string)}
	w.walk(v, 0)
	for _, d := range w.found {
		if s.data == nil || d.about > s.data.about || d.about == s.data.about && len(d.body) > len(s.data.body) {
			for i, a := range d.authors {
				if name, ok := w.names[a]; ok {
					d.authors[i] = name
				}
			}
			if name, ok := w.names[d.site]; ok {
				d.site = name
			}
			s.data = d
		}
	}
}

// dataWalk looks through the objects of JSON-LD for articles.
type dataWalk struct {
	found []*linkedData
	names map[string]string // of what has an "@id"
	nodes int
}

func (w *dataWalk) walk(v any, depth int) {
	if w.nodes++; depth > maxDataDepth || w.nodes > maxDataNodes {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			w.walk(x, depth+1)
		}
	case map[string]any:
		if id := str(v["@id"]); id != "" && str(v["name"]) != "" {
			w.names["@"+id] = str(v["name"])
		}
		if kind, about := articleKind(v["@type"]); about > 0 {
			d := &linkedData{kind: kind, about: about,
				headline: str(v["headline"]), published: str(v["datePublished"]), modified: str(v["dateModified"]), url: str(v["url"]),
				lang: str(v["inLanguage"]), body: str(v["articleBody"]),
				authors: nameList(v["author"]), site: first(nameList(v["publisher"]))}
			if d.headline == "" {
				d.headline = str(v["name"])
			}
			if len(d.authors) == 0 {
				d.authors = nameList(v["creator"])
			}
			if d.body == "" {
				d.body = str(v["text"])
			}
			if d.published == "" {
				d.published = str(v["dateCreated"])
				if d.published == "" {
					d.published = str(v["uploadDate"])
				}
			}
			w.found = append(w.found, d)
		}
		for k, x := range v {
			switch k {
			case "comment", "comments", "author", "publisher", "review", "hasPart", "itemListElement", "isPartOf", "video":
				if k == "author" || k == "publisher" {
					continue
				}
				if _, about := articleKind(v["@type"]); about > 0 {
					continue // other articles than this one
				}
			}
			switch x.(type) {
			case []any, map[string]any:
				w.walk(x, depth+1)
			}
		}
	}
}

// articleKind says whether a type is one of an article, and how surely: 3 an
// article, 2 a page or posting that may be one, 1 a page that may hold one.
func articleKind(v any) (string, int) {
	switch v := v.(type) {
	case string:
		v = v[strings.LastIndexByte(v, '/')+1:]
		switch {
		case strings.HasSuffix(v, "Article") || v == "BlogPosting" || v == "LiveBlogPosting" || v == "Report" || v == "Review" || v == "Recipe" || v == "HowTo":
			return v, 3
		case v == "SocialMediaPosting" || v == "DiscussionForumPosting" || v == "CreativeWork" || v == "VideoObject":
			return v, 2
		case v == "WebPage" || v == "ItemPage":
			return v, 1
		}
	case []any:
		best, kind := 0, ""
		for _, x := range v {
			if s, ok := x.(string); ok {
				if k, n := articleKind(s); n > best {
					best, kind = n, k
				}
			}
		}
		return kind, best
	}
	return "", 0
}

func str(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case []any:
		if len(v) > 0 {
			return str(v[0])
		}
	case map[string]any:
		if s, ok := v["@value"].(string); ok {
			return s
		}
	}
	return ""
}

// nameList are the names of people or organisations: a string, an object with a
// name, or a list of these. One that is only pointed at is "@" and its id.
func nameList(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{strings.TrimSpace(v)}
	case []any:
		var names []string
		for _, x := range v {
			if len(names) < 50 {
				names = append(names, nameList(x)...)
			}
		}
		return names
	case map[string]any:
		switch n := v["name"].(type) {
		case string:
			if n = strings.TrimSpace(n); n != "" {
				return []string{n}
			}
		case []any:
			return nameList(n)
		}
		if id := str(v["@id"]); id != "" {
			return []string{"@" + id}
		}
	}
	return nil
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}
