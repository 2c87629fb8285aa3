package wire

import "parallax/corpus"

// OutlineOf tells next by what it shares with last; missing
// are the places of the documents that it does not. A document is the same if
// it is at the same address: nobody changes one in place.
func OutlineOf(last, next *corpus.Collection) (o Outline, missing []int) {
	o.Length = len(next.Documents)
	if !sameCoding(last, next) {
		head := *next
		head.Documents = nil
		o.Head = &head
	}
	was := make(map[*corpus.Document]int)
	for i, d := range last.Documents {
		was[d] = i
	}
	for i, d := range next.Documents {
		at, shared := was[d]
		if !shared {
			missing = append(missing, i)
			continue
		}
		if n := len(o.Shared); n > 0 {
			if r := &o.Shared[n-1]; r.At+r.Length == i && r.Was+r.Length == at {
				r.Length++
				continue
			}
		}
		o.Shared = append(o.Shared, Span{i, at, 1})
	}
	return o, missing
}

// Collection is the outlined one, with the documents that it shares with last.
func (o Outline) Collection(last *corpus.Collection) *corpus.Collection {
	c := *last
	if o.Head != nil {
		c = *o.Head
	}
	c.Documents = make([]*corpus.Document, o.Length)
	for _, r := range o.Shared {
		copy(c.Documents[r.At:r.At+r.Length], last.Documents[r.Was:])
	}
	return &c
}

// sameCoding reports whether two collections share all but their documents,
// which nobody changes in place either.
func sameCoding(a, b *corpus.Collection) bool {
	return a.ID == b.ID && a.Title == b.Title && a.Language == b.Language &&
		Same(a.Outlets, b.Outlets) && Same(a.Topics, b.Topics) && Same(a.Coverage, b.Coverage) && Same(a.Voices, b.Voices) &&
		Same(a.Facts, b.Facts) && Same(a.Labels, b.Labels) && Same(a.Observations, b.Observations)
}

// Same reports whether two lists are one.
func Same[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }
