package present

import (
	"slices"
	"strconv"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/sorting"
	"parallax/corpus/speech"
)

// How much of long lists the voices screen shows.
const (
	voicesShown = 60 // of one article
	labelsShown = 60 // subjects
	namesShown  = 12 // for a subject in one article
)

// VoicesView is the comparison by voices: who is heard, and what the texts call
// people and things.
type VoicesView struct {
	Columns []VoiceColumn
	Labels  LabelTable
	Saves   []element.SaveOption
	Note    string // that the program suggests it, if so
	Wait    element.PendingView
	Answer  AnswerView // what is proposed
}

// VoiceColumn is one article and who is heard in it.
type VoiceColumn struct {
	Mark      element.Mark
	Outlet    string
	Short     string
	Href      string
	Quotes    string  // "16 direct quotations, 9 indirect mentions"
	Anonymous string  // "5 of 24 quotations (21 %) by unnamed voices"
	Share     float64 // of them, 0…1
	Carried   string  // "Relies mainly on one source"; "" if not
	Most      string  // "Most quoted: Mykola Kuzmin, 10 of 24 quotations (42 %)"
	MostShare float64
	Groups    []VoiceGroup
	More      string // "and 12 more voices"
	Empty     string
}

// VoiceGroup is the voices of one kind.
type VoiceGroup struct {
	Title  string
	Voices []VoiceRow
}

// VoiceRow is one voice in one article.
type VoiceRow struct {
	Name     string
	About    string // role and affiliation, or what the text says of an unnamed one
	Hollow   bool   // no name is given: boxes are hollow
	Quotes   []VoicePlace
	Mentions []VoicePlace
	Count    string         // "4 quotations, 1 mention"
	Also     []element.Mark // other chosen articles in which the voice is heard
	Proposal ProposalView
}

// VoicePlace is one passage in which a voice is heard.
type VoicePlace struct {
	Number   string
	Text     string // "¶ 12", with a question mark where the speaker is inferred
	Times    int    // quotations, or mentions
	Inferred bool
	Href     string
	Label    string // for screen readers: "2 quotations of Ada Lunt in passage 12"
}

// LabelTable is how articles name people, states and relations: subjects ×
// documents.
type LabelTable struct {
	Columns []FactColumn
	Rows    []LabelRow
	More    string
}

// LabelRow is one subject.
type LabelRow struct {
	Subject string
	Cells   []LabelCell
}

// LabelCell is what one document calls the subject.
type LabelCell struct {
	Mark    element.Mark
	Name    string
	Lang    string
	Names   []LabelName
	None    string // what is to be said where there are none
	Uncoded bool   // nobody has looked for names, so the article is not silent
	More    string
}

// LabelName is one way of naming, as the article has it.
type LabelName struct {
	Fragment string // quoted
	Count    string // "7×"; "" for once
	Headline string // the article's address if its headline has the name, else ""
	Passages []NumberLink
	More     string // "and 12 more"
}

var voiceKinds = []struct {
	kind  corpus.VoiceKind
	title wording.Message
}{
	{corpus.Named, wording.VoicesNamed}, {corpus.Anonymous, wording.VoicesUnnamed}, {corpus.Institutional, wording.VoicesBodies}, {corpus.Paper, wording.VoicesPapers},
}

// voices sets side by side who is heard in the chosen documents.
func voices(m state.Model, chosen []string) VoicesView {
	var v VoicesView
	for _, id := range chosen {
		v.Columns = append(v.Columns, voiceColumn(m, id, chosen))
	}
	v.Labels = labelTable(m, chosen)
	v.Saves = element.TableOptions(state.VoicesTable)
	return v
}

func voiceColumn(m state.Model, id string, chosen []string) VoiceColumn {
	d := m.Catalog.Document(id)
	s := speech.SpeakersIn(m.Collection, id)
	v := VoiceColumn{
		Mark: element.MarkOf(m, id), Outlet: element.OutletName(m, id), Short: d.ShortTitle(), Href: element.ReadHref(id, 0),
		Quotes: wording.VoicesQuotes.With("n", s.Quotes, "m", s.Mentions),
	}
	coded := m.Coverage.Coded(id)
	switch {
	case len(s.Voices) == 0 && coded:
		v.Quotes, v.Empty = "", wording.VoicesNone.String()
		return v
	case len(s.Voices) == 0:
		v.Quotes, v.Empty = "", wording.CodingVoicesNone.String()
		return v
	case !coded: // there may be others, so shares say nothing
		v.Anonymous = wording.CodingVoicesSome.String()
	case s.Quotes > 0:
		v.Share = float64(s.Anonymous) / float64(s.Quotes)
		v.Anonymous = unnamedOf(s.Anonymous, s.Quotes)
		most := s.Voices[0]
		v.MostShare = float64(most.Quotes) / float64(s.Quotes)
		v.Most = mostQuotedOf(speakerName(most.Voice), most.Quotes, s.Quotes)
		if s.Carried() {
			v.Carried = wording.VoicesOneSource.String()
		}
	default:
		v.Anonymous = wording.VoicesNoneQuoted.String()
	}
	shown := s.Voices[:min(len(s.Voices), voicesShown)]
	if hidden := len(s.Voices) - len(shown); hidden > 0 {
		v.More = wording.VoicesMore.With("n", hidden)
	}
	for _, k := range voiceKinds {
		g := VoiceGroup{Title: k.title.String()}
		for _, spoken := range shown {
			if spoken.Voice.Kind == k.kind {
				g.Voices = append(g.Voices, voiceRow(m, spoken, id, chosen))
			}
		}
		if g.Voices != nil {
			v.Groups = append(v.Groups, g)
		}
	}
	return v
}

// leastForShare is of how many things a share is written in per cent: of fewer the
// numbers say it better.
const leastForShare = 20

// portion is a part of a whole in per cent; ok is false where there are too few.
func portion(part, whole int) (share string, ok bool) {
	return wording.Percent(float64(part) / float64(whole)), whole >= leastForShare
}

func unnamedOf(n, all int) string {
	if share, ok := portion(n, all); ok {
		return wording.VoicesByUnnamedShare.With("n", n, "all", all, "share", share)
	}
	return wording.VoicesByUnnamed.With("n", n, "all", all)
}

func mostQuotedOf(voice string, n, all int) string {
	if share, ok := portion(n, all); ok {
		return wording.VoicesMostQuotedShare.With("voice", voice, "n", n, "all", all, "share", share)
	}
	return wording.VoicesMostQuoted.With("voice", voice, "n", n, "all", all)
}

// speakerName is the name, or what the text says of one that has none.
func speakerName(v *corpus.Voice) string {
	if v.Kind == corpus.Anonymous {
		return v.Description
	}
	return v.Name
}

func voiceRow(m state.Model, s speech.Spoken, id string, chosen []string) VoiceRow {
	r := VoiceRow{Name: speakerName(s.Voice), Hollow: s.Voice.Kind == corpus.Anonymous}
	for _, part := range []string{s.Voice.Role, s.Voice.Affiliation} {
		if part == "" || part == r.Name {
			continue
		}
		if r.About != "" {
			r.About += ", "
		}
		r.About += part
	}
	if whose := origin(m, s.Voice.Provenance, s.Voice.By == corpus.Me && cameVoice(m, s.Voice.ID)); whose != "" {
		if r.About != "" {
			r.About += ", "
		}
		r.About += whose
	}
	place := func(h corpus.Heard, times int, says wording.Message) VoicePlace {
		p := VoicePlace{Number: strconv.Itoa(h.At.Passage), Times: times, Inferred: h.Inferred, Href: element.ReadHref(id, h.At.Passage)}
		p.named(says, r.Name, h.At.Passage)
		return p
	}
	for _, h := range s.Heard {
		if h.Quotes > 0 {
			r.Quotes = append(r.Quotes, place(h, h.Quotes, wording.VoicesQuotesIn))
		}
		if h.Mentions > 0 {
			r.Mentions = append(r.Mentions, place(h, h.Mentions, wording.VoicesMentionsIn))
		}
	}
	switch {
	case s.Quotes == 0:
		r.Count = wording.VoicesCountMentions.With("n", s.Mentions)
	case s.Mentions > 0:
		r.Count = wording.VoicesCountBoth.With("n", s.Quotes, "m", s.Mentions)
	default:
		r.Count = wording.VoicesCountQuotes.With("n", s.Quotes)
	}
	for _, other := range chosen {
		if other != id && slices.ContainsFunc(s.Voice.Heard, func(h corpus.Heard) bool { return h.At.Document == other }) {
			r.Also = append(r.Also, element.MarkOf(m, other))
		}
	}
	return r
}

// named says what is seen of a place, and for screen readers what it leads to.
func (p *VoicePlace) named(says wording.Message, voice string, passage int) {
	p.Text, p.Label = wording.VoicesAt.With("n", passage), says.With("n", p.Times, "voice", voice, "p", passage)
	if p.Inferred {
		p.Text, p.Label = wording.VoicesAtInferred.With("n", passage), wording.VoicesInferred.With("where", p.Label)
	}
}

// labelTable is how the chosen documents name their subjects, in the order of
// the coding; in a cell the most frequent name comes first.
func labelTable(m state.Model, chosen []string) LabelTable {
	var v LabelTable
	names := make(map[[2]string][]corpus.Label)
	var subjects []string
	for _, l := range m.Collection.Labels {
		if !slices.Contains(chosen, l.Document) {
			continue
		}
		if !slices.Contains(subjects, l.Subject) {
			subjects = append(subjects, l.Subject)
		}
		key := [2]string{l.Subject, l.Document}
		names[key] = append(names[key], l)
	}
	if len(subjects) == 0 {
		return v
	}
	for _, id := range chosen {
		v.Columns = append(v.Columns, FactColumn{id, element.MarkOf(m, id), element.OutletName(m, id), element.ReadHref(id, 0)})
	}
	if hidden := len(subjects) - labelsShown; hidden > 0 {
		v.More = wording.LabelsMore.With("n", hidden)
		subjects = subjects[:labelsShown]
	}
	for _, subject := range subjects {
		row := LabelRow{Subject: wording.Capital(subject)}
		for _, id := range chosen {
			row.Cells = append(row.Cells, labelCell(m, id, names[[2]string{subject, id}]))
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

func labelCell(m state.Model, id string, labels []corpus.Label) LabelCell {
	c := LabelCell{Mark: element.MarkOf(m, id), Name: element.OutletName(m, id), Lang: ask.Language(m.Collection, m.Catalog.Document(id), true)}
	if c.Uncoded, c.None = !m.Coverage.Coded(id), wording.CodingNotCoded.String(); !c.Uncoded {
		c.None = wording.VoicesUnlabelled.String()
	}
	sorting.By(labels, func(a, b corpus.Label) int { return b.Count - a.Count })
	if hidden := len(labels) - namesShown; hidden > 0 {
		c.More, labels = wording.LabelsAnd.With("n", hidden), labels[:namesShown]
	}
	for _, l := range labels {
		n := LabelName{Fragment: "“" + l.Fragment + "”"}
		if l.Count > 1 {
			n.Count = wording.LabelsTimes.With("n", l.Count)
		}
		if l.Headline {
			n.Headline = element.ReadHref(id, 0)
		}
		for _, p := range l.Passages[:min(len(l.Passages), namesShown)] {
			n.Passages = append(n.Passages, NumberLink{element.Link{Label: strconv.Itoa(p), Href: element.ReadHref(id, p)}, wording.ComparePassageOf.With("outlet", c.Name, "n", p)})
		}
		if hidden := len(l.Passages) - namesShown; hidden > 0 {
			n.More = wording.LabelsAnd.With("n", hidden)
		}
		c.Names = append(c.Names, n)
	}
	return c
}
