// Package ingest turns files as people have them into documents: plain text,
// saved web pages, documents, tables, exports of databases. It takes names and
// bytes, never paths, so the command line and the page read the same way.
// Package formats has the one list of what
// can be read.
//
// [Read] makes a report of one file (package intake): its articles with what each
// statement rests on, what was left out, and what could not be read. [Duplicates]
// compares them, [Describe] gives them what files of references state. A [Builder]
// gathers the documents of many files into a collection. What a
// file does not state (outlet, date, language) stays empty, which is shown as
// not stated; what its front matter or meta elements say counts as stated.
//
//	.txt .text           one article; or the export of a database of newspapers
//	                     (exports.go), which is taken apart. Paragraphs are found
//	                     as text.go says, words that line ends part are joined,
//	                     page numbers and running heads left out
//	.md .markdown        as its reader sees it (markdownarticle.go)
//	.html .htm .xhtml    the article on a web page (package webpage); exports; the
//	                     collection in a page that Parallax has saved
//	.docx                a Word document as with all changes accepted; exports
//	.odt                 an OpenDocument text, likewise
//	.pdf                 its text layer (package pdf)
//	.rtf                 Rich Text Format, likewise
//	.csv .tsv .tab       a table with an article in each row; the separator and the
//	                     columns are recognised (names.go)
//	.xlsx                the first sheet of a workbook, likewise
//	.jsonl .ndjson       an object or an array a line, of any shape
//	.json                objects in an array, or anywhere within one; the works of a
//	                     reference manager (CSL-JSON). What is nearly JSON, as
//	                     Python prints it, is read as it is meant (mending.go)
//	.epub                a book, each chapter an article
//	.mhtml .mht          a web page saved with its pictures
//	.eml                 a message, and the files attached to it
//	.rss .atom .xml      a feed, or what WordPress exports: each entry an article
//	.zip                 all of these in it
//	.ris .bib            what a reference manager states of the articles beside them
//	.gz                  any of these, compressed
//
// Besides these, a collection file (.parallax) is read wherever one is met.
//
// Files may be damaged or hostile. Text is decoded by [Decode]; sizes, lines
// and numbers of documents are capped by [Limits] before anything is parsed;
// HTML and XML are read token by token, so that their depth costs nothing, and
// no entity is expanded that a document declares; a passage
// longer than [MaxPassage] is cut at a space. Trouble with one file or line is
// reported and does not keep the others out.
package ingest
