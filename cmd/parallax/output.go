package main

import "parallax/app/wording"

// counted is "1 passage", "1,204 passages", with a space that other programs
// know.
func counted(n int, noun string) string { return wording.Number(n) + " " + wording.Plural(n, noun) }
