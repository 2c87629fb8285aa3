// Package assignment is what a class does with the tasks of a collection, without a
// server: hand them out, answer them, collect the answers, and see what they say.
//
//	corpus.Assignment  →  Handout      what students get: no key; where it is blind,
//	                                   a collection without outlets (Blind) and the
//	                                   names in a sealed part (Seal)
//	student's answers  →  Work         a .parallax-work file (Write, ReadWork)
//	many of these      →  Class        Collect says of each file what became of it
//	Class              →  Board        who has done what, all answers of a task, marks
//	                                   as heat, agreement (Board.Agreement), openings
//	                                   for a talk (Board.Differ)
//
// # A .parallax-work file
//
// A zip archive of three entries, in this order (version 2 says that the teacher typed it
// in from paper; it is only found inside a class):
//
//	manifest.json    {"format": "parallax work", "version": 1 or 2, "name": "Student 7",
//	                  "assignment": {"id", "title", "hash"}, "texts": {"a": "…"},
//	                  "entries": [{"name", "bytes", "sha256"}, …]}, stored
//	responses.json   the answers, see Response
//	notes.json       what was marked, see Mark; in a returned file the teacher's
//	                 comments, too
//
// The hash of the assignment is that of its tasks (Fingerprint), which hiding names
// does not change; those of the texts say which wording a student had. Articles have
// letters everywhere, because their ids may name an outlet.
//
// A file may come from anywhere: reading checks names, sizes and hashes, counts the
// bytes really inflated, refuses keys that it does not know, and checks every answer
// against the task where the task is at hand. Nothing in a file is used as a path.
//
// # What is said of a class
//
// Counted are those who handed in, and of one who did so twice the newer file; the
// older is kept beside it. Names can be left out of everything that is shown. Agreement
// is computed by package stats; where it means nothing (few units, one value only) that
// is said in its place.
package assignment
