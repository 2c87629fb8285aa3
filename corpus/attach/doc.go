// Package attach puts original articles beside their digests. A collection
// that holds no article's own words knows each original by its SHA-256, by the
// lines its passages lie on, and by the words of each passage (their counts);
// whoever has the files can attach them.
//
// A file with the SHA-256 of an original is that original, and its passages are
// the lines named. Any other file may be a near miss: the same article with
// other line ends, another encoding, wrapped anew or touched by an editor. It
// is compared by its words with the counts of every article still without
// original; if most of them agree, each passage is placed where a run of the
// file's words has exactly its counts, or, between two passages so placed,
// where the run does that comes nearest. Such a file is marked as not
// byte-identical, and says which passages it does not have.
//
// Nothing here reads files; the command line and the page hand over names and
// bytes. The collection given is never changed.
package attach
