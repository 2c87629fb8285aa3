//go:build unix

package browser

import (
	"os/exec"
	"syscall"
)

// ownGroup puts a command into a process group of its own, so that the whole
// family of a browser's processes can be ended together.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

// killGroup ends a command and every process it started.
func killGroup(cmd *exec.Cmd) {
	if cmd != nil && cmd.Process != nil {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	}
}
