package folder

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"parallax/corpus"
	"parallax/corpus/ingest"
)

// Write writes a valid collection as a folder that Read reads back: the same
// documents (in the order of their ids, for a folder has no other), the same
// coding, and counts where there are some. create is called once for each file,
// with a path that has slashes. Assignments are in the order of their ids. Attached originals are left out: they belong to
// others. The error names a text that cannot be written as Markdown so that it
// reads the same. The same collection gives the same bytes.
func Write(c *corpus.Collection, create func(name string, content []byte) error) error {
	w := writer{c, create}
	if err := w.yaml(Marker, collectionFile(c)); err != nil {
		return err
	}
	for _, d := range c.Documents {
		if err := w.article(d); err != nil {
			return err
		}
	}
	if len(c.Coverage)+len(c.Voices)+len(c.Facts)+len(c.Labels)+len(c.Settled) > 0 {
		if err := w.yaml(codingFile, codingOf(c)); err != nil {
			return err
		}
	}
	for i := range c.Assignments {
		if err := w.yaml(assignmentsFolder+c.Assignments[i].ID+".yaml", assignmentFile(&c.Assignments[i])); err != nil {
			return err
		}
	}
	if len(c.Notes) == 0 {
		return nil
	}
	return w.yaml(notesFile, notesOf(c))
}

type writer struct {
	c      *corpus.Collection
	create func(name string, content []byte) error
}

func (w writer) yaml(name string, v any) error {
	b, err := marshal(v)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return w.create(name, b)
}

func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	err := e.Close()
	return b.Bytes(), err
}

// pairs is a mapping in the order given; empty values are left out.
type pairs []any

func (p pairs) MarshalYAML() (any, error) {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i+1 < len(p); i += 2 {
		var key, value yaml.Node
		if err := errors.Join(key.Encode(p[i]), value.Encode(p[i+1])); err != nil {
			return nil, err
		}
		switch empty := value.Tag + " " + value.Value; {
		case value.Kind == yaml.ScalarNode && slices.Contains([]string{"!!str ", "!!int 0", "!!bool false", "!!null null"}, empty):
		case value.Kind != yaml.ScalarNode && len(value.Content) == 0:
		default:
			n.Content = append(n.Content, &key, &value)
		}
	}
	return n, nil
}

// flow is a list on one line.
type flow []int

func (f flow) MarshalYAML() (any, error) {
	n := &yaml.Node{}
	err := n.Encode([]int(f))
	n.Style = yaml.FlowStyle
	return n, err
}

func collectionFile(c *corpus.Collection) pairs {
	var outlets, topics, observations []pairs
	for _, o := range c.Outlets {
		outlets = append(outlets, pairs{"id", o.ID, "name", o.Name, "letter", o.Letter, "country", o.Country, "kind", o.Kind, "note", o.Note, "notStated", o.NotStated, "guess", o.Guess})
	}
	for _, t := range c.Topics {
		topics = append(topics, pairs{"id", t.ID, "title", t.Title, "date", t.Date.String(), "place", t.Place, "note", t.Note, "parent", t.Parent}.of(t.Provenance))
	}
	for _, o := range c.Observations {
		observations = append(observations, pairs{"title", o.Title, "text", o.Text, "at", names(o.At)}.of(o.Provenance))
	}
	return pairs{"id", c.ID, "title", c.Title, "language", c.Language, "about", c.About, "method", c.Method, "licence", c.Licence,
		"outlets", outlets, "topics", topics, "observations", observations}
}

// of adds whose an entry is.
func (p pairs) of(by corpus.Provenance) pairs { return append(p, "by", by.By, "on", by.On.String()) }

func names(list []corpus.Ref) []string {
	at := make([]string, len(list))
	for i, r := range list {
		at[i] = r.String()
	}
	return at
}

func codingOf(c *corpus.Collection) pairs {
	coverage := grouped(c.Coverage, func(e corpus.Coverage) (string, string, []pairs) {
		return e.Topic, e.Document, []pairs{pairs{"passages", flow(e.Passages), "gist", e.Gist, "silent", e.Silent}.of(e.Provenance)}
	})
	for i := 1; i < len(coverage); i += 2 {
		documents := coverage[i].(pairs)
		for k := 1; k < len(documents); k += 2 {
			if entries := documents[k].([]pairs); len(entries) == 1 { // as people write it
				documents[k] = entries[0]
			}
		}
	}
	var voices, facts, settled []pairs
	for _, v := range c.Voices {
		var heard []pairs
		for _, h := range v.Heard {
			heard = append(heard, pairs{"at", h.At.String(), "quotes", h.Quotes, "mentions", h.Mentions, "inferred", h.Inferred}.of(h.Provenance))
		}
		voices = append(voices, pairs{"id", v.ID, "name", v.Name, "kind", string(v.Kind), "description", v.Description, "role", v.Role, "affiliation", v.Affiliation, "heard", heard}.of(v.Provenance))
	}
	for _, f := range c.Facts {
		var values []pairs
		for _, v := range f.Values {
			values = append(values, pairs{"at", v.At.String(), "value", v.Value, "fragment", v.Fragment, "certainty", string(v.Certainty)})
		}
		facts = append(facts, pairs{"id", f.ID, "question", f.Question, "topic", f.Topic, "verdict", string(f.Verdict), "note", f.Note, "values", values}.of(f.Provenance))
	}
	for _, x := range c.Settled {
		settled = append(settled, pairs{"at", names(x.At), "key", x.Key, "dismissed", x.Dismissed}.of(x.Provenance))
	}
	labels := grouped(c.Labels, func(l corpus.Label) (string, string, []pairs) {
		return l.Subject, l.Document, []pairs{pairs{"fragment", l.Fragment, "count", l.Count, "passages", flow(l.Passages), "headline", l.Headline}.of(l.Provenance)}
	}).subjects()
	return pairs{"coverage", coverage, "voices", voices, "facts", facts, "labels", labels, "settled", settled}
}

// grouped nests lists of entries under two names, each in the order of its first
// entry. Those under the same names are joined.
func grouped[E any](list []E, of func(E) (outer, inner string, entry []pairs)) pairs {
	var all pairs
	at := make(map[string]int)        // outer → index of its pairs
	inside := make(map[[2]string]int) // outer, inner → index in these
	for _, e := range list {
		outer, inner, entry := of(e)
		i, ok := at[outer]
		if !ok {
			i = len(all) + 1
			at[outer] = i
			all = append(all, outer, pairs{})
		}
		under := all[i].(pairs)
		if k, there := inside[[2]string{outer, inner}]; there {
			under[k] = append(under[k].([]pairs), entry...)
		} else {
			inside[[2]string{outer, inner}] = len(under) + 1
			under = append(under, inner, entry)
		}
		all[i] = under
	}
	return all
}

// subjects is the form in which labels are grouped.
func (p pairs) subjects() []pairs {
	var list []pairs
	for i := 0; i < len(p); i += 2 {
		list = append(list, pairs{"subject", p[i], "in", p[i+1]})
	}
	return list
}

// article writes one article, and its counts if it has any.
func (w writer) article(d *corpus.Document) error {
	var known pairs
	for _, k := range d.Known {
		known = append(known, k.Field, pairs{"from", k.From, "by", k.By, "on", k.On.String()})
	}
	var slips []pairs
	for _, s := range d.Slips {
		slips = append(slips, pairs{"passage", s.Passage, "fragment", s.Fragment, "note", s.Note})
	}
	front, err := marshal(pairs{
		"outlet", d.Outlet, "headline", d.Headline, "short", d.Short, "byline", d.Byline, "credits", d.Credits, "republisher", d.Republisher,
		"published", pairs{"date", d.Published.Date.String(), "stated", d.Published.Stated, "reason", d.Published.Reason},
		"language", d.Language, "genre", d.Genre, "licence", d.Licence, "url", d.URL, "summary", d.Summary, "known", known, "slips", slips,
		"original", pairs{"sha256", d.Original.SHA256, "bytes", d.Original.Bytes, "words", d.Original.Words}, "text", string(d.Text),
	})
	if err != nil {
		return fmt.Errorf("article %s: %w", d.ID, err)
	}
	b := bytes.NewBuffer(nil)
	fmt.Fprintf(b, "---\n%s---\n", front)
	counted := false
	for _, p := range d.Passages {
		block := paragraph(p)
		if back := ingest.Blocks(block); len(back) != 1 || back[0].Text != p.Text || back[0].Kind != p.Kind || back[0].Lines != p.Lines || back[0].Level == 1 {
			return fmt.Errorf("article %s, passage %d: its text cannot be written as Markdown, for it has line breaks or spaces at its ends", d.ID, p.N)
		}
		b.WriteByte('\n')
		b.WriteString(block)
		counted = counted || len(p.Counts) > 0
	}
	if err := w.create("articles/"+d.ID+".md", b.Bytes()); err != nil || !counted {
		return err
	}
	b.Reset()
	if err := WriteCounts(b, d); err != nil {
		return err
	}
	return w.create("counts/"+d.ID+".txt", b.Bytes())
}

// paragraph writes a passage: an attribute line where it needs one, and its text,
// as a heading where it is one or would be taken for one.
func paragraph(p corpus.Passage) string {
	var attributes []string
	heading := p.Kind == corpus.Subheading || strings.HasPrefix(p.Text, "#")
	if heading != (p.Kind == corpus.Subheading) || !heading && p.Kind != corpus.Body {
		attributes = append(attributes, string(p.Kind))
	}
	if l := p.Lines; l != (corpus.Lines{}) {
		s := "lines=" + strconv.Itoa(l.From)
		if l.To != l.From {
			s += "-" + strconv.Itoa(l.To)
		}
		attributes = append(attributes, s)
	}
	if attributes == nil && strings.HasPrefix(p.Text, "{") {
		attributes = []string{string(p.Kind)}
	}
	s := p.Text
	if heading {
		s = "## " + s
		if strings.HasSuffix(s, "#") {
			s += " ##"
		}
	}
	if attributes != nil {
		s = "{" + strings.Join(attributes, " ") + "}\n" + s
	}
	return s + "\n"
}
