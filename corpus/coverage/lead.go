package coverage

// findLead finds the topic that Lead returns, in time linear in the coverage
// entries.
func (v *Matrix) findLead() {
	v.lead = -1
	coded := 0
	for d := range v.columns {
		if len(v.columns[d].topics) > 0 {
			coded++
		}
	}
	type family struct {
		documents int     // that cover the topic or a part of it
		cells     int     // of the topic and its parts
		shares    float64 // of the topic and its parts, summed over documents
		last      int     // document counted last, plus one
	}
	root := make([]int, len(v.Topics)) // parts come after the topic they belong to
	roots := 0
	for t := range v.Topics {
		root[t] = t
		if v.depth[t] > 0 {
			root[t] = root[t-1]
		} else {
			roots++
		}
	}
	if roots < 2 || coded < 2 {
		return
	}
	families := make([]family, len(v.Topics))
	most := 0
	for d := range v.columns {
		for i, t := range v.columns[d].topics {
			f := &families[root[t]]
			f.cells++
			f.shares += v.columns[d].cells[i].Share
			if f.last != d+1 {
				f.last = d + 1
				f.documents++
				most = max(most, f.documents)
			}
		}
	}
	least := min(most, coded/2+1)
	if least < 2 {
		return
	}
	for t, f := range families {
		if f.documents < least {
			continue
		}
		if v.lead < 0 || f.cells > families[v.lead].cells || f.cells == families[v.lead].cells && f.shares > families[v.lead].shares {
			v.lead = t
		}
	}
}

// Lead is the topic to begin with: of the topics that more than half of the
// coded documents cover, or where there is none that most cover, the one that
// with its parts has the most cells, each being a document that covers it; of
// equal ones the one with the larger shares, then the earlier. It is "" where
// there is no choice: with a single topic beside its parts, or where no two
// documents cover the same.
func (v *Matrix) Lead() string {
	if v.lead < 0 {
		return ""
	}
	return v.Topics[v.lead].ID
}
