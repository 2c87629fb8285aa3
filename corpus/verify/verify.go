// Package verify compares the coding of a collection with the words of the
// articles. It needs them: documents whose text is full, or whose originals
// are attached (package attach). Documents without either are passed over, but
// for what is said of questions, notes and words.
//
// What is checked, beyond corpus.Collection.Validate:
//
//   - A fragment stands in the passage that is named. Straight and curly
//     quotation marks, kinds of hyphen and runs of white space are alike; the
//     case of the first letter does not matter, all else does; the fragment
//     begins and ends at a word's edge.
//   - The direct quotations of all voices in a passage are no more than its
//     stretches between double quotation marks: half the marks, rounded up, so
//     that a stretch whose other mark is missing counts.
//   - A label's count is right for the passages listed. Occurrences are found
//     as fragments are; those within a longer label of the same subject in the
//     same document count for the longer one only. A name directly followed by
//     another capitalised word may belong to somebody or something else ("Kim
//     Gunn", "the Kim Dynasty"), so such occurrences may be counted or not.
//     Every passage listed has at least one that counts, and so has the headline
//     of a label that is said to stand there.
//   - The counts of a passage are those of its original.
//   - A question names what it asks about: no pronoun and no "the two" or "the
//     airport" points at something outside it, so that it can be read alone.
//   - A note counts no more articles or passages than the entry has that it sums
//     up ("in three articles"), and no others where it says that it counts all.
//   - Three or more digests of an article share no content word that the original
//     never uses: counts and searches would take it for the article's own. Forms
//     of one word count as one. It takes the counts of the original, or its text.
//   - No text written for the collection repeats eight or more words in a row
//     of an original, headlines excepted, so that digests are digests.
package verify

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"parallax/corpus"
	"parallax/corpus/attach"
)

// Collection returns what is wrong, nil if nothing is. Paths are those of
// corpus.Collection.Validate, which the collection must satisfy. Time is linear
// in the length of the texts times the labels of a document. Questions and notes
// are judged by English words and only in collections in English or of no stated
// language; in doubt nothing is found.
func Collection(c *corpus.Collection) corpus.Faults {
	v := &verification{c: c, documents: make(map[string]*corpus.Document, len(c.Documents)), texts: make(map[corpus.Ref]string)}
	for _, d := range c.Documents {
		v.documents[d.ID] = d
	}
	v.counts()
	v.slips()
	v.quotations()
	v.facts()
	v.labels()
	v.questions()
	v.notes()
	v.wording()
	v.copies()
	return v.faults
}

// verification is one run.
type verification struct {
	c         *corpus.Collection
	documents map[string]*corpus.Document
	texts     map[corpus.Ref]string // normal texts of passages, made when needed
	faults    corpus.Faults
}

func (v *verification) fault(path, format string, args ...any) {
	v.faults = append(v.faults, corpus.Fault{Path: path, Text: fmt.Sprintf(format, args...)})
}

// words returns the article's own words in a passage, if they are at hand.
func words(d *corpus.Document, p *corpus.Passage) string {
	if p.Original == "" && d.Text == corpus.Full {
		return p.Text
	}
	return p.Original
}

// text returns the normal form of a passage's own words; "" if not at hand.
func (v *verification) text(r corpus.Ref) string {
	t, ok := v.texts[r]
	if !ok {
		d := v.documents[r.Document]
		t = normal(words(d, d.Passage(r.Passage)))
		v.texts[r] = t
	}
	return t
}

func (v *verification) counts() {
	for i, d := range v.c.Documents {
		for j := range d.Passages {
			p := &d.Passages[j]
			if p.Original == "" || p.Counts == nil {
				continue
			}
			if !maps.Equal(p.Counts, attach.Count(p.Original)) {
				v.fault(fmt.Sprintf("/documents/%d/passages/%d", i, j), "%s#%d: the counts are not those of the original's lines %d-%d; correct lines=, or renew the counts with `parallax counts -originals DIR`", d.ID, p.N, p.Lines.From, p.Lines.To)
			}
		}
	}
}

func (v *verification) slips() {
	for i, d := range v.c.Documents {
		for j, s := range d.Slips {
			if s.Passage == 0 {
				if len(occurrences(d.Headline, s.Fragment)) == 0 {
					v.fault(fmt.Sprintf("/documents/%d/slips/%d/fragment", i, j), "the headline of %s does not say %q; quote it exactly", d.ID, s.Fragment)
				}
				continue
			}
			v.fragment(fmt.Sprintf("/documents/%d/slips/%d/fragment", i, j), corpus.Ref{Document: d.ID, Passage: s.Passage}, s.Fragment)
		}
	}
}

func (v *verification) facts() {
	for i, f := range v.c.Facts {
		for j, value := range f.Values {
			if value.Fragment != "" {
				v.fragment(fmt.Sprintf("/facts/%d/values/%d/fragment", i, j), value.At, value.Fragment)
			}
		}
	}
}

// fragment checks that a passage has a fragment, and looks for it elsewhere if
// not.
func (v *verification) fragment(path string, at corpus.Ref, fragment string) {
	text := v.text(at)
	if text == "" || len(occurrences(text, fragment)) > 0 {
		return
	}
	hint := "quote the article exactly"
	var places []string
	for _, p := range v.documents[at.Document].Passages {
		if r := (corpus.Ref{Document: at.Document, Passage: p.N}); len(occurrences(v.text(r), fragment)) > 0 {
			places = append(places, r.String())
		}
	}
	if places != nil {
		hint = "it is in " + strings.Join(places, ", ")
	}
	v.fault(path, "%s does not say %q; %s", at, fragment, hint)
}

func (v *verification) quotations() {
	said := make(map[corpus.Ref]int)
	for _, voice := range v.c.Voices {
		for _, h := range voice.Heard {
			said[h.At] += h.Quotes
		}
	}
	for i, voice := range v.c.Voices {
		for j, h := range voice.Heard {
			text := v.text(h.At)
			if text == "" || h.Quotes == 0 {
				continue
			}
			if has := stretches(text); said[h.At] > has {
				v.fault("/voices/"+strconv.Itoa(i)+"/heard/"+strconv.Itoa(j), "%s has %d stretches between quotation marks, but %d quotations are counted there; correct quotes", h.At, has, said[h.At])
			}
		}
	}
}

func (v *verification) labels() {
	type name struct{ subject, document string }
	siblings := make(map[name][]string)
	for _, l := range v.c.Labels {
		k := name{l.Subject, l.Document}
		siblings[k] = append(siblings[k], l.Fragment)
	}
	for i, l := range v.c.Labels {
		longer := longerThan(l.Fragment, siblings[name{l.Subject, l.Document}])
		least, most := 0, 0
		path := "/labels/" + strconv.Itoa(i)
		known := true
		if l.Headline {
			if least, most = countLabel(normal(v.documents[l.Document].Headline), l.Fragment, longer); least+most == 0 {
				v.fault(path+"/headline", "the headline of %q does not call %s %q, or only within a longer label; correct headline", l.Document, l.Subject, l.Fragment)
			}
			most += least
		}
		for _, n := range l.Passages {
			at := corpus.Ref{Document: l.Document, Passage: n}
			text := v.text(at)
			if text == "" {
				known = false
				break
			}
			sure, maybe := countLabel(text, l.Fragment, longer)
			if sure+maybe == 0 {
				v.fault(path+"/passages", "%s does not call %s %q, or only within a longer label; correct passages", at, l.Subject, l.Fragment)
			}
			least += sure
			most += sure + maybe
		}
		if !known || least <= l.Count && l.Count <= most {
			continue
		}
		found := strconv.Itoa(most)
		if least < most {
			found = fmt.Sprintf("%d to %d", least, most)
		}
		v.fault(path+"/count", "label %q for %s in %q: count is %d, but the places listed have %s; correct count or passages", l.Fragment, l.Subject, l.Document, l.Count, found)
	}
}
