// Package corpus holds the domain of Parallax: collections of documents that
// report the same events, and what people have said about them.
//
// A [Collection] has [Document]s, each one article cut into numbered
// [Passage]s. The passage is the unit of search, coding and comparison; a
// [Ref] ("herald-loners#4") names one. Beside the documents stands the coding:
// which passages treat which [Topic] ([Coverage]), who is quoted ([Voice]),
// which value each article gives to a question ([Fact]) and how each article
// names a person or state ([Label]). Whose an entry is stands in its [Provenance].
// [Observation]s are the collection's own
// notes to its reader.
//
// The collection need not hold the articles themselves. A document's Text is
// either "full" or a "digest" in our own words; for a digest the words of the
// original are known from [Passage.Counts] (a frequency list without order),
// and a reader who owns the original can attach it, which fills
// [Passage.Original].
//
// Invariants, checked by [Collection.Validate]: ids are unique and match
// [ValidID]; passages are numbered 1, 2, 3, … without gaps; every reference in
// the coding names a document, passage, outlet or topic that exists; quoted
// fragments have at most [MaxFragmentWords] words.
//
// Values of this package are data without behaviour of their own. Once a
// collection is handed to a searcher or a page it is not changed any more;
// who changes one makes a copy ([Collection.Clone]).
//
// The package imports nothing of the project, and neither go-app nor
// syscall/js: everything below corpus runs natively, in the browser and in
// tests alike.
package corpus
