// Package present turns the model into views: rows of formatted text that a
// component or a page template writes out as they are. All wording, number
// formatting, sorting and layout arithmetic happens here and is tested here;
// components decide nothing.
//
// Views are small values of exported fields without pointers into the corpus
// and without functions, because go-app compares them by DeepEqual to find out
// what to render again. Hrefs are fragments ("#/read/x"), so they work under
// every prefix; page templates rewrite them.
package present
