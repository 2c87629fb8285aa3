package program

import (
	"os"
	"path/filepath"
	"testing"
)

// A licence is recognised by its words, whatever the lines; what is none of the
// usual is not guessed.
func TestSPDX(t *testing.T) {
	for text, want := range map[string]string{
		"The MIT License\n\nPermission is hereby\ngranted, free of charge, to any person": "MIT",
		"Apache License\n   Version 2.0, January 2004":                                    "Apache-2.0",
		"Redistribution and use in source and binary forms … Neither the name of":         "BSD-3-Clause",
		"Redistribution and use in source and\nbinary forms, with or without":             "BSD-2-Clause",
		"All rights reserved.": "",
	} {
		if got := spdx(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// A module without a licence stops the build.
func TestLicenceText(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"README.md": "no", "LICENSE.txt": "yes\r\n", "PATENTS": "and this\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := licenceText(dir); got != "yes\n\nand this" || err != nil {
		t.Errorf("it reads %q (%v)", got, err)
	}
}
