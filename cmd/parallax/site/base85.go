package site

import "encoding/binary"

// base85Digits are the digits of base 85 in a pack: printable ASCII that means
// nothing in HTML; the same as in web/boot/base85.js, which reads and writes them.
const base85Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$()*-./:;=?@[]^_{|}~%"

// base85 writes bytes as text: five digits, the highest first, for four bytes,
// and at the end one digit more than there are bytes left. That is a quarter
// more than the bytes, where base 64 is a third.
func base85(b []byte) []byte {
	out := make([]byte, 0, (len(b)+3)/4*5)
	for len(b) > 0 {
		var group [4]byte
		n := copy(group[:], b)
		b = b[n:]
		var digits [5]byte
		for v, i := binary.BigEndian.Uint32(group[:]), 4; i >= 0; v, i = v/85, i-1 {
			digits[i] = base85Digits[v%85]
		}
		out = append(out, digits[:n+1]...)
	}
	return out
}
