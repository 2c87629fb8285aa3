package present

import (
	"parallax/app/present/chart"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
)

// PictureView is the screen that makes a picture of one topic for sharing.
type PictureView struct {
	Title  string
	Deck   string
	Empty  string // why there is no picture; "" if there is one
	Topic  string
	Topics []TopicChoice
	Own    string // the title of the picture
	Edited bool   // it is the reader's
	Shots  []Shot
}

// Shot is the picture in one shape.
type Shot struct {
	SVG    []byte
	Alt    string
	Size   string
	Square bool
	Saves  []element.SaveOption
	Names  []string // of the buttons, for screen readers
}

// shapes are those that are offered.
var shapes = []struct {
	shape        chart.Shape
	size, name   wording.Message
	drawing, png state.Export
}{
	{chart.Wide, wording.ShareWide, wording.ShareSaveWide, state.WideDrawing, state.WidePicture},
	{chart.Square, wording.ShareSquare, wording.ShareSaveSquare, state.SquareDrawing, state.SquarePicture},
}

// Picture is the picture for sharing in all its shapes.
func Picture(m state.Model) PictureView {
	v := PictureView{Title: wording.ShareTitle.String(), Deck: wording.ShareDeck.String()}
	v.Topic = m.PicturedTopic()
	shared, ok := chart.Share(m, v.Topic)
	if !ok {
		v.Empty = wording.ShareEmpty.String()
		return v
	}
	for _, t := range m.Charted().Coverage.Topics {
		v.Topics = append(v.Topics, TopicChoice{t.ID, t.Title})
	}
	v.Own, v.Edited = picturedTitle(m, shared)
	for _, s := range shapes {
		w, h := int(s.shape.Width), int(s.shape.Height)
		png, svg := wording.SharePNG.String(), wording.ShareSVG.String()
		v.Shots = append(v.Shots, Shot{
			SVG: shared.Draw(s.shape, v.Own, m.Host.Address), Alt: wording.ShareAlt.With("title", v.Own),
			Size: s.size.With("width", w, "height", h), Square: w == h,
			Saves: []element.SaveOption{{Label: png, What: s.png}, {Label: svg, What: s.drawing}},
			Names: []string{s.name.With("save", png), s.name.With("save", svg)},
		})
	}
	return v
}

func picturedTitle(m state.Model, s chart.Shared) (title string, edited bool) {
	if p := m.Pictured; p.Topic == m.PicturedTopic() && p.Title != "" {
		return p.Title, true
	}
	return s.Title(), false
}

// picture makes the file of a picture for sharing; ok is false if what is no such
// picture, or there is nothing to show.
func picture(m state.Model, what state.Export) (f File, ok bool) {
	for _, s := range shapes {
		if what != s.drawing && what != s.png {
			continue
		}
		topic := m.PicturedTopic()
		shared, is := chart.Share(m, topic)
		if !is {
			return f, false
		}
		title, _ := picturedTitle(m, shared)
		f = File{Name: fileName(m, topic+"-"+string(what)), Kind: "image/svg+xml", Content: shared.Draw(s.shape, title, m.Host.Address)}
		if what == s.png {
			f.Kind, f.Width, f.Height = "image/png", int(s.shape.Width)*chart.DrawnScale, int(s.shape.Height)*chart.DrawnScale
		}
		return f, true
	}
	return f, false
}

// PictureLink leads to the picture of a topic, or where it is "" of what the chart
// opens with.
func PictureLink(topic string) element.Link {
	return element.Link{Label: wording.ShareLink.String(), Href: element.Href(state.Route{Screen: state.Picture, Topic: topic})}
}
