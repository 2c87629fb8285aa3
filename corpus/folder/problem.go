package folder

import (
	"fmt"
	"sort"
	"strings"
)

// Problem is something wrong with a collection folder.
type Problem struct {
	File string // slash-separated, from the top of the folder
	Line int    // from 1; 0 when the whole file is meant
	Text string // what is wrong and the remedy
}

// Error is "file:line: text", the form editors jump by.
func (p Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Text
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
}

// Problems is everything found wrong with a folder, by file and line.
type Problems []Problem

// Error has one line for each problem.
func (p Problems) Error() string {
	var b strings.Builder
	for i, problem := range p {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(problem.Error())
	}
	return b.String()
}

func (p Problems) sort() {
	sort.SliceStable(p, func(i, j int) bool {
		if p[i].File != p[j].File {
			return p[i].File < p[j].File
		}
		return p[i].Line < p[j].Line
	})
}

// place is a line of a file.
type place struct {
	file string
	line int
}
