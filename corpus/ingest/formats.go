package ingest

// parsers are the readers of the formats that hold one document, by the name
// that package formats gives each; of those with many, a line each, there is
// one (lines.go).
var parsers = map[string]parser{
	"text":     ofText(parseText),
	"Markdown": ofText(parseMarkdown),
	"HTML":     ofText(parseHTML),
	"Word":     parseWord,
}
