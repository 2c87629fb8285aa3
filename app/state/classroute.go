package state

import "strconv"

// TaskRoute is the address of the n-th task, from 1.
func TaskRoute(id string, n int, letter string) Route {
	return Route{Screen: TaskScreen, Topic: id, Passage: n, Document: letter}
}

// ClassRoute is the address of a part of a class.
func ClassRoute(id, part string) Route {
	return Route{Screen: ClassScreen, Topic: id, By: part}
}

// MarkID is the id of a passage's element beside a task.
func MarkID(letter string, n int) string { return "task-" + letter + strconv.Itoa(n) }
