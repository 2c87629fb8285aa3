package speech

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"parallax/corpus"
)

// quotesDir has news articles with the attributions that people marked; its
// README names the source.
const quotesDir = "../../../shared/bench/data/quotes/"

// runeSpan is from one character of a text to before another.
type runeSpan [2]int

// judgedText is an article whose attributions were marked by hand.
type judgedText struct {
	name     string
	text     []rune
	words    []runeSpan
	document *corpus.Document
	at       []int // passage → where it begins in text
	marked   []markedSpeech
}

// markedSpeech is what is said by whom, as a person marked it.
type markedSpeech struct {
	words  map[int]bool // of what is said
	source map[int]bool
	name   string
	quoted float64 // part of the words between quotation marks
}

func loadAttributions(t testing.TB) []judgedText {
	b, err := os.ReadFile(quotesDir + "gold.json")
	if err != nil {
		t.Skipf("no attributions to measure with: %v", err)
	}
	gold := map[string][][3][]runeSpan{}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(quotesDir + "text/*.txt")
	var list []judgedText
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		j := judgedText{name: strings.TrimSuffix(filepath.Base(f), ".txt"), text: []rune(string(b))}
		j.document = &corpus.Document{ID: j.name, Text: corpus.Full, Language: "en"}
		from := 0
		inside := make([]bool, len(j.text)) // quotation marks
		for i := 0; i <= len(j.text); i++ {
			if i < len(j.text) && j.text[i] != '\n' {
				continue
			}
			line := string(j.text[from:i])
			if trimmed := strings.TrimSpace(line); trimmed != "" {
				j.at = append(j.at, from+len([]rune(line[:strings.Index(line, trimmed)])))
				j.document.Passages = append(j.document.Passages, corpus.Passage{N: len(j.at), Text: trimmed})
			}
			for k := from; k < i; k++ {
				end := k
				switch j.text[k] {
				case '\u201c': // not always closed
					for end < i && j.text[end] != '\u201d' {
						end++
					}
				case '"':
					for end++; end < i && j.text[end] != '"'; end++ {
					}
					if end == i {
						end = k
					}
				}
				for ; k < end; k++ {
					inside[k] = true
				}
			}
			from = i + 1
		}
		for i := 0; i < len(j.text); {
			n := i
			for n < len(j.text) && (unicode.IsLetter(j.text[n]) || unicode.IsNumber(j.text[n]) || strings.ContainsRune("_\u2019'-", j.text[n])) {
				n++
			}
			if n > i {
				j.words = append(j.words, runeSpan{i, n})
			}
			i = max(n, i+1)
		}
		for _, g := range gold[j.name] {
			m := markedSpeech{words: j.wordsOf(g[0]...), source: j.wordsOf(g[1]...)}
			if len(m.words) == 0 {
				continue
			}
			for _, s := range g[1] {
				m.name += " " + string(j.text[s[0]:s[1]])
			}
			for w := range m.words {
				if inside[j.words[w][0]] {
					m.quoted += 1 / float64(len(m.words))
				}
			}
			j.marked = append(j.marked, m)
		}
		list = append(list, j)
	}
	return list
}

func (j *judgedText) wordsOf(spans ...runeSpan) map[int]bool {
	set := map[int]bool{}
	for _, s := range spans {
		for k, w := range j.words {
			if w[0] < s[1] && w[1] > s[0] {
				set[k] = true
			}
		}
	}
	return set
}

// place lays a span of a passage on the text.
func (j *judgedText) place(passage int, s corpus.Span) runeSpan {
	text := j.document.Passages[passage].Text
	return runeSpan{j.at[passage] + len([]rune(text[:s.From])), j.at[passage] + len([]rune(text[:s.To]))}
}

func shared(a, b map[int]bool) (n float64) {
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// TestAttributions measures who says what against what people marked. The
// floors are a little below what was reached; go test -v prints that.
func TestAttributions(t *testing.T) {
	type proposed struct {
		Attribution
		words, speaker map[int]bool
		voice          string
	}
	var counts = map[string]float64{}
	for _, j := range loadAttributions(t) {
		v := Propose(j.document)
		var list []proposed
		all := map[int]bool{}
		for _, m := range j.marked {
			for w := range m.words {
				all[w] = true
			}
		}
		for _, a := range v.Attributions {
			p := proposed{Attribution: a, words: j.wordsOf(j.place(a.At.Passage-1, a.Speech))}
			if a.Speaker.To > 0 {
				p.speaker = j.wordsOf(j.place(a.At.Passage-1, a.Speaker))
			}
			if a.Voice >= 0 {
				p.voice = v.Voices[a.Voice].Name
			}
			list = append(list, p)
			right := false
			if a.Kind == Quotation {
				right = shared(p.words, all) >= .5*float64(len(p.words))
			} else {
				right = slices.ContainsFunc(j.marked, func(m markedSpeech) bool { return shared(p.words, m.words) >= .5*float64(len(m.words)) })
			}
			counts["proposed "+string(a.Kind)]++
			if right {
				counts["right "+string(a.Kind)]++
			} else {
				d := j.document.Passages[a.At.Passage-1].Text
				t.Logf("not marked: %s, %s: [%s] %s", a.Kind, a.Rule, d[a.Verb.From:a.Verb.To], d[a.Speech.From:a.Speech.To])
			}
		}
		for _, m := range j.marked {
			kind := "indirect"
			if m.quoted >= .7 {
				kind = "direct"
			} else if m.quoted > 0 {
				kind = "mixed"
			}
			var best *proposed
			most := 0.0
			for k := range list {
				p := &list[k]
				n := shared(m.words, p.words)
				if n > most && (n >= .5*float64(len(m.words)) || p.Kind == Quotation && n >= .5*float64(len(p.words)) && n >= .3*float64(len(m.words))) {
					best, most = p, n
				}
			}
			counts[kind]++
			if best != nil {
				counts["found "+kind]++
			}
			name := strings.ToLower(strings.TrimSpace(m.name))
			if kind != "direct" || len(m.source) == 0 || slices.Contains(strings.Fields("he she they it i we you who his her their him them which that himself herself"), name) {
				continue
			}
			counts["named"]++
			judged := "none"
			switch {
			case best == nil:
			case shared(best.speaker, m.source) > 0,
				slices.ContainsFunc(plainWords(best.voice), func(w string) bool { return slices.Contains(plainWords(name), w) }):
				judged = "right"
			case best.voice != "":
				judged = "wrong"
			}
			counts["named "+judged]++
			if judged == "wrong" {
				t.Logf("said by %s, not %s", name, best.voice)
			}
		}
	}
	share := func(a, b string) float64 { return counts[a] / counts[b] }
	for _, x := range []struct {
		what         string
		share, least float64
	}{
		{"direct found", share("found direct", "direct"), .96},
		{"mixed found", share("found mixed", "mixed"), .74},
		{"indirect found", share("found indirect", "indirect"), .46},
		{"quotations right", share("right quotation", "proposed quotation"), .965},
		{"reports right", share("right report", "proposed report"), .94},
		{"named right", share("named right", "named"), .88},
		{"named not wrong", 1 - share("named wrong", "named"), .96},
	} {
		t.Logf("%-16s %.3f", x.what, x.share)
		if x.share < x.least {
			t.Errorf("%s: %.3f, less than %.2f", x.what, x.share, x.least)
		}
	}
}

// plainWords are the words of a name that tell it from others.
func plainWords(name string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), func(w string) bool {
		return slices.Contains(strings.Fields("the a of and his her in for to mr s"), w)
	})
}
