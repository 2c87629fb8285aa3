package element

import "unicode"

// Stretch is a part of a text in one script. Lang is "" in the script of the text
// around it.
type Stretch struct{ Text, Lang string }

// scripts are those that are told apart, with what a screen reader and a browser
// looking for glyphs have to know. A script that several languages share names
// none of them; a name with kana is Japanese whatever else it has.
var scripts = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Hangul, "ko"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Han, "zh"},
	{unicode.Cyrillic, "und-Cyrl"}, {unicode.Greek, "el"}, {unicode.Arabic, "und-Arab"}, {unicode.Hebrew, "he"},
	{unicode.Thai, "th"}, {unicode.Devanagari, "und-Deva"},
}

// Scripts cuts a text that is mostly Latin, like a byline, where it changes to
// another script. Spaces and signs between letters of one script belong to it.
func Scripts(s string) (list []Stretch) {
	start, end, lang := 0, 0, "" // of the stretch; end is behind its last letter
	cut := func(at int, next string) {
		if lang != "" && end < at { // what follows its last letter is not its own
			list = append(list, Stretch{s[start:end], lang})
			start, lang = end, ""
		}
		if at > start {
			if n := len(list); n > 0 && list[n-1].Lang == lang {
				list[n-1].Text += s[start:at]
			} else {
				list = append(list, Stretch{s[start:at], lang})
			}
		}
		start, lang = at, next
	}
	for i, r := range s {
		if r < 0x370 && !unicode.IsLetter(r) {
			continue
		}
		now := scriptOf(r)
		switch {
		case now == lang, now == "" && !unicode.IsLetter(r):
		case now == "ja" && lang == "zh":
			lang = "ja"
		case now == "zh" && lang == "ja":
			now = "ja"
		default:
			cut(i, now)
		}
		if lang != "" && now != "" {
			end = i + len(string(r))
		}
	}
	cut(len(s), "")
	return list
}

func scriptOf(r rune) string {
	if r < 0x370 {
		return ""
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.lang
		}
	}
	return ""
}
