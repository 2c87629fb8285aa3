package chart

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"parallax/corpus"
)

func TestSpineIsTrueWhereRowsAllow(t *testing.T) {
	s := newSpine(dates(t, "2023-01-01", "2023-05-01", "2023-09-01", "", "2023-12-31"))
	if !s.exact {
		t.Fatal("an even year is not drawn to scale")
	}
	if d := s.spots[2].from - s.spots[1].from - (s.spots[1].from - s.spots[0].from); d < -0.1 || d > 0.1 {
		t.Errorf("120 and 123 days differ by %v rows", d)
	}
	if s.spots[3].on || s.years[0].Label != "2023" {
		t.Errorf("the spine is %+v", s)
	}
}

// Thirteen topics of one day, and a war long before.
func TestSpineFollowsCrowdedRows(t *testing.T) {
	list := []string{"1950", "2019-04", "2023-09", "2020", "2022-02", ""}
	for range 13 {
		list = append(list, "2024-06-19")
	}
	s := newSpine(dates(t, list...))
	if s.exact {
		t.Fatal("leads climb over half the chart")
	}
	want := []AxisYear{{"1950", 0.5, false}, {"2019", 1.5, true}, {"2020", 3.5, false}, {"2022", 4.5, true}, {"2024", 6.5, true}}
	if !reflect.DeepEqual(s.years, want) {
		t.Errorf("the years are %+v, want %+v", s.years, want)
	}
	for i, at := range s.spots {
		switch {
		case i == 2 || i == 5:
			if at.on {
				t.Errorf("row %d, out of order or undated, stands on the spine", i)
			}
		case !at.on || at.from != middle(i):
			t.Errorf("row %d stands at %+v", i, at)
		case at.joined != (i > 6):
			t.Errorf("row %d: joined %v", i, at.joined)
		}
	}
}

// A chain stands in the order of time, every row for a day within its date, and
// none is longer: compared with trying every list.
func TestChainIsLongest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 400 {
		var ds []corpus.Date
		for range r.IntN(9) {
			if r.IntN(6) == 0 {
				ds = append(ds, corpus.Date{})
				continue
			}
			first := time.Date(2020, 1, 1+r.IntN(20), 0, 0, 0, 0, time.UTC)
			ds = append(ds, corpus.Date{First: first, Last: first.AddDate(0, 0, r.IntN(6)), Precision: corpus.Interval})
		}
		got := chain(ds)
		for i, l := range got {
			if d := ds[l.row]; l.day.Before(d.First) || l.day.After(d.Last) || i > 0 && (l.day.Before(got[i-1].day) || l.row <= got[i-1].row) {
				t.Fatalf("%v: the chain is %v", ds, got)
			}
		}
		most := 0
		for set := range 1 << len(ds) {
			now, n, fits := time.Time{}, 0, true
			for i, d := range ds {
				if set>>i&1 == 0 {
					continue
				}
				if d.First.After(now) {
					now = d.First
				}
				n++
				fits = fits && !d.IsZero() && !now.After(d.Last)
			}
			if fits {
				most = max(most, n)
			}
		}
		if len(got) != most {
			t.Fatalf("%v: the chain has %d rows, could have %d", ds, len(got), most)
		}
	}
}

func BenchmarkSpine(b *testing.B) {
	var ds []corpus.Date
	for i := range 200 {
		first := time.Date(2000+i/9, time.Month(1+i%12), 1+i%28, 0, 0, 0, 0, time.UTC)
		ds = append(ds, corpus.Date{First: first, Last: first})
	}
	for b.Loop() {
		if len(newSpine(ds).spots) != len(ds) {
			b.Fatal(fmt.Sprint(len(ds)))
		}
	}
}
