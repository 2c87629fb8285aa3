package app

import (
	"testing"

	"parallax/app/present/chart"
)

func TestGridMoves(t *testing.T) {
	parts := func(row int) bool { return row == 2 }
	for _, c := range []struct {
		key  string
		want place
		ok   bool
	}{
		{"ArrowUp", place{0, 1}, true}, {"ArrowDown", place{2, 1}, true},
		{"ArrowLeft", place{1, 0}, true}, {"ArrowRight", place{1, 2}, true},
		{"Home", place{1, titleColumn}, true}, {"End", place{1, 3}, true},
		{"PageUp", place{0, 1}, true}, {"PageDown", place{2, 1}, true},
		{"Enter", place{1, 1}, false},
	} {
		if got, ok := (place{1, 1}).move(c.key, 3, 4, parts); got != c.want || ok != c.ok {
			t.Errorf("%s leads to %v, %v; want %v, %v", c.key, got, ok, c.want, c.ok)
		}
	}
	for _, c := range []struct {
		from place
		key  string
		want place
		ok   bool
	}{
		{place{0, 0}, "ArrowUp", place{headRow, 0}, true}, {place{headRow, 0}, "ArrowUp", place{}, false},
		{place{headRow, 0}, "ArrowLeft", place{headRow, 0}, false}, {place{headRow, 1}, "ArrowDown", place{0, 1}, true},
		{place{0, 0}, "ArrowLeft", place{0, titleColumn}, true}, {place{0, titleColumn}, "ArrowRight", place{0, 0}, true},
		{place{2, 0}, "ArrowLeft", place{2, partsColumn}, true}, {place{2, partsColumn}, "ArrowLeft", place{2, titleColumn}, true},
		{place{2, titleColumn}, "ArrowRight", place{2, partsColumn}, true}, {place{2, partsColumn}, "ArrowUp", place{1, titleColumn}, true},
		{place{2, titleColumn}, "ArrowLeft", place{}, false}, {place{0, titleColumn}, "ArrowUp", place{headRow, 0}, true},
		{place{2, 3}, "ArrowDown", place{}, false}, {place{2, 3}, "ArrowRight", place{}, false},
	} {
		if got, ok := c.from.move(c.key, 3, 4, parts); ok != c.ok || ok && got != c.want {
			t.Errorf("%s leads from %v to %v, %v; want %v, %v", c.key, c.from, got, ok, c.want, c.ok)
		}
	}
	rows := []chart.Row{{Topic: "a"}, {Topic: "b"}}
	for _, c := range []struct {
		topic, column string
		want          place
		ok            bool
	}{{"b", "17", place{1, 17}, true}, {"a", "-2", place{0, titleColumn}, true}, {"", "3", place{headRow, 3}, true}, {"c", "3", place{}, false}, {"a", "", place{}, false}} {
		if at, ok := placeOf(c.topic, c.column, rows); ok != c.ok || ok && at != c.want {
			t.Errorf("topic %q, column %q is %v, %v; want %v, %v", c.topic, c.column, at, ok, c.want, c.ok)
		}
	}
}
