package charset

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	shiftOut = 0x0E
	shiftIn  = 0x0F
	escape   = 0x1B
)

// readISO2022KR reads RFC 1557: between the control characters SO and SI stand
// pairs of KS X 1001 without the eighth bit, which EUC-KR has set.
func readISO2022KR(b []byte) string {
	return readShifted(b, func(string) encoding.Encoding { return korean.EUCKR })
}

// readISO2022CN reads RFC 1922: what stands between SO and SI is of the set that
// the last escape sequence named. Of the planes of CNS 11643 only what Big5 also
// has could be shown; they are rare enough to be replaced.
func readISO2022CN(b []byte) string {
	return readShifted(b, func(set string) encoding.Encoding {
		if set == "A" || set == "E" {
			return simplifiedchinese.GB18030
		}
		return nil
	})
}

func readShifted(b []byte, coding func(set string) encoding.Encoding) string {
	var out strings.Builder
	set, shifted := "", false
	var pairs []byte
	flush := func() {
		if len(pairs) == 0 {
			return
		}
		if c := coding(set); c != nil {
			text, err := c.NewDecoder().Bytes(pairs)
			out.Write(text)
			if err != nil {
				out.WriteString("\uFFFD")
			}
		} else {
			out.WriteString(strings.Repeat("\uFFFD", (len(pairs)+1)/2))
		}
		pairs = pairs[:0]
	}
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == escape && i+3 < len(b) && b[i+1] == '$' && (b[i+2] == ')' || b[i+2] == '*' || b[i+2] == '+'):
			flush()
			set = string(b[i+3])
			i += 3
		case c == shiftOut:
			flush()
			shifted = true
		case c == shiftIn:
			flush()
			shifted = false
		case c == '\n': // both standards begin each line anew
			flush()
			shifted = false
			out.WriteByte(c)
		case shifted && c > ' ' && c < 0x7F:
			pairs = append(pairs, c|0x80)
		case c >= 0x80:
			flush()
			out.WriteString("\uFFFD")
		default:
			flush()
			out.WriteByte(c)
		}
	}
	flush()
	return out.String()
}

// readJohab reads the Korean encoding of old MS-DOS programs (KS X 1001 annex 3).
// A syllable is a set bit and three numbers of five bits: first consonant, vowel,
// last consonant; signs and Chinese characters are those of KS X 1001 in another
// order.
func readJohab(b []byte) string {
	var out strings.Builder
	ks := korean.EUCKR.NewDecoder()
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c < 0x80 {
			if c == '\\' {
				out.WriteRune('₩')
			} else {
				out.WriteByte(c)
			}
			continue
		}
		if i+1 == len(b) {
			out.WriteString("\uFFFD")
			break
		}
		d := b[i+1]
		var r string
		switch {
		case c >= 0x84 && c <= 0xD3:
			r = johabSyllable(c, d)
		case c >= 0xD8 && c <= 0xDE || c >= 0xE0 && c <= 0xF9:
			r = johabSign(ks, c, d)
		}
		if r == "" {
			out.WriteString("\uFFFD")
			if d < 0x80 {
				continue
			}
		} else {
			out.WriteString(r)
		}
		i++
	}
	return out.String()
}

// The letters that the five bits of each part mean, as numbers of Unicode's
// composition; -1 is none, -2 is no letter.
var (
	johabFirst  = [32]int{-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2}
	johabVowel  = [32]int{-2, -2, -1, 0, 1, 2, 3, 4, -2, -2, 5, 6, 7, 8, 9, 10, -2, -2, 11, 12, 13, 14, 15, 16, -2, -2, 17, 18, 19, 20, -2, -2}
	johabLast   = [32]int{-2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, -2, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, -2, -2}
	singleFirst = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
	singleLast  = []rune(" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
)

func johabSyllable(c, d byte) string {
	n := int(c)<<8 | int(d)
	first, vowel, last := johabFirst[n>>10&31], johabVowel[n>>5&31], johabLast[n&31]
	switch {
	case first == -2 || vowel == -2 || last == -2:
		return ""
	case first >= 0 && vowel >= 0:
		return string(rune(0xAC00 + (first*21+vowel)*28 + last))
	case first >= 0 && last == 0:
		return string(singleFirst[first])
	case first == -1 && vowel >= 0 && last == 0:
		return string(rune(0x314F + vowel))
	case first == -1 && vowel == -1 && last > 0:
		return string(singleLast[last])
	}
	return ""
}

// johabSign finds a sign or a Chinese character: two rows of KS X 1001 share a
// first byte.
func johabSign(ks *encoding.Decoder, c, d byte) string {
	var cell int
	switch {
	case d >= 0x31 && d <= 0x7E:
		cell = int(d) - 0x31
	case d >= 0x91 && d <= 0xFE:
		cell = int(d) - 0x91 + 0x4E
	default:
		return ""
	}
	row := 0
	switch {
	case c >= 0xE0:
		row = (int(c)-0xE0)*2 + 0xCA
	case c >= 0xD9:
		row = (int(c)-0xD9)*2 + 0xA1
	default:
		return ""
	}
	if cell >= 94 {
		row, cell = row+1, cell-94
	}
	r, err := ks.Bytes([]byte{byte(row), byte(0xA1 + cell)})
	if err != nil || len(r) == 0 {
		return ""
	}
	return string(r)
}
