package annotation

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"parallax/corpus"
)

// casesFolder holds fifteen highlights whose text is imported anew, each with what has
// to become of it. It is no part of the project.
const casesFolder = "../../../shared/cases/anchoring"

type casePoint struct{ Paragraph, UTF16, Byte int }

type anchoringCase struct {
	Case       string
	Of         corpus.NoteText
	Old, New   []string
	NewIs      corpus.NoteText `json:"new_is"`
	Annotation map[string]any
	Selection  struct {
		Start, End casePoint
		Text       string
	}
	Outcome struct {
		State      State
		Start, End casePoint
		Text       string
		Nearest    *struct {
			Paragraph  int
			Start, End casePoint
			Text       string
		}
	}
}

func documentOf(id string, text corpus.TextKind, passages []string) *corpus.Document {
	d := &corpus.Document{ID: id, Headline: id, Text: text}
	for i, p := range passages {
		d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Text: p})
	}
	return d
}

func kindOf(of corpus.NoteText) corpus.TextKind {
	if of == corpus.OnDigest {
		return corpus.Digest
	}
	return corpus.Full
}

func TestSharedCases(t *testing.T) {
	files, _ := filepath.Glob(casesFolder + "/*.json")
	if len(files) == 0 {
		t.Skip("the shared cases are not here")
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var x anchoringCase
		if err := json.Unmarshal(content, &x); err != nil {
			t.Fatal(err)
		}
		t.Run(x.Case, func(t *testing.T) {
			id := strings.ToLower(x.Case)
			old := &corpus.Collection{ID: "collection", Documents: []*corpus.Document{documentOf(id, kindOf(x.Of), x.Old)}}
			data, err := json.Marshal(x.Annotation)
			if err != nil {
				t.Fatal(err)
			}
			notes, troubles, err := ReadW3C(data, old)
			if err != nil || len(notes) != 1 || len(troubles) > 0 {
				t.Fatal(notes, troubles, err)
			}
			n := notes[0]
			back, err := W3C("collection", notes)
			if err != nil {
				t.Fatal(err)
			}
			var again []map[string]any
			if err := json.Unmarshal(back, &again); err != nil || len(again) != 1 || !reflect.DeepEqual(again[0], x.Annotation) {
				t.Errorf("it is written again as %s", back)
			}
			if n.W3C != "" {
				t.Errorf("the short form does not hold %s", data)
			}
			// It is where it was made, and the same is made of its selection.
			was := Places(old, notes)[0]
			from, to := Point{x.Selection.Start.Paragraph, x.Selection.Start.Byte}, Point{x.Selection.End.Paragraph, x.Selection.End.Byte}
			if was.State != Placed || was.Start != from || was.End != to || was.Text != x.Selection.Text {
				t.Errorf("in the old text it is %+v", was)
			}
			quote, position, ok := TextOf(old.Documents[0], x.Of).Select(from, to)
			if !ok || quote != n.Quote || position != n.Position {
				t.Errorf("the selection gives %+v %+v, not %+v %+v", quote, position, n.Quote, n.Position)
			}
			// Where its text is imported anew, or the other text is attached.
			fresh := documentOf(id, kindOf(x.NewIs), x.New)
			got := Places(&corpus.Collection{ID: "collection", Documents: []*corpus.Document{fresh}}, notes)[0]
			if got.State != x.Outcome.State {
				t.Fatalf("%+v, not %+v", got, x.Outcome)
			}
			if got.State == Lost {
				if want := x.Outcome.Nearest; want != nil && !reflect.DeepEqual(got.Nearest, []int{max(want.Paragraph, want.Start.Paragraph)}) {
					t.Errorf("nearest %v, not %+v", got.Nearest, want)
				}
				return
			}
			if got.Start != (Point{x.Outcome.Start.Paragraph, x.Outcome.Start.Byte}) || got.End != (Point{x.Outcome.End.Paragraph, x.Outcome.End.Byte}) || got.Text != x.Outcome.Text {
				t.Errorf("%+v, not %+v", got, x.Outcome)
			}
			if u := utf16Of(x.New[got.Start.Passage-1], got.Start.Byte); u != x.Outcome.Start.UTF16 {
				t.Errorf("it begins at UTF-16 unit %d, not %d", u, x.Outcome.Start.UTF16)
			}
		})
	}
}

func utf16Of(s string, at int) int {
	n := 0
	for _, r := range s[:at] {
		n += utf16.RuneLen(r)
	}
	return n
}
