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

// errUsage makes the process exit with status 2; the usage has been printed.
var errUsage = errors.New("usage")

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
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(env.stderr)
		return 2
	}
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		err := c.run(env, args[1:])
		switch {
		case err == nil:
			return 0
		case errors.Is(err, errUsage), errors.Is(err, flag.ErrHelp):
			return 2
		case errors.Is(err, errFound):
			return 1
		}
		fmt.Fprintf(env.stderr, "parallax %s: %v\n", c.name, err)
		return 1
	}
	fmt.Fprintf(env.stderr, "parallax: there is no command %q\n\n", args[0])
	usage(env.stderr)
	return 2
}

func usage(w io.Writer) {
	fmt.Fprint(w, "usage: parallax COMMAND [FLAGS]\n")
	for _, g := range groups() {
		fmt.Fprintf(w, "\n%s:\n", g.title)
		for _, c := range g.commands {
			fmt.Fprintf(w, "  %-12s %s\n", c.name, c.short)
		}
	}
	fmt.Fprint(w, "\nparallax COMMAND -h lists the flags of a command.\n")
}

// newFlags returns a flag set that prints the usage of c on errors and -h.
func newFlags(env environment, c command) *flag.FlagSet {
	f := flag.NewFlagSet("parallax "+c.name, flag.ContinueOnError)
	f.SetOutput(env.stderr)
	f.Usage = func() {
		fmt.Fprintf(env.stderr, "usage: parallax %s %s\n\n%s\n", c.name, c.args, c.short)
		f.PrintDefaults()
	}
	return f
}

// parse reads the flags, wherever they stand: "check DIR -originals X" is what
// people write. After the first plain argument only what names a flag of the
// command counts as one, so that `search treaty -war` can leave out a word; all
// after "--" is plain. A failure has been printed and becomes errUsage.
func parse(f *flag.FlagSet, args []string) error {
	var plain []string
	for len(args) > 0 {
		if len(plain) > 0 && !namesFlag(f, args[0]) {
			plain, args = append(plain, args[0]), args[1:]
			continue
		}
		given := len(args)
		if err := f.Parse(args); err != nil {
			return errUsage
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
	if err := f.Parse(append([]string{"--"}, plain...)); err != nil {
		return errUsage
	}
	return nil
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
