// Package webpage finds the article on a saved web page: its paragraphs, and what
// the page says of its headline, outlet, authors, day and language. All else on
// the page (menus, teasers, comments, advertisements) is kept apart with the
// reason, in its place, so that somebody can look and take it back.
//
//	a := webpage.Read(text, webpage.Options{})
//
// The steps, each in a file of its own:
//
//	outline.go   tokens → elements and blocks of text, in linear time; elements.go
//	             says what HTML's elements are to it
//	names.go     what the names of classes and ids say of an element
//	choose.go    blocks → the article and what is left out
//	furniture.go the words of headings and labels that are no part of an article
//	stated.go    what the page says of itself in <meta> and attributes;
//	             jsonld.go: in JSON-LD
//	body.go      the text in JSON-LD, compared with what was chosen
//	headline.go, authors.go, day.go: choosing among what is said
//	dates.go     dates as people and programs write them
//
// No tree is built as a browser builds one. HTML's rules for elements that are
// never closed repeat open ones in every paragraph, which takes quadratic time
// and memory on hostile pages and makes one forgotten </a> turn the rest of an
// article into a link. Here an element ends with its parent.
//
// Rejected after measuring, on the parts of three public sets that we may see
// (F of text on article-extraction-benchmark and on trafilatura's evaluation, F
// of days, authors exact):
//
//	go-trafilatura 1.12.2    .965  .927  .951   63 of 116   +2.5 MB after brotli
//	go-readability           .936  .905  .677   45          +1.3 MB (v2.1.3)
//	this package             .975  .940  .966   75
//
// The libraries build trees, so that time and memory on a hostile page of 8 MB
// have no bound; here they are at most 10 s and 240 MB.
package webpage
