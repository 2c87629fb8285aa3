package folder

import (
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/analysis"
)

const countsTitle = "# parallax counts 1"

// WriteCounts writes the counts file of a document (see the package comment for
// its form). The same document gives the same bytes.
func WriteCounts(w io.Writer, d *corpus.Document) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n# document %s\n# original %s\n# tokenizer %s\n", countsTitle, d.ID, d.Original.SHA256, analysis.Fingerprint())
	for _, p := range d.Passages {
		words := make([]string, 0, len(p.Counts))
		for w := range p.Counts {
			words = append(words, w)
		}
		sort.Strings(words)
		b.WriteString(strconv.Itoa(p.N))
		for _, w := range words {
			fmt.Fprintf(&b, "\t%s=%d", w, p.Counts[w])
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// trouble is a problem in a file still to be named.
type trouble struct {
	line int
	text string
}

const renewCounts = "write the file again with `parallax counts -originals DIR`"

// parseCounts reads a counts file into the passages of d.
func parseCounts(text string, d *corpus.Document) (troubles []trouble) {
	if len(d.Passages) == 0 { // the article is the trouble, and told
		return nil
	}
	wrong := func(line int, format string, args ...any) {
		troubles = append(troubles, trouble{line, fmt.Sprintf(format, args...)})
	}
	headers := []struct{ key, want string }{
		{"# document ", d.ID},
		{"# original ", d.Original.SHA256},
		{"# tokenizer ", analysis.Fingerprint()},
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if strings.TrimSpace(lines[0]) != countsTitle {
		wrong(1, "this is not a counts file of version 1 (first line %q); %s", countsTitle, renewCounts)
		return troubles
	}
	for i, h := range headers {
		if len(lines) < i+2 || !strings.HasPrefix(lines[i+1], h.key) {
			wrong(i+2, "want a line that begins %q; %s", h.key, renewCounts)
			return troubles
		}
		if found := strings.TrimSpace(lines[i+1][len(h.key):]); found != h.want {
			wrong(i+2, "%s%s does not belong to this article, which has %q; %s", h.key[2:], found, h.want, renewCounts)
		}
	}
	last := 0
	for i, line := range lines[len(headers)+1:] {
		at := i + len(headers) + 2
		number, rest, _ := strings.Cut(line, "\t")
		n, err := strconv.Atoi(number)
		p := d.Passage(n)
		if err != nil || p == nil || n <= last {
			wrong(at, "passage number %q: want one of 1 to %d, ascending; %s", number, len(d.Passages), renewCounts)
			continue
		}
		last = n
		counts, bad := parseFrequencies(rest)
		if bad != "" {
			wrong(at, "%q is not word=frequency with words in ascending order; %s", bad, renewCounts)
		}
		p.Counts = counts
	}
	if last > 0 && last < len(d.Passages) {
		wrong(len(lines), "the counts end at passage %d of %d; %s", last, len(d.Passages), renewCounts)
	}
	return troubles
}

// parseFrequencies reads "Kim=2\tPutin=1". bad is the first field that is not
// of that form or out of order.
func parseFrequencies(s string) (counts corpus.Counts, bad string) {
	counts = corpus.Counts{}
	if s == "" {
		return counts, ""
	}
	last := ""
	for field := range strings.SplitSeq(s, "\t") {
		cut := strings.LastIndexByte(field, '=')
		if cut <= 0 || field[:cut] <= last {
			return counts, field
		}
		n, err := strconv.Atoi(field[cut+1:])
		if err != nil || n < 1 {
			return counts, field
		}
		last = field[:cut]
		counts[last] = n
	}
	return counts, ""
}
