package present

import (
	"strings"
	"testing"
)

func TestSilent(t *testing.T) {
	all := []string{"a", "b", "c", "d"}
	for _, test := range []struct{ tellers, want string }{
		{"", "abcd"}, {"a", "bcd"}, {"d", "abc"}, {"bc", "ad"}, {"abcd", ""},
	} {
		if got := strings.Join(silent(all, strings.Split(test.tellers, "")[:len(test.tellers)]), ""); got != test.want {
			t.Errorf("silent of %q = %q, want %q", test.tellers, got, test.want)
		}
	}
}
