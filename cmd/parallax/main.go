// Command parallax builds, serves, checks, searches and packs collections.
//
// Each subcommand lives in a file of its own name. Results go to standard
// output (with -json as one JSON object), messages to standard error; the exit
// status is 0 for success, 1 for a failure or a check that found something,
// and 2 for wrong usage.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// command is one subcommand.
type command struct {
	name  string
	args  string // what follows the name in the usage line
	short string // one line, for the overview
	run   func(env environment, args []string) error
}

// environment is what a subcommand may touch of the process, so that tests can
// run it in place.
type environment struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

// errFound makes the process exit with status 1; what was found has been printed.
var errFound = errors.New("found")

// group is some of the subcommands, as the overview lists them.
type group struct {
	title    string
	commands []command
}

func groups() []group {
	return []group{
		{"show and publish", []command{serveCommand(), buildCommand(), packCommand(), moduleCommand()}},
		{"search and read", []command{searchCommand(), concordanceCommand(), documentsCommand(), passagesCommand(), coverageCommand(), factsCommand(), voicesCommand(), labelsCommand()}},
		{"compare and count", []command{compareCommand(), alignCommand(), topicsCommand(), reuseCommand(), keynessCommand(), dispersionCommand(), collocatesCommand(), ngramsCommand(), diversityCommand()}},
		{"note, cite, take along", []command{notesCommand(), citeCommand(), exportCommand(), mergeCommand()}},
		{"make a collection", []command{newCommand(), checkCommand(), countsCommand(), importCommand(), bundleCommand(), unpackCommand()}},
		{"teach a class", []command{assignmentCommand(), collectCommand(), agreementCommand()}},
		{"measure the program", []command{weighCommand(), benchCommand()}},
	}
}

func commands() (list []command) {
	for _, g := range groups() {
		list = append(list, g.commands...)
	}
	return list
}

func main() {
	os.Exit(run(environment{os.Stdin, os.Stdout, os.Stderr}, os.Args[1:]))
}

// run is main without the process.
func run(env environment, args []string) int {
	switch {
	case len(args) == 0:
		usage(env.stderr)
		return 2
	case slices.Contains([]string{"help", "-h", "-help", "--help"}, args[0]):
		if len(args) == 1 {
			usage(env.stdout)
			return 0
		}
		args = []string{args[1], "-h"}
	}
	list := commands()
	i := slices.IndexFunc(list, func(c command) bool { return c.name == args[0] })
	if i < 0 {
		fmt.Fprintln(env.stderr, unknownCommand(args[0], list))
		return 2
	}
	c := list[i]
	err := c.run(env, args[1:])
	var wrong wrongUse
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errFound):
		return 1
	case errors.As(err, &wrong):
		fmt.Fprintf(env.stderr, "parallax %s: %v\nusage: parallax %s %s\n", c.name, wrong, c.name, c.args)
		return 2
	}
	fmt.Fprintf(env.stderr, "parallax %s: %v\n", c.name, err)
	return 1
}

func usage(w io.Writer) {
	fmt.Fprint(w, "usage: parallax COMMAND [FLAGS]\n")
	for _, g := range groups() {
		fmt.Fprintf(w, "\n%s:\n", g.title)
		for _, c := range g.commands {
			fmt.Fprintf(w, "  %-12s %s\n", c.name, c.short)
		}
	}
	fmt.Fprint(w, "\nparallax help COMMAND lists the flags of a command.\n")
}

// newFlags returns a flag set whose usage, which -h asks for, is c's.
func newFlags(env environment, c command) *flag.FlagSet {
	f := flag.NewFlagSet("parallax "+c.name, flag.ContinueOnError)
	f.SetOutput(env.stdout)
	f.Usage = func() {
		fmt.Fprintf(env.stdout, "usage: parallax %s %s\n\n%s\n", c.name, c.args, c.short)
		f.PrintDefaults()
	}
	return f
}

// parse reads the flags, wherever they stand: "check DIR -originals X" is what
// people write. After the first plain argument only what names a flag of the
// command counts as one, so that `search treaty -war` can leave out a word; all
// after "--" is plain. The error of a wrong flag is a wrongUse; that of -h is
// flag.ErrHelp, and the help has been printed.
func parse(f *flag.FlagSet, args []string) error {
	var plain []string
	for len(args) > 0 {
		if len(plain) > 0 && !namesFlag(f, args[0]) {
			plain, args = append(plain, args[0]), args[1:]
			continue
		}
		given := len(args)
		if err := parseQuietly(f, args); err != nil {
			return err
		}
		rest := f.Args()
		if ended := given - len(rest); ended > 0 && args[ended-1] == "--" {
			plain = append(plain, rest...)
			break
		}
		if len(rest) == 0 {
			break
		}
		plain, args = append(plain, rest[0]), rest[1:]
	}
	return parseQuietly(f, append([]string{"--"}, plain...))
}

// parseQuietly parses without the help that package flag prints after every error:
// who wrote -n 9 wants to know what is wrong with it.
func parseQuietly(f *flag.FlagSet, args []string) error {
	help, to := f.Usage, f.Output()
	f.Usage = func() {}
	f.SetOutput(io.Discard)
	err := f.Parse(args)
	f.Usage = help
	f.SetOutput(to)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, flag.ErrHelp):
		f.Usage()
		return err
	}
	return wrongUse(err.Error())
}

// namesFlag reports whether arg is written as one of f's flags.
func namesFlag(f *flag.FlagSet, arg string) bool {
	name, ok := strings.CutPrefix(arg, "-")
	if !ok {
		return false
	}
	if name == "-" { // "--" ends the flags
		return true
	}
	name, _, _ = strings.Cut(strings.TrimPrefix(name, "-"), "=")
	return name == "h" || name == "help" || f.Lookup(name) != nil
}
