package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"parallax/corpus/bundle"
	"parallax/corpus/export"
	"parallax/corpus/folder"
	"parallax/corpus/table"
)

func exportCommand() command {
	return command{
		name:  "export",
		args:  "-what " + strings.Join(exports(), "|") + " [-o FILE] [-exact] [-by NAME] [-c PATH] [-originals DIR]",
		short: "take a collection along: as a zip of its folder, with counts only, or as tables (CSV)",
		run:   runExport,
	}
}

// exports are what -what takes: a zip of the folder, a collection file, one with counts
// in place of texts, and tables.
func exports() []string {
	return append([]string{"folder", "collection", "counts"}, export.Tables...)
}

func runExport(env environment, args []string) error {
	f := newFlags(env, exportCommand())
	var from opening
	from.flags(f)
	what := f.String("what", "", "`WHAT` to write: "+strings.Join(exports(), ", "))
	out := f.String("o", "", "write to `FILE` (default: the collection's id and what it is)")
	exact := f.Bool("exact", false, "write tables for programs: no byte order mark, every cell as it is")
	by := f.String("by", "", "the `NAME` of whoever made the entries that say “me”")
	force := forceFlag(f)
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return err
	}
	if !slices.Contains(exports(), *what) {
		if *what == "" {
			return fmt.Errorf("say what to write: -what %s", strings.Join(exports(), ", "))
		}
		return fmt.Errorf("-what %s is not known; it can be %s", *what, strings.Join(exports(), ", "))
	}
	c, err := from.open(env)
	if err != nil {
		return err
	}
	c = c.Signed(*by)
	name := *out
	if name == "" {
		name = c.ID + exportEnding(*what)
	}
	if isTable := slices.Contains(export.Tables, *what); !isTable || name != "-" {
		if err := mayWrite(*force, name); err != nil {
			return err
		}
	}
	switch *what {
	case "folder":
		content, err := folder.Zip(c)
		if err != nil {
			return err
		}
		if err := replaceFile(name, func(w *bufio.Writer) error { _, err := w.Write(content); return err }); err != nil {
			return err
		}
		if err := readBackZip(name); err != nil {
			return err
		}
	case "collection":
		err = saveBundle(name, c)
	case "counts":
		err = saveBundle(name, export.CountsOnly(c))
	default:
		content := table.CSV(export.Table(c, *what), table.Options{Exact: *exact})
		if name == "-" {
			_, err := env.stdout.Write(content)
			return err
		}
		err = replaceFile(name, func(w *bufio.Writer) error { _, err := w.Write(content); return err })
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stderr, "%s: %s of %s\n", name, *what, counted(len(c.Documents), "article"))
	return nil
}

// exportEnding is what the name of a file ends in that nobody has named.
func exportEnding(what string) string {
	switch what {
	case "folder":
		return "-folder.zip"
	case "collection":
		return ".parallax"
	case "counts":
		return "-counts.parallax"
	}
	return "-" + what + ".csv"
}

// readBackZip reads the folder that was written, before anybody is told that it is there.
func readBackZip(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	f, err := folder.Unzip(b, folder.Limits{})
	if err == nil {
		err = bundle.Write(&bytes.Buffer{}, f.Collection, bundle.Options{Stored: true})
	}
	if err != nil {
		return fmt.Errorf("%s cannot be read back: %w", path, err)
	}
	return nil
}
