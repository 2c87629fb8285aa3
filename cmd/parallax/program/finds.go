package program

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// To find the function that an address is in, Go's run-time system first looks into
// a table that has for every 4,096 addresses a number of a function that is not
// behind it, and goes on from there function by function (findfunc in
// runtime/symtab.go). In WebAssembly a function has 65,536 addresses, so the table
// counts up once for each function, sixteen times over, and that is 1 % of what the
// program transfers. Here it counts up for every eighth, and the run-time system
// goes on by three functions and a half more on average.

const (
	findBytes  = 20 // of what is said of 4,096 addresses: a number, and 16 bytes of what is to be added within
	findRepeat = 16 // times that a function has the same
	findEvery  = 8
)

// roundFinds has the table say the number of every eighth function in a program's
// data, as joinData leaves it. There has to be one such table.
func roundFinds(image []byte) error {
	t, err := findTable(image)
	if err != nil {
		return err
	}
	find := func(function int) []byte {
		return binary.LittleEndian.AppendUint32(nil, uint32(function))
	}
	zeros := make([]byte, findBytes-4)
	var whole []byte
	for i := range max(len(t.functions)-1, 0) { // what the last one has is as long as its code
		for range findRepeat {
			whole = append(append(whole, find(i)...), zeros...)
		}
	}
	at := bytes.Index(image, whole)
	if len(whole) == 0 || at < 0 || bytes.Contains(image[at+1:], whole) {
		return fmt.Errorf("%w: the table by which functions are found is laid out in another way", errNoLines)
	}
	for i := range len(whole) / findBytes {
		function := i / findRepeat
		copy(image[at+i*findBytes:], find(function-function%findEvery))
	}
	return nil
}
