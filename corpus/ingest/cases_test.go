package ingest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/corpus/ingest"
	"parallax/corpus/intake"
)

// cases holds inputs that lie beside the checkout and are no part of the project.
// Without them the tests that want them pass, and say so.
const cases = "../../../shared/cases"

// read reads a case; the test is skipped where it is not there.
func read(t *testing.T, name string) intake.FileReport {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(cases, filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("the cases are not here: %v", err)
	}
	return ingest.Read(name, b, ingest.Limits{})
}

// brief writes an article on one line: headline | outlet | date | byline | number
// of passages.
func brief(a intake.Article) string {
	d := a.Document
	return fmt.Sprintf("%s | %s | %s | %s | %d", d.Headline, a.Outlet, d.Published.Date, d.Byline, len(d.Passages))
}

func briefs(r intake.FileReport) string {
	var list []string
	for _, a := range r.Articles {
		list = append(list, brief(a))
	}
	return strings.Join(list, "\n")
}

// texts is all passages of a report.
func texts(r intake.FileReport) string {
	var b strings.Builder
	for _, a := range r.Articles {
		for _, p := range a.Document.Passages {
			fmt.Fprintf(&b, "%s: %s\n", p.Kind, p.Text)
		}
	}
	return b.String()
}

func want(t *testing.T, r intake.FileReport, briefly string) {
	t.Helper()
	if got := briefs(r); got != briefly || r.Problem != "" || len(r.Troubles) > 0 {
		t.Errorf("%s is read as\n%s\nwant\n%s\nproblem %q %q, troubles %v", r.Name, got, briefly, r.Problem, r.Remedy, r.Troubles)
	}
}

func TestCasesOfRecords(t *testing.T) {
	one := func(outlet, date, byline string, n int) string {
		return fmt.Sprintf("Bridge open | %s | %s | %s | %d", outlet, date, byline, n)
	}
	table := "Bridge open | Example Gazette | 2024-06-19 |  | 2\nCouncil silent | Coast Courier | 2024-06-20 |  | 1"
	for name, briefly := range map[string]string{
		"json-lines/allthenews.jsonl":       one("Example Gazette", "2024-06-19", "R. Heron", 2),
		"json-lines/array.json":             one("Example Gazette", "2024-06-19", "R. Heron", 2),
		"json-lines/article-html.jsonl":     one("", "2024-06-19", "", 2),
		"json-lines/guardian-api.jsonl":     one("", "2024-06-19", "R. Heron", 2),
		"json-lines/newsapi.jsonl":          one("Example Gazette", "2024-06-19", "R. Heron", 2),
		"json-lines/newspaper3k.jsonl":      one("gazette.example", "2024-06-19", "R. Heron", 2),
		"json-lines/newsplease.jsonl":       one("gazette.example", "2024-06-19", "R. Heron", 2),
		"json-lines/paragraph-list.jsonl":   one("", "2024-06-19", "", 2),
		"json-lines/published_at.jsonl":     one("Example Gazette", "2024-06-19", "", 2),
		"json-lines/trafilatura.jsonl":      one("Example Gazette", "2024-06-19", "R. Heron", 2),
		"json-lines/mixed.jsonl":            one("Example Gazette", "2024-06-19", "R. Heron", 2) + "\n" + one("gazette.example", "2024-06-19", "R. Heron", 2) + "\n" + one("Example Gazette", "2024-06-19", "", 2),
		"tables-and-kin/news.csv":           table,
		"tables-and-kin/news-semicolon.csv": table,
		"tables-and-kin/news.tsv":           table,
		"tables-and-kin/news.json":          table,
		"tables-and-kin/zotero.csv":         "Bridge open | Example Gazette | 2024-06-19 | Heron, R. | 1",
	} {
		t.Run(name, func(t *testing.T) { want(t, read(t, name), briefly) })
	}
	t.Run("dates", func(t *testing.T) {
		r := read(t, "dates/dates.jsonl")
		if len(r.Articles) != 10 {
			t.Fatalf("%d articles", len(r.Articles))
		}
		for _, a := range r.Articles {
			if got := a.Document.Published.Date.String(); got != "2024-06-19" {
				t.Errorf("%q is read as %q", a.Document.Headline, got)
			}
		}
	})
}

func TestCasesOfText(t *testing.T) {
	lexis := "HARBOUR BRIDGE REOPENS AFTER REPAIR | The Example Gazette (London) | 2024-06-19 | R. Heron | 2\n" +
		"OFFICIALS SILENT ON COST OF BRIDGE | Coast Courier | 2024-06-20 |  | 2\nFERRY FIRM LOSES RIDERS | Daily Pier | 2024-06-20 | S. Tern | 2"
	for name, briefly := range map[string]string{
		"database-exports/LexisNexis.TXT":         lexis,
		"wrapped-lines/a-ocr.txt":                 "HARBOUR BRIDGE REOPENED |  |  |  | 2",
		"wrapped-lines/b-softhyphen.txt":          "Bridge |  |  |  | 1",
		"wrapped-lines/c-notsign.txt":             "Bridge |  |  |  | 1",
		"wrapped-lines/f-hardwrapped-noblank.txt": "Bridge reopened |  |  |  | 2",
		"clipper/clip.md":                         "Harbour bridge reopens | gazette.example | 2024-06-19 | R. Heron | 10",
		"dates/fm0.md":                            "md 2024-06-19 | Example Gazette | 2024-06-19 | R. Heron | 1",
		"dates/fm1.md":                            "md June 19, 2024 | Example Gazette | 2024-06-19 | R. Heron | 1",
		"dates/fm4.md":                            "md 19.06.2024 | Example Gazette | 2024-06-19 | R. Heron | 1",
	} {
		t.Run(name, func(t *testing.T) { want(t, read(t, name), briefly) })
	}
	for name, words := range map[string][]string{
		"wrapped-lines/a-ocr.txt":                 {"reopened on", "representatives of", "long-term cost", "second paragraph goes", "next column."},
		"wrapped-lines/b-softhyphen.txt":          {"Unternehmen", "Freiberufler"},
		"wrapped-lines/c-notsign.txt":             {"representatives of"},
		"wrapped-lines/f-hardwrapped-noblank.txt": {"by the mayor of", "went home at six."},
		"clipper/clip.md":                         {"alt: A woman on the bridge", "body: The harbour bridge reopened on Wednesday, the mayor said.", "body: Nobody named the cost. Nobody will.\n", "body: Town: 4 million\n", "Body · Share", "Town · 40", "item with a *star* and 5 < 6 & more.", "body: Advertisement\nbody: Paid.\n"},
	} {
		got := texts(read(t, name))
		for _, w := range words {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q is not in\n%s", name, w, got)
			}
		}
	}
	got := texts(read(t, "database-exports/LexisNexis.TXT"))
	for _, no := range []string{"LENGTH", "LOAD-DATE", "Copyright", "Rights", "DOCUMENTS", "LANGUAGE", "SECTION"} {
		if strings.Contains(got, no) {
			t.Errorf("%q is among the passages:\n%s", no, got)
		}
	}
}

func TestCasesOfWord(t *testing.T) {
	want(t, read(t, "database-exports/Files (3).DOCX"), "Harbour bridge reopens after repair | The Example Gazette (London) | 2024-06-19 | R. Heron | 2\n"+
		"Officials silent on cost of bridge | Coast Courier | 2024-06-20 |  | 2\nFerry firm loses riders | Daily Pier | 2024-06-20 | S. Tern | 2")
	for name, text := range map[string]string{
		"a-deleted-paragraph-mark": "body: The harbour bridge reopened on Wednesday.\n",
		"b-deleted-row":            "body: KEPT row\nbody: End.\n",
		"c-inline-changes":         "body: The term is twenty-four months.\nbody: MOVED line.\n",
		"d-smarttags-fields":       "body: Text about France’s president in Bolivia, page seven and Chile.\nbody: 19 June 2024\n",
		"f-notes":                  "body: The cost was not named.\nbody: FOOTNOTE Interview, 19 June.\n",
	} {
		if got := texts(read(t, "word/"+name+".docx")); got != text {
			t.Errorf("%s is read as\n%swant\n%s", name, got, text)
		}
	}
}

func TestCasesOfFiles(t *testing.T) {
	for name, briefly := range map[string]string{
		"tables-and-kin/book.epub":  "c1 |  |  |  | 1",
		"tables-and-kin/mail.eml":   "Bridge open |  | 2024-06-19 |  | 1",
		"tables-and-kin/news.rtf":   "news |  |  |  | 1",
		"tables-and-kin/page.mhtml": "Bridge open |  |  |  | 1",
		"tables-and-kin/text.odt":   "text |  |  |  | 1",
		"tables-and-kin/texts.zip":  "Bridge open |  |  |  | 1",
	} {
		t.Run(name, func(t *testing.T) {
			r := read(t, name)
			want(t, r, briefly)
			if got := texts(r); got != "body: The harbour bridge reopened.\n" {
				t.Errorf("its text is %q", got)
			}
		})
	}
	if r := read(t, "tables-and-kin/scan.pdf"); len(r.Articles) > 0 || !strings.Contains(r.Problem, "no page") || r.Remedy == "" {
		t.Errorf("a PDF is told to be %q %q", r.Problem, r.Remedy)
	}
}
