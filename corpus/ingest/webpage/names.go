package webpage

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// role is what an element is to its page, as far as its name tells.
type role uint8

const (
	plain role = iota
	hidden
	menu
	footer
	aside
	form
	comment
	teaser
	social
	advertisement
	byline
	subscription
	caption // a caption of a picture: part of the article
	notice
)

// why is the phrase for the reader; see intake.Left.
var why = map[role]string{
	hidden:        "hidden on the page",
	menu:          "a menu",
	footer:        "the foot of the page",
	aside:         "beside the article",
	form:          "a form",
	comment:       "a comment",
	teaser:        "a pointer to other articles",
	social:        "a link for sharing",
	advertisement: "an advertisement",
	byline:        "a line about author or date",
	subscription:  "an invitation to subscribe",
	notice:        "a notice of the page",
}

// named says what the words in names of classes and ids mean. Words are parted
// by case and by signs; "*" at the end stands for any ending.
var named = []struct {
	role  role
	words string
}{
	{comment, "comment comments commentlist commentaire* kommentar* comentario* comment* disqus* respond livefyre* discussion* reply replies reactions talkback usernotes"},
	{teaser, "related* recommend* teaser* readmore morestories trending popular mostread mostviewed mostpopular outbrain taboola* zergnet revcontent upnext youmaylike suggest* similar crosslink* seealso readnext ligatus plista widget* carousel slideshow* gallery* mehrzum zumthema weiterlesen promo* latest onward* linkbox linklist"},
	{menu, "nav navi navbar navigation mainnav topnav subnav menu* breadcrumb* pagination pager paging skiplink* toolbar toolbox tabs sitemap jumplinks"},
	{social, "share* sharing social* sharedaddy addthis* addtoany* socialmedia follow followus bookmark* tweetbutton facebooklike shariff"},
	{advertisement, "ad ads advert* adsense adslot adbox sponsor* dfp banner* adunit anzeige werbung pub publicite reklama* commercial googlead*"},
	{byline, "byline* authorbox authorbio aboutauthor dateline timestamp postmeta entrymeta articlemeta metadata postinfo tags taglist tagcloud topics taxonomy keywords categories pubdate dachzeile readingtime author authors postauthor articleauthor autor infoline credits publishdate postdate entrydate"},
	{subscription, "newsletter* subscribe* subscription signup* login* register paywall* registration abo regwall donate* donation membership"},
	{notice, "cookie* consent* gdpr modal* popup* overlay* lightbox disclaimer copyright license print printonly correction* noprint message alert tooltip loading spinner accessibility offscreen visuallyhidden screenreader* sronly srtext"},
	{footer, "footer* foot bottom pagefooter sitefooter footnav colophon impressum"},
	{aside, "sidebar* aside rightcol rightcolumn leftcol leftcolumn rightrail leftrail rail sidecol secondary masthead siteheader infobox* factbox boxout topbar pageheader hotnews widget-area"},
	{caption, "caption* figcaption imagecaption wpcaption bildunterschrift legende"},
}

// bodyNames call an element the text of the article.
const bodyNames = "articlebody articlecontent articletext articlebodytext articlebodycontent articlemain articledetail articlesbody storybody storycontent storytext storybodytext postbody postcontent posttext " +
	"entrycontent entrytext bodytext bodycopy bodycontent maintext contentbody contenttext contentarticle newstext newsbody newscontent newsdetail newsarticle articlecopy storycopy mainarticle fullarticle fulltext " +
	"blogpost blogpostbody blogcontent postentry textcontent richtext artikeltext artikelinhalt articulobody cuerpo cuerponoticia corpsarticle articlebodyinner singlecontent singlepost newstexttext postarticle pagecontent contentmain tdpostcontent postbodycontent zarticletext"

type wordTable struct {
	whole map[string]role
	start []struct {
		word string
		role role
	}
	body map[string]bool
}

var words = func() *wordTable {
	t := &wordTable{whole: make(map[string]role), body: make(map[string]bool)}
	for _, n := range named {
		for _, w := range strings.Fields(n.words) {
			if stem, ok := strings.CutSuffix(w, "*"); ok {
				t.start = append(t.start, struct {
					word string
					role role
				}{stem, n.role})
			} else {
				t.whole[w] = n.role
			}
		}
	}
	for _, w := range strings.Fields(bodyNames) {
		t.body[w] = true
	}
	return t
}()

// judge says what an element is, by what it is called and by its attributes.
func judge(a atom.Atom, t tag) (role, bool) {
	if isHidden(a, t) {
		return hidden, false
	}
	switch a {
	case atom.Nav, atom.Menu:
		return menu, false
	case atom.Footer:
		return footer, false
	case atom.Aside:
		return aside, false
	case atom.Form, atom.Button, atom.Dialog, atom.Fieldset, atom.Option, atom.Input:
		return form, false
	case atom.Figcaption:
		return caption, false
	}
	switch t["role"] {
	case "navigation", "search", "menu", "menubar":
		return menu, false
	case "complementary":
		return aside, false
	case "contentinfo":
		return footer, false
	case "banner":
		return menu, false
	case "dialog", "alert", "alertdialog":
		return notice, false
	}
	body := false
	for _, p := range strings.Fields(t["itemprop"]) {
		switch strings.ToLower(p) {
		case "articlebody", "reviewbody", "blogpost":
			body = true
		case "author", "datepublished", "datemodified", "publisher":
			if a != atom.Meta && a != atom.Span && a != atom.A && a != atom.Time {
				return byline, false
			}
		case "comment":
			return comment, false
		case "caption":
			return caption, false
		}
	}
	if body {
		return plain, true
	}
	// Words within a line are named for what they look like.
	if flowing(a) && a != atom.Span && a != atom.A {
		return plain, false
	}
	r := plain
	for _, name := range strings.Fields(t["class"] + " " + t["id"] + " " + t["data-testid"] + " " + t["data-component"]) {
		if len(name) > 80 {
			continue
		}
		n, b := judgeName(name)
		if b {
			body = true
		}
		if r == plain {
			r = n
		}
	}
	if body && r != comment && r != hidden {
		return plain, true
	}
	return r, false
}

// judgeName judges one name by its words, alone and by twos: "articleBody",
// "story-body__inner" and "related_links" say what they are.
func judgeName(name string) (role, bool) {
	parts := split(name)
	if len(parts) == 0 || len(parts) > 8 {
		return plain, false
	}
	r := plain
	for i, w := range parts {
		if words.body[w] || i > 0 && words.body[parts[i-1]+w] {
			return plain, true
		}
		// What is "with" or "no" something, or is of another's kind, is not it.
		if i > 0 && (parts[i-1] == "no" || parts[i-1] == "has" || parts[i-1] == "with" || parts[i-1] == "not" || parts[i-1] == "is" || parts[i-1] == "hide") {
			continue
		}
		if r == plain {
			r = words.role(w)
		}
		if r == plain && i > 0 {
			r = words.role(parts[i-1] + w)
		}
	}
	return r, false
}

func (t *wordTable) role(w string) role {
	if r, ok := t.whole[w]; ok {
		return r
	}
	for _, s := range t.start {
		if strings.HasPrefix(w, s.word) {
			return s.role
		}
	}
	return plain
}

// split cuts a name into its words, in small letters.
func split(name string) []string {
	var parts []string
	var w []rune
	flush := func() {
		if len(w) > 0 {
			parts = append(parts, strings.ToLower(string(w)))
			w = w[:0]
		}
	}
	before := ' '
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r):
			flush()
		case unicode.IsUpper(r) && unicode.IsLower(before):
			flush()
			w = append(w, r)
		default:
			w = append(w, r)
		}
		before = r
	}
	flush()
	return parts
}

func isHidden(a atom.Atom, t tag) bool {
	if _, ok := t["hidden"]; ok && t["hidden"] != "until-found" {
		return true
	}
	if t["aria-hidden"] == "true" {
		return true
	}
	if style := t["style"]; style != "" {
		style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
		if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
			return true
		}
	}
	return false
}
