// Package edit applies what a reader has done to the coding of a collection:
// topics added, renamed, joined and split, passages put into them and taken
// out, proposals accepted and dismissed, notes written and taken away, assignments made
// for a class; and to what is said of articles, outlets and the collection.
//
// The collection itself is never written to. A reader's work is a list of small
// operations, each an [Op] that says everything it needs by itself; [Apply]
// plays them on a collection and gives a new one, which is a collection like
// any other: charts, searches and exports take no notice of how it came about.
//
// # Order, and two at a time
//
// Every operation has an id of its own and a number, which is one more than any
// number its author knew of. The list is a set: [Join] of two lists is their
// union, in whatever order they arrive, and Apply plays it by number, then id
// ([Compare]). So two open pages that edit the same collection lose nothing to
// each other, and agree in the end. Operations on different topics, and
// passages put in or taken out of different places, have the same outcome in
// any order; of two that set the same thing the one with the higher number
// wins. A topic that was joined to another goes on being known by its old id,
// so that what was said of it elsewhere still reaches it.
//
// Nothing is taken off the list. [Undo] names the operation that it takes
// back, and is taken back in its turn by another Undo. Operations that were done at
// once say so ([Op.Batch]), so that they can be taken back at once; each has its own Undo,
// so that an edition that does not know of it reads the same.
//
// # What an operation rests on
//
// A passage is named by document, number and [Fingerprint] of its text. When
// the collection has changed since, a passage that has moved within its
// document is found by its fingerprint; one that is gone is left out and told
// in [Result.Left], like an operation on a topic that is not there. Accepted
// proposals carry their title and passages, so that they do not depend on
// anything being proposed again.
//
// # JSON
//
// An operation is one object; fields that its verb does not use are left out:
//
//	{"id":"k3f9d2-7","n":7,"do":"add","topic":"ferry-k3f9d2-7","title":"Ferry",
//	 "date":"2031-05","place":"Aldermill","proposal":true,"on":"2031-06-02",
//	 "passages":["courier-opening#3 1hf0m2k9q8z4c"]}
//
// A verb that this program does not know is kept in the list, and left out and
// told by Apply: it was written by a newer edition.
package edit
