package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"parallax/cmd/parallax/program"
	"parallax/cmd/parallax/weight"
)

func weighCommand() command {
	return command{
		name:  "weigh",
		args:  "[-packages] [-update]",
		short: "list what the programs' code is made of, and what has grown",
		run:   runWeigh,
	}
}

func runWeigh(env environment, args []string) error {
	f := newFlags(env, weighCommand())
	packages := f.Bool("packages", false, "list each package instead of each module")
	update := f.Bool("update", false, "accept the present sizes")
	if err := parse(f, args); err != nil {
		return err
	}
	if err := plainly(f.Args(), 0, 0, ""); err != nil {
		return err
	}
	root, err := program.Root(".")
	if err != nil {
		return err
	}
	for _, p := range weight.Programs {
		now, err := program.Weigh(context.Background(), root, p.Main)
		if err != nil {
			return err
		}
		before := weight.Agreed(p.Main)
		fmt.Fprintln(env.stdout, p.Name)
		if *packages {
			weight.Write(env.stdout, now, before)
		} else {
			weight.Write(env.stdout, weight.ByModule(now), weight.ByModule(before))
		}
		if *update {
			if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(p.File)), weight.Format(now), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}
