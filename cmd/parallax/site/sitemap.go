package site

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sitemapLength is the most addresses that one sitemap may have, by
// sitemaps.org. More are spread over several, which sitemap.xml then names.
const sitemapLength = 50_000

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// sitemaps names every page of a site that stands at the address, and, where
// that is the root of a host, says so in robots.txt, which counts only there.
// The files hold no dates: a build does not know any.
func sitemaps(address string, files map[string][]byte) map[string][]byte {
	var pages []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, ".html") && name != "404.html" {
			pages = append(pages, address+strings.TrimSuffix(name, "index.html"))
		}
	}
	made := map[string][]byte{}
	if len(pages) <= sitemapLength {
		made["sitemap.xml"] = sitemap("urlset", "url", pages)
	} else {
		var parts []string
		for part := range slices.Chunk(pages, sitemapLength) {
			name := fmt.Sprintf("sitemap-%d.xml", len(parts)+1)
			made[name] = sitemap("urlset", "url", part)
			parts = append(parts, address+name)
		}
		made["sitemap.xml"] = sitemap("sitemapindex", "sitemap", parts)
	}
	if strings.Count(address, "/") == 3 {
		made["robots.txt"] = fmt.Appendf(nil, "User-agent: *\nAllow: /\n\nSitemap: %ssitemap.xml\n", address)
	}
	return made
}

func sitemap(list, entry string, addresses []string) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	fmt.Fprintf(&b, "<%s xmlns=%q>\n", list, sitemapSpace)
	for _, a := range addresses {
		fmt.Fprintf(&b, "<%s><loc>", entry)
		xml.EscapeText(&b, []byte(a)) // a buffer takes everything
		fmt.Fprintf(&b, "</loc></%s>\n", entry)
	}
	fmt.Fprintf(&b, "</%s>\n", list)
	return b.Bytes()
}
