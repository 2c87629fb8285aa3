// Package formats lists what people's files can be: how each kind is called, which
// names and which media type tell it, and how large a file of it may be. Page,
// manifest, tool and README name these formats, and package ingest has a reader
// for each. The list is apart from the readers so that naming a format links
// none of them.
package formats

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// Format is a kind of file that articles come in.
type Format struct {
	Name       string   // as people call it, within a sentence
	Extensions []string // lower case, with the dot; the first is the one named where there is room for one
	Type       string   // media type
	// Most is the size, in MiB, beyond which a file is hardly what it should be:
	// an article has some kilobytes, a Word document pictures too, a file of ten
	// thousand articles 20 MB.
	Most int
	Many bool // a file usually holds many documents
}

// All are the formats that can be read. A new one is an entry here, and in
// package ingest a reader, a line in the package comment and a fixture in
// formats_test.go.
var All = []Format{
	{"text", []string{".txt", ".text"}, "text/plain", 8, false},
	{"Markdown", []string{".md", ".markdown"}, "text/markdown", 8, false},
	{"HTML", []string{".html", ".htm", ".xhtml"}, "text/html", 8, false},
	{"Word", []string{".docx"}, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 32, false},
	{"JSON lines", []string{".jsonl", ".ndjson"}, "application/x-ndjson", 128, true},
	{"JSON", []string{".json"}, "application/json", 128, true},
	{"a table", []string{".csv", ".tsv", ".tab"}, "text/csv", 128, true},
	{"Excel", []string{".xlsx"}, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 64, true},
	{"PDF", []string{".pdf"}, "application/pdf", 64, false},
	{"RTF", []string{".rtf"}, "application/rtf", 32, true},
	{"OpenDocument", []string{".odt"}, "application/vnd.oasis.opendocument.text", 32, false},
	{"EPUB", []string{".epub"}, "application/epub+zip", 64, true},
	{"a saved page", []string{".mhtml", ".mht"}, "multipart/related", 32, false},
	{"mail", []string{".eml"}, "message/rfc822", 32, true},
	{"zip", []string{".zip"}, "application/zip", 256, true},
	{"a feed", []string{".rss", ".atom", ".xml"}, "application/rss+xml", 64, true},
	{"RIS", []string{".ris"}, "application/x-research-info-systems", 32, true},
	{"BibTeX", []string{".bib"}, "application/x-bibtex", 32, true},
}

// Of is the format that the name of a file tells, gzipped or not.
func Of(name string) (f Format, known bool) {
	ext := Extension(name)
	i := slices.IndexFunc(All, func(f Format) bool { return slices.Contains(f.Extensions, ext) })
	if i < 0 {
		return Format{}, false
	}
	return All[i], true
}

// Extension is that of a file's name, in lower case and with the dot; what stands
// before .gz if it has that.
func Extension(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	return path.Ext(strings.TrimSuffix(name, ".gz"))
}

// Known reports whether the name of a file says that it can be read.
func Known(name string) bool {
	_, known := Of(name)
	return known
}

// Litter reports whether a file of this name, with its folders, is nothing that
// somebody put there: systems leave such files in folders and archives.
func Litter(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" || part == "Thumbs.db" || part == "desktop.ini" {
			return true
		}
	}
	return false
}

// Extensions are the extensions to name in a sentence, one of each format:
// ".txt, .md, …".
func Extensions() string {
	list := make([]string, len(All))
	for i, f := range All {
		list[i] = f.Extensions[0]
	}
	return strings.Join(list, ", ")
}

// Size writes a number of bytes for people: "128 MB", "512 KB", "90 bytes".
func Size(n int64) string {
	switch {
	case n >= 1<<20:
		return strconv.FormatInt(n>>20, 10) + " MB"
	case n >= 1<<10:
		return strconv.FormatInt(n>>10, 10) + " KB"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}
