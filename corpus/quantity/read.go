package quantity

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

// Read finds the quantities of an English text, in order and without
// overlap. Published is when the document appeared, if that is known: dates
// such as "last September" are reckoned from it. Linear in the text.
//
// It reads what is written plainly and leaves out what it is not sure of:
// ordinals, fractions, and numbers inside names are not read.
func Read(text string, published corpus.Date) []Value {
	var a analysis.Analyzer
	return ReadTokens(text, a.Tokens(text), published)
}

// ReadTokens is Read for a text whose tokens are at hand.
func ReadTokens(text string, tokens []analysis.Token, published corpus.Date) []Value {
	r := quantityReader{text: text, tokens: tokens, published: published}
	var found []Value
	for i := 0; i < len(tokens); {
		q, next, ok := r.at(i)
		if !ok {
			i++
			continue
		}
		q.First, q.Last = i, next-1
		q.First = r.qualify(&q)
		q.Span = corpus.Span{From: tokens[q.First].Start, To: tokens[next-1].End}
		if q.Unit == "%" && strings.HasPrefix(text[q.Span.To:], "%") {
			q.Span.To++
		}
		found = append(found, q)
		i = next
	}
	return found
}

// quantityReader reads quantities at token positions. Its methods return the
// position after what they read.
type quantityReader struct {
	text      string
	tokens    []analysis.Token
	published corpus.Date
}

// term is the term at position i, "" outside of the text.
func (r *quantityReader) term(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Term
}

// between is what stands between tokens i-1 and i.
func (r *quantityReader) between(i int) string {
	if i < 1 || i >= len(r.tokens) || r.tokens[i].Start < r.tokens[i-1].End {
		return ""
	}
	return r.text[r.tokens[i-1].End:r.tokens[i].Start]
}

// joined reports whether token i follows the one before in the same phrase:
// parted by a space or hyphen and nothing else.
func (r *quantityReader) joined(i int) bool {
	switch strings.TrimSpace(r.between(i)) {
	case "", "-", "\u2010", "\u2011", ".":
		return i > 0 && i < len(r.tokens)
	}
	return false
}

// surface is token i as written.
func (r *quantityReader) surface(i int) string { return r.text[r.tokens[i].Start:r.tokens[i].End] }

func (r *quantityReader) at(i int) (Value, int, bool) {
	for _, read := range []func(int) (Value, int, bool){r.date, r.clock, r.amount} {
		if q, next, ok := read(i); ok {
			return q, next, true
		}
	}
	return Value{}, i, false
}

// qualify looks for "about" and the like before a quantity and returns its
// first token then.
func (r *quantityReader) qualify(q *Value) int {
	i := q.First
	if q.Kind == Day || i == 0 {
		return i
	}
	if bound, ok := qualifierPairs[[2]string{r.term(i - 2), r.term(i - 1)}]; ok {
		q.Bound, q.Vague = bound, q.Vague || bound == 0
		return i - 2
	}
	if bound, ok := qualifiers[r.term(i-1)]; ok && r.joined(i) {
		q.Bound, q.Vague = bound, q.Vague || bound == 0
		return i - 1
	}
	if q.Kind == Clock && (r.term(i-1) == "past" || r.term(i-1) == "after") {
		q.Bound = 1
		if w := r.term(i - 2); w == "well" || w == "shortly" || w == "just" {
			return i - 2
		}
		return i - 1
	}
	return i
}

// number reads a number in digits or words.
func (r *quantityReader) number(i int) (low, high float64, next int, vague, ok bool) {
	t := r.term(i)
	if span, known := vagueNumbers[t]; known {
		next = i + 1
		if r.term(next) == "of" {
			next++
		}
		if scale, known := scales[r.term(next)]; known {
			return span[0] * scale, span[1] * scale, next + 1, true, true
		}
		_, timed := durationUnits[r.term(next)]
		return span[0], span[1], next, true, timed
	}
	if scale, known := manyOf[t]; known {
		next = i + 1
		for r.term(next) == "of" && manyOf[r.term(next+1)] > 0 {
			scale *= manyOf[r.term(next+1)]
			next += 2
		}
		return 2 * scale, 9 * scale, next, true, true
	}
	if t == "half" && (r.term(i+1) == "a" || r.term(i+1) == "an") {
		if scale, known := scales[r.term(i+2)]; known {
			return scale / 2, scale / 2, i + 3, false, true
		}
		if _, known := durationUnits[r.term(i+2)]; known {
			return 0.5, 0.5, i + 2, false, true
		}
	}
	if (t == "a" || t == "an") && scales[r.term(i+1)] > 0 {
		v, next := r.scaled(1, i+1)
		return v, v, next, false, true
	}
	v, next, ok := r.plain(i)
	return v, v, next, false, ok
}

// plain reads digits, or words from one to ninety-nine, with scales behind.
func (r *quantityReader) plain(i int) (float64, int, bool) {
	t := r.term(i)
	if v, known := smallNumbers[t]; known {
		i++
		if unit, known := smallNumbers[r.term(i)]; known && v >= 20 && unit > 0 && unit < 10 && r.joined(i) {
			v += unit
			i++
		}
		v, i = r.scaled(v, i)
		return v, i, true
	}
	if t == "" || t[0] < '0' || t[0] > '9' {
		return 0, i, false
	}
	v, err := strconv.ParseFloat(t, 64)
	if err != nil {
		return 0, i, false
	}
	v, i = r.scaled(v, i+1)
	return v, i, true
}

// scaled multiplies v by the scales that follow: two hundred thousand.
func (r *quantityReader) scaled(v float64, i int) (float64, int) {
	for scales[r.term(i)] > 0 && r.joined(i) {
		v *= scales[r.term(i)]
		i++
		if rest, known := smallNumbers[r.term(i+1)]; known && r.term(i) == "and" {
			v += rest
			i += 2
		}
	}
	return v, i
}

// amount reads a number with what it counts, or a duration.
func (r *quantityReader) amount(i int) (Value, int, bool) {
	low, high, next, vague, ok := r.number(i)
	if !ok {
		return Value{}, i, false
	}
	q := Value{Kind: Number, Low: low, High: high, Vague: vague}
	if (r.between(next) == " to " || strings.Trim(r.between(next), " ") == "-" || strings.Trim(r.between(next), " ") == "\u2013" || r.term(next) == "to" || r.term(next) == "or") && next < len(r.tokens) {
		at := next
		if w := r.term(at); w == "to" || w == "or" {
			at++
		}
		if low2, high2, after, _, ok := r.number(at); ok && low2 > low && low2 <= 10*low {
			q.High, next = high2, after
		}
	}
	gap := ""
	if next < len(r.tokens) {
		gap = r.between(next)
	} else {
		gap = r.text[r.tokens[len(r.tokens)-1].End:]
	}
	switch before := r.before(i); {
	case strings.HasPrefix(gap, "%") || r.term(next) == "percent" || r.term(next) == "pct":
		q.Unit = "%"
		if !strings.HasPrefix(gap, "%") {
			next++
		}
		return q, next, true
	case r.term(next) == "per" && r.term(next+1) == "cent":
		q.Unit = "%"
		return q, next + 2, true
	case before == "$":
		q.Unit = "dollar"
		return q, next, true
	case before == "€":
		q.Unit = "euro"
		return q, next, true
	case before == "£":
		q.Unit = "pound"
		return q, next, true
	}
	if next >= len(r.tokens) || !r.joined(next) {
		return q, next, true
	}
	t := r.term(next)
	if money, known := currencies[t]; known {
		q.Unit = money
		return q, next + 1, true
	}
	if unit, known := durationUnits[t]; known {
		if r.term(next+1) == "old" {
			q.Unit = "age"
			return q, next + 2, true
		}
		q.Kind, q.Low, q.High = Duration, q.Low*unit, q.High*unit
		return q, next + 1, true
	}
	q.Unit, q.Counted = r.counted(next)
	return q, next, true
}

// counted is the noun that a number before position i counts: the last of up
// to three words that hang together and are not function words, since
// adjectives come first; its stem, and as it is there.
func (r *quantityReader) counted(i int) (unit, noun string) {
	for n := 0; n < 3 && i < len(r.tokens) && r.joined(i); n, i = n+1, i+1 {
		t := r.term(i)
		if notCounted[t] || t[0] >= '0' && t[0] <= '9' || months[t] > 0 {
			break
		}
		unit, noun = analysis.Stem(t), t
		if strings.HasSuffix(t, "s") && len(t) > 3 || t == "people" || t == "men" || t == "women" || t == "killed" || t == "wounded" || t == "dead" {
			break
		}
	}
	return unit, noun
}

// before is the character before token i, "" at the start.
func (r *quantityReader) before(i int) string {
	s := r.text[:r.tokens[i].Start]
	for _, sign := range []string{"$", "€", "£"} {
		if strings.HasSuffix(s, sign) {
			return sign
		}
	}
	return ""
}

// clock reads a time of day.
func (r *quantityReader) clock(i int) (Value, int, bool) {
	at := func(minutes float64, next int) (Value, int, bool) {
		return Value{Kind: Clock, Low: minutes, High: minutes}, next, true
	}
	t := r.term(i)
	switch t {
	case "noon":
		return at(12*60, i+1)
	case "midnight":
		return at(0, i+1)
	case "early":
		if span, known := dayParts[r.term(i+1)]; known && r.joined(i+1) {
			return Value{Kind: Clock, Low: span[0], High: min(span[1], span[0]+8*60)}, i + 2, true
		}
		if r.term(i+1) == "hours" {
			return Value{Kind: Clock, Low: 0, High: 6 * 60}, i + 2, true
		}
	case "this", "that", "the", "in":
		return Value{}, i, false
	}
	if span, known := dayParts[t]; known && (r.term(i-1) == "the" || r.term(i-1) == "that" || weekdays[r.term(i-1)] > 0 || months[r.term(i-1)] > 0) {
		return Value{Kind: Clock, Low: span[0], High: span[1]}, i + 1, true
	}
	if n := len(t); n > 2 && n <= 4 && (t[n-2:] == "am" || t[n-2:] == "pm") {
		if h, err := strconv.Atoi(t[:n-2]); err == nil {
			return at(half(h, t[n-2:] == "pm"), i+1)
		}
	}
	h, err := strconv.Atoi(t)
	if err != nil || h > 24 || len(t) > 2 {
		return Value{}, i, false
	}
	m, next := 0, i+1
	if gap := r.between(next); gap == ":" || gap == "." {
		v, err := strconv.Atoi(r.term(next))
		if err != nil || v > 59 || len(r.term(next)) != 2 {
			return Value{}, i, false
		}
		m, next = v, next+1
	}
	switch r.term(next) {
	case "am", "pm":
		return at(half(h, r.term(next) == "pm")+float64(m), next+1)
	case "oclock":
		return at(float64(h*60+m), next+1)
	}
	if next == i+2 && r.between(i+1) == ":" {
		return at(float64(h*60+m), next)
	}
	return Value{}, i, false
}

// half turns an hour of the twelve-hour clock into minutes after midnight.
func half(h int, afternoon bool) float64 {
	h %= 12
	if afternoon {
		h += 12
	}
	return float64(h * 60)
}

// yearOf reads a token as a year.
func (r *quantityReader) yearOf(i int) (int, bool) {
	if i >= len(r.tokens) {
		return 0, false
	}
	s := r.surface(i)
	if len(s) != 4 {
		return 0, false
	}
	y, err := strconv.Atoi(s)
	return y, err == nil && y >= 1500 && y <= 2100
}

// dayOf reads a token as a day of a month: 19, 19th.
func (r *quantityReader) dayOf(i int) (int, bool) {
	t := r.term(i)
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		t = strings.TrimSuffix(t, suffix)
	}
	d, err := strconv.Atoi(t)
	return d, err == nil && d >= 1 && d <= 31 && len(t) <= 2
}

// yearWords come before a bare year.
var yearWords = []string{"in", "since", "by", "of", "from", "until", "till", "during", "early", "late", "mid", "to", "and", "around", "before", "after", "the", "through", "for"}

func isYearWord(t string) bool { return slices.Contains(yearWords, t) }

func dayDate(y int, m time.Month, d int) (corpus.Date, bool) {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return corpus.Date{First: t, Last: t, Precision: corpus.Day}, t.Month() == m
}

func monthDate(y int, m time.Month) corpus.Date {
	t := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return corpus.Date{First: t, Last: t.AddDate(0, 1, -1), Precision: corpus.Month}
}

func yearsDate(from, to int) corpus.Date {
	d := corpus.Date{First: time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC), Last: time.Date(to, 12, 31, 0, 0, 0, 0, time.UTC), Precision: corpus.Year}
	if from != to {
		d.Precision = corpus.Interval
	}
	return d
}
