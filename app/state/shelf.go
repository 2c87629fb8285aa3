package state

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parallax/app/ask"
	"parallax/corpus"
	"parallax/corpus/sorting"
)

// Shelf is what is known of the collections of this page: the one it came with, and
// those that the reader has opened or made, which the browser keeps.
//
// What is kept of a collection beside its texts are notes, each one fact, by
// "<collection> <what>":
//
//	about     a [KeptAbout], written when it is first kept
//	title     the name that the reader has given it
//	order     its place among the others, a number
//	outlets   a list of [KeptOutlet]
//	all       how many articles were to be kept; more than there are where that was cut short
//	changed   a [KeptChange]: when the reader last changed something
//	backup    a [KeptBackup]: when it was last saved as a file
//	was       keys of the collections in whose place it came, by merging into them
//	deleted   when it was deleted, in milliseconds since 1970; it can be had back
//	part-…    a [KeptPart] for each part of its texts
//
// The collection that came with the page has notes too, under its id, and no parts.
type Shelf struct {
	Here    string            // the collection shown; "" is the one that came with the page
	Came    *ask.Loaded       // that; nil until it is loaded
	Notes   map[string]string // as they are stored
	Kept    []Kept            // what they say, in the reader's order, without those deleted
	Deleted []Kept            // can be had back; the one deleted last first
	Fresh   map[string]Fresh  // by collection, what is not stored yet
	Dropped map[string]bool   // deleted for good while they were being stored: what comes of it is to go
	Aside   map[string]*Model // collections with work that is not stored, while another one is shown
	Parts   map[string]bool   // names of the parts of which the collection shown is made
	Missing int               // parts of it that could not be read

	Listed  bool   // the notes are here, or there are none to be had
	Opening string // the collection that is being read; "" for none
	Toward  Route  // the view of it that is wanted
	Renamed string // the collection of which the name is being changed; "" for none
	Trouble string // what the storage said last; "" if it did as it was told
	Looked  string // the file that is being opened only to be looked at; "" for none
	// Bringing are the files of a collection that is looked at once the one that it may
	// be another state of is open.
	Bringing []corpus.File
	Copying  string // the collection that is being opened to be duplicated; "" for none
	Lost     []Marker
	Room     Room
}

// Kept is a collection as the notes describe it.
type Kept struct {
	Key       string
	Title     string
	From      string // the file it came from; "" if the reader made it
	Begun     int64  // milliseconds since 1970; 0 if unknown
	Mark      string // fingerprint of the files it was made of
	IDs       string // fingerprint of the ids of its documents, in their order
	Order     int
	Documents int
	Passages  int
	Bytes     int64
	All       int // articles that were to be kept
	Outlets   []KeptOutlet
	Change    KeptChange
	Backup    KeptBackup
	Deleted   int64
	Was       []string // keys of collections that were merged into it
}

type (
	// KeptAbout says what a collection is.
	KeptAbout struct {
		Title string `json:"title"`
		From  string `json:"from,omitempty"` // file it came from
		On    int64  `json:"on,omitempty"`   // when it was first kept, in milliseconds since 1970
		Mark  string `json:"mark,omitempty"` // fingerprint of the files
		IDs   string `json:"ids,omitempty"`  // fingerprint of the ids of all documents, in their order
	}
	// KeptOutlet is one of the outlets of a collection, with its articles. Those
	// without an outlet have none of them.
	KeptOutlet struct {
		Name   string `json:"name"`
		Letter string `json:"letter,omitempty"`
		Number int    `json:"number"` // in the collection's order, from 0
		N      int    `json:"n"`
	}
	// KeptPart is a part of the texts.
	KeptPart struct {
		Documents int   `json:"documents"`
		Passages  int   `json:"passages"`
		Bytes     int64 `json:"bytes"`
	}
	// KeptChange is when something was changed, and how much so far: the operations of
	// the reader and the articles, which are Documents.
	KeptChange struct {
		On        int64 `json:"on"`
		N         int   `json:"n"`
		Documents int   `json:"documents"`
	}
	// KeptBackup is a file outside the browser, and how many changes it has.
	KeptBackup struct {
		On   int64  `json:"on"`
		N    int    `json:"n"`
		File string `json:"file"`
	}
	// Marker is what is noted outside the store of a collection in it, so that its
	// loss shows.
	Marker struct {
		Key   string `json:"key"`
		Title string `json:"title"`
		On    int64  `json:"on"` // of the last change
	}
)

// Fresh is what is not stored yet of a collection: its documents from a place on.
type Fresh struct {
	From    int // documents before it are stored
	All     int
	Saving  bool
	Trouble string // why it is not stored
	Looking bool   // it is in a file, and only looked at: it is not to be stored
	About   KeptAbout
}

// Room is what the browser says of its storage.
type Room struct {
	Used, Free int64 // bytes
	Known      bool  // the browser has been asked and has answered
	Told       bool  // it has said how much there is
	Promised   bool  // the browser does not clear it away by itself
	Asks       bool  // it can be asked for that
	Refused    bool  // it was asked and has not agreed
}

// MostOutlets is how many outlets of a collection are noted.
const MostOutlets = 8

// KeyOf is the name of the collection shown in the notes: its address, or the id of
// the one that came with the page.
func (m Model) KeyOf() string {
	if m.Base == nil {
		return ""
	}
	return m.Base.ID
}

// shelved reads the notes.
func (s Shelf) shelved(notes map[string]string) Shelf {
	s.Notes = notes
	byKey := make(map[string]*Kept)
	row := func(key string) *Kept {
		k := byKey[key]
		if k == nil {
			k = &Kept{Key: key, Title: key}
			byKey[key] = k
		}
		return k
	}
	parts := make(map[string]bool)
	for _, name := range slices.Sorted(maps.Keys(notes)) {
		key, what, _ := strings.Cut(name, " ")
		k, text := row(key), notes[name]
		read := func(into any) { json.Unmarshal([]byte(text), into) } // what is no note says nothing
		switch {
		case what == "about":
			var about KeptAbout
			read(&about)
			if k.Title == key {
				k.Title = cmp.Or(about.Title, key)
			}
			k.From, k.Begun, k.Mark, k.IDs = about.From, about.On, about.Mark, about.IDs
		case what == "title":
			k.Title = text
		case what == "order":
			k.Order, _ = strconv.Atoi(text)
		case what == "outlets":
			read(&k.Outlets)
		case what == "all":
			k.All, _ = strconv.Atoi(text)
		case what == "changed":
			read(&k.Change)
		case what == "backup":
			read(&k.Backup)
		case what == "was":
			k.Was = strings.Fields(text)
		case what == "deleted":
			k.Deleted, _ = strconv.ParseInt(text, 10, 64)
		case strings.HasPrefix(what, "part-"):
			var p KeptPart
			read(&p)
			parts[key] = true
			k.Documents, k.Passages, k.Bytes = k.Documents+p.Documents, k.Passages+p.Passages, k.Bytes+p.Bytes
		}
	}
	s.Kept, s.Deleted = nil, nil
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		switch k := byKey[key]; {
		case !parts[key]:
		case k.Deleted > 0:
			s.Deleted = append(s.Deleted, *k)
		default:
			s.Kept = append(s.Kept, *k)
		}
	}
	sorting.By(s.Kept, func(a, b Kept) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(b.Begun, a.Begun), cmp.Compare(a.Key, b.Key))
	})
	sorting.By(s.Deleted, func(a, b Kept) int { return cmp.Compare(b.Deleted, a.Deleted) })
	return s
}

// noted is the shelf with notes that have been stored; an empty one is gone.
func (s Shelf) noted(notes map[string]string) Shelf {
	all := maps.Clone(s.Notes)
	if all == nil {
		all = make(map[string]string)
	}
	for key, text := range notes {
		if text == "" {
			delete(all, key)
		} else {
			all[key] = text
		}
	}
	return s.shelved(all)
}

// Find is a collection on the shelf that is not deleted.
func (s Shelf) Find(key string) (Kept, bool) {
	i := slices.IndexFunc(s.Kept, func(k Kept) bool { return k.Key == key })
	if i < 0 {
		return Kept{}, false
	}
	return s.Kept[i], true
}

// Now is the collection that came in the place of another by merging into it; "" if
// that is on the shelf, or nothing came in its place.
func (s Shelf) Now(key string) string {
	if _, there := s.Find(key); there || key == "" {
		return ""
	}
	for _, k := range s.Kept {
		if slices.Contains(k.Was, key) {
			return k.Key
		}
	}
	return ""
}

// change and backup are what the notes say of any collection, also of the one that
// came with the page.
func (s Shelf) change(key string) (c KeptChange) {
	json.Unmarshal([]byte(s.Notes[key+" changed"]), &c)
	return c
}

func (s Shelf) backup(key string) (b KeptBackup) {
	json.Unmarshal([]byte(s.Notes[key+" backup"]), &b)
	return b
}

// BackupFile is the name of the file of a collection's last backup.
func (s Shelf) BackupFile(key string) string { return s.backup(key).File }

// Backup is when the collection with a key was last saved as a file and how many
// changes there have been since; of the one that is shown what is known now counts.
func (m Model) Backup(key string) (last KeptBackup, since int) {
	last = m.Shelf.backup(key)
	n := m.Shelf.change(key).N
	if last.On == 0 {
		return last, 0
	}
	if m.Base != nil && key == m.Base.ID {
		n = max(n, m.changes())
	}
	return last, max(0, n-last.N)
}

// Changed is when a collection was last changed, in milliseconds since 1970; 0 if it
// has not been.
func (m Model) Changed(key string) int64 { return m.Shelf.change(key).On }

// changes is how much there is of the collection shown: operations and articles. What
// has come since a backup is what this has grown by.
func (m Model) changes() int { return len(m.Coding.Ops) + len(m.Base.Documents) }

// free is a key for a new collection: the id itself unless it is taken.
func (m Model) free(id string) string {
	for n := 1; ; n++ {
		key := id
		if n > 1 {
			suffix := "-" + strconv.Itoa(n)
			const longest = 64 // see corpus.ValidID
			key = strings.TrimRight(id[:min(len(id), longest-len(suffix))], "-") + suffix
		}
		if !m.taken(key) {
			return key
		}
	}
}

func (m Model) taken(key string) bool {
	if m.Shelf.Came != nil && m.Shelf.Came.Collection.ID == key {
		return true
	}
	if _, fresh := m.Shelf.Fresh[key]; fresh || m.Shelf.Dropped[key] {
		return true
	}
	for note := range m.Shelf.Notes {
		if strings.HasPrefix(note, key+" ") {
			return true
		}
	}
	return m.Shelf.Here == key && key != ""
}

// Unkept reports whether anything of the reader's is held by this page alone, so that
// it would be lost with it.
func (m Model) Unkept() bool {
	if len(m.Coding.Ops) > len(m.Coding.Saved) || len(m.Shelf.Aside) > 0 {
		return true
	}
	for _, fresh := range m.Shelf.Fresh {
		if !fresh.Looking {
			return true
		}
	}
	for _, a := range m.Originals.Attached {
		if !a.Saved {
			return true
		}
	}
	return false
}

// OutletsOf are the outlets of a collection with the most articles, in its order.
func OutletsOf(c *corpus.Collection, k *ask.Catalog) []KeptOutlet {
	at := make(map[int]int)
	var list []KeptOutlet
	for _, d := range c.Documents {
		if o := k.Outlet(d); o == nil || o.NotStated {
			continue
		}
		mark := k.Imprint(d.ID)
		i, known := at[mark.Number]
		if !known {
			i = len(list)
			at[mark.Number] = i
			list = append(list, KeptOutlet{Name: mark.Name, Letter: mark.Letter, Number: mark.Number})
		}
		list[i].N++
	}
	if len(list) > MostOutlets {
		sorting.By(list, func(a, b KeptOutlet) int { return b.N - a.N })
		list = list[:MostOutlets]
	}
	sorting.By(list, func(a, b KeptOutlet) int { return a.Number - b.Number })
	return list
}

// written is a note's text.
func written(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // a note holds nothing that JSON has no form for
	}
	return string(b)
}

// ParseAddress reads a whole address: the collection that it names, "" for the one
// that the page came with, and the view of it.
func ParseAddress(fragment string) (collection string, r Route) {
	said, within := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(fragment, "#"), "/"), "in/")
	if within {
		end := strings.IndexAny(said, "/?")
		if end < 0 {
			end = len(said)
		}
		if id := said[:end]; corpus.ValidID(id) {
			return id, ParseRoute("#/" + strings.TrimPrefix(said[end:], "/"))
		}
	}
	return "", ParseRoute(fragment)
}

// Address is the whole address of a view of a collection: the opposite of
// ParseAddress.
func Address(collection string, r Route) string {
	if collection == "" || r.Screen == Lost && strings.HasPrefix(r.Unknown, "in/") {
		return r.String()
	}
	return "#/in/" + collection + strings.TrimPrefix(r.String(), "#")
}

// Address is the whole address of a view of the collection shown.
func (m Model) Address(r Route) string { return Address(m.Shelf.Here, r) }
