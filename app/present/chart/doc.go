// Package chart makes the coverage chart of the model: topics by date × articles
// or groups of them, as rows to draw on the page, as an SVG drawing and as a
// table, with the controls that set it. What a column can stand for is one
// table (columns.go).
package chart
