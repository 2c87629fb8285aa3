// Package annotation finds the place of highlights and notes in texts that may have
// been imported anew, and writes and reads them for other programs.
//
// A note ([corpus.Note]) is anchored as the W3C Web Annotation Data Model has it: by the
// words marked, with those around them, and by their position. The rule, by which a
// note is never drawn at a wrong place:
//
//   - Compared is without regard to white space, the form of quotation marks, hyphens
//     and ellipses, hyphens at line ends inside words, characters without width, and
//     composed or decomposed accents. Capitals, letters, digits and points count.
//   - Placed: the words are there once, as whole words if they were, and are three
//     words or sixteen characters; fewer need eight characters of context that agree on
//     one side. Where they are there several times, it is the one place whose context
//     agrees on both sides, sixteen characters or all that is known of it. The old
//     position decides nothing.
//   - Changed: they are not there, but the sixteen characters before and behind are,
//     each once and in that order, and three fifths of the words between are the same.
//   - Lost: everything else. A lost note is listed, never dropped.
//
// A note on a digest is not placed on the original, nor the other way round. No range
// cuts a character as people see it.
package annotation
