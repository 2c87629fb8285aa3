//go:build !js

package gallery

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parallax/app/ask"
	. "parallax/app/htmlcheck"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus/stats"
)

func TestFactsAreATable(t *testing.T) {
	c := sample.Collection()
	Run(t, Show("facts", c, allOf(c)+"?by=facts&show=all").HTML(),
		Count("tbody.FactTable-item", len(c.Facts)),
		All("section.FactTable-group thead.FactTable-columns", Count("th.DocumentHead", len(c.Documents))),
		All("tr.FactTable-row[data-verdict]", In("th[scope=row] h3.FactTable-asked")),
		In("details.FactTable-group tr[data-verdict=silent]", Count("td.FactTable-cell--silent", len(c.Documents))),
		In(".FactTable-answer", In("a", HasAttr("href", "#/read/radio-island?p=2"), HasText("38"), HasText("in Radio Sund")), HasText("“Achtunddreißig Menschen”"), HasText("quoting a source")),
		In("svg.Scale", Count("g.Scale-mark", 2)),
	)
}

func TestVoicesHaveABoxForEachQuotation(t *testing.T) {
	c := sample.Collection()
	quotes, hollow := 0, 0
	for _, v := range c.Voices {
		for _, h := range v.Heard {
			quotes += h.Quotes
			if v.Kind == "anonymous" {
				hollow += h.Quotes
			}
		}
	}
	Run(t, Show("voices", c, allOf(c)+"?by=voices").HTML(),
		Count("section.Voices-column", len(c.Documents)),
		Count("a.Quote .Boxes rect", quotes),
		Count("a.Quote .Boxes--hollow rect", hollow),
		All("a.Quote", HasText("¶")),
		In("section.Labels table tbody tr", HasText("die Leute")),
	)
}

// TestWordsOnTheScreen compares the table with package stats, figure by figure.
func TestWordsOnTheScreen(t *testing.T) {
	c := sample.Collection()
	d := c.Documents[0]
	a := stats.FrequenciesOf(nil, d)
	b := stats.FrequenciesOf(nil, c.Documents[1:]...)
	keys := map[string]stats.Key{}
	for _, k := range stats.Keyness(a, b, stats.KeynessOptions{Least: 2, Stop: state.Keyness{}.Stop()}).Keys {
		keys[k.Term] = k
	}
	root, err := html.Parse(strings.NewReader(Show("words", c, "#/words?doc="+d.ID+"&least=2", state.LongerAsked{}).HTML()))
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for n := range root.Descendants() {
		if n.Data != "tr" || attr(n, "class") != "WordTable-row" {
			continue
		}
		rows++
		var cells []string
		for e := range n.ChildNodes() {
			if e.Type == html.ElementNode {
				cells = append(cells, Text(e))
			}
		}
		k, known := keys[cells[0]]
		ratio, _, _ := strings.Cut(strings.NewReplacer("+", "", "−", "-").Replace(cells[1]), ",")
		for _, check := range []struct {
			name, got string
			want      float64
		}{{"log ratio", strings.TrimSpace(ratio), k.LogRatio}, {"G²", cells[3], k.G2}} {
			v, err := strconv.ParseFloat(check.got, 64)
			if !known || err != nil || v-check.want > 0.051 || check.want-v > 0.051 {
				t.Errorf("%s: %s is written %q, is %.3f", cells[0], check.name, check.got, check.want)
			}
		}
		if !strings.HasPrefix(cells[5], strconv.Itoa(k.A)+" ") || !strings.HasPrefix(cells[6], strconv.Itoa(k.B)+" ") || (cells[4] == "too few") != k.Small {
			t.Errorf("%s: %q, want %d and %d, small %v", cells[0], cells[3:7], k.A, k.B, k.Small)
		}
	}
	if rows == 0 {
		t.Fatal("there are no words")
	}
}

func TestAWordOpensInItsRow(t *testing.T) {
	page := Show("opened", sample.Collection(), "#/words?doc=bell-parted&least=2&term=chain").HTML()
	Run(t, page,
		Count(".Term", 1),
		In(".Term", In("a.Button", HasAttr("href", "#/search?q=%22chain%22")), In("details table th", HasText("other words")), In(".Term-places a")),
		In("tbody.WordTable-group--open button[aria-expanded]", HasText("chain"), HasAttr("aria-controls", "word")),
		NotIn("[aria-busy=true]"),
	)
	// At most sixty rows, whatever the collection.
	root, err := html.Parse(strings.NewReader(Show("long", sample.Long(300), "#/words?least=1&stop=off", state.LongerAsked{}, state.LongerAsked{}).HTML()))
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for n := range root.Descendants() {
		if attr(n, "class") == "WordTable-row" {
			rows++
		}
	}
	if rows == 0 || rows > 2*ask.MostKeys {
		t.Errorf("%d rows", rows)
	}
}

func TestContextIsATable(t *testing.T) {
	c := sample.Collection()
	v := Show("context", c, "#/search?q=chain&as=context&sort=left")
	a, _ := v.Store.Model().Concordance()
	Run(t, v.HTML(),
		Count("tr.Context-line", a.Total),
		Count("table.Context-lines thead th[scope=col]", 4),
		In("table.Context-lines caption", HasText("Sorted by the 1st word before")),
		All("tr.Context-line", In("th[scope=row] a[href]"), Count("td mark", 1)),
		In("tr.Context-line th small", HasText("digest")),
		In(".Context-apart .Term-places a[href]"),
		In("nav a[aria-current]", HasText("In context")),
	)
	// However many lines there are, a page of them is drawn.
	long := Show("long", sample.Long(300), "#/search?q=ferry&as=context&from=50")
	Run(t, long.HTML(), Count("tr.Context-line", state.LinesShown), Count("nav.Context-pages a.Button[href^='#/search']", 2))
}

func TestCountedTables(t *testing.T) {
	c := sample.Collection()
	runs := Show("runs", c, "#/words?part=runs&least=2&stop=off")
	a, _ := runs.Store.Model().Phrases()
	Run(t, runs.HTML(),
		Count("tr.Counted-row", len(a.List)),
		All("tr.Counted-row", In("th[scope=row] a[href^='#/search']")),
		In("td.Counted-cell a[href^='#/read/']"),
	)
	Run(t, Show("variety", c, "#/words?part=variety").HTML(),
		Count("tr.Counted-row", len(c.Documents)),
		In(".Counted-scroll[tabindex][role=region] table"),
	)
	Run(t, Show("pair", c, "#/words?doc=bell-parted&least=2&term=chain").HTML(),
		Count("details.Term-workings table", 2),
		In(".Term-company button[aria-pressed]", HasText("formulas")),
	)
}
