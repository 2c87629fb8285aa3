package state

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/intake"
)

// What follows changes the paragraphs of an article that belongs to the caller.
// What is left out stays in its place among those kept, so that it can be taken
// back.

// number numbers the passages anew.
func number(a *intake.Article) {
	for i := range a.Document.Passages {
		a.Document.Passages[i].N = i + 1
	}
}

// shift moves what was left out behind passage n by some places.
func shift(a *intake.Article, n, by int) {
	for i := range a.LeftOut {
		if a.LeftOut[i].Before > n {
			a.LeftOut[i].Before += by
		}
	}
}

// leaveOut leaves the n-th passage out.
func leaveOut(a *intake.Article, n int, why string) {
	if n < 1 || n > len(a.Document.Passages) {
		return
	}
	text := a.Document.Passages[n-1].Text
	at := 0
	for at < len(a.LeftOut) && a.LeftOut[at].Before <= n {
		at++
	}
	a.Document.Passages = slices.Delete(a.Document.Passages, n-1, n)
	shift(a, n, -1)
	a.LeftOut = slices.Insert(a.LeftOut, at, intake.Left{Before: n, Text: text, Why: why})
	number(a)
}

// takeBack takes the i-th paragraph that was left out, from 0, among those kept.
func takeBack(a *intake.Article, i int) {
	if i < 0 || i >= len(a.LeftOut) {
		return
	}
	left := a.LeftOut[i]
	a.LeftOut = slices.Delete(a.LeftOut, i, i+1)
	n := min(max(left.Before, 1), len(a.Document.Passages)+1)
	for k := range a.LeftOut { // those behind it now stand before the next one
		if k >= i {
			a.LeftOut[k].Before++
		}
	}
	a.Document.Passages = slices.Insert(a.Document.Passages, n-1, corpus.Passage{Kind: corpus.Body, Text: left.Text})
	number(a)
}

// joinNext joins the n-th passage with the next.
func joinNext(a *intake.Article, n int) {
	p := a.Document.Passages
	if n < 1 || n >= len(p) {
		return
	}
	p[n-1].Text += " " + p[n].Text
	if p[n-1].Lines != (corpus.Lines{}) && p[n].Lines != (corpus.Lines{}) {
		p[n-1].Lines.To = p[n].Lines.To
	}
	a.Document.Passages = slices.Delete(p, n, n+1)
	shift(a, n+1, -1)
	number(a)
}

// splitAt splits the n-th passage at a byte of its text.
func splitAt(a *intake.Article, n, at int) {
	p := a.Document.Passages
	if n < 1 || n > len(p) || at <= 0 || at >= len(p[n-1].Text) || !utf8.RuneStart(p[n-1].Text[at]) {
		return
	}
	first, second := p[n-1], p[n-1]
	first.Text, second.Text = strings.TrimSpace(p[n-1].Text[:at]), strings.TrimSpace(p[n-1].Text[at:])
	if first.Text == "" || second.Text == "" {
		return
	}
	p[n-1] = first
	a.Document.Passages = slices.Insert(p, n, second)
	shift(a, n, 1)
	number(a)
}

// Sentences are the pieces between which a text may be split, in bytes: at the end
// of a sentence, in any script; or, if there is only one, at its words.
func Sentences(text string) (ends []int) {
	for i, r := range text {
		if !strings.ContainsRune(".!?…。！？؟।:", r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		for end < len(text) && strings.ContainsRune("”»\"')]’」』", decode(text[end:])) {
			end += utf8.RuneLen(decode(text[end:]))
		}
		if end < len(text) && (unicode.IsSpace(decode(text[end:])) || strings.ContainsRune("。！？", r)) {
			ends = append(ends, end)
		}
	}
	if len(ends) == 0 {
		for i, r := range text {
			if r == ' ' && i > 0 {
				ends = append(ends, i)
			}
		}
	}
	return append(ends, len(text))
}

func decode(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
