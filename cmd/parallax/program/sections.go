package program

import "encoding/binary"

// The sections of a WebAssembly binary that are changed; see
// https://webassembly.github.io/spec/core/binary/modules.html#sections.
const (
	sectionMemory    = 5
	sectionCode      = 10
	sectionData      = 11
	sectionDataCount = 12
)

// changeSections returns a WebAssembly binary with what change makes of what each
// section holds; a section of which it makes nil stays as it is, to the byte. What
// is no such binary is the error none.
func changeSections(wasm []byte, none error, change func(kind byte, of []byte) ([]byte, error)) ([]byte, error) {
	const header = 8
	if len(wasm) < header || string(wasm[:4]) != "\x00asm" {
		return nil, none
	}
	changed := append([]byte(nil), wasm[:header]...)
	for b := wasm[header:]; len(b) > 0; {
		of, rest, ok := section(b[1:])
		if !ok {
			return nil, none
		}
		whole := b[:len(b)-len(rest)]
		content, err := change(b[0], of)
		if err != nil {
			return nil, err
		}
		if content != nil {
			whole = append(binary.AppendUvarint([]byte{b[0]}, uint64(len(content))), content...)
		}
		changed = append(changed, whole...)
		b = rest
	}
	return changed, nil
}
