package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/sorting"
	"parallax/corpus/speech"
)

// proposedVoices sets side by side who seems to be heard in the documents, as
// the program attributes quotations and reports to speakers.
func proposedVoices(m state.Model, chosen []string) VoicesView {
	v := VoicesView{Note: wording.VoicesSuggested.String()}
	heard, how := m.ProposedVoices()
	v.Wait = element.Pending(how, wording.VoicesLooking.String())
	for _, id := range chosen {
		column := VoiceColumn{Mark: element.MarkOf(m, id), Outlet: element.OutletName(m, id), Short: m.Catalog.Document(id).ShortTitle(), Href: element.ReadHref(id, 0)}
		if heard != nil {
			if i := slices.IndexFunc(heard.Documents, func(p speech.Proposals) bool { return p.Document == id }); i >= 0 {
				fillProposed(m, &column, &v.Answer, heard.Documents[i])
			}
		}
		v.Columns = append(v.Columns, column)
	}
	v.Answer.finish(m)
	if heard != nil {
		v.Saves = element.TableOptions(state.VoicesTable)
	}
	return v
}

// fillProposed fills a column; the shares are of quoted words, which is what a
// program can count.
func fillProposed(m state.Model, v *VoiceColumn, answer *AnswerView, p speech.Proposals) {
	quotes := wording.VoicesQuotesFound
	if p.Digest {
		quotes = wording.VoicesQuotesDigest
	}
	v.Quotes = quotes.With("n", p.Quotes, "m", len(p.Attributions)-p.Quotes)
	if len(p.Attributions) == 0 {
		v.Quotes, v.Empty = "", wording.VoicesNoneFound.String()
		if p.Unread {
			v.Empty = wording.VoicesUnread.String()
		}
		return
	}
	v.Anonymous = wording.VoicesNoneQuoted.String()
	if p.QuotedWords > 0 {
		unnamed := 0
		for _, voice := range p.Voices {
			if voice.Kind == corpus.Anonymous {
				unnamed += voice.QuotedWords
			}
		}
		v.Share = float64(unnamed) / float64(p.QuotedWords)
		v.Anonymous = unnamedWords(unnamed, p.QuotedWords)
		if len(p.Voices) > 0 && p.Voices[0].QuotedWords > 0 {
			most := p.Voices[0]
			v.MostShare, v.Most = most.Share, mostWords(most.Name, most.QuotedWords, p.QuotedWords)
			if 2*most.QuotedWords > p.QuotedWords && p.Quotes >= 3 {
				v.Carried = wording.VoicesOneSource.String()
			}
		}
	}
	shown := p.Voices[:min(len(p.Voices), voicesShown)]
	if hidden := len(p.Voices) - len(shown); hidden > 0 {
		v.More = wording.VoicesMore.With("n", hidden)
	}
	for _, k := range voiceKinds {
		g := VoiceGroup{Title: k.title.String()}
		for i, voice := range shown {
			if proposal, open := proposalView(m, state.VoiceKey(p.Document, voice.Name), voice.Name, false); open && voice.Kind == k.kind {
				row := proposedVoice(p, i, voice.Name)
				if row.Proposal = proposal; proposal.Accepted == "" {
					row.Proposal.changeable(voice.Name, string(voice.Kind))
				}
				answer.answerable(m, proposal)
				g.Voices = append(g.Voices, row)
			}
		}
		if g.Voices != nil {
			v.Groups = append(v.Groups, g)
		}
	}
	if p.Unresolved > 0 {
		nobody := wording.VoicesNoName
		if p.Unread {
			nobody = wording.VoicesUnread
		}
		v.Groups = append(v.Groups, VoiceGroup{Title: wording.VoicesNobodys.String(), Voices: []VoiceRow{proposedVoice(p, -1, nobody.String())}})
	}
}

func unnamedWords(n, all int) string {
	if share, ok := portion(n, all); ok {
		return wording.VoicesWordsUnnamedShare.With("n", n, "all", all, "share", share)
	}
	return wording.VoicesWordsUnnamed.With("n", n, "all", all)
}

func mostWords(voice string, n, all int) string {
	if share, ok := portion(n, all); ok {
		return wording.VoicesWordsMostShare.With("voice", voice, "n", n, "all", all, "share", share)
	}
	return wording.VoicesWordsMost.With("voice", voice, "n", n, "all", all)
}

// proposedVoice is one voice, or with −1 what is ascribed to nobody.
func proposedVoice(p speech.Proposals, voice int, name string) VoiceRow {
	r := VoiceRow{Name: name, Hollow: voice < 0 || p.Voices[voice].Kind == corpus.Anonymous}
	var rules []string
	add := func(list []VoicePlace, a speech.Attribution, says wording.Message) []VoicePlace {
		n := strconv.Itoa(a.At.Passage)
		if k := len(list) - 1; k >= 0 && list[k].Number == n {
			list[k].Times++
			list[k].Inferred = list[k].Inferred || a.Inferred
		} else {
			list = append(list, VoicePlace{Number: n, Times: 1, Inferred: a.Inferred && voice >= 0, Href: element.ReadHref(p.Document, a.At.Passage)})
		}
		last := &list[len(list)-1]
		last.named(says, name, a.At.Passage)
		return list
	}
	for _, a := range p.Attributions {
		if a.Voice != voice {
			continue
		}
		if a.Kind == speech.Quotation {
			r.Quotes = add(r.Quotes, a, wording.VoicesQuotesIn)
		} else {
			r.Mentions = add(r.Mentions, a, wording.VoicesReportsIn)
		}
		if !slices.Contains(rules, string(a.Rule)) {
			rules = append(rules, string(a.Rule))
		}
	}
	r.About = wording.VoicesHow.With("rules", strings.Join(rules, "; "))
	if voice < 0 {
		r.About = strings.Join(rules, "; ")
	}
	r.Count = wording.VoicesCountQuotes.With("n", len(r.Quotes))
	if voice >= 0 {
		r.Count = wording.VoicesCountFound.With("n", p.Voices[voice].Quotes, "m", p.Voices[voice].Mentions)
	}
	return r
}

// proposedVoicesTable adds what the program finds to the rows of VoicesTable.
func proposedVoicesTable(m state.Model, rows [][]string) [][]string {
	heard, _ := m.ProposedVoices()
	if heard == nil {
		return rows
	}
	for _, p := range heard.Documents {
		attributions := slices.Clone(p.Attributions)
		sorting.By(attributions, func(a, b speech.Attribution) int { return cmp.Compare(a.Voice, b.Voice) })
		for _, a := range attributions {
			name, kind := "", ""
			if a.Voice >= 0 {
				name, kind = p.Voices[a.Voice].Name, string(p.Voices[a.Voice].Kind)
			}
			quotes, mentions := "1", "0"
			if a.Kind == speech.Report {
				quotes, mentions = "0", "1"
			}
			rows = append(rows, []string{p.Document, element.OutletName(m, p.Document), name, kind, "", "", strconv.Itoa(a.At.Passage), quotes, mentions, wording.Yes(a.Inferred), string(state.ByProgram) + ": " + string(a.Rule), corpus.Program, ""})
		}
	}
	return rows
}
