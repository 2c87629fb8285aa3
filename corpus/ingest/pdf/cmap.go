package pdf

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"

	charset "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// cmap maps codes of one to four bytes to a CID or to text (9.7.5, 9.10.3).
type cmap struct {
	spaces  []codespace
	single  map[code]string
	cids    map[code]int
	ranges  []cmapRange
	text    charset.Encoding // a predefined map whose codes are an encoding of characters
	wide    bool             // codes are two bytes and are their own CID
	upright bool             // written from top to bottom
}

type code struct {
	value uint32
	bytes int
}

type codespace struct {
	from, to uint32
	bytes    int
}

type cmapRange struct {
	from, to uint32
	bytes    int
	cid      int
	text     []uint16 // of the first; nil for a CID
}

const mostRanges = 1 << 18

// next takes the next code of a string.
func (m *cmap) next(s string) (c code, rest string) {
	if m.wide {
		if len(s) < 2 {
			return code{uint32(s[0]), 1}, ""
		}
		return code{uint32(s[0])<<8 | uint32(s[1]), 2}, s[2:]
	}
	var v uint32
	for n := 1; n <= 4 && n <= len(s); n++ {
		v = v<<8 | uint32(s[n-1])
		for _, space := range m.spaces {
			if space.bytes == n && boxed(v, space) {
				return code{v, n}, s[n:]
			}
		}
	}
	n := 1
	for i, space := range m.spaces {
		if i == 0 || space.bytes < n {
			n = space.bytes
		}
	}
	n = min(max(n, 1), len(s))
	v = 0
	for _, b := range []byte(s[:n]) {
		v = v<<8 | uint32(b)
	}
	return code{v, n}, s[n:]
}

// boxed compares byte by byte, as code spaces are boxes.
func boxed(v uint32, s codespace) bool {
	for shift := 0; shift < 8*s.bytes; shift += 8 {
		b := v >> shift & 0xff
		if b < s.from>>shift&0xff || b > s.to>>shift&0xff {
			return false
		}
	}
	return true
}

// unicode is the text of a code.
func (m *cmap) unicode(c code) (string, bool) {
	if t, has := m.single[c]; has {
		return t, true
	}
	if r := m.within(c, true); r != nil {
		units := append([]uint16(nil), r.text...)
		units[len(units)-1] += uint16(c.value - r.from)
		return string(utf16.Decode(units)), true
	}
	if m.text != nil {
		raw := []byte{byte(c.value >> 24), byte(c.value >> 16), byte(c.value >> 8), byte(c.value)}
		if out, err := m.text.NewDecoder().Bytes(raw[4-c.bytes:]); err == nil {
			return string(out), true
		}
	}
	return "", false
}

func (m *cmap) cid(c code) int {
	if m.wide {
		return int(c.value)
	}
	if n, has := m.cids[c]; has {
		return n
	}
	if r := m.within(c, false); r != nil {
		return r.cid + int(c.value-r.from)
	}
	return 0
}

// within is the range that a code is in; nil if it is in none. Ranges are in the
// order of their beginnings; those that overlap, which they may not, are looked
// through a little way back.
func (m *cmap) within(c code, text bool) *cmapRange {
	after := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].from > c.value })
	for i := after - 1; i >= 0 && i >= after-overlapping; i-- {
		if r := &m.ranges[i]; r.bytes == c.bytes && c.value <= r.to && (r.text != nil) == text {
			return r
		}
	}
	return nil
}

const overlapping = 16

// readCMap reads an embedded CMap; used gives another that it builds upon.
func (f *file) readCMap(data []byte, used func(name) *cmap) *cmap {
	m := &cmap{single: map[code]string{}, cids: map[code]int{}}
	l := &lexer{b: data}
	var stack []object
	value := func(o object) (code, bool) {
		t, is := o.(text)
		if !is || len(t) == 0 || len(t) > 4 {
			return code{}, false
		}
		var v uint32
		for _, b := range []byte(t) {
			v = v<<8 | uint32(b)
		}
		return code{v, len(t)}, true
	}
	units := func(o object) []uint16 {
		switch o := o.(type) {
		case text:
			if len(o) == 1 {
				return []uint16{uint16(o[0])}
			}
			var u []uint16
			for i := 0; i+1 < len(o); i += 2 {
				u = append(u, uint16(o[i])<<8|uint16(o[i+1]))
			}
			return u
		case name:
			return utf16.Encode([]rune(glyph(string(o))))
		}
		return nil
	}
	for !l.end && f.works(1) {
		o := l.next(0)
		k, is := o.(keyword)
		if !is {
			if len(stack) < 1<<16 {
				stack = append(stack, o)
			}
			continue
		}
		switch k {
		case "usecmap":
			if n, is := last(stack).(name); is {
				if base := used(n); base != nil {
					m.spaces = append(m.spaces, base.spaces...)
					m.ranges = append(m.ranges, base.ranges...)
					for c, t := range base.single {
						m.single[c] = t
					}
					for c, n := range base.cids {
						m.cids[c] = n
					}
					m.wide, m.text = base.wide, base.text
				}
			}
		case "def":
			if len(stack) >= 2 && stack[len(stack)-2] == name("WMode") {
				m.upright = stack[len(stack)-1] == 1.0
			}
		case "endcodespacerange":
			for i := 0; i+1 < len(stack); i += 2 {
				from, a := value(stack[i])
				to, b := value(stack[i+1])
				if a && b && from.bytes == to.bytes {
					m.spaces = append(m.spaces, codespace{from.value, to.value, from.bytes})
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				if c, is := value(stack[i]); is {
					m.single[c] = string(utf16.Decode(units(stack[i+1])))
				}
			}
		case "endcidchar":
			for i := 0; i+1 < len(stack); i += 2 {
				n, number := stack[i+1].(float64)
				if c, is := value(stack[i]); is && number {
					m.cids[c] = int(n)
				}
			}
		case "endbfrange", "endcidrange":
			for i := 0; i+2 < len(stack) && len(m.ranges) < mostRanges; i += 3 {
				from, a := value(stack[i])
				to, b := value(stack[i+1])
				if !a || !b || from.bytes != to.bytes || to.value < from.value {
					continue
				}
				switch t := stack[i+2].(type) {
				case array:
					for j, o := range t {
						if uint32(j) <= to.value-from.value {
							m.single[code{from.value + uint32(j), from.bytes}] = string(utf16.Decode(units(o)))
						}
					}
				case text:
					if u := units(t); len(u) > 0 {
						if to.value-from.value > 0xffff {
							continue
						}
						m.ranges = append(m.ranges, cmapRange{from.value, to.value, from.bytes, 0, u})
					}
				case float64:
					m.ranges = append(m.ranges, cmapRange{from.value, to.value, from.bytes, int(t), nil})
				}
			}
		}
		stack = stack[:0]
	}
	slices.SortStableFunc(m.ranges, func(a, b cmapRange) int { return cmp.Compare(a.from, b.from) })
	return m
}

func last(list []object) object {
	if len(list) == 0 {
		return nil
	}
	return list[len(list)-1]
}

// predefined are the CMaps that come with every viewer (9.7.5.2). Those whose
// codes are characters of a standard encoding are read by that encoding, so that
// none of Adobe's tables of CIDs is needed.
func predefined(n name) *cmap {
	s := string(n)
	m := &cmap{upright: strings.HasSuffix(s, "-V") || s == "V"}
	s = strings.TrimSuffix(strings.TrimSuffix(s, "-V"), "-H")
	double := func(from, to uint32) []codespace {
		return []codespace{{0, 0x80, 1}, {from << 8, to<<8 | 0xff, 2}}
	}
	switch s {
	case "Identity":
		m.wide = true
		return m
	case "GB-EUC", "GBpc-EUC", "GBK-EUC", "GBKp-EUC":
		m.spaces, m.text = double(0x81, 0xfe), simplifiedchinese.GBK
	case "GBK2K":
		m.spaces = append(double(0x81, 0xfe), codespace{0x81308130, 0xfe39fe39, 4})
		m.text = simplifiedchinese.GB18030
	case "B5pc", "ETen-B5", "ETenms-B5", "HKscs-B5":
		m.spaces, m.text = double(0x81, 0xfe), traditionalchinese.Big5
	case "90ms-RKSJ", "90msp-RKSJ", "90pv-RKSJ", "83pv-RKSJ", "Add-RKSJ", "Ext-RKSJ":
		m.spaces = []codespace{{0, 0x80, 1}, {0xa0, 0xdf, 1}, {0x8140, 0x9ffc, 2}, {0xe040, 0xfcfc, 2}}
		m.text = japanese.ShiftJIS
	case "EUC":
		m.spaces = append(double(0xa1, 0xfe), codespace{0x8ea0, 0x8edf, 2})
		m.text = japanese.EUCJP
	case "KSC-EUC", "KSCms-UHC", "KSCms-UHC-HW", "KSCpc-EUC":
		m.spaces, m.text = double(0x81, 0xfe), korean.EUCKR
	case "UniGB-UCS2", "UniCNS-UCS2", "UniJIS-UCS2", "UniJIS-UCS2-HW", "UniKS-UCS2", "UniGB-UTF16", "UniCNS-UTF16", "UniJIS-UTF16", "UniJIS2004-UTF16", "UniKS-UTF16":
		m.spaces = []codespace{{0, 0xd7ff, 2}, {0xe000, 0xffff, 2}, {0xd800dc00, 0xdbffdfff, 4}}
		m.text = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case "UniGB-UTF8", "UniCNS-UTF8", "UniJIS-UTF8", "UniKS-UTF8":
		m.spaces = []codespace{{0, 0x7f, 1}, {0xc080, 0xdfbf, 2}, {0xe08080, 0xefbfbf, 3}, {0xf0808080, 0xf4bfbfbf, 4}}
		m.text = unicode.UTF8
	default:
		return nil
	}
	return m
}
