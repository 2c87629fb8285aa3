//go:build js

package platform

import (
	"fmt"
	"iter"
	"strings"
	"syscall/js"
)

// The database of indexes has for each, under "index <key>", its bytes and when it
// was used, and its pieces under "piece <key> <number>". An index is used only if
// all its pieces are there; that they belong together shows when it is opened.
const (
	indexRecord = "index "
	pieceRecord = "piece "
)

// LoadIndex returns the index kept by a key, nil if there is none. It waits, so it
// is called beside the UI goroutine.
func (p *Page) LoadIndex(key string) []byte {
	var known, pieces js.Value
	err := p.transact(indexes, "readonly", func(store js.Value) {
		known = store.Call("get", indexRecord+key)
		pieces = store.Call("getAll", p.piecesOf(key))
	})
	if err != nil {
		return nil
	}
	record := indexOf(key, known.Get("result"))
	if record.bytes == 0 || record.bytes > mostIndexBytes {
		return nil
	}
	data, at := make([]byte, record.bytes), 0
	list := pieces.Get("result")
	for i := range list.Length() {
		piece := list.Index(i)
		if !piece.InstanceOf(p.window.Get("Uint8Array")) || at+piece.Length() > len(data) {
			return nil
		}
		at += js.CopyBytesToGo(data[at:], piece)
	}
	if at != len(data) {
		return nil
	}
	go p.transact(indexes, "readwrite", func(store js.Value) { p.note(store, key, len(data)) })
	return data
}

// StoreIndex keeps an index, if there is room for it, and lets go of others that
// were used longer ago.
func (p *Page) StoreIndex(key string, pieces iter.Seq[[]byte]) {
	drops := p.drops
	var list []js.Value
	bytes := 0
	for piece := range pieces {
		array := p.window.Get("Uint8Array").New(len(piece))
		js.CopyBytesToJS(array, piece)
		list = append(list, array)
		if bytes += len(piece); bytes > mostIndexBytes {
			return
		}
	}
	var keys, records js.Value
	err := p.transact(indexes, "readonly", func(store js.Value) {
		keys, records = store.Call("getAllKeys", p.indexRecords()), store.Call("getAll", p.indexRecords())
	})
	if err != nil {
		return
	}
	keys, records = keys.Get("result"), records.Get("result")
	var kept []keptIndex
	for i := range min(keys.Length(), records.Length()) {
		kept = append(kept, indexOf(strings.TrimPrefix(keys.Index(i).String(), indexRecord), records.Index(i)))
	}
	old, fits := displaced(kept, key, bytes)
	if !fits {
		return
	}
	p.transact(indexes, "readwrite", func(store js.Value) {
		if p.drops != drops {
			return // what it has is not to be kept any more
		}
		for _, k := range append(old, key) {
			store.Call("delete", indexRecord+k)
			store.Call("delete", p.piecesOf(k))
		}
		for i, array := range list {
			store.Call("put", array, fmt.Sprintf("%s%s %04d", pieceRecord, key, i))
		}
		p.note(store, key, bytes)
	})
}

// DropIndexes lets go of all indexes.
func (p *Page) DropIndexes() {
	p.drops++
	go p.transact(indexes, "readwrite", func(store js.Value) { store.Call("clear") })
}

// note writes that an index is kept and used now.
func (p *Page) note(store js.Value, key string, bytes int) {
	store.Call("put", map[string]any{"bytes": bytes, "used": p.window.Get("Date").Call("now")}, indexRecord+key)
}

// indexOf reads what is noted of an index; zero for what is no note.
func indexOf(key string, v js.Value) keptIndex {
	k := keptIndex{key: key}
	if v.Type() != js.TypeObject {
		return k
	}
	if bytes, used := v.Get("bytes"), v.Get("used"); bytes.Type() == js.TypeNumber && used.Type() == js.TypeNumber {
		k.bytes, k.used = bytes.Int(), used.Float()
	}
	return k
}

// piecesOf is the range of the keys of an index's pieces; "!" follows " ".
func (p *Page) piecesOf(key string) js.Value {
	return p.window.Get("IDBKeyRange").Call("bound", pieceRecord+key+" ", pieceRecord+key+"!", false, true)
}

func (p *Page) indexRecords() js.Value {
	return p.window.Get("IDBKeyRange").Call("bound", indexRecord, "index!", false, true)
}
