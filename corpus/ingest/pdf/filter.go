package pdf

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
)

var errTooMuch = errors.New("the file inflates to more than is allowed")

// inflated is what a stream holds when its filters are taken off (7.4). What a
// damaged stream gives before the damage is kept. Pictures are not opened.
func (f *file) inflated(s *stream) []byte {
	data := s.raw
	if f.key != nil && !s.plain {
		data = f.key.stream(s.owner, s.dict, data)
	}
	filters := f.list(f.first(s.dict, "Filter", "F"))
	parameters := f.list(f.first(s.dict, "DecodeParms", "DP"))
	for i, filter := range filters {
		n, _ := f.resolve(filter).(name)
		var d dict
		if i < len(parameters) {
			d, _ = f.resolve(parameters[i]).(dict)
		}
		switch n {
		case "FlateDecode", "Fl":
			data = f.predicted(f.flate(data), d)
		case "LZWDecode", "LZW":
			early := 1
			if v, is := f.resolve(d["EarlyChange"]).(float64); is {
				early = int(v)
			}
			data = f.predicted(f.lzw(data, early), d)
		case "ASCII85Decode", "A85":
			data = ascii85(data)
		case "ASCIIHexDecode", "AHx":
			data = []byte((&lexer{b: data}).hexadecimal())
		case "RunLengthDecode", "RL":
			data = f.runs(data)
		case "Crypt":
		default: // DCTDecode, JPXDecode, CCITTFaxDecode, JBIG2Decode
			return nil
		}
	}
	return data
}

// take counts bytes that are about to be made; false if there are too many.
func (f *file) take(n int) bool {
	if f.left -= int64(n); f.left < 0 {
		f.trouble = errTooMuch
		return false
	}
	return true
}

func (f *file) flate(data []byte) []byte {
	most := max(f.left, 0)
	read := func(r io.Reader) []byte {
		var out bytes.Buffer
		_, _ = io.Copy(&out, io.LimitReader(r, most+1)) // what comes before damage is kept
		return out.Bytes()
	}
	var out []byte
	if r, err := zlib.NewReader(bytes.NewReader(data)); err == nil {
		out = read(r)
	}
	if len(out) == 0 && len(data) > 2 { // a damaged head
		out = read(flate.NewReader(bytes.NewReader(data[2:])))
	}
	if !f.take(len(out)) {
		return nil
	}
	return out
}

// lzw is PDF's variant: codes from 9 to 12 bits, highest bit first, 256 clears
// and 257 ends, and a code gets longer one code early unless it is said not to.
func (f *file) lzw(data []byte, early int) []byte {
	type entry struct {
		before int32
		last   byte
		length int32
	}
	table := make([]entry, 258, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out []byte
	bits, have, width, previous := 0, 0, 9, -1
	for _, b := range data {
		bits, have = bits<<8|int(b), have+8
		if have < width {
			continue
		}
		code := bits >> (have - width) & (1<<width - 1)
		have -= width
		bits &= 1<<have - 1
		switch {
		case code == 256:
			table, width, previous = table[:258], 9, -1
			continue
		case code == 257:
			return out
		case code > len(table) || previous < 0 && code > 257:
			return out
		}
		length := 0
		if code < len(table) {
			length = int(table[code].length)
		} else {
			length = int(table[previous].length) + 1
		}
		if !f.take(length) {
			return nil
		}
		from := len(out)
		out = append(out, make([]byte, length)...)
		at, end := code, from+length
		if code == len(table) {
			at, end = previous, end-1
		}
		for i := end - 1; i >= from && at >= 0; i-- {
			out[i] = table[at].last
			at = int(table[at].before)
		}
		if code == len(table) {
			out[from+length-1] = out[from]
		}
		if previous >= 0 && len(table) < 4096 {
			table = append(table, entry{int32(previous), out[from], table[previous].length + 1})
		}
		previous = code
		switch n := len(table) + early; {
		case n >= 2048:
			width = 12
		case n >= 1024:
			width = 11
		case n >= 512:
			width = 10
		default:
			width = 9
		}
	}
	return out
}

func ascii85(data []byte) []byte {
	var out []byte
	var group [5]byte
	n := 0
	flush := func(n int) {
		for i := n; i < 5; i++ {
			group[i] = 84
		}
		var v uint32
		for _, c := range group {
			v = v*85 + uint32(c)
		}
		out = append(out, []byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}[:n-1]...)
	}
	for _, c := range bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~")) {
		switch {
		case c == '~':
			if n > 1 {
				flush(n)
			}
			return out
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				flush(5)
				n = 0
			}
		}
	}
	if n > 1 {
		flush(n)
	}
	return out
}

func (f *file) runs(data []byte) []byte {
	var out []byte
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out
		case n < 128:
			to := min(i+n+1, len(data))
			if !f.take(to - i) {
				return nil
			}
			out = append(out, data[i:to]...)
			i = to
		case i < len(data):
			if !f.take(257 - n) {
				return nil
			}
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
	}
	return out
}

// predicted takes a predictor off (7.4.4.4): PNG's, or TIFF's of 8-bit samples.
func (f *file) predicted(data []byte, d dict) []byte {
	whole := func(key name, otherwise int) int {
		if v, is := f.resolve(d[key]).(float64); is {
			return int(v)
		}
		return otherwise
	}
	predictor := whole("Predictor", 1)
	if predictor < 2 {
		return data
	}
	colours, bits, columns := whole("Colors", 1), whole("BitsPerComponent", 8), whole("Columns", 1)
	if colours < 1 || colours > 32 || bits < 1 || bits > 16 || columns < 1 || columns > 1<<20 {
		return data
	}
	row, pixel := (colours*bits*columns+7)/8, max(1, colours*bits/8)
	if predictor == 2 {
		if bits == 8 {
			for at := 0; at+row <= len(data); at += row {
				for i := pixel; i < row; i++ {
					data[at+i] += data[at+i-pixel]
				}
			}
		}
		return data
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for at := 0; at < len(data); at += row + 1 {
		kind := data[at]
		line := make([]byte, row)
		copy(line, data[at+1:min(at+1+row, len(data))])
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line...)
		above = line
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int { return max(n, -n) }
