package align

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"parallax/corpus"
)

type goldDocument struct {
	Subtopic  string
	Passages  int
	Validated []int
	Events    map[string][]string
}

// eventsDir has pairs of events of the same sort (two break-ins, two awards),
// a sentence to a passage; its README names the source.
const eventsDir = "../../../shared/bench/data/events/"

func loadEvents(t testing.TB) (map[string]map[string]goldDocument, map[string]*corpus.Collection) {
	var gold map[string]map[string]goldDocument
	b, err := os.ReadFile(eventsDir + "gold.json")
	if err != nil {
		t.Skipf("no events to measure with: %v", err)
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	cs := map[string]*corpus.Collection{}
	for k := range gold {
		b, _ := os.ReadFile(eventsDir + "topic" + k + ".jsonl")
		c := &corpus.Collection{}
		for _, l := range strings.Split(strings.TrimSpace(string(b)), "\n") {
			var d map[string]any
			if err := json.Unmarshal([]byte(l), &d); err != nil {
				t.Fatal(err)
			}
			doc := &corpus.Document{ID: d["id"].(string), Text: corpus.Full}
			i := 0
			for _, p := range strings.Split(d["text"].(string), "\n") {
				if strings.TrimSpace(p) != "" {
					i++
					doc.Passages = append(doc.Passages, corpus.Passage{N: i, Text: p})
				}
			}

			c.Documents = append(c.Documents, doc)
		}
		cs[k] = c
	}
	return gold, cs
}

type sentencePair struct {
	topic       int
	right, same bool
	score       float64
}

func pairsOfEvents(gold map[string]map[string]goldDocument, as map[string]*Aligner, keys []string, within float64) []sentencePair {
	var rows []sentencePair
	for ti, k := range keys {
		a := as[k]
		sc := map[string]float64{}
		for i, d := range a.documents {
			for _, e := range a.documents[i+1:] {
				for _, x := range a.Pair(d.ID, e.ID, Options{Threshold: 1e-6, Within: within}) {
					sc[x.A.String()+"|"+x.B.String()] = x.Score
				}
			}
		}
		type s struct {
			id, at, sub string
			ev          []string
		}
		var l []s
		for _, d := range a.documents {
			g := gold[k][d.ID]
			for _, n := range g.Validated {
				l = append(l, s{d.ID, fmt.Sprintf("%s#%d", d.ID, n), g.Subtopic, g.Events[fmt.Sprint(n)]})
			}
		}
		for i := range l {
			for j := i + 1; j < len(l); j++ {
				if l[i].id == l[j].id {
					continue
				}
				r := false
				for _, x := range l[i].ev {
					for _, y := range l[j].ev {
						r = r || x == y
					}
				}
				rows = append(rows, sentencePair{ti, r, l[i].sub == l[j].sub, sc[l[i].at+"|"+l[j].at]})
			}
		}
	}
	return rows
}

func f1(rows []sentencePair, th float64, topic int) (p, r, f, cross float64, n int) {
	tp, all, cr := 0, 0, 0
	for _, x := range rows {
		if topic >= 0 && x.topic != topic {
			continue
		}
		if x.right {
			all++
		}
		if x.score < th || x.score <= 0 {
			continue
		}
		n++
		if x.right {
			tp++
		}
		if !x.same {
			cr++
		}
	}
	if n == 0 {
		return
	}
	p, r = float64(tp)/float64(n), float64(tp)/float64(all)
	return p, r, 2 * p * r / (p + r), float64(cr) / float64(n), n
}

func bcubed(pred, truth map[string]string) float64 {
	var p, r float64
	for i := range truth {
		var a, b, both float64
		for j := range truth {
			if pred[i] == pred[j] {
				a++
			}
			if truth[i] == truth[j] {
				b++
			}
			if pred[i] == pred[j] && truth[i] == truth[j] {
				both++
			}
		}
		p += both / a
		r += both / b
	}
	n := float64(len(truth))
	p /= n
	r /= n
	return 2 * p * r / (p + r)
}

func topicsOfEvents(gold map[string]goldDocument, list []TopicProposal) float64 {
	mem := map[string]map[string]bool{}
	has := map[string]map[string]int{}
	for _, x := range list {
		mem[x.ID] = map[string]bool{}
		for _, p := range x.Passages {
			d := p.At.Document
			mem[x.ID][d] = true
			if has[d] == nil {
				has[d] = map[string]int{}
			}
			has[d][x.ID]++
		}
	}
	pred, truth := map[string]string{}, map[string]string{}
	for id, g := range gold {
		truth[id] = g.Subtopic
		pred[id] = "alone " + id
		var ks []string
		for k := range has[id] {
			ks = append(ks, k)
		}
		sort.Slice(ks, func(i, j int) bool {
			x, y := ks[i], ks[j]
			if len(mem[x]) != len(mem[y]) {
				return len(mem[x]) > len(mem[y])
			}
			if has[id][x] != has[id][y] {
				return has[id][x] > has[id][y]
			}
			return x < y
		})
		if len(ks) > 0 {
			pred[id] = ks[0]
		}
	}
	return bcubed(pred, truth)
}

// TestEvents measures whether events of the same sort are kept apart. The
// floors are below what was reached (F1 .66, .087; topics .89, 191 of them); go test -v prints it.
func TestEvents(t *testing.T) {
	gold, collections := loadEvents(t)
	keys := slices.Sorted(maps.Keys(gold))
	aligners := make(map[string]*Aligner)
	topics, proposed := 0.0, 0
	for _, k := range keys {
		aligners[k] = New(collections[k])
		list := aligners[k].Topics(TopicOptions{}, nil)
		proposed += len(list)
		topics += topicsOfEvents(gold[k], list) / float64(len(keys))
	}
	rows := pairsOfEvents(gold, aligners, keys, 0)
	for _, threshold := range []float64{.30, .35, .40, .43, .48, .52, DefaultThreshold} {
		p, r, f, cross, n := f1(rows, threshold, -1)
		t.Logf("threshold %.2f: P %.3f R %.3f F1 %.3f, %.3f of %d from the other event", threshold, p, r, f, cross, n)
		if threshold == DefaultThreshold && (f < .645 || cross > .09) {
			t.Error("the alignment has become worse")
		}
	}
	// Each topic with the threshold that is best on the seven others: what is lost by
	// that is what the threshold was fitted to these topics.
	var f1s, crosses, alone float64
	for left := range keys {
		var others []sentencePair
		for _, x := range rows {
			if x.topic != left {
				others = append(others, x)
			}
		}
		best, at := 0.0, 0.0
		for th := .30; th <= .70; th += .01 {
			if _, _, f, cross, _ := f1(others, th, -1); f > best && cross <= .09 {
				best, at = f, th
			}
		}
		_, _, f, cross, n := f1(rows, at, left)
		_, _, whole, _, _ := f1(rows, DefaultThreshold, left)
		t.Logf("topic %s: the others choose %.2f, which gives F1 %.3f, %.3f of %d from the other event; the default gives %.3f", keys[left], at, f, cross, n, whole)
		f1s, crosses, alone = f1s+f/float64(len(keys)), crosses+cross/float64(len(keys)), alone+whole/float64(len(keys))
	}
	t.Logf("thresholds chosen by others: mean F1 %.3f, %.3f from the other event; the default %.3f", f1s, crosses, alone)
	if alone-f1s > .03 {
		t.Error("the threshold is fitted to these topics")
	}
	t.Logf("topics: B-cubed F1 %.3f, %d proposed", topics, proposed)
	if topics < .86 || proposed > 230 {
		t.Error("the topics have become worse")
	}
}
