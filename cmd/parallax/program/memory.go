package program

import (
	"encoding/binary"
	"errors"
)

// The program that reads people's files must not take a machine's memory,
// whatever a file holds. WebAssembly has a limit for that, which the browser
// keeps and Go's linker does not set; a program that wants more ends as if its
// machine had none, and the page names the file.

// readerMemory is the most that reading files may take, in bytes.
const readerMemory = 512 << 20

var errNoMemory = errors.New("this is no WebAssembly program whose memory can be limited")

// limitMemory returns the WebAssembly binary with a limit for its memory, in
// bytes; it has to have one memory without a limit, which is what the linker
// writes. See https://webassembly.github.io/spec/core/binary/modules.html#memory-section.
func limitMemory(wasm []byte, most uint64) ([]byte, error) {
	done := false
	limited, err := changeSections(wasm, errNoMemory, func(kind byte, of []byte) ([]byte, error) {
		if kind != sectionMemory {
			return nil, nil
		}
		const one, unlimited, limit, pageBytes = 1, 0, 1, 64 << 10
		if len(of) < 3 || of[0] != one || of[1] != unlimited {
			return nil, errNoMemory
		}
		least, w := binary.Uvarint(of[2:])
		if w <= 0 || 2+w != len(of) || least > most/pageBytes {
			return nil, errNoMemory
		}
		done = true
		return binary.AppendUvarint(binary.AppendUvarint([]byte{one, limit}, least), most/pageBytes), nil
	})
	if err == nil && !done {
		return nil, errNoMemory
	}
	return limited, err
}
