package analysis

import "unicode/utf8"

// gap says that from byte offset at of the filtered text on, removed bytes in
// all have been taken out before.
type gap struct{ at, removed int }

// filter takes out characters that are not seen and do not part words. The
// places are left in a.gaps; without any, text itself is returned.
func (a *Analyzer) filter(text string) string {
	a.gaps = a.gaps[:0]
	first := 0
	for first < len(text) {
		if text[first] < utf8.RuneSelf {
			first++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[first:])
		if invisible(r) {
			break
		}
		first += size
	}
	if first == len(text) {
		return text
	}
	b := append(a.clean[:0], text[:first]...)
	removed := 0
	for i := first; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if invisible(r) {
			removed += size
			if n := len(a.gaps); n > 0 && a.gaps[n-1].at == len(b) {
				a.gaps[n-1].removed = removed
			} else {
				a.gaps = append(a.gaps, gap{len(b), removed})
			}
		} else {
			b = append(b, text[i:i+size]...)
		}
		i += size
	}
	a.clean = b
	return string(b)
}

// invisible reports whether r is a soft hyphen, a zero-width or direction mark
// or a variation selector.
func invisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x61C, r == 0x180E, r == 0xFEFF:
		return true
	}
	return 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E ||
		0x2060 <= r && r <= 0x2064 || 0x2066 <= r && r <= 0x206F ||
		0xFE00 <= r && r <= 0xFE0F
}

// backMap translates ascending offsets of filtered text to offsets of the text
// given.
type backMap struct {
	gaps []gap
	next int
}

// start maps the first byte of a word: what was removed before it is not part
// of the word.
func (m *backMap) start(at int) int {
	for m.next < len(m.gaps) && m.gaps[m.next].at <= at {
		m.next++
	}
	return at + m.removed(m.next)
}

// end maps the end of a word: what was removed behind its last character is
// not part of it.
func (m *backMap) end(at int) int {
	i := m.next
	for i < len(m.gaps) && m.gaps[i].at < at {
		i++
	}
	return at + m.removed(i)
}

func (m *backMap) removed(i int) int {
	if i == 0 {
		return 0
	}
	return m.gaps[i-1].removed
}
