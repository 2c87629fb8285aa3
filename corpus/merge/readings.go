package merge

import (
	"encoding/json"
	"slices"
	"sort"
	"strings"

	"parallax/corpus"
)

// has reports whether my notes have their reading of an entry already.
func (m *merging) has(y any) bool {
	id := derived(y)
	return slices.ContainsFunc(m.out.Notes, func(n corpus.Note) bool { return n.ID == id })
}

// read keeps another reading of an entry as a note on it, which names the fields that
// differ.
func (m *merging) read(kind Kind, on string, mine, theirs any) {
	if on == "" {
		return
	}
	b := string(kind) + ": " + differing(mine, theirs)
	if len(b) > corpus.MaxNoteBody {
		b = strings.ToValidUTF8(b[:corpus.MaxNoteBody], "")
	}
	m.readings = append(m.readings, corpus.Note{ID: derived(theirs), On: on, Motivation: corpus.Commenting, By: m.name, Tags: []string{"other reading"}, Body: b})
}

// differing are the fields of theirs that differ from mine: "date 2031-05; place Weir".
func differing(mine, theirs any) string {
	fields := func(v any) (f map[string]json.RawMessage) {
		_ = json.Unmarshal([]byte(text(v)), &f) // it was written as an object
		return f
	}
	a, b := fields(mine), fields(theirs)
	for k := range a {
		if _, there := b[k]; !there {
			b[k] = json.RawMessage(`"–"`)
		}
	}
	var list []string
	for k, v := range b {
		if string(a[k]) == string(v) {
			continue
		}
		var said string
		if json.Unmarshal(v, &said) != nil {
			said = string(v)
		}
		list = append(list, k+" "+said)
	}
	sort.Strings(list)
	return strings.Join(list, "; ")
}
