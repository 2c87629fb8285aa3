package quantity

import (
	"strings"
	"time"

	"parallax/corpus"
)

// date reads a date, a month, a year, a decade or a weekday.
func (r *quantityReader) date(i int) (Value, int, bool) {
	t := r.term(i)
	if m, known := months[t]; known && r.capital(i) {
		return r.monthFirst(m, i)
	}
	if w, known := weekdays[t]; known {
		if gap := strings.TrimSpace(r.between(i + 1)); gap == "" || gap == "," {
			if _, again := weekdays[r.term(i+1)]; !again {
				if q, next, ok := r.date(i + 1); ok && q.Dom > 0 {
					q.Weekday = t
					return q, next, true
				}
			}
		}
		return Value{Kind: Day, Weekday: t, Relative: true, Date: r.lastWeekday(w)}, i + 1, true
	}
	if d, ok := r.dayOf(i); ok {
		if q, next, ok := r.dayFirst(d, i); ok {
			return q, next, true
		}
	}
	switch t {
	case "yesterday", "today", "tomorrow":
		shift := map[string]int{"yesterday": -1, "tomorrow": 1}[t]
		q := Value{Kind: Day, Relative: true}
		if p := r.published; p.Precision == corpus.Day {
			day := p.First.AddDate(0, 0, shift)
			q.Date = corpus.Date{First: day, Last: day, Precision: corpus.Day}
		}
		return q, i + 1, !q.Date.IsZero()
	case "last", "this", "next":
		return r.relative(i)
	}
	if n := len(t); n == 5 && t[4] == 's' {
		if y, ok := r.decade(t[:4]); ok {
			return Value{Kind: Day, Date: yearsDate(y, y+9)}, i + 1, true
		}
	}
	if y, ok := r.yearOf(i); ok && r.likelyYear(i) {
		return Value{Kind: Day, Date: yearsDate(y, y)}, i + 1, true
	}
	return Value{}, i, false
}

// capital reports whether token i is written with a capital: March, not march.
func (r *quantityReader) capital(i int) bool {
	c := r.surface(i)[0]
	return 'A' <= c && c <= 'Z'
}

// monthFirst reads "June 19, 2024", "June 2024", "June 19" and "June".
func (r *quantityReader) monthFirst(m time.Month, i int) (Value, int, bool) {
	q := Value{Kind: Day, Month: int(m)}
	next := i + 1
	if d, ok := r.dayOf(next); ok && r.joined(next) {
		q.Dom, next = d, next+1
	}
	if m == time.March && q.Dom == 0 && r.term(next) == "of" {
		return Value{}, i, false // a march of somebody, with a capital
	}
	if _, dated := r.yearOf(next); (m == time.May || m == time.March) && q.Dom == 0 && !dated && !isYearWord(r.term(i-1)) {
		return Value{}, i, false // the verb at the start of a sentence, or the march of somebody
	}
	return r.withYear(q, next)
}

// dayFirst reads "19 June 2024", "19 June" and the range "8-18 April".
func (r *quantityReader) dayFirst(d, i int) (Value, int, bool) {
	next := i + 1
	to := 0
	if gap := strings.TrimSpace(r.between(next)); gap == "-" || gap == "\u2013" || r.term(next) == "to" {
		if r.term(next) == "to" {
			next++
		}
		last, ok := r.dayOf(next)
		if !ok || last <= d {
			return Value{}, i, false
		}
		to, next = last, next+1
	}
	if r.term(next) == "of" {
		next++
	}
	m, known := months[r.term(next)]
	if !known || !r.capital(next) {
		return Value{}, i, false
	}
	q, next, ok := r.withYear(Value{Kind: Day, Month: int(m), Dom: d}, next+1)
	if to > 0 {
		q.Dom = 0
		if end, real := dayDate(q.Date.First.Year(), m, to); real && q.Date.Precision == corpus.Day {
			q.Date.Last, q.Date.Precision = end.Last, corpus.Interval
		}
	}
	return q, next, ok
}

// withYear takes the year that follows a month or day, or reckons it.
func (r *quantityReader) withYear(q Value, next int) (Value, int, bool) {
	m := time.Month(q.Month)
	of := func(y int) (corpus.Date, bool) {
		if q.Dom > 0 {
			return dayDate(y, m, q.Dom)
		}
		return monthDate(y, m), true
	}
	if y, ok := r.yearOf(next); ok && strings.Trim(r.between(next), " \n") != "." {
		date, real := of(y)
		q.Date = date
		return q, next + 1, real
	}
	q.Relative = true
	if p := r.published; !p.IsZero() {
		first, last := nearest(p.First, of), nearest(p.Last, of)
		if first == last {
			q.Date = first
		}
	} else if q.Dom > 0 {
		_, real := of(2024) // a leap year
		return q, next, real
	}
	return q, next, true
}

// nearest is the date of a year-less day or month that lies nearest to t,
// which for a news text is the one meant.
func nearest(t time.Time, of func(year int) (corpus.Date, bool)) corpus.Date {
	var best corpus.Date
	least := time.Duration(1<<63 - 1)
	for y := t.Year() - 1; y <= t.Year()+1; y++ {
		d, real := of(y)
		if !real {
			continue
		}
		away := max(t.Sub(d.Last), d.First.Sub(t), 0)
		if away < least {
			best, least = d, away
		}
	}
	return best
}

// lastWeekday is the last such day on or before publication; where that is an
// interval and its ends lead to different days, the interval between them.
func (r *quantityReader) lastWeekday(w time.Weekday) corpus.Date {
	if r.published.IsZero() {
		return corpus.Date{}
	}
	back := func(t time.Time) time.Time { return t.AddDate(0, 0, -((int(t.Weekday()) - int(w) + 7) % 7)) }
	first, last := back(r.published.First), back(r.published.Last)
	switch {
	case first.Equal(last):
		return corpus.Date{First: first, Last: last, Precision: corpus.Day}
	case last.Sub(first) > 31*24*time.Hour:
		return corpus.Date{}
	}
	return corpus.Date{First: first, Last: last, Precision: corpus.Interval}
}

// relative reads "last September", "last year", "this month", "next week".
func (r *quantityReader) relative(i int) (Value, int, bool) {
	shift := map[string]int{"last": -1, "this": 0, "next": 1}[r.term(i)]
	q := Value{Kind: Day, Relative: true}
	t := r.term(i + 1)
	if m, known := months[t]; known && r.capital(i+1) {
		q.Month = int(m)
		if y, ok := r.yearOf(i + 2); ok {
			q.Date = monthDate(y, m)
			return q, i + 3, true
		}
		q.Date = r.reckon(func(p time.Time) corpus.Date {
			year := p.Year()
			switch {
			case shift < 0 && m >= p.Month():
				year--
			case shift > 0 && m <= p.Month():
				year++
			}
			return monthDate(year, m)
		})
		return q, i + 2, true
	}
	if w, known := weekdays[t]; known {
		q.Weekday = t
		if shift <= 0 {
			q.Date = r.lastWeekday(w)
		}
		return q, i + 2, true
	}
	switch t {
	case "year":
		q.Date = r.reckon(func(p time.Time) corpus.Date { return yearsDate(p.Year()+shift, p.Year()+shift) })
	case "month":
		q.Date = r.reckon(func(p time.Time) corpus.Date {
			first := time.Date(p.Year(), p.Month()+time.Month(shift), 1, 0, 0, 0, 0, time.UTC)
			return monthDate(first.Year(), first.Month())
		})
	case "week":
		q.Date = r.reckon(func(p time.Time) corpus.Date {
			monday := p.AddDate(0, 0, -(int(p.Weekday())+6)%7+7*shift)
			return corpus.Date{First: monday, Last: monday.AddDate(0, 0, 6), Precision: corpus.Interval}
		})
	}
	return q, i + 2, !q.Date.IsZero()
}

// reckon computes a date from that of publication, if all days on which the
// document may have appeared lead to the same.
func (r *quantityReader) reckon(from func(published time.Time) corpus.Date) corpus.Date {
	if r.published.IsZero() {
		return corpus.Date{}
	}
	first, last := from(r.published.First), from(r.published.Last)
	if first != last {
		return corpus.Date{}
	}
	return first
}

func (r *quantityReader) decade(digits string) (int, bool) {
	y := 0
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, false
		}
		y = 10*y + int(c-'0')
	}
	return y, y >= 1500 && y <= 2100 && y%10 == 0
}

// likelyYear tells a year from a count of the same digits: by the word before,
// or because nothing countable follows.
func (r *quantityReader) likelyYear(i int) bool {
	if isYearWord(r.term(i - 1)) {
		return true
	}
	return i+1 >= len(r.tokens) || !r.joined(i+1) || !strings.HasSuffix(r.term(i+1), "s")
}
