// Package ingest turns files as people have them into documents: plain text,
// Markdown, HTML, Word and JSON lines, alone or gzipped. It takes names and
// bytes, never paths, so the command line and the page read the same way.
// Package formats has the one list of what
// can be read.
//
// A [Builder] gathers the documents of many files into a collection. What a
// file does not state (outlet, date, language) stays empty, which is shown as
// not stated; what its front matter or meta elements say counts as stated.
//
//	.txt .text           paragraphs are parted by blank lines, or are the lines
//	                     where there are none; a first line that stands alone
//	                     is the headline
//	.md .markdown        as [Blocks] says; front matter of simple "key: value"
//	                     lines is read, inline marks are taken off
//	.html .htm .xhtml    the article's paragraphs, headings, captions and
//	                     picture texts; menus, scripts and footers are left out
//	.docx                a Word document: its paragraphs, headings, captions,
//	                     notes and picture texts, without what was deleted in it
//	.jsonl .ndjson       one object a line with title, text and more (see
//	                     [Builder.Add])
//	.gz                  any of these, compressed
//
// Files may be damaged or hostile. Text is decoded by [Decode]; sizes, lines
// and numbers of documents are capped by [Limits] before anything is parsed;
// HTML and XML are read token by token, so that their depth costs nothing, and
// no entity is expanded that a document declares; a passage
// longer than [MaxPassage] is cut at a space. Trouble with one file or line is
// reported and does not keep the others out.
package ingest
