package ingest

import (
	"regexp"
	"strings"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// Databases of newspapers export many articles as one file, each between marks
// and with its statements as lines:
//
//	Nexis Uni       headline, outlet, date, Copyright, "Length: …", "Body", text, "Load-Date: …", "End of Document"
//	LexisNexis      "1 of 3 DOCUMENTS", outlet, date, headline, "BYLINE: …", text, "LOAD-DATE: …", copyright
//	ProQuest        rules of underscores; headline, "Full text: …", "Publication title: …", "Publication date: …"
//	Factiva         "HD headline", "PD date", "SN outlet", "LP" and "TD" text, "AN number"; or the same as lines, ending in "Document …"
//	PressReader     text, then "Article Name: …", "Publication: …", "Author: …", "Date: …"; or these, then text
//
// The same is in .txt, .docx, .rtf and .html, and in the language of whoever
// exported it. Every line that is no passage is left out with its reason.

// para is a paragraph of a file, or a line of one that is plain text.
type para struct {
	text  string
	level int // of a heading; 0 if it is none
	kind  corpus.Kind
	line  int // of a file of lines, from 1
}

// export is a kind of export.
type export uint8

const (
	noExport export = iota
	lexis
	nexisUni
	proQuest
	factivaCodes
	factivaLines
	pressReader
)

var (
	ofDocuments  = regexp.MustCompile(`^(?i)(?:(?:document|dokument|documento|artikel|article)\s+)?\d{1,6}\s+(?:of|von|de|sur|di|van|av)\s+\d{1,6}(?:\s+(?:documents?|dokumenten?|dokumente|documentos|documenti|documenten|articles?))?$`)
	endOf        = regexp.MustCompile(`^(?i)(?:end of document|ende des dokuments?|fin du document|fin del documento|fine del documento|einde van (?:het )?document|fim do documento)$`)
	underscores  = regexp.MustCompile(`^[_\x{2014}\x{2500}=-]{10,}$`)
	factivaEnd   = regexp.MustCompile(`^(?:Document|Dokument|Documento)\s+[A-Z][A-Z0-9]{3,}[0-9]{4,}[A-Za-z0-9]{4,}$`)
	factivaCode  = regexp.MustCompile(`^(HD|HDL|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|SE|CLM|ART|CX|DLN|NGC|GC)(?:\s{1,4}(?:·\s)?(.*))?$`)
	copyright    = regexp.MustCompile(`^(?i)(?:copyright\b|©|\(c\)\s|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|alle rechten voorbehouden)`)
	countOfWords = regexp.MustCompile(`^(?i)\d[\d.,\s]*\s?(?:words?|wörter|woerter|mots|palabras|parole|woorden|palavras)$`)
	labelled     = regexp.MustCompile(`^([\pL][\pL /.-]{1,38}[\pL.])\s?:(?:\s+(.*))?$`)
	editionOf    = regexp.MustCompile(`(?i),?\s*(?:\b[\pL\d]+\s+)?\b(?:edition|ausgabe|édition|edición|edizione|editie)\b.*$`)
)

// labels are what the lines of exports are called, in lower case.
var labels = func() map[string]string {
	m := map[string]string{}
	for to, names := range map[string]string{
		"headline": "headline;title;titel;titre;título;titolo;schlagzeile;article name;headline:;überschrift",
		"byline":   "byline;author;authors;autor;autoren;auteur;auteurs;autore;auteur(s);verfasser;by",
		"outlet":   "publication title;publication;publication name;source;quelle;zeitung;titre de publication;titel der publikation;publikationstitel;título de publicación;título de la publicación;newspaper;journal title",
		"date":     "publication date;date;datum;publikationsdatum;erscheinungsdatum;date de publication;fecha de publicación;fecha;pubdate;date published",
		"language": "language;langue;sprache;idioma;lingua;taal;language of publication;publikationssprache;langue de publication",
		"url":      "url;document url;dokument-url;url du document;link;web address;weblink",
		"summary":  "highlight;abstract;zusammenfassung;résumé;resumen;highlights",
		"body":     "body;full text;text;volltext;texte intégral;texto completo;testo integrale;textkörper;corps",
		"number":   "proquest document id;accession number;proquest-dokument-id;an",
		// What ends the text.
		"end": "load-date;load date;update;date-chargement;classification;publication-type;publication type;type-publication;zeitungs-code;journal-code;subject;subjects;sujet;schlagwort;industry;person;people;organization;company;geographic;location;place;graphic;graphik;graphique;correction;correction-date;links;notes;document type;source type;publication year;pages;publisher;place of publication;country of publication;publication subject;issn;copyright;last updated;database;proquest document link;dokumenttyp;quellentyp;credit;start page;end page;page;identifier / keyword;ticker;first page;section;rubrik;rubrique;length;länge;longueur;longitud;lunghezza;lengte;dateline;ort;edition;series;column;type;dokument-typ;media type;acc-no;story filed;page number;sección;sezione;page count;pagination;doi;e-issn;isbn;supplement;issue;volume;first and last pages;startseite;endseite;seite",
	} {
		for name := range strings.SplitSeq(names, ";") {
			m[name] = to
		}
	}
	return m
}()

// inBody are labels of what may begin a paragraph of an article as well, so that
// in the midst of a text they do not end it.
var inBody = set("subject person people location place notes page source link section date title by author text type language column update edition credit ort person: graphic source:")

// label is the label of a line, what it stands for, and what follows it.
func label(line string) (to, name, rest string) {
	if strings.IndexByte(line[:min(len(line), 90)], ':') < 0 {
		return "", "", ""
	}
	m := labelled.FindStringSubmatch(line)
	if m == nil {
		return "", "", ""
	}
	name = strings.ToLower(m[1])
	return labels[name], name, strings.TrimSpace(m[2])
}

// marksDocument and marksEnd say whether a line is of the marks between articles.
func marksDocument(line string) bool {
	return len(line) <= 60 && strings.ContainsAny(line, "0123456789") && ofDocuments.MatchString(line)
}

func marksEnd(line string) bool {
	return len(line) >= 12 && len(line) <= 30 && strings.Contains(strings.ToLower(line), "do") && endOf.MatchString(line)
}

func marksFactiva(line string) bool {
	return len(line) <= 60 && strings.HasPrefix(line, "Do") && factivaEnd.MatchString(line)
}

// coded is the code at the beginning of a line of Factiva, and what follows it.
func coded(line string) (code, rest string) {
	if len(line) < 2 || line[0] < 'A' || line[0] > 'Z' || line[1] < 'A' || line[1] > 'Z' {
		return "", ""
	}
	m := factivaCode.FindStringSubmatch(line[:min(len(line), 20)])
	if m == nil {
		return "", ""
	}
	rest = strings.TrimSpace(line[len(m[1]):])
	return m[1], strings.TrimSpace(strings.TrimPrefix(rest, "·"))
}

// maxExportLines is the number of lines beyond which a text is no export.
const maxExportLines = 1_000_000

// linesOf is a text as paragraphs, a line each with the blank ones, if it may be an
// export; nil otherwise.
func linesOf(text string) []para {
	lower := strings.ToLower(text[:min(len(text), 1<<20)])
	may := false
	for _, mark := range []string{" documents", "dokument", "end of document", "proquest", "fin du document", "document 1 ", "article name:", "full text:", "publication title:", "\nhd ", "\ndocument ", "copyright", "fin del documento", "fine del documento", "einde van", "1 of "} {
		may = may || strings.Contains(lower, mark)
	}
	if !may || strings.Count(text, "\n") > maxExportLines {
		return nil
	}
	var list []para
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		list = append(list, para{text: strings.TrimSpace(strings.ReplaceAll(line, "\f", " ")), line: n})
	}
	return list
}

// exportOf recognises an export by the marks that its articles end or begin with.
func exportOf(list []para) export {
	var ends, documents, factiva, codes, pq, press, stated int
	seen := map[string]bool{}
	for _, p := range list {
		if p.text == "" || len(p.text) > 120 {
			if code, _ := coded(p.text); code != "" {
				seen[code] = true
			}
			continue
		}
		switch {
		case marksEnd(p.text):
			ends++
		case marksDocument(p.text):
			documents++
		case marksFactiva(p.text):
			factiva++
		}
		if code, _ := coded(p.text); code != "" {
			seen[code] = true
			if code == "AN" || code == "HD" {
				codes++
			}
		}
		to, name, _ := label(p.text)
		switch {
		case name == "proquest document id" || name == "proquest-dokument-id":
			pq += 2
		case name == "full text" || name == "publication title" || name == "volltext" || name == "publikationstitel" || name == "texte intégral" || name == "titre de publication":
			pq++
		case name == "article name":
			press++
		}
		if to == "end" || to == "byline" {
			stated++
		}
	}
	switch {
	case ends > 0 && stated > 0:
		return nexisUni
	case codes >= 2 && seen["HD"] && seen["AN"] && (seen["SN"] || seen["PD"]) && (seen["LP"] || seen["TD"]):
		return factivaCodes
	case pq >= 2:
		return proQuest
	case documents > 0 && stated > 1:
		return lexis
	case press > 0:
		return pressReader
	case factiva > 0:
		return factivaLines
	}
	return noExport
}

// takeApart makes articles of an export; nil if it is none. lines says that the
// paragraphs are lines of a text, in which a paragraph has several.
func takeApart(list []para, lines bool) []article {
	if len(list) == 0 {
		return nil
	}
	kind := exportOf(list)
	if kind == noExport {
		return nil
	}
	var articles []article
	var cover []para
	for _, record := range recordsOf(list, kind) {
		e := exported{kind: kind, lines: lines}
		a, ok := e.article(record)
		if !ok {
			cover = append(cover, record...)
			continue
		}
		articles = append(articles, a)
	}
	if len(articles) == 0 {
		return nil
	}
	var before []intake.Left
	for _, p := range cover {
		if p.text != "" && len(before) < 200 {
			before = append(before, intake.Left{Before: 1, Text: p.text, Why: "a line of the export, of no article"})
		}
	}
	articles[0].LeftOut = append(before, articles[0].LeftOut...)
	return articles
}

// labelsFirst reports whether the labels of an export of PressReader stand above the
// texts, as in some of its versions: the file begins with one, perhaps below a line
// or two about the export.
func labelsFirst(list []para) bool {
	lines := 0
	for _, p := range list {
		if p.text == "" {
			continue
		}
		if _, name, _ := label(p.text); name == "article name" {
			return true
		}
		if lines++; lines > 2 || len(p.text) > 120 {
			break
		}
	}
	return false
}

// recordsOf cuts an export where an article ends or begins.
func recordsOf(list []para, kind export) (cut [][]para) {
	from := 0
	end := func(i int) {
		if i > from {
			cut = append(cut, list[from:i])
		}
		from = i
	}
	labelsBegun, first := false, kind == pressReader && labelsFirst(list)
	for i, p := range list {
		if len(p.text) > 120 {
			continue
		}
		switch kind {
		case lexis:
			if marksDocument(p.text) {
				end(i)
			}
		case nexisUni:
			if marksEnd(p.text) {
				end(i + 1)
			}
		case proQuest:
			if underscores.MatchString(p.text) {
				end(i)
			} else if marksDocument(p.text) {
				end(i)
			}
		case factivaCodes:
			if code, rest := coded(p.text); code == "AN" {
				last := i + 1
				if rest == "" && last < len(list) { // the number is the next paragraph
					last++
				}
				if last > from {
					end(min(last, len(list)))
				}
			}
		case factivaLines:
			if marksFactiva(p.text) {
				end(i + 1)
			}
		case pressReader:
			// The labels stand behind the text: what follows them is another article.
			to, name, _ := label(p.text)
			switch {
			case first:
				if name == "article name" {
					end(i)
				}
			case to != "" && (labelsBegun || name == "article name"):
				labelsBegun = true
			case p.text != "" && labelsBegun:
				labelsBegun = false
				end(i)
			}
		}
	}
	end(len(list))
	return cut
}
