package ingest_test

import (
	"strings"
	"testing"

	"parallax/corpus/ingest"
)

// mixed is a message of parts: their headers, a blank line and what they say.
func mixed(kind string, parts ...string) string {
	return "Subject: Bridge\nContent-Type: multipart/" + kind + "; boundary=b\n\n--b\n" + strings.Join(parts, "\n--b\n") + "\n--b--\n"
}

// All that a message says is read: programs cut its text in two around a picture,
// and forward a message as a part without a name. What it says in two ways is read
// once.
func TestPartsOfMail(t *testing.T) {
	const picture = "Content-Type: image/png; name=a.png\n\nx"
	inner := func(parts ...string) string {
		return strings.ReplaceAll(strings.TrimPrefix(mixed("mixed", parts...), "Subject: Bridge\n"), "b\n", "c\n")
	}
	for name, test := range map[string]struct{ mail, want, headlines string }{
		"cut by a picture": {mixed("mixed", "Content-Type: text/plain\n\nIt rained.", picture, "Content-Type: text/plain\n\nThe sun shone."), "body: It rained.\nbody: The sun shone.\n", "Bridge"},
		"a forwarded one":  {mixed("mixed", "Content-Type: text/plain\n\nSee below.", "Content-Type: message/rfc822\n\nSubject: Ferry\n\nIt sailed."), "body: See below.\nbody: It sailed.\n", "Bridge, Ferry"},
		"a choice":         {mixed("alternative", "Content-Type: text/plain\n\nIt rained.", "Content-Type: text/html\n\n<p>It rained."), "body: It rained.\n", "Bridge"},
		"a hint":           {mixed("alternative", "Content-Type: text/plain\n\nSee", "Content-Type: text/html\n\n<p>It rained all day, all night."), "body: It rained all day, all night.\n", "Bridge"},
		"a choice cut":     {mixed("alternative", "Content-Type: text/plain\n\nSee", inner("Content-Type: text/html\n\n<p>It rained all day.", picture, "Content-Type: text/html\n\n<p>The sun shone.")), "body: It rained all day.\nbody: The sun shone.\n", "Bridge"},
	} {
		r := ingest.Read("a.eml", []byte(test.mail), ingest.Limits{})
		var headlines []string
		for _, a := range r.Articles {
			headlines = append(headlines, a.Document.Headline)
		}
		if got := texts(r); got != test.want || strings.Join(headlines, ", ") != test.headlines {
			t.Errorf("%s: read as %q\n%s%s %v", name, headlines, got, r.Problem, r.Troubles)
		}
	}
	r := ingest.Read("a.eml", []byte("Subject: Bridge\n\nIt rained.\n-- \nR. Heron, Echo\n"), ingest.Limits{})
	if got := texts(r); got != "body: It rained.\n" || len(r.Articles[0].LeftOut) != 1 || r.Articles[0].LeftOut[0].Text != "R. Heron, Echo" {
		t.Errorf("a signature: %q, left out %v", got, r.Articles[0].LeftOut)
	}
}
