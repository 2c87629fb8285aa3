package weight

import (
	"fmt"
	"io"

	"parallax/cmd/parallax/site"
)

// readingBudget and oneFileBudget are the most that a pack of the collection
// compiled in may weigh, in bytes, with the part that reads people's files and
// without.
const (
	readingBudget = 9_000_000
	oneFileBudget = 5_100_000
)

// OneFile prints what a pack and its large parts weigh, and fails if that is too
// much. Only where held is true it is held to the budget.
func OneFile(w io.Writer, name string, page []byte, parts []site.Part, reads, held bool) error {
	budget := oneFileBudget
	if reads {
		budget = readingBudget
	}
	rest := len(page)
	for _, p := range parts {
		fmt.Fprintf(w, "%-36s %9d\n", p.Name, p.Bytes)
		rest -= p.Bytes
	}
	fmt.Fprintf(w, "%-36s %9d\n%-36s %9d\n", "page and texts", rest, name, len(page))
	if over := len(page) - budget; held && over > 0 {
		return fmt.Errorf("one file %w of %d bytes by %d: see above which part has grown", ErrBudget, budget, over)
	}
	return nil
}
