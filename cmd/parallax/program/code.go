package program

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Go's compiler writes three things into a function that depend on where they stand
// in it, although what they say is the same everywhere, and what differs everywhere
// does not compress:
//
//   - A jump sets the number of the block to go on with and begins the function anew,
//     where a table leads there. A jump to what follows further down can leave the
//     block that ends there, at once, and by how many that is deeper is mostly the
//     same in equal code.
//   - After each call, if its callee says that the stack of WebAssembly has to be
//     unwound, a branch leads to the end of the function, out of as many blocks as are
//     still to come. It can return there and then.
//   - Before each call, the address to go on from is put on Go's stack: the number of
//     the function times 65,536, and that of the block. The first stays in a variable.
//
// What a function does stays the same, to the addresses on Go's stack; jumps take a
// way less. A function is changed where all of it is as Go's compiler is known to
// write it (preprocess and assemble in cmd/internal/obj/wasm/wasmobj.go of Go 1.26),
// and stays as it is otherwise.

// errNoCode is returned for what has no code, or instructions that Go's compiler
// does not write.
var errNoCode = errors.New("this is no WebAssembly program whose code can be written shorter")

// shortenCode returns the WebAssembly binary with its functions written shorter. See
// https://webassembly.github.io/spec/core/binary/modules.html#code-section.
func shortenCode(wasm []byte) ([]byte, error) {
	return changeSections(wasm, errNoCode, func(kind byte, of []byte) ([]byte, error) {
		if kind != sectionCode {
			return nil, nil
		}
		return shortenFunctions(of)
	})
}

// shortenFunctions is shortenCode of what a code section holds.
func shortenFunctions(b []byte) ([]byte, error) {
	n, w := binary.Uvarint(b)
	if w <= 0 {
		return nil, errNoCode
	}
	short := append([]byte(nil), b[:w]...)
	b = b[w:]
	for i := range n {
		of, rest, ok := section(b)
		if !ok {
			return nil, errNoCode
		}
		f, err := readFunction(of)
		if err != nil {
			return nil, err
		}
		if f.isUsual() {
			f.jumpDirectly()
			f.unwindAtOnce()
			f.keepAddress(int64(firstAddress + i))
		}
		whole := f.append(nil)
		short = append(binary.AppendUvarint(short, uint64(len(whole))), whole...)
		b = rest
	}
	if len(b) > 0 {
		return nil, errNoCode
	}
	return short, nil
}

// firstAddress is what Go adds to the number of a function to have the upper part
// of its address (funcValueOffset in cmd/link/internal/wasm/asm.go).
const firstAddress = 0x1000

// The instructions of WebAssembly that are looked at; see
// https://webassembly.github.io/spec/core/binary/instructions.html.
const (
	opBlock        = 0x02
	opLoop         = 0x03
	opIf           = 0x04
	opElse         = 0x05
	opEnd          = 0x0B
	opBranch       = 0x0C
	opBranchIf     = 0x0D
	opBranchTable  = 0x0E
	opReturn       = 0x0F
	opCall         = 0x10
	opCallIndirect = 0x11
	opLocalGet     = 0x20
	opLocalSet     = 0x21
	opLocalTee     = 0x22
	opGlobalSet    = 0x24
	opLoad         = 0x28 // the first of those with a place in memory
	opStore        = 0x3E // the last
	opMemorySize   = 0x3F
	opMemoryGrow   = 0x40
	opI32Const     = 0x41
	opI64Const     = 0x42
	opF32Const     = 0x43
	opF64Const     = 0x44
	opNumeric      = 0x45 // the first of those with nothing after them
	opI64Add       = 0x7C
	opNumericLast  = 0xC4
	opFurther      = 0xFC // what follows says which

	emptyBlock = 0x40 // the type of a block that leaves nothing behind
	typeI32    = 0x7F
	typeI64    = 0x7E
)

// function is the code of one function.
type function struct {
	locals []byte // its variables, as they are declared
	code   []instruction
	labels int // how many are in use
}

// instruction is one of a function's. What begins or ends something and what
// branches have labels: the number of the block, the loop or the if within the
// function, and 0 for the function.
type instruction struct {
	op     byte
	raw    []byte // all of it; of branches not used, for they are written by their labels
	labels []int
}

// is tells whether an instruction is this one, to the byte.
func (i instruction) is(raw string) bool { return string(i.raw) == raw }

// plain is an instruction without labels.
func plain(raw ...byte) instruction { return instruction{op: raw[0], raw: raw} }

// instructionLength is how many bytes the instruction takes that b begins with; 0 if
// it is none that Go's compiler writes.
func instructionLength(b []byte) int {
	numbers := func(at, n int) int {
		for range n {
			for at < len(b) && b[at] >= 0x80 {
				at++
			}
			at++
		}
		return at
	}
	n := 0
	switch op := b[0]; {
	case op == opBlock, op == opLoop, op == opIf, op == opMemorySize, op == opMemoryGrow:
		n = 2
	case op == opBranch, op == opBranchIf, op == opCall, op >= opLocalGet && op <= opGlobalSet, op == opI32Const, op == opI64Const:
		n = numbers(1, 1)
	case op == opBranchTable:
		most, w := binary.Uvarint(b[1:])
		if w <= 0 || most >= uint64(len(b)) {
			return 0
		}
		n = numbers(1+w, int(most)+1)
	case op == opCallIndirect, op >= opLoad && op <= opStore:
		n = numbers(1, 2)
	case op == opF32Const:
		n = 5
	case op == opF64Const:
		n = 9
	case op == opFurther && len(b) > 1:
		const toInteger, memoryCopy, memoryFill = 7, 10, 11
		switch {
		case b[1] <= toInteger:
			n = 2
		case b[1] == memoryCopy:
			n = 4
		case b[1] == memoryFill:
			n = 3
		}
	case op < opBlock, op == opElse, op == opEnd, op == opReturn, op == 0x1A, op == 0x1B, op >= opNumeric && op <= opNumericLast:
		n = 1
	}
	if n > len(b) {
		return 0
	}
	return n
}

// readFunction reads the code of a function.
func readFunction(b []byte) (f function, err error) {
	groups, w := binary.Uvarint(b)
	if w <= 0 || groups > uint64(len(b)) {
		return f, errNoCode
	}
	at := w
	for range groups {
		_, w := binary.Uvarint(b[min(at, len(b)):])
		if at += w + 1; w <= 0 || at > len(b) {
			return f, errNoCode
		}
	}
	f.locals, b = b[:at], b[at:]
	open := []int{0}
	for len(b) > 0 {
		n := instructionLength(b)
		if n == 0 || len(open) == 0 {
			return f, fmt.Errorf("%w: it has an instruction % x", errNoCode, b[:min(len(b), 4)])
		}
		i := instruction{op: b[0], raw: b[:n]}
		var depths []byte
		switch i.op {
		case opBlock, opLoop, opIf:
			f.labels++
			open = append(open, f.labels)
			depths = []byte{0}
		case opEnd:
			depths = []byte{0}
		case opBranch, opBranchIf:
			depths = b[1:n]
		case opBranchTable:
			_, w := binary.Uvarint(b[1:])
			depths = b[1+w : n]
		}
		for len(depths) > 0 {
			depth, w := binary.Uvarint(depths)
			if w <= 0 || depth >= uint64(len(open)) {
				return f, errNoCode
			}
			i.labels = append(i.labels, open[len(open)-1-int(depth)])
			depths = depths[w:]
		}
		if i.op == opEnd {
			open = open[:len(open)-1]
		}
		f.code = append(f.code, i)
		b = b[n:]
	}
	if len(open) > 0 {
		return f, errNoCode
	}
	return f, nil
}

// append writes the function after b.
func (f *function) append(b []byte) []byte {
	b = append(b, f.locals...)
	open := []int{0}
	depth := func(b []byte, label int) []byte {
		for n := len(open) - 1; ; n-- {
			if open[n] == label { // what is branched to is open
				return binary.AppendUvarint(b, uint64(len(open)-1-n))
			}
		}
	}
	for _, i := range f.code {
		switch i.op {
		case opBranch, opBranchIf:
			b = depth(append(b, i.op), i.labels[0])
			continue
		case opBranchTable:
			b = binary.AppendUvarint(append(b, i.op), uint64(len(i.labels)-1))
			for _, l := range i.labels {
				b = depth(b, l)
			}
			continue
		case opBlock, opLoop, opIf:
			open = append(open, i.labels[0])
		case opEnd:
			open = open[:len(open)-1]
		}
		b = append(b, i.raw...)
	}
	return b
}

const (
	getBlock = "\x20\x00" // local.get 0, the number of the block to go on with, which is the argument
	setBlock = "\x21\x00"
)

// isUsual tells whether a function is called as Go's functions are: with the number
// of the block to go on with, and with a copy of Go's stack pointer, which it begins
// with, as its first variable.
func (f *function) isUsual() bool {
	return len(f.code) > 2 && f.code[0].is("\x23\x00") && f.code[1].is("\x21\x01") &&
		len(f.locals) > 2 && f.locals[0] > 0 && f.locals[1] > 0 && f.locals[2] == typeI32
}

// table finds the loop that a function's jumps begin anew, and to which labels its
// table leads by the number of a block. It is not ok if anything but such jumps
// leads there, or the number is used for anything else.
func (f *function) table() (loop int, blocks []int, ok bool) {
	for k, i := range f.code {
		switch {
		case i.op == opLoop && blocks == nil:
			at := k + 1
			for at < len(f.code) && f.code[at].op == opBlock {
				at++
			}
			if at+1 < len(f.code) && f.code[at].is(getBlock) && f.code[at+1].op == opBranchTable {
				loop, blocks = i.labels[0], f.code[at+1].labels
			}
		case i.is(getBlock):
			// The number of a function that is called by it is kept in its place for a moment.
			called := k >= 2 && k+1 < len(f.code) && f.code[k-2].is(setBlock) && f.code[k-1].is("\x41\x00") && f.code[k+1].op == opCallIndirect
			if !called && !(k+1 < len(f.code) && f.code[k+1].op == opBranchTable && slices.Equal(f.code[k+1].labels, blocks)) {
				return 0, nil, false
			}
		case i.is("\x22\x00"): // local.tee 0
			return 0, nil, false
		case blocks != nil && (i.op == opBranch || i.op == opBranchIf) && i.labels[0] == loop:
			if _, is := f.jump(k - 2); !is {
				return 0, nil, false
			}
		}
	}
	return loop, blocks, blocks != nil
}

// jump is the number of the block that the jump at k goes to, if it is one.
func (f *function) jump(k int) (block int, is bool) {
	if k < 0 || k+2 >= len(f.code) || f.code[k].op != opI32Const || !f.code[k+1].is(setBlock) || f.code[k+2].op != opBranch {
		return 0, false
	}
	v, w := signed(f.code[k].raw[1:])
	return int(v), w > 0 && v >= 0
}

// jumpDirectly has jumps to blocks that begin further down leave what ends there.
func (f *function) jumpDirectly() {
	loop, blocks, ok := f.table()
	if !ok {
		return
	}
	ended := make([]bool, f.labels+1) // or not begun
	for l := range ended {
		ended[l] = true
	}
	short := make([]instruction, 0, len(f.code))
	for k := 0; k < len(f.code); k++ {
		i := f.code[k]
		switch i.op {
		case opBlock, opLoop, opIf:
			ended[i.labels[0]] = false
		case opEnd:
			ended[i.labels[0]] = true
		case opI32Const:
			block, is := f.jump(k)
			if !is || f.code[k+2].labels[0] != loop {
				break
			}
			to := blocks[min(block, len(blocks)-1)] // the last one is for all above
			if ended[to] {
				break // it lies above: the loop begins anew
			}
			last := len(short) - 1
			if k+3 < len(f.code) && f.code[k+3].op == opEnd && short[last].op == opIf && short[last].raw[1] == emptyBlock {
				// if, jump, end
				ended[short[last].labels[0]] = true
				short[last] = instruction{op: opBranchIf, labels: []int{to}}
				k += 3
				continue
			}
			short = append(short, instruction{op: opBranch, labels: []int{to}})
			k += 2
			continue
		}
		short = append(short, i)
	}
	f.code = short
}

// unwindAtOnce has a function return 1 where a call did, instead of leaving the block
// around all others, after which it does.
func (f *function) unwindAtOnce() {
	// …, block, …, end, i32.const 1, end
	last := len(f.code) - 3
	if last < 3 || f.code[2].op != opBlock || f.code[last].op != opEnd || f.code[last].labels[0] != f.code[2].labels[0] || !f.code[last+1].is("\x41\x01") {
		return
	}
	exit := f.code[2].labels[0]
	for _, i := range f.code {
		if (i.op == opBranch || i.op == opBranchTable) && slices.Contains(i.labels, exit) {
			return
		}
	}
	// What comes before the end of that block is unreachable.
	if !f.code[last-1].is("\x00") {
		return
	}
	short := append(make([]instruction, 0, len(f.code)), f.code[:2]...)
	for _, i := range f.code[3:last] {
		if i.op == opBranchIf && i.labels[0] == exit {
			f.labels++
			l := []int{f.labels}
			short = append(short, instruction{opIf, []byte{opIf, emptyBlock}, l}, plain(opI32Const, 1), plain(opReturn), instruction{opEnd, []byte{opEnd}, l})
			continue
		}
		short = append(short, i)
	}
	f.code = append(short, f.code[last+2])
}

// keepAddress has a function keep its address, of which number is the upper part,
// in a further variable, the second, where it uses it more than once.
func (f *function) keepAddress(number int64) {
	const kept, most = 2, 127 // numbers above take two bytes
	within := func(i instruction) (block int64, is bool) {
		if i.op != opI64Const {
			return 0, false
		}
		v, w := signed(i.raw[1:])
		return v & 0xFFFF, w > 0 && v>>16 == number
	}
	uses := 0
	for _, i := range f.code {
		if _, is := within(i); is {
			uses++
		}
	}
	variables := 1 // with the argument
	for b := f.locals[1:]; len(b) > 0; {
		n, w := binary.Uvarint(b)
		variables += int(min(n, most))
		b = b[w+1:]
	}
	if uses < 2 || variables >= most {
		return
	}
	// One of type i32, then those of type i64.
	groups := f.locals[0]
	switch {
	case f.locals[1] != 1 || groups >= most:
		return
	case groups > 1 && f.locals[4] == typeI64:
		f.locals = bytes.Clone(f.locals)
		f.locals[3]++
	default:
		f.locals = slices.Concat([]byte{groups + 1}, f.locals[1:3], []byte{1, typeI64}, f.locals[3:])
	}
	long := make([]instruction, 0, len(f.code)+2+2*uses)
	long = append(long, plain(append([]byte{opI64Const}, appendSigned(nil, number<<16)...)...), plain(opLocalSet, kept))
	for _, i := range f.code {
		if i.op >= opLocalGet && i.op <= opLocalTee && i.raw[1] >= kept {
			i.raw = []byte{i.op, i.raw[1] + 1}
		}
		if block, is := within(i); is {
			long = append(long, plain(opLocalGet, kept), plain(append([]byte{opI64Const}, appendSigned(nil, block)...)...), plain(opI64Add))
			continue
		}
		long = append(long, i)
	}
	f.code = long
}
