package chart

import (
	"strconv"

	"parallax/corpus/coverage"
)

// Strip draws the share of each topic, by date, as bars: two paths instead
// of an element for every topic, because every element takes time at the start.
type Strip struct {
	Box    string // view box, ten units for a topic
	Told   string // a bar for each topic told
	Silent string // a short line for each that it does not mention; nothing where nobody has coded it
}

// Strip draws the shares of a document, the chart's largest as high as the strip.
func (c Chart) Strip(document string) Strip {
	const box, bar, silence = 28, 26, 1 // heights
	var told, silent []byte
	for i, t := range c.m.Coverage.Topics {
		share := 0.0
		if c.top > 0 {
			share = min(1, c.m.Coverage.Cell(t.ID, document).Share/c.top)
		}
		into, height := &told, bar*share
		switch c.m.Coverage.State(t.ID, document) {
		case coverage.NotCoded:
			continue
		case coverage.Silent:
			into, height = &silent, silence
		}
		*into = append(*into, 'M')
		*into = strconv.AppendInt(*into, int64(10*i), 10)
		*into = append(*into, " 28h8v-"...)
		*into = append(*into, px(height)...)
		*into = append(*into, "h-8z"...)
	}
	return Strip{Box: "0 0 " + strconv.Itoa(10*len(c.m.Coverage.Topics)) + " " + strconv.Itoa(box), Told: string(told), Silent: string(silent)}
}
