package ingest_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"parallax/corpus/ingest"
)

// word makes a Word document of parts: name, content, name, content…
func word(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, parts[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// body is a main part.
func body(inner string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" +
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + inner + `<w:sectPr><w:footerReference r:id="rId9"/></w:sectPr></w:body></w:document>`
}

// para is a paragraph of runs in a style.
func para(style string, runs ...string) string {
	s := "<w:p w:rsidR=\"00AA11\">"
	if style != "" {
		s += `<w:pPr><w:pStyle w:val="` + style + `"/><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>`
	}
	for _, r := range runs {
		s += `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + r + `</w:t></w:r>`
	}
	return s + "</w:p>"
}

func TestWord(t *testing.T) {
	const main = "word/document.xml"
	run := func(inner string) string { return "<w:p><w:r>" + inner + "</w:r></w:p>" }
	for _, test := range []struct {
		name              string
		parts             []string
		headline, outline string
	}{
		{"title and headings", []string{main, body(para("Title", "The fer", "ry") + para("", "It sails ", "daily.") + para("Heading1", "The bridge") + para("Caption", "A bridge &amp; a ferry"))},
			"The ferry", "body: It sails daily.\nsubheading: The bridge\ncaption: A bridge & a ferry\n"},
		{"a heading first", []string{main, body(para("Heading2", "The ferry.") + para("", "It sails."))}, "The ferry.", "body: It sails.\n"},
		{"a short line first", []string{main, body(para("", "The ferry") + para("", "It sails."))}, "The ferry", "body: It sails.\n"},
		{"a sentence first", []string{main, body(para("", "It sails.") + para("", "It sank.")), "docProps/core.xml", `<cp:coreProperties><dc:title>On ferries</dc:title><dc:creator>Somebody</dc:creator></cp:coreProperties>`},
			"On ferries", "body: It sails.\nbody: It sank.\n"},
		{"nothing but a sentence", []string{main, body(para("", "It sails."))}, "a", "body: It sails.\n"},
		{"styles of another language", []string{main, body(para("berschrift1", "Die Fähre") + para("", "Sie fährt.") + para("a3", "Teil") + para("Meine", "Noch ein Teil") + para("Text", "Mehr.")),
			"word/styles.xml", `<w:styles><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/></w:style>` +
				`<w:style w:styleId="a3"><w:name w:val="Heading 3"/></w:style><w:style w:styleId="Meine"><w:name w:val="Meine"/><w:basedOn w:val="a3"/></w:style>` +
				`<w:style w:styleId="Text"><w:name w:val="Text"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>`},
			"Die Fähre", "body: Sie fährt.\nsubheading: Teil\nsubheading: Noch ein Teil\nbody: Mehr.\n"},
		{"tabs, breaks and hyphens", []string{main, body(run("<w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:t>-x</w:t><w:noBreakHyphen/><w:t>y.</w:t>"))}, "a", "body: One two three-x\u2011y.\n"},
		{"tracked changes", []string{main, body("<w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>sank</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>away </w:t></w:r></w:moveFrom><w:ins><w:r><w:t>sails.</w:t></w:r></w:ins></w:p>")}, "a", "body: It sails.\n"},
		{"hidden", []string{main, body(run("<w:rPr><w:vanish/></w:rPr><w:t>No.</w:t>") + run(`<w:rPr><w:vanish w:val="false"/></w:rPr><w:t>Yes.</w:t>`))}, "a", "body: Yes.\n"},
		{"field codes", []string{main, body(run(`<w:instrText> HYPERLINK "javascript:alert(1)" </w:instrText>`) + `<w:p><w:hyperlink r:id="rId5"><w:r><w:t>A link.</w:t></w:r></w:hyperlink></w:p>`)}, "a", "body: A link.\n"},
		{"a text box", []string{main, body(`<w:p><w:r><w:t>Round </w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr id="1" descr="A dog on a bridge"/><w:txbxContent>` + para("", "In the box.") +
			`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + para("", "In the box.") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>it.</w:t></w:r></w:p>`)},
			"a", "alt: A dog on a bridge\nbody: In the box.\nbody: Round it.\n"},
		{"a table", []string{main, body("<w:tbl><w:tr><w:tc>" + para("", "One.") + "</w:tc><w:tc>" + para("", "Two.") + "</w:tc></w:tr></w:tbl>")}, "a", "body: One. · Two.\n"},
		{"notes", []string{main, body(para("", "It sails.")), "word/footnotes.xml", "<w:footnotes><w:footnote w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote>" + para("", "So they say.") + "</w:footnote></w:footnotes>",
			"word/header1.xml", body(para("", "Page 1"))}, "a", "body: It sails.\nbody: So they say.\n"},
		{"another place and prefix", []string{"_rels/.rels", `<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/doc/main2.xml"/></Relationships>`,
			"doc/main2.xml", `<ns0:document><ns0:p><ns0:r><ns0:t>It sails.</ns0:t></ns0:r></ns0:p></ns0:document>`}, "a", "body: It sails.\n"},
		{"no prefix", []string{main, `<document><body><p><pPr><pStyle val="Heading1"/></pPr><r><t>Title</t></r></p><p><r><t><![CDATA[1 < 2 & so on.]]></t></r></p></body></document>`}, "Title", "body: 1 < 2 & so on.\n"},
		{"UTF-16", []string{main, "\xff\xfe" + utf16(body(para("", "Он плывёт.")))}, "a", "body: Он плывёт.\n"},
		{"torn", []string{main, `<w:document><w:body><w:p><w:r><w:t>It sails.</w:t></w:r></w:p><w:p><w:r><w:t>It san`}, "a", "body: It sails.\nbody: It san\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			documents := add(t, "a.docx", word(t, test.parts...))
			if len(documents) != 1 {
				t.Fatalf("%d documents", len(documents))
			}
			if d := documents[0]; d.Headline != test.headline || outline(d) != test.outline {
				t.Errorf("headline %q, want %q; got\n%swant\n%s", d.Headline, test.headline, outline(d), test.outline)
			}
		})
	}
}

func utf16(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// What is no Word document, or would cost too much, is refused with a reason.
func TestWordRefused(t *testing.T) {
	const main = "word/document.xml"
	whole := word(t, main, body(para("", strings.Repeat("It sails. ", 1000))))
	for _, test := range []struct{ name, content, want string }{
		{"no zip", "It sails.", "not a Word document"},
		{"old or locked", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "save it as .docx"},
		{"another zip", word(t, "xl/workbook.xml", "<workbook/>"), "word/document.xml: a part is missing"},
		{"cut short", whole[:len(whole)/2], "not a Word document"},
		{"damaged", whole[:60] + "xxxxxxxx" + whole[68:], "word/document.xml"},
		{"a bomb", word(t, main, body(strings.Repeat(" ", 1<<22))), "larger than the limit"},
		{"a bomb in parts", word(t, main, body(para("", strings.Repeat("a", 1<<19))), "word/styles.xml", strings.Repeat(" ", 1<<19), "word/footnotes.xml", strings.Repeat(" ", 1<<19)), "larger than the limit"},
		{"entities", word(t, main, `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`+body(para("", "&b;"))), "document type"},
	} {
		b := ingest.New("test", "", ingest.Limits{File: 1 << 20})
		err := b.Add("a.docx", strings.NewReader(test.content))
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "a.docx: ") {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
		if n := len(b.Collection().Documents); n != 0 {
			t.Errorf("%s: %d documents", test.name, n)
		}
	}
}

func FuzzWord(f *testing.F) {
	f.Add(body(para("Title", "T")+para("", "x")), "<w:styles><w:style w:styleId=\"a\"><w:name w:val=\"heading 1\"/></w:style></w:styles>")
	f.Add("<w:p><w:p><w:p></w:p><w:del><w:p></w:del><w:t>x", "")
	f.Fuzz(func(t *testing.T, main, styles string) {
		b := ingest.New("test", "", ingest.Limits{})
		_ = b.Add("a.docx", strings.NewReader(word(t, "word/document.xml", main, "word/styles.xml", styles))) // what is refused is an error
		if err := b.Collection().Validate(); err != nil {
			t.Error(err)
		}
	})
}
