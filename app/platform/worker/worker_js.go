//go:build js

package worker

import "syscall/js"

// In reports whether this is a program in a Worker, where there is no page.
func In() bool { return !js.Global().Get("document").Truthy() }

// Bundle returns, once, the collection that the page came with; nil if there is
// none.
func Bundle() []byte {
	shared := js.Global().Get("parallax")
	data := shared.Get("bundle")
	if !data.Truthy() {
		return nil
	}
	shared.Set("bundle", nil) // it is here now
	return Bytes(data)
}

// Post sends the page that started this Worker a message.
func Post(message []byte) { Send(js.Global(), message) }

// Listen has each message of the page handled, those that have come already at
// once.
func Listen(received func(message []byte)) {
	handler := js.FuncOf(func(_ js.Value, args []js.Value) any {
		received(Bytes(args[0]))
		return nil
	})
	js.Global().Get("parallax").Call("listen", handler)
}

// Send sends a message to a Worker or from one. It hands the bytes over instead
// of having them copied.
func Send(to js.Value, message []byte) {
	array := js.Global().Get("Uint8Array").New(len(message))
	js.CopyBytesToJS(array, message)
	to.Call("postMessage", array, []any{array.Get("buffer")})
}

// Bytes is the content of a Uint8Array.
func Bytes(array js.Value) []byte {
	b := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(b, array)
	return b
}
