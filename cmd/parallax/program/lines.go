package program

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// Go writes for each function of a program in which file and line its
// instructions are and where its arguments lie, so that a stack can be printed with
// them; and where it must not be interrupted, which nobody does in a browser. That
// is a fifteenth of what the program transfers and of no use to a reader: what is
// printed when a program ends still names the functions, and a build with the lines
// of everything is one `go build` away.

var errNoLines = errors.New("this is no program whose line numbers are known to be of no use")

// The layout of what is here called the table, runtime.pclntab, and of what it
// says of a function, as of Go 1.26: pcHeader and _func in runtime/symtab.go and
// runtime2.go. All numbers have their lowest byte first. Offsets are from the
// beginning of the table unless something else is said.
const (
	tableMagic  = "\xf1\xff\xff\xff\x00\x00\x01\x08" // with the size of an instruction, 1, and of a pointer
	tableHeader = 72                                 // its length

	atFunctions  = 8  // number of functions
	atFileOfUnit = 40 // where for each compiled unit its files' names are
	atFileNames  = 48 // where the names are
	atValues     = 56 // where tables of values by program counter are, at offsets that functions name
	atList       = 64 // where the list of functions is, and what it says of each at offsets from itself

	functionLength = 44 // without its further tables of values, and the pointers that follow these
	functionStack  = 16 // offset of the table of stack depths
	functionFiles  = 20 // of files
	functionLines  = 24 // of lines
	functionTables = 28 // number of further tables, whose offsets follow the function
	functionUnit   = 32
	functionStart  = 36 // the line it begins in
	functionData   = 43 // number of offsets of data, which follow those of tables; one byte

	tableOfUnsafe, tableOfArguments = 0, 3 // among the further tables
	dataOfArguments, dataOfLiveness = 5, 6
	noData                          = 0xFFFFFFFF
)

// layoutKnown begins the releases of Go of which this is known to be the layout, and
// what standard.go says.
const layoutKnown = "go1.26"

// dropLines clears in a program's data, as joinData leaves it, all that tells files,
// lines, arguments and where it is unsafe to interrupt (the run-time system does not
// for js/wasm: preemptMSupported in os_wasm.go). Zeros hardly weigh anything once
// compressed. A function without a table of files or lines is one that Go's run-time
// system knows (assembly has such), and says "?" of. Whatever is not laid out as
// expected, to the last offset, is an error and nothing is changed: another release
// of Go must not make a program that fails when it is out.
func dropLines(image []byte) error {
	t, err := findTable(image)
	if err != nil {
		return err
	}
	// The tables of values lie in no order, and equal ones are one. What remains
	// is what functions use for something else.
	used := make([]bool, len(t.values))
	for _, f := range t.functions {
		if err := t.use(used, number32(f[functionStack:])); err != nil {
			return err
		}
		for i := range number32(f[functionTables:]) {
			if i == tableOfUnsafe || i == tableOfArguments {
				continue
			}
			if err := t.use(used, number32(f[functionLength+4*i:])); err != nil {
				return err
			}
		}
	}
	for i, kept := range used {
		if !kept {
			t.values[i] = 0
		}
	}
	clear(t.files)
	for _, f := range t.functions {
		for _, at := range []int{functionFiles, functionLines, functionUnit, functionStart} {
			clear(f[at : at+4])
		}
		tables := number32(f[functionTables:])
		for _, i := range []int{tableOfUnsafe, tableOfArguments} {
			if i < tables {
				clear(f[functionLength+4*i:][:4])
			}
		}
		for _, i := range []int{dataOfArguments, dataOfLiveness} {
			if i < int(f[functionData]) {
				binary.LittleEndian.PutUint32(f[functionLength+4*(tables+i):], noData)
			}
		}
	}
	return nil
}

// table is runtime.pclntab in an image of the memory.
type table struct {
	functions [][]byte // from where each begins to the end of its offsets of tables and data
	files     []byte   // names of files, and which unit has which
	values    []byte   // tables of values; at 0 there is none
}

// findTable finds the one place in the image that is laid out as the table.
func findTable(image []byte) (found table, err error) {
	n := 0
	for at := bytes.Index(image, []byte(tableMagic)); at >= 0; {
		t, ok := readTable(image[at:])
		if !ok {
			return table{}, fmt.Errorf("%w: what looks like Go's table of functions is laid out in another way", errNoLines)
		}
		found = t
		n++
		next := bytes.Index(image[at+1:], []byte(tableMagic))
		if next < 0 {
			break
		}
		at += 1 + next
	}
	if n != 1 {
		return table{}, fmt.Errorf("%w: it has %d tables of functions", errNoLines, n)
	}
	return found, nil
}

// readTable reads the table that b begins with.
func readTable(b []byte) (t table, ok bool) {
	number := func(at int) uint64 { return binary.LittleEndian.Uint64(b[at:]) }
	if len(b) < tableHeader {
		return table{}, false
	}
	functions, units, names, values, list := number(atFunctions), number(atFileOfUnit), number(atFileNames), number(atValues), number(atList)
	if !(tableHeader < units && units <= names && names <= values && values < list && list <= uint64(len(b)) && functions < (uint64(len(b))-list)/8) {
		return table{}, false
	}
	t.files, t.values = b[units:values], b[values:list]
	b = b[list:]
	for i := range int(functions) {
		at := uint64(number32(b[8*i+4:])) // after where its code begins
		// What is said of the functions follows the list, which ends with where the last one ends.
		if at < 8*functions+4 || at+functionLength > uint64(len(b)) {
			return table{}, false
		}
		end := at + functionLength + 4*(uint64(number32(b[at+functionTables:]))+uint64(b[at+functionData]))
		// Both the list and the function tell where the function begins.
		if end > uint64(len(b)) || number32(b[at:]) != number32(b[8*i:]) {
			return table{}, false
		}
		t.functions = append(t.functions, b[at:end])
	}
	return t, true
}

// use marks the table of values at an offset, unless that is 0: pairs of numbers, how
// much the value and how much the program counter is more than before. It ends
// where the value stays the same, except at the beginning.
func (t table) use(used []bool, offset int) error {
	for at, first := offset, true; offset > 0; first = false {
		if at >= len(t.values) {
			return fmt.Errorf("%w: a table of values leads out of it", errNoLines)
		}
		more, w := binary.Uvarint(t.values[at:])
		if more == 0 && w > 0 && !first {
			used[at] = true
			return nil
		}
		_, w2 := binary.Uvarint(t.values[at+max(w, 0):])
		if w <= 0 || w2 <= 0 {
			return fmt.Errorf("%w: a table of values leads out of it", errNoLines)
		}
		for range w + w2 {
			used[at] = true
			at++
		}
	}
	return nil
}

func number32(b []byte) int { return int(binary.LittleEndian.Uint32(b)) }
