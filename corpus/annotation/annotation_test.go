package annotation

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parallax/corpus"
)

// mark is a quotation whose words stand between brackets: "before [words] behind".
func mark(s string) (passages []string, q corpus.Quote) {
	before, rest, _ := strings.Cut(s, "[")
	exact, after, _ := strings.Cut(rest, "]")
	text := NewText(corpus.OnOriginal, strings.Split(before+exact+after, "\n"))
	q, _, ok := text.Select(text.point(len(before), false), text.point(len(before)+len(exact), true))
	if !ok {
		panic(s)
	}
	return strings.Split(before+exact+after, "\n"), q
}

func TestFind(t *testing.T) {
	for name, x := range map[string]struct {
		old  string // with brackets round the words marked
		now  string // with brackets round where they have to be; none: lost
		want State
	}{
		"hyphen at a line end kept":          {"All of the [long-\nterm plans for piers] were dropped.", "All of the [long-term plans for piers] were dropped.", Placed},
		"hyphen at a line end comes":         {"All of the [long-term plans for piers] were dropped.", "All of the [long-\nterm plans for piers] were dropped.", Placed},
		"a hyphen counts":                    {"They will [re-sign the old treaty] today.", "They said so. He will resign the old treaty now.", Lost},
		"a range keeps its hyphen":           {"It lasted [from 1914-18 they say].", "It lasted [from 1914–18 they say].", Placed},
		"another figure":                     {"Some [eleven of 1,200 boats] sank there.", "Some eleven of 1,300 boats lay there.", Lost},
		"capitals count":                     {"The [union of the west] spoke.", "A union with the Union of the West spoke for long.", Lost},
		"no part of a word":                  {"The [wall was art] to them.", "Then a wall was artless and a small wall was artful.", Lost},
		"no part of another word at the end": {"We saw [the old wall] there.", "They saw the old wallpaper hang here.", Lost},
		"a possessive is another word":       {"We like [the old wall] here.", "They dislike the old wall's age.", Lost},
		"ellipsis":                           {"He said [well ... perhaps not] today.", "He said [well … perhaps not] today.", Placed},
		"dashes":                             {"The [pier -- the old one -- fell] down.", "The [pier — the old one — fell] down.", Placed},
		"dashes without spaces":              {"The [pier--the old one--fell] down.", "The [pier—the old one—fell] down.", Placed},
		"soft hyphens":                       {"The [representatives of both counties] met.", "The [repre\u00ADsen\u00ADta\u00ADtives of both counties] met.", Placed},
		"one word, same context":             {"The keeper [laughed] and went home.", "So far. The keeper [laughed] and went away.", Placed},
		"one word, other context":            {"The keeper [laughed] and went home.", "A boat came. Nobody laughed at it.", Lost},
		"one short word, whole text":         {"[Yes].", "[Yes].", Placed},
		"twice, the one meant is gone":       {"The mayor said [it is safe]. Nobody asked the builder, who said it is safe, too.", "The engineer said it is safe. Everybody asked the builder, who said it is safe as well.", Lost},
		"a refrain":                          {"Row on.\nRow on.\n[Row on].\nRow on.\nThe end.", "Row on.\nRow on.\nRow on.\n[Row on].\nRow on.\nThe end of it.", Placed},
		"a refrain without its end":          {"Row on.\nRow on.\n[Row on].\nRow on.\nThe end.", "Row on.\nRow on.\nRow on.\nRow on.\nRow on.", Lost},
		"changed, other figure":              {"In spring the county said that [nine of the ten bridges were] closed for repairs.", "In spring the county said that [eight of the ten bridges were] closed for repairs.", Changed},
		"changed, context twice":             {"In spring the county said that [nine of the ten bridges were] closed for repairs.", "In spring the county said that eight of the ten bridges were closed for repairs. In spring the county said that two of the ten bridges were closed for repairs.", Lost},
		"changed too much":                   {"In spring the county said that [nine of the ten bridges were] closed for repairs.", "In spring the county said that schools were to stay closed for repairs.", Lost},
		"removed":                            {"In spring the county said that [nine of the ten bridges were] closed for repairs.", "In spring the county said that closed for repairs.", Lost},
		"japanese line end":                  {"昨日、[橋は\n六時に再び開いた]と市長が言った。", "昨日、[橋は六時に再び開いた]と市長が言った。", Placed},
		"a part of an emoji":                 {"A girl: [👧 is one of the three] here.", "A family: 👩‍👧 is one of the three there.", Lost},
		"a flag":                             {"Ships of [🇰🇷 and of 🇷🇺 met] at sea.", "🇯🇵 Ships of [🇰🇷 and of 🇷🇺 met] at sea.", Placed},
		"half of two flags":                  {"So [🇷🇺 sailed away then] at last.", "See 🇰🇷🇺🇸 and 🇰🇷🇷🇺 sailed off.", Lost},
		"zero width":                         {"The [bridge was opened at six] sharp.", "The [bridge\u200b was opened\u2060 at six] sharp.", Placed},
		"no accent":                          {"The [café by the old pier] shut.", "The cafe by the old pier shut for good.", Lost},
		"Hebrew points count":                {"אז [שָׁלוֹם לכל האנשים] אמר.", "אז שלום לכל האנשים אמר שוב.", Lost},
		"a non-breaking space":               {"Over [40 000 people came] then.", "Over [40\u00a0000 people came] then.", Placed},
		"low and high marks":                 {"He said [„so ist es eben“ twice] today.", "He said [\"so ist es eben\" twice] today.", Placed},
		"a decomposed syllable":              {"그 [다리가 다시 열렸다고 시장이 말했다] 한다.", "그 [\u1103\u1161리가 다시 열렸다고 시장이 말했다] 한다.", Placed},
		"the passage is cut in it":           {"The vote [was eleven to nine. Nobody spoke] for long.", "The vote [was eleven to nine.\nNobody spoke] for long.", Placed},
	} {
		_, q := mark(x.old)
		before, rest, marked := strings.Cut(x.now, "[")
		exact, after, _ := strings.Cut(rest, "]")
		text := NewText(corpus.OnOriginal, strings.Split(before+exact+after, "\n"))
		got := text.Find(q)
		if got.State != x.want {
			t.Errorf("%s: %+v, want %s (quotation %+v)", name, got, x.want, q)
		} else if got.State != Lost && (!marked || got.Text != exact || text.byteOf(got.Start) != len(before) || text.byteOf(got.End) != len(before)+len(exact)) {
			t.Errorf("%s: at %+v", name, got)
		}
	}
}

// Wherever words are marked in a text, they are found there again, or nowhere: never
// somewhere else, also when other passages have gone or been added.
func TestNeverElsewhere(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 9))
	words := strings.Fields("the a wall bridge keeper said it is safe again and never on Monday — “so” he's well-known naïve 다리 橋は 🌉 to be or not")
	lost := 0
	for range 4000 {
		var passages []string
		for range 1 + random.IntN(5) {
			var b strings.Builder
			for range 1 + random.IntN(14) {
				b.WriteString(words[random.IntN(len(words))] + " ")
			}
			passages = append(passages, strings.TrimSpace(b.String()))
		}
		text := NewText(corpus.OnOriginal, passages)
		var bounds []int
		for i := range text.joined {
			bounds = append(bounds, i)
		}
		a, b := bounds[random.IntN(len(bounds))], bounds[random.IntN(len(bounds))]
		q, at, ok := text.Select(text.point(min(a, b), false), text.point(max(a, b), true))
		if !ok {
			continue
		}
		start := len(string([]rune(text.joined)[:at.Start]))
		p := text.Find(q)
		if p.State == Changed || p.State == Placed && (text.byteOf(p.Start) != start || p.Text != q.Exact) {
			t.Fatalf("%q of %q is found at %+v, not %d", q.Exact, text.joined, p, start)
		}
		if p.State == Lost {
			lost++
		}
		// With a passage before, it moves by so much; without its passage it is not
		// found on words that are not the same.
		fresh := NewText(corpus.OnOriginal, append([]string{"Another beginning, in other words altogether."}, passages...))
		if p := fresh.Find(q); p.State == Placed && p.Text != q.Exact {
			t.Fatalf("%q becomes %q", q.Exact, p.Text)
		}
	}
	if lost > 400 {
		t.Errorf("%d of 4000 marks are lost in the text they were made in", lost)
	}
}

// The work is linear: no text is folded twice, whatever the number of notes on it.
func TestFinderKeepsTexts(t *testing.T) {
	d := documentOf("one", corpus.Full, []string{"The first passage of it.", "The second passage of it."})
	f := NewFinder(&corpus.Collection{ID: "c", Documents: []*corpus.Document{d}})
	a, b := f.Text("one", ""), f.Text("one", "")
	if a == nil || a != b || a.folded() != b.folded() {
		t.Error("a text is made twice")
	}
}

// Five thousand notes over ten thousand articles.
func BenchmarkPlaces(b *testing.B) {
	c := &corpus.Collection{ID: "c"}
	var notes []corpus.Note
	for i := range 10_000 {
		var passages []string
		for k := range 12 {
			passages = append(passages, fmt.Sprintf("In passage %d of article %d the harbour office says that nobody knows who paid for the wall, and the county denies what it said in spring.", k, i))
		}
		c.Documents = append(c.Documents, documentOf(fmt.Sprint("a", i), corpus.Full, passages))
	}
	for i := range 5_000 {
		text := TextOf(c.Documents[2*i], "")
		q, at, _ := text.Select(Point{3, 5}, Point{3, 60})
		notes = append(notes, corpus.Note{ID: fmt.Sprint(i), On: fmt.Sprintf("a%d#3", 2*i), Quote: q, Position: at})
	}
	for b.Loop() {
		for i, p := range Places(c, notes) {
			if p.State != Placed || p.Start.Passage != 3 {
				b.Fatal(i, p)
			}
		}
	}
}

func TestTargets(t *testing.T) {
	c := &corpus.Collection{ID: "c", Documents: []*corpus.Document{documentOf("one", corpus.Digest, []string{"A first passage.", "A second."})},
		Topics: []corpus.Topic{{ID: "toll"}}, Facts: []corpus.Fact{{ID: "sum"}}}
	for on, want := range map[string]State{
		"one": Placed, "one#2": Placed, "one#3": Lost, "two": Lost, "topic:toll": Placed, "topic:none": Lost, "fact:sum": Placed, "fact:none": Lost,
		"compare:one": Placed, "compare:one,two": Lost,
	} {
		if got := Places(c, []corpus.Note{{ID: "n", On: on}})[0]; got.State != want {
			t.Errorf("%s: %+v, want %s", on, got, want)
		}
	}
	on := corpus.Note{ID: "n", On: "one#2", Of: corpus.OnOriginal, Quote: corpus.Quote{Exact: "A second", Prefix: "A first passage.\n"}}
	if got := Places(c, []corpus.Note{on})[0]; got.State != Lost || got.Why != OtherText || !slices.Equal(got.Nearest, []int{2}) {
		t.Errorf("a note on the original is placed on the digest: %+v", got)
	}
}

// What is written is read again as it was, whatever a note is on.
func TestW3CBack(t *testing.T) {
	c := &corpus.Collection{ID: "c", Documents: []*corpus.Document{documentOf("one", corpus.Digest, []string{"A first passage of words.", "A second."})},
		Topics: []corpus.Topic{{ID: "toll"}}, Facts: []corpus.Fact{{ID: "sum"}}}
	quote, at, _ := TextOf(c.Documents[0], "").Select(Point{1, 2}, Point{1, 15})
	notes := []corpus.Note{
		{ID: NewID([16]byte{1, 2}), On: "one#1", Of: corpus.OnDigest, Quote: quote, Position: at, Motivation: corpus.Highlighting, Meaning: "? Question", By: "Ana", Created: "2031-05-08T09:01:00Z"},
		{ID: "with spaces & 100 %", On: "one", Motivation: corpus.Commenting, Body: "On the whole.\nTwice.", Tags: []string{"a", "b c"}, By: "M. Okoro", Created: "2031-05-08T09:01:00Z", Changed: "2031-05-09T09:01:00+02:00"},
		{ID: "p", On: "one#2", Motivation: corpus.Tagging, Tags: []string{"x"}},
		{ID: "t", On: "topic:toll", Motivation: corpus.Commenting, Body: "T"},
		{ID: "f", On: "fact:sum", Motivation: corpus.Commenting, Body: "F"},
		{ID: "k", On: "compare:one,two", Motivation: corpus.Commenting, Body: "K"},
	}
	data, err := W3C("c", notes)
	if err != nil {
		t.Fatal(err)
	}
	back, troubles, err := ReadW3C(data, c)
	if err != nil || len(troubles) > 0 {
		t.Fatal(troubles, err)
	}
	if a, b := fmt.Sprintf("%+v", notes), fmt.Sprintf("%+v", back); a != b {
		t.Errorf("written\n%s\nread\n%s", a, b)
	}
	var list []map[string]any
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		must(t, a)
	}
}

// must holds an annotation against the rules of the recommendation that say MUST, and
// against its context: a key that is not in it would be dropped.
func must(t *testing.T, a map[string]any) {
	t.Helper()
	if a["@context"] != Context || a["type"] != "Annotation" || !absolute(text(a["id"])) {
		t.Errorf("context, type or id of %v", a)
	}
	known := map[string][]string{
		"":               {"@context", "id", "type", "motivation", "body", "target", "creator", "created", "modified"},
		"TextualBody":    {"type", "purpose", "value", "format"},
		quoteSelector:    {"type", "exact", "prefix", "suffix"},
		positionSelector: {"type", "start", "end"},
		"Person":         {"type", "name"},
		"target":         {"source", "selector"},
	}
	keys := func(m map[string]any, of string) {
		for k := range m {
			if !slices.Contains(known[of], k) {
				t.Errorf("%s has the key %s, which its context does not know", of, k)
			}
		}
	}
	keys(a, "")
	for _, b := range many(a["body"]) {
		keys(b.(map[string]any), text(b.(map[string]any)["type"]))
	}
	for _, w := range many(a["creator"]) {
		keys(w.(map[string]any), "Person")
	}
	if len(many(a["target"])) != 1 {
		t.Errorf("%v targets", a["target"])
	}
	if m, is := a["target"].(map[string]any); is {
		keys(m, "target")
		if !absolute(text(m["source"])) {
			t.Errorf("the source %v is no IRI", m["source"])
		}
		for _, s := range many(m["selector"]) {
			s := s.(map[string]any)
			keys(s, text(s["type"]))
			if s["type"] == quoteSelector && text(s["exact"]) == "" {
				t.Error("a quotation without words")
			}
			if s["type"] == positionSelector && number(s["end"]) <= number(s["start"]) {
				t.Errorf("the position %v", s)
			}
		}
	} else if !absolute(text(a["target"])) {
		t.Errorf("the target %v is no IRI", a["target"])
	}
}

// What another program says beyond this form is kept as it came, until the note is
// changed.
func TestForeign(t *testing.T) {
	c := &corpus.Collection{ID: "c", Documents: []*corpus.Document{documentOf("one", corpus.Full, []string{"A first passage of words.", "The second one is here."})}}
	c.Documents[0].URL = "https://courier.example/one.html"
	foreign := `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://notes.example/7", "type": "Annotation", "motivation": ["questioning", "commenting"],
		"rights": "https://creativecommons.org/publicdomain/zero/1.0/", "creator": {"id": "https://notes.example/u", "type": "Person", "nickname": "uma"},
		"body": [{"type": "TextualBody", "value": "Warum?", "language": "de"}, {"type": "TextualBody", "purpose": "tagging", "value": "why"}],
		"target": {"source": "https://courier.example/one.html", "selector": {"type": "RangeSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "second one is"}}}}`
	notes, troubles, err := ReadW3C([]byte(`{"type": "AnnotationPage", "items": [`+foreign+`, {"type": "Person"}]}`), c)
	if err != nil || len(notes) != 1 || len(troubles) != 1 {
		t.Fatal(notes, troubles, err)
	}
	n := notes[0]
	if n.On != "one#2" || n.By != "uma" || n.Body != "Warum?" || !slices.Equal(n.Tags, []string{"why"}) || n.Of != corpus.OnOriginal || Places(c, notes)[0].State != Placed {
		t.Errorf("read as %+v", n)
	}
	data, err := W3C("c", notes)
	if err != nil {
		t.Fatal(err)
	}
	var list []any
	var want any
	_, _ = json.Unmarshal(data, &list), json.Unmarshal([]byte(foreign), &want)
	if len(list) != 1 || !equalJSON(list[0], want) {
		t.Errorf("written as %s", data)
	}
	notes[0].Body = "Darum."
	if data, _ = W3C("c", notes); !strings.Contains(string(data), "Darum.") || strings.Contains(string(data), "Warum?") {
		t.Errorf("a change is not written: %s", data)
	}
}

func TestReadW3CTroubles(t *testing.T) {
	c := &corpus.Collection{ID: "c"}
	for _, data := range []string{"", "x", "[]", "7"} {
		if _, _, err := ReadW3C([]byte(data), c); err == nil {
			t.Errorf("%q is read", data)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The wall-\nkeeper’s 🇰🇷 “word”", 3, 12)
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		text := NewText(corpus.OnOriginal, strings.Split(strings.ToValidUTF8(s, "?"), "\n"))
		if a < 0 || b < a || b > len(text.joined) {
			return
		}
		q, _, ok := text.Select(text.point(a, false), text.point(b, true))
		if p := text.Find(q); ok && p.State == Placed && fold(p.Text).trimmed().text != fold(q.Exact).trimmed().text {
			t.Errorf("%q is found as %q", q.Exact, p.Text)
		}
	})
}

// What another program wrote beside what a note has goes out to the last digit.
func TestW3CKeepsNumbers(t *testing.T) {
	const serial = `"serial":12345678901234567891`
	notes, troubles, err := ReadW3C([]byte(`{"type":"Annotation","id":"https://notes.example/1","bodyValue":"Why?","target":"https://courier.example/wall",`+serial+`}`), &corpus.Collection{ID: "c"})
	if err != nil || len(troubles) > 0 {
		t.Fatal(err, troubles)
	}
	out, err := W3C("c", notes)
	if err != nil || !strings.Contains(strings.ReplaceAll(string(out), ": ", ":"), serial) {
		t.Errorf("%s, %v", out, err)
	}
}
