// Package sample holds an invented collection, so that views can be tested and
// looked at without anybody's article: a chain ferry in an invented town fails,
// and five reports of four papers tell it. It has what views have to cope with:
// parts of an event, dates of every precision and none, two documents of one
// outlet, an outlet that is not stated, digests with counts and full texts, a
// text in another language, captions and slips.
package sample

import (
	"strings"

	"parallax/corpus"
	"parallax/corpus/attach"
)

// Collection is the whole of it. Every call returns a new one.
func Collection() *corpus.Collection {
	return &corpus.Collection{
		ID: "chain-ferry", Title: "The chain ferry at Ostrey", Language: "en",
		About:   "Five invented reports about a ferry that broke its chain. Nothing here happened.",
		Method:  "Topics, voices and facts were invented together with the texts.",
		Licence: "public domain",
		Outlets: []corpus.Outlet{
			{ID: "bell", Name: "Ostrey Bell", Country: "Ostrey", Kind: "daily newspaper"},
			{ID: "tide", Name: "The Tide Table", Letter: "T", Kind: "weekly"},
			{ID: "radio", Name: "Radio Sund", Kind: "public broadcaster", Note: "Broadcasts from the island."},
			{ID: "unstated", Name: "Publisher not stated", Letter: "?", NotStated: true, Guess: "a pupils’ paper, by its tone"},
		},
		Topics:       topics(),
		Documents:    []*corpus.Document{parted(), weeks(), ledger(), island(), pupils()},
		Coverage:     coverage(),
		Voices:       append(voices(), moreVoices()...),
		Facts:        append(facts(), moreFacts()...),
		Labels:       append(labels(), moreLabels()...),
		Observations: []corpus.Observation{{Title: "Who counted?", Text: "Only one report says who counted the passengers.", At: refs("bell-parted#2", "radio-island#2")}},
	}
}

// Empty is a collection without a document.
func Empty() *corpus.Collection {
	return &corpus.Collection{ID: "empty", Title: "An empty collection", Language: "en"}
}

// NoCoding is the same texts as a plain folder would give them: no outlets, no
// topics, nothing said about them.
func NoCoding() *corpus.Collection {
	c := Collection()
	plain := &corpus.Collection{ID: "plain", Title: "Five files", Documents: c.Documents}
	for _, d := range plain.Documents {
		d.Outlet, d.Short, d.Summary, d.Byline = "", "", "", ""
		d.Published, d.Slips = corpus.Published{}, nil
	}
	return plain
}

func date(s string) corpus.Date {
	d, err := corpus.ParseDate(s)
	if err != nil {
		panic(err) // the dates stand in this file
	}
	return d
}

func refs(list ...string) []corpus.Ref {
	var out []corpus.Ref
	for _, s := range list {
		r, err := corpus.ParseRef(s)
		if err != nil {
			panic(err) // likewise
		}
		out = append(out, r)
	}
	return out
}

func topics() []corpus.Topic {
	return []corpus.Topic{
		{ID: "first-ferry", Title: "First chain ferry at Ostrey", Date: date("1931")},
		{ID: "refit", Title: "Last refit", Date: date("2019-05/2019-07"), Place: "Holm yard"},
		{ID: "warning", Title: "Skipper warns of worn links", Date: date("2024-02"), Place: "Ostrey"},
		{ID: "breakdown", Title: "The chain parts in mid-stream", Date: date("2024-03-09"), Place: "Ostrey sound",
			Note: "The whole evening, from the bang to the last tow."},
		{ID: "rescue", Title: "Passengers taken off by pilot boat", Date: date("2024-03-09"), Place: "Ostrey sound", Parent: "breakdown"},
		{ID: "delay", Title: "The tug comes late", Date: date("2024-03-09"), Parent: "breakdown"},
		{ID: "detour", Title: "Islanders drive round by Holm", Date: date("2024-03-10/2024-04-21"), Place: "Holm"},
		{ID: "inquiry", Title: "Inquiry into the chain", Date: date("2024-05-14"), Place: "Ostrey"},
		{ID: "new-chain", Title: "New chain laid", Date: date("2024-04-22"), Place: "Ostrey sound"},
		{ID: "fares", Title: "Who pays for the crossing"},
	}
}

// passages numbers paragraphs. A line that begins with a kind in square
// brackets has that kind; what follows a double bar are words of an original
// that the digest beside them does not have.
func passages(digest bool, lines ...string) []corpus.Passage {
	list := make([]corpus.Passage, len(lines))
	for i, line := range lines {
		p := corpus.Passage{N: i + 1, Kind: corpus.Body}
		if rest, ok := strings.CutPrefix(line, "["); ok {
			kind, _, _ := strings.Cut(rest, "] ")
			p.Kind = corpus.Kind(kind)
		}
		text, original := words(line)
		p.Text = text
		if digest {
			p.Counts = attach.Count(original)
			p.Lines = corpus.Lines{From: 2*i + 3, To: 2*i + 3}
		}
		list[i] = p
	}
	return list
}

// words are the digest and the original of a paragraph.
func words(line string) (digest, original string) {
	if rest, ok := strings.CutPrefix(line, "["); ok {
		_, line, _ = strings.Cut(rest, "] ")
	}
	digest, more, _ := strings.Cut(line, " || ")
	return digest, strings.TrimSpace(digest + " " + more)
}

// Original is the file that a document is the digest of; nil for the others.
func Original(document string) []byte {
	lines := digested[document]
	if lines == nil {
		return nil
	}
	var b strings.Builder
	b.WriteString("Sign in to read on\n")
	for _, line := range lines {
		_, original := words(line)
		b.WriteString("\n" + original + "\n")
	}
	return []byte(b.String())
}

// original identifies that file.
func original(document string, count int) corpus.Original {
	file := Original(document)
	return corpus.Original{SHA256: attach.Sum(file), Bytes: len(file), Words: count}
}

// digested are the paragraphs of the digests and of their originals.
var digested = map[string][]string{
	"bell-parted": {
		"The chain ferry lost its chain at 6.40 on Saturday evening, halfway over the sound. || bang snapped suddenly",
		"Forty-one people were aboard, the harbour master counted. || manifest tallied",
		"A pilot boat took them off in four trips; the last stepped ashore at 9.50. || rescued shivering blankets",
		"The tug from Holm arrived two hours after it was called. || belated tardy",
		"[caption] The ferry off the east slip, its lights on.",
		"In February the skipper had written that links were worn to half. || letter warned",
		"The harbour board would not say when the chain was last measured. || declined comment",
	},
	"bell-weeks": {
		"The road round by Holm is fifty-four kilometres; the crossing was six hundred metres. || detour petrol",
		"A baker on the island gave up her morning round in the second week. || flour customers",
		"On 22 April a barge laid three hundred metres of new chain. || forged links",
		"The board has not said who will pay; islanders fear dearer tickets. || fares levy",
		"The first ferry of this kind ran in 1931, on a chain bought from a mine. || history",
	},
	"tide-ledger": {
		"[subheading] The refit",
		"The refit at Holm yard in the summer of 2019 left the chain as it was, to save 80,000 crowns. || invoice overhaul",
		"[subheading] The inquiry",
		"The inquiry opened on 14 May and heard that no one owned the list of measurements. || hearing testimony",
		"The skipper’s letter of February was filed under correspondence. || memo warned",
		"A ticket would rise from 12 to 15 crowns if the board has its way. || fares subsidy",
	},
}

func parted() *corpus.Document {
	return &corpus.Document{
		ID: "bell-parted", Outlet: "bell", Headline: "Ferry adrift for three hours as chain parts", Short: "Chain parts",
		Byline: "Ada Lunt", Published: corpus.Published{Date: date("2024-03-10"), Stated: true},
		Language: "en", Genre: "news report", Text: corpus.Digest, URL: "https://bell.example/parted",
		Summary:  "The evening hour by hour, from the quay.",
		Original: original("bell-parted", 190),
		Slips:    []corpus.Slip{{Passage: 3, Fragment: "pilot boot", Note: "for boat"}},
		Passages: passages(true, digested["bell-parted"]...),
	}
}

func weeks() *corpus.Document {
	return &corpus.Document{
		ID: "bell-weeks", Outlet: "bell", Headline: "Six weeks without a crossing", Short: "Six weeks",
		Byline: "Ada Lunt", Published: corpus.Published{Date: date("2024-04-23"), Stated: true},
		Language: "en", Genre: "feature", Text: corpus.Digest,
		Summary:  "What the gap cost, and the day the new chain was laid.",
		Original: original("bell-weeks", 150),
		Passages: passages(true, digested["bell-weeks"]...),
	}
}

func ledger() *corpus.Document {
	return &corpus.Document{
		ID: "tide-ledger", Outlet: "tide", Headline: "What a chain costs", Short: "Cost of a chain",
		Published: corpus.Published{Date: date("2024-05/2024-06"), Reason: "it tells the inquiry’s first day and no later one"},
		Language:  "en", Genre: "analysis", Text: corpus.Digest, Licence: "CC BY 4.0",
		Summary:  "Follows the money from the refit to the fares.",
		Original: original("tide-ledger", 170),
		Passages: passages(true, digested["tide-ledger"]...),
	}
}

func island() *corpus.Document {
	return &corpus.Document{
		ID: "radio-island", Outlet: "radio", Headline: "Was die Insel in der Nacht sah", Short: "Von der Insel",
		Republisher: "The Tide Table", Published: corpus.Published{Date: date("2024-03"), Stated: true},
		Language: "de", Genre: "radio script", Text: corpus.Full,
		Passages: passages(false,
			"Gegen sieben hörte man auf der Insel einen Knall, dann nur noch Wind.",
			"Achtunddreißig Menschen waren an Bord, sagt die Lotsin Mette Quist.",
			"Die Lotsin fuhr viermal; der Schlepper kam spät, als alle schon an Land waren.",
			"Seitdem fahren die Leute über Holm, und die Tage sind kurz geworden.",
		),
	}
}

func pupils() *corpus.Document {
	return &corpus.Document{
		ID: "pupils-question", Outlet: "unstated", Headline: "Why nobody counted the links", Short: "Nobody counted",
		Language: "en", Genre: "essay", Text: corpus.Full,
		Passages: passages(false,
			"Everyone we asked had seen the letter, and nobody had read it.",
			"A chain has one rule: someone has to walk along it. The skipper did, in February, and wrote down what he saw.",
			"We asked who pays. The answer was a leaflet.",
		),
	}
}

func coverage() []corpus.Coverage {
	return []corpus.Coverage{
		{Topic: "breakdown", Document: "bell-parted", Passages: []int{1, 2, 5}, Gist: "Parted at 6.40, forty-one aboard."},
		{Topic: "rescue", Document: "bell-parted", Passages: []int{3}, Gist: "Four trips, the last at 9.50."},
		{Topic: "delay", Document: "bell-parted", Passages: []int{4}, Gist: "Two hours after the call."},
		{Topic: "warning", Document: "bell-parted", Passages: []int{6}, Gist: "Links worn to half, he wrote."},
		{Topic: "detour", Document: "bell-weeks", Passages: []int{1, 2}, Gist: "54 km instead of 600 m."},
		{Topic: "new-chain", Document: "bell-weeks", Passages: []int{3}, Gist: "Three hundred metres from a barge."},
		{Topic: "fares", Document: "bell-weeks", Passages: []int{4}, Gist: "Nobody says who pays."},
		{Topic: "first-ferry", Document: "bell-weeks", Passages: []int{5}, Gist: "On a chain bought from a mine."},
		{Topic: "refit", Document: "tide-ledger", Passages: []int{2}, Gist: "The chain was left, to save 80,000 crowns."},
		{Topic: "inquiry", Document: "tide-ledger", Passages: []int{4}, Gist: "Nobody owned the list."},
		{Topic: "warning", Document: "tide-ledger", Passages: []int{5}, Gist: "Filed under correspondence."},
		{Topic: "fares", Document: "tide-ledger", Passages: []int{6}, Gist: "From 12 to 15 crowns."},
		{Topic: "breakdown", Document: "radio-island", Passages: []int{1, 2}, Gist: "A bang about seven; thirty-eight aboard."},
		{Topic: "rescue", Document: "radio-island", Passages: []int{2, 3}, Gist: "The pilot went four times."},
		{Topic: "delay", Document: "radio-island", Passages: []int{3}, Gist: "When all were ashore already."},
		{Topic: "detour", Document: "radio-island", Passages: []int{4}, Gist: "The days have grown short."},
		{Topic: "warning", Document: "pupils-question", Passages: []int{1, 2}, Gist: "Seen by all, read by none."},
		{Topic: "fares", Document: "pupils-question", Passages: []int{3}, Gist: "The answer was a leaflet."},
	}
}

func voices() []corpus.Voice {
	return []corpus.Voice{
		{ID: "quist", Name: "Mette Quist", Kind: corpus.Named, Role: "pilot", Heard: []corpus.Heard{{At: refs("radio-island#2")[0], Mentions: 1}}},
		{ID: "skipper", Name: "anonymous", Kind: corpus.Anonymous, Description: "the skipper", Role: "skipper",
			Heard: []corpus.Heard{{At: refs("bell-parted#6")[0], Mentions: 1}, {At: refs("tide-ledger#5")[0], Mentions: 1}}},
		{ID: "board", Name: "Harbour board", Kind: corpus.Institutional, Heard: []corpus.Heard{
			{At: refs("bell-parted#2")[0], Quotes: 2, Mentions: 1}, {At: refs("bell-parted#6")[0], Quotes: 1, Inferred: true}}},
		{ID: "letter", Name: "The skipper’s letter", Kind: corpus.Paper, Heard: []corpus.Heard{{At: refs("bell-parted#6")[0], Quotes: 1}}},
	}
}

func facts() []corpus.Fact {
	at := func(s string) corpus.Ref { return refs(s)[0] }
	return []corpus.Fact{
		{ID: "aboard", Question: "How many were aboard?", Topic: "breakdown", Verdict: corpus.Differ, Values: []corpus.Value{
			{At: at("bell-parted#2"), Value: "41", Certainty: corpus.Stated},
			{At: at("radio-island#2"), Value: "38", Fragment: "Achtunddreißig Menschen", Certainty: corpus.Quoted},
		}},
		{ID: "trips", Question: "How many trips did the pilot boat make?", Topic: "rescue", Verdict: corpus.Agree, Values: []corpus.Value{
			{At: at("bell-parted#3"), Value: "four"}, {At: at("radio-island#3"), Value: "four"},
		}},
		{ID: "parted-at", Question: "When did the chain part?", Topic: "breakdown", Verdict: corpus.Agree, Note: "At different precision.", Values: []corpus.Value{
			{At: at("bell-parted#1"), Value: "6.40"}, {At: at("radio-island#1"), Value: "about seven"},
		}},
		{ID: "tug-late", Question: "How late was the tug?", Topic: "delay", Verdict: corpus.Differ, Values: []corpus.Value{
			{At: at("bell-parted#4"), Value: "two hours", Fragment: "two hours after it was called", Certainty: corpus.Alleged},
			{At: at("radio-island#3"), Value: "too late for anybody"},
		}},
		{ID: "measured", Question: "When was the chain last measured?", Verdict: corpus.Differ, Values: []corpus.Value{
			{At: at("bell-parted#6"), Value: "in February"}, {At: at("bell-parted#7"), Value: "not said"},
		}},
	}
}

func labels() []corpus.Label {
	return []corpus.Label{
		{Subject: "the skipper", Document: "pupils-question", Fragment: "the skipper", Count: 1, Passages: []int{2}},
	}
}
