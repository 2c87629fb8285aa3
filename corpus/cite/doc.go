// Package cite makes citations of articles and passages: as text after Chicago (notes
// and bibliography, 18th edition), APA (7th) and MLA (9th), and as files for reference
// managers: BibTeX, RIS and CSL-JSON.
//
// What is not known is left out, and what was inferred says so: a month does not become
// its first day, an interval is put in square brackets or with "ca.", and a byline that
// names nobody makes no author.
package cite
