package wire_test

import (
	"runtime"
	"testing"
	"weak"

	"parallax/app/engine/wire"
)

// A file that whoever reads it has let go of is held by nobody else, or a Worker
// that reads many would hold all of them to the end.
func TestFilesAreHandedOver(t *testing.T) {
	content := make([]byte, 1<<20)
	held := weak.Make(&content[0])
	a := &wire.Asked{Request: wire.Request{Names: []string{"a.txt"}}, Contents: [][]byte{content}}
	content = nil
	files, err := a.Files()
	if err != nil || len(files) != 1 || len(files[0].Content) != 1<<20 {
		t.Fatalf("the files are %d, error %v", len(files), err)
	}
	files[0].Content = nil
	runtime.GC()
	if held.Value() != nil {
		t.Error("a file that was let go of is still held")
	}
	runtime.KeepAlive(a)
}
