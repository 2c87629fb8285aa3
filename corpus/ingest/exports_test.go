package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"parallax/corpus/ingest"
)

// rtfOf writes paragraphs as RTF.
func rtfOf(lines []string) string {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss Arial;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}}`)
	for _, l := range lines {
		b.WriteString(`\pard\f0 `)
		for _, r := range l {
			switch {
			case r == '\\' || r == '{' || r == '}':
				b.WriteString(`\` + string(r))
			case r < 0x80:
				b.WriteRune(r)
			default:
				fmt.Fprintf(&b, `\u%d?`, int16(r))
			}
		}
		b.WriteString("\\par\n")
	}
	return b.String() + "}"
}

func htmlOf(lines []string) string {
	return "<html><head><title>Export</title></head><body><div>" + "<p>" + strings.Join(lines, "</p>\n<p>") + "</p></div></body></html>"
}

func wordOf(t *testing.T, lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(para("", strings.ReplaceAll(l, "&", "&amp;")))
	}
	return word(t, "word/document.xml", body(b.String()))
}

// Exports of several databases as .txt, .docx, .rtf and .html.
func TestExports(t *testing.T) {
	const gulls, ferry = "Gulls take the pier | Harbour Echo | 2031-05-04 | P. Tern | 2", "Ferry sails again | Coast Mail | 2031-05-05 |  | 2"
	for name, test := range map[string]struct {
		lines []string
		want  string
		no    []string // not among the passages
	}{
		"Nexis Uni": {[]string{"Page 1 of 9", "User Name: = someone", "Date and Time: = Monday, 5 May 2031", "Job Number: 12", "Documents (2)", "1. Gulls take the pier", "2. Ferry sails again", "Client/Matter: -None-",
			"Gulls take the pier", "Harbour Echo", "May 4, 2031 Sunday", "Final Edition", "Copyright 2031 Echo Ltd All Rights Reserved", "Section: NEWS; Pg. 4", "Length: 12 words", "Byline: By P. Tern", "Body",
			"", "Forty gulls sat down on the pier on Sunday, and stayed.", "Subject: to tides, they will be gone by June.", "", "Load-Date: May 6, 2031", "", "End of Document",
			"Ferry sails again", "Coast Mail", "5 May 2031", "Copyright 2031 Mail Ltd", "Length: 9 words", "Body", "The ferry sailed again on Monday after a year.", "", "Nobody was on it.", "Graphic", "A ferry.", "Load-Date: May 6, 2031", "End of Document"},
			gulls + "\n" + ferry, []string{"Page 1", "Length", "Load-Date", "Copyright", "Client", "A ferry."}},
		"Nexis Uni in German": {[]string{"Gulls take the pier", "Harbour Echo", "4. Mai 2031 Sonntag", "Copyright 2031 Echo GmbH Alle Rechte vorbehalten", "Rubrik: LOKALES; S. 4", "Länge: 12 Wörter", "Autor: P. Tern", "Textkörper",
			"Vierzig Möwen setzten sich am Sonntag auf die Mole.", "", "Sie blieben.", "Update: 6. Mai 2031", "Ende des Dokuments"}, gulls, []string{"Länge", "Update", "Rubrik"}},
		"LexisNexis in German": {[]string{"Dokument 1 von 2", "", "Harbour Echo", "", "4. Mai 2031 Sonntag", "", "Gulls take the pier", "", "AUTOR: P. Tern", "", "RUBRIK: LOKALES; S. 4", "", "LÄNGE: 12 Wörter", "",
			"Vierzig Möwen setzten sich am Sonntag auf die Mole.", "", "Sie blieben.", "", "UPDATE: 6. Mai 2031", "", "SPRACHE: GERMAN; DEUTSCH", "", "Copyright 2031 Echo GmbH", "Alle Rechte vorbehalten",
			"Dokument 2 von 2", "", "Coast Mail", "", "5. Mai 2031", "", "Ferry sails again", "", "LÄNGE: 9 Wörter", "", "Die Fähre fuhr am Montag wieder.", "", "Niemand war an Bord.", "", "UPDATE: 6. Mai 2031"},
			gulls + "\n" + ferry, []string{"LÄNGE", "UPDATE", "Rechte"}},
		"ProQuest": {[]string{"Report Information from ProQuest", "May 06 2031 10:00", "____________________________________________________________", "", "Table of contents", "", "1. Gulls take the pier", "2. Ferry sails again", "",
			"____________________________________________________________", "", "Gulls take the pier", "", "Author: Tern, P.", "", "ProQuest document link", "", "Abstract: Forty gulls.", "", "Full text: Forty gulls sat down on the pier on Sunday, and stayed.", "", "They will be gone by June.", "",
			"Subject: Birds; Piers", "", "Location: Harbour", "", "Title: Gulls take the pier", "", "Publication title: Harbour Echo; Harbour", "", "First page: 4", "", "Publication year: 2031", "", "Publication date: May 4, 2031", "", "Publisher: Echo Ltd", "", "Language of publication: English", "", "ProQuest document ID: 123456789", "", "Document URL: https://search.example/docview/1", "", "Copyright: Copyright Echo Ltd May 4, 2031", "", "Last updated: 2031-05-05", "", "Database: News", "",
			"____________________________________________________________", "", "Ferry sails again", "", "Tern, Paul; Gull, Ada. Coast Mail; St. Ives [St. Ives]. 05 May 2031: A.1.", "", "Full text: The ferry sailed again on Monday after a year.", "", "Nobody was on it.", "", "Title: Ferry sails again", "", "Publication title: Coast Mail", "", "ProQuest document ID: 123456790", "",
			"____________________________________________________________", "", "Bibliography", "", "Citation style: APA", "", "Database copyright 2031 ProQuest LLC. All rights reserved."},
			strings.Replace(gulls, "P. Tern", "Tern, P.", 1) + "\n" + strings.Replace(ferry, "|  |", "| Tern, Paul; Gull, Ada |", 1), []string{"ProQuest", "Subject", "Bibliography", "contents", "Echo Ltd"}},
		"Factiva with codes": {[]string{"SE News", "HD Gulls take the pier", "BY By P. Tern", "WC 12 words", "PD 4 May 2031", "SN Harbour Echo", "SC HECHO", "PG 4", "LA English", "CY (c) 2031 Echo Ltd", "LP ", "Forty gulls sat down on the pier on Sunday, and stayed.", "", "TD ", "They will be gone by June.", "", "NS gbird : Birds", "PUB Echo Ltd", "AN Document HECHO00020310504e7540001a", "",
			"HD Ferry sails again", "WC 9 words", "PD 5 May 2031", "SN Coast Mail", "LA English", "LP ", "The ferry sailed again on Monday after a year.", "", "TD ", "Nobody was on it.", "", "AN Document CMAIL00020310505e7550002b", "", "Search Summary", "Text gulls OR ferry"},
			gulls + "\n" + ferry, []string{"gbird", "Echo Ltd", "Search"}},
		"Factiva": {[]string{"News", "", "Gulls take the pier", "", "By P. Tern", "12 words", "4 May 2031", "Harbour Echo", "HECHO", "4", "English", "(c) 2031 Echo Ltd", "", "Forty gulls sat down on the pier on Sunday, and stayed.", "", "They will be gone by June.", "", "Document HECHO00020310504e7540001a", "",
			"Ferry sails again", "", "9 words", "5 May 2031", "10:15", "Coast Mail", "CMAIL", "English", "Copyright 2031 Mail Ltd", "", "The ferry sailed again on Monday after a year.", "", "Nobody was on it.", "", "Document CMAIL00020310505e7550002b"},
			gulls + "\n" + ferry, []string{"words", "HECHO", "Ltd"}},
		"PressReader": {[]string{"Gulls take the pier", "", "Forty gulls sat down on the pier on Sunday, and stayed.", "", "They will be gone by June.", "", "Article Name: Gulls take the pier", "Publication: Harbour Echo", "Author: P. Tern", "Start Page: 4", "End Page: 4", "Date: 4 May 2031", "",
			"Ferry sails again", "", "The ferry sailed again on Monday after a year.", "", "Nobody was on it.", "", "Article Name: Ferry sails again", "Publication: Coast Mail", "Start Page: 1", "End Page: 1", "Date: 5 May 2031"},
			gulls + "\n" + ferry, []string{"Page", "Article"}},
		"PressReader, labels first": {[]string{"Article Name: Gulls take the pier", "Publication: Harbour Echo", "Author: P. Tern", "Date: 4 May 2031", "Start Page: 4", "", "Forty gulls sat down on the pier on Sunday, and stayed.", "", "They will be gone by June.", "",
			"Article Name: Ferry sails again", "Publication: Coast Mail", "Date: 5 May 2031", "", "The ferry sailed again on Monday after a year.", "", "Nobody was on it."},
			gulls + "\n" + ferry, []string{"Page", "Article"}},
		"Factiva in German": {[]string{"Gulls take the pier", "", "Von P. Tern", "12 Wörter", "4 Mai 2031", "Harbour Echo", "HECHO", "4", "Deutsch", "Copyright 2031 Echo GmbH", "", "Vierzig Möwen setzten sich am Sonntag auf die Mole.", "", "Sie blieben.", "", "Dokument HECHO00020310504e7540001a"},
			gulls, []string{"Wörter", "HECHO", "GmbH"}},
	} {
		for ext, content := range map[string]string{".txt": strings.Join(test.lines, "\n"), ".docx": wordOf(t, test.lines), ".rtf": rtfOf(test.lines), ".html": htmlOf(test.lines)} {
			t.Run(name+ext, func(t *testing.T) {
				r := ingest.Read("export"+ext, []byte(content), ingest.Limits{})
				want(t, r, test.want)
				got := texts(r)
				for _, no := range test.no {
					if strings.Contains(got, no) {
						t.Errorf("%q is among the passages:\n%s", no, got)
					}
				}
			})
		}
	}
}

// Factiva's HTML has the codes in a table.
func TestFactivaTable(t *testing.T) {
	row := func(code, value string) string {
		return `<tr><td class="index" align="right"><b>` + code + `</b>&nbsp;</td><td>` + value + `</td></tr>`
	}
	page := `<html><body><div class="article enArticle"><table>` + row("HD", `<span class="enHeadline">Gulls take the pier</span>`) + row("BY", "By P. Tern") + row("WC", "12 words") + row("PD", "4 May 2031") + row("SN", "Harbour Echo") +
		row("LA", "English") + row("CY", "(c) 2031 Echo Ltd") + row("LP", `<p class="articleParagraph">Forty gulls sat down on Sunday.</p>`) + row("TD", "<p>They stayed.</p><p>Nobody minded.</p>") + row("AN", "Document HECHO00020310504e7540001a") + `</table></div></body></html>`
	want(t, ingest.Read("factiva.html", []byte(page), ingest.Limits{}), "Gulls take the pier | Harbour Echo | 2031-05-04 | P. Tern | 3")
}

// What is no export is not taken apart, however it looks.
func TestNoExports(t *testing.T) {
	for _, text := range []string{
		"The archive\n\nThe committee found 3 of 12 documents.\n\nCopyright law was not the issue.",
		"The bridge\n\nThe end of document law came in May.\n\nTitle: none.\n\nNobody minded.",
		"One\n\n1 of 3\n\nTwo of them sailed.",
	} {
		if r := ingest.Read("a.txt", []byte(text), ingest.Limits{}); len(r.Articles) != 1 || len(r.Articles[0].Document.Passages) < 1 {
			t.Errorf("%q is read as %q", text, briefs(r))
		}
	}
}
