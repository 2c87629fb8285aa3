package index_test

import (
	"fmt"

	"parallax/corpus/index"
)

func ExampleBuilder() {
	var b index.Builder
	b.Add(index.Passage{Text: "The ferry was late."})
	b.Add(index.Passage{Text: "Late again: the ferry, the train, the ferry."})

	// What was built can be kept, and opened without being built again.
	ix, err := index.Open(b.Index().Append(nil))
	if err != nil {
		fmt.Println(err)
		return
	}
	rank, _ := ix.Find("ferry")
	var c index.Cursor
	for c.Reset(ix, rank); c.Next(); {
		for i := range c.N {
			fmt.Println("passage", c.Passage[i], "times", c.Count[index.Text][i], "at", c.Positions(nil, i, index.Text))
		}
	}
	// Output:
	// passage 0 times 1 at [1]
	// passage 1 times 2 at [3 7]
}
