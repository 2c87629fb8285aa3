package sample

import "parallax/corpus"

// moreVoices are heard by number: one carries the radio's piece, and a crowd
// without names speaks in two reports.
func moreVoices() []corpus.Voice {
	at := func(s string) corpus.Ref { return refs(s)[0] }
	return []corpus.Voice{
		{ID: "tugmaster", Name: "Jon Brask", Kind: corpus.Named, Role: "tug master", Affiliation: "Holm Towage", Heard: []corpus.Heard{
			{At: at("radio-island#3"), Quotes: 3}, {At: at("radio-island#1"), Mentions: 2}}},
		{ID: "islanders", Name: "anonymous", Kind: corpus.Anonymous, Description: "people on the island", Heard: []corpus.Heard{
			{At: at("radio-island#4"), Quotes: 1}, {At: at("bell-weeks#4"), Quotes: 2, Inferred: true}}},
	}
}

// moreFacts have the verdicts that the others lack, and values of three
// documents of which any two stand differently.
func moreFacts() []corpus.Fact {
	at := func(s string) corpus.Ref { return refs(s)[0] }
	return []corpus.Fact{
		{ID: "price", Question: "What is a ticket to cost?", Topic: "fares", Verdict: corpus.Differ, Values: []corpus.Value{
			{At: at("bell-weeks#4"), Value: "12 crowns", Certainty: corpus.Assumed},
			{At: at("tide-ledger#6"), Value: "15 crowns", Fragment: "from 12 to 15 crowns"},
			{At: at("pupils-question#3"), Value: "nobody says"},
		}},
		{ID: "list", Question: "Who owned the list of measurements?", Topic: "inquiry", Verdict: corpus.Single, Values: []corpus.Value{
			{At: at("tide-ledger#4"), Value: "no one", Certainty: corpus.Quoted},
		}},
		{ID: "tug-paid", Question: "Who paid for the tug?", Topic: "delay", Verdict: corpus.Silent},
	}
}

func moreLabels() []corpus.Label {
	return []corpus.Label{
		{Subject: "the skipper", Document: "tide-ledger", Fragment: "the skipper", Count: 1, Passages: []int{5}},
		{Subject: "the passengers", Document: "radio-island", Fragment: "achtunddreißig Menschen", Count: 1, Passages: []int{2}},
		{Subject: "the passengers", Document: "radio-island", Fragment: "die Leute", Count: 3, Passages: []int{1, 4}},
		{Subject: "the passengers", Document: "radio-island", Fragment: "die Insel", Count: 1, Headline: true},
	}
}
