package element

import (
	"strconv"

	"parallax/app/state"
	"parallax/app/wording"
)

// PendingView is how far a question has come that takes long. Its zero value is
// that of a question that is answered.
type PendingView struct {
	Shown   bool
	Busy    bool   // it is being answered
	Kind    string // of question, for the button
	Label   string // "Counting the words"
	Text    string // "Counting the words… 43 %", or that it was stopped, or why it failed
	Percent int
	Button  string // "Cancel" or what begins again; "" if there is nothing to press
	Urgent  bool   // the text is to be read out at once
}

// Pending is the view of a question; doing says what is done for it, as in
// "Counting the words". Nothing is shown of one that is answered within a moment.
func Pending(a state.Asking, doing string) PendingView {
	if a.Question == nil {
		return PendingView{}
	}
	v := PendingView{Kind: a.Question.Kind(), Label: doing, Busy: a.Pending}
	switch {
	case a.Pending && a.Slow:
		v.Shown, v.Percent, v.Button = true, int(100*a.Done), "Cancel"
		v.Text = doing + "…"
		if v.Percent > 0 {
			v.Text += " " + strconv.Itoa(v.Percent) + wording.Nbsp + "%"
		}
	case a.Stopped:
		v.Shown, v.Button = true, "Begin again"
		v.Text = doing + " was stopped."
	case a.Trouble != "":
		v.Shown, v.Button, v.Urgent = true, "Try again", true
		v.Text = doing + " failed: " + a.Trouble + "."
	}
	return v
}
