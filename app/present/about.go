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
	v := AboutView{Title: wording.AboutTitle.String(), Parts: parts, Licences: licences(m)}
	if m.Collection == nil {
		v.Sections = []AboutSection{{wording.Name.String(), []string{waiting(m)}}, program()}
		return v
	}
	c := m.Collection
	add := func(title string, paragraphs ...string) {
		paragraphs = nonEmpty(paragraphs)
		if len(paragraphs) > 0 {
			v.Sections = append(v.Sections, AboutSection{title, paragraphs})
		}
	}
	add(c.Title, append([]string{wording.Sentence(kicker(m)) + " " + summary(m)}, strings.Split(c.About, "\n\n")...)...)
	add(wording.AboutHow.String(), strings.Split(c.Method, "\n\n")...)
	add(wording.AboutNumbers.String(), measures(m)...)
	add(wording.AboutRights.String(), rights(c)...)
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
		wording.AboutShare.String(), wording.AboutCovers.String(), wording.AboutUneven.String(),
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
		list = append(list, wording.AboutDigests.With("n", digests, "most", corpus.MaxFragmentWords))
	}
	if full > 0 && digests > 0 {
		list = append(list, wording.AboutFullOne.String())
		if full > 1 {
			list[len(list)-1] = wording.AboutFullMany.With("n", full)
		}
	}
	if c.Licence != "" {
		list = append(list, wording.AboutLicence.With("licence", wording.Sentence(c.Licence)))
	}
	return list
}

func program() AboutSection {
	return AboutSection{wording.AboutProgram.String(), []string{wording.AboutPurpose.String(), wording.AboutDiffers.String()}}
}
