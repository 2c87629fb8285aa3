package platform

import (
	"fmt"
	"slices"
	"testing"
)

func TestIndexesMakeWay(t *testing.T) {
	const mib = 1 << 20
	three := []keptIndex{{"old", 10 * mib, 1}, {"new", 10 * mib, 3}, {"middle", 10 * mib, 2}}
	for _, k := range []struct {
		kept []keptIndex
		key  string
		size int
		want []string
		ok   bool
	}{
		{nil, "a", mib, nil, true},
		{nil, "a", mostIndexBytes + 1, nil, false},
		{three[:2], "a", mib, nil, true},
		{three, "a", mib, []string{"old"}, true},
		{three, "middle", mib, nil, true}, // its own last version
		{three, "a", 50 * mib, []string{"middle", "old"}, true},
		{three, "a", mostIndexBytes, []string{"new", "middle", "old"}, true},
		// One too large for what room there is takes with it what is older.
		{[]keptIndex{{"new", 60 * mib, 2}, {"old", mib, 1}}, "a", 10 * mib, []string{"new", "old"}, true},
	} {
		t.Run(fmt.Sprintf("%s beside %d", k.key, len(k.kept)), func(t *testing.T) {
			if got, ok := displaced(k.kept, k.key, k.size); !slices.Equal(got, k.want) || ok != k.ok {
				t.Errorf("got %q, %v, want %q, %v", got, ok, k.want, k.ok)
			}
		})
	}
}
