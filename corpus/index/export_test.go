package index

import (
	"encoding/binary"
	"hash/crc32"
)

// Sealed returns body with the checksum that belongs to it.
func Sealed(body []byte) []byte {
	return binary.LittleEndian.AppendUint32(append([]byte(nil), body...), crc32.Checksum(body, castagnoli))
}
