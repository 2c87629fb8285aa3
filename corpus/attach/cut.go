package attach

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/ingest"
)

// Sum is the SHA-256 of a file as corpus.Original has it.
func Sum(file []byte) string {
	sum := sha256.Sum256(file)
	return hex.EncodeToString(sum[:])
}

// Cut takes the passages of d out of its original file by the line numbers
// they carry. The result has one text for each passage: its lines, joined by
// spaces. The error names the passages whose lines are not known, lie beyond
// the end of the file or are blank.
func Cut(d *corpus.Document, file []byte) ([]string, error) {
	lines := strings.Split(ingest.Decode(file), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	texts := make([]string, len(d.Passages))
	var wrong []string
	for i, p := range d.Passages {
		switch {
		case p.Lines == (corpus.Lines{}):
			wrong = append(wrong, fmt.Sprintf("%s#%d has no lines", d.ID, p.N))
		case p.Lines.From < 1 || p.Lines.To < p.Lines.From || p.Lines.To > len(lines):
			wrong = append(wrong, fmt.Sprintf("%s#%d has lines %d-%d, but the file has %d lines", d.ID, p.N, p.Lines.From, p.Lines.To, len(lines)))
		default:
			texts[i] = strings.Join(strings.Fields(strings.Join(lines[p.Lines.From-1:p.Lines.To], " ")), " ")
			if texts[i] == "" {
				wrong = append(wrong, fmt.Sprintf("%s#%d has lines %d-%d, which are blank", d.ID, p.N, p.Lines.From, p.Lines.To))
			}
		}
	}
	if wrong != nil {
		return texts, fmt.Errorf("the passages do not match the original: %s; correct the lines= attributes", strings.Join(wrong, "; "))
	}
	return texts, nil
}

// Count is the counts of a text, as corpus.Passage has them.
func Count(text string) corpus.Counts {
	counts := corpus.Counts{}
	for _, w := range analysis.Words(text) {
		counts[w]++
	}
	return counts
}
