//go:build js

package called

import (
	"syscall/js"

	"parallax/app/pause"
	"parallax/app/platform/worker"
)

// Serve answers the messages of the script, one after the other, for as long as
// the script has the program; an answer may come in pieces. While an answer is made, step gives the script's
// page a turn now and again.
//
// The script has put an object named parallaxSearch in the global scope, and
// takes it away once its listen has been called, which happens at once: so two
// programs on one page do not meet.
func Serve(answer func(message []byte, step func(done float64) bool) [][]byte) {
	type call struct {
		message []byte
		reply   js.Value
	}
	pause.Turn = worker.Turn
	calls := make(chan call, 1) // the script waits for each answer
	js.Global().Get("parallaxSearch").Call("listen", js.FuncOf(func(_ js.Value, args []js.Value) any {
		calls <- call{worker.Bytes(args[0]), args[1]}
		return nil
	}))
	array := js.Global().Get("Uint8Array")
	for c := range calls {
		rest := pause.Each(pause.Breath)
		reply := answer(c.message, func(float64) bool { rest(); return true })
		size := 0
		for _, piece := range reply {
			size += len(piece)
		}
		out := array.New(size)
		at := 0
		for _, piece := range reply {
			js.CopyBytesToJS(out.Call("subarray", at), piece)
			at += len(piece)
		}
		c.reply.Invoke(out)
	}
}
