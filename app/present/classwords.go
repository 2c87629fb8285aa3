package present

import (
	"math"
	"strconv"
	"strings"
	"time"

	"parallax/app/wording"
	"parallax/corpus/assignment"
)

// Collected says what became of a file that was collected.
func Collected(o assignment.Outcome) string {
	student := o.Student
	if student == "" {
		student = wording.CollectSomebody.String()
	}
	switch o.Found {
	case assignment.Added:
		if o.Typed {
			return wording.CollectTyped.With("student", student, "time", Clock(o.At))
		}
		if len(o.Texts) > 0 {
			return otherTexts(student, o)
		}
		return wording.CollectAdded.With("student", student, "time", Clock(o.At))
	case assignment.Replaces, assignment.Older:
		said := wording.CollectReplaces.With("student", student, "time", Clock(o.At), "other", Clock(o.Other))
		if o.Found == assignment.Older {
			said = wording.CollectOlder.With("student", student, "time", Clock(o.At), "other", Clock(o.Other))
		}
		if o.Sitting {
			said += " " + wording.CollectNamesake.String()
		}
		if len(o.Texts) > 0 {
			said += " " + otherTexts(student, o)
		}
		return said
	case assignment.Known:
		return wording.CollectKnown.With("student", student)
	case assignment.OtherAssignment:
		if o.Of.Title == "" {
			return wording.CollectOtherUnread.String()
		}
		return wording.CollectOther.With("student", student, "title", o.Of.Title)
	case assignment.OtherVersion:
		return wording.CollectVersion.With("student", student)
	case assignment.Damaged:
		if o.Student == "" {
			return wording.CollectUnreadable.String()
		}
		return wording.CollectDamaged.With("student", student)
	case assignment.Hostile:
		return wording.CollectHostile.With("reason", o.Detail)
	case assignment.TooNew:
		return wording.CollectNewer.With("student", student)
	}
	return wording.CollectForeign.String()
}

func otherTexts(student string, o assignment.Outcome) string {
	var articles []string
	for _, l := range o.Texts {
		articles = append(articles, wording.CollectArticle.With("letter", strings.ToUpper(l)))
	}
	return wording.CollectTexts.With("student", student, "articles", wording.Enumerate(articles))
}

// Clock is the time of a day at which something was handed in, and the day, as the
// reader's clock has it.
func Clock(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.Local().Format("15:04, 2 January 2006")
}

// Coefficient writes α and κ as their field does: ".74", "−.10", "1.00".
func Coefficient(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', 2, 64)
	s = strings.TrimPrefix(s, "0")
	if v < 0 && s != ".00" {
		s = "−" + s
	}
	return s
}

// Agreed says what the figures of an agreement can be taken for.
func Agreed(g *assignment.Agreement) string {
	switch g.Says {
	case assignment.NothingToCompare:
		return wording.AgreeNothing.String()
	case assignment.OneValue:
		return wording.AgreeOne.String()
	}
	said := agreed(g)
	// α is defined, and so is Cohen’s κ where there are two, which take the same units.
	if !g.Fleiss.Defined {
		said += " " + wording.AgreeNoFleiss.With("n", g.FleissUnits)
	}
	return said
}

func agreed(g *assignment.Agreement) string {
	if g.Says == assignment.FewUnits {
		return wording.AgreeFew.With("alike", g.Alike, "pairs", g.Pairs, "n", g.Compared)
	}
	m := map[assignment.Reading]wording.Message{
		assignment.Lopsided: wording.AgreeLopsided, assignment.BelowChance: wording.AgreeBelow, assignment.ForTalk: wording.AgreeTalk,
		assignment.WithCare: wording.AgreeCare, assignment.Reliable: wording.AgreeReliable,
	}[g.Says]
	return m.With("alike", g.Alike, "pairs", g.Pairs)
}
