package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"parallax/corpus/folder"
)

func newCommand() command {
	return command{
		name:  "new",
		args:  "DIR",
		short: "make a collection folder with a small example that explains itself",
		run:   runNew,
	}
}

// runNew writes the example into a folder that is new or empty; it overwrites
// nothing.
func runNew(env environment, args []string) error {
	f := newFlags(env, newCommand())
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 1, 1, "one new folder"); err != nil {
		return err
	}
	dir := f.Arg(0)
	if there, err := os.ReadDir(dir); err == nil && len(there) > 0 {
		return fmt.Errorf("%s is not empty; name a folder that does not exist yet", dir)
	}
	example := folder.Example()
	err := fs.WalkDir(example, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if e.IsDir() {
			return os.MkdirAll(to, 0o777)
		}
		b, err := fs.ReadFile(example, name)
		if err != nil {
			return err
		}
		return os.WriteFile(to, b, 0o666)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, `%[1]s has a small collection. Change it into your own:
  collection.yaml   title, outlets, topics
  articles/         one file for each article
  coding.yaml       what you find in them: topics, voices, facts, labels
try: parallax check %[1]s
     parallax facts -c %[1]s
     parallax serve -c %[1]s
`, dir)
	return nil
}
