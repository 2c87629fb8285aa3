package state

// Picture is the screen on which a picture of one topic is made for sharing.
const Picture Screen = "picture"

// Pictured is the title that the reader has given to the picture of a topic.
type Pictured struct{ Topic, Title string }

// PictureTitled gives the picture of the topic shown another title; the empty one
// is the one by rule.
type PictureTitled struct{ Title string }

func (msg PictureTitled) update(m Model) (Model, []Effect) {
	m.Pictured = Pictured{m.PicturedTopic(), msg.Title}
	return m, nil
}

// PicturedTopic is the topic of the picture: the one that the address names, or
// what the chart opens with, or the first; "" where there is none.
func (m Model) PicturedTopic() string {
	c := m.Charted()
	switch {
	case m.Route.Screen == Picture && m.Route.Topic != "":
		return m.Route.Topic
	case c.Coverage == nil || len(c.Coverage.Topics) == 0:
		return ""
	case c.Coverage.Lead() != "":
		return c.Coverage.Lead()
	}
	return c.Coverage.Topics[0].ID
}
