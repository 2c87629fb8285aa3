package analysis

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// LanguageSet is a set of the languages whose function words are known; its
// zero value is empty.
type LanguageSet uint64

// LanguagesOf is the set of languages with BCP 47 tags, those that are not known
// left out.
func LanguagesOf(tags ...string) (s LanguageSet) {
	for _, tag := range tags {
		tag, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
		switch tag {
		case "nb", "nn":
			tag = "no"
		case "bs", "sh":
			tag = "hr"
		}
		for i, l := range functionLists {
			if l.tag == tag {
				s |= 1 << i
			}
		}
	}
	return s
}

// Tags are the languages of a set, in the order of the lists.
func (s LanguageSet) Tags() (tags []string) {
	for i, l := range functionLists {
		if s&(1<<i) != 0 {
			tags = append(tags, l.tag)
		}
	}
	return tags
}

// English and Japanese are sets of the first two of the lists alone.
const (
	English LanguageSet = 1 << iota
	Japanese
)

// FunctionWord reports whether a folded term is a function word of one of the
// languages. Where English is among several, what is an ordinary word in English
// (French "car", German "war") is none.
func (s LanguageSet) FunctionWord(term string) bool {
	if s&English != 0 && StopWord(term) {
		return true
	}
	if s&^English == 0 {
		return false
	}
	of := functionWords()[term]
	if of == 0 && s&Japanese != 0 && hiragana(term) {
		return true
	}
	if of&s == 0 && len(term) > 4 && 0xD6 <= term[0] && term[0] <= 0xDB {
		return s.joinedFunctionWord(term)
	}
	return of&s != 0 && (s&English == 0 || !englishToo(term))
}

// joinedFunctionWord reports whether an Arabic or Hebrew term is a function word with
// others of one letter written on to it: وبهذا, שהוא.
func (s LanguageSet) joinedFunctionWord(term string) bool {
	first, second, tag := arabicConjunctions, arabicPrepositions, "ar"
	if term[0] < 0xD8 {
		first, second, tag = hebrewConjunctions, nil, "he"
	}
	of := s & LanguagesOf(tag)
	if of == 0 || strings.Contains(ordinaryJoined, " "+term+" ") {
		return false
	}
	is := func(rest string) bool { return len(rest) >= 4 && functionWords()[rest]&of != 0 }
	any := func(letters []string, of func(rest string) bool) bool {
		for _, l := range letters {
			if rest, ok := strings.CutPrefix(term, l); ok && of(rest) {
				return true
			}
		}
		return false
	}
	return any(first, is) || any(second, is) || any(first, func(rest string) bool {
		for _, l := range second {
			if after, ok := strings.CutPrefix(rest, l); ok && is(after) {
				return true
			}
		}
		return false
	})
}

var (
	arabicConjunctions = []string{"و", "ف"}
	arabicPrepositions = []string{"ب", "ك", "ل"}
	hebrewConjunctions = []string{"ו", "ש", "ה", "וש", "כש"}
)

// ordinaryJoined are words of their own that look like a function word with a letter
// before it: understanding, loss, hall, amusement.
const ordinaryJoined = " فهم فقد بهو لهو "

// hiragana reports whether a term is one sign of the script that Japanese writes
// particles and endings in.
func hiragana(term string) bool {
	for i, r := range term {
		if i > 0 || r < 0x3041 || r > 0x3096 {
			return false
		}
	}
	return term != ""
}

// Bounds of telling a language: terms read, the least share of function words
// among them, and the least number of them.
const (
	guessTerms = 400
	guessShare = 0.12
	guessLeast = 3
)

// GuessLanguage is the BCP 47 tag of the language of which a text has most
// function words, "" if there are too few to tell. It reads the first 400 words.
func GuessLanguage(text string) string {
	var a Analyzer
	var counts [64]int
	terms, kana, thai := 0, 0, 0
	words := functionWords()
	if limit := 16 * guessTerms; len(text) > limit { // of any script
		for limit > 0 && text[limit]&0xC0 == 0x80 {
			limit--
		}
		text = text[:limit]
	}
	a.Each(text, func(term []byte, _, _ int) {
		if terms == guessTerms {
			return
		}
		terms++
		if hiragana(string(term)) {
			kana++
		}
		if r, _ := utf8.DecodeRune(term); 0xE01 <= r && r <= 0xE5B {
			thai++
		}
		of := words[string(term)]
		if StopWord(string(term)) {
			of |= English
		}
		for i := range functionLists {
			if of&(1<<i) != 0 {
				counts[i]++
			}
		}
	})
	if kana >= guessLeast && 10*kana > terms { // no other language has them
		return "ja"
	}
	if 2*thai > terms { // nor this
		return "th"
	}
	best, second := 0, 0
	for i := range functionLists {
		switch {
		case counts[i] > counts[best]:
			best, second = i, counts[best]
		case i != best:
			second = max(second, counts[i])
		}
	}
	if n := counts[best]; n < guessLeast || float64(n) < guessShare*float64(terms) || n == second {
		return ""
	}
	return functionLists[best].tag
}

// functionWords tells of which languages, besides English, a folded term is a
// function word. It is made when it is first asked, in about a millisecond.
var functionWords = sync.OnceValue(func() map[string]LanguageSet {
	words := make(map[string]LanguageSet, 2600)
	var a Analyzer
	for i, l := range functionLists {
		for _, term := range a.JoinedTerms(l.words) {
			words[term] |= 1 << i
		}
	}
	return words
})

// englishToo reports whether a function word of another language is an ordinary
// word in English, or part of many names, so that a text may be about it.
func englishToo(term string) bool {
	return strings.Contains(englishOrdinary, " "+term+" ")
}

const englishOrdinary = " ai al ale ante bare ben bin bio cap car care co come con contra cum dan den die door dove el era eu fast font go hat hay hem hen ki kind mag main man men mine mint mis mot pan par past per plus pod pour pro pun quest sale sans sea sen set sin son sons sub sue tale tan ten till ton tot tout un van via want war "

// functionLists are the function words of the thirty languages most used on the
// web, with Croatian for its neighbours too: articles, pronouns, the most frequent
// prepositions, conjunctions, auxiliaries and particles, and nothing a headline
// would turn on (so Turkish "kim" is not among them). They were written for this
// program from general knowledge of the grammars, and no list of others was
// copied; they have its licence. English is StopWord. Of Chinese, Japanese and Thai
// they are single signs, as a search cuts them, and words, as counting does; see
// also hiragana. Khmer, Lao and Burmese have none, because what they are cut into
// are no words. The first two are [English] and [Japanese].
var functionLists = [...]struct{ tag, words string }{
	{"en", ""},
	{"ja", "の は が を に へ と で も や か から まで より など だけ しか ほど ので のに けど ながら には とは では へは からは として について において における によって による により に対して に対する に関する とともに のために ために する した して し される された されて しない します しました している していた しており できる できない いる いた いて いない います いました ある あり あった あって ない なく なかった なる なり なった なって である であり であった です でした でしょう だった た て だ ば ます ました ません れる られる れた られた せる よう ように ような べき はず こと もの ため これ それ あれ この その あの ここ そこ また および または しかし そして だが ただし"},
	{"es", "el la los las un una unos unas lo al del de a en y e o u que como cuando donde quien cual cuyo si no ni pero sino porque aunque mientras pues para por con sin sobre entre hasta desde hacia contra según ante bajo tras durante mediante se me te le les nos os su sus mi mis tu tus yo él ella ellos ellas usted nosotros este esta estos estas ese esa esos esas aquel eso esto es son era eran fue fueron ser sido está están estaba estar ha han había haber he hay más muy ya también tan tanto así aún todavía solo todo toda todos todas otro otra otros cada qué nada algo"},
	{"fr", "le la les l un une des du de d au aux à en et ou où que qu qui quoi dont ce cet cette ces c ne n pas plus se s sa son ses leur leurs mon ma mes ton ta tes notre nos votre vos je j tu il elle on nous vous ils elles lui y me m te t moi toi eux est sont était étaient sera seront être été a ont avait avaient aura avoir eu ai dans par pour sur sous avec sans entre vers chez contre depuis pendant après avant mais car donc or ni si comme quand lorsque puis aussi très bien tout toute tous toutes même autre autres cela ça ceci celui celle ceux selon fait être"},
	{"de", "der die das den dem des ein eine einen einem einer eines und oder aber sondern denn weil dass daß ob wenn als wie wo was wer wem wen zu zum zur in im an am auf aus bei beim mit nach von vom vor für durch gegen ohne um über unter zwischen seit bis während wegen ist sind war waren sein gewesen wird werden wurde wurden worden hat haben hatte hatten habe kann können konnte muss soll sollen will wollen würde ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen sich mein dein seine seiner seinen seinem ihre ihrer ihren ihrem unser dieser diese dieses diesen diesem jener nicht kein keine keinen auch noch nur schon sehr so mehr hier dort dann nun man doch also damit davon dazu"},
	{"it", "il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli alle da dal dallo dalla dai dagli dalle in nel nello nella nei negli nelle con col su sul sullo sulla sui sugli sulle per tra fra e ed o ma se che chi cui come quando dove perché mentre non né si ci vi ne mi ti io tu lui lei noi voi loro egli essa essi suo sua suoi sue mio mia tuo nostro vostro questo questa questi queste quello quella quelli quelle è sono era erano fu furono essere stato stata stati ha hanno aveva avevano avere ho più anche già ancora molto tutto tutti tutta altro altri altre ogni così poi solo dopo prima contro senza"},
	{"pt", "o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela pelos pelas para com sem sob sobre entre até desde contra e ou mas nem se que quem qual como quando onde porque porém enquanto não sim já também muito mais menos ainda só eu tu ele ela eles elas nós vós você vocês me te lhe lhes nos se seu sua seus suas meu minha teu nosso este esta estes estas esse essa esses essas isso isto aquele aquela aquilo é são era eram foi foram ser sido está estão estava estar há tem têm tinha ter havia num numa dele dela todo toda todos todas outro outra outros cada depois após"},
	{"nl", "de het een en of maar want dus dat die dit deze wie wat waar wanneer hoe als toen dan omdat terwijl hoewel in op aan bij van voor met naar uit over onder door tegen zonder tussen tot om te na sinds tijdens volgens is zijn was waren ben wordt worden werd werden geworden heeft hebben had hadden heb kan kunnen kon moet moeten moest zal zullen zou zouden wil mag ik jij je u hij zij ze wij we jullie hem haar hen hun mij me ons zich mijn jouw uw onze er daar hier niet geen ook nog al wel zeer meer zo nu alle alles ander andere veel weer"},
	{"sv", "och att det den de en ett i på av för med till från om vid under över mellan mot utan hos efter innan sedan genom är var vara varit blir blev bli har hade ha haft kan kunde ska skulle vill måste får fick jag du han hon vi ni man sig mig dig honom henne oss er dem min din sin sitt sina hans hennes deras vår som vad vem när där hur om men eller så inte ej också även bara redan mycket mer denna detta dessa alla allt någon något några ingen inget andra annan här nu då eftersom medan"},
	{"da", "og at det den de en et i på af for med til fra om ved under over mellem mod uden hos efter før siden gennem er var være været bliver blev blive har havde have haft kan kunne skal skulle vil ville må måtte jeg du han hun vi i man sig mig dig ham hende os jer dem min din sin sit sine hans hendes deres vores som hvad hvem når hvor hvordan men eller så ikke ej også kun allerede meget mere denne dette disse alle alt nogen noget nogle ingen intet andre anden her nu da fordi mens der"},
	{"no", "og at det den de en et ei i på av for med til fra om ved under over mellom mot uten hos etter før siden gjennom er var være vært blir ble bli har hadde ha hatt kan kunne skal skulle vil ville må måtte jeg du han hun vi dere man seg meg deg ham henne oss dem min din sin sitt sine hans hennes deres vår som hva hvem når hvor hvordan men eller så ikke også bare allerede mye mer denne dette disse alle alt noen noe ingen andre annen her nå da fordi mens der ikkje eg ho dei frå"},
	{"fi", "ja on ei oli ovat että se ne he hän minä sinä me te tämä nämä tuo ne joka jotka jonka mikä mitä kuka kun jos niin kuin mutta tai vai sekä myös vain vielä jo nyt sitten koska vaikka olla olen olemme olisi ollut olleet eivät en et emme ole hänen heidän sen niiden tämän siitä siinä sitä niitä tätä minun sinun meidän häntä heitä mukaan kanssa jälkeen ennen ilman vastaan kautta kuten ettei eikä eli noin kaikki muu muut muita itse"},
	{"pl", "i w we z ze na do od po o u za przez przed przy pod nad bez dla między oraz lub albo ale lecz a że żeby aby gdy kiedy jak jako co kto który która które którzy którego której gdzie czy nie tak już jeszcze też także tylko się sobie jest są był była było byli być będzie będą został została ma mają miał może mogą ja ty on ona ono my wy oni one mnie mi cię ci go mu jej ją ich im nas nam was jego mój swój swoje swoich ten ta to te ci tego tej tych tym tam tu tutaj ponieważ więc jednak wszystko wszystkich inne innych bardzo"},
	{"cs", "a i v ve z ze na do od po o u za přes před při pod nad bez pro mezi nebo ale však že aby když jak jako co kdo který která které kteří kterého kde zda ne ano už ještě také i jen se si je jsou byl byla bylo byli být bude budou má mají měl může mohou já ty on ona ono my vy oni mě mi tě jeho jí ji jej jich jim nás nám vás můj svůj své svého ten ta to ti tento tato toto tyto toho té těch tím tam zde protože tak tedy než podle proti všechny všech jiné velmi"},
	{"sk", "a i v vo z zo na do od po o u za cez pred pri pod nad bez pre medzi alebo ale však že aby keď ako čo kto ktorý ktorá ktoré ktorí ktorého kde či nie áno už ešte tiež aj len sa si je sú bol bola bolo boli byť bude budú má majú mal môže môžu ja ty on ona ono my vy oni ma mi jeho jej ju ich im nás nám vás môj svoj svoje ten tá to tí tento táto toto tieto toho tej tých tým tam tu pretože tak teda než podľa proti všetky všetkých iné veľmi"},
	{"hr", "i u na za od do iz s sa po o ob pri pred pod nad bez kroz među prema protiv ili ali a da što kako kad kada ako jer dok gdje gde ko tko koji koja koje kojih kojem kojoj ne ni nije je su sam si smo ste bio bila bilo bili biti će bi ima imaju može mogu ja ti on ona ono mi vi oni mene me te ga mu joj ih im nas nam vas se sebe svoj svoje njegov njen njihov ovaj ova ovo taj ta to te onaj tog te tih tim već još samo također takođe vrlo sve svi svih"},
	{"ro", "și si în in la de pe cu din pentru prin spre între fără sub peste după către despre un o unei unui unor al a ai ale cel cea cei cele lui că ca să se ce care cine cum când unde dacă deși dar sau ori nici nu da mai foarte tot toate toți este sunt era erau fi fost fiind am ai are au avea va vor ar eu tu el ea noi voi ei ele îl îi le ne vă mă te îmi îți își meu tău său sa săi lor acest această acești aceste acel acea acestea asta decât doar deja încă astfel"},
	{"hu", "a az egy és vagy de hogy nem is ha mert mint meg már még csak volt van vannak voltak lesz lett lehet kell ez ezt azt ezek azok ennek annak erre arra ebben abban én te ő mi ti ők engem téged őt minket neki nekem nekik ami amit aki akit akik amely amelyek ahol amikor ki mi hol mikor hogyan után előtt alatt között szerint nélkül által felé ellen miatt el ki be le fel össze vissza pedig így úgy itt ott most akkor sem se minden más nagyon igen"},
	{"tr", "ve bir bu şu o da de ki ile için gibi kadar göre sonra önce daha en çok ama fakat ancak veya ya ise değil mi mı mu mü ne nasıl neden niye hangi nerede ben sen biz siz onlar beni seni onu bizi sizi onları bana sana ona bize size onlara benim senin onun bizim sizin onların kendi var yok olan olarak oldu olduğu olduğunu olur ise idi her hiç bazı tüm bütün diğer böyle şöyle hem çünkü eğer üzere karşı doğru dolayı artık yine hâlâ şey"},
	{"id", "yang dan di ke dari untuk dengan pada dalam oleh sebagai atau tetapi tapi namun karena jika kalau bila ketika saat agar supaya bahwa ini itu tersebut adalah ialah merupakan ada tidak bukan belum sudah telah akan sedang masih bisa dapat harus saya aku kamu anda dia ia kami kita mereka nya para juga saja hanya lebih sangat lagi pun lah seperti antara setelah sebelum sampai hingga terhadap tentang atas bawah secara serta apa siapa mana bagaimana"},
	{"vi", "và của là có được cho không trong với các những một này đó đã đang sẽ cũng như khi thì mà ở từ đến về ra vào lên xuống trên dưới tại bởi vì nên để nhưng hay hoặc nếu rằng rất lại còn chỉ tôi anh chị ông bà nó chúng họ ta mình ai gì nào đâu sao bị do theo sau trước giữa nhiều ấy thế"},
	{"ru", "и в во на с со к ко по о об от до из за у для при под над без через между перед после против но а или что чтобы как когда если где кто который которая которое которые которого которых которой не ни же ли бы то так уже еще также только даже вот это этот эта эти этого этой этих тот та те того той тех я ты он она оно мы вы они меня тебя его ее нас вас их мне тебе ему ей нам вам им него нее них ним мой твой свой своего свои своей наш ваш быть был была было были будет будут есть нет может можно весь все всех всего очень потому поэтому"},
	{"uk", "і й та в у на з із зі до від по про за для при під над без через між перед після проти але а або що щоб як коли якщо де хто який яка яке які якого яких якої не ні ж же чи б би то так уже вже ще також лише тільки навіть ось це цей ця ці цього цієї цих той та те ті того я ти він вона воно ми ви вони мене тебе його її нас вас їх мені йому їй нам вам їм мій твій свій своє свої свого наш ваш бути був була було були буде будуть є немає може можна весь все всі всіх дуже тому"},
	{"bg", "и в във на с със към по о от до из за у при под над без през между пред след против но а или че да как кога ако къде кой която което които когото не ни ли бе би то така вече още също само дори ето това този тази тези онзи аз ти той тя то ние вие те мен теб него нея нас вас тях ми ти му и го я ги им се си мой твой свой негов наш ваш съм е сме сте са бил била било били беше бяха ще има няма може всички много защото"},
	{"el", "ο η το οι τα τον την του της των τους τις στο στη στην στον στους στις στα και ή αλλά όμως ότι πως που να θα δεν μη μην αν όταν όπως γιατί επειδή ενώ με σε για από προς κατά μετά πριν χωρίς παρά μεταξύ υπό ως μέχρι είναι ήταν έχει έχουν είχε είχαν είμαι ένα ένας μια μία ενός μιας αυτό αυτός αυτή αυτοί αυτά αυτών αυτού εκείνο εγώ εσύ εμείς εσείς μου σου μας σας τι ποιος ποια ποιο πολύ πιο και κι επίσης μόνο ήδη ακόμα όλα όλοι όλες άλλο κάθε"},
	{"ar", "في من إلى على عن مع و أو ثم أن إن أنه أنها ان لا ما لم لن ليس ليست قد كان كانت كانوا يكون تكون هو هي هم نحن أنا أنت هذا هذه ذلك تلك هؤلاء الذي التي الذين كل بعض غير بين بعد قبل عند عندما حتى منذ حيث كما لكن ولكن إذا لو بل أي كيف متى أين لماذا فيه فيها به بها له لها لهم منه منها عليه عليها إليه خلال ضد دون حول أكثر جدا أيضا وقد ومن وفي وكان وهو وهي والتي"},
	{"fa", "و در به از که این آن را با است برای بر تا هم یا نیز اما اگر چون ولی هر هیچ همه یک بود بودند شد شده شدند می نمی خود او ما شما آنها آنان من تو وی ایشان کرد کرده کند کنند کردند دارد دارند داشت باشد باشند نیست هستند باید پس پیش بین بدون دیگر چه چرا کجا چگونه وقتی زیرا روی زیر بعد قبل ها های"},
	{"he", "של את על אל עם מן או אם כי אבל אך גם רק לא אין יש זה זאת זו אלה אלו הוא היא הם הן אני אתה את אנחנו אתם מה מי איך מתי איפה למה כל כמו כדי אשר בין לפני אחרי תחת נגד ללא בלי עד היה היתה הייתה היו יהיה להיות כבר עוד מאוד יותר לו לה להם בו בה אותו אותה אותם שלו שלה שלהם כאשר לאחר וגם"},
	{"ko", "그 이 저 것 수 등 및 또는 그리고 그러나 하지만 또한 그런데 그래서 따라서 그는 그가 그의 그녀는 그녀가 이는 이를 이에 이런 그런 저런 이번 모든 다른 때 때문에 위해 위한 대한 대해 대해서 통해 따라 따르면 의해 있는 있다 있었다 있으며 없는 없다 하는 한다 했다 하고 해 할 된 된다 됐다 되는 우리 나는 내 너 여기 거기 더 가장 매우 다시 아직 이미 즉 중 후 전"},
	{"zh", "的 了 在 是 和 与 與 也 就 都 而 及 或 但 不 我 你 他 她 它 們 们 这 這 那 之 其 所 以 于 於 为 為 被 把 从 從 对 對 向 到 由 因 此 则 則 若 如 着 著 过 過 吗 嗎 呢 吧 啊 又 很 还 還 只 并 並 个 個 有 没 沒 一 一个 一個 一些 一种 一種 不是 没有 沒有 我们 我們 你们 你們 他们 他們 她们 她們 它们 它們 自己 这个 這個 那个 那個 这些 這些 那些 这样 這樣 这里 這裡 什么 什麼 怎么 怎麼 因为 因為 所以 如果 但是 而且 或者 以及 并且 並且 由于 由於 对于 對於 关于 關於 其中 之一 之后 之後 之前 已 已经 已經 可以 可能 就是 还是 還是 只是 还有 還有 不会 不會 不能 将 將 会 會 能 要 可 应 應 该 該 各 每 等 上 下 中 里 裡 内 內 时 時 后 後 前 最 更 更加 然后 然後 同时 同時 以 来 來"},
	{"th", "ที่ และ การ ใน ของ มี ได้ เป็น ให้ ไม่ จะ ความ ว่า กับ แต่ จาก หรือ โดย ก็ ไป มา นี้ นั้น ซึ่ง เพื่อ ต้อง อยู่ แล้ว ยัง กัน เขา เรา ผม ฉัน คุณ เธอ มัน พวก ทุก ทั้ง อื่น อีก ด้วย เมื่อ ถึง ถ้า หาก เพราะ แม้ จน ขึ้น ลง ออก เข้า กว่า มาก เคย กำลัง ควร อาจ สามารถ ต่อ ตาม แห่ง อย่าง ระหว่าง คือ เช่น จึง ดัง ผู้ ใด นาย นาง โดยที่ ซึ่งกัน ได้รับ ทำให้ ไว้ อัน แก่"},
}
