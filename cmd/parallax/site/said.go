package site

import (
	"fmt"

	"parallax/app/present"
	"parallax/app/wording"
)

// said are the messages that the templates name, as the program's components do
// by their constants.
var said = map[string]wording.Message{
	"ReadWays":         wording.ReadWays,
	"ReadSource":       wording.ReadSource,
	"ReadPrevious":     wording.ReadPrevious,
	"ReadNext":         wording.ReadNext,
	"ReadAround":       wording.ReadAround,
	"PrintArticleMark": wording.PrintArticleMark,
	"PrintDiffers":     wording.PrintDiffers,
	"ReadAbout":        wording.ReadAbout,
	"ReadArticles":     wording.ReadArticles,
	"ReadOutline":      wording.ReadOutline,
	"ReadTopicsHere":   wording.ReadTopicsHere,
	"ReadTopicsOut":    wording.ReadTopicsOut,
	"ReadOnlyHere":     wording.ReadOnlyHere,
	"ReadAlso":         wording.ReadAlso,
	"ReadAlsoPassage":  wording.ReadAlsoPassage,
	"ReadNotMentioned": wording.ReadNotMentioned,
	"ReadVoices":       wording.ReadVoices,
	"ReadTopics":       wording.ReadTopics,
	"ReadHere":         wording.ReadHere,

	"ChartChange":       wording.ChartChange,
	"ChartCoveredBy":    wording.ChartCoveredBy,
	"ChartCovers":       wording.ChartCovers,
	"ChartSuggested":    wording.ChartSuggested,
	"ChartTopic":        wording.ChartTopic,
	"CodingLegendShort": wording.CodingLegendShort,
	"KeyDiffer":         wording.KeyDiffer,
	"KeyLabel":          wording.KeyLabel,
	"KeySilent":         wording.KeySilent,
	"NotesTitle":        wording.NotesTitle,
	"OverviewCards":     wording.OverviewCards,
	"OverviewRead":      wording.OverviewRead,
}

// say writes a message with its values. A name that is not in said fails the
// build of the page.
func say(name string, pairs ...any) (string, error) {
	m, known := said[name]
	if !known {
		return "", fmt.Errorf("a template names the message %q, which is not in said", name)
	}
	return m.With(pairs...), nil
}

// marginRow is a passage with what its margin opens.
type marginRow struct {
	Row   present.ReadRow
	Panel present.MarginPanel
}

// aside is the margin of a row of an article's page.
func aside(p articlePage, r present.ReadRow) marginRow {
	return marginRow{r, present.Margin(p.model, r.Passage.Ref)}
}
