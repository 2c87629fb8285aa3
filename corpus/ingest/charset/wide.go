package charset

import "bytes"

// mark is the encoding that a byte order mark says, and the mark's length.
func mark(b []byte) (*enc, int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return lookup("utf-8"), 3
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}) && len(b)%4 == 0:
		return lookup("utf-32le"), 4
	case bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		return lookup("utf-32be"), 4
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return lookup("utf-16le"), 2
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return lookup("utf-16be"), 2
	}
	return nil, 0
}

// wide recognises UTF-16 and UTF-32 without a mark. Both hold spaces, line ends
// and digits whatever the language, and these have zero bytes on one side; other
// texts have no zero bytes at all.
func wide(b []byte) *enc {
	b = b[:min(len(b), maxSample)&^3]
	if len(b) == 0 {
		return nil
	}
	var zero [4]int
	var plain [2]int // spaces, line ends and the like as pairs, by the place of the zero
	for i, c := range b {
		if c == 0 {
			zero[i%4]++
		}
	}
	for i := 0; i+1 < len(b); i += 2 {
		switch {
		case b[i] == 0 && common(b[i+1]):
			plain[0]++
		case b[i+1] == 0 && common(b[i]):
			plain[1]++
		}
	}
	quarter := len(b) / 4
	switch {
	case zero[0] == quarter && zero[1]*10 >= quarter*9 && zero[3]*10 < quarter:
		return lookup("utf-32be")
	case zero[3] == quarter && zero[2]*10 >= quarter*9 && zero[0]*10 < quarter:
		return lookup("utf-32le")
	}
	even, odd := zero[0]+zero[2], zero[1]+zero[3]
	// One blank or line end in a hundred letters is fewer than any language has;
	// Chinese has the fewest.
	enough := max(1, len(b)/200)
	switch {
	case plain[0] >= enough && even >= 8*odd:
		return lookup("utf-16be")
	case plain[1] >= enough && odd >= 8*even:
		return lookup("utf-16le")
	}
	return nil
}

// common are characters of ASCII that texts in every language have.
func common(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || '0' <= c && c <= '9' || c == '.' || c == ',' || c == '<' || c == '>'
}

// escaped recognises encodings that stay within seven bits and switch between
// sets of letters by escape sequences.
func escaped(b []byte) *enc {
	sample := b[:min(len(b), 4*maxSample)]
	for _, c := range sample {
		if c >= 0x80 {
			return nil
		}
	}
	for rest := sample; ; {
		at := bytes.IndexByte(rest, 0x1B)
		if at < 0 {
			break
		}
		rest = rest[at+1:]
		switch {
		case bytes.HasPrefix(rest, []byte("$)C")):
			return lookup("iso-2022-kr")
		case bytes.HasPrefix(rest, []byte("$)A")), bytes.HasPrefix(rest, []byte("$)G")), bytes.HasPrefix(rest, []byte("$*H")):
			return lookup("iso-2022-cn")
		case bytes.HasPrefix(rest, []byte("$B")), bytes.HasPrefix(rest, []byte("$@")), bytes.HasPrefix(rest, []byte("(I")), bytes.HasPrefix(rest, []byte("$(D")):
			return lookup("iso-2022-jp")
		}
	}
	if hz(sample) {
		return lookup("hz-gb-2312")
	}
	return nil
}

// hz reports whether b has a run of Chinese as HZ writes it: "~{", pairs of the
// letters of GB 2312 without its eighth bit, "~}".
func hz(b []byte) bool {
	open := bytes.Index(b, []byte("~{"))
	if open < 0 {
		return false
	}
	run := b[open+2:]
	for i := 0; i < len(run); i += 2 {
		switch c := run[i]; {
		case c == '\n' || c == '\r': // a line end closes a run, too
			return i > 0
		case c == '~':
			return i > 0 && i+1 < len(run) && run[i+1] == '}'
		case c < 0x21 || c > 0x77 || i+1 < len(run) && (run[i+1] < 0x21 || run[i+1] > 0x7E):
			return false
		}
	}
	return len(run) > 1
}
