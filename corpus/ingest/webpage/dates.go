package webpage

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/ingest/calendar"
)

// monthNames are the names of the months, January first, in small letters; a
// word is a month if it begins one of them and has three letters or more, or is
// one. Where languages disagree on a short form, it is left out.
var monthNames = [12]string{
	"january januar janvier enero gennaio janeiro januari januari styczeń stycznia leden ledna január ianuarie ocak января январь январи січня tammikuu tammikuuta janúar ιανουαρίου ιανουάριος siječnja jaanuar janvāris sausio يناير januarie 1월 jän jänner gener ינואר มกราคม",
	"february februar février fevrier febrero febbraio fevereiro februari luty lutego únor února február februarie şubat subat февраля февраль февруари лютого helmikuu helmikuuta febrúar φεβρουαρίου veljače veebruar februāris vasario فبراير feber פברואר กุมภาพันธ์",
	"march märz maerz mars marzo março marco maart marzec marca březen března března március martie mart марта март березня maaliskuu maaliskuuta μαρτίου ožujka märts marts kovo مارس מרץ มีนาคม",
	"april avril abril aprile kwiecień kwietnia duben dubna április aprilie nisan апреля апрель април квітня huhtikuu huhtikuuta apríl απριλίου travnja aprill aprīlis balandžio أبريل ابريل אפריל เมษายน",
	"may mai mayo maggio maio mei maj maja květen května május mayıs mayis мая май травня toukokuu toukokuuta maí μαΐου svibnja maijs gegužės مايو מאי พฤษภาคม máj máje",
	"june juni juin junio giugno junho czerwiec czerwca červen června június iunie haziran июня июнь юни червня kesäkuu kesäkuuta júní ιουνίου lipnja juuni jūnijs birželio يونيو יוני มิถุนายน jún",
	"july juli juillet julio luglio julho lipiec lipca červenec července július iulie temmuz июля июль юли липня heinäkuu heinäkuuta júlí ιουλίου srpnja juuli jūlijs liepos يوليو יולי กรกฎาคม júl",
	"august août aout agosto augustus sierpień sierpnia srpen srpna augusztus ağustos agustos августа август серпня elokuu elokuuta ágúst αυγούστου kolovoza augusts rugpjūčio أغسطس אוגוסט สิงหาคม augusti",
	"september septembre septiembre settembre setembro wrzesień września září szeptember septembrie eylül eylul сентября сентябрь септември вересня syyskuu syyskuuta σεπτεμβρίου rujna septembris rugsėjo سبتمبر ספטמבר กันยายน sept setiembre",
	"october oktober octobre octubre ottobre outubro październik października říjen října október octombrie ekim октября октябрь октомври жовтня lokakuu lokakuuta οκτωβρίου listopada oktoober oktobris spalio أكتوبر אוקטובר ตุลาคม",
	"november novembre noviembre novembro listopad listopadu novembrie kasım kasim ноября ноябрь ноември листопада marraskuu marraskuuta nóvember νοεμβρίου studenoga novembris lapkričio نوفمبر נובמבר พฤศจิกายน",
	"december dezember décembre decembre diciembre dicembre dezembro desember grudzień grudnia prosinec prosince decembrie aralık aralik декабря декабрь декември грудня joulukuu joulukuuta δεκεμβρίου prosinca detsember decembris gruodžio ديسمبر דצמבר ธันวาคม",
}

// moreMonths are names in further languages, and in further cases.
var moreMonths = [12]string{
	"јануара јануар जनवरी ژانویه urtarrila urtarrilaren בינואר sausis",
	"februára фебруара फरवरी फ़रवरी فوریه febrer otsaila otsailaren בפברואר vasaris",
	"март मार्च مارس març martxoa martxoaren במרץ kovas",
	"apríla априла अप्रैल آوریل apirila apirilaren באפריל balandis",
	"mája мај маја май मई مه maig maiatza maiatzaren במאי gegužė",
	"júna јуна јун जून ژوئن juny ekaina ekainaren ביוני birželis",
	"júla јула јул जुलाई ژوئیه juliol uztaila uztailaren ביולי liepa",
	"augusta августа अगस्त اوت agost abuztua abuztuaren באוגוסט rugpjūtis",
	"septembra септембра септември सितंबर सितम्बर سپتامبر setembre iraila irailaren בספטמבר rugsėjis",
	"októbra октобра अक्टूबर اکتبر urria urriaren באוקטובר spalis",
	"novembra новембра नवंबर नवम्बर نوامبر azaroa azaroaren בנובמבר lapkritis",
	"decembra децембра दिसंबर दिसम्बर دسامبر desembre abendua abenduaren בדצמבר gruodis",
}

// shortMonths are the abbreviations in use; the months of the names above count
// as well.
var shortMonths = [12]string{
	"jan ene genn gen янв sty janv ιαν sij sau oca led",
	"feb febr fév fev fevr févr фев lut φεβ velj şub úno vas",
	"mar mär mrz mrt мар μαρ ožu bře brez kov",
	"apr abr avr апр kwi απρ tra nis dub bal",
	"mag ma μαϊ svi kvě geg",
	"jun giu июн cze ιουν lip haz čvn bir",
	"jul lug juil июл ιουλ tem čvc lie",
	"aug ago авг sie αυγ kol ağu srp août rgp",
	"sep set sett сен wrz σεπ ruj eyl zář rgs",
	"oct okt ott out окт paź οκτ eki říj spa",
	"nov ноя νοε stu kas lis lap",
	"dec dez dic déc des дек gru δεκ ara pro gd",
}

var months = func() map[string]time.Month {
	m := make(map[string]time.Month)
	for i := range monthNames {
		for _, w := range strings.Fields(monthNames[i]) {
			m[w] = time.Month(i + 1)
		}
	}
	for i := range moreMonths {
		for _, w := range strings.Fields(moreMonths[i] + " " + calendar.Months[i]) {
			m[w] = time.Month(i + 1)
		}
	}
	for i := range shortMonths {
		for _, w := range strings.Fields(shortMonths[i]) {
			if _, taken := m[w]; !taken {
				m[w] = time.Month(i + 1)
			}
		}
	}
	return m
}()

// The years that a publication is believed to be of. The web begins in 1990;
// archives of newspapers reach further back.
const (
	firstYear = 1800
	lastYear  = 2100
)

// token is a run of digits, a run of letters or one sign.
type token struct {
	text   string
	number int // of a run of at most eight digits, else -1
	from   int // place in the text
	to     int
}

func tokens(s string, most int) []token {
	var list []token
	for i := 0; i < len(s) && len(list) < most; {
		r, n := utf8.DecodeRuneInString(s[i:])
		from := i
		switch {
		case calendar.Digit(r) >= 0:
			for i < len(s) {
				r, n := utf8.DecodeRuneInString(s[i:])
				if calendar.Digit(r) < 0 {
					break
				}
				i += n
			}
			t := token{calendar.Digits(s[from:i]), -1, from, i}
			if len(t.text) <= 8 {
				t.number, _ = strconv.Atoi(t.text)
			}
			list = append(list, t)
		case unicode.IsLetter(r) || unicode.IsMark(r):
			for i < len(s) {
				r, n := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				i += n
			}
			list = append(list, token{strings.ToLower(s[from:i]), -1, from, i})
		case unicode.IsSpace(r) || r == '\u200E' || r == '\u200F':
			i += n
		default:
			i += n
			list = append(list, token{s[from:i], -1, from, i})
		}
	}
	return list
}

// written is a day found in a text, and how it was written there.
type written struct {
	day  time.Time
	text string
	at   int
	// order says that day and month could be the other way round.
	order bool
	utc   bool // a time of Greenwich follows
}

// order is which of two numbers below 13 is the day.
type order uint8

const (
	dayFirst order = iota
	monthFirst
)

// orderOf is the order in which pages of a language write dates.
func orderOf(lang string) order {
	switch lang = strings.ToLower(strings.ReplaceAll(lang, "_", "-")); lang {
	case "en-us", "en", "", "fil", "es-us", "en-ph":
		return monthFirst
	}
	return dayFirst
}

// findDay finds the first day of the calendar in a text; false if there is none.
// It looks at no more than the beginning of a long text.
func findDay(s string, o order) (written, bool) {
	const most = 400 // tokens
	list := tokens(s, most)
	for i := range list {
		if w, ok := dayAt(s, list[i:], o); ok {
			return w, true
		}
	}
	return written{}, false
}

// dayAt reads a day that begins with the first token.
func dayAt(s string, t []token, o order) (written, bool) {
	at := func(i int) token {
		if i < len(t) {
			return t[i]
		}
		return token{number: -1}
	}
	// ends is the number of tokens of the date.
	found := func(y, m, d, ends int, order bool) (written, bool) {
		if y < 100 {
			if y += 2000; y > 2050 {
				y -= 100
			}
		}
		if y >= 2400 && y <= 2700 { // as Thailand counts
			y -= 543
		}
		day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if y < firstYear || y > lastYear || m < 1 || m > 12 || day.Day() != d || int(day.Month()) != m {
			return written{}, false
		}
		to := at(ends - 1).to
		w := written{day: day, text: s[t[0].from:to], at: t[0].from, order: order}
		rest := s[to:]
		rest = rest[:min(len(rest), len("T00:00:00.000000+00:00"))]
		w.utc = strings.HasPrefix(rest, "T") && (strings.Contains(rest, "Z") || strings.Contains(rest, "+00:00") || strings.Contains(rest, "+0000"))
		return w, true
	}
	sep := func(x token) bool {
		return x.text == "-" || x.text == "/" || x.text == "." || x.text == "–" || x.text == "‐"
	}
	solar := func(y, m, d, ends int) (written, bool) {
		day, ok := calendar.Solar(y, m, d)
		if !ok {
			return written{}, false
		}
		return found(day.Year(), int(day.Month()), day.Day(), ends, false)
	}
	a := at(0)
	digits := len(a.text)
	switch {
	case a.number >= calendar.FirstSolar && a.number <= calendar.LastSolar && calendar.Iranian(s[a.from:a.to]) && sep(at(1)) && at(3).text == at(1).text:
		return solar(a.number, at(2).number, at(4).number, 5)
	case a.number > 0 && digits <= 2 && calendar.SolarMonth(at(1).text) > 0:
		return solar(at(2).number, calendar.SolarMonth(at(1).text), a.number, 3)
	case at(2).text == "年" && at(4).text == "月" && at(3).number > 0 && calendar.Era(a.text) > 0:
		return found(calendar.Era(a.text)+at(1).number, at(3).number, at(5).number, 6, false)
	case a.number >= 0 && digits == 4: // 2024-06-19, 2024年6月19日, 2024 June 19
		if sep(at(1)) && at(2).number > 0 && len(at(2).text) <= 2 && at(3).text == at(1).text && at(4).number > 0 {
			d := at(4)
			if len(d.text) <= 2 {
				return found(a.number, at(2).number, d.number, 5, false)
			}
		}
		if (at(1).text == "年" || at(1).text == "년") && at(2).number > 0 && (at(3).text == "月" || at(3).text == "월") && at(4).number > 0 {
			return found(a.number, at(2).number, at(4).number, 5, false)
		}
		j := 1
		for n := 0; n < 3; n++ { // 2024 m. birželio 19 d.
			if x := at(j); sep(x) && n == 0 || x.text == "." || x.text == "m" || x.text == "gada" || x.text == "ko" || x.text == "eko" {
				j++
			}
		}
		if d := at(j); j > 1 && d.number > 0 && len(d.text) <= 2 && at(j+1).text == "." { // 2024. gada 19. jūnijs
			if m, ok := months[at(j+2).text]; ok {
				return found(a.number, int(m), d.number, j+3, false)
			}
		}
		if m, ok := months[at(j).text]; ok {
			k := j + 1
			if sep(at(k)) {
				k++
			}
			if d := at(k); d.number > 0 && len(d.text) <= 2 {
				return found(a.number, int(m), d.number, k+1, false)
			}
		}
	case a.number >= 0 && digits == 8: // 20240619
		y, m, d := a.number/10000, a.number/100%100, a.number%100
		if y >= 1990 && y <= 2040 {
			return found(y, m, d, 1, false)
		}
	case a.number > 0 && digits <= 2:
		// 19.06.2024, 6/19/24
		if sep(at(1)) && at(2).number > 0 && len(at(2).text) <= 2 && at(3).text == at(1).text && at(4).number >= 0 {
			y := at(4)
			if len(y.text) == 4 || len(y.text) == 2 && !(sep(at(5)) && at(6).number >= 0 && at(6).from == at(5).to) && at(3).from == at(2).to {
				d, m, swap := a.number, at(2).number, false
				if d <= 12 && m <= 12 && d != m {
					swap = true
					if o == monthFirst && at(1).text == "/" {
						d, m = m, d
					}
				} else if m > 12 && d <= 12 {
					d, m = m, d
				}
				if w, ok := found(y.number, m, d, 5, swap); ok {
					return w, true
				}
			}
		}
		// 19 June 2024, 19. Juni 2024, 19 de junio de 2024, 19th of June, 2024
		j := 1
		for k := 0; k < 3; k++ {
			switch at(j).text {
			case ".", "st", "nd", "rd", "th", "de", "of", "er", "º", "ª", "-", "/", "e", "a", "η", "d", "\u00a0", ",":
				j++
			}
		}
		if m, ok := months[at(j).text]; ok {
			k := j + 1
			for n := 0; n < 3; n++ {
				switch at(k).text {
				case ".", ",", "de", "del", "of", "-", "/", "'", "’", "г":
					k++
				}
			}
			if y := at(k); len(y.text) == 4 && y.number >= firstYear || len(y.text) == 2 && y.number > 0 && k > j+1 && (at(k-1).text == "-" || at(k-1).text == "'" || at(k-1).text == "’" || at(k-1).text == "/") {
				return found(y.number, int(m), a.number, k+1, false)
			}
		}
	case months[a.text] > 0: // June 19, 2024
		j := 1
		for at(j).text == "." || at(j).text == "-" || at(j).text == "/" {
			j++
		}
		d := at(j)
		if d.number < 1 || len(d.text) > 2 {
			break
		}
		k := j + 1
		for n := 0; n < 3; n++ {
			switch at(k).text {
			case ",", ".", "st", "nd", "rd", "th", "-", "de", "/":
				k++
			}
		}
		y := at(k)
		if len(y.text) == 4 && y.number >= firstYear {
			return found(y.number, int(months[a.text]), d.number, k+1, false)
		}
	}
	return written{}, false
}

// dayLine reports whether a line is there to tell the day, as in "Published on
// Tuesday, 4 March 2025, 6:30 pm", and is no sentence.
func dayLine(s string) bool {
	const (
		longest = 120 // bytes
		words   = 24  // letters beside the day: a weekday, "updated", a zone
	)
	if len(s) > longest {
		return false
	}
	w, ok := findDay(s, dayFirst)
	if !ok {
		return false
	}
	letters := 0
	for _, r := range s[:w.at] + s[w.at+len(w.text):] {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters == 0 || letters <= words && !ends(s)
}

// parseDay reads a value that is meant as a date: as findDay, or seconds or
// milliseconds since 1970.
func parseDay(s string, o order) (written, bool) {
	s = strings.TrimSpace(s)
	if w, ok := findDay(s, o); ok {
		return w, true
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		if len(s) == len("1718791200000") {
			n /= 1000
		} else if len(s) != len("1718791200") {
			return written{}, false
		}
		t := time.Unix(n, 0).UTC()
		if t.Year() >= 1995 && t.Year() <= lastYear {
			return written{day: t.Truncate(24 * time.Hour), text: s, utc: true}, true
		}
	}
	return written{}, false
}

func dateOf(day time.Time) corpus.Date {
	return corpus.Date{First: day, Last: day, Precision: corpus.Day}
}
