package present

import (
	"slices"
	"strings"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/intake"
)

// PreviewReading is how one file is read, where somebody may know better: its
// encoding, and what its columns are. Its zero value is that of a file of which
// neither can be said.
type PreviewReading struct {
	Report int // from 1
	File   string
	Lines  []PreviewReadingLine
	More   string // "and 40 more columns"
}

// PreviewReadingLine is the encoding, or with a Column that, or a key of JSON, and
// what it is taken for.
type PreviewReadingLine struct {
	Column, Title, How, Label string
	Choices                   []PreviewChoice
}

// PreviewChoice is one of several values.
type PreviewChoice struct {
	Value, Text string
	On          bool
}

// encodings are those that are offered: what texts of the last fifty years are in.
// The tool knows more, and so does the reader, which may have found another.
var encodings = []string{"utf-8", "utf-16le", "utf-16be", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874", "iso-8859-2", "iso-8859-15", "koi8-r", "koi8-u", "macintosh", "x-mac-cyrillic", "ibm866", "IBM850", "IBM852", "gb18030", "big5", "euc-jp", "shift_jis", "iso-2022-jp", "euc-kr", "johab"}

// mostColumns is how many columns of a file are shown.
const mostColumns = 24

// columnNames are what columns can be called, in the order of intake.Fields.
var columnNames = [...]wording.Message{
	wording.PreviewHeadline, wording.PreviewText, wording.PreviewOutlet, wording.PreviewDate, wording.PreviewByline, wording.PreviewLanguage,
	wording.DescribeAddress, wording.PreviewSummary, wording.DescribeGenre, wording.DescribeLicence, wording.PreviewReprint, wording.PreviewID,
}

// previewReading is how the n-th report was read, from 1.
func previewReading(p state.Preview, n int) (v PreviewReading) {
	if !p.Rereadable(n) {
		return v
	}
	r := p.Reports[n-1]
	v.Report, v.File = n, r.Name
	if now := r.Encoding.AsWritten; now != "" {
		l := PreviewReadingLine{Title: wording.PreviewEncodingOf.With("file", r.Name), Label: wording.PreviewEncodingOf.With("file", r.Name)}
		if !slices.Contains(encodings, now) {
			l.Choices = append(l.Choices, PreviewChoice{now, now, true})
		}
		for _, name := range encodings {
			l.Choices = append(l.Choices, PreviewChoice{name, name, name == now})
		}
		v.Lines = append(v.Lines, l)
	}
	for i, c := range r.Columns {
		if i == mostColumns {
			v.More = wording.PreviewMoreCols.With("n", len(r.Columns)-i)
			break
		}
		l := PreviewReadingLine{Column: c.Name, Label: wording.PreviewColumnOf.With("column", c.Name), Title: wording.PreviewColumn.With("name", c.Name, "n", c.Filled), How: strings.Join(c.Samples, " · ")}
		if c.How != "" {
			l.How = wording.PreviewColumnHow.With("samples", l.How, "how", wording.Capital(c.How))
		}
		l.Choices = append(l.Choices, PreviewChoice{"", wording.PreviewNotUsed.String(), c.Field == intake.Skip})
		for k, f := range intake.Fields {
			l.Choices = append(l.Choices, PreviewChoice{string(f), columnNames[k].String(), c.Field == f})
		}
		v.Lines = append(v.Lines, l)
	}
	if v.Lines == nil {
		return PreviewReading{}
	}
	return v
}
