package state

// Dated is a message that says on which day of the reader's something was done. The
// store fills it in, for Update knows no clock.
type Dated interface {
	Msg
	Dated(day string) Msg
}

// Stamped is one that says when, and makes something that needs an id of its own.
type Stamped interface {
	Msg
	Stamped(Stamp) Msg
}

// Dated implements Dated.
func (msg Edited) Dated(day string) Msg { msg.On = day; return msg }

// Dated implements Dated.
func (msg VoiceSaved) Dated(day string) Msg { msg.On = day; return msg }

// Dated implements Dated.
func (msg LabelSaved) Dated(day string) Msg { msg.On = day; return msg }

// Dated implements Dated.
func (msg FactSaved) Dated(day string) Msg { msg.On = day; return msg }

// Dated implements Dated.
func (msg GistSaved) Dated(day string) Msg { msg.On = day; return msg }

// Stamped implements Stamped.
func (msg Highlighted) Stamped(s Stamp) Msg { msg.Stamp = s; return msg }

// Stamped implements Stamped.
func (msg NoteSaved) Stamped(s Stamp) Msg { msg.Stamp = s; return msg }

// Stamped implements Stamped.
func (msg NoteKept) Stamped(s Stamp) Msg { msg.Stamp = s; return msg }

// Dated implements Dated.
func (msg ProposalsAnswered) Dated(day string) Msg { msg.On = day; return msg }
