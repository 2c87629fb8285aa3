package ingest_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"parallax/corpus/ingest"
)

// What is made of nothing but lines, elements or values is read as far as the work
// on it may go. That is told with its reason, and what was read stays.
func TestWorkIsCounted(t *testing.T) {
	many := func(unit string) string { return strings.Repeat(unit, 60_000) }
	word := func(unit string) []byte {
		return zipped(t, "word/document.xml", []byte("<w:document><w:body>"+many(unit)+"</w:body></w:document>"))
	}
	for name, content := range map[string][]byte{
		"lines.txt":        []byte(many("a b\n\n")),
		"lines.md":         []byte(many("* [a](b) **c**\n")),
		"paragraphs.html":  []byte("<article>" + many("<p>a b") + "</article>"),
		"elements.html":    []byte("<p>The first is here.</p>" + many("<div>a")),
		"paragraphs.rtf":   []byte(`{\rtf1 ` + many(`a\par `) + "}"),
		"rows.csv":         []byte("headline,text\nFerry,The ferry did not sail.\n" + many("a,b\n")),
		"paragraphs.docx":  word("<w:p><w:r><w:t>a b</w:t></w:r></w:p>"),
		"lines.eml":        []byte("Subject: a\nContent-Type: text/plain\n\n" + many("> a\n\n")),
		"lines.jsonl":      []byte(`{"title":"Ferry","text":"The ferry did not sail."}` + "\n" + many("{}\n")),
		"paragraphs.jsonl": []byte(`{"title":"Ferry","text":"The ferry did not sail."}` + "\n" + many(`{"title":"a","text":"`+strings.Repeat(`a\n\n`, 20)+`"}`+"\n")),
		"values.json":      []byte(`[{"title":"Ferry","text":"The ferry did not sail."},` + many("1,") + "1]"),
		"lines.txt.gz":     packed(t, many("a b\n\n")),
		"wide.jsonl":       []byte("\xFF\xFE" + strings.ReplaceAll(many("{}\n"), "", "\x00")[1:]),
	} {
		t.Run(name, func(t *testing.T) {
			r := ingest.ReadWith(name, content, ingest.Options{Limits: ingest.Limits{Work: 3e6}})
			said := r.Problem
			for _, trouble := range r.Troubles {
				said += trouble.Problem
			}
			if strings.Count(said, "more lines or elements than are read of one file") != 1 || strings.Contains(said, "damaged") || strings.Contains(said, "not valid") {
				t.Errorf("it says %q", said)
			}
			if len(r.Articles) == 0 && name != "wide.jsonl" && name != "values.json" {
				t.Error("what was read is lost")
			}
			if all := ingest.Read(name, content, ingest.Limits{}); strings.Contains(all.Problem, "more lines") {
				t.Errorf("so few are read without a limit: %s", all.Problem)
			}
		})
	}
}

// Of an archive the files before that, and all of those that cost little, are there;
// how many were left out is said.
func TestWorkOnAnArchive(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 40 {
		w, err := z.Create(fmt.Sprintf("%02d.txt", i))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, "The ferry\n\nThe ferry did not sail.\n\n", strings.Repeat("a\n\n", 5000*(i/10)))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	r := ingest.ReadWith("all.zip", b.Bytes(), ingest.Options{Limits: ingest.Limits{Work: 10e6}})
	if len(r.Articles) < 11 || len(r.Articles) > 30 || len(r.Troubles) != 2 {
		t.Fatalf("%d articles, %+v", len(r.Articles), r.Troubles)
	}
	if want := fmt.Sprintf("the last %d of them were left out", 40-len(r.Articles)); !strings.Contains(r.Troubles[1].Problem, want) {
		t.Errorf("it says %q, not %q", r.Troubles[1].Problem, want)
	}
	steps := 0
	r = ingest.ReadWith("all.zip", b.Bytes(), ingest.Options{Step: func() bool { steps++; return steps < 5 }})
	if len(r.Articles) != 4 {
		t.Errorf("given up at the fifth file, it has %d", len(r.Articles))
	}
}

// Of records that are packed too small to be held, those before the limit are read.
func TestRecordsUpToTheLimit(t *testing.T) {
	row := `{"title":"Ferry","text":"The ferry did not sail on a day when everybody waited."},`
	for name, text := range map[string]string{
		"a.json.gz": "[" + strings.Repeat(row, 1000), "a.csv.gz": "title,text\n" + strings.Repeat("Ferry,The ferry did not sail on a day when everybody waited.\n", 1400),
	} {
		r := ingest.ReadWith(name, packed(t, text), ingest.Options{Limits: ingest.Limits{File: 40_000}})
		if len(r.Articles) < 400 || len(r.Articles) > 700 || len(r.Troubles) != 1 || !strings.Contains(r.Troubles[0].Problem, "larger than the limit of 39 KB") {
			t.Errorf("%s: %d articles, %+v, %q", name, len(r.Articles), r.Troubles, r.Problem)
		}
	}
}

func zipped(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write(content)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
