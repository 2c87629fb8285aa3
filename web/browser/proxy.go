package browser

import (
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"slices"
	"strings"
	"sync"
)

// ownHosts end the names a browser asks for on its own account, with no page
// involved: they are no proof of anything and are left out of the list.
var ownHosts = []string{".google.com", ".googleapis.com", ".gvt1.com", ".mozilla.com", ".mozilla.org", ".mozilla.net", ".firefox.com"}

// proxy stands between a browser and every network, this machine's own
// included, and remembers who was asked for. So nothing is missed, whichever
// part of the browser asks: a page, a worker, a service worker, or the browser
// itself for an icon. It lets through what stays on this machine and refuses
// the rest.
type proxy struct {
	server *http.Server
	at     string
	pass   *httputil.ReverseProxy
	mu     sync.Mutex
	asked  []string
	urls   []string // of all requests
}

func newProxy() (*proxy, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &proxy{at: l.Addr().String()}
	p.pass = &httputil.ReverseProxy{
		Rewrite:       func(*httputil.ProxyRequest) {}, // it goes where it was going
		FlushInterval: -1,
		// A host that does not answer, or breaks off, must look so to the page.
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
		Transport:    &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 16},
		ErrorLog:     log.New(io.Discard, "", 0),
	}
	p.server = &http.Server{Handler: p, ErrorLog: log.New(io.Discard, "", 0)}
	go p.server.Serve(l) // ends with an error when it is closed
	return p, nil
}

func (p *proxy) address() string { return p.at }

func (p *proxy) close() {
	p.server.Close()
	p.pass.Transport.(*http.Transport).CloseIdleConnections()
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	if !slices.Contains(p.asked, r.Host) {
		p.asked = append(p.asked, r.Host)
	}
	p.urls = append(p.urls, r.URL.String())
	p.mu.Unlock()
	if r.Method == http.MethodConnect || !local(r.Host) || r.URL.Host == "" {
		http.Error(w, "there is no network beyond this machine", http.StatusForbidden)
		return
	}
	p.pass.ServeHTTP(w, r)
}

// local reports whether a host, with or without a port, is this machine.
func local(host string) bool {
	host = nameOf(host)
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func nameOf(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return host
}

// hosts are the hosts asked for, with their ports, in the order of the first
// attempt.
func (p *proxy) hosts() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(p.asked), func(host string) bool {
		return slices.ContainsFunc(ownHosts, func(end string) bool { return strings.HasSuffix("."+nameOf(host), end) })
	})
}

// requests are the addresses of all requests so far.
func (p *proxy) requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.urls)
}
