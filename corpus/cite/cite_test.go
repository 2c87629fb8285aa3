package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"parallax/corpus"
	"parallax/corpus/cite"
)

func TestNames(t *testing.T) {
	for byline, want := range map[string]string{
		"":                                         "",
		"By A. Novak and B. Reyes":                 "[A.||Novak|] [B.||Reyes|]",
		"BY A. NOVAK, B. REYES & C. LIM":           "[A.||NOVAK|] [B.||REYES|] [C.||LIM|]",
		"A. Novak, B. Reyes, and C. Lim":           "[A.||Novak|] [B.||Reyes|] [C.||Lim|]",
		"Novak, A.; Reyes, B.":                     "[A.||Novak|] [B.||Reyes|]",
		"J. van der Meer":                          "[J.|van der|Meer|]",
		"Maria de la Cruz Ramos":                   "[Maria|de la|Cruz Ramos|]",
		"Charles d’Artagnan":                       "[Charles|d’|Artagnan|]",
		"Martin Hall, Jr.":                         "[Martin||Hall|Jr.]",
		"Martin Hall Jr":                           "[Martin||Hall|Jr.]",
		"Omar bin Tarek":                           "[Omar|bin|Tarek|]",
		"Vincent Van Dorn":                         "[Vincent Van||Dorn|]",
		"bell hooks":                               "[bell||hooks|]",
		"Staff reporters":                          "",
		"Staff writer":                             "",
		"Our own correspondent":                    "",
		"Courier staff":                            "",
		"By staff and agencies":                    "",
		"Staff writer Jane Doe":                    "[Jane||Doe|]",
		"Jane Doe, Senior Political Correspondent": "[Jane||Doe|]",
		"Jane Doe in Saltmere":                     "[Jane||Doe|]",
		"Jane Doe and John Roe for the Gazette":    "[Jane||Doe|] [John||Roe|]",
		"Dr. Jane M. Doe":                          "[Jane M.||Doe|]",
		"The Saltmere Courier":                     "",
		"saltmere courier":                         "",
		"Northern Press Agency":                    "<Northern Press Agency>",
		"AFP":                                      "<AFP>",
		"Jane Doe, AFP":                            "[Jane||Doe|] <AFP>",
		"Associated Press":                         "<Associated Press>",
		"Foreign Desk":                             "<Foreign Desk>",
		"Ministry of Ferries":                      "<Ministry of Ferries>",
		"BBC News":                                 "<BBC News>",
		"Reuters Staff":                            "",
		"홍길동 기자":                                   "<홍길동>",
		"[서울=북소리] 홍길동·임꺽정 기자":               "<홍길동> <임꺽정>",
		"본보 특파원 홍길동 hong@moraegang.example": "<본보 홍길동>",
		"记者 王小明":                              "<王小明>",
		"山田太郎、鈴木花子":                           "<山田太郎> <鈴木花子>",
		"Анна Новак":                          "[Анна||Новак|]",
		"Madonna":                             "<Madonna>",
		"Jane Doe, jane@courier.example":      "[Jane||Doe|]",
		"Jane Doe (Saltmere)":                 "[Jane||Doe|]",
		"Jane Doe and Jane Doe":               "[Jane||Doe|]",
		"Jean-Luc Petit":                      "[Jean-Luc||Petit|]",
		"Ann Press":                           "<Ann Press>",
		"Times Reporter":                      "",
		"Par Élodie d’Artagnan et Jean Petit": "[Élodie|d’|Artagnan|] [Jean||Petit|]",
		"Von Karl Muster und Eva Beispiel":    "[Karl||Muster|] [Eva||Beispiel|]",
		"Por Ana Prueba":                      "[Ana||Prueba|]",
		"Von Trapp":                           "[Von||Trapp|]",
		"Jane Doe; additional reporting by T. Lim and U. Roe":               "[Jane||Doe|]",
		"Jane Doe and John Roe, with additional reporting by Northern News": "[Jane||Doe|] [John||Roe|]",
		"Reporting by Jane Doe; Editing by John Roe":                        "[Jane||Doe|]",
		"Jane Doe | Photographs by John Roe":                                "[Jane||Doe|]",
		"Jan van den Berg III in Saltmere":                                  "[Jan|van den|Berg|III]",
	} {
		var parts []string
		for _, n := range cite.Names(byline, "The Saltmere Courier") {
			if n.Literal != "" {
				parts = append(parts, "<"+n.Literal+">")
			} else {
				parts = append(parts, fmt.Sprintf("[%s|%s|%s|%s]", n.Given, n.Particle, n.Family, n.Suffix))
			}
		}
		if got := strings.Join(parts, " "); got != want {
			t.Errorf("%q: %s, want %s", byline, got, want)
		}
	}
}

// item is an article with what is given, of 8 May 2031 unless date says otherwise.
func item(headline, byline, date string, stated bool) cite.Item {
	c := &corpus.Collection{ID: "c", Language: "en", Outlets: []corpus.Outlet{{ID: "o", Name: "Gazette"}}}
	d := &corpus.Document{ID: "a", Headline: headline, Byline: byline, Outlet: "o", URL: "https://gazette.example/a"}
	d.Published.Date, _ = corpus.ParseDate(date)
	d.Published.Stated = stated
	return cite.New(c).Item(d)
}

func TestForms(t *testing.T) {
	four := "A. One, B. Two, C. Three and D. Four"
	for _, x := range []struct {
		item       cite.Item
		form, want string
	}{
		{item("Stop", "A. One", "2031-05-08", true), "chicago.short", "One, “Stop.”"},
		{item("Stop now!", "A. One", "2031-05-08", true), "chicago.bibliography", "One, A. “Stop Now!” Gazette, May 8, 2031. https://gazette.example/a."},
		{item("Life in the U.S.", "A. One", "2031-05-08", true), "chicago.bibliography", "One, A. “Life in the U.S.” Gazette, May 8, 2031. https://gazette.example/a."},
		{item("“Deal ‘in ’31’,” says port", "A. One", "2031-05-08", true), "chicago.note", "A. One, “‘Deal “in ’31”,’ Says Port,” Gazette, May 8, 2031, https://gazette.example/a."},
		{item("Port says “deal ‘in days’”", "A. One", "2031-05-08", true), "chicago.note", "A. One, “Port Says ‘Deal “in Days,”’” Gazette, May 8, 2031, https://gazette.example/a."},
		{item("He said \"never\"", "A. One", "2031-05-08", true), "chicago.note", "A. One, “He Said ‘Never,’” Gazette, May 8, 2031, https://gazette.example/a."},
		{item("He said \"never\"", "A. One", "2031-05-08", true), "apa.reference", "One, A. (2031, May 8). He said “never”. Gazette. https://gazette.example/a"},
		{item("The ferry: a life on the river", four, "2031", true), "chicago.note", "A. One et al., “The Ferry: A Life on the River,” Gazette, 2031, https://gazette.example/a."},
		{item("Walls", four, "2031", true), "chicago.bibliography", "One, A., B. Two, C. Three, and D. Four. “Walls.” Gazette, 2031. https://gazette.example/a."},
		{item("Walls", four, "2031", true), "apa.reference", "One, A., Two, B., Three, C., & Four, D. (2031). Walls. Gazette. https://gazette.example/a"},
		{item("Walls", four, "2031", true), "apa.in_text", "(One et al., 2031)"},
		{item("Walls", four, "2031", true), "mla.works_cited", "One, A., et al. “Walls.” Gazette, 2031, https://gazette.example/a."},
		{item("Walls", four, "2031", true), "mla.in_text.passage", "(One et al., par. 7)"},
		{item("Walls", "", "2030-12-30/2031-01-02", false), "chicago.note", "“Walls,” Gazette, [December 30, 2030–January 2, 2031?], https://gazette.example/a."},
		{item("Walls", "", "2030-12-30/2031-01-02", false), "apa.reference", "Walls. (ca. 2030–2031). Gazette. https://gazette.example/a"},
		{item("Walls", "", "2031-04-28/2031-05-04", true), "mla.works_cited", "“Walls.” Gazette, 28 Apr.–4 May 2031, https://gazette.example/a."},
		{item("Walls", "", "2031-05-08", false), "chicago.bibliography", "Gazette. “Walls.” [May 8, 2031?]. https://gazette.example/a."},
		{item("Walls", "Martin Luther Hall, Jr.", "2031-09-08", true), "apa.reference", "Hall, M. L., Jr. (2031, September 8). Walls. Gazette. https://gazette.example/a"},
		{item("Walls", "Martin Luther Hall, Jr.", "2031-09-08", true), "mla.works_cited", "Hall, Martin Luther, Jr. “Walls.” Gazette, 8 Sept. 2031, https://gazette.example/a."},
		{item("Walls", "Jean-Paul d’Arc", "2031-09-08", true), "apa.in_text.passage", "(d’Arc, 2031, para. 7)"},
		{item("Walls", "", "", false), "apa.in_text.passage", "(“Walls,” n.d., para. 7)"},
	} {
		if got := x.item.Form(x.form, 7); got != x.want {
			t.Errorf("%s:\n%s\nnot\n%s", x.form, got, x.want)
		}
	}
}

// Without an outlet, a date and an address there is still a citation, and no trace of
// what is missing.
func TestNothingKnown(t *testing.T) {
	i := cite.New(&corpus.Collection{ID: "c"}).Item(&corpus.Document{ID: "a", Headline: "Walls"})
	for _, form := range cite.Forms {
		got := i.Form(form, 3)
		for _, never := range []string{", ,", "..", "()", "  ", " .", " ,", "\x01", "\x02"} {
			if strings.Contains(got, never) {
				t.Errorf("%s: %q has %q", form, got, never)
			}
		}
		if !strings.Contains(got, "Walls") {
			t.Errorf("%s: %q", form, got)
		}
	}
	for _, out := range [][]byte{cite.CSL([]cite.Item{i}), cite.BibTeX([]cite.Item{i}), cite.RIS([]cite.Item{i})} {
		if s := string(out); strings.Contains(s, "null") || strings.Contains(s, "0001") || strings.Contains(s, "{}") {
			t.Error(s)
		}
	}
}

func TestFileSigns(t *testing.T) {
	i := item("Smile :-{ and 5% of {x}\r\nmore", "AFP", "2031-05-08", false)
	if s := string(cite.BibTeX([]cite.Item{i})); strings.Count(s, "{") != strings.Count(s, "}") || !strings.Contains(s, `\textbraceleft{} and 5\% of \textbraceleft{}x\textbraceright{} more`) || !strings.Contains(s, "2031-05-08~") {
		t.Error(s)
	}
	s := string(cite.RIS([]cite.Item{i, i}))
	for _, line := range strings.SplitAfter(s, "\n") {
		if line != "" && !strings.HasSuffix(line, "\r\n") {
			t.Errorf("the line %q", line)
		}
	}
	if strings.Count(s, "ER  - \r\n") != 2 || !strings.Contains(s, "Date inferred (2031-05-08)") {
		t.Error(s)
	}
	if s := string(cite.BibTeX([]cite.Item{item("Walls", "", "2030-12-30/2031-01-02", true)})); !strings.Contains(s, "date = {2030-12-30/2031-01-02}") {
		t.Error(s)
	}
}

func TestLetters(t *testing.T) {
	var items []cite.Item
	for k := range 28 {
		i := item(fmt.Sprintf("Walls %02d", k), "A. One", fmt.Sprintf("2031-05-%02d", k+1), true)
		items = append(items, i)
	}
	list := cite.List(cite.APA, items)
	if !strings.Contains(list[0], "2031a, May 1") || !strings.Contains(list[25], "2031z") || !strings.Contains(list[27], "2031ab") {
		t.Error(list[0], list[25], list[27])
	}
}

// TestPassages cites several passages at once, and notes them for reference managers,
// beside what else a note says.
func TestPassages(t *testing.T) {
	d := &corpus.Document{ID: "bell-dawn", Headline: "Ferry late", Byline: "Ada Lunt", Outlet: "bell", Language: "en"}
	d.Published.Date, _ = corpus.ParseDate("2031-05")
	d.Published.Reason = "a poster"
	c := &corpus.Collection{Outlets: []corpus.Outlet{{ID: "bell", Name: "Bell"}}, Documents: []*corpus.Document{d}}
	i := cite.New(c).Item(d)
	for style, want := range map[cite.Style]string{
		cite.Chicago: "Ada Lunt, “Ferry Late,” Bell, [May 2031?], paras. 2–4.",
		cite.APA:     "(Lunt, ca. 2031, paras. 2–4)",
		cite.MLA:     "(Lunt, pars. 2–4)",
	} {
		if got := i.InTextOf(style, 2, 4); got != want {
			t.Errorf("%s: %s, want %s", style, got, want)
		}
	}
	n := []cite.Item{i.Noting(2, 4, "a  50 % digest")}
	for what, content := range map[string]string{
		`note = {paras. 2–4; a 50 \% digest; Date inferred: a poster}`: string(cite.BibTeX(n)),
		"N1  - paras. 2–4; a 50 % digest\r\n":                          string(cite.RIS(n)),
		`"note": "paras. 2–4; a 50 % digest"`:                          string(cite.CSL(n)),
	} {
		if !strings.Contains(content, what) {
			t.Errorf("no %q in\n%s", what, content)
		}
	}
	if s := string(cite.CSL([]cite.Item{i.Noting(0, 0, "")})); strings.Contains(s, "note") {
		t.Errorf("without anything to note there is a note: %s", s)
	}
}
