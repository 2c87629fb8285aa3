package webpage_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/ingest/charset"
	"parallax/corpus/ingest/webpage"
	"parallax/corpus/intake"
)

// Public pages with gold, of which nothing is part of the repository. The floors
// are what is promised; what is reached is logged.
const public = "../../../../shared/bench/data/extract/"

// gold reads the gold of a set; the test is skipped where it is not at hand.
func gold(t *testing.T, file string, into any) {
	t.Helper()
	if testing.Short() {
		t.Skip("reads some hundred pages")
	}
	b, err := os.ReadFile(public + file)
	if err != nil {
		t.Skip("needs ../shared/bench, which is not part of the repository")
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatal(err)
	}
}

func publicPage(t *testing.T, set, id string) intake.Article {
	t.Helper()
	f, err := os.Open(filepath.Join(public, set, "pages", id+".html.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := charset.Decode(b, charset.Options{})
	return webpage.Read(text, webpage.Options{})
}

func textOf(a intake.Article) string {
	var b strings.Builder
	for _, p := range a.Document.Passages {
		if p.Kind != corpus.Caption && p.Kind != corpus.Alt {
			b.WriteString(p.Text)
			b.WriteByte('\n')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func f1(p, r float64) float64 { return 2 * p * r / max(p+r, 1e-9) }

// Wanted and unwanted strings, as trafilatura's authors count them.
func TestTrafilaturasPages(t *testing.T) {
	var pages map[string]struct {
		With, Without []string
		Author        any
	}
	gold(t, "tra/evaldata.json", &pages)
	found, let, wanted := 0, 0, 0
	lost, silent, right, doubted := 0, 0, 0, 0
	authors, exact := 0, 0
	for id, g := range pages {
		a := publicPage(t, "tra", id)
		text := textOf(a)
		has := func(list []string) (n int) {
			for _, s := range list {
				if strings.Contains(text, strings.Join(strings.Fields(s), " ")) {
					n++
				}
			}
			return n
		}
		n := has(g.With)
		found, let, wanted = found+n, let+has(g.Without), wanted+len(g.With)
		switch {
		case n == 0:
			lost++
			if len(a.Doubts) == 0 {
				silent++
			}
		case n == len(g.With):
			right++
			if len(a.Doubts) > 0 {
				doubted++
			}
		}
		if name, ok := g.Author.(string); ok && name != "" {
			authors++
			if plain(name) == plain(a.Document.Byline) {
				exact++
			}
		}
	}
	p, r := float64(found)/float64(found+let), float64(found)/float64(wanted)
	t.Logf("F %.3f P %.3f R %.3f; of %d pages %d lose all, %d of them silently; doubts on %d of %d right; authors %d of %d", f1(p, r), p, r, len(pages), lost, silent, doubted, right, exact, authors)
	if f1(p, r) < 0.92 || p < 0.90 || lost*100 > len(pages) || silent > 0 || doubted*10 > right || exact*100 < 60*authors {
		t.Error("that is less than is promised")
	}
}

var signs = regexp.MustCompile(`[^\p{L}\p{N}]+`)

func plain(s string) string {
	return strings.TrimSpace(signs.ReplaceAllString(strings.ToLower(s), " "))
}

// Runs of four words, as article-extraction-benchmark counts them.
func TestArticleExtractionBenchmark(t *testing.T) {
	var pages map[string]struct{ ArticleBody string }
	gold(t, "aeb/ground-truth.json", &pages)
	runs := func(s string) map[string]int {
		w := strings.Fields(signs.ReplaceAllString(s, " "))
		m := make(map[string]int)
		for i := 0; i < max(1, len(w)-3); i++ {
			m[strings.Join(w[i:min(i+4, len(w))], " ")]++
		}
		return m
	}
	p, r := 0.0, 0.0
	for id, g := range pages {
		want, got := runs(g.ArticleBody), runs(textOf(publicPage(t, "aeb", id)))
		both, all, given := 0, 0, 0
		for k, n := range want {
			both, all = both+min(n, got[k]), all+n
		}
		for _, n := range got {
			given += n
		}
		p += float64(both) / float64(max(1, given)) / float64(len(pages))
		r += float64(both) / float64(max(1, all)) / float64(len(pages))
	}
	t.Logf("F %.3f P %.3f R %.3f", f1(p, r), p, r)
	if f1(p, r) < 0.96 || p < 0.95 {
		t.Error("that is less than is promised")
	}
}

// Days of publication, as htmldate's author counts them.
func TestHtmldatesPages(t *testing.T) {
	var pages map[string]struct{ Date string }
	gold(t, "dates/gold.json", &pages)
	right, wrong, none := 0, 0, 0
	for id, g := range pages {
		switch got := publicPage(t, "dates", id).Document.Published.Date.String(); got {
		case g.Date:
			right++
		case "":
			none++
		default:
			wrong++
		}
	}
	p, r := float64(right)/float64(right+wrong), float64(right)/float64(right+none)
	t.Logf("F %.3f P %.3f R %.3f", f1(p, r), p, r)
	if f1(p, r) < 0.94 {
		t.Error("that is less than is promised")
	}
}
