package corpus

import "slices"

// Known is how a value of a document is known, where the document does not state it
// itself. Why a date is assumed stands in Published, too.
type Known struct {
	Field string `json:"field"`          // one of KnownFields
	From  string `json:"from,omitempty"` // what it rests on, as a phrase: "the file's name"; "" if a person wrote it
	// Program: it is a guess that nobody has judged. Me or a name: that person has set or
	// confirmed it. "": whoever made the collection inferred it.
	Provenance
}

// KnownFields are the fields of a document that Known may be about, by their keys in
// files, in the order in which they are written.
var KnownFields = []string{"headline", "outlet", "byline", "credits", "republisher", "published", "language", "genre", "licence", "url", "summary"}

// Value is where the value of a field of KnownFields stands, by its key; nil for the day
// of publication, which is no text, and for what is no field.
func (d *Document) Value(field string) *string {
	switch field {
	case "headline":
		return &d.Headline
	case "outlet":
		return &d.Outlet
	case "byline":
		return &d.Byline
	case "credits":
		return &d.Credits
	case "republisher":
		return &d.Republisher
	case "language":
		return &d.Language
	case "genre":
		return &d.Genre
	case "licence":
		return &d.Licence
	case "url":
		return &d.URL
	case "summary":
		return &d.Summary
	}
	return nil
}

// HowKnown is how the value of a field is known; the zero value if the document states
// it, or nobody has said otherwise.
func (d *Document) HowKnown(field string) Known {
	for _, k := range d.Known {
		if k.Field == field {
			return k
		}
	}
	return Known{}
}

// Know says how the value of a field is known, in place of what was said of it. An
// entry without a source and without a person takes that away. The list is copied, for
// documents share it.
func (d *Document) Know(k Known) {
	kept := make([]Known, 0, len(d.Known)+1)
	for _, f := range KnownFields {
		x := d.HowKnown(f)
		if f == k.Field {
			x = k
		}
		if x.From != "" || x.Provenance != (Provenance{}) {
			x.Field = f
			kept = append(kept, x)
		}
	}
	if d.Known = kept; len(kept) == 0 {
		d.Known = nil
	}
}

// Guessed reports whether the program guessed the value of a field, and no person has
// set or confirmed it.
func (d *Document) Guessed(field string) bool { return d.HowKnown(field).Suggested() }

// AnyGuessed reports whether one of its values is such a guess.
func (d *Document) AnyGuessed() bool {
	return slices.ContainsFunc(d.Known, func(k Known) bool { return k.Suggested() })
}

// String says how the value is known, as a phrase for tables: "guessed from the file's
// name", "set by Ada on 2031-05-06", "confirmed by me"; "stated" for the zero value.
func (k Known) String() string {
	var s string
	switch {
	case k.Suggested() && k.From == "":
		s = "guessed"
	case k.Suggested():
		return "guessed from " + k.From
	case k.By == "" && k.From == "":
		return "stated"
	case k.By == "":
		return "inferred from " + k.From
	case k.From == "":
		s = "set by " + k.By
	default:
		s = "confirmed by " + k.By
	}
	if !k.On.IsZero() {
		s += " on " + k.On.String()
	}
	if k.From != "" {
		s += ", from " + k.From
	}
	return s
}
