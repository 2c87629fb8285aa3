// Package wire is how a question crosses to a Worker and its answer comes back:
// messages, the collection told by what has changed in it, files as they are, and
// what has been read of them in pieces small enough that the page, which takes
// them up, never stands still. Two programs are at the other end: the page's own,
// which knows the texts, and the one that reads people's files and knows nothing
// else; so this package knows neither, and links little.
package wire
