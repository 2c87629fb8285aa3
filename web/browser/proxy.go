package browser

import (
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// ownHosts end the names a browser asks for on its own account, with no page
// involved: they are no proof of anything and are left out of the list.
var ownHosts = []string{".google.com", ".googleapis.com", ".gvt1.com", ".mozilla.com", ".mozilla.org", ".mozilla.net", ".firefox.com"}

// proxy refuses every request and remembers its host. Browsers ask it for
// everything that is not on this machine.
type proxy struct {
	listener net.Listener
	mu       sync.Mutex
	asked    []string
}

func newProxy() (*proxy, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &proxy{listener: l}
	go http.Serve(l, p) // ends with an error when the listener closes
	return p, nil
}

func (p *proxy) address() string { return p.listener.Addr().String() }

func (p *proxy) close() { p.listener.Close() }

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	p.mu.Lock()
	if !slices.Contains(p.asked, host) {
		p.asked = append(p.asked, host)
	}
	p.mu.Unlock()
	http.Error(w, "there is no network beyond this machine", http.StatusForbidden)
}

func (p *proxy) hosts() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var found []string
	for _, host := range p.asked {
		own := slices.ContainsFunc(ownHosts, func(end string) bool { return strings.HasSuffix("."+host, end) })
		if !own {
			found = append(found, host)
		}
	}
	return found
}
