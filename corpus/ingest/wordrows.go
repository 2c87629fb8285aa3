package ingest

import (
	"slices"
)

// longCell is the length, in bytes, of a cell that is a text of its own.
const longCell = 300

// endRow ends a row of a table: a paragraph, unless its cells are texts.
func (d *wordDocument) endRow() {
	d.settle()
	n := len(d.rows) - 1
	r := d.rows[n]
	d.rows = d.rows[:n]
	if r.deleted {
		return
	}
	whole := len(r.cells) > 1
	for _, c := range r.cells {
		whole = whole && len(c) <= 1 && (len(c) == 0 || c[0].text.Len() < longCell && !c[0].alt)
	}
	if !whole {
		for _, c := range r.cells {
			for _, p := range c {
				d.put(p)
			}
		}
		return
	}
	row := &wordParagraph{cell: true}
	for _, c := range r.cells {
		for _, p := range c {
			if p.text.Len() > 0 {
				if row.text.Len() > 0 {
					row.text.WriteString(" · ")
				}
				row.text.WriteString(p.text.String())
			}
			row.refs = append(row.refs, p.refs...)
		}
	}
	if row.text.Len() > 0 {
		row.cell = true
		d.put(row)
	}
}

// place puts notes behind the paragraphs that refer to them. Each is placed once.
func (d *wordDocument) place(notes map[string][]*wordParagraph) {
	if len(notes) == 0 {
		return
	}
	var list []*wordParagraph
	for _, p := range d.list {
		if p.text.Len() > 0 {
			list = append(list, p)
		}
		for _, ref := range p.refs {
			for _, n := range notes[ref] {
				n.note = true
				list = append(list, n)
			}
			delete(notes, ref)
		}
	}
	// Those that nothing refers to stand at the end.
	var rest []string
	for id := range notes {
		rest = append(rest, id)
	}
	slices.Sort(rest)
	for _, id := range rest {
		for _, n := range notes[id] {
			n.note = true
			list = append(list, n)
		}
	}
	d.list = list
}
