package corpus

import (
	"fmt"
	"strconv"
	"strings"
)

// Ref names a passage: "herald-loners#4".
type Ref struct {
	Document string
	Passage  int
}

// ParseRef reads "document#passage".
func ParseRef(s string) (Ref, error) {
	doc, num, ok := strings.Cut(s, "#")
	n, err := strconv.Atoi(num)
	if !ok || err != nil || n < 1 || doc == "" {
		return Ref{}, fmt.Errorf("reference %q: want document#passage with a passage number from 1, such as herald-loners#4", s)
	}
	return Ref{doc, n}, nil
}

// String is the form ParseRef reads.
func (r Ref) String() string { return r.Document + "#" + strconv.Itoa(r.Passage) }

// MarshalText writes the form ParseRef reads.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText is ParseRef.
func (r *Ref) UnmarshalText(b []byte) (err error) {
	*r, err = ParseRef(string(b))
	return err
}

// ValidID reports whether s can name a collection, outlet, document, topic,
// voice or fact: lower-case ASCII letters, digits and single inner hyphens, at
// most 64 bytes. Such a name is safe in a URL fragment and as a file name.
func ValidID(s string) bool {
	if s == "" || len(s) > maxID {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-':
		default:
			return false
		}
	}
	return true
}

// maxID is the length of the longest id, in bytes.
const maxID = 64

// MakeID makes a valid id of any name: ASCII letters and digits are kept, runs
// of anything else become a hyphen. A name with neither becomes otherwise.
func MakeID(name, otherwise string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && b.String()[b.Len()-1] != '-':
			b.WriteByte('-')
		}
		if b.Len() == maxID {
			break
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return otherwise
}
