//go:build !linux

package browser

import "os/exec"

// startTied starts a command. Where the system cannot tie it to this process, it
// is ended by killGroup alone.
func startTied(cmd *exec.Cmd) error {
	ownGroup(cmd)
	err := cmd.Start()
	if err == nil {
		go cmd.Wait()
	}
	return err
}
