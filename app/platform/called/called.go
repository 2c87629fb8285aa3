// Package called is what a program finds that somebody's script has started, on a
// page, in a Worker or under node: one who sends messages and waits for answers,
// and nothing else of a browser. Anywhere but there nobody does.
package called
