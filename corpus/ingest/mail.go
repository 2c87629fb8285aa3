package ingest

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"parallax/corpus"
	"parallax/corpus/formats"
	"parallax/corpus/ingest/charset"
	"parallax/corpus/intake"
)

// part is a part of a mail or of a saved page.
type part struct {
	kind    string // media type
	charset string
	name    string // of an attached file
	address string // of a part of a saved page
	choice  int    // parts of one choice say the same in several ways; 0 is none
	content []byte
}

// maxPartDepth is how deep parts stand in each other.
const maxPartDepth = 8

// mailText decodes the words of a header.
func mailText(s string) string {
	d := mime.WordDecoder{CharsetReader: func(name string, r io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		text, _, ok := charset.DecodeAs(b, name)
		if !ok {
			text = Decode(b)
		}
		return strings.NewReader(text), nil
	}}
	if out, err := d.DecodeHeader(s); err == nil {
		return out
	}
	return s
}

// parts takes a message apart.
func (j *job) parts(content []byte) (mail.Header, []part, error) {
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(content, []byte("From ")) { // as a mailbox begins a message
		if i := bytes.IndexByte(content, '\n'); i > 0 {
			content = content[i+1:]
		}
	}
	m, err := mail.ReadMessage(bytes.NewReader(content))
	if err != nil {
		return nil, nil, troublef("Save it again from the program that made it.", "It cannot be read (%v).", err)
	}
	var list []part
	err = j.partsOf(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Header.Get("Content-Disposition"), m.Header.Get("Content-Location"), m.Body, 0, 0, &list)
	if len(list) > 0 {
		if err != nil {
			j.report.Trouble("its last part", "The file breaks off or is damaged ("+err.Error()+").", "Save it again.")
		}
		err = nil
	}
	return m.Header, list, err
}

var errParts = errors.New("it has more parts than the limit")

func (j *job) partsOf(contentType, transfer, disposition, location string, body io.Reader, depth, choice int, list *[]part) error {
	if j.entries++; j.entries > j.Limits.Entries {
		return errParts
	}
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		if kind, _, _ = strings.Cut(strings.ToLower(contentType), ";"); kind == "" {
			kind = "text/plain"
		}
		kind = strings.TrimSpace(kind)
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" && depth < maxPartDepth {
		if choice == 0 && kind == "multipart/alternative" {
			choice = j.entries // which no other has
		}
		r := multipart.NewReader(body, params["boundary"])
		for {
			p, err := r.NextRawPart()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			h := p.Header
			if err := j.partsOf(h.Get("Content-Type"), h.Get("Content-Transfer-Encoding"), h.Get("Content-Disposition"), h.Get("Content-Location"), p, depth+1, choice, list); err != nil {
				return err
			}
		}
	}
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	p := part{kind: kind, charset: params["charset"], address: location, name: mailText(params["name"]), choice: choice}
	if _, params, err := mime.ParseMediaType(disposition); err == nil && params["filename"] != "" {
		p.name = mailText(params["filename"])
	}
	if _, known := formats.Of(p.name); kind == "message/rfc822" && !known {
		p.name = strings.TrimSpace(p.name+" message") + ".eml" // most have no name
	}
	// Of pictures and styles nothing is read.
	if strings.HasPrefix(kind, "image/") || kind == "text/css" || strings.HasPrefix(kind, "font/") || strings.Contains(kind, "javascript") {
		_, err := io.Copy(io.Discard, body)
		*list = append(*list, p)
		return err
	}
	p.content, err = io.ReadAll(body)
	switch kind {
	case "text/html":
		p.content = j.afford(p.content, ofTags)
	case "text/plain":
		p.content = j.afford(p.content, ofLines)
	}
	*list = append(*list, p)
	return err
}

// readSavedPage reads a web page that a browser saved with all its parts as one
// file (MHTML).
func readSavedPage(j *job, content []byte) error {
	header, list, err := j.parts(content)
	if err != nil {
		return err
	}
	address := header.Get("Snapshot-Content-Location")
	for _, p := range list {
		if p.kind != "text/html" && p.kind != "application/xhtml+xml" {
			continue
		}
		if address == "" && isAddress(p.address) {
			address = p.address
		}
		return j.page(j.decode(p.content, p.charset), address)
	}
	return troublef("Save it again, or as .html.", "There is no page in this file.")
}

// readMail reads a message: what it says, and the files attached to it.
func readMail(j *job, content []byte) error {
	header, list, err := j.parts(content)
	if err != nil {
		return err
	}
	body := said(list)
	if len(body) > 0 {
		var a article
		var ps passages
		var doubt *intake.Doubt
		for _, i := range body {
			p := list[i]
			text := j.decode(p.content, p.charset)
			if doubt == nil {
				doubt = j.doubt
			}
			if p.kind == "text/html" {
				for _, x := range fragment(text) {
					ps.add(corpus.Passage{Kind: x.kind, Text: x.text})
				}
				continue
			}
			text, signature := unsigned(text)
			for _, x := range paragraphs(unflowed(text)) {
				x.Lines = corpus.Lines{}
				ps.add(x)
			}
			if signature != "" {
				a.LeftOut = append(a.LeftOut, intake.Left{Before: ps.next(), Text: signature, Why: "a signature"})
			}
		}
		a.Document.Passages, j.doubt = ps.all(), doubt
		state(&a, intake.Headline, mailText(header.Get("Subject")), "the subject of the message")
		if date := header.Get("Date"); date != "" {
			state(&a, intake.Date, date, "the date of the message")
		}
		if from, err := (&mail.AddressParser{}).Parse(header.Get("From")); err == nil && from.Name != "" {
			a.Document.Byline = mailText(from.Name)
			note(&a, intake.Byline, intake.Basis{How: "the sender of the message", Guess: true})
		}
		if err := j.add(a); err != nil {
			return err
		}
	}
	for _, p := range list {
		if p.name == "" || p.content == nil {
			continue
		}
		if j.depth >= j.Limits.Depth {
			j.report.Trouble(p.name, "It is attached to a message within a message, which is not opened.", "Save it, and add it by itself.")
			continue
		}
		if _, known := formats.Of(p.name); !known && strings.HasPrefix(p.kind, "text/") {
			continue // a signature
		}
		c := j.child(p.name)
		c.read(p.content)
	}
	return nil
}

// fragmentText is the text of HTML, to compare its length.
func fragmentText(content []byte) string { return tagless(Decode(content)) }

// said are the parts that are the message itself, in their order: programs cut a
// text in two around a picture, and lists add to it. Of a choice, what is the same
// twice is read as plain text, unless that is only a hint.
func said(list []part) (body []int) {
	text := func(p *part) bool { return p.name == "" && (p.kind == "text/plain" || p.kind == "text/html") }
	plain, marked := map[int]int{}, map[int]int{} // bytes of text, by choice
	for i := range list {
		switch p := &list[i]; {
		case !text(p) || p.choice == 0:
		case p.kind == "text/html":
			marked[p.choice] += len(fragmentText(p.content))
		default:
			plain[p.choice] += len(bytes.TrimSpace(p.content))
		}
	}
	for i := range list {
		p := &list[i]
		asHTML := marked[p.choice]/3 > plain[p.choice]
		if text(p) && (p.choice == 0 || asHTML == (p.kind == "text/html")) {
			body = append(body, i)
		}
	}
	return body
}

// unsigned is a text without the signature at its end.
func unsigned(text string) (string, string) {
	said, signature, _ := strings.Cut(text, "\n-- \n")
	if strings.TrimSpace(said) == "" {
		return text, ""
	}
	return said, strings.TrimSpace(signature)
}

// unflowed joins lines that end in a space (RFC 3676).
func unflowed(text string) string {
	if !strings.Contains(text, " \n") {
		return text
	}
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(line)
		if !strings.HasSuffix(line, " ") || strings.TrimSpace(line) == "" {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
