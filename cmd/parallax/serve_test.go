package main

import (
	"context"
	"net"
	"net/http"
	"testing"
	"time"
)

func TestListenTakesTheNextPort(t *testing.T) {
	first, err := listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	taken := first.Addr().(*net.TCPAddr).Port
	second, err := listen(first.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if got := second.Addr().(*net.TCPAddr).Port; got <= taken || got > taken+portsTried {
		t.Errorf("port %d was taken, and %d is used instead", taken, got)
	}
	for _, addr := range []string{"8080", "127.0.0.1:http", "127.0.0.1:70000", "127.0.0.1:-1"} {
		if l, err := listen(addr); err == nil {
			l.Close()
			t.Errorf("%q is an address", addr)
		}
	}
}

func TestServeStopsInTime(t *testing.T) {
	l, err := listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- serve(ctx, l, http.NotFoundHandler()) }()
	response, err := http.Get("http://" + hostOf(l.Addr()) + "/")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusNotFound {
		t.Errorf("status %d", response.StatusCode)
	}
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(2 * time.Minute):
		t.Error("the server goes on")
	}
}

func TestHostOf(t *testing.T) {
	for ip, want := range map[string]string{"127.0.0.1": "127.0.0.1:80", "0.0.0.0": "localhost:80", "::": "localhost:80", "::1": "[::1]:80"} {
		if got := hostOf(&net.TCPAddr{IP: net.ParseIP(ip), Port: 80}); got != want {
			t.Errorf("%s is %s, want %s", ip, got, want)
		}
	}
}
