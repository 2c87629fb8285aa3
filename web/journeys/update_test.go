package journeys

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// newVersion builds the site once more, with another title.
var newVersion = sync.OnceValues(func() (string, error) {
	folder := filepath.Join(filepath.Dir(site), "collection")
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(root, "corpus", "putinkim"))); err != nil {
		return "", err
	}
	path := filepath.Join(folder, "collection.yaml")
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "title:") {
			lines[i] = "title: The second edition"
		}
	}
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		return "", err
	}
	dir := filepath.Join(filepath.Dir(site), "new")
	return dir, build(dir, "-c", folder)
})

// notice is the condition that the page offers a new version.
const notice = `[...document.querySelectorAll("[role=status]")].some(e => !e.hidden && /new version/i.test(e.textContent))`

const newTitle = `document.documentElement.textContent.includes("The second edition")`

// A new version is offered, never forced: until the reader agrees, every page
// and every reload is the old one, whole, with or without a network.
func TestUpdateNotice(t *testing.T) {
	second, err := newVersion()
	if err != nil {
		t.Fatal(err)
	}
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/about")
		s.WaitFor(kept)
		s.gate.publish(second)
		s.Reload()
		s.WaitFor(running)
		s.WaitFor(notice)
		s.WaitFor("!" + newTitle)
		s.Reload()
		s.WaitFor(running)
		s.WaitFor(notice)
		s.WaitFor("!" + newTitle)

		s.Eval(`(() => { for (const b of document.querySelectorAll("[role=status] button")) if (!b.hidden && /use it/i.test(b.textContent)) b.id = "journey" })()`, nil)
		s.Click("#journey")
		s.WaitFor(newTitle + " && " + running)
		s.WaitFor("!(" + notice + ")")
		s.gate.cut()
		s.Reload()
		s.WaitFor(newTitle + " && " + running)
	})
}

// A version of which one file is missing is no version: the old one stays.
func TestBrokenUpdate(t *testing.T) {
	second, err := newVersion()
	if err != nil {
		t.Fatal(err)
	}
	inBoth(t, func(t *testing.T, s *session) {
		s.expect(`404|Failed to load resource|ServiceWorker|service worker|sw\.js`)
		s.visit("#/about")
		s.WaitFor(kept)
		s.gate.withhold(func(path string) bool {
			return strings.HasSuffix(path, ".parallax") || strings.HasSuffix(path, ".parallax.gz")
		})
		s.gate.publish(second)
		s.Reload()
		s.WaitFor(running)
		// The worker must have tried and given up before this proves anything.
		s.WaitFor(`navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting)`)
		s.gate.cut()
		s.Reload()
		s.WaitFor(running + " && !" + newTitle)
		s.heading("About")
	})
}
