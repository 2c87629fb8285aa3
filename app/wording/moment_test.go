package wording

import (
	"testing"
	"time"
)

func TestMoment(t *testing.T) {
	now := time.Date(2031, 11, 29, 0, 30, 0, 0, time.Local)
	for _, test := range []struct {
		at   time.Time
		want string
		days int
	}{
		{now.Add(-10 * time.Minute), "today, 00:20", 0},
		{now.Add(-40 * time.Minute), "yesterday, 23:50", 1},
		{now.AddDate(0, 0, -12), "17 November", 12},
		{now.AddDate(-1, 0, 0), "29 November 2030", 365},
	} {
		if got, days := Moment(test.at.UnixMilli(), now.UnixMilli()), Days(test.at.UnixMilli(), now.UnixMilli()); got != test.want || days != test.days {
			t.Errorf("%v: %q, %d days; want %q, %d", test.at, got, days, test.want, test.days)
		}
	}
}
