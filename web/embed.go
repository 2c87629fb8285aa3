// Package web holds what the browser gets besides the program: the scripts that
// start it and keep it for use without a network, styles, and the templates of
// pages that are readable without the program. It is linked into the tool that
// builds sites, never into the program itself.
package web

import "embed"

// Files are the sources: the scripts of scripts.txt and the files they are
// joined of, boot.css, css/*.css and pages/*.html, pictures of the page for
// installers, the search for other people's pages (finder), and the page that
// measuring programs call, bench/bench.html.
//
//go:embed boot/*.js scripts.txt boot.css sw.js sw-off.js css pages pictures bench finder
var Files embed.FS
