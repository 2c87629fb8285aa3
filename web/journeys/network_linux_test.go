package journeys

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"parallax/app/present/sample"
	"parallax/web/browser"
)

// cutOff is the variable that tells this process that it has no network.
const cutOff = "PARALLAX_JOURNEYS_CUT_OFF"

// In a network namespace with nothing but the loopback, from which no packet
// leads anywhere, every feature works.
func TestNoNetworkAtAll(t *testing.T) {
	if os.Getenv(cutOff) != "" {
		withoutNetwork(t)
		return
	}
	claim(t)
	cmd := exec.Command(os.Args[0], "-test.run", "^TestNoNetworkAtAll$", "-test.v", "-test.timeout", "15m", "-built", *built, "-browser", *lane)
	cmd.Env = append(os.Environ(), cutOff+"=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET}
	if os.Getuid() != 0 {
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Logf("this system allows no network namespace (%v); that nothing leaves its origin rests on the browsers' proxy alone", err)
		return
	}
	if err != nil || !strings.Contains(string(out), "--- PASS: TestNoNetworkAtAll/"+*lane) {
		t.Fatalf("without a network: %v\n%s", err, out)
	}
}

// withoutNetwork runs where there is no network.
func withoutNetwork(t *testing.T) {
	if err := raiseLoopback(); err != nil {
		t.Fatal(err)
	}
	all, err := net.Interfaces()
	if err != nil || len(all) != 1 || all[0].Flags&net.FlagLoopback == 0 {
		t.Fatalf("there is a network: %v (%v)", all, err)
	}
	if c, err := net.DialTimeout("tcp", "192.0.2.1:80", time.Second); err == nil {
		c.Close()
		t.Fatal("an address elsewhere answers")
	}
	dir := siteOf(t, sample.Collection())
	for _, kind := range kinds(t) {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t, kind, browser.Options{}, openGate(t, dir, "/a/b/"))
			c := sample.Collection()
			first, second := c.Documents[0].ID, c.Documents[1].ID
			s.visit("")
			s.WaitFor(`document.querySelectorAll("main table tr").length > 5`)
			s.typeQuery("harbour")
			s.WaitFor(`document.querySelectorAll("main mark").length > 0`)
			for _, view := range []string{"#/read/" + first, "#/topic/" + c.Topics[0].ID, "#/compare/" + first + "," + second, "#/compare/" + first + "," + second + "?by=text",
				"#/compare/" + first + "," + second + "?by=facts", "#/compare/" + first + "," + second + "?by=voices", "#/words?doc=" + first, "#/search?q=harbour&as=context", "#/about"} {
				s.follow(view)
				if text := s.see().Text; len(text) < 100 {
					t.Errorf("%s shows only %q", view, text)
				}
			}
			s.WaitFor(kept)
			s.drop(map[string][]byte{"bell.txt": sample.Original("bell-parted")})
			s.attached(1)
			s.Reload()
			s.WaitFor(running)
			s.follow("#/library")
			s.attached(1)
			s.end()
		})
	}
}

// raiseLoopback switches the loopback on, which a new namespace has off.
func raiseLoopback() error {
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	defer syscall.Close(socket)
	var request struct {
		name  [syscall.IFNAMSIZ]byte
		flags uint16
		_     [22]byte
	}
	copy(request.name[:], "lo")
	request.flags = syscall.IFF_UP | syscall.IFF_RUNNING
	if _, _, problem := syscall.Syscall(syscall.SYS_IOCTL, uintptr(socket), syscall.SIOCSIFFLAGS, uintptr(unsafe.Pointer(&request))); problem != 0 {
		return problem
	}
	return nil
}
