package ingest

import (
	"errors"
	"fmt"

	"parallax/corpus"
	"parallax/corpus/ingest/pdf"
	"parallax/corpus/intake"
)

// readPDF reads the text layer of a PDF file (package pdf): one article, or the
// export of a database. What stands on every page is left out.
func readPDF(j *job, content []byte) error {
	text, err := pdf.Read(content, pdf.Limits{Inflated: j.Limits.file(j.format) * 4})
	if err != nil {
		return troublef("Copy or download it again.", "It is not a PDF file, or is damaged (%v).", err)
	}
	switch text.Trouble {
	case pdf.Scanned:
		return troublef("Recognise its text with another program (OCR), and add that.", "Its pages are pictures; there are no letters in it.")
	case pdf.Password:
		return troublef("Open it with the password, and save or print it as a PDF without one.", "It has a password.")
	case pdf.Encrypted:
		return troublef("Open it in the program that it was made for, and print it as a PDF.", "It is encrypted in a way that Parallax does not know.")
	case pdf.Unreadable:
		return troublef("Recognise its text with another program (OCR), and add that.", "It does not say which letters its signs are, so its text cannot be read.")
	case pdf.Damaged:
		return troublef("Copy or download it again.", "It is damaged: no page can be found in it.")
	}
	list := make([]para, len(text.Paragraphs))
	for i, p := range text.Paragraphs {
		list[i] = para{text: p.Text, kind: corpus.Body}
		switch p.Kind {
		case pdf.Heading:
			list[i].kind, list[i].level = corpus.Subheading, 2
		case pdf.Caption:
			list[i].kind = corpus.Caption
		}
	}
	if articles := takeApart(list, false); articles != nil {
		return j.addAll(articles)
	}
	var a article
	// The headline is the largest of the first paragraphs.
	head := -1
	for i, p := range text.Paragraphs[:min(len(text.Paragraphs), 8)] {
		if p.Kind == pdf.Heading && (head < 0 || p.Size > text.Paragraphs[head].Size) {
			head = i
		}
	}
	how := "the first heading"
	if head < 0 && len(list) > 1 && isTitle(list[0].text) {
		head, how = 0, "the first paragraph, which reads like one"
	}
	if head >= 0 {
		state(&a, intake.Headline, list[head].text, how)
		note(&a, intake.Headline, intake.Basis{How: how, Guess: true})
	} else if text.Title != "" {
		state(&a, intake.Headline, text.Title, "the file's properties")
		note(&a, intake.Headline, intake.Basis{How: "the file's properties", Guess: true})
	}
	var ps passages
	for i, p := range list {
		if i != head {
			ps.add(corpus.Passage{Kind: p.kind, Text: p.text})
		}
	}
	a.Document.Passages = ps.all()
	for _, p := range text.Furniture {
		a.LeftOut = append(a.LeftOut, intake.Left{Before: 1, Text: p.Text, Why: "a line that stands on each page"})
	}
	if text.Unread > 0 {
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Text, Reason: fmt.Sprintf("Its last %d pages were not read: it is larger than the limit.", text.Unread), Remedy: "Split it."})
	}
	if len(a.Document.Passages) == 0 {
		return errors.Join(&noText)
	}
	return j.add(a)
}
