package present

import (
	"slices"

	"parallax/app/state"
	"parallax/app/wording"
	"parallax/corpus/intake"
)

// decide lists the reasons to look, those that stop something first.
func (v *PreviewView) decide(m state.Model) {
	p := m.Preview
	var failed, parts []string
	more := 0
	var mended []string
	for i, r := range p.Reports {
		if len(r.Mended) > 0 {
			mended = append(mended, wording.PreviewMendedOne.With("file", r.Name, "what", wording.Enumerate(r.Mended)))
		}
		if len(r.Articles) == 0 && len(v.Readings) < mostListed { // few: what a file may be read as is long
			if reading := previewReading(p, i+1); reading.Report > 0 {
				v.Readings = append(v.Readings, reading)
			}
		}
		if r.Problem != "" {
			failed = append(failed, oneLine(wording.PreviewFailedOne.With("file", r.Name, "problem", wording.Sentence(r.Problem), "remedy", r.Remedy)))
		}
		for _, t := range r.Troubles {
			parts = append(parts, oneLine(wording.PreviewPartlyOne.With("file", r.Name, "where", t.Where, "problem", t.Problem, "remedy", t.Remedy)))
		}
		more += r.More
	}
	if n := len(failed); n > 0 {
		v.Decisions = append(v.Decisions, PreviewDecision{N: wording.Number(n), Text: wording.PreviewFailed.With("n", n), More: some(failed, 0), Stop: true})
	}
	if n := len(parts) + more; n > 0 {
		v.Decisions = append(v.Decisions, PreviewDecision{N: wording.Number(n), Text: wording.PreviewPartly.With("n", n), More: some(parts, more), Stop: true})
	}
	if n := len(mended); n > 0 {
		v.Decisions = append(v.Decisions, PreviewDecision{N: wording.Number(n), Text: wording.PreviewMended.With("n", n), More: some(mended, 0)})
	}
	same, near, other, known := 0, 0, 0, 0
	outSame, outNear := 0, 0
	versions := m.Versions()
	noOutlet, undated, little := 0, 0, 0
	for i, at := range p.Articles {
		a := p.Article(i + 1)
		if d, is := p.Alike[at]; is {
			if d.Same {
				same++
				known += toInt(d.Document != "" && !p.Apart)
				outSame += toInt(p.Out[at])
			} else if versions[at] != "" {
				other++
			} else {
				near++
				outNear += toInt(p.Out[at])
			}
		}
		if p.Out[at] {
			continue
		}
		noOutlet += toInt(a.Outlet == "")
		undated += toInt(!a.Document.Published.Stated)
		little += toInt(slices.ContainsFunc(a.Doubts, func(d intake.Doubt) bool { return d.Reason == intake.MoreLeftOut }))
	}
	for _, k := range []struct {
		n, out int
		text   wording.Message
		same   bool
	}{{same, outSame, wording.PreviewSame, true}, {near, outNear, wording.PreviewNear, false}} {
		if k.n == 0 {
			continue
		}
		act := wording.PreviewDropAlike
		if k.out == k.n {
			act = wording.PreviewKeepAlike
		}
		why := wording.PreviewBothOnes
		if k.same && known > 0 && k.out >= known {
			why = wording.PreviewKnown
		}
		v.Decisions = append(v.Decisions, PreviewDecision{N: wording.Number(k.n), Text: k.text.With("n", k.n), More: []string{why.String()}, Act: act.With("n", k.n), Drop: true, Same: k.same})
	}
	if other > 0 {
		v.Decisions = append(v.Decisions, PreviewDecision{N: wording.Number(other), Text: wording.PreviewVersion.With("n", other), More: []string{wording.PreviewVersionWhy.String()}, Act: wording.PreviewSee.With("n", other), Only: state.PreviewAlike})
		v.Compares = true
	}
	look := func(n int, text, why wording.Message, guess bool) {
		if n > 0 {
			v.Decisions = append(v.Decisions, PreviewDecision{N: wording.Number(n), Text: text.With("n", n), More: []string{why.String()}, Act: wording.PreviewSee.With("n", n), Only: state.PreviewDoubt, Guess: guess})
		}
	}
	look(little, wording.PreviewLittle, wording.PreviewByLittle, false)
	look(noOutlet, wording.PreviewNoOutlet, wording.PreviewByOutlet, true)
	look(undated, wording.PreviewUndated, wording.PreviewByDate, false)
}

// mostListed is how many of them are named.
const mostListed = 6

// some are the first lines of a list that may have thousands.
func some(list []string, more int) []string {
	if len(list) > mostListed {
		more += len(list) - mostListed
		list = list[:mostListed]
	}
	if more > 0 {
		list = append(slices.Clip(list), wording.PreviewPartlyAnd.With("n", more))
	}
	return list
}
