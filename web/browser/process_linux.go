package browser

import (
	"os/exec"
	"runtime"
	"syscall"
)

// startTied starts a command that ends with this process, however this process
// ends: a test that is killed has no time to end its browsers.
func startTied(cmd *exec.Cmd) error {
	ownGroup(cmd)
	cmd.SysProcAttr.Pdeathsig = syscall.SIGKILL
	started := make(chan error)
	go func() {
		// The signal comes when the thread ends that started the command, so this
		// one is kept for that.
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			cmd.Wait() // how it ended is no news: what it is asked next fails
		}
	}()
	return <-started
}
