package corpus

import (
	"fmt"
	"strings"
	"time"
)

// Precision is how exactly a date is known.
type Precision uint8

const (
	Undated Precision = iota
	Year
	Month
	Day
	Interval // from one day to another
)

// Date is a day, month, year or interval of days. Its zero value is "not
// stated". First and Last are both included; they are equal for a day.
type Date struct {
	First, Last time.Time // UTC midnights
	Precision   Precision
}

// ParseDate reads "2024-06-19", "2024-06", "2024", or an interval
// "2024-06-19/2024-06-20" whose ends may be of any of these precisions; the
// empty string is the zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	if a, b, ok := strings.Cut(s, "/"); ok {
		from, err := parseSimple(a, s)
		if err != nil {
			return Date{}, err
		}
		to, err := parseSimple(b, s)
		if err != nil {
			return Date{}, err
		}
		if to.Last.Before(from.First) {
			return Date{}, fmt.Errorf("date %q: the interval ends before it begins", s)
		}
		return Date{from.First, to.Last, Interval}, nil
	}
	return parseSimple(s, s)
}

// inCalendarForm reports whether a text is written as a day or a month.
func inCalendarForm(s string) bool {
	for i := range len(s) {
		if dash := i == 4 || i == 7; dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return len(s) == len("2006-01") || len(s) == len(time.DateOnly)
}

func parseSimple(s, whole string) (Date, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return Date{t, t, Day}, nil
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return Date{t, t.AddDate(0, 1, -1), Month}, nil
	}
	if t, err := time.Parse("2006", s); err == nil {
		return Date{t, t.AddDate(1, 0, -1), Year}, nil
	}
	if inCalendarForm(s) {
		return Date{}, fmt.Errorf("date %q: the calendar has no such day or month", whole)
	}
	return Date{}, fmt.Errorf("date %q: want 2024-06-19, 2024-06, 2024 or an interval such as 2024-06-18/2024-06-19", whole)
}

// IsZero reports whether the date is not stated.
func (d Date) IsZero() bool { return d.Precision == Undated }

// String is the form ParseDate reads; an interval is written by its days.
func (d Date) String() string {
	switch d.Precision {
	case Day:
		return d.First.Format(time.DateOnly)
	case Month:
		return d.First.Format("2006-01")
	case Year:
		return d.First.Format("2006")
	case Interval:
		return d.First.Format(time.DateOnly) + "/" + d.Last.Format(time.DateOnly)
	}
	return ""
}

// Compare orders dates by their first day, then the shorter span first. A date
// that is not stated comes last.
func (d Date) Compare(e Date) int {
	switch {
	case d.IsZero() && e.IsZero():
		return 0
	case d.IsZero():
		return 1
	case e.IsZero():
		return -1
	}
	if c := d.First.Compare(e.First); c != 0 {
		return c
	}
	return d.Last.Compare(e.Last)
}

// Length is the time from the beginning of First to that of Last, 0 for a day;
// a date that is not stated is longer than any.
func (d Date) Length() time.Duration {
	if d.IsZero() {
		return 1<<63 - 1
	}
	return d.Last.Sub(d.First)
}

// MarshalText writes the form ParseDate reads.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText is ParseDate.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}
