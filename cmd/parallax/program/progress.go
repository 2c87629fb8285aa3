package program

import (
	"fmt"
	"io"
	"time"
)

// Progress returns what [Compile] may be told to print, a line now and then, how
// far it is: the first time takes half a minute, and it says nothing otherwise.
func Progress(w io.Writer) func(done, most int) {
	last := time.Now()
	return func(done, most int) {
		if time.Since(last) > 3*time.Second {
			last = time.Now()
			fmt.Fprintf(w, "compiling the program: %d of at most %d packages\n", done, most)
		}
	}
}
