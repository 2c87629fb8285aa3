package quantity_test

import (
	"fmt"

	"parallax/corpus"
	"parallax/corpus/quantity"
)

func ExampleRead() {
	published, _ := corpus.ParseDate("2021-03-10")
	a := quantity.Read("Nearly 4,000 people fled on Monday.", published)
	b := quantity.Read("On 8 March, 3,700 people fled.", published)
	for _, x := range a {
		for _, y := range b {
			if x.Kind == y.Kind {
				fmt.Println(x.Kind, x.Match(y))
			}
		}
	}
	// Output:
	// number fits
	// date same
}
