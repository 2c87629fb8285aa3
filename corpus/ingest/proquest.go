package ingest

import (
	"strings"

	"parallax/corpus/intake"
)

// citation takes from ProQuest's line under the headline what no label states:
// "Tern, Paul; Gull, Ada. Harbour Echo; Harbour [Harbour]. 04 May 2031: 4."
func (e *exported) citation(line string) {
	const how = "the line under the headline in the database's export"
	place := strings.IndexByte(line, '[')
	if place < 0 || len(line) > 300 {
		return
	}
	before := strings.TrimSpace(line[:place])
	authors, outlet := "", before
	if at := strings.LastIndex(before, ". "); at >= 0 {
		authors, outlet = before[:at], strings.TrimSpace(before[at+2:])
	}
	if at := strings.LastIndex(before, e.a.Outlet); e.a.Outlet != "" && at >= 0 { // that may have a full stop in it
		authors, outlet = before[:at], before[at:]
	}
	authors = strings.TrimRight(strings.TrimSpace(authors), ".")
	if e.a.Document.Byline == "" && authors != "" && len(strings.Fields(authors)) <= 12 {
		state(&e.a, intake.Byline, authors, how)
	}
	if e.a.Outlet == "" && outlet != "" {
		e.outlet(outlet, how)
	}
	if _, date, _ := strings.Cut(line[place:], "]"); !e.a.Document.Published.Stated {
		date, _, _ = strings.Cut(strings.Trim(date, ". "), ":")
		if published(date).Stated {
			state(&e.a, intake.Date, date, how)
		}
	}
}
