package web

import (
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// Script joins one of the scripts that pages get, such as "boot.js", of the
// files that scripts.txt names for it. They share one scope, which is a
// function's: nothing becomes a name of the page. Comments and indentation are
// left out: they are half of the text, and the reader waits for it.
//
// It is an error if two files of a script have a function of the same name, of
// which JavaScript would silently take the later one, or if a file has a text
// over several lines, whose indentation would be lost.
func Script(sources fs.FS, name string) ([]byte, error) {
	files, err := scriptFiles(sources, name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("(function () {\n\"use strict\";\n")
	home := map[string]string{} // function → file
	for _, file := range files {
		b, err := fs.ReadFile(sources, file)
		if err != nil {
			return nil, fmt.Errorf("web/scripts.txt: %w", err)
		}
		for _, found := range function.FindAllSubmatch(b, -1) {
			f := string(found[1])
			if other, twice := home[f]; twice {
				return nil, fmt.Errorf("web/%s and web/%s both have a function %s, and %s is joined of them: rename one", other, file, f, name)
			}
			home[f] = file
		}
		if bytes.ContainsAny(b, "`") {
			return nil, fmt.Errorf("web/%s has a template literal: quote the text otherwise", file)
		}
		for line := range bytes.Lines(b) {
			if line = bytes.TrimSpace(comment.ReplaceAll(line, nil)); len(line) > 0 {
				out.Write(line)
				out.WriteByte('\n')
			}
		}
	}
	out.WriteString("})();\n")
	return out.Bytes(), nil
}

// function finds the functions that a file declares for all.
var function = regexp.MustCompile(`(?m)^(?:async )?function\*? (\w+)`)

// comment finds a line's comment. After some code it counts as one only without
// quotes and slashes, which it would have to hold if it stood in a string or a
// regular expression.
var comment = regexp.MustCompile(`^\s*//.*|\s// [^"'/]*$`)

// scriptFiles are the files of a script, in order.
func scriptFiles(sources fs.FS, name string) ([]string, error) {
	list, err := fs.ReadFile(sources, "scripts.txt")
	if err != nil {
		return nil, err
	}
	var files []string
	inside := false
	for line := range strings.Lines(string(list)) {
		switch word := strings.TrimSpace(line); {
		case word == "" || word[0] == '#':
		case line[0] != '\t':
			inside = word == name
		case inside:
			files = append(files, word)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("web/scripts.txt does not say what %s is joined of", name)
	}
	return files, nil
}
