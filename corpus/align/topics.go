package align

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/quantity"
	"parallax/corpus/sorting"
)

// TopicProposal is a cluster of passages of several documents that seem to
// speak of one event or situation. It is made by program from words, names and
// dates, and is to be shown as proposed until a person accepts it.
type TopicProposal struct {
	// ID is valid as a topic's id, and the same in every run on the same texts.
	ID string `json:"id"`
	// Title is made of the terms that set the passages apart, as the texts
	// write them, the most telling first.
	Title string `json:"title"`
	// Terms are what the cluster rests on, the most telling first.
	Terms []TopicTerm `json:"terms"`
	// Date is what most of the documents name, or the days on which they
	// appeared where they name none and all appeared within two weeks; zero if
	// neither is known.
	Date corpus.Date `json:"date,omitzero"`
	// Named is how many documents name Date; 0 if it is that of publication.
	Named    int            `json:"named"`
	Passages []TopicPassage `json:"passages"` // in the collection's order
	// Documents is how many different ones the passages come from.
	Documents int `json:"documents"`
	// Cohesion is the mean score between two passages, 0 to 1; pairs that were
	// not compared, because they share too little that is rare, count as 0.
	Cohesion float64 `json:"cohesion"`
}

// TopicTerm is a term that passages of a topic share.
type TopicTerm struct {
	Term      string  `json:"term"`      // folded
	Written   string  `json:"written"`   // as the passages mostly write it
	Passages  int     `json:"passages"`  // of the topic, that have it
	Elsewhere int     `json:"elsewhere"` // passages outside of the topic that have it
	Weight    float64 `json:"weight"`    // rarity; 1 is that of the rarest word two passages can share
}

// TopicPassage is a passage of a topic, with why it is there.
type TopicPassage struct {
	At      corpus.Ref `json:"at"`
	Closest corpus.Ref `json:"closest"`         // the passage of the topic most like it
	Score   float64    `json:"score"`           // of the two, 0 to 1
	Terms   []string   `json:"terms"`           // of the topic's, those that it has, folded
	Dates   []string   `json:"dates,omitempty"` // that it names, as ParseDate reads them
}

// TopicOptions says which clusters are proposed. Its zero value works.
type TopicOptions struct {
	// Least is the mean score between the passages of two clusters from which
	// they are one topic; 0 means DefaultCohesion where nearly all documents
	// tell one story, so that topics are its parts, else EventCohesion, so that
	// they are the events. More gives smaller topics.
	Least float64
	// Documents is from how many documents a topic must come; 0 means 2.
	Documents int
	// Limit is how many topics are proposed at most; 0 means 200.
	Limit int
}

// What TopicOptions.Least is where that is 0, and the part of the documents that
// must tell one story for the collection to be about one.
const (
	DefaultCohesion = 0.1
	EventCohesion   = 0.06
	oneStory        = 0.9
)

// ProposeTopics finds topics in a collection of which nobody has coded any: it
// is New and [Aligner.Topics]. Progress, which may be nil, is told the
// part done, from 0 to 1; if it returns false the work stops and the result is
// nil. Without topics to propose the result is empty and not nil.
func ProposeTopics(c *corpus.Collection, options TopicOptions, progress func(done float64) bool) []TopicProposal {
	if progress == nil {
		progress = func(float64) bool { return true }
	}
	if !progress(0) {
		return nil
	}
	a := New(c)
	return a.Topics(options, func(done float64) bool { return progress(0.1 + 0.9*done) })
}

// Topics proposes clusters of passages. First documents are put together that
// tell one story as a whole. Then each passage is compared with those that share
// most of its rare terms; the score counts as much as the two documents are
// alike, and a quarter of that if they tell different stories. Clusters are then
// joined, closest first, as long as the mean score between all their passages
// reaches TopicOptions.Least (average linkage) and a fifth of the pairs is alike
// at all, so that a chain of passages each like the next does not become one
// topic. A passage comes into one topic or none. The outcome depends on nothing
// but the texts.
//
// Topics come first whose terms, names above all, are most their own, and that
// have more passages. Passages that are tables of figures are left out, and
// clusters that do not have two words to themselves. Time is about linear in the
// passages, since only the rarest terms of each are followed. For progress see
// ProposeTopics.
func (a *Aligner) Topics(options TopicOptions, progress func(done float64) bool) []TopicProposal {
	if progress == nil {
		progress = func(float64) bool { return true }
	}
	if options.Documents <= 0 {
		options.Documents = 2
	}
	if options.Limit <= 0 {
		options.Limit = 200
	}
	story, largest, ok := a.stories(func(done float64) bool { return progress(0.1 * done) })
	if !ok {
		return nil
	}
	if options.Least <= 0 {
		options.Least = EventCohesion
		if float64(largest) >= oneStory*float64(len(a.documents)) {
			options.Least = DefaultCohesion
		}
	}
	edges, ok := a.edges(story, func(done float64) bool { return progress(0.1 + 0.8*done) })
	if !ok {
		return nil
	}
	c := newClustering(len(a.passages), edges)
	c.join(edges, options.Least)
	if !progress(0.95) {
		return nil
	}
	best := make([]topicEdge, len(a.passages)) // of each passage within its cluster
	for k := len(edges) - 1; k >= 0; k-- {
		if e := edges[k]; c.of[e.i] == c.of[e.j] {
			best[e.i], best[e.j] = e, e
		}
	}
	var kept []ranked
	for _, x := range c.clusters {
		n := float64(len(x.members))
		if len(x.members) < 2 {
			continue
		}
		slices.Sort(x.members)
		if d := a.documentsOf(x.members); d >= options.Documents {
			if stems, own := a.telling(x.members); own >= leastOwn && len(stems) > 1 {
				kept = append(kept, ranked{x.members, stems, d, 2 * x.inside / (n * (n - 1)), own * math.Sqrt(n)})
			}
		}
	}
	sorting.By(kept, func(x, y ranked) int {
		return cmp.Or(cmp.Compare(y.rank, x.rank), cmp.Compare(x.members[0], y.members[0]))
	})
	list := []TopicProposal{}
	facts := newFactCache(a)
	for _, x := range kept[:min(len(kept), options.Limit)] {
		list = append(list, a.topic(x, best, facts))
	}
	progress(1)
	return list
}

// ranked is a cluster to propose.
type ranked struct {
	members   []int32 // ascending
	stems     []int32 // the telling ones
	documents int
	cohesion  float64
	rank      float64
}

// documentsOf counts the documents of passages, which ascend.
func (a *Aligner) documentsOf(passages []int32) int {
	n, last := 0, int32(-1)
	for _, i := range passages {
		if d := a.passages[i].document; d != last {
			n, last = n+1, d
		}
	}
	return n
}

// topicTerms is how many terms of a topic are listed, and titleTerms how many
// of those make its title.
const (
	topicTerms = 8
	titleTerms = 3
)

func (a *Aligner) topic(x ranked, best []topicEdge, facts *factCache) TopicProposal {
	t := TopicProposal{Documents: x.documents, Cohesion: x.cohesion}
	h := fnv.New64a()
	stems := x.stems
	for _, i := range x.members {
		e := best[i]
		p := TopicPassage{At: a.ref(i), Closest: a.ref(e.i + e.j - i), Score: e.score, Terms: []string{}}
		h.Write([]byte(p.At.String() + " "))
		for _, s := range stems {
			if _, has := slices.BinarySearch(a.passages[i].stems, s); has {
				p.Terms = append(p.Terms, a.stems[s].term)
			}
		}
		for _, q := range facts.dates(i) {
			if d := q.Date.String(); fine(q) && !slices.Contains(p.Dates, d) {
				p.Dates = append(p.Dates, d)
			}
		}
		t.Passages = append(t.Passages, p)
	}
	t.ID = "proposed-" + strconv.FormatUint(h.Sum64(), 36)
	w := a.written(x.members, stems)
	for k, s := range stems {
		n := 0
		for _, i := range x.members {
			if _, has := slices.BinarySearch(a.passages[i].stems, s); has {
				n++
			}
		}
		c := &a.stems[s]
		t.Terms = append(t.Terms, TopicTerm{c.term, w.forms[k], n, c.df - n, c.weight})
	}
	t.Title = w.title()
	t.Date, t.Named = a.topicDate(x.members, facts)
	return t
}

// leastOwn is how much a topic's best terms must be its own, see telling.
const leastOwn = 0.35

// telling are the stems that tell most of the passages from others: those that
// many of them have, in several documents, and few others; best first. Own is
// the mean of how telling the best three are.
func (a *Aligner) telling(members []int32) (list []int32, own float64) {
	type use struct {
		passages, documents int
		last                int32
	}
	uses := make(map[int32]*use)
	var stems []int32
	for _, i := range members {
		d := a.passages[i].document
		for _, s := range a.passages[i].stems {
			u := uses[s]
			if u == nil {
				u = &use{last: -1}
				uses[s] = u
				stems = append(stems, s)
			}
			u.passages++
			if u.last != d {
				u.documents, u.last = u.documents+1, d
			}
		}
	}
	score, documents := make(map[int32]float64, len(stems)), float64(a.documentsOf(members))
	stems = slices.DeleteFunc(stems, func(s int32) bool {
		u, c := uses[s], &a.stems[s]
		// How many of the topic's documents have it, how many of the passages
		// that have it are the topic's, and how rare it is. (Who and where is
		// said once in an article, so passages are not what is asked.) A name tells more than a word,
		// and figures and months belong into the date.
		inside, only := float64(u.documents)/documents, float64(u.passages)/float64(c.df)
		score[s] = inside * math.Sqrt(only) * (0.25 + c.weight)
		if c.name {
			score[s] *= 1.5
		}
		if c.number || c.common || quantity.DateWord(c.term) {
			score[s] /= 4
		}
		return u.documents < 2
	})
	sorting.By(stems, func(x, y int32) int {
		return cmp.Or(cmp.Compare(score[y], score[x]), cmp.Compare(a.stems[x].term, a.stems[y].term))
	})
	stems = stems[:min(len(stems), topicTerms)]
	for k, s := range stems {
		if k < titleTerms {
			own += score[s] / titleTerms
		}
		if k > 1 && score[s] < score[stems[0]]/8 { // beside the first, nothing
			return stems[:k], own
		}
	}
	return stems, own
}

// termForms is how the passages of a topic write its terms.
type termForms struct {
	forms []string
	next  []int // the term that mostly follows, without anything between; -1 if none
}

// written reads how passages write the stems and which stand side by side.
func (a *Aligner) written(members []int32, stems []int32) termForms {
	w := termForms{make([]string, len(stems)), make([]int, len(stems))}
	counts := make([]map[string]int, len(stems))
	follows := make([][]int, len(stems))
	for k, s := range stems {
		counts[k], follows[k], w.next[k], w.forms[k] = make(map[string]int), make([]int, len(stems)), -1, a.stems[s].term
	}
	var analyzer analysis.Analyzer
	read := func(text string) {
		before, end := -1, 0
		analyzer.Each(text, func(term []byte, start, to int) {
			k := -1
			if s, known := a.stemOf[string(term)]; known {
				k = slices.Index(stems, s)
			}
			if k >= 0 {
				n := 2
				if startsSentence(text, end, start) {
					n = 1 // its capital says nothing
				}
				counts[k][text[start:to]] += n
				if before >= 0 && start-end <= 1 {
					follows[before][k]++
				}
			}
			before, end = k, to
		})
	}
	for _, i := range members {
		p := a.passages[i]
		d := a.documents[p.document]
		passage := d.Passage(int(p.n))
		read(d.BestText(passage))
	}
	for k := range stems {
		most := 0
		for form, n := range counts[k] {
			if n > most || n == most && form < w.forms[k] {
				w.forms[k], most = form, n
			}
		}
		w.forms[k] = strings.TrimSuffix(strings.TrimSuffix(w.forms[k], "'s"), "\u2019s")
		total := 0
		for _, n := range counts[k] {
			total += n
		}
		for l, n := range follows[k] {
			if l != k && 4*n >= total && (w.next[k] < 0 || n > follows[k][w.next[k]]) {
				w.next[k] = l
			}
		}
	}
	return w
}

// title puts the first terms together, those that stand side by side in the
// texts as one.
func (w termForms) title() string {
	used := make([]bool, len(w.forms))
	var parts []string
	for k := range w.forms {
		if used[k] || len(parts) == titleTerms {
			continue
		}
		first := k
		for steps := 0; steps < 3; steps++ {
			back := -1
			for l := range w.next {
				if w.next[l] == first && !used[l] && l != k {
					back = l
					break
				}
			}
			if back < 0 {
				break
			}
			first = back
		}
		var words []string
		for l := first; l >= 0 && !used[l] && len(words) < 4; l = w.next[l] {
			used[l] = true
			words = append(words, w.forms[l])
		}
		parts = append(parts, strings.Join(words, " "))
	}
	return strings.Join(parts, ", ")
}

// maxPublished is within how many days documents must have appeared for that
// to date what they tell.
const maxPublished = 14 * 24 * time.Hour

// topicDate is the date that most documents name, known to the day before
// others, else when they appeared.
func (a *Aligner) topicDate(members []int32, facts *factCache) (corpus.Date, int) {
	type vote struct {
		date corpus.Date
		n    int
		last int32
	}
	votes := make(map[string]*vote)
	var order []*vote
	var published corpus.Date
	for _, i := range members {
		d := a.passages[i].document
		for _, q := range facts.dates(i) {
			if !fine(q) {
				continue
			}
			v := votes[q.Date.String()]
			if v == nil {
				v = &vote{date: q.Date, last: -1}
				votes[q.Date.String()] = v
				order = append(order, v)
			}
			if v.last != d {
				v.n, v.last = v.n+1, d
			}
		}
		switch p := a.documents[d].Published.Date; {
		case p.IsZero():
		case published.IsZero():
			published = p
		default:
			if p.First.Before(published.First) {
				published.First, published.Precision = p.First, corpus.Interval
			}
			if p.Last.After(published.Last) {
				published.Last, published.Precision = p.Last, corpus.Interval
			}
		}
	}
	if len(order) > 0 {
		sorting.By(order, func(x, y *vote) int {
			return cmp.Or(cmp.Compare(y.n, x.n), cmp.Compare(x.date.Length(), y.date.Length()), x.date.First.Compare(y.date.First))
		})
		return order[0].date, order[0].n
	}
	if published.Last.Sub(published.First) > maxPublished {
		return corpus.Date{}, 0
	}
	return published, 0
}
