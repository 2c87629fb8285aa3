package ingest_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"

	"parallax/corpus/ingest"
)

// JSON ought to be in UTF-8, and what other programs write is not always. Its texts
// are read all the same, and what they were read as is told as of any file.
func TestEncodingsOfJSON(t *testing.T) {
	const korea = "항구의 다리가 수요일에 다시 열렸다고 시장이 말했다. 비용은 아무도 말하지 않았다."
	const russia = "Мост в гавани снова открыли в среду, сказал мэр. О цене никто не сказал."
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	for name, test := range map[string]struct {
		text, as string
		in       encoding.Encoding
	}{
		"EUC-KR":       {korea, "euc-kr", korean.EUCKR},
		"UTF-16":       {korea, "utf-16le", utf16},
		"windows-1251": {russia, "windows-1251", charmap.Windows1251},
	} {
		for file, form := range map[string]string{
			"a.jsonl":    "{\"text\": \"T\"}\n{\"text\": \"T\"}\n",
			"a.jsonl.gz": "{\"text\": \"T\"}\n{\"text\": \"T\"}\n",
			"b.jsonl":    "[\n{\"text\": \"T\"},\n{\"text\": \"T\"}\n]\n",
			"a.json":     "[{\"text\": \"T\"}, {\"text\": \"T\"}]",
		} {
			content, err := test.in.NewEncoder().String(strings.ReplaceAll(form, "T", test.text))
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(file, ".gz") {
				var b bytes.Buffer
				z := gzip.NewWriter(&b)
				_, _ = z.Write([]byte(content))
				z.Close()
				content = b.String()
			}
			r := ingest.Read(file, []byte(content), ingest.Limits{})
			if got, want := texts(r), strings.Repeat("body: "+test.text+"\n", 2); got != want {
				t.Errorf("%s, %s: read as\n%s%s %v", name, file, got, r.Problem, r.Troubles)
			}
			if guess := name != "UTF-16"; r.Encoding.AsWritten != test.as || r.Encoding.Guess != guess {
				t.Errorf("%s, %s: told as %+v", name, file, r.Encoding)
			}
		}
	}
	// One bad line of many does not make the others doubtful, and is told itself.
	r := ingest.Read("a.jsonl", []byte("{\"text\": \""+korea+"\"}\n{\"text\": \""+korea+"\xEA\"}\n{\"text\": \""+korea+"\"}\n"), ingest.Limits{})
	for i, a := range r.Articles {
		if doubted := len(a.Doubts) > 0; doubted != (i == 1) {
			t.Errorf("article %d of %d: doubts %v", i, len(r.Articles), a.Doubts)
		}
	}
	// What somebody says of the encoding holds.
	said, err := charmap.KOI8R.NewEncoder().String("{\"text\": \"" + russia + "\"}")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"a.jsonl", "a.json"} {
		r := ingest.ReadWith(file, []byte(said), ingest.Options{Encoding: "koi8-r"})
		if got := texts(r); got != "body: "+russia+"\n" || r.Encoding.How != "your choice" {
			t.Errorf("%s: %+v, %q", file, r.Encoding, got)
		}
	}
	// A mark of UTF-8 is none of the text.
	for _, file := range []string{"a.jsonl", "a.json"} {
		r := ingest.Read(file, []byte("\uFEFF[\n{\"text\": \""+korea+"\"}\n]"), ingest.Limits{})
		if got := texts(r); got != "body: "+korea+"\n" {
			t.Errorf("%s with a mark: %q, %s", file, got, r.Problem)
		}
	}
}
