package present

import (
	"slices"
	"strings"

	"parallax/app/ask"
	"parallax/app/present/chart"
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

// TopicsScreen is an index of the topics, or what the reader edits them with:
// topics, suggestions, and what has been done to them.
func TopicsScreen(m state.Model) TopicsView {
	v := TopicsView{Title: wording.TopicsTitle.String(), Editing: m.EditsTopics()}
	if m.Collection == nil {
		v.Status = waiting(m)
		return v
	}
	if !v.Editing {
		v.index(m)
		return v
	}
	v.Title, v.Deck = wording.TopicsEditTitle.String(), wording.TopicsEditDeck.String()
	if !m.Uncoded() {
		v.Switch = element.Link{Label: wording.TopicsToIndex.String(), Href: element.Href(state.Route{Screen: state.Topics})}
	}
	v.Status, v.Warning = codingStatus(m), codingWarning(m)
	if last, ok := edit.Last(m.Coding.Ops); ok {
		v.Undo = wording.TopicsUndo.With("deed", deeds(m, last, last))
	}
	if undo, of, ok := edit.Undone(m.Coding.Ops); ok {
		v.Redo = wording.TopicsRedo.With("deed", deeds(m, of, undo))
	}
	if len(m.Coverage.Topics) > 0 {
		v.Saves = []element.SaveOption{{Label: wording.TopicsFile.String(), Note: wording.TopicsFileNote.String(), What: state.BundleFile}}
	} else {
		v.None = wording.TopicsNone.String()
	}
	for _, t := range m.Coverage.Topics {
		v.Topics = append(v.Topics, codedRow(m, t))
	}
	list, how := m.Proposals()
	v.Wait = element.Pending(how, wording.TopicsLooking.String())
	switch {
	case len(m.Collection.Documents) < 2:
		v.Nothing = wording.TopicsTooFew.String()
	case how.Has() && len(list) == 0:
		v.Nothing = wording.TopicsNoMore.String()
	}
	shown := len(list)
	if m.Longer == 0 && shown > rowsShown {
		shown = rowsShown
		v.More = wording.TopicsShowAll.With("n", len(list))
	}
	for i, p := range list {
		if i < shown || p.ID == m.Route.Topic {
			v.Proposed = append(v.Proposed, proposalRow(m, p))
			v.Answer.list(m, p.ID)
		}
	}
	v.Answer.finish(m)
	v.left(m)
	return v
}

// index lists the topics as the chart orders them when nothing is filtered: what
// most articles cover, the others by date, those without a date.
func (v *TopicsView) index(m state.Model) {
	v.Switch = element.Link{Label: wording.TopicsEdit.String(), Href: element.Href(state.Route{Screen: state.Topics, As: state.AsEditing})}
	if len(m.Coverage.Topics) == 0 {
		v.None = wording.TopicsEmpty.String()
		return
	}
	v.Deck = wording.TopicsIndex.String()
	m.Chart.Charting = state.Charting{Parts: state.Every, Rows: len(m.Coverage.Topics) + 1}
	c := chart.New(m)
	rows := c.View()
	for _, grid := range rows.Grids() {
		for i, section := range grid.Sections {
			s := IndexSection{Title: wording.TopicsByDate.String()}
			switch {
			case section.Opening:
				s.Title = wording.TopicsLead.String()
			case section.Heading == rows.Heading && rows.Heading != "":
				s.Title = wording.TopicsUndated.String()
			case i == 0 && rows.Undated == 0:
				s.Title = wording.TopicsUndated.String()
			}
			for _, r := range section.Rows {
				s.Rows = append(s.Rows, indexRow(m, rows, r))
			}
			v.Index = append(v.Index, s)
		}
	}
}

func indexRow(m state.Model, v chart.View, r chart.Row) IndexRow {
	row := IndexRow{Link: element.Link{Label: r.Title, Href: r.Href}, Date: r.Date, When: r.When, Told: r.Told, Sign: r.Sign(), Depth: r.Depth}
	if row.Sign != "" {
		row.Disagreement = r.Disagreement()
	}
	if t, ok := m.Coverage.Topic(r.Topic); ok {
		row.Origin = origin(m, t.Provenance, cameTopic(m, t.ID))
	}
	for i, cell := range r.Cells {
		if cell.Share != "" && len(row.Marks) < element.MarksShown {
			row.Marks = append(row.Marks, v.Columns[i].Mark)
		}
	}
	return row
}

// codingStatus is how much there is, and whether it is saved.
func codingStatus(m state.Model) string {
	list, how := m.Proposals()
	s := wording.TopicsCount.With("n", len(m.Coverage.Topics))
	if how.Has() {
		s = wording.TopicsCounts.With("n", len(m.Coverage.Topics), "suggested", len(list))
	}
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
		return s + " " + wording.TopicsSaved.String()
	case m.Coding.Saving > 0:
		return s + " " + wording.TopicsSaving.String()
	}
	return s + " " + wording.TopicsUnsaved.With("n", unsaved)
}

// topicsSaid is what is read out when it changes: what was done last, how much
// there is now, and what is wrong.
func topicsSaid(m state.Model) string {
	said := codingStatus(m)
	if n := len(m.Coding.Ops); n > 0 {
		last, done := m.Coding.Ops[n-1], wording.TopicsDone
		if last.Do == edit.Undo {
			done = wording.TopicsUndone
			last, _ = edit.Last(m.Coding.Ops)
		}
		if last.Do != "" {
			said = done.With("deed", deeds(m, last, last)) + " " + said
		}
	}
	return strings.TrimSpace(said + " " + codingWarning(m))
}

// codingWarning is what went wrong with the storage.
func codingWarning(m state.Model) string {
	switch {
	case m.Coding.Trouble != "" && len(m.Coding.Ops) > 0:
		return wording.TopicsKeep.With("trouble", wording.Capital(wording.Sentence(m.Coding.Trouble)))
	case m.Coding.Trouble != "":
		return wording.TopicsLose.With("trouble", wording.Capital(wording.Sentence(m.Coding.Trouble)))
	case m.Coding.Lost:
		return wording.TopicsErased.String()
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
			return wording.DeedQuoted.With("title", shortened(t.Title, 40))
		}
		return wording.DeedTopic.String()
	}
	title := wording.DeedQuoted.With("title", shortened(o.Title, 40))
	switch o.Do {
	case edit.Describe, edit.Confirm, edit.MergeOutlets, edit.SwapOutlets, edit.Reorder:
		return described(m, o)
	case edit.Add:
		if o.Proposal {
			return wording.DeedAccept.With("title", title)
		}
		return wording.DeedAdd.With("title", title)
	case edit.Rename:
		return wording.DeedRename.With("title", title)
	case edit.Redate:
		return wording.DeedRedate.With("topic", name(o.Topic))
	case edit.Replace:
		return wording.DeedReplace.With("topic", name(o.Topic))
	case edit.Merge:
		return wording.DeedMerge.With("topic", name(o.Into))
	case edit.Split:
		return wording.DeedSplit.With("title", title)
	case edit.Assign:
		return wording.DeedAssign.With("n", len(o.Passages), "topic", name(o.Topic))
	case edit.Unassign:
		return wording.DeedUnassign.With("n", len(o.Passages), "topic", name(o.Topic))
	case edit.Deny:
		return wording.CodingDenied.With("n", len(o.Documents), "topic", name(o.Topic))
	case edit.Remove:
		return wording.DeedRemove.String()
	case edit.AddFact:
		return wording.DeedAcceptFact.String()
	case edit.AddVoice:
		if o.Key == "" {
			return wording.DeedVoice.String()
		}
		return wording.DeedAcceptVoice.String()
	case edit.Judge:
		return wording.DeedFact.String()
	case edit.AddLabel:
		return wording.DeedLabel.String()
	case edit.Gist:
		return wording.DeedGist.With("topic", name(o.Topic))
	case edit.Discard:
		return wording.DeedDiscard.String()
	case edit.Annotate:
		return wording.DeedNote.String()
	case edit.Erase:
		return wording.DeedErase.String()
	case edit.Dismiss:
		return wording.DeedDismiss.String()
	case edit.Plan:
		return wording.DeedPlan.With("title", shortened(o.Assignment.Title, 40))
	case edit.Drop:
		return wording.DeedDrop.String()
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
			v.Left = append(v.Left, wording.DeedMisfitAt.With("deed", s, "passage", l.At.String(), "reason", l.Reason))
		} else {
			v.Left = append(v.Left, wording.DeedMisfit.With("deed", s, "reason", l.Reason))
		}
	}
	if more := len(left) - leftShown; more > 0 {
		v.LeftMore = wording.TopicsMisfitMore.With("n", more)
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
		Told: when(t.Date, wording.TopicsTold.With("passages", m.Coverage.PassageCount(t.ID), "n", m.Coverage.DocumentCount(t.ID))),
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
		Page: element.Link{Label: wording.TopicPage.String(), Href: element.TopicHref(t.ID)}, Others: joinTargets(m, t.ID, true),
	}
	r.Panel.passages(m, at, nil)
	_, _, unknown := m.Coverage.Divide(t.ID, m.Coverage.Documents)
	r.Panel.Unknown = unknownIn(m, t, unknown)
	return r
}

// proposedWhen is the date of a suggested topic, which may be no more than when the
// articles appeared, and what is told beside it.
func proposedWhen(p align.TopicProposal, told string) string {
	return suggestedWhen(corpus.Topic{Date: p.Date, Appeared: p.Named == 0}, told)
}

// proposalRow is a proposal.
func proposalRow(m state.Model, p align.TopicProposal) TopicRow {
	r := TopicRow{
		ID: p.ID, At: state.TopicRowID(p.ID), Title: p.Title, Kind: ProposedTopic, Origin: wording.OriginProgram.String(), Open: m.Route.Topic == p.ID, Answer: true, Ticked: m.Coding.Ticked[p.ID],
		Told: proposedWhen(p, wording.TopicsTold.With("passages", len(p.Passages), "n", p.Documents)),
	}
	written := make(map[string]string, len(p.Terms))
	var terms, weights []string
	for _, t := range p.Terms {
		written[t.Term] = t.Written
		terms = append(terms, t.Written)
		if len(weights) < 4 {
			if t.Elsewhere > 0 {
				weights = append(weights, wording.TopicTermElsewhere.With("term", t.Written, "n", t.Passages, "others", t.Elsewhere))
			} else {
				weights = append(weights, wording.TopicTerm.With("term", t.Written, "n", t.Passages))
			}
		}
	}
	r.Terms = strings.Join(terms, ", ")
	if !r.Open {
		return r
	}
	why := wording.TopicWhy.With("terms", wording.Enumerate(weights))
	switch {
	case p.Named > 0:
		why += " " + wording.TopicWhyDated.With("n", p.Named)
	case !p.Date.IsZero():
		why += " " + wording.TopicWhyPublished.String()
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
		if reasons[q.At] = wording.TopicHas.With("terms", wording.Enumerate(has)); len(has) == 0 {
			reasons[q.At] = wording.TopicLike.With("passage", q.Closest.String())
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
		v.More = wording.TopicMorePassages.With("n", len(at))
	}
	for i, r := range at {
		d, p := m.Catalog.Document(r.Document), m.Catalog.Passage(r)
		if i >= min(shown, mostTickable) && !m.Coding.Chosen[r] || p == nil {
			continue
		}
		words, original := m.Words(d, p)
		v.Passages = append(v.Passages, TopicPassage{
			Ref: r.String(), Mark: element.MarkOf(m, r.Document), Link: element.Link{Label: wording.TopicsPassage.With("outlet", element.OutletName(m, r.Document), "n", r.Passage), Href: element.ReadHref(r.Document, r.Passage)},
			Text: shortened(words, excerptLength), Lang: ask.Language(m.Collection, d, original), Why: reasons[r], Ticked: m.Coding.Chosen[r],
		})
	}
	v.Ticked = len(m.Coding.Chosen)
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
				list = append(list, TopicChoice{p.ID, wording.TopicSuggestion.With("title", p.Title)})
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
	v = ProposalView{Key: key, Fact: fact, Name: name, Accepted: r.Accepted[key], Ticked: m.Coding.Ticked[key]}
	return v, v.Accepted != "" || !r.SettledKey(key)
}
