package chart

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"parallax/corpus"
)

func dates(t *testing.T, list ...string) []corpus.Date {
	t.Helper()
	var out []corpus.Date
	for _, s := range list {
		d, err := corpus.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func TestAxisIsTrueOverFewYears(t *testing.T) {
	ds := dates(t, "2022-01-01", "2023-01-01", "", "2024-12-31")
	x := newAxis(ds)
	for _, test := range []struct {
		day  string
		want float64
	}{{"2022-01-01", 0}, {"2023-01-01", 365.0 / 1096}, {"2024-12-31", 1095.0 / 1096}} {
		if got := x.at(dates(t, test.day)[0].First); fmt.Sprintf("%.6f", got) != fmt.Sprintf("%.6f", test.want) {
			t.Errorf("%s stands at %v, want %v", test.day, got, test.want)
		}
	}
}

// Ninety years with all but two topics in the last of them.
func TestAxisGivesRoomToCrowdedYears(t *testing.T) {
	list := []string{"1931", "1950-06"}
	for day := 1; day <= 20; day++ {
		list = append(list, fmt.Sprintf("2024-06-%02d", day))
	}
	x := newAxis(dates(t, list...))
	from, to := x.at(newYear(2024)), x.at(newYear(2025))
	if to-from < 0.5 {
		t.Errorf("2024 has %.2f of the axis", to-from)
	}
	if x.at(newYear(1951)) >= from {
		t.Error("the years left out take no room")
	}
	labels := x.labels(0.02)
	if len(labels) != 3 || labels[0] != (AxisYear{"1931", 0, false}) || !labels[1].Broken || labels[2].Label != "2024" {
		t.Errorf("the labels are %+v", labels)
	}
}

func TestAxisOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		var ds []corpus.Date
		for range 1 + r.IntN(20) {
			first := time.Date(1900+r.IntN(130), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
			ds = append(ds, corpus.Date{First: first, Last: first.AddDate(0, 0, r.IntN(2)*r.IntN(900)), Precision: corpus.Interval})
		}
		x := newAxis(ds)
		slices.SortFunc(ds, corpus.Date.Compare)
		for i, d := range ds {
			from, to := x.span(d)
			if from < 0 || to > 1+1e-9 || to < from || d.Last.After(d.First) && to == from {
				t.Fatalf("%v stands at %v to %v", d, from, to)
			}
			if i > 0 && ds[i-1].First.Before(d.First) && x.at(ds[i-1].First) >= from {
				t.Fatalf("%v does not stand above %v", ds[i-1], d)
			}
		}
		at := -1.0
		for _, y := range x.labels(0.05) {
			if y.At < 0 || y.At >= 1 || y.At-at < 0.05 && at >= 0 {
				t.Fatalf("label %+v after %v", y, at)
			}
			at = y.At
		}
	}
}

func TestAxisWithoutDates(t *testing.T) {
	x := newAxis(dates(t, "", ""))
	if len(x.labels(0.1)) != 0 || x.at(time.Now()) != 0 {
		t.Errorf("an axis without dates is %+v", x)
	}
}
