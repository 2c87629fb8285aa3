package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/formats"
)

// The grounds of the two themes, for the browser's own surfaces; the same as
// in web/css/tokens.css.
const (
	lightColour = "#ffffff"
	darkColour  = "#121517"
)

// metaPolicy is the Content-Security-Policy every page carries: nothing from
// anywhere but the site itself, no inline script or style, and under Trusted
// Types no text that becomes script. headerPolicy adds what only a header can say.
const (
	metaPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
		"img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
		"base-uri 'none'; form-action 'none'; " +
		"require-trusted-types-for 'script'; trusted-types parallax"
	headerPolicy = metaPolicy + "; frame-ancestors 'none'"
)

// securityHeaders go with every answer.
var securityHeaders = [][2]string{
	{"Content-Security-Policy", headerPolicy},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Referrer-Policy", "no-referrer"},
	{"X-Content-Type-Options", "nosniff"},
}

// cacheControl says how long a file may be kept unasked: one with a hash in its
// name for ever, any other only after asking whether it has changed.
func cacheControl(name string) string {
	if isHashedName(strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".br")) {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

// headersFile is the _headers file that Netlify, Cloudflare Pages and others
// read. Rules for one header must not overlap there, so files are named one by
// one; what is not named is asked for by those hosts anyway.
func headersFile(files map[string][]byte) []byte {
	var b bytes.Buffer
	b.WriteString("/*\n")
	for _, h := range securityHeaders {
		fmt.Fprintf(&b, "  %s: %s\n", h[0], h[1])
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if isHashedName(name) {
			fmt.Fprintf(&b, "/%s\n  Content-Type: %s\n  Cache-Control: %s\n", name, contentType(name), cacheControl(name))
		}
	}
	fmt.Fprintf(&b, "/sw.js\n  Cache-Control: no-cache\n/index.html\n  Cache-Control: no-cache\n")
	return b.Bytes()
}

// webManifest is the Web Application Manifest.
type webManifest struct {
	ID          string         `json:"id"`
	StartURL    string         `json:"start_url"`
	Scope       string         `json:"scope"`
	Name        string         `json:"name"`
	ShortName   string         `json:"short_name"`
	Description string         `json:"description,omitempty"`
	Lang        string         `json:"lang,omitempty"`
	Display     string         `json:"display"`
	Override    []string       `json:"display_override"`
	Theme       string         `json:"theme_color"`
	Background  string         `json:"background_color"`
	Categories  []string       `json:"categories"`
	Icons       []manifestIcon `json:"icons"`
	Screenshots []manifestShot `json:"screenshots,omitempty"`
	Shortcuts   []shortcut     `json:"shortcuts"`
	Files       []fileHandler  `json:"file_handlers"`
	Share       shareTarget    `json:"share_target"`
	Launch      launchHandler  `json:"launch_handler"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// manifestShot is a picture that an installer shows before it asks.
type manifestShot struct {
	Src    string `json:"src"`
	Sizes  string `json:"sizes"`
	Type   string `json:"type"`
	Form   string `json:"form_factor"`
	Label  string `json:"label"`
	needed string // where package web has it
}

// shortcut is a view in the menu of the installed app's icon.
type shortcut struct {
	Name  string         `json:"name"`
	URL   string         `json:"url"`
	Icons []manifestIcon `json:"icons"`
}

// fileHandler makes the installed app open files; they arrive as if they had
// been dropped on the page (app/platform). Only what the page can read is
// named.
type fileHandler struct {
	Action string              `json:"action"`
	Accept map[string][]string `json:"accept"`
}

// shareTarget takes what other apps share: files, texts and addresses. No server
// answers; the service worker keeps it for the page (web/sw.js).
type shareTarget struct {
	Action string      `json:"action"`
	Method string      `json:"method"`
	Type   string      `json:"enctype"`
	Params shareParams `json:"params"`
}

type shareParams struct {
	Title string       `json:"title"`
	Text  string       `json:"text"`
	URL   string       `json:"url"`
	Files []shareFiles `json:"files"`
}

// shareFiles names the field of a form that has files, and of which kinds.
type shareFiles struct {
	Name   string   `json:"name"`
	Accept []string `json:"accept"`
}

// launchHandler lets a file, a shortcut or a shared text come to the window that
// is open, where the reader's work is.
type launchHandler struct {
	Mode []string `json:"client_mode"`
}

// shots are the pictures of the collection that is compiled in; no other has
// any, for they would show something else.
var shots = []manifestShot{
	{"shot-wide.png", "1280x800", "image/png", "wide", wording.SiteShotWide.String(), "pictures/wide.png"},
	{"shot-narrow.png", "390x844", "image/png", "narrow", wording.SiteShotNarrow.String(), "pictures/narrow.png"},
}

func manifest(c *corpus.Collection, pictures []manifestShot) ([]byte, error) {
	small := []manifestIcon{{"icon-192.png", "192x192", "image/png", "any"}}
	m := webManifest{
		ID: "./", StartURL: "./", Scope: "./",
		Name: wording.SiteApp.With("collection", c.Title), ShortName: wording.Name.String(),
		Description: firstSentence(c.About), Lang: c.Language,
		Display: "standalone", Override: []string{"window-controls-overlay"}, Theme: lightColour, Background: lightColour,
		Categories: []string{"education", "news", "productivity"},
		Icons: []manifestIcon{
			{"icon.svg", "any", "image/svg+xml", "any"},
			{"icon-192.png", "192x192", "image/png", "any"},
			{"icon-512.png", "512x512", "image/png", "any"},
			{"icon-maskable-512.png", "512x512", "image/png", "maskable"},
		},
		Screenshots: pictures,
		Shortcuts:   []shortcut{{wording.ScreenSearch.String(), "./#/search", small}, {wording.ScreenCompare.String(), "./#/compare", small}, {wording.ScreenLibrary.String(), "./#/library", small}},
		Files:       []fileHandler{{"./#/library", openable()}},
		Share:       shareTarget{"./shared", "POST", "multipart/form-data", shareParams{"title", "text", "url", []shareFiles{{"files", shareable()}}}},
		Launch:      launchHandler{[]string{"focus-existing", "auto"}},
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(m)
	return b.Bytes(), err
}

// openable are the kinds of files that the page opens, by media type.
func openable() map[string][]string {
	accept := map[string][]string{"application/x-parallax": {".parallax"}}
	for _, f := range formats.All {
		accept[f.Type] = f.Extensions
	}
	return accept
}

// shareable are the same kinds, by media type and extension: systems that share
// know one of the two.
func shareable() (list []string) {
	accept := openable()
	for _, kind := range slices.Sorted(maps.Keys(accept)) {
		list = append(append(list, kind), accept[kind]...)
	}
	return list
}

// firstSentence is s up to its first full stop that ends a word.
func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	return s
}
