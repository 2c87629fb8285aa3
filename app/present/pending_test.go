package present

import (
	"testing"

	"parallax/app/present/sample"
	"parallax/app/state"
	"parallax/app/wording"
)

func TestPending(t *testing.T) {
	m := model(sample.Collection(), "#/words?doc=bell-parted")
	_, how := m.Keyness()
	for _, step := range []struct {
		msg   state.Msg
		shown bool
		text  string
		press string
	}{
		{nil, false, "", ""}, // what is quick does not flicker
		{state.Progressed{Sequence: how.Sequence}, true, "Counting the words…", "Cancel"},
		{state.Progressed{Sequence: how.Sequence, Done: 0.437}, true, "Counting the words… 43" + wording.Nbsp + "%", "Cancel"},
		{state.Cancelled{Kind: "keyness"}, true, "Counting the words was stopped.", "Start again"},
		{state.Retried{Kind: "keyness"}, true, "Counting the words…", "Cancel"}, // the focus stays
	} {
		if step.msg != nil {
			m, _ = state.Update(m, step.msg)
		}
		if v := Words(m).Wait; v.Shown != step.shown || v.Text != step.text || v.Button != step.press || v.Kind != "keyness" {
			t.Errorf("after %T: %+v", step.msg, v)
		}
	}
	_, how = m.Keyness()
	m, _ = state.Update(m, state.Answered{Asked: state.Ask{Sequence: how.Sequence}, Trouble: "it ran out of memory"})
	if v := Words(m).Wait; !v.Urgent || v.Text != "Counting the words failed: it ran out of memory." || v.Button != "Try again" {
		t.Errorf("after trouble: %+v", v)
	}
	if v := Words(counted(model(sample.Collection(), "#/words?doc=bell-parted"))).Wait; v.Shown || v.Busy {
		t.Errorf("after the answer: %+v", v)
	}
}
