package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strconv"

	"parallax/app/wording"
)

// counted is "1 passage", "1,204 passages", with a space that other programs
// know.
func counted(n int, noun string) string { return wording.Number(n) + " " + wording.Plural(n, noun) }

// forceFlag is the flag without which no command replaces a file that is there.
func forceFlag(f *flag.FlagSet) *bool {
	return f.Bool("force", false, "replace a file that is there already")
}

// mayWrite says before the work if something is in the way of what will be
// written: a file, unless force is given, or a folder with something in it, which
// is never replaced. "" names nothing.
func mayWrite(force bool, paths ...string) error {
	for _, path := range paths {
		if path == "" {
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil: // not there, or writing says what is wrong
		case info.IsDir():
			if there, err := os.ReadDir(path); err == nil && len(there) > 0 {
				return fmt.Errorf("%s is not empty; name a folder that does not exist yet", path)
			}
		case !force:
			return fmt.Errorf("%s is there already; name a file that does not exist yet, or replace it with -force", path)
		}
	}
	return nil
}

// replaceFile writes a file whole or not at all: what was there stays until the
// new content is complete.
func replaceFile(path string, write func(w *bufio.Writer) error) error {
	f, err := besideFile(path)
	if err != nil {
		return err
	}
	temporary := f.Name()
	defer os.Remove(temporary) // fails after the rename, as it should
	w := bufio.NewWriter(f)
	if err := write(w); err != nil {
		f.Close()
		return err
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}

// besideFile makes a new file beside path, under a name that nobody's file has.
func besideFile(path string) (*os.File, error) {
	for n := 0; ; n++ {
		name := path + ".new"
		if n > 0 {
			name += strconv.Itoa(n)
		}
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}
