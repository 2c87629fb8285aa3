package ingest

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"parallax/corpus"
	"parallax/corpus/ingest/calendar"
)

// dayOrder says which comes first in a date of numbers with the year last.
type dayOrder uint8

const (
	orderUnknown dayOrder = iota
	dayFirst
	monthFirst
)

// published reads a stated date. What cannot be read counts as not stated.
func published(s string) corpus.Published { return publishedIn(s, orderUnknown) }

func publishedIn(s string, order dayOrder) corpus.Published {
	d := readDate(s, order)
	return corpus.Published{Date: d, Stated: !d.IsZero()}
}

// readDate reads a date as programs and newspapers write it: ISO 8601 with or
// without a time, whose zone is left alone (the day is the one written), RFC 1123,
// numbers in any order that can mean one day only, or that order says, seconds
// and milliseconds since 1970, and words in the languages of months, Chinese,
// Japanese and Korean. It is zero where a date may mean two days, and where it
// says less than a month.
//
// What reads as a day before printing is of another calendar, and none we know.
func readDate(s string, order dayOrder) corpus.Date {
	const printing = 1450
	if d := anyDate(s, order); !d.IsZero() && d.First.Year() >= printing {
		return d
	}
	return corpus.Date{}
}

func anyDate(s string, order dayOrder) corpus.Date {
	iranian := calendar.Iranian(s)
	s = strings.Join(strings.Fields(calendar.Digits(s)), " ")
	if len(s) > 200 {
		return corpus.Date{}
	}
	if d, err := corpus.ParseDate(s); err == nil {
		if d.First.Year() < 1000 || d.Precision == corpus.Year && len(s) != 4 {
			return corpus.Date{}
		}
		return d
	}
	if d := since1970(s); !d.IsZero() {
		return d
	}
	tokens := dateTokens(s)
	if d := solar(tokens, iranian); !d.IsZero() {
		return d
	}
	if d := eastAsian(s); !d.IsZero() {
		return d
	}
	if d := numbers(tokens, order); !d.IsZero() {
		return d
	}
	return inWords(tokens)
}

// since1970 reads a number of seconds or milliseconds; the day is that of UTC.
func since1970(s string) corpus.Date {
	whole, _, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	switch {
	case err != nil || strings.ContainsAny(s, "+ "):
		return corpus.Date{}
	case len(whole) == 13:
		n /= 1000
	case len(whole) != 9 && len(whole) != 10:
		return corpus.Date{}
	}
	t := time.Unix(n, 0).UTC()
	if t.Year() < 1975 || t.Year() > 2100 {
		return corpus.Date{}
	}
	return onDay(t.Year(), int(t.Month()), t.Day())
}

// dateToken is a number or a word of a date.
type dateToken struct {
	text  string
	n     int  // of a number; -1 of a word
	after byte // what follows it directly: one of "./-:,年…", 0 for none or a space
}

// dateTokens takes a date apart. Times of day and zones are dropped.
func dateTokens(s string) (list []dateToken) {
	rs := []rune(s)
	for i := 0; i < len(rs); {
		start := i
		digit := func(r rune) bool { return '0' <= r && r <= '9' }
		switch {
		case digit(rs[i]):
			for i < len(rs) && digit(rs[i]) {
				i++
			}
			text := string(rs[start:i])
			if sign := rs[max(0, start-1)]; start > 0 && len(text) == 4 && (sign == '+' || sign == '-' && start > 1 && rs[start-2] == ' ') {
				continue // a zone
			}
			n, err := strconv.Atoi(text)
			if err != nil {
				n = 1 << 30
			}
			t := dateToken{text: text, n: n}
			if i < len(rs) && rs[i] < 0x80 && rs[i] != ' ' {
				t.after = byte(rs[i])
			}
			// 10:30, 10:30:00.123+02:00, T10
			if t.after == ':' && len(text) <= 2 {
				for i < len(rs) && (digit(rs[i]) || strings.ContainsRune(":.+-Z", rs[i])) {
					i++
				}
				continue
			}
			if t.after == 'T' || t.after == 't' { // the time of ISO 8601 follows
				list = append(list, t)
				for i < len(rs) && rs[i] != ' ' {
					i++
				}
				continue
			}
			list = append(list, t)
		case unicode.IsLetter(rs[i]):
			for i < len(rs) && (unicode.IsLetter(rs[i]) || unicode.Is(unicode.M, rs[i]) || rs[i] == '’' || rs[i] == '\'') {
				i++
			}
			t := dateToken{text: strings.ToLower(string(rs[start:i])), n: -1}
			if i < len(rs) && rs[i] < 0x80 && rs[i] != ' ' {
				t.after = byte(rs[i])
			}
			list = append(list, t)
		default:
			i++
		}
	}
	return list
}

// numbers reads a date of three numbers: 2024/06/19, 19.06.2024, 06/19/24,
// 20240619.
func numbers(list []dateToken, order dayOrder) corpus.Date {
	if len(list) == 1 && (len(list[0].text) == 14 || len(list[0].text) == 12) { // 20240619103000
		if d, err := time.Parse("20060102150405", (list[0].text + "00")[:14]); err == nil {
			return onDay(d.Year(), int(d.Month()), d.Day())
		}
	}
	if len(list) > 0 && len(list[0].text) == 8 && list[0].n > 1000_00_00 && (len(list) == 1 || list[0].after == 'T' || list[0].after == 't') {
		n := list[0].n
		return onDay(n/10000, n/100%100, n%100)
	}
	if len(list) > 3 && wordsOnly(list[3:]) {
		list = list[:3]
	}
	for len(list) > 3 && list[0].n < 0 { // a weekday
		list = list[1:]
	}
	if len(list) != 3 || list[0].n < 0 || list[1].n < 0 || list[2].n < 0 {
		return corpus.Date{}
	}
	between := list[0].after
	if !strings.ContainsRune("./-", rune(between)) || between == 0 || list[1].after != between {
		return corpus.Date{}
	}
	a, b, y := list[0].n, list[1].n, list[2].n
	if len(list[0].text) == 4 {
		return onDay(a, b, y)
	}
	switch len(list[2].text) {
	case 4:
	case 2:
		if y += 2000; y >= 2070 {
			y -= 100
		}
	default:
		return corpus.Date{}
	}
	switch {
	case a == b, b > 12 && a <= 12:
		return onDay(y, a, b)
	case a > 12, between == '.', order == dayFirst:
		return onDay(y, b, a)
	case order == monthFirst:
		return onDay(y, a, b)
	}
	return corpus.Date{} // 05/06/2024 is a day in May or in June
}

// unclear says why a date is not read: of numbers that mean a day in either order,
// which two they mean.
func unclear(s string) string {
	list := dateTokens(strings.Join(strings.Fields(calendar.Digits(s)), " "))
	if a, b := numbers(list, dayFirst), numbers(list, monthFirst); !a.IsZero() && !b.IsZero() && a != b {
		const day = "2 January 2006"
		return "can be " + a.First.Format(day) + " or " + b.First.Format(day)
	}
	return "is no day that can be read"
}

func wordsOnly(list []dateToken) bool {
	for _, t := range list {
		if t.n >= 0 {
			return false
		}
	}
	return true
}

// orderOf is the order of day and month that some dates of one source show. It
// is unknown where none shows it, or where they disagree.
func orderOf(dates []string) dayOrder {
	found := orderUnknown
	for _, s := range dates {
		list := dateTokens(calendar.Digits(s))
		if len(list) < 3 || list[0].n < 0 || list[1].n < 0 || len(list[0].text) > 2 || list[0].after == '.' || list[0].after == 0 {
			continue
		}
		this := orderUnknown
		switch a, b := list[0].n, list[1].n; {
		case a > 12 && b <= 12:
			this = dayFirst
		case b > 12 && a <= 12:
			this = monthFirst
		default:
			continue
		}
		if found != orderUnknown && found != this {
			return orderUnknown
		}
		found = this
	}
	return found
}

// inWords reads a date with the name of a month. Other words beside a whole date
// do not matter; beside less than that they may say "before", "early" or "not".
func inWords(list []dateToken) corpus.Date {
	year, month, day, others := 0, 0, 0, 0
	thai := false
	for i, t := range list {
		switch {
		case t.n < 0:
			// "m. June 19", and "19 may be": a month stands beside a number.
			m := months[t.text]
			beside := i > 0 && list[i-1].n >= 0 || i+1 < len(list) && list[i+1].n >= 0 || i > 1 && list[i-2].n >= 0 || i+2 < len(list) && list[i+2].n >= 0
			switch {
			case m > 0 && month == 0 && beside:
				month = m
				thai = unicode.Is(unicode.Thai, []rune(t.text)[0])
			case m > 0 && month > 0 && m != month && beside:
				return corpus.Date{} // two months: which?
			case t.text == "tháng" && i+1 < len(list) && list[i+1].n >= 1 && list[i+1].n <= 12 && month == 0:
				month = list[i+1].n
			case weekdayish(t.text):
			default:
				others++
			}
		case i > 0 && list[i-1].text == "tháng":
		case len(t.text) == 4 && t.n >= 1000 && t.n <= 2999:
			if year != 0 && year != t.n {
				return corpus.Date{}
			}
			year = t.n
		case len(t.text) <= 2 && t.n >= 1 && t.n <= 31:
			if day != 0 {
				if year == 0 && i > 0 && month > 0 && len(t.text) == 2 && i == len(list)-1 { // 19 Jun 24
					if year = 2000 + t.n; year >= 2070 {
						year -= 100
					}
					continue
				}
				return corpus.Date{}
			}
			day = t.n
		default:
			return corpus.Date{}
		}
	}
	if thai && year > 2400 {
		year -= 543
	}
	switch {
	case year == 0 || month == 0:
		return corpus.Date{}
	case day > 0:
		return onDay(year, month, day)
	case others > 0:
		return corpus.Date{}
	}
	t := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	return corpus.Date{First: t, Last: t.AddDate(0, 1, -1), Precision: corpus.Month}
}

// weekdayish are words that stand in dates and mean nothing of their own there.
func weekdayish(w string) bool {
	switch w {
	case "de", "del", "of", "the", "le", "la", "den", "am", "d", "di", "do", "da", "st", "nd", "rd", "th", "er", "º", "ª", "г", "года", "р", "року", "roku", "lei", "du", "il", "o", "dated", "on", "ngày", "năm":
		return true
	}
	return false
}

// solar reads a date of Iran's calendar: with the name of a month, or of three
// numbers in Iran's digits, the first a year of it. In others it may be a year of
// the Hijra.
func solar(list []dateToken, iranian bool) corpus.Date {
	year, month, day := 0, 0, 0
	var n []int
	for _, t := range list {
		switch {
		case t.n < 0:
			if m := calendar.SolarMonth(t.text); m > 0 {
				if month > 0 {
					return corpus.Date{}
				}
				month = m
			}
		default:
			n = append(n, t.n)
		}
	}
	switch {
	case month > 0 && len(n) == 2:
		if day, year = n[0], n[1]; day >= calendar.FirstSolar {
			day, year = year, day
		}
	case iranian && month == 0 && len(n) == 3 && list[0].n == n[0] && strings.ContainsRune("./-", rune(list[0].after)) && list[1].after == list[0].after:
		year, month, day = n[0], n[1], n[2]
	}
	if t, ok := calendar.Solar(year, month, day); ok {
		return corpus.Date{First: t, Last: t, Precision: corpus.Day}
	}
	return corpus.Date{}
}

// eastAsian reads a date with the signs for year, month and day, in Chinese,
// Japanese (by eras, too) and Korean.
func eastAsian(s string) corpus.Date {
	rs := []rune(strings.ReplaceAll(s, " ", ""))
	var n [3]int
	unit := 0
	era := 0
	for i, start := 0, -1; i < len(rs); i++ {
		r := rs[i]
		if '0' <= r && r <= '9' {
			if start < 0 {
				start = i
				if before := calendar.Era(string(rs[max(0, i-2):i])); before > 0 {
					era = before
				}
			}
			continue
		}
		at := strings.IndexRune("年月日년월일", r)
		if start >= 0 && at >= 0 {
			if want := []rune("年月日")[min(unit, 2)]; unit > 2 || r != want && r != []rune("년월일")[unit] {
				return corpus.Date{}
			}
			v, err := strconv.Atoi(string(rs[start:i]))
			if err != nil {
				return corpus.Date{}
			}
			n[unit] = v
			unit++
			if unit == 3 {
				break
			}
		}
		start = -1
	}
	if n[0] > 0 && era > 0 && n[0] < 130 {
		n[0] += era
	}
	switch {
	case unit == 3:
		return onDay(n[0], n[1], n[2])
	case unit == 2 && n[1] >= 1 && n[1] <= 12 && n[0] > 1000:
		t := time.Date(n[0], time.Month(n[1]), 1, 0, 0, 0, 0, time.UTC)
		return corpus.Date{First: t, Last: t.AddDate(0, 1, -1), Precision: corpus.Month}
	}
	return corpus.Date{}
}

// onDay is a day, or zero if the calendar has none such.
func onDay(y, m, d int) corpus.Date {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1000 || y > 2999 || t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return corpus.Date{}
	}
	return corpus.Date{First: t, Last: t, Precision: corpus.Day}
}

// months are the names of months with their forms and short forms, in lower case.
// A name that means different months in two languages is left out.
var months = func() map[string]int {
	m := make(map[string]int, 700)
	twice := map[string]bool{}
	for i, names := range [12]string{
		`january jan januar jänner janvier janv enero ene gennaio genn gen janeiro januari jan januar tammikuu tammikuuta stycznia styczeń sty leden ledna január januára január ianuarie ian январь января янв січень січня січ януари јануар јануара siječanj siječnja јануари ιανουάριος ιανουαρίου ιαν ocak oca يناير ינואר בינואר ינו जनवरी ژانویه gener jaanuar janvāris janvārī sausis sausio มกราคม ม.ค يناير كانون\u00a0الثاني`,
		`february feb februar februari février févr fevr fév febrero febbraio febb fevereiro fev helmikuu helmikuuta lutego luty lut únor února február februára februarie февраль февраля фев февр лютий лютого лют февруари фебруар фебруара veljača veljače φεβρουάριος φεβρουαρίου φεβ şubat şub فبراير שباط פברואר בפברואר פבר फ़रवरी फरवरी فوریه febrer veebruar februāris februārī vasaris vasario กุมภาพันธ์ شباط`,
		`march mar märz mrz mär marzo março mars maart mrt marts maaliskuu maaliskuuta marca marzec březen března marec marca március márc martie март марта мар березень березня бер март ožujak ožujka μάρτιος μαρτίου μαρ mart مارس מרץ במרץ मार्च مارس març märts martā kovas kovo มีนาคม آذار`,
		`april apr avril avr abril abr aprile huhtikuu huhtikuuta kwietnia kwiecień kwi duben dubna apríl apríla április ápr aprilie апрель апреля апр квітень квітня квіт април априла απρίλιος απριλίου απρ nisan nis أبريل ابريل אפריל באפריל אפר अप्रैल آوریل aprīlis aprīlī balandis balandžio เมษายน نيسان`,
		`may mai mayo maggio mag maio mei maj toukokuu toukokuuta maja květen května máj mája május május mai май мая травень травня трав мај маја svibanj svibnja μάιος μαΐου μαϊ mayıs مايو מאי במאי मई مه maig maijs maijā gegužė gegužės พฤษภาคม أيار`,
		`june jun juni juin junio giugno giu junho kesäkuu kesäkuuta czerwca czerwiec cze červen června jún júna június jún iunie iun июнь июня июн червень червня черв юни јун јуна lipanj lipnja ιούνιος ιουνίου ιουν haziran haz يونيو יוני ביוני जून ژوئن juny juuni jūnijs jūnijā birželis birželio มิถุนายน حزيران`,
		`july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta lipca lipiec lip červenec července júl júla július júl iulie iul июль июля июл липень липня лип юли јул јула srpanj srpnja ιούλιος ιουλίου ιουλ temmuz tem يوليو יולי ביולי जुलाई ژوئیه juliol juuli jūlijs jūlijā liepa liepos กรกฎาคม تموز`,
		`august aug août aout agosto ago augustus elokuu elokuuta sierpnia sierpień sie srpen srpna augusztus augusta august август августа авг серпень серпня серп август kolovoz kolovoza αύγουστος αυγούστου αυγ ağustos ağu أغسطس اغسطس אוגוסט באוגוסט אוג अगस्त اوت agost augusts augustā rugpjūtis rugpjūčio สิงหาคม آب`,
		`september sep sept septembre septiembre setiembre settembre sett set setembro syyskuu syyskuuta września wrzesień wrz září szeptember szept septembra septembrie сентябрь сентября сен сент вересень вересня вер септември септембар септембра rujan rujna σεπτέμβριος σεπτεμβρίου σεπ eylül eyl سبتمبر ספטמבר בספטמבר ספט सितंबर सितम्बर سپتامبر setembre septembris septembrī rugsėjis rugsėjo กันยายน أيلول`,
		`october oct oktober okt octobre octubre ottobre ott outubro out oktober lokakuu lokakuuta października październik paź říjen října október októbra október octombrie октябрь октября окт жовтень жовтня жовт октомври октобар октобра οκτώβριος οκτωβρίου οκτ ekim eki أكتوبر اكتوبر אוקטובר באוקטובר אוק अक्टूबर اکتبر octubre oktoober oktobris oktobrī spalis spalio ตุลาคม`,
		`november nov novembre noviembre novembro marraskuu marraskuuta listopad listopada lis listopadu novembra noiembrie ноябрь ноября ноя нояб листопад листопада лист ноември новембар новембра νοέμβριος νοεμβρίου νοε kasım kas نوفمبر נובמבר בנובמבר נוב नवंबर नवम्बर نوامبر novembris novembrī lapkritis lapkričio พฤศจิกายน`,
		`december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des joulukuu joulukuuta grudnia grudzień gru prosinec prosince prosinac prosinca decembra decembrie декабрь декабря дек грудень грудня груд декември децембар децембра δεκέμβριος δεκεμβρίου δεκ aralık ara ديسمبر דצמבר בדצמבר דצמ दिसंबर दिसम्बर دسامبر desembre detsember decembris decembrī gruodis gruodžio ธันวาคม`,
	} {
		for _, name := range strings.Fields(names + " " + calendar.Months[i]) {
			if old := m[name]; old != 0 && old != i+1 {
				twice[name] = true
			}
			m[name] = i + 1
		}
	}
	for name := range twice {
		delete(m, name)
	}
	return m
}()
