package intake

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// OutletOfFile is the outlet that the name of a file states, or its folder; "" if
// there is none. A name states it up to the first " - ", "_" or dash, or else up to
// the first figure or hyphen: "Gazette_2024-06-19.txt", "gazette-2.txt".
func OutletOfFile(file string, folder bool) string {
	file = strings.ReplaceAll(file, `\`, "/")
	if folder {
		dir := path.Base(path.Dir(file))
		if dir == "." || dir == "/" {
			return ""
		}
		return strings.TrimSuffix(dir, ".zip")
	}
	base := path.Base(file)
	name := strings.TrimSuffix(base, ".gz")
	name = strings.TrimSuffix(name, path.Ext(name))
	first := len(name)
	for _, sign := range []string{" - ", "_", " – "} {
		if i := strings.Index(name, sign); i > 0 {
			first = min(first, i)
		}
	}
	cut := first < len(name)
	name = name[:first]
	for i, r := range name {
		before, _ := utf8.DecodeLastRuneInString(name[:i])
		if i > 0 && (unicode.IsDigit(r) && !unicode.IsLetter(before) && !unicode.IsDigit(before) || r == '-' && !cut) {
			name = name[:i]
			break
		}
	}
	return strings.Trim(name, " -_.,")
}
