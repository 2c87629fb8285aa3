package ingest

import (
	"slices"
	"testing"

	"parallax/corpus/intake"
)

// A cell that goes over several rows is meant for each of them, and rows are numbered as
// the program that wrote them numbers them.
func TestMergedCells(t *testing.T) {
	text := `<x:worksheet><x:sheetData>` +
		`<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Quay Post</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>one</x:t></x:is></x:c></x:row>` +
		`<x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>two</x:t></x:is></x:c></x:row>` +
		`<x:row r="3"/>` +
		`<x:row r="6"><x:c r="B6" t="inlineStr"><x:is><x:t>six</x:t></x:is></x:c></x:row>` +
		`<x:row r="7"><x:c r="A7" t="inlineStr"><x:is><x:t>Bell</x:t></x:is></x:c><x:c r="B7" t="inlineStr"><x:is><x:t>seven</x:t></x:is></x:c></x:row>` +
		`</x:sheetData><x:mergeCells><x:mergeCell ref="A1:A6"/><x:mergeCell ref="A7:B7"/><x:mergeCell ref="B9"/><x:mergeCell ref="B2:B99999999999"/></x:mergeCells></x:worksheet>`
	s := sheet{xml: newXML(text), merged: mergedDown(text)}
	var rows [][]string
	for row, ok := s.row(); ok; row, ok = s.row() {
		rows = append(rows, row)
	}
	want := [][]string{{"Quay Post", "one"}, {"Quay Post", "two"}, nil, nil, nil, {"Quay Post", "six"}, {"Bell", "seven"}}
	if !slices.EqualFunc(rows, want, func(a, b []string) bool { return slices.Equal(a, b) }) {
		t.Errorf("%q, want %q", rows, want)
	}
	far := `<sheetData><row r="1"><c><v>1</v></c></row><row r="1048576"><c><v>2</v></c></row></sheetData>`
	s, rows = sheet{xml: newXML(far)}, nil
	for row, ok := s.row(); ok; row, ok = s.row() {
		rows = append(rows, row)
	}
	if len(rows) != 2 {
		t.Errorf("a gap of a million rows gives %d", len(rows))
	}
}

// What is meant for the program of a site is no text, in code it is.
func TestSiteTags(t *testing.T) {
	a := parseMarkdown("---\ntitle: Bell\n---\nIt rang {{< sup \"at\" >}}ten{{< /sup >}}.\n\n{% include map.html %}\n\n{{ page.title }}\n\nA price of {{ sum }} crowns. ^block-1\n\nTwo ^2\n\n```\n{% raw %}\n```\n")
	var got []string
	for _, p := range a.Document.Passages {
		got = append(got, p.Text)
	}
	if want := []string{"It rang ten.", "A price of {{ sum }} crowns.", "Two ^2", "{% raw %}"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if len(a.LeftOut) != 4 || a.LeftOut[2] != (intake.Left{Before: 2, Text: "{% include map.html %}", Why: "a command to the program of a site"}) {
		t.Errorf("left out %+v", a.LeftOut)
	}
}
