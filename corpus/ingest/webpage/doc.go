// Package webpage finds the article on a saved web page: its paragraphs, and what
// the page says of its headline, outlet, authors, day and language. All else on
// the page (menus, teasers, comments, advertisements) is kept apart with the
// reason, in its place, so that somebody can look and take it back.
//
//	a := webpage.Read(text, webpage.Options{})
//
// The steps, each in a file of its own:
//
//	outline.go   tokens → elements and blocks of text, in linear time
//	names.go     what the names of classes and ids say of an element
//	choose.go    blocks → the article and what is left out
//	stated.go    what the page says of itself: <meta>, attributes, JSON-LD
//	headline.go, authors.go, day.go: choosing among what is said
//	dates.go     dates as people and programs write them
//
// No tree is built as a browser builds one. HTML's rules for elements that are
// never closed repeat open ones in every paragraph, which takes quadratic time
// and memory on hostile pages and makes one forgotten </a> turn the rest of an
// article into a link. Here an element ends with its parent.
package webpage
