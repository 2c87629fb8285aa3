package pdf

import (
	"bytes"
	"encoding/binary"
	"strconv"
)

// This file reads of embedded fonts what their codes or glyphs are called.

// type1 reads the built-in encoding of a Type 1 font, which stands before its
// encrypted part (Adobe Type 1 Font Format, 2.2).
func type1(data []byte) map[byte]string {
	if at := bytes.Index(data, []byte("eexec")); at >= 0 {
		data = data[:at]
	}
	at := bytes.Index(data, []byte("/Encoding"))
	if at < 0 {
		return nil
	}
	codes := map[byte]string{}
	l := &lexer{b: data, at: at + len("/Encoding")}
	for !l.end {
		switch k := l.next(0).(type) {
		case keyword:
			switch k {
			case "StandardEncoding":
				for c, t := range standard() {
					if t != "" {
						codes[byte(c)] = t
					}
				}
				return codes
			case "def", "readonly":
				if len(codes) > 0 {
					return codes
				}
			case "dup":
				c, is := l.next(0).(float64)
				n, also := l.next(0).(name)
				if is && also && c >= 0 && c < 256 {
					if t := glyph(string(n)); t != "" {
						codes[byte(c)] = t
					}
				}
			}
		}
	}
	return codes
}

// tableOf is a table of a TrueType or OpenType font.
func tableOf(data []byte, tag string) []byte {
	if len(data) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil
		}
		if string(data[at:at+4]) == tag {
			from, n := int(binary.BigEndian.Uint32(data[at+8:])), int(binary.BigEndian.Uint32(data[at+12:]))
			if from < 0 || n < 0 || from > len(data) {
				return nil
			}
			return data[from:min(from+n, len(data))]
		}
	}
	return nil
}

// characters calls do with each pair of character and glyph of a font's cmap,
// subtable by subtable.
func (f *file) characters(data []byte, do func(platform, encoding, character, glyph int)) {
	table := tableOf(data, "cmap")
	u16 := func(b []byte, at int) int {
		if at < 0 || at+2 > len(b) {
			return 0
		}
		return int(binary.BigEndian.Uint16(b[at:]))
	}
	u32 := func(b []byte, at int) int {
		if at < 0 || at+4 > len(b) {
			return 0
		}
		return int(binary.BigEndian.Uint32(b[at:]))
	}
	for i := range min(u16(table, 2), 32) {
		platform, kind, at := u16(table, 4+8*i), u16(table, 6+8*i), u32(table, 8+8*i)
		if at >= len(table) {
			continue
		}
		sub := table[at:]
		switch u16(sub, 0) {
		case 0:
			for c := range 256 {
				if 6+c < len(sub) && sub[6+c] != 0 {
					do(platform, kind, c, int(sub[6+c]))
				}
			}
		case 4:
			n := u16(sub, 6) / 2
			for s := range n {
				end, start := u16(sub, 14+2*s), u16(sub, 16+2*n+2*s)
				delta, offset := u16(sub, 16+4*n+2*s), u16(sub, 16+6*n+2*s)
				for c := start; c <= end && c < 0xffff && f.works(1); c++ {
					g := c
					if offset != 0 {
						g = u16(sub, 16+6*n+2*s+offset+2*(c-start))
						if g == 0 {
							continue
						}
					}
					if g = (g + delta) & 0xffff; g != 0 {
						do(platform, kind, c, g)
					}
				}
			}
		case 6:
			first := u16(sub, 6)
			for k := range u16(sub, 8) {
				if g := u16(sub, 10+2*k); g != 0 {
					do(platform, kind, first+k, g)
				}
			}
		case 12:
			for g := range min(u32(sub, 12), 1<<16) {
				start, end, first := u32(sub, 16+12*g), u32(sub, 20+12*g), u32(sub, 24+12*g)
				for c := start; c <= end && c <= 0x10ffff && f.works(1); c++ {
					do(platform, kind, c, first+c-start)
				}
			}
		}
	}
}

// reversed gives the character of each glyph.
func (f *file) reversed(data []byte) map[int]string {
	out := map[int]string{}
	f.characters(data, func(platform, kind, c, g int) {
		if platform == 0 || platform == 3 && (kind == 1 || kind == 10) {
			if _, had := out[g]; !had && meant(string(rune(c))) {
				out[g] = string(rune(c))
			}
		}
	})
	for g, n := range postNames(data) {
		if _, had := out[g]; !had {
			if t := glyph(n); t != "" {
				out[g] = t
			}
		}
	}
	return out
}

// symbols gives the characters of the codes of a simple TrueType font: its
// symbol or Macintosh table leads to glyphs, and those to characters.
func (f *file) symbols(data []byte) map[byte]string {
	glyphs := f.reversed(data)
	codes := map[byte]string{}
	for pass := range 2 { // the symbol table first
		f.characters(data, func(platform, kind, c, g int) {
			symbol := platform == 3 && kind == 0
			if symbol != (pass == 0) || !symbol && platform != 1 {
				return
			}
			if c &= 0xffff; c >= 0xf000 {
				c -= 0xf000
			}
			if c < 256 && codes[byte(c)] == "" && glyphs[g] != "" {
				codes[byte(c)] = glyphs[g]
			}
		})
	}
	return codes
}

// postNames are the names of glyphs that a TrueType font gives (format 2), but
// for those of the standard order of the Macintosh.
func postNames(data []byte) map[int]string {
	post := tableOf(data, "post")
	if len(post) < 34 || binary.BigEndian.Uint32(post) != 0x20000 {
		return nil
	}
	n := int(binary.BigEndian.Uint16(post[32:]))
	var names []string
	for at := 34 + 2*n; at < len(post); {
		end := at + 1 + int(post[at])
		if end > len(post) {
			break
		}
		names = append(names, string(post[at+1:end]))
		at = end
	}
	out := map[int]string{}
	for g := range n {
		if 34+2*g+2 > len(post) {
			break
		}
		if i := int(binary.BigEndian.Uint16(post[34+2*g:])) - 258; i >= 0 && i < len(names) {
			out[g] = names[i]
		}
	}
	return out
}

// cff is what a compact font says of its glyphs (Adobe Technical Note 5176).
type cff struct {
	names []string // by glyph; nil if they have numbers only
	codes map[byte]string
}

type cffReader struct {
	b  []byte
	at int
	ok bool
}

func (r *cffReader) uint(n int) int {
	if r.at < 0 || r.at+n > len(r.b) {
		r.ok = false
		return 0
	}
	v := 0
	for range n {
		v = v<<8 | int(r.b[r.at])
		r.at++
	}
	return v
}

func (r *cffReader) index() [][]byte {
	n := r.uint(2)
	if n == 0 || !r.ok {
		return nil
	}
	size := r.uint(1)
	if size < 1 || size > 4 {
		r.ok = false
		return nil
	}
	offsets := make([]int, n+1)
	for i := range offsets {
		offsets[i] = r.uint(size)
	}
	base := r.at - 1
	out := make([][]byte, n)
	for i := range out {
		from, to := base+offsets[i], base+offsets[i+1]
		if from < 0 || to < from || to > len(r.b) {
			r.ok = false
			return out
		}
		out[i] = r.b[from:to]
	}
	r.at = base + offsets[n]
	return out
}

// cffDict reads the operators of a dictionary that have one whole number.
func cffDict(b []byte) map[int]int {
	out := map[int]int{}
	var stack []int
	for i := 0; i < len(b); i++ {
		switch c := int(b[i]); {
		case c <= 21:
			if c == 12 && i+1 < len(b) {
				i++
				c = 1200 + int(b[i])
			}
			if len(stack) > 0 {
				out[c] = stack[len(stack)-1]
			} else {
				out[c] = 0
			}
			stack = stack[:0]
		case c == 28 && i+2 < len(b):
			stack = append(stack, int(int16(binary.BigEndian.Uint16(b[i+1:]))))
			i += 2
		case c == 29 && i+4 < len(b):
			stack = append(stack, int(int32(binary.BigEndian.Uint32(b[i+1:]))))
			i += 4
		case c == 30:
			for i++; i < len(b) && b[i]&0xf != 0xf && b[i]>>4 != 0xf; i++ {
			}
			stack = append(stack, 0)
		case c >= 32 && c <= 246:
			stack = append(stack, c-139)
		case c >= 247 && c <= 250 && i+1 < len(b):
			stack = append(stack, (c-247)*256+int(b[i+1])+108)
			i++
		case c >= 251 && c <= 254 && i+1 < len(b):
			stack = append(stack, -(c-251)*256-int(b[i+1])-108)
			i++
		}
	}
	return out
}

func compact(b []byte) cff {
	if len(b) < 4 {
		return cff{}
	}
	r := &cffReader{b: b, at: int(b[2]), ok: true}
	r.index() // names
	tops := r.index()
	list := r.index()
	if !r.ok || len(tops) == 0 {
		return cff{}
	}
	top := cffDict(tops[0])
	r.at = top[17]
	glyphs := r.uint(2)
	if !r.ok || glyphs == 0 {
		return cff{}
	}
	_, numbers := top[1230] // ROS: glyphs have CIDs
	sids := make([]int, glyphs)
	switch offset := top[15]; offset {
	case 0, 1, 2:
		for i := range sids {
			sids[i] = i // ISOAdobe
		}
	default:
		r.at = offset
		switch format := r.uint(1); format {
		case 0:
			for i := 1; i < glyphs && r.ok; i++ {
				sids[i] = r.uint(2)
			}
		case 1, 2:
			for i := 1; i < glyphs && r.ok; {
				first, left := r.uint(2), r.uint(format)
				for j := 0; j <= left && i < glyphs; j++ {
					sids[i] = first + j
					i++
				}
			}
		}
	}
	if numbers {
		return cff{}
	}
	names := make([]string, glyphs)
	for i, sid := range sids {
		switch {
		case sid-391 >= 0 && sid-391 < len(list):
			names[i] = string(list[sid-391])
		case sid < 391:
			names[i] = standardName(sid)
		}
	}
	out := cff{names: names, codes: map[byte]string{}}
	put := func(c, g int) {
		if c >= 0 && c < 256 && g < len(names) {
			if t := glyph(names[g]); t != "" {
				out.codes[byte(c)] = t
			}
		}
	}
	switch offset := top[16]; offset {
	case 0, 1:
		for c, t := range standard() {
			if t != "" {
				out.codes[byte(c)] = t
			}
		}
	default:
		r.at, r.ok = offset, true
		switch format := r.uint(1); format & 0x7f {
		case 0:
			for g := range r.uint(1) {
				put(r.uint(1), g+1)
			}
		case 1:
			g := 1
			for range r.uint(1) {
				first, left := r.uint(1), r.uint(1)
				for j := range left + 1 {
					put(first+j, g)
					g++
				}
			}
		}
	}
	return out
}

// standardName is the name of a standard string of CFF (appendix A): the first
// 149 are in the order of the standard encoding, the accented letters follow.
func standardName(sid int) string {
	names := standardNames()
	if sid > 0 && sid < len(names) {
		return names[sid]
	}
	return "sid" + strconv.Itoa(sid)
}
