package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"parallax/corpus"
	"parallax/corpus/annotation"
	"parallax/corpus/bundle"
	"parallax/corpus/folder"
	"parallax/corpus/merge"
)

func mergeCommand() command {
	return command{
		name:  "merge",
		args:  "MINE THEIRS [-base PATH] [-o FILE.parallax|DIR [-force]] [-by NAME] [-keep mine|theirs] [-json]",
		short: "bring another person's work on a collection into one's own, and keep both where they differ",
		run:   runMerge,
	}
}

// mergedRow is {"entries": […], "count": {state: number}}.
type mergedRow struct {
	Entries []merge.Entry       `json:"entries"`
	Count   map[merge.State]int `json:"count"`
}

func runMerge(env environment, args []string) error {
	f := newFlags(env, mergeCommand())
	base := f.String("base", "", "the state at `PATH` that both began from, by which it is known who has changed what")
	out := f.String("o", "", "write to `FILE`.parallax or to the new folder DIR; without it nothing is written, and what would come in is told")
	by := f.String("by", "", "the `NAME` of whoever made the entries of THEIRS that say “me” (default: the name of the file)")
	keep := f.String("keep", "", "where both differ keep only `mine` or theirs")
	asJSON := f.Bool("json", false, "print one JSON object")
	other := f.Bool("other", false, "also where the two are different collections")
	force := forceFlag(f)
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 2, 2, "two collections, yours and theirs"); err != nil {
		return err
	}
	if *keep != "" {
		if err := oneOf("keep", merge.Choice(*keep), merge.KeepMine, merge.KeepTheirs); err != nil {
			return err
		}
	}
	if err := mayWrite(*force, *out); err != nil {
		return err
	}
	open := func(path string) (*corpus.Collection, error) {
		c, told, err := openCollection(path)
		if err == nil {
			told.print(env.stderr)
		}
		return c, err
	}
	mine, err := open(f.Arg(0))
	if err != nil {
		return err
	}
	theirs, err := open(f.Arg(1))
	if err != nil {
		return err
	}
	if mine.ID != theirs.ID && !*other {
		return fmt.Errorf("%s is the collection %q and %s is %q; to merge two collections all the same, add -other", f.Arg(0), mine.ID, f.Arg(1), theirs.ID)
	}
	o := merge.Options{Keep: merge.Choice(*keep), By: *by}
	if o.By == "" {
		name := filepath.Base(f.Arg(1))
		o.By = strings.TrimSuffix(name, filepath.Ext(name))
	}
	if *base != "" {
		if o.Base, err = open(*base); err != nil {
			return err
		}
	}
	r, err := merge.Merge(mine, theirs, o)
	if err != nil {
		return err
	}
	if *out != "" {
		if err := save(*out, r.Collection); err != nil {
			return err
		}
	}
	row := mergedRow{r.Entries, make(map[merge.State]int)}
	for _, e := range r.Entries {
		row.Count[e.State]++
	}
	if *asJSON {
		return printJSON(env.stdout, row)
	}
	err = printTable(env.stdout, func(w io.Writer) {
		for _, e := range r.Entries {
			if e.State == merge.Same || e.State == merge.Mine {
				continue
			}
			name := strings.Join(strings.Fields(e.Name), " ")
			if e.Place == annotation.Lost {
				name += " (no place in the texts)"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", e.State, e.Kind, e.By, name)
		}
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stderr, "%d new, %d changed, %d removed, %d differ, %d the same, %d only in %s\n",
		row.Count[merge.New], row.Count[merge.Changed], row.Count[merge.Removed], row.Count[merge.Differ], row.Count[merge.Same], row.Count[merge.Mine], f.Arg(0))
	if *out == "" {
		fmt.Fprintln(env.stderr, "nothing was written; name a file or folder with -o")
	}
	return nil
}

// save writes a collection as a collection file or, without that ending, as a new
// folder, and reads it back before it says that it is there.
func save(path string, c *corpus.Collection) error {
	if strings.HasSuffix(path, ".parallax") {
		return saveBundle(path, c)
	}
	return saveFolder(path, c)
}

func saveBundle(path string, c *corpus.Collection) error {
	if !strings.HasSuffix(path, ".parallax") {
		return fmt.Errorf("%s: a collection file ends in .parallax", path)
	}
	var b bytes.Buffer
	if err := bundle.Write(&b, c, bundle.Options{}); err != nil {
		return err
	}
	if err := replaceFile(path, func(w *bufio.Writer) error { _, err := w.Write(b.Bytes()); return err }); err != nil {
		return err
	}
	back, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if !bytes.Equal(back, b.Bytes()) {
		return errors.New(path + ": what was read back is not what was written; write it to another disk")
	}
	if _, err := bundle.Read(bytes.NewReader(back), int64(len(back)), bundle.Limits{}); err != nil {
		return fmt.Errorf("%s cannot be read back: %w", path, err)
	}
	return nil
}

func saveFolder(dir string, c *corpus.Collection) error {
	if there, err := os.ReadDir(dir); err == nil && len(there) > 0 {
		return fmt.Errorf("%s is not empty; name a folder that does not exist yet", dir)
	}
	err := folder.Write(c, func(name string, content []byte) error {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.WriteFile(to, content, 0o666)
	})
	if err != nil {
		return err
	}
	if _, err := folder.Read(os.DirFS(dir)); err != nil {
		return fmt.Errorf("the folder that was written is not valid: %w", inFolder(dir, err))
	}
	return nil
}
