package element

import (
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
	Button  string // "Cancel" or what starts it again; "" if there is nothing to press
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
		v.Shown, v.Percent, v.Button = true, int(100*a.Done), wording.PendingCancel.String()
		v.Text = wording.PendingWorking.With("doing", doing)
		if v.Percent > 0 {
			v.Text = wording.PendingPercent.With("doing", doing, "n", v.Percent)
		}
	case a.Stopped:
		v.Shown, v.Button = true, wording.PendingAgain.String()
		v.Text = wording.PendingStopped.With("doing", doing)
	case a.Trouble != "":
		v.Shown, v.Button, v.Urgent = true, wording.PendingRetry.String(), true
		v.Text = wording.PendingFailed.With("doing", doing, "reason", a.Trouble)
	}
	return v
}
