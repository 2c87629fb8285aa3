// Package ask holds every question that package engine answers about a
// collection, each with its answer: plain data over package corpus, which cross
// to a Worker and back as they are.
//
// What reads many documents, or files of somebody's, is a question; so is what
// is answered within a frame (a search, marks, names), for there is one way to
// ask. To add a question:
//
//   - Write it here, a plain struct with the methods of [Question], and its
//     answer, named after it. Both are encoded as JSON, so nothing in them may be
//     lost on the way: no unexported fields, functions or NaN. An answer should
//     stay below 100 KB, for the page decodes it between two frames: the rows a
//     screen may show, not the whole table. Key leaves out what changes nothing
//     in the answer. A question that takes much longer than counting the words
//     of its documents says how many times as long with a method Effort() int.
//   - In app/engine, write the function that makes the answer and register it;
//     keyness.go is the model. A test there fails for a question that nobody
//     answers.
//   - In app/state, Model.ask asks it with Model.want where the route's view
//     needs it, and the view reads Model.Asked: Has says that the answer is
//     there, Slow that it is time to say how far it is. present's pending makes
//     the line with progress, Cancel and "Begin again" of it, and the component
//     Pending draws that.
package ask

// Question is what the engine is asked. It is about the collection that the
// engine has when it is asked.
type Question interface {
	Kind() string // the same for all questions of the type
	Key() string  // the same for questions of the kind that have the same answer
	// Documents are those that have to be read for the answer; nil for all. Few
	// are read at once, many beside the page. The empty list is for what the
	// index answers.
	Documents() []string
}

// Effort is how many times as long as counting the words of its documents a
// question takes.
func Effort(q Question) int {
	if e, is := q.(interface{ Effort() int }); is {
		return e.Effort()
	}
	return 1
}

// none are the Documents of what the index answers: it is where it is asked.
func none() []string { return []string{} }
