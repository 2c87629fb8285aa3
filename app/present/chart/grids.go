package chart

// Grid is one of the tables that the chart is drawn as.
type Grid struct {
	View
	Label    string
	Again    bool // a second one below: its head shows only the marks again
	Sections []Section
	Foot     bool // it ends with the sums
}

// Section is a run of rows under a heading.
type Section struct {
	Heading string // "" for none
	Rows    []Row
	Opening bool // the chart opens with it
}

// Grids are the chart's: one, or two where what it opens with is a table of its
// own, so that something can stand between.
func (v View) Grids() []Grid {
	section := func(from, to int, heading string) Section {
		return Section{Heading: heading, Rows: v.Rows[from:to]}
	}
	undated := max(v.Lead, v.Undated)
	var sections []Section
	if v.Lead > 0 {
		sections = append(sections, section(0, v.Lead, ""))
		sections[0].Opening = true
	}
	heading := v.Others
	if v.Apart || v.Lead == len(v.Rows) {
		heading = ""
	}
	if v.Lead < undated || len(v.Rows) == 0 {
		sections = append(sections, section(v.Lead, undated, heading))
	}
	if undated < len(v.Rows) {
		sections = append(sections, section(undated, len(v.Rows), v.Heading))
	}
	if !v.Apart {
		return []Grid{{v, v.Caption, false, sections, true}}
	}
	return []Grid{{v, v.Opening, false, sections[:1], false}, {v, v.Caption, true, sections[1:], true}}
}
