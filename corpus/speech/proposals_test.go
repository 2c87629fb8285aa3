package speech

import (
	"slices"
	"testing"
	"time"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/corpustest"
)

// sameVoice reports whether a proposed voice is a coded one: by name, or for
// those without by the noun that describes them.
func sameVoice(p Proposal, v *corpus.Voice) bool {
	var a analysis.Analyzer
	own := a.Terms(p.Name)
	if v.Kind == corpus.Named || v.Kind == corpus.Institutional {
		coded := a.Terms(v.Name)
		shared := 0
		for _, w := range own {
			if slices.Contains(coded, w) {
				shared++
			}
		}
		return shared > 0 && (shared == len(coded) || shared == len(own))
	}
	if p.Kind == corpus.Paper && v.Kind == corpus.Paper {
		return true
	}
	if p.Kind != v.Kind && p.Kind != corpus.Institutional {
		return false
	}
	coded := a.Terms(v.Name + " " + v.Description + " " + v.Role)
	for _, w := range own {
		if !analysis.StopWord(w) && slices.ContainsFunc(coded, func(c string) bool { return analysis.Stem(c) == analysis.Stem(w) }) {
			return true
		}
	}
	return false
}

// TestVoicesAgainstCoding measures who is proposed to be quoted where against
// the coding of the shipped collection, read from the articles themselves. The
// rules were mended while looking at these five articles (the first version had
// precision .83 and recall .64), so the figures are optimistic.
func TestVoicesAgainstCoding(t *testing.T) {
	c := corpustest.WithOriginals(t)
	var quotes, wanted, found, right, unresolved, mentioned, reported, rightly int
	for _, d := range c.Documents {
		v := Propose(d)
		type cell struct {
			passage int
			voice   string
		}
		coded, mentions := map[cell]int{}, map[cell]int{}
		for i := range c.Voices {
			for _, h := range c.Voices[i].Heard {
				if h.At.Document == d.ID {
					coded[cell{h.At.Passage, c.Voices[i].ID}] += h.Quotes
					mentions[cell{h.At.Passage, c.Voices[i].ID}] += h.Mentions
					wanted += h.Quotes
					mentioned += h.Mentions
				}
			}
		}
		for _, a := range v.Attributions {
			hit := ""
			left := coded
			if a.Kind == Report {
				left = mentions
				reported++
			} else {
				found++
			}
			if a.Voice >= 0 {
				for i := range c.Voices {
					if k := (cell{a.At.Passage, c.Voices[i].ID}); left[k] > 0 && sameVoice(v.Voices[a.Voice], &c.Voices[i]) {
						hit = c.Voices[i].ID
						left[k]--
						break
					}
				}
			}
			name := "?"
			if a.Voice >= 0 {
				name = v.Voices[a.Voice].Name
			}
			switch {
			case a.Kind == Report && hit != "":
				rightly++
			case a.Kind == Report:
				t.Logf("%v: report by %.30q (%s) is not coded", a.At, name, a.Rule)
			case a.Voice < 0:
				unresolved++
				t.Logf("%v: quotation of %d words without a speaker (%s)", a.At, a.Words, a.Rule)
			case hit != "":
				right++
			default:
				t.Logf("%v: quotation of %d words by %.30q (%s) is not coded", a.At, a.Words, name, a.Rule)
			}
		}
		for k, n := range coded {
			quotes += n
			if n > 0 {
				t.Logf("missed: %s#%d %s, %d quotations", d.ID, k.passage, k.voice, n)
			}
		}
		for k, n := range mentions {
			if n > 0 {
				t.Logf("missed: %s#%d %s, %d mentions", d.ID, k.passage, k.voice, n)
			}
		}
	}
	precision, recall := float64(right)/float64(found-unresolved), float64(right)/float64(wanted)
	t.Logf("%d quotations coded, %d found, of which %d have no speaker; %d by the one coded: precision %.2f, recall %.2f", wanted, found, unresolved, right, precision, recall)
	t.Logf("%d mentions coded, %d reports found, %d by the one coded: precision %.2f, recall %.2f", mentioned, reported, rightly, float64(rightly)/float64(reported), float64(rightly)/float64(mentioned))
	if precision < .8 || recall < .7 {
		t.Error("the attribution of quotations has become worse")
	}
}

// invented are passages made up to hold one attribution each, or none, as a
// person reads them. They were written before the rules were tried on them;
// 31 of 37 were read as wanted then, and the rules mended after that. What is
// still read wrongly stays in the list and is counted.
var invented = []struct{ text, speaker, rule string }{
	{"“The sluice will open on Friday,” Tove Almqvist said.", "Tove Almqvist", "speaker before verb"},
	{"“The sluice will open on Friday,” said Tove Almqvist, who runs the lock.", "Tove Almqvist", "speaker after verb"},
	{"Tove Almqvist, the keeper of the lock, said: “The sluice will open on Friday.”", "Tove Almqvist", "speaker, apposition"},
	{"The sluice will open on Friday, according to Tove Almqvist.", "Tove Almqvist", "according to"},
	{"According to the harbour ministry, the sluice opens on Friday.", "the harbour ministry", "according to"},
	{"Officials said that the sluice would open on Friday.", "Officials", "speaker before verb"},
	{"Two officials with knowledge of the plan said the sluice was rusty.", "Two officials with knowledge of the plan", "speaker before verb"},
	{"The Harbour Ministry denied that the sluice was rusty.", "Harbour Ministry", "speaker before verb"},
	{"Tove Almqvist arrived at noon. “The sluice is rusty,” she said.", "Tove Almqvist", "pronoun"},
	{"Tove Almqvist met Ragna Holt at noon. “The sluice is rusty,” she said.", "", "ambiguous"},
	{"“We all knew the sluice was rusty for years.”", "", "no speaker found"},
	{"Tove Almqvist told reporters that the sluice would open.", "Tove Almqvist", "speaker before verb"},
	{"Reporters were told that the sluice would open.", "", ""},
	{"The so-called “wet gate” stood open.", "", ""},
	{"He had read “The Keeper of the Lock” twice.", "", ""},
	{"\"The sluice is rusty,\" Almqvist told the Courier.", "Almqvist", "speaker before verb"},
	{"'The sluice is rusty,' said Ms Almqvist.", "Almqvist", "speaker after verb"},
	{"In Marholm on Tuesday, the harbour master insisted that nothing was wrong.", "the harbour master", "speaker before verb"},
	{"“Why now?” Tove Almqvist asked.", "Tove Almqvist", "speaker before verb"},
	{"Mayor Ilse Bergmann promised that the sluice would be replaced.", "Ilse Bergmann", "speaker before verb"},
	{"A source close to the council said the vote was lost.", "A source close to the council", "speaker before verb"},
	{"The report concluded that the sluice was rusty.", "The report", "speaker before verb"},
	{"The United States is far from Marholm.", "", ""},
	{"It is said that the sluice is cursed.", "", ""},
	{"Holt, a welder from Marholm, argued that steel would not do.", "Holt", "speaker, apposition"},
	{"“Steel,” argued the welder, “will not do.”", "the welder", "speaker after verb"},
	{"Steel would not do, Ragna Holt said, and wood would.", "Ragna Holt", "speaker before verb"},
	{"Ragna Holt said steel would do but Tove Almqvist warned against it.", "Ragna Holt", "speaker before verb"},
	{"The minister's brother said the sluice was cheap.", "The minister's brother", "speaker before verb"},
	{"A spokesman for the ferry company declined to comment but said tickets remain valid.", "A spokesman for the ferry company declined to comment", "speaker before verb"},
	{"Analysts believe the ferry company is broke.", "Analysts", "speaker before verb"},
	{"The painting shows a sluice.", "", ""},
	{"She walked home and said nothing.", "", "ambiguous"},
	{"Almqvist's deputy, Ragna Holt, confirmed the date.", "Ragna Holt", "speaker, apposition"},
	{"“Das Tor ist verrostet”, sagte sie.", "", "language not English"},
	{"« La porte est rouillée », dit-elle.", "", "language not English"},
	{"彼女は「水門は錆びている」と言った。", "", "language not English"},
}

// TestInventedAttributions counts how many invented passages are read as a
// person reads them.
func TestInventedAttributions(t *testing.T) {
	right := 0
	for i, c := range invented {
		d := corpustest.Article("invented", "", c.text)
		if c.rule == string(RuleLanguage) {
			d.Language = "de"
		}
		v := Propose(d)
		speaker, rule := "", ""
		if len(v.Attributions) > 0 {
			a := v.Attributions[0]
			if rule = string(a.Rule); a.Voice >= 0 {
				speaker = v.Voices[a.Voice].Name
			}
			if s := a.Speech; s.From < 0 || s.To > len(c.text) || s.From >= s.To {
				t.Errorf("%q: span %v", c.text, s)
			}
		}
		if speaker == c.speaker && rule == c.rule {
			right++
			continue
		}
		t.Logf("%d %q: read as %q by %q, want %q by %q", i, c.text, speaker, rule, c.speaker, c.rule)
	}
	t.Logf("%d of %d read as wanted", right, len(invented))
	if right < len(invented)*9/10 {
		t.Error("attribution has become worse")
	}
}

// TestVoicesOfNews reads ten thousand articles and prints what is found of
// some.
func TestVoicesOfNews(t *testing.T) {
	c := corpustest.News(t, 10000)
	begin := time.Now()
	quotes, unresolved, reports, voices := 0, 0, 0, 0
	for i, d := range c.Documents {
		v := Propose(d)
		quotes, unresolved, voices = quotes+v.Quotes, unresolved+v.Unresolved, voices+len(v.Voices)
		for _, a := range v.Attributions {
			if p := d.Passage(a.At.Passage); a.Speech.To > len(p.Text) || a.Speaker.To > len(p.Text) || a.Voice >= len(v.Voices) {
				t.Fatalf("%+v of %q", a, p.Text)
			}
			if a.Kind == Report {
				reports++
			}
			if i < 30 {
				name := "?"
				if a.Voice >= 0 {
					name = v.Voices[a.Voice].Name + ", " + string(v.Voices[a.Voice].Kind)
				}
				t.Logf("%v %s of %d words by %q as %q (%s)", a.At, a.Kind, a.Words, d.Passage(a.At.Passage).Text[a.Speaker.From:a.Speaker.To], name, a.Rule)
			}
		}
	}
	t.Logf("%d articles in %v: %d quotations (%d without a speaker), %d reports, %d voices", len(c.Documents), time.Since(begin), quotes, unresolved, reports, voices)
}

func BenchmarkPropose(b *testing.B) {
	c := corpustest.News(b, 1000)
	for b.Loop() {
		for _, d := range c.Documents {
			Propose(d)
		}
	}
}
