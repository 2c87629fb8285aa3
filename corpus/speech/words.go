package speech

import "parallax/corpus"

// speechVerbs tells verbs of speech: 1 is one wherever it stands, 2 only
// beside a quotation or before "that", because it is often something else.
func speechVerbs(word string) int {
	switch {
	case surelySpeech(word):
		return 1
	case maybeSpeech(word):
		return 2
	}
	return 0
}

var surelySpeech = wordSet("said says say told tells added adds explained explains argued argues argue insisted insists insist replied replies warned warns warn " +
	"acknowledged acknowledges admitted admits recalled recalls stressed stresses emphasized emphasised emphasizes alleged alleges testified quipped conceded concedes accused accuses accuse " +
	"joked vowed lamented laments asserted asserts contended contends contend remarked denied denies deny commented complained complains tweeted protested declared declares " +
	"announced announces confirmed confirms responded responds reiterated reiterates opined mused fumed gushed boasted boasts bragged blasted slammed criticized criticised criticizes condemned condemns " +
	"denounced praised hailed mocked scolded retorted shouted yelled chanted whispered exclaimed muttered countered cautioned cautions ranted " +
	"proclaimed disputed disputed rebutted speculated urged urges pledged promised demanded proposed proposes threatened threatens apologized apologised " +
	"predicted predicts wondered wonders worried hinted assured blamed blames disclosed divulged")

var maybeSpeech = wordSet("stated states claimed claims claim reported reports noted notes wrote writes asked asks suggested suggests suggest continued continues " +
	"agreed agrees observed thinks think thought believes believe believed shows showed show called calls described describes " +
	"revealed reveals concluded concludes informed estimates estimated expects expected quoted quotes read reads cited cites mentioned mentions indicated indicates " +
	"maintains maintained found finds hopes hoped fears feared wants want felt feels knows knew sings sang signaled signalled outlined " +
	"rejected rejects backed backs endorsed endorses supports opposes opposed favors welcomed argued discussed published ruled decided learned put " +
	"worries tweets hints demands promises pledges vows jokes praises shouts yells counters objected questioned signaled signalled doubts disputes responds")

// actorSpeech are those of maybeSpeech that are speech if a person or body with
// a name does them, or somebody whom a pronoun means.
var actorSpeech = wordSet("stated claimed claims suggested suggests noted notes agreed cited cites mentioned called calls described describes questioned indicated maintains concluded believes " +
	"asked demanded demands promises pledges outlined rejected endorsed welcomed opposes supports favors discussed threatened signaled signalled hinted disputes fears hopes estimates predicts wants")

// paperShows are those that a document does: "the poll shows".
var paperShows = wordSet("shows show showed found finds reveals revealed indicates indicated suggests suggested suggest estimates estimated describes described notes noted states stated concludes concluded cited claims reads details detailed")

// speechParticiples are verbs of speech whose subject is that of the clause
// before: "Kim left the meeting, saying".
var speechParticiples = wordSet("saying adding arguing claiming insisting noting writing warning stressing tweeting asking telling calling suggesting explaining " +
	"declaring asserting alleging acknowledging admitting announcing accusing complaining urging promising pledging vowing demanding emphasizing emphasising citing denying responding replying shouting yelling chanting criticizing criticising blaming")

var (
	speechAdverbs = wordSet("also later then has have had further repeatedly previously recently once immediately privately publicly reportedly since now again already never always both all often still just")
	speechBe      = wordSet("was were been be being is are am to")
	finite        = wordSet("is are was were will would could should has have had can may might must do does did cannot isn't wasn't won't")
	conjunctions  = wordSet("and but or that as because while when if which whether so yet where although though since until nor what how why who whom whose after before")
	prepositions  = wordSet("of from in at with for on to by near about under over into through during after before between against within familiar close among")
	determiners   = wordSet("the a an some many several one two three another other second third first this these those most few both his her its their our my unnamed")
	pronouns      = wordSet("he she they it we i you who")
)

var nameParticles = wordSet("de van von der bin al el la du da di ibn")

// titles stand before the names of persons.
var titles = wordSet("rep sen gov gen col lt capt prof mr mrs ms miss dr sir lord lady president minister mayor professor general colonel captain senator governor chancellor king queen prince princess pope judge secretary chairman chairwoman spokesman spokeswoman spokesperson ambassador leader director marshal sergeant lieutenant inspector bishop archbishop rabbi imam commissioner congressman congresswoman representative treasurer premier")

// institution reports whether a word of a name says that it is that of a body.
func institution(term string) bool { return institutions(term) }

var institutions = wordSet("ministry agency university institute committee council party government administration police court bank commission department company co corp inc ltd plc ag group union news times television tv radio office house association authority authorities army navy military parliament congress senate embassy society organisation organization network foundation board club kremlin service forces federation league academy center centre college hospital church press post herald tribune journal gazette daily bureau treasury states nations korea kingdom")

var documents = wordSet("report reports document documents statement letter text lecture lectures article book study broadcast paper treaty survey footage review indictment complaint filing memo memorandum bulletin communique resolution poll polls website message ad data records statistics figures analysis analyses transcript census database letters studies surveys")

var bodies = wordSet("ministry government agency company newspaper police court council committee department commission party bank university office military army union group broadcaster embassy parliament administration authorities channel magazine organisation organization firm board charity kremlin outlet")

var people = wordSet("official officials source sources resident residents expert experts analyst analysts witness witnesses spokesman spokeswoman spokesperson spokespeople professor professors lawyer lawyers doctor doctors diplomat diplomats minister president mayor man woman men women person people teacher worker workers employee employees soldier soldiers officer officers commander leader leaders researcher researchers scientist scientists economist economists trader traders dealer dealers executive executives chairman director manager managers farmer farmers neighbour neighbours neighbor neighbors activist activists critic critics historian scholar scholars student students visitor visitors member members escapee defector defectors father mother wife husband brother sister son daughter friend friends aide aides adviser advisers advisor banker bankers broker brokers prosecutor prosecutors investigator investigators reporter reporters journalist journalists sailor captain pilot pilots judge secretary governor senator lawmaker lawmakers politician politicians observer observers insider insiders host guest victim victims survivor survivors nurse nurses driver drivers local locals veteran veterans ambassador envoy deputy chief editor author interpreter guide bishop priest strategist strategists narrator protester protesters demonstrator demonstrators pollster pollsters moderator agent agents engineer engineers consultant consultants attorney attorneys counsel owner owners founder ceo widow parents family families voter voters candidate nominee congressman congresswoman rival rivals opponent opponents supporter supporters campaign team coach player pilot scholar cleric ministers chairwoman anchor correspondent columnist commentator commentators boss lobbyist lobbyists relative relatives neighbors detective chief superintendent mayor")

// peopleWord reports whether a folded noun can be a person or body that speaks.
func peopleWord(term string) bool { return people(term) || bodies(term) || documents(term) }

// nounKind is the kind of voice a common noun names, "" if it names none.
func nounKind(head string) corpus.VoiceKind {
	switch {
	case people(head):
		return corpus.Anonymous
	case bodies(head):
		return corpus.Institutional
	case documents(head):
		return corpus.Paper
	}
	return ""
}
