package align_test

import (
	"fmt"

	"parallax/corpus"
	"parallax/corpus/align"
	"parallax/corpus/corpustest"
)

func ExampleAligner_Pair() {
	c := &corpus.Collection{Documents: []*corpus.Document{
		corpustest.Article("gazette", "2021-03-10",
			"A fire at the Ostrava tannery in the old harbour killed four workers on 8 March 2021.",
			"Mayor Ilse Bergmann promised an inquiry into the sprinklers.",
			"The harbour was built in the seventeenth century and once had forty cranes."),
		corpustest.Article("courier", "2021-03-09",
			"Bergmann, the mayor, said sprinklers would be inspected.",
			"Four people died when the Ostrava tannery in the harbour burned on Monday, 8 March.",
			"Schools reopen tomorrow after the winter holidays."),
	}}
	a := align.New(c)
	pairs := a.Pair("gazette", "courier", align.Options{Within: 1})
	for _, p := range pairs {
		fmt.Println(p.A, p.B, p.Reason.Words(), p.Reason.Dates)
	}
	for _, g := range a.GroupFacts(a.Facts(pairs)) {
		fmt.Println(g.Question, g.Verdict)
	}
	// Output:
	// gazette#1 courier#2 [tannery harbour march ostrava 8 four] [2021-03-08]
	// gazette#2 courier#1 [mayor sprinklers bergmann] []
	// When? harbour agree
}
