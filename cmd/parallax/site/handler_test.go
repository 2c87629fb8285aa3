package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// builtSite writes the small site with all encodings and returns its folder.
func builtSite(t *testing.T) (string, map[string][]byte) {
	t.Helper()
	files := smallSite(t)
	encodings, err := Compressor{}.All(files)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "site")
	if err := Replace(dir, files, encodings); err != nil {
		t.Fatal(err)
	}
	return dir, files
}

func siteServer(t *testing.T, prefix string) (*httptest.Server, map[string][]byte) {
	t.Helper()
	dir, files := builtSite(t)
	h, err := NewHandler(dir)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(Under(prefix, h))
	t.Cleanup(server.Close)
	return server, files
}

// fetch asks as a browser would, without unpacking or following redirects.
func fetch(t *testing.T, method, address string, header ...string) (*http.Response, []byte) {
	t.Helper()
	r, err := http.NewRequest(method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	client := &http.Client{
		Transport:     &http.Transport{DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, b
}

func TestServeFiles(t *testing.T) {
	for _, prefix := range []string{"/", "/a/b/"} {
		server, files := siteServer(t, prefix)
		for name, want := range files {
			if hidden(name) {
				continue
			}
			response, got := fetch(t, "GET", server.URL+prefix+name)
			if response.StatusCode != 200 || !bytes.Equal(got, want) {
				t.Errorf("%s%s: status %d, %d bytes, want %d", prefix, name, response.StatusCode, len(got), len(want))
			}
			if got := response.Header.Get("Content-Type"); got != contentType(name) {
				t.Errorf("%s: type %q", name, got)
			}
			wantCache := "no-cache"
			if isHashedName(name) {
				wantCache = "public, max-age=31536000, immutable"
			}
			if got := response.Header.Get("Cache-Control"); got != wantCache {
				t.Errorf("%s: Cache-Control %q, want %q", name, got, wantCache)
			}
			for _, h := range securityHeaders {
				if response.Header.Get(h[0]) != h[1] {
					t.Errorf("%s: %s is %q", name, h[0], response.Header.Get(h[0]))
				}
			}
		}
		_, root := fetch(t, "GET", server.URL+prefix)
		if !bytes.Equal(root, files["index.html"]) {
			t.Errorf("%s is not the start page", prefix)
		}
	}
}

func TestServeEncodings(t *testing.T) {
	server, files := siteServer(t, "/")
	unpack := map[string]func([]byte) ([]byte, error){
		"":   func(b []byte) ([]byte, error) { return b, nil },
		"br": func(b []byte) ([]byte, error) { return io.ReadAll(brotli.NewReader(bytes.NewReader(b))) },
		"gzip": func(b []byte) ([]byte, error) {
			r, err := gzip.NewReader(bytes.NewReader(b))
			if err != nil {
				return nil, err
			}
			return io.ReadAll(r)
		},
	}
	tags := map[string]bool{}
	for accept, want := range map[string]string{
		"": "", "br, gzip": "br", "gzip": "gzip", "gzip, deflate, br, zstd": "br",
		"br;q=0, gzip": "gzip", "br;q=0.1, gzip;q=0.9": "gzip", "identity": "", "zstd": "", "*": "br", "*;q=0": "", "gzip;q=0": "",
	} {
		response, b := fetch(t, "GET", server.URL+"/index.html", "Accept-Encoding", accept)
		if got := response.Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q gives %q, want %q", accept, got, want)
			continue
		}
		plain, err := unpack[want](b)
		if err != nil || !bytes.Equal(plain, files["index.html"]) {
			t.Errorf("Accept-Encoding %q: the content is another (%v)", accept, err)
		}
		if !strings.Contains(response.Header.Get("Vary"), "Accept-Encoding") {
			t.Error("caches are not told that encodings differ")
		}
		tags[response.Header.Get("ETag")] = true
		again, b := fetch(t, "GET", server.URL+"/index.html", "Accept-Encoding", accept, "If-None-Match", response.Header.Get("ETag"))
		if again.StatusCode != http.StatusNotModified || len(b) != 0 {
			t.Errorf("asked again, it answers %d with %d bytes", again.StatusCode, len(b))
		}
	}
	if len(tags) != 3 {
		t.Errorf("three encodings have %d tags", len(tags))
	}
}

func TestServeRefuses(t *testing.T) {
	server, files := siteServer(t, "/")
	for _, name := range []string{"/nothing", "/articles/", "/articles", "/topics/none.html", "/_headers", "/.nojekyll", "/" + siteMarker,
		"/../serve_test.go", "/..%2f..%2fgo.mod", "/articles/..%2findex.html", "/index.html/", "//index.html", "/index.html%00"} {
		response, b := fetch(t, "GET", server.URL+name)
		if response.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", name, response.StatusCode)
		}
		if !bytes.Equal(b, files["404.html"]) {
			t.Errorf("%s: not our page but %.60q", name, b)
		}
		if response.Header.Get("Content-Security-Policy") != headerPolicy {
			t.Errorf("%s has no policy", name)
		}
	}
	response, _ := fetch(t, "POST", server.URL+"/")
	if response.StatusCode != http.StatusMethodNotAllowed || response.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: status %d", response.StatusCode)
	}
	response, b := fetch(t, "HEAD", server.URL+"/index.html")
	if response.StatusCode != 200 || len(b) != 0 || response.ContentLength != int64(len(files["index.html"])) {
		t.Errorf("HEAD: status %d, length %d", response.StatusCode, response.ContentLength)
	}
}

// A link that leads out of the site is not followed, even if someone puts one
// into the folder.
func TestServeStaysInside(t *testing.T) {
	dir, _ := builtSite(t)
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "out.txt")); err != nil {
		t.Skip("no symbolic links here")
	}
	h, err := NewHandler(dir)
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/out.txt", nil))
	if w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("the link was followed: %d %s", w.Code, w.Body)
	}
}

// A build replaces the folder while it is served.
func TestServeAfterRebuild(t *testing.T) {
	dir, _ := builtSite(t)
	h, err := NewHandler(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := Replace(dir, map[string][]byte{"index.html": []byte("rebuilt")}, nil); err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != http.StatusOK || w.Body.String() != "rebuilt" {
		t.Errorf("after a rebuild: %d %.40s", w.Code, w.Body)
	}
}

func TestServeOnlySites(t *testing.T) {
	if _, err := NewHandler(t.TempDir()); err == nil || !strings.Contains(err.Error(), "not a built site") {
		t.Errorf("an empty folder is served: %v", err)
	}
}

func TestAcceptedEncodings(t *testing.T) {
	for _, c := range []struct{ header, want string }{
		{"", "identity"},
		{"gzip", "gzip identity"},
		{"gzip, br", "br gzip identity"},
		{"GZIP;Q=0.8, BR ; q=0.2", "gzip br identity"},
		{"identity, gzip;q=0.5", "identity gzip"},
		{"identity;q=0.5, gzip;q=0.5", "gzip identity"},
		{"*;q=0.5, br;q=0", "gzip identity"},
		{"br;q=2, gzip;q=x", "identity"},
		{"x-gzip", "gzip identity"},
		{",,;;q=1, gzip", "gzip identity"},
	} {
		if got := acceptedEncodings(c.header); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: %q, want %s", strconv.Quote(c.header), got, c.want)
		}
	}
}
