package analysis_test

import (
	"fmt"

	"parallax/corpus/analysis"
)

func ExampleAnalyzer() {
	var a analysis.Analyzer
	const text = "Kim Jong-un’s café"
	for _, t := range a.Tokens(text) {
		fmt.Printf("%s from %q\n", t.Term, text[t.Start:t.End])
	}
	fmt.Println(analysis.Stem("arrivals") == analysis.Stem("arrival"))
	// Output:
	// kim from "Kim"
	// jong from "Jong"
	// un from "un’s"
	// cafe from "café"
	// true
}
