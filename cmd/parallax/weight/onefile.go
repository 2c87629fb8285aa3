package weight

import (
	"fmt"
	"io"

	"parallax/cmd/parallax/site"
)

// oneFileBudget is the most that a pack of the collection compiled in may
// weigh, in bytes.
const oneFileBudget = 5_000_000

// OneFile prints what a pack and its large parts weigh, and fails if that is too
// much. Only where held is true it is held to the budget.
func OneFile(w io.Writer, name string, page []byte, parts []site.Part, held bool) error {
	rest := len(page)
	for _, p := range parts {
		fmt.Fprintf(w, "%-36s %9d\n", p.Name, p.Bytes)
		rest -= p.Bytes
	}
	fmt.Fprintf(w, "%-36s %9d\n%-36s %9d\n", "page and texts", rest, name, len(page))
	if over := len(page) - oneFileBudget; held && over > 0 {
		return fmt.Errorf("one file %w of %d bytes by %d: see above which part has grown", ErrBudget, oneFileBudget, over)
	}
	return nil
}
