package site

import (
	"slices"
	"strconv"
	"strings"
)

// encodingExtension is what build appends to the name of an encoded file.
var encodingExtension = map[string]string{"br": ".br", "gzip": ".gz"}

// acceptedEncodings reads an Accept-Encoding header (RFC 9110, 12.5.3) and
// returns which of br, gzip and identity it accepts, best first: by quality,
// then by how much the encoding saves. Identity is always last among equals,
// and present even if refused, because a file without encoding is better than
// none.
func acceptedEncodings(header string) []string {
	quality := map[string]float64{}
	any := -1.0
	for item := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(item, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		q := 1.0
		if value, ok := strings.CutPrefix(strings.ReplaceAll(strings.ToLower(parameters), " ", ""), "q="); ok {
			parsed, err := strconv.ParseFloat(value, 64)
			if err != nil || parsed < 0 || parsed > 1 {
				continue
			}
			q = parsed
		}
		switch name {
		case "":
		case "*":
			any = q
		case "x-gzip":
			quality["gzip"] = q
		default:
			quality[name] = q
		}
	}
	accepted := []string{}
	for _, name := range []string{"br", "gzip"} {
		q, named := quality[name]
		if !named && any >= 0 {
			q = any
			quality[name] = q
		}
		if q > 0 {
			accepted = append(accepted, name)
		}
	}
	if _, named := quality["identity"]; !named {
		quality["identity"] = 0 // acceptable, but the least preferred
	}
	accepted = append(accepted, "identity")
	slices.SortStableFunc(accepted, func(a, b string) int {
		switch d := quality[b] - quality[a]; {
		case d > 0:
			return 1
		case d < 0:
			return -1
		}
		return 0
	})
	return accepted
}
