package present

import (
	"strconv"

	"parallax/app/state"
	"parallax/app/wording"
)

// OneFileView offers the explorer in one file.
type OneFileView struct {
	Title  string
	Text   []string
	Save   string // labels of the buttons; "" for none
	Bare   string
	Reads  string // label of the switch for what reads files; "" if there is none to include
	On     bool   // it is to be included
	Busy   bool
	Status string
}

// oneFile says what the file holds, and what it does not.
func oneFile(m state.Model) OneFileView {
	v := OneFileView{Title: wording.OneFileTitle.String(), Save: wording.OneFileSave.String(), Busy: m.OneFile.Making}
	originals := 0
	for _, d := range m.Collection.Documents {
		if m.Catalog.HasOriginal(d.ID) {
			originals++
		}
	}
	v.Text = []string{wording.OneFileHolds.String(), keeping(m), wording.OneFileOthers.String()}
	if originals > 0 {
		v.Bare = wording.OneFileBare.String()
		v.Text[0] = wording.OneFileHoldsFull.With("n", originals)
		v.Text = append(v.Text, wording.OneFileRights.String())
	}
	if m.Host.Reads {
		v.Reads, v.On = wording.OneFileReads.String(), !m.OneFile.Without
	} else {
		v.Text = append(v.Text, wording.OneFileReadsNot.String())
	}
	switch f := m.OneFile; {
	case f.Making:
		v.Status = wording.OneFileMaking.String()
	case f.Name != "":
		v.Status = wording.OneFileMade.With("file", f.Name, "size", megabytes(f.Bytes))
	}
	return v
}

// install is a line for who reads here often, and whether the browser offers it;
// "" where the page cannot be installed, or is already.
func install(m state.Model) (text string, offered bool) {
	switch {
	case m.Host.Installable:
		return wording.InstallText.String(), true
	case m.Host.ByHand == state.ShareMenu:
		return wording.InstallShare.String(), false
	case m.Host.ByHand == state.FileMenu:
		return wording.InstallFile.String(), false
	}
	return "", false
}

// forgets says how long the browser keeps what is kept, where that is short, and
// what to do before it is lost; "" elsewhere.
func forgets(m state.Model) string {
	switch m.Host.ByHand {
	case state.ShareMenu:
		return wording.ForgetsShare.String()
	case state.FileMenu:
		return wording.ForgetsFile.String()
	}
	return ""
}

// keeping says where the reader's work is when the page is a file, which no
// page can find out: browsers differ, and some keep nothing.
func keeping(m state.Model) string {
	if m.Host.Packed {
		return wording.OneFileHere.String()
	}
	return wording.OneFileLater.String()
}

// megabytes writes a size with one decimal, "4.1 MB".
func megabytes(n int) string {
	return wording.Megabytes.With("n", strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64))
}
