package platform

import (
	"cmp"
	"slices"

	"parallax/corpus/sorting"
)

// What is kept of indexes is bounded: they can be built anew, and the browser's
// storage is for what the reader has done.
const (
	mostIndexes    = 3
	mostIndexBytes = 64 << 20
)

// keptIndex is what is known of an index without reading it.
type keptIndex struct {
	key   string
	bytes int
	used  float64 // milliseconds since 1970, when it was stored or loaded last
}

// displaced are the keys of the indexes that make way for another one of so many
// bytes: those used longest ago. It does not fit at all if ok is false.
func displaced(kept []keptIndex, key string, bytes int) (keys []string, ok bool) {
	if bytes > mostIndexBytes {
		return nil, false
	}
	kept = slices.DeleteFunc(slices.Clone(kept), func(k keptIndex) bool { return k.key == key })
	sorting.By(kept, func(a, b keptIndex) int { return cmp.Or(cmp.Compare(b.used, a.used), cmp.Compare(a.key, b.key)) })
	n, sum := 1, bytes
	for _, k := range kept {
		if n++; n > mostIndexes || sum+k.bytes > mostIndexBytes {
			n = mostIndexes // whatever is older goes, too
			keys = append(keys, k.key)
			continue
		}
		sum += k.bytes
	}
	return keys, true
}
