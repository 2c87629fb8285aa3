package ingest

import "strings"

// FrontMatter splits a text into the lines between a first line "---" and the
// next such line, and the body below; skip is the number of lines above the
// body. A text that does not begin so is all body. ok is false when the front
// matter is opened and never closed.
func FrontMatter(text string) (front, body string, skip int, ok bool) {
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t") != "---" {
		return "", text, 0, true
	}
	skip = 1
	offset := 0
	for line := range strings.SplitSeq(rest, "\n") {
		skip++
		end := min(offset+len(line)+1, len(rest))
		if strings.TrimRight(line, " \t") == "---" {
			return rest[:offset], rest[end:], skip, true
		}
		offset = end
	}
	return "", text, 0, false
}
