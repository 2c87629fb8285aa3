package present_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/putinkim"
)

// drawn is what an SVG file of a chart shows, read back from it.
type drawn struct {
	width, height float64
	told          map[string]string // "topic/column" → share
	silent        int               // cells covered by hollow threads
	text          string
}

func readDrawing(t *testing.T, svg []byte) drawn {
	t.Helper()
	d := drawn{told: map[string]string{}}
	var text strings.Builder
	topic := ""
	decoder := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.CharData:
			text.Write(e)
			text.WriteByte(' ')
		case xml.StartElement:
			at := map[string]string{}
			for _, a := range e.Attr {
				at[a.Name.Local] = a.Value
				if strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Value, "url(") || a.Name.Local == "href" || a.Name.Local == "style" {
					t.Errorf("<%s> has %s=%q", e.Name.Local, a.Name.Local, a.Value)
				}
			}
			if slices.Contains([]string{"script", "style", "image", "foreignObject", "use", "a"}, e.Name.Local) {
				t.Errorf("the drawing has <%s>", e.Name.Local)
			}
			if e.Name.Local == "svg" {
				d.width, _ = strconv.ParseFloat(at["width"], 64)
				d.height, _ = strconv.ParseFloat(at["height"], 64)
			}
			if at["data-topic"] != "" {
				topic = at["data-topic"]
			}
			if at["data-share"] != "" {
				d.told[topic+"/"+at["data-column"]] = at["data-share"]
			}
			if n, err := strconv.Atoi(at["data-silent"]); err == nil {
				d.silent += n
			}
			for _, name := range []string{"x", "y", "cx", "cy"} {
				v, err := strconv.ParseFloat(at[name], 64)
				most := d.width
				if strings.HasSuffix(name, "y") {
					most = d.height
				}
				if err == nil && (v < -1 || v > most) {
					t.Errorf("<%s> lies at %s=%v of %v", e.Name.Local, name, v, most)
				}
			}
		}
	}
	d.text = strings.Join(strings.Fields(text.String()), " ")
	return d
}

// TestDrawingIsTheCoding: every cell of the drawing that is saved is told or
// silent as the coding says, with the share it says.
func TestDrawingIsTheCoding(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]*corpus.Collection{"sample": sample.Collection(), "shipped": shipped, "long": sample.Long(40)} {
		m := loaded(c, "#/?parts=all")
		svg, width, height := chart.Drawing(m)
		d := readDrawing(t, svg)
		if d.width != float64(width) || d.height != float64(height) {
			t.Errorf("%s: %v × %v, said to be %d × %d", name, d.width, d.height, width, height)
		}
		told := 0
		for _, topic := range m.Coverage.Topics {
			for _, id := range m.Coverage.Documents {
				cell := m.Coverage.Cell(topic.ID, id)
				share, ok := d.told[topic.ID+"/"+id]
				if ok != (len(cell.Passages) > 0) {
					t.Errorf("%s: %s in %s is drawn: %v, coded: %v", name, topic.ID, id, ok, cell.Passages)
				}
				if ok {
					told++
					if n, err := strconv.Atoi(strings.TrimRight(share, "\u00a0 %")); err == nil && (float64(n) < cell.Share*100-.51 || float64(n) > cell.Share*100+.51) {
						t.Errorf("%s: %s in %s has %q, the coding %f", name, topic.ID, id, share, cell.Share)
					}
				}
			}
		}
		if want := len(m.Coverage.Topics)*len(m.Coverage.Documents) - told; d.silent != want || told != len(d.told) {
			t.Errorf("%s: %d cells are hollow, want %d; %d told of %d", name, d.silent, want, len(d.told), told)
		}
		for _, want := range []string{c.Title, "does not mention it", "Source: topics", c.Outlets[0].Name} {
			if !strings.Contains(d.text, want) {
				t.Errorf("%s: the drawing does not say %q", name, want)
			}
		}
	}
}

// TestDrawingFollowsTheSettings: what is saved is what is shown, folded and
// filtered, and says so.
func TestDrawingFollowsTheSettings(t *testing.T) {
	m := loaded(sample.Collection(), "#/?show=single&without=bell-weeks&order=difference")
	svg, _, _ := chart.Drawing(m)
	d := readDrawing(t, svg)
	view := present.Overview(m)
	rows := 0
	for _, r := range view.Chart.Rows {
		for _, c := range r.Cells {
			if share := d.told[r.Topic+"/"+c.Document]; share != c.Share {
				t.Errorf("%s in %s is drawn with %q, shown with %q", r.Topic, c.Document, share, c.Share)
			}
		}
		rows++
	}
	if rows == 0 || len(d.told) != rows || !strings.Contains(d.text, strings.Join(strings.Fields(view.Said), " ")) {
		t.Errorf("%d rows, %d marks, %s", rows, len(d.told), d.text)
	}
	folded, _, _ := chart.Drawing(loaded(sample.Collection(), "#/?parts=none"))
	if text := readDrawing(t, folded).text; !strings.Contains(text, "with 2 details") || strings.Contains(text, "Passengers taken off") {
		t.Errorf("folded parts: %s", text)
	}
}

// TestHostileDrawing: texts stay texts.
func TestHostileDrawing(t *testing.T) {
	c := sample.Collection()
	c.Title = `</title><script>alert(1)</script>&"` + "\x00\x1b"
	c.Topics[0].Title = `<image href="x" onerror='1'/>`
	c.Outlets[0].Name = strings.Repeat(`"&<> `, 30)
	m := loaded(c, "#/")
	svg, _, _ := chart.Drawing(m)
	if d := readDrawing(t, svg); !strings.Contains(d.text, "<script>") {
		t.Error("the title is lost")
	}
}

// TestPictures: a picture is the drawing at twice its size.
func TestPictures(t *testing.T) {
	m := loaded(sample.Collection(), "#/")
	_, width, height := chart.Drawing(m)
	if f := present.Export(m, state.ChartPicture, false); f.Width != 2*width || f.Height != 2*height || f.Name != "chain-ferry-chart.png" {
		t.Errorf("the picture is %s, %d × %d", f.Name, f.Width, f.Height)
	}
}

// TestDrawingHasTheThemesColours: the light theme's, as the style sheets have
// them.
func TestDrawingHasTheThemesColours(t *testing.T) {
	css, err := os.ReadFile("../../web/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	token := func(name string) string {
		for {
			found := regexp.MustCompile(`--` + name + `: *([^;]+);`).FindStringSubmatch(string(css))
			if found == nil {
				t.Fatalf("the style sheets have no --%s", name)
			}
			if inner, ok := strings.CutPrefix(found[1], "var(--"); ok {
				name = strings.TrimSuffix(inner, ")")
				continue
			}
			return found[1]
		}
	}
	svg, _, _ := chart.Drawing(loaded(sample.Long(40), "#/"))
	for i := range 7 {
		if want := token(fmt.Sprint("color-outlet-", i+1)); !strings.Contains(string(svg), want) {
			t.Errorf("outlet %d is not drawn in %s", i+1, want)
		}
	}
	for _, name := range []string{"color-ink", "color-ink-soft", "color-ink-quiet", "color-rule", "color-edge", "color-sunk", "color-surface"} {
		if want := token(name); !strings.Contains(string(svg), want) {
			t.Errorf("nothing is drawn in --%s, %s", name, want)
		}
	}
	for _, used := range regexp.MustCompile(`#[0-9a-f]{6}`).FindAllString(string(svg), -1) {
		if !strings.Contains(string(css), used) {
			t.Fatalf("%s is not a colour of the style sheets", used)
		}
	}
}
