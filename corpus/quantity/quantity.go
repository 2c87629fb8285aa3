// Package quantity reads the figures that texts give, in a form in which two can
// be compared: numbers with what they count, durations, times of day, dates as
// precisely as they are stated, and names that stand where a place stands.
//
// [Read] finds them in a text; a date such as "last September" is reckoned from
// the day on which the text appeared, and says so. [Value.Match] then says of
// two of one kind whether they are the same, can both be right ("nearly 4,000"
// and "3,700", "June 2024" and "19 June"), or exclude each other. Whether they
// answer the same question is not asked here: package align does that, by the
// words around them.
//
// English is read, by rules and lists of words (words.go), without a model.
// What is not written plainly is left out rather than guessed: ordinals,
// fractions, numbers inside names.
//
//	read.go    numbers, durations, times of day
//	date.go    dates, weekdays, decades
//	place.go   names behind "in", "at", "near" …
package quantity

import (
	"math"
	"time"

	"parallax/corpus"
)

// Kind is what a quantity measures.
type Kind string

const (
	Number   Kind = "number"
	Duration Kind = "duration"
	Clock    Kind = "time" // of day
	Day      Kind = "date" // a day, month, year, decade or weekday
	Place    Kind = "place"
)

// Value is a number, duration, time of day or date found in a text, in a
// form in which two can be compared: "three hours", "3 h" and "several hours"
// are durations that overlap.
type Value struct {
	Span corpus.Span `json:"span"` // in the text read, with words such as "about"
	Kind Kind        `json:"kind"`

	// Low and High bound the value, and are equal where it is one value: a
	// count, seconds of a duration, or minutes after midnight. "Several" is 3
	// to 9. +Inf never occurs; Bound tells of open ends.
	Low  float64 `json:"low,omitempty"`
	High float64 `json:"high,omitempty"`
	// Bound is 1 for "more than" and -1 for "less than" the value.
	Bound int  `json:"bound,omitempty"`
	Vague bool `json:"vague,omitempty"` // about, nearly, several, …

	// Unit is what a number counts: the stem of the noun behind it, "%", or a
	// currency; "" if that is not known.
	Unit string `json:"unit,omitempty"`
	// Counted is that noun in the form it has here, in lower case, where Unit is a
	// stem: "people" of "peopl".
	Counted string `json:"counted,omitempty"`

	// Date is the date meant, as precisely as it is known; zero where the
	// text names only a month, a day of a month or a weekday and the date of
	// the document does not settle the rest.
	Date    corpus.Date `json:"date,omitzero"`
	Month   int         `json:"month,omitempty"`   // 1 to 12, 0 if not named
	Dom     int         `json:"day,omitempty"`     // day of the month, 0 if not named
	Weekday string      `json:"weekday,omitempty"` // lower-case English, as named
	// Place is the folded name of a place: a name behind "in", "at" and the
	// like. No list of places is looked at.
	Place string `json:"place,omitempty"`
	// Relative says that the date was reckoned from the document's own: "last
	// September", "on Tuesday", "19 June".
	Relative bool `json:"relative,omitempty"`

	// First and Last are its tokens, by their index in the text read.
	First int `json:"-"`
	Last  int `json:"-"`
}

// Match is how two quantities of one kind stand to each other.
type Match string

const (
	Same    Match = "same"    // the same value
	Fits    Match = "fits"    // both can be true: another precision, or a vague one
	Differs Match = "differs" // they cannot both be the answer to one question
)

// approximate is how far apart, in proportion, two numbers may be of which one
// is vague: "nearly 4,000" and "3,700" fit.
const approximate = 0.15

// Match compares two quantities of the same kind; those of different kinds
// differ. Whether they answer the same question is not asked here.
func (q Value) Match(other Value) Match {
	if q.Kind != other.Kind {
		return Differs
	}
	switch q.Kind {
	case Day:
		return q.matchDate(other)
	case Place:
		return matchPlaces(q.Place, other.Place)
	}
	if q.Low == other.Low && q.High == other.High && q.Bound == other.Bound && q.Vague == other.Vague {
		return Same
	}
	a, b := q.bounds(), other.bounds()
	if a[0] <= b[1] && b[0] <= a[1] {
		return Fits
	}
	return Differs
}

// bounds widens the value by what is vague about it.
func (q Value) bounds() [2]float64 {
	low, high := q.Low, q.High
	if q.Vague {
		slack := approximate * high
		if q.Kind == Clock {
			slack = 45 // minutes
		}
		low, high = low-slack, high+slack
	}
	switch {
	case q.Bound > 0:
		high = math.Inf(1)
	case q.Bound < 0:
		low = math.Inf(-1)
	}
	return [2]float64{low, high}
}

func (q Value) matchDate(other Value) Match {
	if a, b := q.Date, other.Date; !a.IsZero() && !b.IsZero() {
		switch {
		case a.First.Equal(b.First) && a.Last.Equal(b.Last) && (a.Precision != corpus.Interval || q.Weekday == other.Weekday):
			return Same
		case a.Last.Before(b.First) || b.Last.Before(a.First):
			return Differs
		}
	}
	clash := func(x, y int) bool { return x != 0 && y != 0 && x != y }
	if clash(q.month(), other.month()) || clash(q.Dom, other.Dom) {
		return Differs
	}
	if a, b := q.weekday(), other.weekday(); a != "" && b != "" && a != b {
		return Differs
	}
	return Fits
}

// month is the month meant, 0 if it is not known.
func (q Value) month() int {
	if q.Month == 0 && (q.Date.Precision == corpus.Day || q.Date.Precision == corpus.Month) {
		return int(q.Date.First.Month())
	}
	return q.Month
}

// weekday is the weekday meant, "" if it is not known.
func (q Value) weekday() string {
	if q.Weekday == "" && q.Date.Precision == corpus.Day {
		return weekdayNames[q.Date.First.Weekday()]
	}
	return q.Weekday
}

var weekdayNames = [7]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

var weekdays = func() map[string]time.Weekday {
	m := make(map[string]time.Weekday, 7)
	for i, name := range weekdayNames {
		m[name] = time.Weekday(i)
	}
	return m
}()

var months = func() map[string]time.Month {
	m := make(map[string]time.Month, 24)
	for i := time.January; i <= time.December; i++ {
		name := lower(i.String())
		m[name] = i
		if i != time.May {
			m[name[:3]] = i
		}
	}
	m["sept"] = time.September
	delete(m, "mar") // more often a verb
	return m
}()

// lower is strings.ToLower for ASCII names.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
