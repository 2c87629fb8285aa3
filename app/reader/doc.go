// Package reader answers the questions about people's files: what is in them, and
// which articles they are the originals of. Files may hold anything, what reads
// them is large, and few visits need it; so it is a program of its own
// (cmd/reader), which the page fetches when files are first given and runs in a
// Worker that is started for one question, knows nothing but what the question
// brings, and is ended with it. The page's program does not link it
// (cmd/imports_test.go). What of an answer is about the collection shown is made
// on the page, by package engine.
//
// The tool reads the same files by the same packages, without a Worker.
package reader
