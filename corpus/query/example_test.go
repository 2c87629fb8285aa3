package query_test

import (
	"fmt"

	"parallax/corpus/query"
)

func ExampleParse() {
	q := query.Parse(`"late arrival" -train outlet:herald`)
	fmt.Println(q.Root)
	fmt.Println(query.InWords(q.Root, func(w query.Word) string { return w.Text }))
	// Output:
	// "late arrival" -train outlet:herald
	// the phrase late arrival, without train, from the outlet “herald”
}
