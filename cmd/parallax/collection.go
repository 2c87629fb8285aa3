package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"parallax/corpus"
	"parallax/corpus/attach"
	"parallax/corpus/bundle"
	"parallax/corpus/folder"
	"parallax/corpus/formats"
	"parallax/corpus/putinkim"
)

// opening is what the flags -c and -originals say: which collection a
// subcommand works on, and where the articles themselves lie.
type opening struct {
	path      string
	originals string
}

// flags adds -c and -originals to a subcommand.
func (o *opening) flags(f *flag.FlagSet) {
	f.StringVar(&o.path, "c", "", pathUsage())
	f.StringVar(&o.originals, "originals", "", "the folder `DIR` with original articles to add; files are recognised by their content (default: the folder originals in the collection folder, if there is one)")
}

// pathUsage says what -c takes.
func pathUsage() string {
	return "the collection `PATH`: a collection folder, a folder of articles (" + formats.Extensions() + "), one such file, or a collection file (.parallax) (default: the collection compiled in)"
}

// open opens the collection and attaches the originals. What could not be read
// of a plain folder, or not attached, is told on standard error; the rest is
// opened all the same.
func (o opening) open(env environment) (*corpus.Collection, error) {
	c, told, err := openCollection(o.path)
	if err != nil {
		return nil, err
	}
	told.print(env.stderr)
	dir := o.originalsFolder()
	if dir == "" {
		return c, nil
	}
	files, err := readOriginals(dir)
	if err != nil {
		return nil, err
	}
	with, r := attach.Attach(c, files, attach.Options{})
	for _, m := range r.Matches {
		if !m.Exact {
			fmt.Fprintf(env.stderr, "%s: added to %q; same text as the original, different file\n", m.File, m.Document)
		}
	}
	for _, u := range r.Unplaced {
		fmt.Fprintf(env.stderr, "%s: not added: %s\n", u.File, u.Reason)
	}
	return with, nil
}

// embeddedFolder is where the collection that is compiled in is written, seen
// from the top of the repository.
const embeddedFolder = "corpus/putinkim"

// originalsFolder is the folder that -originals names, or else the folder
// originals inside the coded one, which version control leaves out; "" if there
// is neither.
func (o opening) originalsFolder() string {
	if o.originals != "" {
		return o.originals
	}
	dir := o.path
	if dir == "" {
		dir = filepath.FromSlash(embeddedFolder)
	}
	dir = filepath.Join(dir, "originals")
	if info, err := os.Stat(dir); err != nil || !info.IsDir() || !coded(filepath.Dir(dir)) {
		return ""
	}
	return dir
}

// readOriginals reads the files of a folder and of those in it, in the order of
// their names. Hidden ones are left out.
func readOriginals(dir string) (files []corpus.File, _ error) {
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != dir && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !e.Type().IsRegular():
			return nil
		}
		b, err := os.ReadFile(path)
		files = append(files, corpus.File{Name: path, Content: b})
		return err
	})
	return files, err
}

// openCollection opens the collection at a path; "" is the one compiled in.
func openCollection(path string) (c *corpus.Collection, told remarks, _ error) {
	if path == "" {
		c, err := putinkim.Collection()
		return c, told, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, told, err
	}
	switch {
	case info.IsDir() && coded(path):
		read, err := folder.Read(os.DirFS(path))
		if err != nil {
			return nil, told, inFolder(path, err)
		}
		return read.Collection, told, nil
	case !info.IsDir() && strings.HasSuffix(path, ".parallax"):
		c, err := openBundle(path, info.Size())
		return c, told, err
	case !info.IsDir() && strings.HasSuffix(path, ".zip"):
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, told, err
		}
		if folder.IsZip(content) {
			read, err := folder.Unzip(content, folder.Limits{})
			if err != nil {
				return nil, told, inFolder(path, err)
			}
			return read.Collection, told, nil
		}
	}
	return openPlain(path)
}

func openBundle(path string, size int64) (*corpus.Collection, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c, err := bundle.Read(f, size, bundle.Limits{})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

// coded reports whether the folder is a collection with coding.
func coded(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, folder.Marker))
	return err == nil
}

// inFolder puts the folder's path before the file names of problems.
func inFolder(dir string, err error) error {
	var problems folder.Problems
	if !errors.As(err, &problems) {
		return err
	}
	located := make(folder.Problems, len(problems))
	for i, p := range problems {
		p.File = filepath.Join(dir, filepath.FromSlash(p.File))
		located[i] = p
	}
	return located
}
