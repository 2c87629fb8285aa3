package platform

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestParseAnchors(t *testing.T) {
	const list = "0 1 4:13 7:15;0 2;1 2 2:9 x:1 3;oops"
	for _, test := range []struct {
		from, to int
		want     []anchor
	}{
		{0, 1, []anchor{{3, 12}, {6, 14}}},
		{1, 0, []anchor{{12, 3}, {14, 6}}},
		{0, 2, nil},
		{2, 1, []anchor{{8, 1}}},
		{1, 3, nil},
	} {
		if got := parseAnchors(list, test.from, test.to); !reflect.DeepEqual(got, test.want) {
			t.Errorf("from %d to %d: %v, want %v", test.from, test.to, got, test.want)
		}
	}
}

func TestFollow(t *testing.T) {
	anchors := []anchor{{3, 12}, {6, 14}}
	for _, test := range []struct{ at, want float64 }{
		{0, 0}, {1.5, 6}, {3, 12}, {4.5, 13}, {6, 14}, {8, 17}, {10, 20}, {-1, 0}, {11, 20},
	} {
		if got := follow(anchors, 10, 20, test.at); got != test.want {
			t.Errorf("%v follows %v, want %v", got, test.at, test.want)
		}
	}
	if got := follow(nil, 10, 5, 4); got != 2 {
		t.Errorf("without anchors %v follows 4 of 10, want 2 of 5", got)
	}
	if got := follow([]anchor{{0, 3}}, 4, 8, 0); got != 3 {
		t.Errorf("the first passage is answered by the fourth, but %v follows 0", got)
	}
}

func TestPinTakesOutWhatItCrosses(t *testing.T) {
	got := pin([]anchor{{1, 2}, {3, 12}, {6, 14}}, anchor{4, 5})
	if want := []anchor{{1, 2}, {4, 5}, {6, 14}}; !reflect.DeepEqual(got, want) {
		t.Errorf("pinned: %v, want %v", got, want)
	}
	got = pin([]anchor{{1, 2}, {3, 12}}, anchor{3, 4})
	if want := []anchor{{1, 2}, {3, 4}}; !reflect.DeepEqual(got, want) {
		t.Errorf("pinned anew: %v, want %v", got, want)
	}
}

// However the anchors stand, scrolling on never turns the other text back.
func TestFollowAscends(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 300 {
		n, m := 2+r.IntN(30), 2+r.IntN(30)
		var anchors []anchor
		for range r.IntN(8) {
			anchors = pin(anchors, anchor{float64(r.IntN(n)), float64(r.IntN(m))})
		}
		last := -1.0
		for at := 0.0; at <= float64(n); at += 0.25 {
			y := follow(anchors, n, m, at)
			if y < last || y < 0 || y > float64(m) {
				t.Fatalf("%v: %v follows %v after %v", anchors, y, at, last)
			}
			last = y
		}
	}
}

func TestPlacesAndHeights(t *testing.T) {
	passages := []Rect{{Top: 10, Bottom: 50}, {Top: 60, Bottom: 160}, {Top: 170, Bottom: 200}}
	for _, test := range []struct{ y, place float64 }{{10, 0}, {35, 0.5}, {60, 1}, {115, 1.5}, {170, 2}, {185, 2.5}} {
		if got := placeAt(passages, test.y); math.Abs(got-test.place) > 1e-9 {
			t.Errorf("at %v stands %v, want %v", test.y, got, test.place)
		}
		if got := heightAt(passages, test.place); math.Abs(got-test.y) > 1e-9 {
			t.Errorf("%v lies at %v, want %v", test.place, got, test.y)
		}
	}
	if placeAt(passages, 0) != 0 || placeAt(passages, 999) != 3 || heightAt(nil, 2) != 0 || heightAt(passages, 9) != 200 {
		t.Error("beyond the ends places are not cut")
	}
}
