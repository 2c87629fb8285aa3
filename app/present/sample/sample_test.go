package sample_test

import (
	"testing"

	"parallax/app/present/sample"
	"parallax/corpus"
)

func TestVariantsAreValid(t *testing.T) {
	for name, c := range map[string]*corpus.Collection{
		"Collection": sample.Collection(), "Long": sample.Long(300), "NoCoding": sample.NoCoding(),
	} {
		if err := c.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
