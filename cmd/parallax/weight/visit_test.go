package weight

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"parallax/cmd/parallax/site"
)

func TestBudget(t *testing.T) {
	files := map[string][]byte{"index.html": []byte("<p>"), "topics/a.html": []byte("<p>"), "sw.js": nil}
	encodings := map[string]site.Encoded{}
	if err := Visit(io.Discard, files, encodings, false, true); err != nil {
		t.Errorf("a small site: %v", err)
	}
	files["app-000000000000.wasm"] = make([]byte, firstVisitBudget)
	var out bytes.Buffer
	if err := Visit(&out, files, encodings, false, true); !errors.Is(err, ErrBudget) {
		t.Errorf("a site over the budget: %v", err)
	}
	if !strings.Contains(out.String(), "app-000000000000.wasm") || !strings.Contains(out.String(), "topics/") {
		t.Errorf("the report does not name the files:\n%s", &out)
	}
	reader := map[string][]byte{"reader-000000000000.wasm": make([]byte, readerBudget)}
	if err := Visit(io.Discard, reader, nil, false, true); err != nil {
		t.Errorf("what reads files is no part of the first visit: %v", err)
	}
	reader["reader-000000000000.wasm"] = make([]byte, readerBudget+1)
	if err := Visit(io.Discard, reader, nil, false, true); !errors.Is(err, ErrBudget) {
		t.Errorf("what reads files has no limit: %v", err)
	}
	if err := Visit(io.Discard, files, encodings, false, false); err != nil {
		t.Errorf("somebody's own collection: %v", err)
	}
	encodings["app-000000000000.wasm"] = site.Encoded{Brotli: []byte("z")}
	if err := Visit(io.Discard, files, encodings, false, true); err != nil {
		t.Errorf("only the brotli counts: %v", err)
	}
}
