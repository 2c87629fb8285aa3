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
	Busy   bool
	Status string
}

// oneFile says what the file holds, and what it does not.
func oneFile(m state.Model) OneFileView {
	v := OneFileView{Title: "The explorer in one file", Save: "Save as one file", Busy: m.OneFile.Making}
	what := "The program, this collection and its coding"
	originals := 0
	for _, d := range m.Collection.Documents {
		if m.Catalog.HasOriginal(d.ID) {
			originals++
		}
	}
	if originals > 0 {
		what += ", with " + wording.Tally(originals, "original")
		v.Bare = "Save without originals"
	}
	v.Text = []string{
		what + ", as one page that opens by double click and needs no network. It begins with the view you came from.",
		keeping(m),
	}
	if originals > 0 {
		v.Text = append(v.Text, "Originals belong to their publishers: give a file that holds them only to whom you may.")
	}
	switch f := m.OneFile; {
	case f.Making:
		v.Status = "Making the file…"
	case f.Name != "":
		v.Status = f.Name + ", " + megabytes(f.Bytes) + ", was given to the browser to save."
	}
	return v
}

// install is a line for who reads here often; "" where the browser offers
// nothing, or the page is installed already.
func install(m state.Model) string {
	if !m.Host.Installable {
		return ""
	}
	return "Parallax can stand among the programs of this device, with a window of its own: it opens text files of articles, and works without a network as it does here."
}

// keeping says where the reader's work is when the page is a file, which no
// page can find out: browsers differ, and some keep nothing.
func keeping(m state.Model) string {
	begin := "What you attach or note in such a file later"
	if m.Host.Packed {
		begin = "This page is such a file. What you attach or note here"
	}
	return begin + " is kept by the browser for the file at its place, not in it: a file that is moved, renamed or given away begins without it. " +
		"Save the file anew to put it in. In Chrome and Edge other pages opened from this computer’s disk could read it, too; a private window keeps nothing."
}

// megabytes writes a size with one decimal, "4.1 MB".
func megabytes(n int) string {
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + wording.Nbsp + "MB"
}
