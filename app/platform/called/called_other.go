//go:build !js

package called

// Serve has nobody to answer here.
func Serve(func(message []byte, step func(done float64) bool) [][]byte) {}
