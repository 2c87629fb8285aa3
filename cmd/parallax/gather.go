package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/folder"
	"parallax/corpus/formats"
	"parallax/corpus/ingest"
	"parallax/corpus/intake"
)

// gathered are files that have been read, and what is said of them.
type gathered struct {
	reports    []*intake.FileReport
	skipped    map[string][]string // files of a kind that cannot be read, by extension
	duplicates []intake.Duplicate
	same       map[intake.Place]bool // articles that are left out as the same as others
}

// gather reads files, and folders with all that is in them but for hidden files.
// The error is one of the file system; what is wrong with a file is in its report.
func gather(paths []string, o ingest.Options) (*gathered, error) {
	g := &gathered{skipped: map[string][]string{}, same: map[intake.Place]bool{}}
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case path != root && strings.HasPrefix(e.Name(), "."):
				if e.IsDir() {
					return fs.SkipDir
				}
				return nil
			case e.IsDir() && coded(path):
				if err := g.folder(path, o); err != nil {
					return err
				}
				return fs.SkipDir
			case e.IsDir():
				return nil
			case path != root && !formats.Known(path) && formats.Extension(path) != ".parallax":
				ext := formats.Extension(path)
				g.skipped[ext] = append(g.skipped[ext], path)
				return nil
			}
			return g.read(path, o)
		})
		if err != nil {
			return nil, err
		}
	}
	ingest.Describe(g.reports)
	g.duplicates = ingest.Duplicates(g.reports, nil)
	return g, nil
}

// mostBytes is the size of a file that is not read into memory.
const mostBytes = 1 << 30

func (g *gathered) read(path string, o ingest.Options) error {
	if info, err := os.Stat(path); err == nil && info.Size() > mostBytes {
		g.reports = append(g.reports, &intake.FileReport{Name: path, Bytes: int(info.Size()), Problem: "It is larger than the limit of " + formats.Size(mostBytes) + ".", Remedy: "Split it."})
		return nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if strings.HasSuffix(path, ".zip") && folder.IsZip(content) {
		return g.folder(path, o)
	}
	r := ingest.ReadWith(path, content, o)
	g.reports = append(g.reports, &r)
	return nil
}

// folder reads a collection folder, or a zip of one, as its collection file would be
// read: with outlets and coding.
func (g *gathered) folder(path string, o ingest.Options) error {
	c, _, err := openCollection(path)
	var b bytes.Buffer
	if err == nil {
		err = bundle.Write(&b, c, bundle.Options{})
	}
	if err != nil {
		problem, more, _ := strings.Cut(err.Error(), "\n")
		if more != "" {
			problem += fmt.Sprintf(" (and %d more)", strings.Count(more, "\n")+1)
		}
		g.reports = append(g.reports, &intake.FileReport{Name: path, Format: "collection folder", Problem: problem, Remedy: "parallax check says all of it."})
		return nil
	}
	r := ingest.ReadWith(path+".parallax", b.Bytes(), o)
	r.Name, r.Format = path, "collection folder"
	g.reports = append(g.reports, &r)
	return nil
}

// article is the article at a place.
func (g *gathered) article(p intake.Place) *intake.Article {
	return &g.reports[p.File].Articles[p.Article]
}

// name is how an article is named to people.
func (g *gathered) name(p intake.Place) string {
	r := g.reports[p.File]
	if where := r.Articles[p.Article].Where; where != "" {
		return r.Name + ", " + where
	}
	return r.Name
}

// leaveOut marks what would count twice: articles with the same words as another
// of the same outlet, or of none that is stated. The same words in another outlet
// are something to see: both print an agency. nearly says that those which are
// nearly the same go as well.
func (g *gathered) leaveOut(nearly bool) {
	for _, d := range g.duplicates {
		a, b := g.article(d.Of), g.article(d.Like)
		oneOutlet := a.Outlet == "" || b.Outlet == "" || a.Outlet == b.Outlet
		if oneOutlet && (d.Same || nearly) {
			g.same[d.Of] = true
		}
	}
}

// collection makes a collection of what was read. A single collection file is that
// collection, with its coding.
func (g *gathered) collection(id, title string) (*corpus.Collection, []error) {
	if len(g.reports) == 1 && g.reports[0].Collection != nil {
		return g.reports[0].Collection, nil
	}
	b := ingest.New(id, title, ingest.Limits{})
	var errs []error
	for i, r := range g.reports {
		kept := *r
		kept.Articles = nil
		for k := range r.Articles {
			if !g.same[intake.Place{File: i, Article: k}] {
				kept.Articles = append(kept.Articles, r.Articles[k])
			}
		}
		errs = append(errs, b.AddReport(&kept)...)
	}
	return b.Collection(), errs
}

// notRead says of the kinds of files that were not read why, a line a kind.
func (g *gathered) notRead() (lines []string) {
	for _, ext := range slices.Sorted(maps.Keys(g.skipped)) {
		kind := ext
		if kind == "" {
			kind = "without extension"
		}
		list := g.skipped[ext]
		why := ingest.Read(list[0], nil, ingest.Limits{})
		lines = append(lines, fmt.Sprintf("skipped: %s (%s), which this program does not read: %s. %s %s", counted(len(list), "file"), kind, names(list, 3), why.Problem, why.Remedy))
	}
	return lines
}

// names lists the first few of some files.
func names(list []string, most int) string {
	s := strings.Join(list[:min(len(list), most)], ", ")
	if more := len(list) - most; more > 0 {
		s += fmt.Sprintf(" and %d more", more)
	}
	return s
}

// twice says which articles have the words of others, a line each.
func (g *gathered) twice() (lines []string) {
	for _, d := range g.duplicates {
		line := g.name(d.Of) + ": " + ingest.SayDuplicate(d, g.name)
		switch {
		case g.same[d.Of]:
			line += " It was left out."
		case d.Same:
			line += " Both are in the collection, because their outlets differ."
		default:
			line += " Both are in the collection."
		}
		lines = append(lines, line)
	}
	return lines
}
