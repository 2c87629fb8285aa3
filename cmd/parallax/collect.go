package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"parallax/app/present"
	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/assignment"
	"parallax/corpus/table"
)

func collectCommand() command {
	return command{
		name:  "collect",
		args:  "[-json | -csv] [-c PATH] [-assignment ID] [-o FILE [-force]] FILE|DIR…",
		short: "collect the answers of a class (.parallax-work), and say of each file what became of it",
		run:   runCollect,
	}
}

func agreementCommand() command {
	return command{
		name:  "agreement",
		args:  "[-json] [-c PATH] [-assignment ID] FILE|DIR…",
		short: "say how far a class agrees, from its answers or a class file (.parallax-class)",
		run:   runAgreement,
	}
}

// collecting is what both have in common.
type collecting struct {
	from  opening
	id    string
	class assignment.Class
	board *assignment.Board
	rows  []outcomeRow
}

func (k *collecting) flags(f *flag.FlagSet) {
	k.from.flags(f)
	f.StringVar(&k.id, "assignment", "", "the assignment with the `ID` (default: the only one)")
}

// outcomeRow is one entry of {"files": […]}.
type outcomeRow struct {
	File    string           `json:"file"`
	Found   assignment.Found `json:"found"`
	Student string           `json:"student"`
	At      time.Time        `json:"handed_in,omitzero"`
	Says    string           `json:"says"` // the sentence that the page shows
}

// collect opens the collection and the files, of which one may be a class.
func (k *collecting) collect(env environment, paths []string) error {
	c, err := k.from.open(env)
	if err != nil {
		return err
	}
	files, err := workFiles(paths)
	if err != nil {
		return err
	}
	var works []corpus.File
	known := false
	for _, f := range files {
		if !strings.HasSuffix(f.Name, assignment.ClassExtension) {
			works = append(works, f)
			continue
		}
		if known {
			return errors.New("there are two class files; give one")
		}
		if k.class, err = assignment.ReadClass(f.Content); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		known = true
	}
	if !known {
		a, err := theAssignment(c, k.id)
		if err != nil {
			return err
		}
		if k.class, err = assignment.NewClass(c, a.ID); err != nil {
			return err
		}
	}
	var outcomes []assignment.Outcome
	k.class, outcomes = assignment.Collect(k.class, works)
	k.rows = make([]outcomeRow, len(outcomes))
	for i, o := range outcomes {
		k.rows[i] = outcomeRow{o.File, o.Found, o.Student, o.At, present.Collected(o)}
	}
	// A file of another kind among answers is told of; a folder that has nothing else
	// is not the one that was meant.
	if !known && !slices.ContainsFunc(outcomes, func(o assignment.Outcome) bool {
		return o.Found != assignment.Foreign || strings.HasSuffix(o.File, assignment.Extension)
	}) {
		return fmt.Errorf("there are no answers in %s: want files of answers (%s)", strings.Join(paths, ", "), assignment.Extension)
	}
	k.board = assignment.NewBoard(c, &k.class)
	return nil
}

// workFiles reads the files named, and those in the folders named, in the order of their
// names.
func workFiles(paths []string) (files []corpus.File, err error) {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if info.IsDir() {
			inside, err := readOriginals(path)
			if err != nil {
				return nil, err
			}
			for _, f := range inside {
				f.Name = filepath.Base(f.Name)
				files = append(files, f)
			}
			continue
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		files = append(files, corpus.File{Name: filepath.Base(path), Content: b})
	}
	return files, nil
}

func runCollect(env environment, args []string) error {
	f := newFlags(env, collectCommand())
	force := forceFlag(f)
	var k collecting
	k.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	asCSV := f.Bool("csv", false, "print every answer as CSV")
	exact := f.Bool("exact", false, "with -csv: leave every cell unchanged, for programs")
	out := f.String("o", "", "write the class to `FILE` (.parallax-class)")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 1, -1, "files of answers, or the folder they are in"); err != nil {
		return err
	}
	if *asJSON && *asCSV {
		return together("json", "csv")
	}
	if err := mayWrite(*force, *out); err != nil {
		return err
	}
	if err := k.collect(env, f.Args()); err != nil {
		return err
	}
	if *out != "" {
		content, err := k.class.Write()
		if err != nil {
			return err
		}
		err = replaceFile(*out, func(w *bufio.Writer) error { _, err := w.Write(content); return err })
		if err != nil {
			return err
		}
	}
	switch {
	case *asCSV:
		_, err := env.stdout.Write(table.CSV(k.class.Rows(), table.Options{Exact: *exact}))
		return err
	case *asJSON:
		return printJSON(env.stdout, classAnswer(&k))
	}
	err := printTable(env.stdout, func(w io.Writer) {
		for _, r := range k.rows {
			fmt.Fprintf(w, "%s\t%s\n", r.File, r.Says)
		}
	})
	fmt.Fprintf(env.stderr, "%s, %s complete\n", counted(len(k.board.Works), "student"), wording.Number(k.board.Complete()))
	return err
}

// studentRow is one entry of {"students": […]}.
type studentRow struct {
	Name    string         `json:"name"`
	At      time.Time      `json:"handed_in"`
	Group   string         `json:"group,omitempty"`
	Missing map[string]int `json:"missing"` // parts without an answer, by task
}

// tallyRow is one entry of {"answers": […]}.
type tallyRow struct {
	Task   string         `json:"task"`
	Part   string         `json:"part"`
	Asked  int            `json:"asked"`
	Given  int            `json:"given"`
	Counts map[string]int `json:"counts"`
}

// markRow is one entry of {"marks": […]}.
type markRow struct {
	Task    string `json:"task"`
	At      string `json:"at"`
	Who     int    `json:"students"`
	Hottest int    `json:"hottest"` // students who marked the same words
}

type classJSON struct {
	Assignment string       `json:"assignment"`
	Hash       string       `json:"hash"`
	Files      []outcomeRow `json:"files"`
	Students   []studentRow `json:"students"`
	Complete   int          `json:"complete"`
	Answers    []tallyRow   `json:"answers"`
	Marks      []markRow    `json:"marks"`
}

func classAnswer(k *collecting) classJSON {
	a := &k.class.Assignment
	j := classJSON{Assignment: a.ID, Hash: assignment.Fingerprint(a), Files: k.rows, Students: []studentRow{}, Complete: k.board.Complete(), Answers: []tallyRow{}, Marks: []markRow{}}
	for _, w := range k.board.Works {
		row := studentRow{w.Name, w.At, w.Group, map[string]int{}}
		for _, p := range k.board.Progress(w) {
			if p.Answered < p.Parts {
				row.Missing[p.Task] = p.Parts - p.Answered
			}
		}
		j.Students = append(j.Students, row)
	}
	for i := range a.Tasks {
		t := &a.Tasks[i]
		if t.Kind == corpus.Marking {
			heat, _ := k.board.Heat(t)
			for _, h := range heat {
				most := 0
				for _, s := range h.Spans {
					most = max(most, len(s.Who))
				}
				j.Marks = append(j.Marks, markRow{t.ID, h.At, len(h.Who), most})
			}
		}
		for _, y := range k.board.Tally(t) {
			row := tallyRow{t.ID, y.Part, y.Asked, y.Given, map[string]int{}}
			if t.Kind != corpus.Open {
				for _, v := range y.Values {
					row.Counts[v.Value] = len(v.Who)
				}
			}
			j.Answers = append(j.Answers, row)
		}
	}
	return j
}

// figure is a number or null.
type figure struct{ assignment.Figure }

func (f figure) MarshalJSON() ([]byte, error) {
	if !f.Defined {
		return []byte("null"), nil
	}
	return []byte(fmt.Sprintf("%.6f", f.Value)), nil
}

// agreementRow is one entry of {"agreement": […]}.
type agreementRow struct {
	Task        string             `json:"task"`
	Level       string             `json:"level"` // of α: nominal or ordinal
	Students    int                `json:"students"`
	Units       int                `json:"units"`
	Compared    int                `json:"compared"`
	Given       int                `json:"given"`
	Possible    int                `json:"possible"`
	Alike       int                `json:"alike"`
	Pairs       int                `json:"pairs"`
	Alpha       figure             `json:"alpha"`
	Fleiss      figure             `json:"fleiss_kappa"`
	FleissUnits int                `json:"fleiss_units"`
	Cohen       figure             `json:"cohen_kappa"`
	Choices     map[string]figure  `json:"choices,omitempty"` // α of each against all others
	Reading     assignment.Reading `json:"reading"`
	Says        string             `json:"says"` // the sentence that the page shows
}

func runAgreement(env environment, args []string) error {
	f := newFlags(env, agreementCommand())
	var k collecting
	k.flags(f)
	asJSON := f.Bool("json", false, "print one JSON object")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 1, -1, "files of answers, the folder they are in, or a class file"); err != nil {
		return err
	}
	if err := k.collect(env, f.Args()); err != nil {
		return err
	}
	rows := []agreementRow{}
	for i := range k.class.Assignment.Tasks {
		t := &k.class.Assignment.Tasks[i]
		if !assignment.Compares(t.Kind) {
			continue
		}
		g := k.board.Agreement(t)
		level := "nominal"
		if g.Level != 0 {
			level = "ordinal"
		}
		row := agreementRow{t.ID, level, g.Coders, len(g.Units), g.Compared, g.Given, g.Possible, g.Alike, g.Pairs, figure{g.Alpha}, figure{g.Fleiss}, g.FleissUnits, figure{g.Cohen}, nil, g.Says, present.Agreed(&g)}
		for _, c := range g.Choices {
			if row.Choices == nil {
				row.Choices = map[string]figure{}
			}
			row.Choices[c.Choice] = figure{c.Alpha}
		}
		rows = append(rows, row)
	}
	if *asJSON {
		return printJSON(env.stdout, struct {
			Assignment string         `json:"assignment"`
			Students   int            `json:"students"`
			Agreement  []agreementRow `json:"agreement"`
		}{k.class.Assignment.ID, len(k.board.Works), rows})
	}
	return printTable(env.stdout, func(w io.Writer) {
		for _, r := range rows {
			alpha := "–"
			if r.Alpha.Defined {
				alpha = present.Coefficient(r.Alpha.Value)
			}
			fmt.Fprintf(w, "%s\tα %s\t%s\n", r.Task, alpha, r.Says)
		}
	})
}
