package attach

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/sorting"
)

// minShare is the share of an article's words that a file must have, and must
// have in passages that can be placed, to be taken for the article.
const minShare = 0.7

// minAlike is the share of a passage's words that a run of words must have to
// be taken for the passage when none has all.
const minAlike = 0.6

// word is a word of a file, with apostrophes made alike.
type word struct {
	text     string
	from, to int // byte offsets
}

// cut finds the words of a text and where they stand.
func cut(text string) []word {
	surface := analysis.Words(text)
	words := make([]word, 0, len(surface))
	at := 0
	for _, w := range surface {
		i := strings.Index(text[at:], w)
		if i < 0 {
			continue // an invisible character stands within it
		}
		words = append(words, word{alike(w), at + i, at + i + len(w)})
		at += i + len(w)
	}
	return words
}

// alike makes the apostrophes that editors exchange the same.
func alike(w string) string {
	if strings.ContainsAny(w, "’‘ʼ") {
		return apostrophes.Replace(w)
	}
	return w
}

var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'")

// profile is the words of all passages of a document; empty if unknown.
type profile struct {
	counts map[string]int
	total  int
}

func profileOf(d *corpus.Document) profile {
	var p profile
	for i := range d.Passages {
		for w, n := range d.Passages[i].Counts {
			if p.counts == nil {
				p.counts = make(map[string]int)
			}
			p.counts[alike(w)] += n
			p.total += n
		}
	}
	return p
}

// telling are the words found in fewest documents, so many that they make up
// more than what a file taken for the article may lack: whatever is taken for it
// has one of them at least (prefix filtering, Chaudhuri et al. 2006).
func (p profile) telling(documents map[string]int) []string {
	words := make([]string, 0, len(p.counts))
	for w := range p.counts {
		words = append(words, w)
	}
	sorting.By(words, func(x, y string) int { return cmp.Or(documents[x]-documents[y], strings.Compare(x, y)) })
	sum := 0
	for i, w := range words {
		if sum += p.counts[w]; float64(sum) > (1-minShare)*float64(p.total) {
			return words[:i+1]
		}
	}
	return words
}

// nearest returns the document of which the words have the largest share, and
// that share, if it is large enough for the file to be taken for it.
func (r *Recogniser) nearest(words []word) (document int, share float64) {
	have := make(map[string]int, len(words)/2)
	for _, w := range words {
		have[w.text]++
	}
	seen := make(map[int32]bool)
	for w := range have {
		for _, n := range r.byWord[w] {
			seen[n] = true
		}
	}
	for n, p := range r.profiles { // in order, so that of two alike the first counts
		if p.total == 0 || !seen[int32(n)] {
			continue
		}
		shared := 0
		for w, k := range p.counts {
			shared += min(k, have[w])
		}
		if s := float64(shared) / float64(p.total); s > share {
			document, share = n, s
		}
	}
	return document, share
}

// run is a run of a file's words: those from From to before To.
type run struct{ from, to int }

// align places the passages of d in the text. It returns their texts, "" where
// none was found, and the share of d's words that lie in passages found.
func align(d *corpus.Document, text string, words []word) (texts []string, placed float64) {
	found := chain(d, words)
	next := 0 // first word not taken yet
	texts = make([]string, len(d.Passages))
	total, in := 0, 0
	for i := range d.Passages {
		size := d.Passages[i].Counts.Total()
		total += size
		r := found[i]
		if r == nil && size > 0 {
			end := len(words)
			for _, later := range found[i+1:] {
				if later != nil {
					end = later.from
					break
				}
			}
			r = nearestRun(d.Passages[i].Counts, words, next, end)
		}
		if r == nil || r.from == r.to {
			continue
		}
		next = r.to
		in += size
		texts[i] = surrounded(text, words, *r)
	}
	if total == 0 {
		return texts, 0
	}
	return texts, float64(in) / float64(total)
}

// chain finds runs with exactly the counts of passages, in the order of the
// passages and without overlap, so that they hold as many words as possible. A
// passage without such a run has nil.
func chain(d *corpus.Document, words []word) []*run {
	type link struct {
		passage int
		run
		weight int // words in the best chain that ends here
		before int // index of the link before, −1 for none
	}
	var links []link
	for i := range d.Passages {
		counts := d.Passages[i].Counts
		size := counts.Total()
		if size == 0 || size > len(words) || len(links) >= maxLinks {
			continue
		}
		exactRuns(counts, size, words, func(from int) {
			l := link{i, run{from, from + size}, size, -1}
			for k := range links {
				if b := &links[k]; b.passage < i && b.to <= from && b.weight+size > l.weight {
					l.weight, l.before = b.weight+size, k
				}
			}
			links = append(links, l)
		})
	}
	found := make([]*run, len(d.Passages))
	best := -1
	for k := range links {
		if best < 0 || links[k].weight > links[best].weight {
			best = k
		}
	}
	for k := best; k >= 0; k = links[k].before {
		found[links[k].passage] = &links[k].run
	}
	return found
}

// maxExact bounds how many places of one passage are considered (a subheading
// of one common word may have hundreds), and maxLinks those of all, because
// every pair of them is looked at.
const (
	maxExact = 50
	maxLinks = 4000
)

// exactRuns calls f with the start of each run of size words that has exactly
// the counts.
func exactRuns(counts corpus.Counts, size int, words []word, f func(from int)) {
	w := newWindow(counts)
	found := 0
	for i := range words {
		w.add(words[i].text)
		if i >= size {
			w.drop(words[i-size].text)
		}
		if i >= size-1 && w.shared == size {
			f(i - size + 1)
			if found++; found == maxExact {
				return
			}
		}
	}
}

// nearestRun finds, between two words, the run of as many words as counted that
// has most of them; nil if none has enough.
func nearestRun(counts corpus.Counts, words []word, from, to int) *run {
	size := counts.Total()
	w := newWindow(counts)
	best, at := 0, 0
	for i := from; i < to; i++ {
		w.add(words[i].text)
		if i-size >= from {
			w.drop(words[i-size].text)
		}
		if w.shared > best {
			best, at = w.shared, i
		}
	}
	if float64(best) < minAlike*float64(size) {
		return nil
	}
	return &run{max(from, at-size+1), at + 1}
}

// window counts how many words of a passage a moving run of words has.
type window struct {
	want, have map[string]int
	shared     int
}

func newWindow(counts corpus.Counts) *window {
	w := &window{want: make(map[string]int, len(counts)), have: make(map[string]int)}
	for word, n := range counts {
		w.want[alike(word)] += n
	}
	return w
}

func (w *window) add(word string) {
	if w.have[word]++; w.have[word] <= w.want[word] {
		w.shared++
	}
}

func (w *window) drop(word string) {
	if w.have[word] <= w.want[word] {
		w.shared--
	}
	w.have[word]--
}

// surrounded is the text of a run with the punctuation that touches it, on one
// line.
func surrounded(text string, words []word, r run) string {
	from, to := words[r.from].from, words[r.to-1].to
	least, most := 0, len(text)
	if r.from > 0 {
		least = words[r.from-1].to
	}
	if r.to < len(words) {
		most = words[r.to].from
	}
	for from > least {
		c, size := utf8.DecodeLastRuneInString(text[:from])
		if unicode.IsSpace(c) {
			break
		}
		from -= size
	}
	for to < most {
		c, size := utf8.DecodeRuneInString(text[to:])
		if unicode.IsSpace(c) {
			break
		}
		to += size
	}
	return strings.Join(strings.Fields(text[from:to]), " ")
}
