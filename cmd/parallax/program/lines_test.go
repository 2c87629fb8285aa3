package program

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// aProgram compiles testdata/lines, and returns it with what runs a program to its
// end, which is a panic, and returns what it said.
func aProgram(t *testing.T) (whole []byte, run func(wasm []byte) string) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("there is no node here; the journeys alone run programs that were changed")
	}
	root, err := Root(".")
	if err != nil {
		t.Fatal(err)
	}
	tools, err := installed(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(tools.GOVERSION, layoutKnown) {
		t.Skipf("the layout is known of %s, not of %s", layoutKnown, tools.GOVERSION)
	}
	standard, err := standardFlags(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "lines.wasm")
	if _, err := RunGo(t.Context(), root, append(append([]string{"build", "-ldflags=-s -w", "-gcflags=all=-l"}, standard...), "-o", file, "./cmd/parallax/program/testdata/lines")...); err != nil {
		t.Fatal(err)
	}
	if whole, err = os.ReadFile(file); err != nil {
		t.Fatal(err)
	}
	return whole, func(wasm []byte) string {
		t.Helper()
		if err := os.WriteFile(file, wasm, 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), "node", "--stack-size=8192", filepath.Join(tools.GOROOT, "lib", "wasm", "wasm_exec_node.js"), file)
		cmd.Env = []string{"PATH=" + os.Getenv("PATH")}
		out, err := cmd.CombinedOutput()
		if err == nil {
			t.Errorf("it ended well, and should have panicked:\n%s", out)
		}
		return string(out)
	}
}

// A real program runs without its lines, whatever is asked of its stack, and says
// in which function it ended.
func TestLinesUnderNode(t *testing.T) {
	whole, run := aProgram(t)
	without, err := joinData(whole, func(image []byte) error { return errors.Join(dropLines(image), roundFinds(image)) })
	if err != nil {
		t.Fatal(err)
	}
	with, got := run(whole), run(without)
	for _, line := range []string{
		"nodes 20001\n", "sum ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n", "caught: runtime error: index out of range [3] with length 0\n", "caught: assignment to entry in nil map\n",
		"caught: runtime error: invalid memory address or nil pointer dereference\n", "caught: own\n", "function main.main\n", "stack main.main()\n",
		"panic: runtime error: index out of range [7] with length 1\n", "main.fails(",
	} {
		if !strings.Contains(with, line) || !strings.Contains(got, line) {
			t.Errorf("it lacks %q:\n%s\nWith lines:\n%s", line, got, with)
		}
	}
	if !strings.Contains(with, "main.go:") || strings.Contains(got, ".go:") || strings.Contains(string(without), "/main.go") {
		t.Errorf("it still has files and lines:\n%s", got)
	}
	if strings.Contains(string(without), "crypto/internal/fips140/aes") {
		t.Error("a hash still links ciphers")
	}
	if again, err := joinData(without, dropLines); err != nil || !bytes.Equal(again, without) {
		t.Errorf("without lines twice it is another: %v", err)
	}
}

// aTable is a table of two functions that share a table of values with each other,
// and one with their lines.
func aTable() []byte {
	const units, names, values, list = 80, 88, 96, 112
	b := make([]byte, list+2*8+4+4+2*(functionLength+4*12))
	copy(b, tableMagic)
	for at, n := range map[int]uint64{atFunctions: 2, 32: tableHeader, atFileOfUnit: units, atFileNames: names, atValues: values, atList: list} {
		binary.LittleEndian.PutUint64(b[at:], n)
	}
	copy(b[tableHeader:], "f\x00g\x00")
	copy(b[units:], "\x01\x01\x01\x01")
	copy(b[names:], "a.go\x00")
	copy(b[values:], "\x00\x02\x04\x00"+"\x06\x81\x01\x00"+"\x08\x03\x00"+"\x02\x02\x00") // at 1 (of stacks), 4, 8, 11
	put := func(at int, n uint32) { binary.LittleEndian.PutUint32(b[at:], n) }
	for i := range 2 {
		at := 24 + i*(functionLength+4*12)
		put(list+8*i, uint32(i)<<16)
		put(list+8*i+4, uint32(at))
		f := list + at
		put(f, uint32(i)<<16)
		for at, n := range map[int]uint32{4: uint32(2 * i), functionStack: 1, functionFiles: 8, functionLines: 11, functionTables: 4, functionUnit: 5, functionStart: 6} {
			put(f+at, n)
		}
		b[f+functionData] = 8
		for k, n := range []uint32{8, 4, 11, 8} {
			put(f+functionLength+4*k, n)
		}
		for k := range uint32(8) {
			put(f+functionLength+16+4*int(k), 100+k)
		}
	}
	put(list+16, 2<<16)
	return b
}

func TestDropLines(t *testing.T) {
	image := append([]byte("before   "), append(aTable(), "after"...)...)
	was := bytes.Clone(image)
	if err := dropLines(image); err != nil {
		t.Fatal(err)
	}
	const at, list = 9, 112
	values := image[at+96 : at+112]
	if want := "\x00\x02\x04\x00" + "\x06\x81\x01\x00" + "\x00\x00\x00" + "\x02\x02\x00" + "\x00\x00"; string(values) != want {
		t.Errorf("tables of values are % x, want % x", values, want)
	}
	if !bytes.Equal(image[at+80:at+96], make([]byte, 16)) {
		t.Error("names of files are still there")
	}
	for i := range 2 {
		f := image[at+list+24+i*(functionLength+48):]
		for _, c := range []struct{ at, want int }{
			{0, i << 16}, {4, 2 * i}, {functionStack, 1}, {functionFiles, 0}, {functionLines, 0}, {functionTables, 4}, {functionUnit, 0}, {functionStart, 0},
			{functionLength, 0}, {functionLength + 4, 4}, {functionLength + 8, 11}, {functionLength + 12, 0}, {functionLength + 16, 100}, {functionLength + 16 + 20, noData}, {functionLength + 16 + 24, noData}, {functionLength + 16 + 28, 107},
		} {
			if got := number32(f[c.at:]); got != c.want {
				t.Errorf("function %d has %d at %d, want %d", i, got, c.at, c.want)
			}
		}
	}
	if !bytes.Equal(image[:at+80], was[:at+80]) || !bytes.HasSuffix(image, []byte("after")) {
		t.Error("what is no table has changed")
	}
}

// What is laid out in another way is left alone.
func TestDropLinesOfOthers(t *testing.T) {
	change := func(at int, n byte) []byte {
		b := aTable()
		b[at] = n
		return b
	}
	for name, image := range map[string][]byte{
		"nothing": nil, "no table": make([]byte, 500), "two": append(aTable(), aTable()...), "cut short": aTable()[:180],
		"only its beginning": []byte(tableMagic), "another order": change(atValues, 80), "too many functions": change(atFunctions+3, 9),
		"function elsewhere": change(112+4, 28), "list inside": change(112+4, 4), "values out of it": change(112+24+functionStack, 200),
		"values without end": change(112+24+functionStack, 14), "many tables": change(112+24+functionTables+1, 9),
	} {
		was := bytes.Clone(image)
		if err := dropLines(image); !errors.Is(err, errNoLines) || !bytes.Equal(image, was) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDropLines(f *testing.F) {
	f.Add(aTable())
	f.Fuzz(func(t *testing.T, image []byte) {
		was := bytes.Clone(image)
		if err := dropLines(image); err != nil && !bytes.Equal(image, was) {
			t.Errorf("it has changed something and fails: %v", err)
		}
	})
}
