package pdf

import (
	"bytes"
	"errors"
	"maps"
	"math"
	"slices"
)

// file is an opened PDF file.
type file struct {
	b        []byte
	places   map[int]place // by object number
	trailer  dict
	read     map[int]object
	reading  map[int]bool // objects on the way, so that none waits for itself
	packed   map[int][]object
	key      *key
	left     int64 // bytes that may still be inflated
	work     int64 // steps that may still be made
	trouble  error
	searched bool // the objects have been looked for
}

// place is where an object is: at an offset of the file, or as the nth of an
// object stream.
type place struct {
	offset, generation int
	within, nth        int // within > 0 is the number of the object stream
}

var (
	errNotPDF    = errors.New("this is no PDF file")
	errPassword  = errors.New("the file needs a password")
	errEncrypted = errors.New("the file is encrypted in a way that is not known")
)

const mostObjects = 1 << 22

func open(b []byte, limits Limits) (*file, error) {
	if at := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-")); at >= 0 {
		b = b[at:]
	} else {
		return nil, errNotPDF
	}
	f := &file{b: b, places: map[int]place{}, trailer: dict{}, read: map[int]object{}, reading: map[int]bool{}, packed: map[int][]object{}, left: limits.Inflated, work: limits.Work}
	f.tables()
	if f.pagesOf() == nil {
		f.search()
	}
	if o, has := f.trailer["Encrypt"]; has {
		d, is := f.resolve(o).(dict)
		if is {
			if r, is := o.(reference); is {
				delete(f.read, r.number)
			}
			if f.key = f.newKey(d); f.key == nil {
				if n, _ := f.resolve(d["Filter"]).(name); n != "Standard" {
					return nil, errEncrypted
				}
				return nil, errPassword
			}
			// What was read before the key was known is read again.
			clear(f.read)
			clear(f.packed)
			f.read[0] = nil
			if r, is := o.(reference); is {
				f.read[r.number] = d
			}
		}
	}
	return f, nil
}

// tables reads the cross-reference tables and streams, the newest first.
func (f *file) tables() {
	tail := f.b[max(0, len(f.b)-2048):]
	at := bytes.LastIndex(tail, []byte("startxref"))
	if at < 0 {
		return
	}
	l := &lexer{b: tail, at: at + len("startxref")}
	offset, is := l.next(0).(float64)
	seen := map[int]bool{}
	for is && offset >= 0 && int(offset) < len(f.b) && !seen[int(offset)] {
		seen[int(offset)] = true
		d := f.table(int(offset))
		if d == nil {
			return
		}
		for k, v := range d {
			if _, has := f.trailer[k]; !has {
				f.trailer[k] = v
			}
		}
		if hybrid, has := d["XRefStm"].(float64); has && int(hybrid) > 0 && int(hybrid) < len(f.b) && !seen[int(hybrid)] {
			seen[int(hybrid)] = true
			f.table(int(hybrid))
		}
		offset, is = d["Prev"].(float64)
	}
}

// table reads one, and gives its trailer; nil if there is none.
func (f *file) table(offset int) dict {
	l := &lexer{b: f.b, at: offset}
	l.skip()
	if !bytes.HasPrefix(f.b[l.at:], []byte("xref")) {
		return f.tableStream(l)
	}
	l.at += 4
	for {
		first, is := l.next(0).(float64)
		if !is {
			break
		}
		count, _ := l.next(0).(float64)
		for i := range min(int(count), mostObjects) {
			at, is := l.next(0).(float64)
			generation, also := l.next(0).(float64)
			k, word := l.next(0).(keyword)
			if !is || !also || !word {
				return nil
			}
			n := int(first) + i
			if _, had := f.places[n]; !had && k == "n" {
				f.places[n] = place{offset: int(at), generation: int(generation)}
			}
		}
	}
	d, _ := l.next(0).(dict)
	return d
}

func (f *file) tableStream(l *lexer) dict {
	_, o, ok := l.indirect(func(o object) int { n, _ := o.(float64); return int(n) })
	s, is := o.(*stream)
	if !ok || !is {
		return nil
	}
	s.plain = true
	data := f.inflated(s)
	var width [3]int
	for i, w := range f.list(s.dict["W"]) {
		if n, is := w.(float64); is && i < 3 && n >= 0 && n <= 8 {
			width[i] = int(n)
		}
	}
	row := width[0] + width[1] + width[2]
	if row == 0 {
		return nil
	}
	index := f.list(s.dict["Index"])
	if len(index) == 0 {
		index = array{0.0, s.dict["Size"]}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(float64)
		count, _ := index[i+1].(float64)
		for n := 0; n < int(count) && len(data) >= row; n++ {
			var value [3]int
			at := 0
			for j, w := range width {
				for range w {
					value[j] = value[j]<<8 | int(data[at])
					at++
				}
			}
			if width[0] == 0 {
				value[0] = 1
			}
			data = data[row:]
			number := int(first) + n
			if _, had := f.places[number]; had {
				continue
			}
			switch value[0] {
			case 1:
				f.places[number] = place{offset: value[1], generation: value[2]}
			case 2:
				f.places[number] = place{within: value[1], nth: value[2]}
			}
		}
	}
	return s.dict
}

// search looks for objects where the tables are damaged: the last one of each
// number counts.
func (f *file) search() {
	if f.searched {
		return
	}
	f.searched = true
	clear(f.read)
	clear(f.packed)
	var streams []int
	for at := 0; ; {
		i := bytes.Index(f.b[at:], []byte("obj"))
		if i < 0 {
			break
		}
		i += at
		at = i + 3
		// Go back over "12 0 ".
		j := i
		back := func(want func(byte) bool) bool {
			from := j
			for j > 0 && want(f.b[j-1]) {
				j--
			}
			return j < from
		}
		digit := func(c byte) bool { return c >= '0' && c <= '9' }
		if !back(white) || !back(digit) || !back(white) || !back(digit) {
			continue
		}
		l := &lexer{b: f.b, at: j}
		n, _ := l.next(0).(float64)
		g, _ := l.next(0).(float64)
		if n < 0 || n > mostObjects {
			continue
		}
		f.places[int(n)] = place{offset: j, generation: int(g)}
		if head := f.b[at:min(len(f.b), at+300)]; bytes.Contains(head, []byte("/ObjStm")) {
			streams = append(streams, int(n))
		}
	}
	for at := 0; ; {
		i := bytes.Index(f.b[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		if d, is := (&lexer{b: f.b, at: at}).next(0).(dict); is {
			for k, v := range d {
				f.trailer[k] = v
			}
		}
	}
	for _, n := range streams {
		for nth, number := range f.numbers(n) {
			if _, had := f.places[number]; !had {
				f.places[number] = place{within: n, nth: nth}
			}
		}
	}
	if d, is := f.resolve(f.trailer["Root"]).(dict); !is || d["Pages"] == nil {
		for _, n := range slices.Sorted(maps.Keys(f.places)) { // the last one counts
			d, is := f.resolve(reference{n, 0}).(dict)
			if s, of := f.resolve(reference{n, 0}).(*stream); of && s.dict["Root"] != nil && f.trailer["Root"] == nil {
				f.trailer["Root"] = s.dict["Root"]
				if s.dict["Encrypt"] != nil {
					f.trailer["Encrypt"], f.trailer["ID"] = s.dict["Encrypt"], s.dict["ID"]
				}
			}
			if t, _ := d["Type"].(name); is && t == "Catalog" {
				f.trailer["Root"] = reference{n, 0}
			}
		}
	}
}

// resolve follows references. Nothing there is nil.
func (f *file) resolve(o object) object {
	for range 20 {
		r, is := o.(reference)
		if !is {
			return o
		}
		o = f.object(r.number)
	}
	return nil
}

func (f *file) object(n int) object {
	if o, had := f.read[n]; had {
		return o
	}
	p, has := f.places[n]
	if !has || f.reading[n] {
		return nil
	}
	f.reading[n] = true
	defer delete(f.reading, n)
	var o object
	if p.within > 0 {
		if list := f.objects(p.within); p.nth < len(list) {
			o = list[p.nth]
		}
	} else if p.offset >= 0 && p.offset < len(f.b) {
		l := &lexer{b: f.b, at: p.offset}
		ref, got, ok := l.indirect(func(o object) int {
			if v, is := f.resolve(o).(float64); is {
				return int(v)
			}
			return -1
		})
		if !ok || ref.number != n {
			if !f.searched {
				delete(f.reading, n)
				f.search()
				return f.object(n)
			}
			return nil
		}
		o = f.decrypted(ref, got, 0)
	}
	f.read[n] = o
	return o
}

// decrypted opens the strings of an object.
func (f *file) decrypted(owner reference, o object, depth int) object {
	if f.key == nil || f.key.strings == unencrypted || depth > deepest {
		return o
	}
	switch o := o.(type) {
	case text:
		return text(f.key.open(f.key.strings, owner, []byte(o)))
	case array:
		for i := range o {
			o[i] = f.decrypted(owner, o[i], depth+1)
		}
	case dict:
		for k := range o {
			o[k] = f.decrypted(owner, o[k], depth+1)
		}
	case *stream:
		f.decrypted(owner, o.dict, depth+1)
	}
	return o
}

// header reads the numbers at the head of an object stream.
func (f *file) header(n int) (data []byte, numbers, offsets []int) {
	s, is := f.resolve(reference{n, 0}).(*stream)
	if !is {
		return nil, nil, nil
	}
	count, _ := f.resolve(s.dict["N"]).(float64)
	first, _ := f.resolve(s.dict["First"]).(float64)
	data = f.inflated(s)
	l := &lexer{b: data}
	for range min(int(count), mostObjects) {
		n, is := l.next(0).(float64)
		at, also := l.next(0).(float64)
		if !is || !also {
			break
		}
		numbers, offsets = append(numbers, int(n)), append(offsets, int(first)+int(at))
	}
	return data, numbers, offsets
}

func (f *file) numbers(n int) []int { _, numbers, _ := f.header(n); return numbers }

func (f *file) objects(n int) []object {
	if list, had := f.packed[n]; had {
		return list
	}
	data, _, offsets := f.header(n)
	list := make([]object, len(offsets))
	for i, at := range offsets {
		if at >= 0 && at < len(data) {
			l := &lexer{b: data, at: at}
			list[i] = l.next(0)
			if first, is := list[i].(float64); is { // may be a reference
				if second, is := l.next(0).(float64); is {
					if k, is := l.next(0).(keyword); is && k == "R" {
						list[i] = reference{int(first), int(second)}
					}
				}
			}
		}
	}
	f.packed[n] = list
	return list
}

func (f *file) first(d dict, keys ...name) object {
	for _, k := range keys {
		if v := f.resolve(d[k]); v != nil {
			return v
		}
	}
	return nil
}

// list is an array, or what stands for an array of one.
func (f *file) list(o object) array {
	switch o := f.resolve(o).(type) {
	case nil:
		return nil
	case array:
		return o
	default:
		return array{o}
	}
}

// numbersOf are the numbers of an array, others 0.
func (f *file) numbersOf(o object) []float64 {
	list, _ := f.resolve(o).(array)
	if len(list) > 1<<17 {
		list = list[:1<<17]
	}
	out := make([]float64, len(list))
	for i, v := range list {
		out[i], _ = f.resolve(v).(float64)
	}
	return out
}

// pagesOf are the pages in order, each with what it inherits.
func (f *file) pagesOf() []dict {
	root, _ := f.resolve(f.trailer["Root"]).(dict)
	var pages []dict
	seen := map[int]bool{}
	var walk func(o object, inherited dict, depth int)
	walk = func(o object, inherited dict, depth int) {
		if r, is := o.(reference); is {
			if seen[r.number] {
				return
			}
			seen[r.number] = true
		}
		d, is := f.resolve(o).(dict)
		if !is || depth > deepest || len(pages) > 100_000 {
			return
		}
		own := dict{}
		for _, k := range []name{"Resources", "MediaBox", "CropBox", "Rotate"} {
			if v, has := d[k]; has {
				own[k] = v
			} else if v, has := inherited[k]; has {
				own[k] = v
			}
		}
		if kids, is := f.resolve(d["Kids"]).(array); is {
			for _, kid := range kids {
				walk(kid, own, depth+1)
			}
			return
		}
		for k, v := range d {
			if _, has := own[k]; !has {
				own[k] = v
			}
		}
		pages = append(pages, own)
	}
	walk(root["Pages"], nil, 0)
	if len(pages) == 0 && f.searched { // no tree: all that say they are pages
		for _, n := range slices.Sorted(maps.Keys(f.places)) {
			if d, is := f.object(n).(dict); is {
				if t, _ := d["Type"].(name); t == "Page" {
					pages = append(pages, d)
				}
			}
		}
	}
	return pages
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) && math.Abs(v) < 1e7 }
