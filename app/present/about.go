package present

import (
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
)

// AboutView is the about screen.
type AboutView struct {
	Title    string
	Sections []AboutSection
	Sources  []SourceView
	Parts    []Part       // what the program is made of
	Licences element.Link // to the texts of their licences
}

// AboutSection is a heading with paragraphs.
type AboutSection struct {
	Title      string
	Paragraphs []string
}

// About says what the collection and the program are, whose the texts are, and
// how they were worked on.
func About(m state.Model) AboutView {
	v := AboutView{Title: "About", Parts: parts, Licences: licences(m)}
	if m.Collection == nil {
		v.Sections = []AboutSection{{"Parallax", []string{waiting(m)}}, program()}
		return v
	}
	c := m.Collection
	add := func(title string, paragraphs ...string) {
		paragraphs = nonEmpty(paragraphs)
		if len(paragraphs) > 0 {
			v.Sections = append(v.Sections, AboutSection{title, paragraphs})
		}
	}
	add(c.Title, append([]string{deck(m)}, strings.Split(c.About, "\n\n")...)...)
	add("How it was made", strings.Split(c.Method, "\n\n")...)
	add("How to read the numbers", measures(m)...)
	add("Rights", rights(c)...)
	v.Sections = append(v.Sections, program())
	for _, d := range c.Documents[:min(len(c.Documents), cardsShown)] {
		v.Sources = append(v.Sources, SourceView{
			Mark: element.MarkOf(m, d.ID), Headline: d.Headline, Href: element.ReadHref(d.ID, 0), Lines: provenance(m, d),
		})
	}
	return v
}

func nonEmpty(paragraphs []string) []string {
	var list []string
	for _, p := range paragraphs {
		if p = strings.TrimSpace(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// measures names what the charts count.
func measures(m state.Model) []string {
	if len(m.Coverage.Topics) == 0 {
		return nil
	}
	return []string{
		"A topic’s share of an article is the number of words in the passages that treat it, divided by the words of the whole article. Words are counted in the original wherever its counts are known. A passage that treats two topics counts for both.",
		"An article tells a topic when a passage says it; what one could only infer does not count. A part of an event is a topic of its own.",
		"“By difference” orders topics by the standard deviation of their shares over the articles shown, silence counting as nothing.",
	}
}

// rights says whose the words are.
func rights(c *corpus.Collection) []string {
	digests, full := 0, 0
	for _, d := range c.Documents {
		if d.Text == corpus.Digest {
			digests++
		} else {
			full++
		}
	}
	var list []string
	if digests > 0 {
		list = append(list, "The articles belong to their publishers. What is shown of "+wording.Count(digests, "article")+
			" is a digest: each paragraph told in our own words, with counts of the original’s words, unordered, and quotations of at most "+wording.Spell(corpus.MaxFragmentWords)+" words.")
	}
	if full > 0 && digests > 0 {
		list = append(list, wording.Capital(wording.Count(full, "article"))+" stand here in their own words.")
		if full == 1 {
			list[len(list)-1] = "One article stands here in its own words."
		}
	}
	if c.Licence != "" {
		list = append(list, "Licence of digests and coding: "+wording.Sentence(c.Licence))
	}
	return list
}

func program() AboutSection {
	return AboutSection{"The program", []string{
		"Parallax shows how independent reports tell the same events, and what each leaves out. It runs in this browser alone: nothing that is read, typed or marked leaves the device, and it works without a network once it has been opened.",
		"It says “differs”, never “false”. Nothing found by the program is shown as if a person had judged it.",
	}}
}
