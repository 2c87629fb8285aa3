package ingest

import (
	"bytes"
	"compress/gzip"
	"io"

	"parallax/corpus/formats"
)

// unpack reads a file that is gzipped.
func (j *job) unpack(read reader, content []byte) error {
	z, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return troublef("Unpack it with the program that made it, and add what is in it.", "Its name ends in .gz, but it is not a gzip file.")
	}
	if read.stream != nil {
		return read.stream(j, z)
	}
	whole, err := j.inflate(z, min(j.Limits.file(j.format), mostHeld))
	if _, plain := costs[j.format.Name]; err != nil && plain && j.format.Many && len(whole) > 0 {
		// Its records stand one after the other: those before that can be read.
		j.cut = true
		if e := j.whole(read, whole); e != nil {
			return e
		}
	}
	if err != nil {
		return err
	}
	return j.whole(read, whole)
}

// whole reads what is held, or as much of it as there is work left for.
func (j *job) whole(read reader, content []byte) error {
	if signs, counted := costs[j.format.Name]; counted && len(content) > 0 {
		if content = j.afford(content, signs); len(content) == 0 {
			return nil // it has been told
		}
	}
	return read.whole(j, content)
}

func tooLarge(limit int64) error {
	return troublef("Split it.", "It is larger than the limit of %s.", formats.Size(limit))
}

// mostHeld is how much of a compressed file is held in memory at once: with what is
// made of it, it takes several times as much.
const mostHeld = 128 << 20

// inflate reads what is compressed, up to a limit, and up to what may be
// inflated of the whole file. With an error comes what there is before it.
func (j *job) inflate(r io.Reader, limit int64) ([]byte, error) {
	left := min(limit, max(j.Limits.file(formats.Format{Many: true}), limit)-j.inflated)
	b, err := io.ReadAll(io.LimitReader(r, left+1))
	j.inflated += int64(len(b))
	if int64(len(b)) > left {
		return b[:max(left, 0)], troublef("Split it.", "It is larger than the limit of %s once unpacked.", formats.Size(limit))
	}
	if err != nil {
		return b, troublef("Copy or download it again.", "It is damaged and cannot be unpacked (%v).", err)
	}
	return b, nil
}
