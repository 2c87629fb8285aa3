package ingest_test

import (
	"strings"
	"testing"

	"parallax/corpus/ingest"
	"parallax/corpus/intake"
)

// Feeds of every kind, and what WordPress exports.
func TestFeeds(t *testing.T) {
	rss := func(head, items string) string {
		return `<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="a.xsl"?><!-- made by hand --><rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:wp="w"><channel><title>Harbour Echo</title><image><title>A logo</title></image>` + head + items + `</channel></rss>`
	}
	long := "<p>" + quay + "</p><p>" + fee + "</p>"
	for name, test := range map[string]struct{ content, want string }{
		"whole texts": {rss("<language>en-gb</language>", `<item><title>Quay &amp; pier</title><link>https://echo.example/quay</link><pubDate>Sun, 04 May 2031 23:30:00 -0500</pubDate><dc:creator><![CDATA[P. Tern]]></dc:creator>`+
			`<description>The quay is closed.</description><content:encoded><![CDATA[`+long+`]]></content:encoded></item>`), "Quay & pier | Harbour Echo | 2031-05-04 | P. Tern | 2"},
		"beginnings":        {rss("", `<item><title>Quay</title><pubDate>Sun, 4 May 2031 10:00:00 GMT</pubDate><author>tern@echo.example (P. Tern)</author><description>`+quay+`</description></item>`), "Quay | Harbour Echo | 2031-05-04 | P. Tern | 1"},
		"escaped HTML":      {rss("", `<item><title>Quay</title><description>&lt;p&gt;`+quay+`&lt;/p&gt;&lt;p&gt;`+fee+`&lt;/p&gt;</description></item>`), "Quay | Harbour Echo |  |  | 2"},
		"HTML as it stands": {rss("", `<item><title>Quay</title><description>First <p>`+quay+`</p><p>`+fee+`</p></description><pubDate>2031-05-04</pubDate></item>`), "Quay | Harbour Echo | 2031-05-04 |  | 3"},
		"gathered feeds":    {rss("", `<item><title>Quay</title><source url="https://mail.example/rss">Tern Mail</source><description>`+quay+`</description></item>`), "Quay | Tern Mail |  |  | 1"},
		"names of others":   {rss("", `<item xmlns:media="m"><media:content url="x"><media:title>A picture</media:title></media:content><media:title>Another</media:title><title>Quay</title><description>`+quay+`</description></item>`), "Quay | Harbour Echo |  |  | 1"},
		"two":               {rss("", `<item><title>Quay</title><description>`+quay+`</description></item><item><title>Fee</title><description>`+fee+`</description></item>`), "Quay | Harbour Echo |  |  | 1\nFee | Harbour Echo |  |  | 1"},
		"RSS 1.0":           {`<rdf:RDF xmlns="r" xmlns:dc="d"><channel><title>Harbour Echo</title></channel><item><title>Quay</title><description>` + quay + `</description><dc:date>2031-05-04T09:00:00Z</dc:date><dc:creator>P. Tern</dc:creator></item></rdf:RDF>`, "Quay | Harbour Echo | 2031-05-04 | P. Tern | 1"},
		"Atom": {`<feed xmlns="a" xml:lang="en"><title type="text">Harbour Echo</title><author><name>The desk</name></author><entry><title type="html">Quay &lt;b&gt;closed&lt;/b&gt;</title><link rel="self" href="https://x.example/feed"/><link href="https://echo.example/quay"/>` +
			`<updated>2031-05-09T00:00:00Z</updated><published>2031-05-04T00:00:00Z</published><author><name>P. Tern</name><email>t@echo.example</email></author><content type="html">&lt;p&gt;` + quay + `&lt;/p&gt;</content></entry></feed>`, "Quay closed | Harbour Echo | 2031-05-04 | P. Tern | 1"},
		"Atom with elements": {`<feed xmlns="a"><title>Harbour Echo</title><author><name>The desk</name></author><entry><title>Quay</title><updated>2031-05-04T00:00:00Z</updated><content type="xhtml"><div><p>` + quay + `</p><p>A <em>fee</em>, 1 &lt; 2 &amp; so on.</p></div></content></entry></feed>`, "Quay | Harbour Echo | 2031-05-04 | The desk | 2"},
		"WordPress": {rss(`<wp:author><wp:author_login>ptern</wp:author_login><wp:author_display_name><![CDATA[P. Tern]]></wp:author_display_name></wp:author>`,
			`<item><title>photo</title><content:encoded><![CDATA[A photo of the harbour.]]></content:encoded><wp:post_type>attachment</wp:post_type></item>`+
				`<item><title>Gone</title><content:encoded><![CDATA[`+quay+`]]></content:encoded><wp:status>trash</wp:status><wp:post_type>post</wp:post_type></item>`+
				`<item><title>Quay</title><pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate><dc:creator>ptern</dc:creator><content:encoded><![CDATA[[gallery ids="1,2"]`+"\n\n"+quay+` <em>Really.</em>`+"\n\n"+`<h2>Fees</h2>`+"\n\n"+fee+`]]></content:encoded><excerpt:encoded></excerpt:encoded>`+
				`<wp:post_date>2031-05-04 12:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`), "Quay | Harbour Echo | 2031-05-04 | P. Tern | 3"},
	} {
		for _, file := range []string{"a.xml", "a.rss", "a.atom"} {
			t.Run(name+" "+file, func(t *testing.T) {
				r := ingest.Read(file, []byte(test.content), ingest.Limits{})
				want(t, r, test.want)
				if name == "beginnings" && len(r.Articles[0].Doubts) == 0 {
					t.Error("a beginning is taken for the whole")
				}
				if name == "whole texts" {
					if d := r.Articles[0].Document; d.URL != "https://echo.example/quay" || d.Language != "en-gb" || len(r.Articles[0].Doubts) > 0 || r.Articles[0].Basis[intake.Outlet].How == "" {
						t.Errorf("%+v %v", d, r.Articles[0].Doubts)
					}
				}
				if got := texts(r); name == "Atom with elements" && !strings.Contains(got, "A fee, 1 < 2 & so on.") || strings.Contains(got, "gallery") || name == "WordPress" && !strings.Contains(got, "subheading: Fees\n") {
					t.Errorf("its text is read as\n%s", got)
				}
			})
		}
	}
	// An entry without a text is told, and the others are read.
	r := ingest.Read("a.rss", []byte(rss("", `<item><title>Quay</title><link>https://echo.example/quay</link></item><item><title>Fee</title><description>`+fee+`</description></item>`)), ingest.Limits{})
	if briefs(r) != "Fee | Harbour Echo |  |  | 1" || len(r.Troubles) != 1 || r.Troubles[0].Where != "entry 1" {
		t.Errorf("%s\n%v", briefs(r), r.Troubles)
	}
	// Other XML is refused with what to do, a web page in XML is read, and the encoding
	// that XML declares counts.
	if r := ingest.Read("a.xml", []byte(`<?xml version="1.0"?><invoice><total>7</total></invoice>`), ingest.Limits{}); !strings.Contains(r.Problem, "neither a feed") || r.Remedy == "" {
		t.Errorf("%q %q", r.Problem, r.Remedy)
	}
	if r := ingest.Read("a.xml", []byte(`<?xml version="1.0"?><html xmlns="h"><head><title>Quay</title></head><body><h1>Quay</h1><p>`+quay+`</p></body></html>`), ingest.Limits{}); len(r.Articles) != 1 {
		t.Errorf("a page: %q", r.Problem)
	}
	latin := strings.ReplaceAll(rss("", `<item><title>Quai ferm`+"\xE9"+`</title><description>`+quay+`</description></item>`), "UTF-8", "iso-8859-1")
	if got := briefs(ingest.Read("a.rss", []byte(latin), ingest.Limits{})); got != "Quai fermé | Harbour Echo |  |  | 1" {
		t.Error(got)
	}
	// A feed that breaks off keeps the entries before that.
	whole := rss("", `<item><title>Quay</title><description>`+quay+`</description></item><item><title>Fee</title><description>`+fee)
	if r := ingest.Read("a.rss", []byte(strings.TrimSuffix(whole, "</channel></rss>")), ingest.Limits{}); len(r.Articles) < 1 || r.Articles[0].Document.Headline != "Quay" {
		t.Errorf("%s %v", briefs(r), r.Troubles)
	}
}
