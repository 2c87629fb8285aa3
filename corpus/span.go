package corpus

// Span is a range of byte offsets in a text, From included, To excluded. Spans
// in a list are ascending and do not overlap.
type Span struct {
	From int `json:"from"`
	To   int `json:"to"`
}
