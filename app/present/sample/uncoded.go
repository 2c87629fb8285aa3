package sample

import (
	"fmt"
	"math/rand/v2"

	"parallax/corpus"
)

// happening is something that several reports of an uncoded collection tell,
// each in another way.
type happening struct {
	date  string
	tells []string
}

var happenings = []happening{
	{"2031-03-04", []string{
		"The lightship Halcyon dragged its anchor off Skerrow Bank on 4 March and was taken in tow by two trawlers.",
		"Two trawlers towed the lightship Halcyon back after its anchor had dragged across Skerrow Bank.",
		"On Skerrow Bank the anchor of the Halcyon did not hold; trawlers put a line on the lightship at dusk.",
		"The lightship Halcyon, adrift off Skerrow Bank since its anchor dragged, is in tow."}},
	{"2031-03-11", []string{
		"Eel smugglers were caught at the Vardholm lock on 11 March with forty crates of glass eels.",
		"Customs officers opened forty crates at the Vardholm lock and found glass eels in all of them.",
		"The glass eels that smugglers carried through the Vardholm lock were set free upstream.",
		"Three men face charges after glass eels were found in crates at the Vardholm lock."}},
	{"2031-03-19", []string{
		"The carillon of Saint Oda fell silent on 19 March when a clapper cracked during the noon peal.",
		"A cracked clapper has silenced the carillon of Saint Oda, whose peal marks noon.",
		"Founders from Brenn are to recast the clapper of the Saint Oda carillon.",
		"Noon passes without a peal: the carillon at Saint Oda waits for a new clapper."}},
	{"2031-03-27", []string{
		"Students of the Tormund academy occupied the planetarium on 27 March against its sale.",
		"The planetarium of the Tormund academy stays occupied; students sleep under its dome.",
		"The Tormund academy wants to sell the planetarium, and its students will not leave the dome.",
		"A petition against the sale of the Tormund planetarium has been signed by nine astronomers."}},
	{"2031-04-02", []string{
		"A landslip buried the funicular station at Upper Quell on 2 April; nobody was in the cabins.",
		"The funicular to Upper Quell stands still since a landslip came down on its station.",
		"Geologists blame thawing scree for the landslip at the Upper Quell funicular.",
		"Both cabins of the Upper Quell funicular were empty when the landslip came."}},
	{"2031-04-09", []string{
		"Saffron growers in Almara poured dye into the fountain on 9 April to protest against import rules.",
		"The fountain of Almara ran yellow with dye as saffron growers protested.",
		"New import rules for saffron brought growers and their dye to the Almara fountain.",
		"It will take weeks to wash the dye of the saffron growers out of the Almara fountain."}},
}

// Uncoded is a collection of n short reports of which nobody has said what they
// are about; the same for the same n. From a dozen on each of the six things
// that happen in it is told by several.
func Uncoded(n int) *corpus.Collection {
	random := rand.New(rand.NewPCG(7, uint64(n)))
	c := &corpus.Collection{ID: "uncoded", Title: fmt.Sprintf("%d reports nobody has coded", n), Language: "en"}
	for i := range 4 {
		c.Outlets = append(c.Outlets, corpus.Outlet{ID: fmt.Sprint("paper-", i+1), Name: []string{"Harbour Bell", "Upland Post", "Almara Sheet", "Lock Gazette"}[i]})
	}
	for i := range n {
		d := &corpus.Document{
			ID: fmt.Sprintf("report-%02d", i+1), Outlet: c.Outlets[random.IntN(len(c.Outlets))].ID,
			Headline: title(sentence(random, 4)), Text: corpus.Full,
		}
		add := func(text string) {
			d.Passages = append(d.Passages, corpus.Passage{N: len(d.Passages) + 1, Kind: corpus.Body, Text: text})
		}
		first := happenings[i%len(happenings)]
		add(first.tells[i/len(happenings)%len(first.tells)])
		add(title(sentence(random, 16)) + ".")
		if i%3 == 0 {
			second := happenings[(i/3+1)%len(happenings)]
			add(second.tells[random.IntN(len(second.tells))])
		}
		add(title(sentence(random, 12)) + ".")
		d.Published = corpus.Published{Date: date(first.date), Stated: true}
		c.Documents = append(c.Documents, d)
	}
	return c
}
