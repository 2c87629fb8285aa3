package sample

import (
	"strconv"
	"strings"

	"parallax/corpus"
)

// wire is an article as an agency's customers print it: some of it word for
// word, some of it not.
type wire struct{ id, outlet, headline, date, text string }

// agency is what several of them print as it came.
const agency = "The drawbridge at Kestrel Lock stuck half open on Tuesday morning and kept 14 barges waiting for six hours, the harbour office said."

var wires = []wire{
	{"lock-gazette", "Upriver Gazette", "Kestrel Lock bridge sticks, barges wait", "2031-05-06", agency + `

“A hinge pin had sheared clean through,” said Orla Venn, the bridge warden. She said the pin was replaced before noon.

Grain worth 90,000 crowns lay in the barges at Kestrel Lock, the millers’ guild reckoned.`},
	{"lock-courier", "Delta Courier", "Half-open bridge holds up the grain fleet", "2031-05-06", agency + `

According to the millers’ guild, grain worth 120,000 crowns lay in the barges at Kestrel Lock.

The last repair of the Kestrel drawbridge was four years ago. Bridge warden Orla Venn told the Courier that the hinge pin had sheared.`},
	{"lock-letter", "The Skippers’ Letter", "Nine hours before Kestrel", "2031-05-08", `We lay before the drawbridge at Kestrel Lock for nine hours on Tuesday, not six as the harbour office has it, and counted 17 barges.

“Nobody oiled that hinge pin since the flood,” said a skipper who did not want to be named.

The bridge warden, Orla Venn, would not say who signs for the oil.`},
	{"tern-gazette", "Upriver Gazette", "Terns return to Saltmarsh Island", "2031-04-11", `The first forty pairs of terns came back to Saltmarsh Island on Friday, nine days earlier than last year.

Warden Pim Adair expects 600 pairs on Saltmarsh Island by the middle of May. “We keep the foxes off and the rest is up to them,” he said.`},
	{"tern-courier", "Delta Courier", "An early spring for the terns", "2031-04-12", `Terns have returned to Saltmarsh Island. The birdwatchers’ club counted 55 pairs on Friday.

The warden of Saltmarsh Island, Pim Adair, expects 600 pairs of terns by the middle of May.`},
	{"fair-gazette", "Upriver Gazette", "Lantern fair moves to the quay", "2031-09-02", `The lantern fair moves from Market Square to Chandlers’ Quay this September, the town council decided by eight votes to five.

Stall holders pay 35 crowns for a pitch on Chandlers’ Quay.`},
	{"fair-courier", "Delta Courier", "Council sends lantern fair to the water", "2031-09-02", `By nine votes to five the town council moved the lantern fair from Market Square to Chandlers’ Quay.

“It is a fair for lanterns, and lanterns want water,” said councillor Bea Lindqvist.`},
}

// fillers are the villages of articles that say nothing anybody else says.
const fillers = 40

// Wires is a collection as a plain folder of news gives it: nobody has coded
// anything. Three events are told by several papers, partly in the same words,
// with figures that differ; each of the other articles stands alone.
func Wires() *corpus.Collection {
	c := &corpus.Collection{ID: "wires", Title: "wires"}
	add := func(w wire) {
		outlet := strings.ToLower(strings.Fields(w.outlet)[1])
		known := false
		for _, o := range c.Outlets {
			known = known || o.ID == outlet
		}
		if !known {
			c.Outlets = append(c.Outlets, corpus.Outlet{ID: outlet, Name: w.outlet})
		}
		d := &corpus.Document{ID: w.id, Outlet: outlet, Headline: w.headline, Published: corpus.Published{Date: date(w.date), Stated: true}, Text: corpus.Full}
		for i, p := range strings.Split(w.text, "\n\n") {
			d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Text: p})
		}
		c.Documents = append(c.Documents, d)
	}
	for _, w := range wires {
		add(w)
	}
	for i := range fillers {
		village := title(syllables[i%len(syllables)] + syllables[(3*i+1)%len(syllables)] + strconv.Itoa(i+1))
		add(wire{
			"filler-" + strconv.Itoa(i+1), "Delta Courier", "News from " + village, "2031-01-" + strconv.Itoa(i%18+11),
			village + " counts " + strconv.Itoa(i+30) + " hives.\n\nThe " + syllables[(i+5)%len(syllables)] + syllables[(7*i+2)%len(syllables)] + " of " + village + " has new windows.",
		})
	}
	return c
}

var syllables = []string{"mol", "ver", "tas", "kin", "dor", "bel", "ran", "sul", "pen", "gar", "lim", "hov", "wes"}

// WireFiles are the same articles as files of a plain folder, by name.
func WireFiles() map[string]string {
	files := make(map[string]string)
	for _, d := range Wires().Documents {
		var outlet string
		for _, o := range Wires().Outlets {
			if o.ID == d.Outlet {
				outlet = o.Name
			}
		}
		text := "---\nheadline: \"" + d.Headline + "\"\noutlet: " + outlet + "\npublished: " + d.Published.Date.String() + "\n---\n"
		for _, p := range d.Passages {
			text += "\n" + p.Text + "\n"
		}
		files[d.ID+".md"] = text
	}
	return files
}
