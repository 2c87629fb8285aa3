package align

import (
	"strings"

	"parallax/corpus/analysis"
)

// commonWords are words that any text may use whatever it is about. In a large
// collection their number shows that; among five articles "largely" is as rare
// as a name, and two that have it would seem to speak of one thing. They are
// general English, with nothing a headline would turn on.
const commonWords = "able above across actually add after again against ago agree ahead allow almost alone along already although always among amount another " +
	"apparently appear apply around arrange ask attempt available average avoid away back bad base basis become begin behind believe best better big " +
	"both bring call came care carry case cause certain certainly chance change clear clearly close come comment common compare complete concern condition " +
	"consider continue cover create current currently day deal decade decide decision depend describe despite detail difference different difficult direct " +
	"do double early easy effect effort either else end enough especially even ever every example exist expect explain extend face fact fail fall far " +
	"feel few final find first five follow force former forward four frequent full further future gain general generally get give go good great group grow " +
	"half hand happen hard head hear help high hold hope hour however huge idea immediately important improve include increase increasingly indeed indicate " +
	"individual instead intend interest introduce involve issue join keep key kind know lack large largely last late later latest lead leave left less let level " +
	"life light like likely limit line list little live local long look lose lot low main mainly major make man matter maybe mean measure meet member mention " +
	"middle might minute mind moment month morning most move much must name near nearly necessary need never new next night nothing number obvious occur offer " +
	"often old only open opportunity order organise other outside own part particular particularly past pay people per perhaps period person place plan play " +
	"point position possible possibly present prevent previous probably problem process produce provide public put quality question quick quickly quite raise " +
	"range rate rather reach read ready real really reason receive recent recently reduce refer regard regular remain report require rest result return right rise " +
	"role round rule run same saw second see seem seen send serious serve set several share short show side significant similar simple simply since single " +
	"situation small soon sort speak special spend stage stand start stay step still stop strong subject such support sure take talk tell term thing think third " +
	"though thought three through throughout time today together tomorrow total toward towards trust try turn two type understand unless until up use usual usually " +
	"various view wait want warn watch way week well west whether while whole wide wish within without word work world worth write year yesterday yet young"

// commonStems are the stems of commonWords.
func commonStems() map[string]bool {
	stems := make(map[string]bool)
	for _, w := range strings.Fields(commonWords) {
		stems[analysis.Stem(w)] = true
	}
	return stems
}
