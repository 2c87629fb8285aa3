package store

import (
	"parallax/app/present"
	"parallax/app/state"
)

// Save makes a file of what the model shows and gives it to the browser, within
// the event that asked for it: browsers distrust what comes later.
func (s carrier) Save(e state.Save) {
	if e.Copy {
		s.Copy(present.CopiedTable(s.model, e.What), func(there bool) { s.Send(state.TableCopied{There: there}) })
		return
	}
	f := present.Export(s.model, e.What, e.Exact)
	done := func(err error) {
		s.soon(func() { s.Send(state.Saved{Name: f.Name, Trouble: trouble(err), What: e.What}) })
	}
	if f.Trouble != nil {
		done(f.Trouble)
		return
	}
	if f.Width > 0 {
		s.page.SavePicture(f.Name, f.Content, f.Width, f.Height, done)
		return
	}
	done(s.page.Save(f.Name, f.Kind, f.Content))
}
