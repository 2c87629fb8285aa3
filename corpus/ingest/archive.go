package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"parallax/corpus"
	"parallax/corpus/formats"
	"parallax/corpus/ingest/charset"
	"parallax/corpus/intake"
)

// child is the reading of a file within the file that is read.
func (j *job) child(name string) *job {
	where := name
	if j.where != "" {
		where = j.where + "/" + name
	}
	return &job{Options: j.Options, budget: j.budget, report: j.report, name: name, where: where, depth: j.depth + 1}
}

var errStopped = errors.New("it was given up")

// readZip reads all files in a zip. Names are used to tell formats and to name
// articles, never as paths.
func readZip(j *job, content []byte) error {
	if j.depth >= j.Limits.Depth {
		return troublef("Unpack it, and add what is in it.", "It is a zip within a zip within a zip, which is not opened.")
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return troublef("Copy or download it again.", "It is not a zip file, or is damaged (%v).", err)
	}
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	skipped := map[string]int{}
	for i, f := range files {
		if j.Step != nil && !j.Step() {
			return errStopped
		}
		name := f.Name
		if f.NonUTF8 {
			name, _ = charset.Decode([]byte(name), charset.Options{})
		}
		name = strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), "_")
		if strings.HasSuffix(name, "/") || formats.Litter(strings.TrimLeft(path.Clean("/"+name), "/")) {
			continue
		}
		if j.entries++; j.entries > j.Limits.Entries {
			return troublef("Split it.", "It holds more than %d files; the rest was left out.", j.Limits.Entries)
		}
		name = strings.TrimLeft(path.Clean("/"+name), "/")
		c := j.child(name)
		if _, known := formats.Of(name); !known {
			// Pictures beside a saved page and the like are told once a kind.
			if ext := formats.Extension(name); skipped[ext] == 0 || kinds[ext].problem != "" && kinds[ext].problem != "It is a picture." {
				c.read(nil)
			} else if skipped[ext] == 1 {
				j.report.Trouble("*"+ext, "There are more files of this kind, which cannot be read.", "")
			}
			skipped[formats.Extension(name)]++
			continue
		}
		r, err := f.Open()
		if err != nil {
			c.fail("It cannot be unpacked ("+err.Error()+").", "If the zip has a password, unpack it and add what is in it.")
			continue
		}
		format, _ := formats.Of(name)
		inner, err := j.inflate(r, min(j.Limits.file(format), mostHeld))
		r.Close()
		if err != nil {
			if f.Flags&1 != 0 {
				err = troublef("Unpack it, and add what is in it.", "It has a password.")
			}
			c.failWith(err)
			if j.inflated > j.Limits.file(formats.Format{Many: true}) {
				return troublef("Split it.", "It is larger than the limit of %s once unpacked; the rest was left out.", formats.Size(j.Limits.file(formats.Format{Many: true})))
			}
			continue
		}
		c.read(inner)
		if j.spent() {
			if rest := len(files) - i - 1; rest > 0 {
				return troublef("Split it.", "Its files are made of more lines or elements than are read of one file; the last %d of them were left out.", rest)
			}
			return nil
		}
		if j.documents > j.Limits.Documents || j.passages > j.Limits.Passages || j.weight > j.Limits.Weight {
			return nil // it has been told
		}
	}
	if j.depth == 0 {
		Describe([]*intake.FileReport{j.report})
	}
	return nil
}

func (j *job) failWith(err error) {
	if t, is := err.(*trouble); is {
		j.fail(t.problem, t.remedy)
		return
	}
	j.fail("It cannot be read: "+err.Error()+".", "")
}

// openDocument opens a document that is a zip of XML.
func (j *job) openDocument(content []byte, what string) (*zipParts, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, troublef("Open it in the program that made it and save it again.", "It is not %s, or is damaged (%v).", what, err)
	}
	return &zipParts{zip: z, left: j.Limits.file(j.format), job: j}, nil
}

// readODT reads a text of LibreOffice and others: OpenDocument. Rows of tables,
// notes and the headline are as in Word.
func readODT(j *job, content []byte) error {
	parts, err := j.openDocument(content, "an OpenDocument text")
	if err != nil {
		return err
	}
	text, err := parts.read("content.xml")
	if err != nil {
		return troublef("If it has a password, save it without one.", "This document cannot be read: %v.", err)
	}
	if strings.Contains(text[:min(len(text), 2000)], "<!DOCTYPE") {
		return troublef("Open it in LibreOffice and save it again.", "It is not a valid document: it declares a document type.")
	}
	d := odtDocument{wordDocument: wordDocument{lists: &wordLists{}}, styles: map[string]string{}}
	d.read(text)
	list := make([]para, len(d.list))
	for i, p := range d.list {
		list[i] = para{text: p.text.String(), kind: p.kind(), level: p.level}
	}
	if articles := takeApart(list, false); articles != nil {
		return j.addAll(articles)
	}
	a := d.article()
	title, author := parts.properties("meta.xml")
	state(&a, intake.Headline, title, "the document's properties")
	if author != "" {
		a.Doubts = append(a.Doubts, intake.Doubt{Field: intake.Byline, Reason: "The document's properties name “" + oneLine(author) + "”, who may have written the article or only the file."})
	}
	return j.add(a)
}

type odtDocument struct {
	wordDocument
	styles map[string]string // parent by style
	held   [][]*wordParagraph
	after  []*wordParagraph // notes of the paragraph that is read
	inNote int
}

func (d *odtDocument) styled(name string) (s wordStyle) {
	for range 10 {
		switch name {
		case "Title":
			s.title = true
			return s
		case "Illustration", "Figure", "Caption", "Table", "Drawing":
			s.caption = true
			return s
		}
		if name = d.styles[name]; name == "" {
			return s
		}
	}
	return s
}

func (d *odtDocument) read(text string) {
	skip, depth := "", 0
	for x := newXML(text); x.next(); {
		if skip != "" {
			if x.name == skip {
				switch x.kind {
				case html.StartTagToken:
					depth++
				case html.EndTagToken:
					if depth--; depth == 0 {
						skip = ""
					}
				}
			}
			continue
		}
		closed := x.kind == html.SelfClosingTagToken
		switch {
		case x.kind == html.TextToken:
			d.write(x.text)
		case x.kind == html.EndTagToken:
			switch x.name {
			case "p", "h":
				if len(d.open) > 0 && d.depth <= maxOpen {
					d.close()
					if d.inNote == 0 {
						for _, n := range d.after {
							d.put(n)
						}
						d.after = nil
					}
				}
				d.depth = max(0, d.depth-1)
			case "table-row":
				if d.rowsOff > 0 {
					d.rowsOff--
				} else if len(d.rows) > 0 {
					d.endRow()
				}
			case "note-body":
				if d.inNote--; d.inNote == 0 {
					// What was read since the note began are its paragraphs.
					d.after = append(d.after, d.list...)
					for _, n := range d.after {
						n.note = true
					}
					d.list, d.held = d.held[len(d.held)-1], d.held[:len(d.held)-1]
				}
				d.inNote = max(0, d.inNote)
			}
		default:
			switch x.name {
			case "style":
				if parent := x.attribute("parent-style-name"); parent != "" && len(d.styles) < 100_000 {
					d.styles[x.attribute("name")] = parent
				}
			case "tracked-changes", "annotation", "note-citation", "forms", "index-title-template", "table-of-content", "sequence-decls", "ruby-text", "hidden-text":
				if !closed {
					skip, depth = x.name, 1
				}
			case "p", "h":
				if closed {
					continue
				}
				if d.depth++; d.depth <= maxOpen {
					p := &wordParagraph{wordStyle: d.styled(x.attribute("style-name")), cell: len(d.rows) > 0}
					if x.name == "h" {
						p.level = 1
					}
					d.open = append(d.open, p)
				}
			case "table-row":
				if closed {
					continue
				}
				if len(d.rows) == maxOpen {
					d.rowsOff++
					continue
				}
				d.rows = append(d.rows, &wordRow{})
			case "table-cell":
				if len(d.rows) > 0 && !closed && d.rowsOff == 0 {
					r := d.rows[len(d.rows)-1]
					r.cells = append(r.cells, nil)
				}
			case "note-body":
				if closed {
					continue
				}
				if d.inNote++; d.inNote == 1 {
					d.held = append(d.held, d.list)
					d.list = nil
				}
			case "s", "tab", "line-break":
				d.write(" ")
			case "desc":
				// svg:desc, the description of a picture, has its text within.
				if closed {
					continue
				}
				skip, depth = "desc", 1
				if x.next() && x.kind == html.TextToken && len(d.alts) < maxAlts {
					if d.alts == nil {
						d.alts = map[string]bool{}
					}
					if words := strings.Fields(x.text); len(words) >= minAltWords && !d.alts[x.text] {
						d.alts[x.text] = true
						a := &wordParagraph{alt: true}
						a.text.WriteString(strings.Join(words, " "))
						d.put(a)
					}
				} else if x.name == "desc" {
					skip = ""
				}
			}
		}
	}
	for len(d.open) > 0 {
		d.close()
	}
	for len(d.rows) > 0 {
		d.endRow()
	}
	if len(d.held) > 0 {
		d.list = append(d.held[0], d.list...)
	}
	for _, n := range d.after {
		d.put(n)
	}
}

// readEPUB reads a book: each of its chapters, in the order of reading, as an
// article, with the statements of the book. What has no more than a line (a cover,
// a title page) is left out.
func readEPUB(j *job, content []byte) error {
	parts, err := j.openDocument(content, "an EPUB book")
	if err != nil {
		return err
	}
	if _, err := parts.read("META-INF/encryption.xml"); err == nil {
		if _, err := parts.read("META-INF/rights.xml"); err == nil {
			return troublef("Use a copy without protection.", "This book is protected against copying.")
		}
	}
	book, chapters := parts.spine()
	n := 0
	for _, name := range chapters {
		if j.entries++; j.entries > j.Limits.Entries {
			return troublef("Split it.", "It has more than %d chapters; the rest was left out.", j.Limits.Entries)
		}
		b, err := parts.bytes(name)
		if err != nil {
			j.report.Trouble(name, "This chapter cannot be read: "+err.Error()+".", "")
			continue
		}
		list := fragment(j.decode(b, ""))
		a := article{}
		for k, p := range list {
			if p.level > 0 {
				state(&a, intake.Headline, p.text, "the chapter's first heading")
				list = append(list[:k:k], list[k+1:]...)
				break
			}
		}
		var ps passages
		words := 0
		for _, p := range list {
			ps.add(corpus.Passage{Kind: p.kind, Text: p.text})
			words += len(strings.Fields(p.text))
		}
		a.Document.Passages = ps.all()
		if words < 12 && len(chapters) > 2 {
			continue
		}
		if len(chapters) > 1 {
			a.Where = path.Base(name)
		} else {
			state(&a, intake.Headline, book["title"], "the book's title")
		}
		state(&a, intake.Headline, firstWordsOf(strings.TrimPrefix(book["title"]+", "+stem(name), ", "), 20), "the book's title and the chapter's file")
		state(&a, intake.Outlet, book["publisher"], "the book's publisher")
		state(&a, intake.Byline, book["creator"], "the book's author")
		state(&a, intake.Date, book["date"], "the book's date")
		state(&a, intake.Language, book["language"], "the book says so")
		if err := j.add(a); err != nil {
			return err
		}
		n++
	}
	if n == 0 {
		return &noText
	}
	return nil
}

// spine is what the package of a book states, and its chapters in the order of
// reading; all its pages by name, if there is no package.
func (p *zipParts) spine() (book map[string]string, chapters []string) {
	book = map[string]string{}
	opf := ""
	if text, err := p.read("META-INF/container.xml"); err == nil {
		for x := newXML(text); x.next(); {
			if x.name == "rootfile" && opf == "" {
				opf = x.attribute("full-path")
			}
		}
	}
	if text, err := p.read(opf); err == nil {
		dir := opf[:strings.LastIndexByte(opf, '/')+1]
		items := map[string]string{}
		in := ""
		for x := newXML(text); x.next(); {
			switch {
			case x.kind == html.TextToken:
				if in != "" && book[in] == "" {
					book[in] = strings.TrimSpace(x.text)
				}
			case x.kind == html.EndTagToken:
				in = ""
			case x.name == "item":
				if t := x.attribute("media-type"); (strings.Contains(t, "html") || t == "") && !strings.Contains(x.attribute("properties"), "nav") {
					items[x.attribute("id")] = strings.TrimPrefix(path.Clean("/"+dir+unescaped(x.attribute("href"))), "/")
				}
			case x.name == "itemref":
				if name := items[x.attribute("idref")]; name != "" && x.attribute("linear") != "no" && !slices.Contains(chapters[max(0, len(chapters)-100):], name) {
					chapters = append(chapters, name)
				}
			case x.name == "title", x.name == "publisher", x.name == "creator", x.name == "date", x.name == "language":
				in = x.name
			}
		}
	}
	if len(chapters) == 0 {
		for _, f := range p.zip.File {
			if ext := formats.Extension(f.Name); ext == ".xhtml" || ext == ".html" || ext == ".htm" {
				if base := strings.ToLower(path.Base(f.Name)); base != "nav.xhtml" && base != "toc.xhtml" {
					chapters = append(chapters, f.Name)
				}
			}
		}
		slices.Sort(chapters)
	}
	return book, chapters
}
