// Package pdf reads the text layer of a PDF file into paragraphs as a reader
// sees them.
//
// It does so in two steps that know nothing of each other. The first, Pages,
// draws each page without drawing: it follows the file's operators and notes
// where each letter stands, which Unicode it is, and in which order it was drawn
// (ISO 32000-2:2020, chapters 7 and 9). The second, Paragraphs, puts letters
// into words, words into lines, lines into columns and those into paragraphs, by
// rules about their places (layout.go says which).
//
// A PDF file can hold anything. Nothing here trusts it: a damaged table of
// objects is made anew by looking for them, objects that contain themselves
// end, every size is capped by Limits before memory is taken, and work is
// counted, so that no file takes longer than its share. What has no letters (a
// scan), a password, or letters that no table explains is said as Trouble
// instead of read as garbage.
package pdf
