//go:build js

package platform

import (
	"errors"
	"strings"
	"syscall/js"
	"time"

	"parallax/app/wording"
	"parallax/corpus"
	"parallax/corpus/placing"
)

// The originals lie in one database for each place a site lies at, the edits in
// another: sites of one origin share a browser's storage, and files opened from
// a disk may all do. The only store of each has a record for each document under
// the key "collection/document", or for each edit under "collection/edit"; ids
// have no slash. A third one has indexes, see indexes_js.go, a
// fourth whole collections, see shelf_js.go. Each its own database,
// so that none needs a new version, which pages that are open would have to make
// way for.
const (
	databaseVersion = 1
	originals       = "originals"
	edits           = "edits"
	indexes         = "indexes"
)

// site is where the site lies, the same for all its views.
func (p *Page) site() string {
	base := ""
	if shared := p.window.Get("parallax"); shared.Truthy() && shared.Get("base").Truthy() {
		base = shared.Get("base").String()
	} else {
		base = p.document.Get("baseURI").String()
	}
	path := "/"
	attempt(func() { path = p.window.Get("URL").New(base).Get("pathname").String() })
	return path
}

// marker is the key of a preference that says that originals or edits are kept,
// so that their loss can be told from their never having been there.
func (p *Page) marker(store, collection string) string { return store + " " + p.site() + collection }

// LoadOriginals reads the originals kept for a collection and hands them to done.
// lost says that there were some and the browser has erased them.
func (p *Page) LoadOriginals(collection string, done func(records []placing.Stored, lost bool, err error)) {
	go func() {
		var all js.Value
		err := p.transact(originals, "readonly", func(store js.Value) {
			all = store.Call("getAll", p.ofCollection(collection))
		})
		if err != nil {
			done(nil, false, err)
			return
		}
		var records []placing.Stored
		list := all.Get("result")
		for i := range list.Length() {
			if r, ok := p.record(list.Index(i)); ok {
				records = append(records, r)
			}
		}
		if p.newer {
			err = errNewer
		}
		done(records, records == nil && p.Recall(p.marker(originals, collection)) != "", err)
	}()
}

// record reads what lies in the store; somebody else may have written there.
func (p *Page) record(v js.Value) (r placing.Stored, ok bool) {
	if v.Type() != js.TypeObject {
		return r, false
	}
	document, file, bytes := v.Get("document"), v.Get("file"), v.Get("bytes")
	if document.Type() != js.TypeString || file.Type() != js.TypeString || !bytes.InstanceOf(p.window.Get("Uint8Array")) {
		return r, false
	}
	r = placing.Stored{Document: document.String(), File: corpus.File{Name: file.String(), Content: make([]byte, bytes.Length())}}
	js.CopyBytesToGo(r.File.Content, bytes)
	return r, true
}

// StoreOriginals stores originals of a collection, all or none. done is called when the
// transaction has completed, or with the reason why it has not.
func (p *Page) StoreOriginals(collection string, records []placing.Stored, done func(error)) {
	go func() {
		err := p.transact(originals, "readwrite", func(store js.Value) {
			for _, r := range records {
				bytes := p.window.Get("Uint8Array").New(len(r.File.Content))
				js.CopyBytesToJS(bytes, r.File.Content)
				store.Call("put", map[string]any{"document": r.Document, "file": r.File.Name, "bytes": bytes}, collection+"/"+r.Document)
			}
		})
		if err == nil {
			p.Remember(p.marker(originals, collection), "kept")
		}
		done(err)
	}()
}

// DeleteOriginals removes the originals of documents. done is called as for StoreOriginals.
func (p *Page) DeleteOriginals(collection string, documents []string, done func(error)) {
	go func() {
		var rest js.Value
		err := p.transact(originals, "readwrite", func(store js.Value) {
			for _, d := range documents {
				store.Call("delete", collection+"/"+d)
			}
			rest = store.Call("count", p.ofCollection(collection))
		})
		if err == nil && rest.Get("result").Int() == 0 {
			p.Remember(p.marker(originals, collection), "")
		}
		done(err)
	}()
}

// KeepEdits stores edits of a collection by their ids, all or none, and then hands those
// that it keeps besides, and that are not known, to done; lost and err are as for
// LoadOriginals. Where it keeps as many as are known, none is read: thousands of them
// would make the page stand still at every note.
func (p *Page) KeepEdits(collection string, fresh map[string]string, known map[string]bool, done func(others []string, lost bool, err error)) {
	go func() {
		mode := "readonly"
		if len(fresh) > 0 {
			mode = "readwrite"
		}
		var count js.Value
		err := p.transact(edits, mode, func(store js.Value) {
			for id, text := range fresh {
				store.Call("put", text, collection+"/"+id)
			}
			count = store.Call("count", p.ofCollection(collection))
		})
		if err != nil {
			done(nil, false, err)
			return
		}
		marker, kept := p.marker(edits, collection), count.Get("result").Int()
		if len(fresh) > 0 {
			p.tellOthers(collection)
		}
		if kept > 0 {
			p.Remember(marker, "kept")
		}
		var texts []string
		if kept != len(fresh)+len(known) {
			if texts, err = p.otherEdits(collection, fresh, known); err != nil {
				done(nil, false, err)
				return
			}
		}
		done(texts, kept == 0 && p.Recall(marker) != "", nil)
	}()
}

// EraseEdits removes the edits that are kept of some collections. done is called as for
// NoteShelf.
func (p *Page) EraseEdits(collections []string, done func(error)) {
	go func() {
		err := p.transact(edits, "readwrite", func(store js.Value) {
			for _, c := range collections {
				store.Call("delete", p.ofCollection(c))
			}
		})
		if err == nil {
			for _, c := range collections {
				p.Remember(p.marker(edits, c), "")
				p.tellOthers(c)
			}
		}
		done(err)
	}()
}

// otherEdits are those of a collection that are neither among fresh nor known.
func (p *Page) otherEdits(collection string, fresh map[string]string, known map[string]bool) (texts []string, err error) {
	var keys, all js.Value
	err = p.transact(edits, "readonly", func(store js.Value) {
		keys, all = store.Call("getAllKeys", p.ofCollection(collection)), store.Call("getAll", p.ofCollection(collection))
	})
	if err != nil {
		return nil, err
	}
	keys, all = keys.Get("result"), all.Get("result")
	for i := range all.Length() {
		id := strings.TrimPrefix(keys.Index(i).String(), collection+"/")
		if _, mine := fresh[id]; mine || known[id] {
			continue
		}
		if v := all.Index(i); v.Type() == js.TypeString {
			texts = append(texts, v.String())
		}
	}
	return texts, nil
}

// ofCollection is the range of keys of a collection; "0" follows "/".
func (p *Page) ofCollection(collection string) js.Value {
	return p.window.Get("IDBKeyRange").Call("bound", collection+"/", collection+"0", false, true)
}

// transact runs one transaction to its end. ask makes all requests at once,
// because a transaction ends by itself when it has none left. A connection that
// the browser has closed is opened again, once.
func (p *Page) transact(in, mode string, ask func(store js.Value)) error {
	for again := false; ; again = true {
		db, err := p.open(in)
		if err != nil {
			return told(err)
		}
		if p.newer && mode != "readonly" {
			return errNewer
		}
		var tx js.Value
		if err := try(func() { tx = db.Call("transaction", in, mode, durable(in, mode)) }); err != nil {
			delete(p.databases, in)
			if !again {
				attempt(func() { db.Call("close") })
				continue
			}
			return told(err)
		}
		end := outcome(tx, "complete", "abort")
		if err := try(func() { ask(tx.Call("objectStore", in)) }); err != nil {
			attempt(func() { tx.Call("abort") })
			<-end
			return told(err)
		}
		return told(<-end)
	}
}

// durable are the options of a transaction: what people have made is on the disk
// when it has completed, where the browser can see to that. An index can be made
// again.
func durable(in, mode string) map[string]any {
	if in == indexes || mode == "readonly" {
		return map[string]any{}
	}
	return map[string]any{"durability": "strict"}
}

// open returns the database with a store, opening it first if need be.
func (p *Page) open(store string) (js.Value, error) {
	if db, is := p.databases[store]; is {
		return db, nil
	}
	name := "parallax "
	if store != originals {
		name += store + " "
	}
	var request js.Value
	err := try(func() {
		// Even looking may throw where storage is refused, and only what a Call
		// throws reaches Go: anything else would end the program.
		factory := p.window.Get("Reflect").Call("get", p.window, "indexedDB")
		switch {
		case !factory.Truthy():
		case p.newer:
			request = factory.Call("open", name+p.site()) // as it is
		default:
			request = factory.Call("open", name+p.site(), databaseVersion)
		}
	})
	if err != nil {
		return js.Value{}, err
	}
	if !request.Truthy() {
		return js.Value{}, errNoStorage
	}
	upgrade := js.FuncOf(func(js.Value, []js.Value) any {
		request.Get("result").Call("createObjectStore", store)
		return nil
	})
	request.Set("onupgradeneeded", upgrade)
	// Another page with an older edition may hold on to the database.
	blocked := make(chan struct{}, 1)
	held := js.FuncOf(func(js.Value, []js.Value) any {
		select {
		case blocked <- struct{}{}:
		default:
		}
		return nil
	})
	request.Set("onblocked", held)
	end := outcome(request, "success", "error")
	select {
	case err = <-end:
	case <-blocked:
		select { // it may let go of it at once
		case err = <-end:
		case <-time.After(patience):
			p.keep = append(p.keep, held, upgrade)
			go func() {
				if <-end == nil {
					attempt(func() { request.Get("result").Call("close") })
				}
			}()
			return js.Value{}, errHeld
		}
	}
	held.Release()
	upgrade.Release()
	if err != nil {
		var thrown js.Error
		if !p.newer && errors.As(err, &thrown) && thrown.Get("name").String() == "VersionError" {
			p.newer = true
			return p.open(store)
		}
		return js.Value{}, err
	}
	db := request.Get("result")
	// A newer edition in another tab may want to change the database, and the
	// browser may close it.
	gone := js.FuncOf(func(js.Value, []js.Value) any {
		attempt(func() { db.Call("close") })
		delete(p.databases, store)
		return nil
	})
	p.keep = append(p.keep, gone)
	db.Set("onversionchange", gone)
	db.Set("onclose", gone)
	if p.databases == nil {
		p.databases = make(map[string]js.Value)
	}
	p.databases[store] = db
	return db, nil
}

// outcome tells when a request or transaction has ended, and how.
func outcome(of js.Value, good, bad string) <-chan error {
	end := make(chan error, 1)
	var yes, no js.Func
	finish := func(err error) any {
		yes.Release()
		no.Release()
		end <- err
		return nil
	}
	yes = js.FuncOf(func(js.Value, []js.Value) any { return finish(nil) })
	no = js.FuncOf(func(_ js.Value, args []js.Value) any {
		args[0].Call("preventDefault") // it is told to the reader, not to the console
		reason := of.Get("error")
		if !reason.Truthy() {
			return finish(errors.New(wording.StorageStopped.String()))
		}
		return finish(js.Error{Value: reason})
	})
	of.Set("on"+good, yes)
	of.Set("on"+bad, no)
	return end
}

// patience is how long another page may take to let go of a database.
const patience = 2 * time.Second

var errHeld = errors.New(wording.StorageHeld.String())

var errNewer = errors.New(wording.StorageNewer.String())

var errNoStorage = errors.New(wording.StorageNone.String())

// told puts an error of the storage into words.
func told(err error) error {
	var thrown js.Error
	if !errors.As(err, &thrown) || thrown.Type() != js.TypeObject {
		return err
	}
	switch name := thrown.Get("name").String(); name {
	case "QuotaExceededError":
		return errors.New(wording.StorageFull.String())
	case "SecurityError", "InvalidStateError", "UnknownError":
		return errors.New(wording.StorageRefused.With("reason", name))
	default:
		return errors.New(wording.StorageTrouble.With("reason", name))
	}
}
