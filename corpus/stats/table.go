package stats

// LeastExpected is the expected frequency below which a cell makes a table too
// small for a test (Cochran's rule of five).
const LeastExpected = 5

// Table is a 2×2 contingency table: two binary properties of the same things.
//
//	            second   not second
//	first        O11        O12       R1
//	not first    O21        O22       R2
//	             C1         C2        N
//
// For keyness the columns are two corpora and the rows "is the term", "is
// another word"; for collocation the rows are "near the node" or not and the
// columns "is the collocate" or not.
type Table struct {
	O11 float64 `json:"o11"`
	O12 float64 `json:"o12"`
	O21 float64 `json:"o21"`
	O22 float64 `json:"o22"`
}

// TermTable is the table of a term that occurs a times in c tokens of one
// corpus and b times in d tokens of another.
func TermTable(a, b, c, d int) Table {
	return Table{float64(a), float64(b), float64(c - a), float64(d - b)}
}

// JointTable is the table of two things seen together o times, r and k times
// in all, among n.
func JointTable(o, r, k, n float64) Table {
	return Table{o, r - o, k - o, n - r - k + o}
}

// Rows are the totals of the rows.
func (t Table) Rows() (r1, r2 float64) { return t.O11 + t.O12, t.O21 + t.O22 }

// Columns are the totals of the columns.
func (t Table) Columns() (c1, c2 float64) { return t.O11 + t.O21, t.O12 + t.O22 }

// N is the grand total.
func (t Table) N() float64 { return t.O11 + t.O12 + t.O21 + t.O22 }

// Expected is the table with the same margins and no association: each cell is
// row total × column total / N. An empty table expects nothing.
func (t Table) Expected() Table {
	n := t.N()
	if n == 0 {
		return Table{}
	}
	r1, r2 := t.Rows()
	c1, c2 := t.Columns()
	return Table{r1 * c1 / n, r1 * c2 / n, r2 * c1 / n, r2 * c2 / n}
}

// Small reports whether some cell is expected below LeastExpected, so that no
// p-value should be drawn from the table.
func (t Table) Small() bool {
	e := t.Expected()
	return min(e.O11, e.O12, e.O21, e.O22) < LeastExpected
}
