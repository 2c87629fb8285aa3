package align

import (
	"cmp"
	"slices"
	"sort"

	"parallax/corpus/sorting"
)

// topicEdge says how alike two passages are, i before j.
type topicEdge struct {
	i, j  int32
	score float64
}

// Bounds of the search for partners of a passage, which keep it linear.
const (
	maxPartners  = 12   // edges of a passage, besides those that others have to it
	maxVisited   = 6000 // postings read for a passage
	leastScore   = 0.1  // edges below are not kept
	progressStep = 256  // passages, or documents, between two calls of progress
)

// Articles tell one story if they are as alike as this on average, see
// articles.go; passages of two stories are together only if they are very
// alike, so that a round-up of several can be.
const (
	storyLikeness = 0.85
	otherStory    = 0.25
)

// stories puts documents that tell of the same together: the result says of
// each which group it is in, and how many the largest has. Linear in the
// documents, each with its company. ok is false if progress stopped it.
func (a *Aligner) stories(progress func(done float64) bool) (of []int32, largest int, ok bool) {
	var list []topicEdge
	for i := range a.documents {
		if i%progressStep == 0 && !progress(float64(i)/float64(len(a.documents))) {
			return nil, 0, false
		}
		for _, c := range a.companyOf(i) {
			if j := int(c.article); j > i || j < i && !a.inCompany(j, i) {
				if s := a.alike(i, j); s > 0 {
					list = append(list, topicEdge{min(int32(i), c.article), max(int32(i), c.article), s})
				}
			}
		}
	}
	sortEdges(list)
	c := newClustering(len(a.documents), list)
	c.partners = articleCompany
	c.join(list, storyLikeness)
	for _, x := range c.clusters {
		largest = max(largest, len(x.members))
	}
	return c.of, largest, true
}

// inCompany reports whether an article is in the company of d.
func (a *Aligner) inCompany(d, article int) bool {
	company := a.companyOf(d)
	at := sort.Search(len(company), func(k int) bool { return int(company[k].article) >= article })
	return at < len(company) && int(company[at].article) == article
}

// sortEdges puts the best first.
func sortEdges(list []topicEdge) {
	sorting.By(list, func(x, y topicEdge) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
	})
}

// edges compares every passage with those that share most of its rare stems,
// in all documents, its own too. Story is what stories found. The result is the
// best first. ok is false if progress stopped it.
func (a *Aligner) edges(story []int32, progress func(done float64) bool) (list []topicEdge, ok bool) {
	shared := make([]float64, len(a.passages))
	var touched, best []int32
	facts := newFactCache(a)
	seen := make(map[[2]int32]struct{})
	for at := range a.passages {
		if at%progressStep == 0 && !progress(float64(at)/float64(len(a.passages))) {
			return nil, false
		}
		i := int32(at)
		if a.passages[i].table {
			continue
		}
		touched = a.sharing(i, shared, touched[:0])
		best = best[:0]
		for _, j := range touched {
			if !a.passages[j].table {
				best = keepBest(best, j, shared)
			}
		}
		for _, j := range touched {
			shared[j] = 0
		}
		for _, j := range best {
			e := topicEdge{i: min(i, j), j: max(i, j)}
			if _, known := seen[[2]int32{e.i, e.j}]; known {
				continue
			}
			seen[[2]int32{e.i, e.j}] = struct{}{}
			if a.clash(i, j, facts) {
				continue
			}
			p, q := a.passages[i].document, a.passages[j].document
			e.score = a.likeness(i, j, facts) * a.alike(int(p), int(q))
			if story[p] != story[q] {
				e.score *= otherStory
			}
			if e.score >= leastScore {
				list = append(list, e)
			}
		}
	}
	sortEdges(list)
	return list, true
}

// sharing appends to touched the other passages that share rare stems with i,
// and adds to shared, by passage, what those weigh. The rarest are followed
// first, and no more than maxVisited postings.
func (a *Aligner) sharing(i int32, shared []float64, touched []int32) []int32 {
	var rare []int32
	for _, s := range a.passages[i].stems {
		if len(a.postings[s]) > 1 {
			rare = append(rare, s)
		}
	}
	sorting.By(rare, func(x, y int32) int {
		return cmp.Or(cmp.Compare(len(a.postings[x]), len(a.postings[y])), cmp.Compare(x, y))
	})
	visited := 0
	for _, s := range rare {
		if visited += len(a.postings[s]); visited > maxVisited && len(touched) > 0 {
			break
		}
		for _, j := range a.postings[s] {
			if j == i {
				continue
			}
			if shared[j] == 0 {
				touched = append(touched, j)
			}
			shared[j] += a.stems[s].weight
		}
	}
	return touched
}

// keepBest puts j into a list of at most maxPartners passages, those with most
// shared weight first; of equal ones the earlier passage.
func keepBest(list []int32, j int32, shared []float64) []int32 {
	at := len(list)
	for at > 0 && (shared[list[at-1]] < shared[j] || shared[list[at-1]] == shared[j] && list[at-1] > j) {
		at--
	}
	if at == maxPartners {
		return list
	}
	if len(list) == maxPartners {
		list = list[:maxPartners-1]
	}
	return slices.Insert(list, at, j)
}

// cluster is a set of passages that are joined.
type cluster struct {
	members []int32
	inside  float64             // sum of the scores between members
	links   map[int32]topicLink // other cluster → what is between the two
}

// topicLink is what is between two clusters.
type topicLink struct {
	sum   float64 // of the scores of pairs
	pairs int32   // that have one
}

// clustering joins passages, or documents, to clusters by average linkage.
type clustering struct {
	of       []int32 // passage → cluster
	clusters []cluster
	partners int // edges that one has, about
}

// leastPairs is the part of the pairs between two clusters that must be alike
// at all for them to be joined: in a chain few are.
const leastPairs = 0.2

// newClustering puts every passage into a cluster of its own.
func newClustering(passages int, edges []topicEdge) *clustering {
	c := &clustering{make([]int32, passages), make([]cluster, passages), maxPartners}
	for i := range c.of {
		c.of[i] = int32(i)
		c.clusters[i].members = []int32{int32(i)}
	}
	link := func(x, y int32, score float64) {
		if c.clusters[x].links == nil {
			c.clusters[x].links = make(map[int32]topicLink)
		}
		c.clusters[x].links[y] = topicLink{score, 1}
	}
	for _, e := range edges {
		link(e.i, e.j, e.score)
		link(e.j, e.i, e.score)
	}
	return c
}

// maxRounds is how often all edges are gone through. A join may bring two
// clusters close enough that were not before.
const maxRounds = 4

// join goes through the edges, the best first, and joins the clusters at their
// ends if the mean score between them is least or more.
func (c *clustering) join(edges []topicEdge, least float64) {
	for range maxRounds {
		joined := false
		for _, e := range edges {
			x, y := c.of[e.i], c.of[e.j]
			if x != y && c.between(x, y) >= least {
				c.merge(x, y)
				joined = true
			}
		}
		if !joined {
			return
		}
	}
}

// between is the mean score between two clusters, 0 if few of their pairs are
// alike. No passage has more than about c.partners edges, so of two large
// clusters no more can be asked.
func (c *clustering) between(x, y int32) float64 {
	m, n := len(c.clusters[x].members), len(c.clusters[y].members)
	l, pairs := c.clusters[x].links[y], float64(min(m*n, c.partners*min(m, n)))
	if float64(l.pairs) < leastPairs*pairs {
		return 0
	}
	return l.sum / pairs
}

// merge puts the cluster with fewer links into the other.
func (c *clustering) merge(x, y int32) {
	if len(c.clusters[x].links) < len(c.clusters[y].links) {
		x, y = y, x
	}
	to, from := &c.clusters[x], &c.clusters[y]
	to.inside += from.inside + to.links[y].sum
	for _, i := range from.members {
		c.of[i] = x
	}
	to.members = append(to.members, from.members...)
	delete(to.links, y)
	for other, l := range from.links {
		if other == x {
			continue
		}
		to.links[other] = topicLink{to.links[other].sum + l.sum, to.links[other].pairs + l.pairs}
		links := c.clusters[other].links
		delete(links, y)
		links[x] = to.links[other]
	}
	*from = cluster{}
}
