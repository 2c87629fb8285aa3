package ingest

import (
	"parallax/corpus/formats"
)

// refuse says of a file that no reader is for what it is, and what to do.
func (j *job) refuse(content []byte) error {
	ext := formats.Extension(j.name)
	if t, known := kinds[ext]; known {
		return &t
	}
	return troublef("Save it as one of "+formats.Extensions()+".", "Parallax cannot read this kind of file.")
}
