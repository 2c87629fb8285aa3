package state

import (
	"parallax/app/wording"
	"parallax/corpus/annotation"
	"parallax/corpus/edit"
)

// NotesBrought shows what a file with notes would bring.
func (msg NotesBrought) update(m Model) (Model, []Effect) {
	m.Noting.Brought, m.Unsaved = msg.Brought, msg.Trouble
	if m.Collection == nil || msg.Brought == nil {
		return m, nil
	}
	b := *msg.Brought
	all, added := annotation.Join(m.Collection.Notes, b.Fresh)
	b.Same = len(b.Fresh) - added
	b.Fresh = all[len(m.Collection.Notes):]
	b.Beside, b.Lost = 0, 0
	ids := make(map[string]bool, len(msg.Brought.Fresh))
	for _, n := range msg.Brought.Fresh {
		ids[n.ID] = true
	}
	trial := *m.Collection
	trial.Notes = b.Fresh
	desk := annotation.NewDesk(&trial, m.Noting.Desk)
	for i := range b.Fresh {
		if !ids[b.Fresh[i].ID] {
			b.Beside++
		}
		if desk.Place(&b.Fresh[i]).State == annotation.Lost {
			b.Lost++
		}
	}
	m.Noting.Brought = &b
	m, effects := m.gone(nil, Route{Screen: NotesScreen})
	return m, append(effects, Focus{HeadingID})
}

func (msg NotesTaken) update(m Model) (Model, []Effect) {
	b := m.Noting.Brought
	m.Noting.Brought = nil
	if b == nil || !msg.Take || m.Collection == nil || len(b.Fresh) == 0 {
		return m, nil
	}
	list := make([]edit.Op, 0, len(b.Fresh))
	for _, n := range b.Fresh {
		o := edit.Op{Do: edit.Annotate, Annotation: &n, By: n.By}
		if o.By == "" {
			o.By = b.By
		}
		list = append(list, o)
	}
	m, effects := m.noted(list...)
	m.Announced = wording.NotesTakenSaid.With("n", len(list))
	return m, append(effects, Focus{HeadingID})
}
