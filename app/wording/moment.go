package wording

import "time"

// Moment writes a moment near now, both in milliseconds since 1970, as the reader's
// clock has it: "today, 14:10", "3 November", "3 November 2025".
func Moment(at, now int64) string {
	t, n := time.UnixMilli(at), time.UnixMilli(now)
	switch Days(at, now) {
	case 0:
		return MomentToday.With("time", t.Format("15:04"))
	case 1:
		return MomentYesterday.With("time", t.Format("15:04"))
	}
	if t.Year() == n.Year() {
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

// Days is how many midnights lie between two moments, in milliseconds since 1970, by
// the reader's clock.
func Days(at, now int64) int {
	day := func(ms int64) int64 {
		y, m, d := time.UnixMilli(ms).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400
	}
	return int(day(now) - day(at))
}
