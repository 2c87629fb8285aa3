package present_test

import (
	"strings"
	"testing"

	"parallax/app/present"
	"parallax/app/present/chart"
	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/corpus"
	"parallax/corpus/putinkim"
)

func titled(m state.Model, title string) state.Model {
	m, _ = state.Update(m, state.PictureTitled{Title: title})
	return m
}

func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// TestPictureIsTheCoding: every cell of a picture for sharing is a mark or
// silence as the coding says, in both shapes, and nothing lies outside.
func TestPictureIsTheCoding(t *testing.T) {
	shipped, err := putinkim.Collection()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]*corpus.Collection{"sample": sample.Collection(), "shipped": shipped, "long": sample.Long(30), "many": sample.Long(300)} {
		m := loaded(c, "#/?show=single&without="+c.Documents[0].ID)
		for _, topic := range m.Coverage.Topics {
			s, ok := chart.Share(m, topic.ID)
			if !ok {
				t.Fatalf("%s: there is no picture of %s", name, topic.ID)
			}
			for _, shape := range []chart.Shape{chart.Wide, chart.Square} {
				d := readDrawing(t, s.Draw(shape, s.Title(), "example.org/bridge"))
				if d.width != shape.Width || d.height != shape.Height {
					t.Errorf("%s: %v × %v", name, d.width, d.height)
				}
				rows := map[string]bool{}
				for key, share := range d.told {
					id, column, _ := strings.Cut(key, "/")
					rows[id] = true
					if name == "many" {
						continue // a column is an outlet
					}
					if cell := m.Coverage.Cell(id, column); len(cell.Passages) == 0 || share == "" {
						t.Errorf("%s: %s in %s is drawn with %q", name, id, column, share)
					}
				}
				for _, want := range []string{"example.org/bridge", plain(c.Title), "Source"} {
					if !strings.Contains(plain(d.text), want[:min(len(want), 12)]) {
						t.Errorf("%s: the picture of %s does not say %q: %s", name, topic.ID, want, d.text)
					}
				}
			}
		}
	}
}

// TestPictureStatesTheFinding: the title is a sentence that the cells bear out.
func TestPictureStatesTheFinding(t *testing.T) {
	m := loaded(sample.Collection(), "#/")
	for topic, want := range map[string]string{
		"breakdown": "2 of 5 articles cover “The chain parts in mid-stream”. They disagree on 1 fact.",
		"warning":   "3 of 5 articles cover “Skipper warns of worn links”.",
		"refit":     "Only one of 5 articles covers “Last refit”.",
	} {
		s, _ := chart.Share(m, topic)
		if got := plain(s.Title()); got != want {
			t.Errorf("%s: %q, want %q", topic, got, want)
		}
	}
	v := present.Picture(titled(loaded(sample.Collection(), "#/picture/warning"), "Three were warned."))
	if v.Own != "Three were warned." || !v.Edited || !strings.Contains(string(v.Shots[1].SVG), "Three were warned.") {
		t.Errorf("the title is %q", v.Own)
	}
	if again := present.Picture(titled(titled(loaded(sample.Collection(), "#/picture/refit"), "X"), "")); again.Edited || again.Topic != "refit" {
		t.Errorf("taken back, the title is %q", again.Own)
	}
	if none := present.Picture(loaded(sample.Empty(), "#/picture")); none.Empty == "" || len(none.Shots) > 0 {
		t.Error("an empty collection has a picture")
	}
}

// TestPictureFiles: both shapes are saved, each as drawing and as picture.
func TestPictureFiles(t *testing.T) {
	m := loaded(sample.Collection(), "#/picture/warning")
	for what, want := range map[state.Export]present.File{
		state.WideDrawing:   {Name: "chain-ferry-warning-wide.svg", Kind: "image/svg+xml"},
		state.WidePicture:   {Name: "chain-ferry-warning-wide.png", Kind: "image/png", Width: 2400, Height: 1350},
		state.SquareDrawing: {Name: "chain-ferry-warning-square.svg", Kind: "image/svg+xml"},
		state.SquarePicture: {Name: "chain-ferry-warning-square.png", Kind: "image/png", Width: 2160, Height: 2160},
	} {
		f := present.Export(m, what, false)
		if !strings.HasPrefix(string(f.Content), "<svg") {
			t.Errorf("%s is no drawing", what)
		}
		if f.Content = nil; f.Name != want.Name || f.Kind != want.Kind || f.Width != want.Width || f.Height != want.Height {
			t.Errorf("%s: %+v, want %+v", what, f, want)
		}
	}
}
