// Package worker is what a program finds in a Worker: messages of the page that
// started it, and nothing else of a browser. It is apart from package platform so
// that a program that only ever runs in a Worker links no page. Anywhere but in a
// browser it is empty.
package worker
