package corpus

import (
	"fmt"
	"maps"
	"strings"
	"unicode"
)

func (v *validation) coverage() {
	type cell struct{ topic, document, by string }
	seen := make(map[cell]bool, len(v.c.Coverage))
	for i, e := range v.c.Coverage {
		thing := named("coverage of %q by %q", e.Topic, e.Document)
		if _, ok := v.topic[e.Topic]; !ok {
			v.fault(fmt.Sprintf("%s: there is no topic %q; %s", thing, e.Topic, v.nearest(e.Topic, maps.Keys(v.topic), "add it to the topics or correct the name")), "coverage", i, "topic")
		}
		if k := (cell{e.Topic, e.Document, e.By}); seen[k] {
			v.fault(fmt.Sprintf("%s is there twice; put all passages into one entry", thing), "coverage", i)
		} else {
			seen[k] = true
		}
		v.provenance(thing, e.Provenance, "coverage", i)
		switch {
		case !e.Silent:
			v.passages(thing, e.Document, e.Passages, "coverage", i)
		case len(e.Passages) > 0:
			v.fault(fmt.Sprintf("%s is marked silent but names passages; drop one of the two", thing), "coverage", i)
		case e.Suggested():
			v.fault(fmt.Sprintf("%s is marked silent by the program, which cannot know; leave the entry out", thing), "coverage", i)
		default:
			v.passage(thing, e.Document, 1, "coverage", i)
		}
	}
}

// provenance checks whose an entry is said to be.
func (v *validation) provenance(thing naming, p Provenance, path ...any) {
	switch {
	case len(p.By) > MaxNameLength:
		v.fault(fmt.Sprintf("%s: the name in by has %d bytes; write at most %d", thing, len(p.By), MaxNameLength), append(path, "by")...)
	case strings.TrimSpace(p.By) != p.By || strings.ContainsFunc(p.By, unicode.IsControl):
		v.fault(fmt.Sprintf("%s: by is %q; write me, program or a name, without spaces at its ends or line breaks", thing, p.By), append(path, "by")...)
	}
	if !p.On.IsZero() && p.On.Precision != Day {
		v.fault(fmt.Sprintf("%s: on is %s; write a day such as 2024-06-19", thing, p.On), append(path, "on")...)
	}
}

// settled checks the answers to proposals.
func (v *validation) settled() {
	for i, s := range v.c.Settled {
		thing := named("settled proposal %d", i+1)
		v.provenance(thing, s.Provenance, "settled", i)
		if (len(s.At) == 0) == (s.Key == "") {
			v.fault(fmt.Sprintf("%s: want either at, with passages, or key", thing), "settled", i)
		}
		for j, r := range s.At {
			v.passage(thing, r.Document, r.Passage, "settled", i, "at", j)
		}
	}
}

// anonymousName is Voice.Name of a voice whose name no text gives.
const anonymousName = "anonymous"

func (v *validation) voices() {
	seen := make(map[string]bool, len(v.c.Voices))
	for i, voice := range v.c.Voices {
		thing := named("voice %q", voice.ID)
		v.id("voice", voice.ID, seen[voice.ID], "voices", i)
		seen[voice.ID] = true
		v.text(thing, "name", voice.Name, "voices", i)
		v.provenance(thing, voice.Provenance, "voices", i)
		switch voice.Kind {
		case Named, Institutional, Paper:
			if voice.Name == anonymousName {
				v.fault(fmt.Sprintf("%s has the name anonymous but kind %s; make it kind: anonymous", thing, voice.Kind), "voices", i, "kind")
			}
		case Anonymous:
			if voice.Name != anonymousName {
				v.fault(fmt.Sprintf("%s is anonymous but has the name %q; write name: anonymous and put what the text says into description", thing, voice.Name), "voices", i, "name")
			}
			v.text(thing, "description (what the text says of an unnamed one)", voice.Description, "voices", i)
		default:
			v.fault(fmt.Sprintf("%s: kind %q: want named, anonymous, institutional or document", thing, voice.Kind), "voices", i, "kind")
		}
		if len(voice.Heard) == 0 {
			v.fault(fmt.Sprintf("%s is not heard in any passage; name one, or remove the voice", thing), "voices", i)
		}
		at := make(map[Ref]bool, len(voice.Heard))
		for j, h := range voice.Heard {
			v.heard(thing, i, j, h, at[h.At])
			at[h.At] = true
		}
	}
}

func (v *validation) heard(thing naming, i, j int, h Heard, twice bool) {
	v.passage(thing, h.At.Document, h.At.Passage, "voices", i, "heard", j, "at")
	v.provenance(thing, h.Provenance, "voices", i, "heard", j)
	if twice {
		v.fault(fmt.Sprintf("%s: %s is there twice; add the numbers in one entry", thing, h.At), "voices", i, "heard", j)
	}
	if h.Quotes < 0 || h.Mentions < 0 || h.Quotes+h.Mentions == 0 {
		v.fault(fmt.Sprintf("%s at %s: %d quotes and %d mentions; want at least one of either, none negative", thing, h.At, h.Quotes, h.Mentions), "voices", i, "heard", j)
	}
}

func (v *validation) facts() {
	seen := make(map[string]bool, len(v.c.Facts))
	for i, f := range v.c.Facts {
		thing := named("fact %q", f.ID)
		v.id("fact", f.ID, seen[f.ID], "facts", i)
		seen[f.ID] = true
		v.text(thing, "question", f.Question, "facts", i)
		v.provenance(thing, f.Provenance, "facts", i)
		if _, ok := v.topic[f.Topic]; f.Topic != "" && !ok {
			v.fault(fmt.Sprintf("%s: there is no topic %q; %s", thing, f.Topic, v.nearest(f.Topic, maps.Keys(v.topic), "add it to the topics or correct the name")), "facts", i, "topic")
		}
		documents := make(map[string]bool)
		for j, value := range f.Values {
			documents[value.At.Document] = true
			v.value(named("%s, value %d", thing, j+1), i, j, value)
		}
		v.verdict(thing, i, f, len(documents))
	}
}

func (v *validation) value(thing naming, i, j int, value Value) {
	v.passage(thing, value.At.Document, value.At.Passage, "facts", i, "values", j, "at")
	v.text(thing, "value", value.Value, "facts", i, "values", j)
	v.fragment(thing, value.Fragment, false, "facts", i, "values", j)
	switch value.Certainty {
	case "", Stated, Quoted, Alleged, Assumed, Denied:
	default:
		v.fault(fmt.Sprintf("%s: certainty %q: want stated, quoted, alleged, assumed or denied", thing, value.Certainty), "facts", i, "values", j, "certainty")
	}
}

// verdict checks that the verdict can be meant of that many values from that
// many documents.
func (v *validation) verdict(thing naming, i int, f Fact, documents int) {
	wrong := ""
	switch f.Verdict {
	case Agree, Differ:
		if len(f.Values) < 2 {
			wrong = "at least two values"
		}
	case Single:
		if documents != 1 {
			wrong = "values of exactly one document"
		}
	case Silent:
		if documents != 0 {
			wrong = "no value"
		}
	default:
		v.fault(fmt.Sprintf("%s: verdict %q: want agree, differ, single or silent", thing, f.Verdict), "facts", i, "verdict")
		return
	}
	if wrong != "" {
		v.fault(fmt.Sprintf("%s: the verdict %s goes with %s, but there are %d values from %d documents", thing, f.Verdict, wrong, len(f.Values), documents), "facts", i, "verdict")
	}
}

func (v *validation) labels() {
	type name struct{ subject, document, fragment string }
	seen := make(map[name]bool, len(v.c.Labels))
	for i, l := range v.c.Labels {
		thing := named("label %q for %s in %q", l.Fragment, l.Subject, l.Document)
		v.text(thing, "subject", l.Subject, "labels", i)
		v.provenance(thing, l.Provenance, "labels", i)
		v.fragment(thing, l.Fragment, true, "labels", i)
		if k := (name{l.Subject, l.Document, strings.ToLower(l.Fragment)}); seen[k] {
			v.fault(fmt.Sprintf("%s is there twice (upper and lower case are the same); add the counts in one entry", thing), "labels", i)
		} else {
			seen[k] = true
		}
		places := len(l.Passages)
		if l.Headline {
			places++
		}
		if _, ok := v.length[l.Document]; !ok || places == 0 || len(l.Passages) > 0 {
			v.passages(thing, l.Document, l.Passages, "labels", i)
		}
		if l.Count < 1 || l.Count < places {
			v.fault(fmt.Sprintf("%s: count %d for %d places; count every occurrence", thing, l.Count, places), "labels", i, "count")
		}
	}
}

func (v *validation) observations() {
	for i, o := range v.c.Observations {
		thing := named("observation %q", o.Title)
		v.text(named("observation %d", i+1), "title", o.Title, "observations", i)
		v.text(thing, "text", o.Text, "observations", i)
		v.provenance(thing, o.Provenance, "observations", i)
		if len(o.At) == 0 {
			v.fault(fmt.Sprintf("%s rests on no passage; name at least one", thing), "observations", i)
		}
		for j, r := range o.At {
			v.passage(thing, r.Document, r.Passage, "observations", i, "at", j)
		}
	}
}
