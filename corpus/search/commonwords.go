package search

import (
	"strings"
	"sync"
)

// commonWord reports whether a folded term of at most four letters is an
// ordinary English word. Where the collection does not have it, it is no
// misspelling of what the collection has: cut is not cult. Names of this length
// are not in the list.
func commonWord(term string) bool {
	_, known := commonWords()[term]
	return known
}

var commonWords = sync.OnceValue(func() map[string]struct{} {
	m := make(map[string]struct{}, 800)
	for w := range strings.FieldsSeq(commonShort) {
		m[w] = struct{}{}
	}
	return m
})

const commonShort = `ace act add age ago aid aim air ale ant ape arc arm art ash ask ate axe bad bag ban bar bat bay bed bee beg bet bid big bin bit bow box boy bud bug bun bus buy cab cap car cat cow cry cub cue cup cut
dad dam day den dew did die dig dim dip dog dot dry due dug dye ear eat egg ego end era eve eye fan far fat fax fed fee few fig fit fix flu fly fog fox fun fur gap gas gel gem get got gum gun gut guy gym had ham hat hay hen hid hip hit hop hot hub hug hut
ice ill ink inn jam jar jaw jet job jog joy jug key kid kit lab lad lap law lay led leg let lid lie lip lit log lot low mad map mat may men met mix mob mop mud mug nap net new nil nod now nut oak oar odd off oil old one opt ore our out owe owl own pad pan pat paw pay pea pen pet pie pig pin pit pop pot pub put
rag ram ran rap rat raw red rib rid rim rip rob rod rot row rub rug run rye sad saw say sea see set sew shy sin sip sir sit six ski sky sob son sow spa spy sum sun tap tar tax tea ten tie tin tip toe ton too top tow toy try tub tug two use van vet vow wag war was wax way web wed wet who why wig win wit won yes yet zip zoo
able acid aged aide also area army atom aunt away baby back bake bald ball band bank bare bark barn base bath bead beam bean bear beat been beef beer bell belt bend best bike bill bind bird bite blow blue boat body boil bold bolt bomb bond bone book boom boot born boss both bowl bowl buck bulk bull burn bury bush busy cage cake call calm camp cape card care cart case cash cast cave cell chat chef chew chin chip city clan clay clip club clue coal coat code coin cold come cook cool cope copy cord core corn cost coup crew crop crow cube cult cure curl
dare dark dash data date dawn dead deaf deal dear debt deck deed deep deer deny desk dial diet dirt dish dive dock does doll done door dose down drag draw drew drop drug drum dual duck dull dumb dump dust duty each earn ease east easy edge edit else envy epic even ever evil exam exit face fact fade fail fair fake fall fame fare farm fast fate fear feed feel feet fell felt file fill film find fine fire firm fish fist five flag flat fled flee flew flip flow foil fold folk food fool foot fork form fort four free fuel full fund fury
gain game gang gate gave gear gene gift girl give glad glow glue goal goat goes gold golf gone good grab gray grew grey grid grin grip grow gulf hair half hall halt hand hang hard harm hate have head heal heap hear heat heel held hell help herb herd here hero hide high hike hill hint hire hold hole holy home hook hope horn host hour huge hung hunt hurt icon idea idle inch into iron item jail join joke jump jury just keen keep kept kick kids kill kind king kiss knee knew knot know lack lady laid lake lamb lamp land lane last late lawn lead leaf leak lean leap left lend lens less lied life lift like limb lime limp line link lion list live load loan lock loft long look loop lord lose loss lost loud love luck lung
made mail main make male mall many mark mask mass mate math meal mean meat meet melt menu mere mess mice mild mile milk mill mind mine mint miss mode mood moon more most move much must myth nail name navy near neat neck need nest news next nice nine node none noon norm nose note noun oath obey odds okay once only onto open oral oven over pace pack page paid pain pair pale palm park part pass past path peak peer pick pile pill pine pink pipe plan play plea plot plug plus poem poet pole poll pond pool poor pope pork port pose post pour pray prey pull pump pure push quit quiz
race rack rage raid rail rain rank rare rate read real rear rely rent rest rice rich ride ring riot rise risk road roar rock role roll roof room root rope rose ruin rule rush safe sage said sail sake sale salt same sand save seal seat seed seek seem seen self sell send sent shed ship shoe shop shot show shut sick side sigh sign silk sing sink site size skin skip slam slap slip slow snap snow soap soft soil sold sole some song soon sort soul soup sour spin spot star stay stem step stir stop such suit sure swim
tail take tale talk tall tank tape task taxi team tear tell tend tent term test text than that them then they thin this thus tide tidy tile till time tiny tire told toll tone took tool tour town trap tray tree trim trip true tube tune turn twin type ugly unit upon urge used user vary vast verb very vest veto vice view vote wage wait wake walk wall want ward warm warn wash wave weak wear week well went were west what when whip whom wide wife wild will wind wine wing wipe wire wise wish with wolf wood wool word wore work worm worn wrap yard yeah year your zero zone`
