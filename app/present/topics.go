package present

import (
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/edit"
)

const (
	rowsShown     = 20  // of proposals, until more are asked for
	tickable      = 12  // of passages of a topic, until more are asked for
	mostTickable  = 100 // of these even then
	excerptLength = 220 // bytes of a passage
	leftShown     = 5
	joinable      = 300 // topics that another can be joined to
)

// TopicsScreen is what the reader works on: topics, proposals, and what has been
// done to them.
func TopicsScreen(m state.Model) TopicsView {
	v := TopicsView{
		Title: "Topics",
		Deck:  "What the articles are about, passage by passage. Proposals are found by program from rare words, names and dates that passages share; they count once you accept them.",
	}
	if m.Collection == nil {
		v.Status = waiting(m)
		return v
	}
	v.Status, v.Warning = codingStatus(m), codingWarning(m)
	if last, ok := edit.Last(m.Coding.Ops); ok {
		v.Undo = "Undo: " + deed(m, last)
	}
	if _, of, ok := edit.Undone(m.Coding.Ops); ok {
		v.Redo = "Do again: " + deed(m, of)
	}
	if len(m.Coverage.Topics) > 0 {
		v.Saves = []element.SaveOption{{Label: "bundle", Note: "The collection with its coding and yours in one .parallax file, which the command line turns into a folder", What: state.BundleFile}}
	} else {
		v.None = "No passage has been put under a topic yet. Accept a proposal, or name a topic here and put passages into it where you read them."
	}
	for _, t := range m.Coverage.Topics {
		v.Topics = append(v.Topics, codedRow(m, t))
	}
	list, how := m.Proposals()
	v.Wait = element.Pending(how, "Looking for topics in the texts")
	switch {
	case len(m.Collection.Documents) < 2:
		v.Nothing = "Topics are proposed where at least two articles tell something."
	case how.Has() && len(list) == 0:
		v.Nothing = "Nothing more is proposed."
	}
	shown := len(list)
	if m.Longer == 0 && shown > rowsShown {
		shown = rowsShown
		v.More = "Show all " + wording.Number(len(list)) + " proposals"
	}
	for i, p := range list {
		if i < shown || p.ID == m.Route.Topic {
			v.Proposed = append(v.Proposed, proposalRow(m, p))
		}
	}
	v.left(m)
	return v
}

// codingStatus is how much there is, and whether it is saved.
func codingStatus(m state.Model) string {
	list, how := m.Proposals()
	parts := []string{wording.Tally(len(m.Coverage.Topics), "topic")}
	if how.Has() {
		parts = append(parts, wording.Tally(len(list), "proposal"))
	}
	s := strings.Join(parts, ", ") + "."
	if len(m.Coding.Ops) == 0 {
		return s
	}
	unsaved := 0
	for _, o := range m.Coding.Ops {
		if !m.Coding.Saved[o.ID] {
			unsaved++
		}
	}
	switch {
	case unsaved == 0:
		return s + " Your changes are saved in this browser."
	case m.Coding.Saving > 0:
		return s + " Saving…"
	}
	return s + " " + wording.Capital(wording.Count(unsaved, "change")) + " of yours " + verb(unsaved, "is", "are") + " not saved."
}

// topicsSaid is what is read out when it changes: what was done last, how much
// there is now, and what is wrong.
func topicsSaid(m state.Model) string {
	said := codingStatus(m)
	if n := len(m.Coding.Ops); n > 0 {
		last, verb := m.Coding.Ops[n-1], "Done: "
		if last.Do == edit.Undo {
			verb = "Undone. Next to undo: "
			last, _ = edit.Last(m.Coding.Ops)
		}
		if last.Do != "" {
			said = verb + deed(m, last) + ". " + said
		}
	}
	return strings.TrimSpace(said + " " + codingWarning(m))
}

// codingWarning is what went wrong with the storage.
func codingWarning(m state.Model) string {
	switch {
	case m.Coding.Trouble != "" && len(m.Coding.Ops) > 0:
		return wording.Capital(wording.Sentence(m.Coding.Trouble)) + " What is not saved stays here until the page is closed; save it as a bundle to keep it."
	case m.Coding.Trouble != "":
		return wording.Capital(wording.Sentence(m.Coding.Trouble)) + " Your changes will last until the page is closed."
	case m.Coding.Lost:
		return "You changed the coding here before, and the browser has erased what it kept of it."
	}
	return ""
}

// deed says what an operation did, as the end of "Undo: …".
func deed(m state.Model, o edit.Op) string {
	name := func(id string) string {
		if into, joined := m.Coding.Result.Became[id]; joined {
			id = into
		}
		if t, ok := m.Coverage.Topic(id); ok {
			return "“" + shortened(t.Title, 40) + "”"
		}
		return "a topic"
	}
	passages := wording.Tally(len(o.Passages), "passage")
	title := "“" + shortened(o.Title, 40) + "”"
	switch o.Do {
	case edit.Add:
		if o.Proposal {
			return "accept " + title
		}
		return "add " + title
	case edit.Rename:
		return "rename to " + title
	case edit.Redate:
		return "date of " + name(o.Topic)
	case edit.Replace:
		return "place of " + name(o.Topic)
	case edit.Merge:
		return "join with " + name(o.Into)
	case edit.Split:
		return "split off " + title
	case edit.Assign:
		return "put " + passages + " into " + name(o.Topic)
	case edit.Unassign:
		return "take " + passages + " out of " + name(o.Topic)
	case edit.Deny:
		return wording.CodingDenied.With("n", len(o.Documents), "topic", name(o.Topic))
	case edit.Remove:
		return "remove a topic"
	case edit.AddFact:
		return "accept a fact"
	case edit.AddVoice:
		return "accept a voice"
	case edit.Dismiss:
		return "dismiss a proposal"
	}
	return string(o.Do)
}

// shortened cuts a text at a word.
func shortened(s string, most int) string {
	if len(s) <= most {
		return s
	}
	cut := most
	if i := strings.LastIndexByte(s[:most], ' '); i > most/2 {
		cut = i
	}
	for cut > 0 && s[cut]&0xC0 == 0x80 { // inside of a character
		cut--
	}
	return s[:cut] + "…"
}

func (v *TopicsView) left(m state.Model) {
	left := m.Coding.Result.Left
	for _, l := range left[:min(len(left), leftShown)] {
		s := wording.Capital(deed(m, l.Op))
		if l.At != (corpus.Ref{}) {
			s += ", " + l.At.String()
		}
		v.Left = append(v.Left, s+": "+l.Reason+".")
	}
	if more := len(left) - leftShown; more > 0 {
		v.LeftMore = "and " + wording.Number(more) + " more"
	}
}

// whose says whose a topic of the collection is.
func (r *TopicRow) whose(m state.Model, t corpus.Topic) {
	mine := isMine(m, cameTopic(m, t.ID))
	r.Origin = wording.Origin(t.Provenance, mine)
	switch {
	case t.By == corpus.Me && mine:
		r.Kind = YoursTopic
	case t.Suggested():
		r.Kind = ProposedTopic
	case !t.Own():
		r.Kind = OthersTopic
	case m.Coding.Result != nil && m.Coding.Result.Changed[t.ID]:
		r.Kind, r.Origin = ChangedTopic, wording.OriginChanged.String()
	}
}

// codedRow is a topic of the collection.
func codedRow(m state.Model, t corpus.Topic) TopicRow {
	r := TopicRow{
		ID: t.ID, At: state.TopicRowID(t.ID), Title: t.Title, Open: m.Route.Topic == t.ID,
		Told: when(t.Date, wording.Tally(m.Coverage.PassageCount(t.ID), "passage")+" in "+wording.Tally(m.Coverage.DocumentCount(t.ID), "article")),
	}
	r.whose(m, t)
	if !r.Open {
		return r
	}
	var at []corpus.Ref
	for _, d := range m.Coverage.CoveredBy(t.ID) {
		for _, n := range m.Coverage.Cell(t.ID, d).Passages {
			at = append(at, corpus.Ref{Document: d, Passage: n})
		}
	}
	r.Panel = TopicPanel{
		Topic: t.ID, Title: t.Title, Date: t.Date.String(), Place: t.Place, Why: t.Note,
		Page: element.Link{Label: "Read what each article says of it", Href: element.TopicHref(t.ID)}, Others: joinTargets(m, t.ID, true),
	}
	r.Panel.passages(m, at, nil)
	_, _, unknown := m.Coverage.Divide(t.ID, m.Coverage.Documents)
	r.Panel.Unknown = unknownIn(m, t, unknown)
	return r
}

// proposalRow is a proposal.
func proposalRow(m state.Model, p align.TopicProposal) TopicRow {
	r := TopicRow{
		ID: p.ID, At: state.TopicRowID(p.ID), Title: p.Title, Kind: ProposedTopic, Origin: wording.OriginProgram.String(), Open: m.Route.Topic == p.ID,
		Told: when(p.Date, wording.Tally(len(p.Passages), "passage")+" in "+wording.Tally(p.Documents, "article")),
	}
	written := make(map[string]string, len(p.Terms))
	var terms, weights []string
	for _, t := range p.Terms {
		written[t.Term] = t.Written
		terms = append(terms, t.Written)
		if len(weights) < 4 {
			s := "“" + t.Written + "” in " + wording.Number(t.Passages) + " of these"
			if t.Elsewhere > 0 {
				s += " and " + wording.Number(t.Elsewhere) + " other"
			}
			weights = append(weights, s)
		}
	}
	r.Terms = strings.Join(terms, ", ")
	if !r.Open {
		return r
	}
	why := "These passages share rare words: " + wording.Enumerate(weights) + "."
	switch {
	case p.Named > 0:
		why += " " + wording.Capital(wording.Count(p.Named, "article")) + " " + verb(p.Named, "names", "name") + " the date."
	case !p.Date.IsZero():
		why += " No article names a date; the one shown is when they appeared, and is not accepted with the topic."
	}
	r.Panel = TopicPanel{Topic: p.ID, Proposed: true, Title: p.Title, Why: why, Others: joinTargets(m, p.ID, true)}
	at := make([]corpus.Ref, len(p.Passages))
	reasons := make(map[corpus.Ref]string, len(p.Passages))
	for i, q := range p.Passages {
		at[i] = q.At
		var has []string
		for _, t := range q.Terms {
			has = append(has, written[t])
		}
		if reasons[q.At] = "has " + wording.Enumerate(has); len(has) == 0 {
			reasons[q.At] = "is like " + q.Closest.String()
		}
	}
	r.Panel.passages(m, at, reasons)
	return r
}

// passages lists those of an open topic.
func (v *TopicPanel) passages(m state.Model, at []corpus.Ref, reasons map[corpus.Ref]string) {
	shown := len(at)
	if m.Longer == 0 && shown > tickable {
		shown = tickable
		v.More = "Show all " + wording.Number(len(at)) + " passages"
	}
	for i, r := range at {
		d, p := m.Catalog.Document(r.Document), m.Catalog.Passage(r)
		if i >= min(shown, mostTickable) && !m.Coding.Chosen[r] || p == nil {
			continue
		}
		words, original := m.Words(d, p)
		v.Passages = append(v.Passages, TopicPassage{
			Ref: r.String(), Mark: element.MarkOf(m, r.Document), Link: element.Link{Label: element.OutletName(m, r.Document) + ", ¶" + wording.Nbsp + wording.Number(r.Passage), Href: element.ReadHref(r.Document, r.Passage)},
			Text: shortened(words, excerptLength), Lang: ask.Language(m.Collection, d, original), Why: reasons[r], Ticked: m.Coding.Chosen[r],
		})
	}
	if n := len(m.Coding.Chosen); n > 0 {
		v.Ticked = wording.Tally(n, "passage")
	}
}

// joinTargets are the topics, and the proposals if they are wanted, but one.
func joinTargets(m state.Model, but string, proposals bool) []TopicChoice {
	var list []TopicChoice
	for _, t := range m.Coverage.Topics {
		if t.ID != but {
			list = append(list, TopicChoice{t.ID, t.Title})
		}
	}
	if proposals {
		for _, p := range m.Coding.Open {
			if p.ID != but {
				list = append(list, TopicChoice{p.ID, "proposed: " + p.Title})
			}
		}
	}
	return list[:min(len(list), joinable)]
}

// passageTopics is the menu of the passage that the address names.
func passageTopics(m state.Model, r corpus.Ref) PassageTopics {
	v := PassageTopics{Ref: r.String()}
	own := m.Coverage.Passage(r)
	for _, c := range joinTargets(m, "", false) {
		if slices.Contains(own, c.ID) {
			v.Topics = append(v.Topics, c)
		} else {
			v.Others = append(v.Others, c)
		}
	}
	return v
}

// proposing says on the overview how far the proposing of topics is, and leads
// to where they are accepted.
func (v *OverviewView) proposing(m state.Model) {
	if !m.Uncoded() || len(m.Collection.Documents) < 2 {
		return
	}
	list, how := m.Proposals()
	v.Wait = element.Pending(how, wording.OverviewLooking.String())
	v.Topics = element.Link{Label: wording.OverviewTopicsEdit.String(), Href: element.Href(state.Route{Screen: state.Topics})}
	if len(list) == 0 {
		v.Topics.Label = wording.OverviewTopicsSuggest.String()
	}
}

// proposalView is how a proposed fact or voice stands; ok is false if the reader
// has dismissed it.
func proposalView(m state.Model, key, name string, fact bool) (v ProposalView, ok bool) {
	r := m.Coding.Result
	v = ProposalView{Key: key, Fact: fact, Name: name, Accepted: r.Accepted[key]}
	return v, v.Accepted != "" || !r.SettledKey(key)
}
