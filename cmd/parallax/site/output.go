package site

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// siteMarker is the file by which build knows a folder it wrote itself, and
// may therefore replace.
const siteMarker = ".parallax-site"

const siteMarkerText = "Written by `parallax build`, which replaces this folder as a whole.\n"

// Replaceable returns an error if dir exists and is not a site that build
// wrote, or an empty folder.
func Replaceable(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder: name another, or remove it", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		return err
	}
	if text, err := os.ReadFile(filepath.Join(dir, siteMarker)); err != nil || string(text) != siteMarkerText {
		return fmt.Errorf("%s holds files that are not from parallax build: name another folder, or empty it", dir)
	}
	return nil
}

// Replace puts the files and their encodings in place of what dir holds.
// They are written beside it first, so that at every moment dir is the old
// site, the new site, or, between two renames, not there.
func Replace(dir string, files map[string][]byte, encodings map[string]Encoded) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if err := Replaceable(dir); err != nil {
		return err
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, ".parallax-build-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	fresh, old := filepath.Join(temp, "new"), filepath.Join(temp, "old")
	if err := writeSite(fresh, files, encodings); err != nil {
		return err
	}
	err = os.Rename(dir, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		if back := os.Rename(old, dir); back != nil && !errors.Is(back, fs.ErrNotExist) {
			// The deferred removal would take the only copy with it.
			kept := dir + ".old"
			return errors.Join(err, os.Rename(old, kept), fmt.Errorf("the former site is now %s", kept))
		}
		return err
	}
	return nil
}

func writeSite(dir string, files map[string][]byte, encodings map[string]Encoded) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(at, files[name], 0o644); err != nil {
			return err
		}
		if z := encodings[name].Gzip; z != nil {
			if err := os.WriteFile(at+".gz", z, 0o644); err != nil {
				return err
			}
		}
		if z := encodings[name].Brotli; z != nil {
			if err := os.WriteFile(at+".br", z, 0o644); err != nil {
				return err
			}
		}
	}
	return os.WriteFile(filepath.Join(dir, siteMarker), []byte(siteMarkerText), 0o644)
}
