package state

import (
	"slices"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
)

// WordsMarked marks words for the task that is shown; marks that overlap are joined. The
// whole of a passage that is marked already is unmarked.
func (msg WordsMarked) update(m Model) (Model, []Effect) {
	a := m.Answering()
	if a == nil || !m.Class.Begun {
		return m, nil
	}
	t := m.Current(a)
	letter, n, ok := corpus.PassagePart(msg.At)
	i := a.Lettered(letter)
	if t == nil || t.Kind != corpus.Marking || m.Locked(a, t) || !ok || i < 0 || !a.Articles[i].Has(n) {
		return m, nil
	}
	d := m.Collection.Document(a.Articles[i].Document)
	if d == nil || d.Passage(n) == nil {
		return m, nil
	}
	text := d.BestText(d.Passage(n))
	from, to := msg.From, msg.To
	if to == 0 {
		from, to = 0, len(text)
	}
	for from < to && from < len(text) && text[from] == ' ' {
		from++
	}
	for to > from && to <= len(text) && text[to-1] == ' ' {
		to--
	}
	if from < 0 || to > len(text) || to <= from || to-from > corpus.MaxAnswer {
		return m, nil
	}
	of := string(d.Text)
	if d.Text == corpus.Digest && d.Passage(n).Original != "" {
		of = "original"
	}
	var marks []assignment.Mark
	for _, k := range m.Class.Work.Marks {
		switch {
		case k.Task != t.ID || k.At != msg.At || k.To < from || k.From > to:
			marks = append(marks, k)
		case msg.To == 0 && k.From == 0 && k.To == len(text):
			from, to = 0, 0
		default:
			from, to = min(from, k.From), max(to, k.To)
		}
	}
	if to > 0 {
		marks = append(marks, assignment.Mark{Task: t.ID, At: msg.At, From: from, To: to, Quote: text[from:to], Of: of})
	}
	m.Class.Work.Marks = marks
	m.Announced = wording.TaskMarks.With("n", len(m.Class.Work.Marked(t.ID)))
	return m.keep()
}

func (msg MarkTaken) update(m Model) (Model, []Effect) {
	if m.task(msg.Task) == nil {
		return m, nil
	}
	i := -1
	m.Class.Work.Marks = slices.DeleteFunc(slices.Clone(m.Class.Work.Marks), func(k assignment.Mark) bool {
		if k.Task == msg.Task {
			i++
			return i == msg.Index
		}
		return false
	})
	return m.keep()
}
