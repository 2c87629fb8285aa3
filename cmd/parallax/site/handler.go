package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// Handler serves a built site the way a good static host would: the right
// types whatever the machine's own tables say, the encodings that lie beside
// the files, and the headers of _headers. Folders are not listed and nothing
// outside the site can be reached, not even by symbolic links.
type Handler struct {
	dir string
}

// NewHandler serves a folder that build wrote. The folder is opened anew
// for each request, because a build replaces it as a whole.
func NewHandler(dir string) (*Handler, error) {
	if _, err := os.Stat(filepath.Join(dir, siteMarker)); err != nil {
		if _, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("%s is not a built site: there is nothing of that name", dir)
		}
		return nil, fmt.Errorf("%s is not a built site; to serve the articles in it: parallax serve -c %s", dir, dir)
	}
	dir, err := filepath.Abs(dir)
	return &Handler{dir}, err
}

// Under puts a site at a path that begins and ends with a slash.
func Under(path string, h http.Handler) http.Handler {
	if path == "/" {
		return h
	}
	mux := http.NewServeMux()
	mux.Handle(path, http.StripPrefix(strings.TrimSuffix(path, "/"), h))
	return mux
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, header := range securityHeaders {
		w.Header().Set(header[0], header[1])
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if hidden(name) || !fs.ValidPath(name) {
		h.missing(w, r)
		return
	}
	err := h.file(w, r, name, http.StatusOK)
	if errors.Is(err, fs.ErrNotExist) {
		h.missing(w, r)
	} else if err != nil {
		http.Error(w, "this file cannot be read", http.StatusInternalServerError)
	}
}

// hidden reports whether a path names one of the files that are for hosts.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_") {
			return true
		}
	}
	return false
}

func (h *Handler) missing(w http.ResponseWriter, r *http.Request) {
	if err := h.file(w, r, "404.html", http.StatusNotFound); err != nil {
		http.Error(w, "there is no such page", http.StatusNotFound)
	}
}

// file answers with a file of the site in the encoding the browser likes best.
// It has written nothing if it returns an error.
func (h *Handler) file(w http.ResponseWriter, r *http.Request, name string, status int) error {
	root, err := os.OpenRoot(h.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	plain, info, err := openRegular(root, name)
	if err != nil {
		return err
	}
	defer plain.Close()
	content, encoding := io.ReadSeeker(plain), ""
	for _, e := range acceptedEncodings(r.Header.Get("Accept-Encoding")) {
		if e == "identity" {
			break
		}
		squeezed, smaller, err := openRegular(root, name+encodingExtension[e])
		if err != nil {
			continue
		}
		defer squeezed.Close()
		content, info, encoding = squeezed, smaller, e
		break
	}

	head := w.Header()
	head.Set("Content-Type", contentType(name))
	head.Set("Cache-Control", cacheControl(name))
	head.Add("Vary", "Accept-Encoding")
	if encoding != "" {
		head.Set("Content-Encoding", encoding)
	}
	if status != http.StatusOK {
		head.Set("Content-Length", strconv.FormatInt(info.Size(), 10))
		w.WriteHeader(status)
		if r.Method == http.MethodGet {
			io.Copy(w, content) // the browser has gone if this fails
		}
		return nil
	}
	// Each encoding is a representation of its own and needs its own tag.
	head.Set("ETag", fmt.Sprintf(`"%x-%x-%s"`, info.ModTime().UnixNano(), info.Size(), encoding))
	http.ServeContent(w, r, "", info.ModTime(), content)
	return nil
}

// openRegular opens a regular file of the site; anything else does not exist.
func openRegular(root *os.Root, name string) (*os.File, fs.FileInfo, error) {
	f, err := root.Open(name)
	if err != nil {
		// Open may also refuse a path that leads through a file or out of the site.
		return nil, nil, fmt.Errorf("%w: %w", fs.ErrNotExist, err)
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// contentType is the type of a file by its extension. The machine's own table
// is not asked, because many say nothing or nonsense about some of these.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".wasm":
		return "application/wasm"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".webmanifest":
		return "application/manifest+json"
	case ".json":
		return "application/json"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}
