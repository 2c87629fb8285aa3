package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"parallax/corpus"
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
	Theme       string         `json:"theme_color"`
	Background  string         `json:"background_color"`
	Categories  []string       `json:"categories"`
	Icons       []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

func manifest(c *corpus.Collection) ([]byte, error) {
	m := webManifest{
		ID: "./", StartURL: "./", Scope: "./",
		Name: "Parallax: " + c.Title, ShortName: "Parallax",
		Description: firstSentence(c.About), Lang: c.Language,
		Display: "standalone", Theme: lightColour, Background: lightColour,
		Categories: []string{"education", "news", "productivity"},
		Icons: []manifestIcon{
			{"icon.svg", "any", "image/svg+xml", "any"},
			{"icon-192.png", "192x192", "image/png", "any"},
			{"icon-512.png", "512x512", "image/png", "any"},
			{"icon-maskable-512.png", "512x512", "image/png", "maskable"},
		},
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(m)
	return b.Bytes(), err
}

// firstSentence is s up to its first full stop that ends a word.
func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	return s
}
