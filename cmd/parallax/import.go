package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/bundle"
	"parallax/corpus/folder"
	"parallax/corpus/formats"
	"parallax/corpus/ingest"
	"parallax/corpus/ingest/charset"
	"parallax/corpus/intake"

	"golang.org/x/text/language"
)

func importCommand() command {
	return command{
		name:  "import",
		args:  "FILES… [-o DIR|FILE.parallax] [-json] [-set FIELD=VALUE] [-outlet-from name|folder] [-columns NAME=FIELD,…]",
		short: "read articles from files as people have them, say what was read, and make a collection of them",
		run:   runImport,
	}
}

// settings is a flag that may be given several times: name=value.
type settings map[string]string

func (s settings) String() string { return "" }

// Set takes one. A value may have commas: -set "outlet=Echo, The".
func (s settings) Set(v string) error {
	name, value, ok := strings.Cut(v, "=")
	if !ok || strings.TrimSpace(name) == "" {
		return fmt.Errorf("%q: want NAME=VALUE", v)
	}
	s[strings.TrimSpace(name)] = strings.TrimSpace(value)
	return nil
}

// columnSettings may also be given several at once, with commas between.
type columnSettings struct{ settings }

func (c columnSettings) Set(v string) error {
	for one := range strings.SplitSeq(v, ",") {
		if err := c.settings.Set(one); err != nil {
			return err
		}
	}
	return nil
}

// fieldNamed is the field that somebody names.
func fieldNamed(name string) (intake.Field, error) {
	f := intake.Field(strings.ToLower(name))
	if f == "none" || f == "-" {
		return intake.Skip, nil
	}
	if !slices.Contains(intake.Fields, f) {
		var all []string
		for _, f := range intake.Fields {
			all = append(all, string(f))
		}
		return f, fmt.Errorf("there is no field %q; the fields are %s", name, strings.Join(all, ", "))
	}
	return f, nil
}

func runImport(env environment, args []string) error {
	f := newFlags(env, importCommand())
	out := f.String("o", "", "write the collection to a new folder `DIR`, or to a new FILE.parallax (default: only say what would be read)")
	asJSON := f.Bool("json", false, "print the report as one JSON object")
	set := settings{}
	f.Var(set, "set", "state `FIELD=VALUE` of all articles, such as outlet=Gazette; may be given several times")
	columns := columnSettings{settings{}}
	f.Var(columns, "columns", "what columns or keys are, as `NAME=FIELD`, with commas between; FIELD is headline, text, outlet, date, … or none")
	outletFrom := f.String("outlet-from", "", "take the outlet of articles that state none from the file's `name` (up to the first _ or \" - \", or else the first figure or hyphen), or from its folder")
	dateFrom := f.String("date-from", "", "take the date of articles that state none from the file's `name`, if there is one such as 2024-06-19 in it")
	encoding := f.String("encoding", "", "the `NAME` of the encoding of texts, such as windows-1251 (default: found out)")
	twice := f.String("duplicates", "same", "leave out articles that are the `same` as others of the outlet, those nearly the same too (near), or none (keep)")
	title := f.String("title", "", "the collection's `TITLE` (default: the name of the first file or folder)")
	force := forceFlag(f)
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 1, -1, "files to read, or folders of them"); err != nil {
		return err
	}
	o := ingest.Options{Encoding: *encoding, Columns: map[string]intake.Field{}}
	for name, to := range columns.settings {
		field, err := fieldNamed(to)
		if err != nil {
			return fmt.Errorf("-columns: %w", err)
		}
		o.Columns[name] = field
	}
	if _, _, known := charset.DecodeAs(nil, *encoding); !known && *encoding != "" {
		return fmt.Errorf("-encoding %s: there is none of that name; want one of %s", *encoding, strings.Join(charset.Names(), ", "))
	}
	for name, value := range set {
		if _, err := language.Parse(value); err != nil && value != "" && strings.EqualFold(name, string(intake.Language)) {
			return fmt.Errorf("-set %s=%s: there is no such language; write a tag such as en, de or zh-Hant", name, value)
		}
		if field, err := fieldNamed(name); err != nil || field == intake.Text || field == intake.ID {
			return fmt.Errorf("-set %s: name one of headline, outlet, date, byline, language, url, summary, genre, licence, republisher", name)
		}
	}
	switch {
	case *outletFrom != "" && *outletFrom != "name" && *outletFrom != "folder":
		return fmt.Errorf("-outlet-from %s: want name or folder", *outletFrom)
	case *dateFrom != "" && *dateFrom != "name":
		return fmt.Errorf("-date-from %s: want name", *dateFrom)
	case *twice != "same" && *twice != "near" && *twice != "keep":
		return fmt.Errorf("-duplicates %s: want same, near or keep", *twice)
	}
	if err := mayWrite(*force, *out); err != nil {
		return err
	}
	g, err := gather(f.Args(), o)
	if err != nil {
		return err
	}
	for _, r := range g.reports {
		for i := range r.Articles {
			a := &r.Articles[i]
			ingest.Fill(a, intake.Outlet, outletOf(r.Name, a, *outletFrom), "the "+*outletFrom+" of the file")
			ingest.Fill(a, intake.Date, dateOf(r.Name, a, *dateFrom), "the name of the file")
			for name, value := range set {
				if err := ingest.Set(a, intake.Field(strings.ToLower(name)), value); err != nil {
					return fmt.Errorf("-set %s=%s: %w", name, value, err)
				}
			}
		}
	}
	if *twice != "keep" {
		g.leaveOut(*twice == "near")
	}
	if *title == "" {
		absolute, err := filepath.Abs(f.Arg(0))
		if err != nil {
			return err
		}
		*title = strings.TrimSuffix(filepath.Base(absolute), filepath.Ext(absolute))
	}
	c, _ := g.collection(*title, *title)
	if *out != "" && len(c.Documents) > 0 {
		if err := writeCollection(*out, c); err != nil {
			return err
		}
	}
	if *asJSON {
		err = g.printJSON(env.stdout, *out, c)
	} else {
		err = g.print(env.stdout)
	}
	if err != nil {
		return err
	}
	switch {
	case len(c.Documents) == 0:
		fmt.Fprintln(env.stderr, "no article was read, so nothing was written")
		return errFound
	case *out == "":
		fmt.Fprintf(env.stderr, "%s, %s; nothing was written. Name a folder or a .parallax file with -o to keep them.\n", counted(len(c.Documents), "article"), counted(c.PassageCount(), "passage"))
	default:
		fmt.Fprintf(env.stderr, "%s: %s, %s\n", *out, counted(len(c.Documents), "article"), counted(c.PassageCount(), "passage"))
	}
	return nil
}

// writeCollection writes a collection file, or a folder.
func writeCollection(out string, c *corpus.Collection) error {
	if strings.HasSuffix(out, ".parallax") {
		return replaceFile(out, func(w *bufio.Writer) error { return bundle.Write(w, c, bundle.Options{}) })
	}
	err := folder.Write(c, func(name string, content []byte) error {
		to := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.WriteFile(to, content, 0o666)
	})
	if err != nil {
		return err
	}
	if _, err := folder.Read(os.DirFS(out)); err != nil {
		return fmt.Errorf("the folder that was written is not valid: %w", inFolder(out, err))
	}
	return nil
}

// fileOf is the path of the file that an article was in, that within an archive if
// it was in one.
func fileOf(name string, a *intake.Article) string {
	name = filepath.ToSlash(name)
	if formats.Extension(name) == ".zip" {
		inner, _, _ := strings.Cut(a.Where, ", ")
		return path.Join(name, inner)
	}
	return name
}

func outletOf(name string, a *intake.Article, from string) string {
	if from == "" {
		return ""
	}
	return intake.OutletOfFile(fileOf(name, a), from == "folder")
}

var dayInName = regexp.MustCompile(`(?:19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d`)

func dateOf(name string, a *intake.Article, from string) string {
	if from == "" {
		return ""
	}
	day := strings.NewReplacer("_", "", ".", "", "-", "").Replace(dayInName.FindString(path.Base(fileOf(name, a))))
	if len(day) != 8 {
		return ""
	}
	return day[:4] + "-" + day[4:6] + "-" + day[6:]
}

// printJSON prints the report as one object.
func (g *gathered) printJSON(w io.Writer, out string, c *corpus.Collection) error {
	type twin struct {
		intake.Duplicate
		LeftOut bool `json:"leftOut"`
	}
	r := struct {
		Files      []*intake.FileReport `json:"files"`
		Skipped    []string             `json:"skipped"`
		Duplicates []twin               `json:"duplicates"`
		Articles   int                  `json:"articles"`
		Passages   int                  `json:"passages"`
		Written    string               `json:"written,omitempty"`
	}{Files: g.reports, Skipped: []string{}, Duplicates: []twin{}, Articles: len(c.Documents), Passages: c.PassageCount()}
	for _, list := range g.skipped {
		r.Skipped = append(r.Skipped, list...)
	}
	slices.Sort(r.Skipped)
	for _, d := range g.duplicates {
		r.Duplicates = append(r.Duplicates, twin{d, g.same[d.Of]})
	}
	if len(c.Documents) > 0 {
		r.Written = out
	}
	return printJSON(w, r)
}

// print prints the report for people: each file, its articles with what they state,
// and what was left out, guessed or doubted.
func (g *gathered) print(out io.Writer) error {
	w := bufio.NewWriter(out)
	for _, r := range g.reports {
		if r.Problem != "" {
			fmt.Fprintf(w, "%s\n", sentence(r.Name+": not read", r.Problem, r.Remedy))
		} else {
			about := r.Format
			if e := r.Encoding; e.AsWritten != "" {
				about += ", " + e.AsWritten
				if e.Guess {
					about += " (a guess)"
				}
			}
			if n := len(r.Entries); n > 0 {
				about += fmt.Sprintf(", %d references", n)
			}
			fmt.Fprintf(w, "%s: %s, %s\n", r.Name, about, counted(len(r.Articles), "article"))
		}
		if len(r.Mended) > 0 {
			fmt.Fprintf(w, "  read as it is meant: %s\n", wording.Enumerate(r.Mended))
		}
		printColumns(w, r)
		for i := range r.Articles {
			printArticle(w, &r.Articles[i])
		}
		for _, t := range r.Troubles {
			fmt.Fprintf(w, "  not read: %s\n", sentence(t.Where, t.Problem, t.Remedy))
		}
		if r.More > 0 {
			fmt.Fprintf(w, "  not read: %d more parts\n", r.More)
		}
	}
	for _, line := range append(g.notRead(), g.twice()...) {
		fmt.Fprintln(w, line)
	}
	return w.Flush()
}

func printColumns(w io.Writer, r *intake.FileReport) {
	var used, unused []string
	for _, c := range r.Columns {
		if c.Field == intake.Skip {
			unused = append(unused, c.Name)
			continue
		}
		s := c.Name + " → " + string(c.Field)
		if c.How != "its name" {
			s += " (by " + c.How + ")"
		}
		used = append(used, s)
	}
	if len(used) > 0 {
		fmt.Fprintf(w, "  columns: %s\n", strings.Join(used, "; "))
	}
	if len(unused) > 0 {
		fmt.Fprintf(w, "  not used: %s\n", strings.Join(unused, ", "))
	}
}

func printArticle(w io.Writer, a *intake.Article) {
	d := &a.Document
	state := func(f intake.Field, v string) string {
		b := a.Basis[f]
		switch {
		case v == "" && b.AsWritten != "":
			return string(f) + " written “" + b.AsWritten + "”"
		case v == "":
			return string(f) + " not stated"
		case b.Guess:
			return v + " (a guess by " + b.How + ")"
		case f == intake.Date && b.AsWritten != "":
			return v + " (“" + b.AsWritten + "”)"
		}
		return v
	}
	where := ""
	if a.Where != "" {
		where = a.Where + ": "
	}
	fmt.Fprintf(w, "  %s%s | %s | %s | %s | %s\n", where, state(intake.Headline, d.Headline), state(intake.Outlet, a.Outlet), state(intake.Date, d.Published.Date.String()), state(intake.Byline, d.Byline), counted(len(d.Passages), "passage"))
	why := map[string]int{}
	var order []string
	for _, l := range a.LeftOut {
		if why[l.Why]++; why[l.Why] == 1 {
			order = append(order, l.Why)
		}
	}
	for _, reason := range order {
		fmt.Fprintf(w, "    left out: %s (%s)\n", counted(why[reason], "paragraph"), reason)
	}
	for _, x := range a.Doubts {
		fmt.Fprintf(w, "    doubt: %s\n", strings.TrimSpace(x.Reason+" "+x.Remedy))
	}
}
