package charset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// language is what is known of a language to recognise an encoding of it: its
// letters beyond ASCII and some of its most frequent words.
type language struct {
	name   string
	often  string // letters that make up most of what is beyond ASCII, small
	seldom string // its other letters, small
	words  string // frequent words, also such without accents
	codes  string // the encodings it was written in, the most usual first
}

const (
	western  = "windows-1252 macintosh IBM850 IBM437"
	central  = "windows-1250 iso-8859-2 IBM852"
	cyrillic = "windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic IBM855"
)

// languages are those that encodings of one byte a letter were made for, and the
// world's larger ones among them.
var languages = []language{
	{"German", "äöüß", "é", "der die und das nicht ein eine ist von mit sich für auf den dem zu im auch als über wird nach bei", western},
	{"French", "éàèêç", "âîôûëïùœ«»", "le la les de des et un une est que pour dans qui pas sur au du plus par avec ce été à", western},
	{"Spanish", "áéíóñ", "úü¿¡", "el la los las de que y en un una por con para no se del es más como su está", western},
	{"Portuguese", "ãçéáõêí", "óúâôàü", "o a os as de que e do da em um uma para com não por no na mais dos ao é são", western},
	{"Italian", "èàùòì", "éó", "il la le di che e in un una per con non del della è sono si da più ma al", western},
	{"Dutch", "ëé", "ïöüèáó", "de het een en van is dat op te in voor met zijn niet aan er die ook als", western},
	{"Swedish", "äåö", "é", "och att det i en på är som för av med den till inte om har ett jag från", western},
	{"Danish", "åæø", "é", "og i at det er en på til af som for med den de ikke har et fra jeg", western},
	{"Finnish", "äö", "åšž", "ja on ei että se oli hän mutta ovat kun niin myös mukaan sen joka", western},
	{"Icelandic", "íáðóéöþæú", "ý", "og að í er á sem til það við um en ekki var með fyrir", western},
	{"English", "é", "èñöüïçà", "the of and to in that is for it was on with as are by be this from", western},
	{"Czech", "íáěéřčžýšů", "úďťňó", "a se na je že v to s z do o i za by pro jsem ale jako jsou které podle jeho byl", central},
	{"Slovak", "áíéčžýšľúť", "ôňäďóĺŕ", "a sa na je že v to s z do o aj za by pre som ale ako sú ktoré podľa jeho bol", central},
	{"Polish", "łąęóśżć", "źń", "i w na z do się że nie to jest o jak po od za przez dla są ale które przy był", central},
	{"Hungarian", "áéöóőüíúű", "", "a az és hogy nem is egy ez volt van meg de csak már mint el még ki kell azt szerint", central},
	{"Croatian", "čšžćđ", "", "i je u na se da za su od s a koji što ne o kao bi to nije ali će iz do sam", central},
	{"Slovene", "čšž", "ćđ", "in je na v se da za so z bi ki pa ne od ali tudi kot po pri iz sem to ni bil", central},
	{"Romanian", "ăîţşâ", "șț", "și de la în a cu nu pe care din să este o mai un pentru că ce au fost si in sa", "windows-1250 iso-8859-2 iso-8859-16 IBM852"},
	{"Albanian", "ëç", "", "të e në dhe i për me një që është nga se si nuk ka u", western},
	{"Turkish", "ışğüöç", "İâîû", "ve bir bu da de için ile ne çok daha olarak olan gibi var kadar sonra o ben değil", "windows-1254"},
	{"Estonian", "äõüö", "šž", "ja on ei et see oli ta ka kui mis aga või oma nii", "windows-1257 iso-8859-13 iso-8859-15"},
	{"Latvian", "āīēšņū", "ļģķčž", "un ir ar no par ka kas tas bet vai uz tā arī kā lai", "windows-1257 iso-8859-13 iso-8859-4"},
	{"Lithuanian", "ėšųžąį", "ūčę", "ir yra kad su tai iš bet kaip apie už dėl buvo jo į", "windows-1257 iso-8859-13 iso-8859-4"},
	{"Vietnamese", "àáạảãâêôơưđéèíìóòúùăý", "ẽõ", "và của là có không cho các một trong được với người", "windows-1258"},
	{"Esperanto", "ĉĝŝŭĵ", "ĥ", "la de kaj en estas ne mi al por ke kiu sed li oni", "iso-8859-3"},
	{"Maltese", "ħċġż", "àèìòù", "il ta li u fil ma biex dan minn kien għal", "iso-8859-3"},
	{"Welsh", "ŵŷâêîôû", "", "y yn a i o ar mae ei yr wedi", "iso-8859-14"},

	{"Russian", "оеаинтсрвлкмдпуя", "ыьгзбчйхжшюцщэфъё", "и в не на что с по это как к но из у за он от все для так", cyrillic},
	{"Bulgarian", "аоиетнрсвлкдпмзъ", "угчбяцйщжхшюфь", "на и да се е за от не с в по са ще че как до си", "windows-1251 iso-8859-5 ibm866 x-mac-cyrillic IBM855"},
	{"Ukrainian", "оаниівтерсклудмпя", "зьбгчйхцїюжщшєфґ", "і в не на що з до та у як за це від про але", "windows-1251 koi8-u iso-8859-5 x-mac-cyrillic"},
	{"Serbian", "аоиенрстувдкмјлп", "гзбчшцњћхжљђфџ", "и је у да се на за су од са као не који што", "windows-1251 iso-8859-5 x-mac-cyrillic IBM855"},
	{"Macedonian", "аоиетнрсвдклпум", "гзјчбшцќњжхѓфљџѕ", "на и во да се за од со не е дека ќе го", "windows-1251 iso-8859-5 x-mac-cyrillic"},
	{"Greek", "αοιετσνηυρπκμλςωάόίγέδ", "ήθφχβξύζώψϊϋΐΰ", "και το να του η της την με για που τα των σε από στο θα", "windows-1253 iso-8859-7"},
	{"Hebrew", "יוהלאתרבמשנםחדק", "פעצכטגסזןךףץ", "של את על לא הוא זה עם גם כי אל או היא", "windows-1255 iso-8859-8 IBM862"},
	{"Arabic", "اليمنترةبعدوسفهك", "قحجأشطصخضذثغىزئءؤظإآ؟،؛ًٌٍَُِّْـ", "في من على إلى أن عن هذا مع التي ما لا كان بعد", "windows-1256 iso-8859-6"},
	{"Persian", "ایندرهبمتوسلشکعگ", "خقفجزحپچآطضصغذئثظژء\u200c", "و در به از که این را با است برای آن", "windows-1256"},
	{"Thai", "านรอก่เง้มยลวดัทสตะ", "ปบคหแจพชขใไ็โผซณถฟิีึืุู์ศธภษญฐฉฎฏฒฑฆฬฮำๆ", "", "windows-874"},
}

const largeAlphabet = 20

// clear is how much more than another's a letter's weight is on average, where an
// encoding is better beyond doubt.
const clear = 0.25

// scored is an encoding with what speaks for it in the language it fits best.
type scored struct {
	enc     *enc
	score   float64
	letters int // letters beyond ASCII
	lang    string
	text    string
}

// What a character beyond ASCII says of the encoding it was decoded with. They
// are set so that one letter that cannot be outweighs three that can; none is so
// finely set that a tenth more or less changes a result.
const (
	oftenLetter  = 1.0
	seldomLetter = 0.5
	rareLetter   = -0.4 // the rarest of an alphabet that has more than largeAlphabet letters beyond ASCII
	capital      = -0.5 // a capital: a wrong table for Cyrillic makes them of small letters
	knownSign    = 0.2  // a quotation mark, a dash, a no-break space
	otherSign    = -1.0 // a sign no text needs
	signInWord   = -3.0
	foreign      = -3.0 // a letter of no word of the language
	control      = -6.0
	oddCase      = -1.5 // a capital behind a small letter
	notFinal     = -2.0 // a form for ends of words, Greek or Hebrew, within one
	mixed        = -2.0 // a letter of another alphabet beside one of ASCII
	knownWord    = 0.7  // a frequent word, with a letter beyond ASCII
	plainWord    = 0.25 // a frequent word without; these speak for the language alone
)

// rank tries each encoding with each of its languages, best first. Only what
// could be meant is listed: those with a score above zero.
func rank(b []byte) []scored {
	const enough = 16 << 10 // letters of one byte need no more
	b = b[:min(len(b), enough)]
	best := make(map[*enc]scored)
	texts := make(map[string]*decoded)
	plain := plainWords(b)
	for i := range languages {
		l := &languages[i]
		know := l.letters()
		for place, name := range strings.Fields(l.codes) {
			d := texts[name]
			if d == nil {
				d = decode(lookup(name), b)
				texts[name] = d
			}
			x := scored{enc: d.enc, lang: l.name, letters: d.beyond, text: d.text}
			x.score = d.judge(know) + l.spoken(plain, d.beyond) - 0.2*float64(place)
			if old, ok := best[d.enc]; !ok || x.score > old.score {
				best[d.enc] = x
			}
		}
	}
	var list []scored
	for _, x := range best {
		if x.score > 0 {
			list = append(list, x)
		}
	}
	slices.SortFunc(list, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return strings.Compare(a.enc.name, b.enc.name)
	})
	return list
}

// weak reports whether another encoding that would show another text is nearly
// as good, or little speaks for this one.
func (s scored) weak(list []scored) bool {
	if s.score < 0.25*float64(s.letters) || s.letters < 4 {
		return true
	}
	const most = 8 // others to compare with
	for i, x := range list {
		if x.enc == s.enc || i > most {
			continue
		}
		// What decides is the letters in which they differ: how much each of these
		// says for one of them.
		if n := apart(x.text, s.text); n*50 > s.letters && s.score-x.score < clear*float64(n) {
			return true
		}
	}
	return false
}

// apart is the number of letters in which two readings of the same bytes differ.
// windows-1255 and iso-8859-8 are no different for most Hebrew texts.
func apart(a, b string) int {
	n := 0
	for a != "" && b != "" {
		x, i := utf8.DecodeRuneInString(a)
		y, j := utf8.DecodeRuneInString(b)
		if x != y {
			n++
		}
		a, b = a[i:], b[j:]
	}
	return n
}

// decoded is a sample in one encoding, with what is the same in every language.
type decoded struct {
	enc    *enc
	text   string
	beyond int          // characters beyond ASCII
	count  map[rune]int // small forms of the letters beyond ASCII
	base   float64      // what signs, controls and cases say
	words  map[string]int
}

func decode(e *enc, b []byte) *decoded {
	d := &decoded{enc: e, text: e.text(b), count: make(map[rune]int), words: make(map[string]int)}
	before := ' '
	runes := []rune(d.text)
	for i, r := range runes {
		if r < 0x80 {
			before = r
			continue
		}
		d.beyond++
		after := ' '
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		switch {
		case r == '\uFFFD' || unicode.IsControl(r):
			d.base += control
		case unicode.IsLetter(r) || unicode.IsMark(r):
			d.count[unicode.ToLower(r)]++
			if isUpper(r) {
				d.base += capital
			}
			if unicode.IsLetter(after) && strings.ContainsRune("ςםןךףץ", r) {
				d.base += notFinal
			}
			if !unicode.Is(unicode.Latin, r) && !unicode.IsMark(r) && (asciiLetter(before) || asciiLetter(after)) {
				d.base += mixed
			}
			if isUpper(r) && isLower(before) || isUpper(before) && isUpper(r) && isLower(after) && i > 1 && isLower(runes[i-2]) {
				d.base += oddCase
			}
		case unicode.IsLetter(before) && unicode.IsLetter(after) && !strings.ContainsRune("’‘–—…·\u00AD\u00A0«»“”„\u200C", r):
			d.base += signInWord
		case strings.ContainsRune("’‘‚“”„–—…«»\u00A0°§€©®•·‹›№™£¿¡؟،؛\u200C\u200F\u200Eªº", r):
			d.base += knownSign
		default:
			d.base += otherSign
		}
		before = r
	}
	for _, w := range fields(strings.ToLower(d.text)) {
		if len(w) < 40 {
			d.words[w]++
		}
	}
	return d
}

func (d *decoded) judge(l known) float64 {
	score := d.base
	for r, n := range d.count {
		weight, ok := l.weights[r]
		if !ok {
			weight = foreign
		}
		score += weight * float64(n)
	}
	hits := 0
	for _, w := range l.words {
		hits += d.words[w]
	}
	return score + knownWord*float64(hits)
}

// known is a language's letters and its frequent words with letters beyond
// ASCII.
type known struct {
	weights map[rune]float64
	words   []string
}

func (l *language) letters() known {
	k := known{weights: make(map[rune]float64)}
	often, seldom := []rune(l.often), []rune(l.seldom)
	n := len(often) + len(seldom)
	for i, r := range append(often, seldom...) {
		switch {
		case n > largeAlphabet: // both lists are in order of frequency
			k.weights[r] = oftenLetter - (oftenLetter-rareLetter)*float64(i)/float64(n-1)
		case i < len(often):
			k.weights[r] = oftenLetter
		default:
			k.weights[r] = seldomLetter
		}
	}
	for _, w := range strings.Fields(l.words) {
		if !ascii(w) {
			k.words = append(k.words, w)
		}
	}
	return k
}

// spoken is what the words of ASCII alone say for the language: at most half as
// much as its letters could.
func (l *language) spoken(plain map[string]int, beyond int) float64 {
	hits := 0
	for _, w := range strings.Fields(l.words) {
		if ascii(w) && len(w) > 1 {
			hits += plain[w]
		}
	}
	all := plain[""]
	if all == 0 {
		return 0
	}
	// A quarter of the words of a text are among the twenty most frequent.
	share := min(1, 4*float64(hits)/float64(all))
	return min(plainWord*float64(hits), 0.5*share*float64(beyond))
}

// plainWords counts the words of ASCII alone that do not touch other letters;
// "" counts all.
func plainWords(b []byte) map[string]int {
	m := make(map[string]int)
	for _, w := range strings.FieldsFunc(strings.ToLower(latin(b)), func(r rune) bool { return !('a' <= r && r <= 'z') && r < 0x80 }) {
		if ascii(w) {
			m[w]++
			m[""]++
		}
	}
	return m
}

// latin makes a letter of every byte, so that words keep their bounds.
func latin(b []byte) string {
	r := make([]rune, len(b))
	for i, c := range b {
		r[i] = rune(c)
	}
	return string(r)
}

func asciiLetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' && r < 0x80 }

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
