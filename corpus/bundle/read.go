package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"parallax/corpus"
)

// Limits bound what reading may cost. A zero field means the default.
type Limits struct {
	Archive   int64 // bytes of the file; default 256 MiB
	Inflated  int64 // bytes of all entries, inflated; default 512 MiB
	Entry     int64 // bytes of one entry, inflated; default 16 MiB
	Documents int   // default 200,000
	Passages  int   // over all documents; default 2,000,000

	// Own says that the file came with the program that reads it: of its entries
	// only the archive's checksums are tested, and what they hold is not validated a
	// second time: whoever wrote it has done that. Both would take a page as long as
	// all the rest.
	Own bool
	// Step, if not nil, is called between entries with the share that is read;
	// once it returns false the reading is given up with ErrGivenUp.
	Step func(done float64) (goOn bool)
}

func (l Limits) orDefaults() Limits {
	if l.Archive == 0 {
		l.Archive = 256 << 20
	}
	if l.Inflated == 0 {
		l.Inflated = 512 << 20
	}
	if l.Entry == 0 {
		l.Entry = 16 << 20
	}
	if l.Documents == 0 {
		l.Documents = 200_000
	}
	if l.Passages == 0 {
		l.Passages = 2_000_000
	}
	return l
}

// maxDirectory bounds the archive's list of entries: room for about ten
// thousand, which is two million documents.
const maxDirectory = 1 << 20

// ErrNewer is wrapped by the error for a bundle of a version not known here.
var ErrNewer = errors.New("a newer version of Parallax made this collection file; update the program to open it")

// ErrDamaged is wrapped by the error for a file that is not a whole bundle.
var ErrDamaged = errors.New("this collection file is damaged or incomplete")

// ErrGivenUp says that Limits.Step has ended the reading.
var ErrGivenUp = errors.New("reading was stopped")

// ErrTooLarge is wrapped by the error for a bundle beyond the limits.
var ErrTooLarge = errors.New("this collection file is larger than the limit")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s; download it or ask for it again", ErrDamaged, fmt.Sprintf(format, args...))
}

// Read reads the bundle in the first size bytes of r. It returns a valid
// collection or an error, which wraps [ErrNewer], [ErrDamaged] or
// [ErrTooLarge] unless reading itself failed.
func Read(r io.ReaderAt, size int64, limits Limits) (*corpus.Collection, error) {
	c, _, err := ReadIndexed(r, size, limits)
	return c, err
}

// ReadIndexed does the same and returns the entries below index/, too, which
// nobody has looked into.
func ReadIndexed(r io.ReaderAt, size int64, limits Limits) (*corpus.Collection, []Extra, error) {
	return read(r, size, nil, limits)
}

// ReadMemory does the same with a bundle in memory. What is stored there without
// compression is not copied: the collection and the entries go on using data, which
// must not be changed any more. One's own bundle (Limits.Own) is taken to be valid.
func ReadMemory(data []byte, limits Limits) (*corpus.Collection, []Extra, error) {
	return read(bytes.NewReader(data), int64(len(data)), data, limits)
}

// read reads the bundle in the first size bytes of r, which are data unless that is
// nil.
func read(r io.ReaderAt, size int64, data []byte, limits Limits) (*corpus.Collection, []Extra, error) {
	limits = limits.orDefaults()
	if size > limits.Archive {
		return nil, nil, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, size, limits.Archive)
	}
	if err := checkEnd(r, size); err != nil {
		return nil, nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, nil, damaged("%v", err)
	}
	b := &reading{files: z.File, data: data, left: limits.Inflated, limits: limits}
	m, err := b.manifest()
	if err != nil {
		return nil, nil, err
	}
	c, err := b.collection(m)
	return c, b.index, err
}

// checkEnd checks the end record that a bundle closes with, before the zip
// reader allocates by what it says: no comment, no zip64, and a directory of
// bounded size that reaches exactly to the record.
func checkEnd(r io.ReaderAt, size int64) error {
	const length = 22
	var end [length]byte
	if size < length {
		return damaged("it has only %d bytes", size)
	}
	if _, err := r.ReadAt(end[:], size-length); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if !bytes.HasPrefix(end[:], []byte("PK\x05\x06")) || end[20] != 0 || end[21] != 0 {
		return damaged("its end is missing")
	}
	directory := int64(binary.LittleEndian.Uint32(end[12:]))
	offset := int64(binary.LittleEndian.Uint32(end[16:]))
	if directory > maxDirectory || offset+directory != size-length {
		return damaged("its list of entries is in the wrong place")
	}
	return nil
}

// reading is one run of Read.
type reading struct {
	files  []*zip.File
	data   []byte // the whole file, where it is in memory
	left   int64  // bytes that may still be inflated
	limits Limits
	index  []Extra
}

// content returns the content of the i-th entry, which must have the name. It is
// not changed by anybody any more.
func (b *reading) content(i int, name string) (content []byte, err error) {
	if i >= len(b.files) || b.files[i].Name != name {
		return nil, damaged("entry %d is not %s", i+1, name)
	}
	f := b.files[i]
	limit := uint64(min(b.left, b.limits.Entry))
	tooLarge := fmt.Errorf("%w: %s has more than the %d bytes left to it", ErrTooLarge, name, limit)
	if f.UncompressedSize64 > limit {
		return nil, tooLarge
	}
	if b.data != nil && f.Method == zip.Store {
		content, err = b.stored(f)
	} else if content, err = inflate(f, int64(limit)); uint64(len(content)) > limit {
		return nil, tooLarge
	}
	if err != nil {
		return nil, damaged("%s: %v", name, err)
	}
	b.left -= int64(len(content))
	return content, nil
}

// stored is the part of the data that an entry without compression is.
func (b *reading) stored(f *zip.File) ([]byte, error) {
	from, err := f.DataOffset()
	if err != nil {
		return nil, err
	}
	to := from + int64(f.UncompressedSize64)
	if f.CompressedSize64 != f.UncompressedSize64 || from < 0 || to < from || to > int64(len(b.data)) {
		return nil, zip.ErrFormat
	}
	content := b.data[from:to:to]
	if crc32.ChecksumIEEE(content) != f.CRC32 {
		return nil, zip.ErrChecksum
	}
	return content, nil
}

// inflate reads an entry, and of one that is longer than it says no more than a
// byte beyond the limit.
func inflate(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	content := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64+bytes.MinRead))
	_, err = content.ReadFrom(io.LimitReader(r, limit+1))
	return content.Bytes(), err
}

// manifest reads the first entry and checks the list of the others by name.
func (b *reading) manifest() (*manifest, error) {
	content, err := b.content(0, manifestName)
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := scan(content, func(s *scanner) { s.manifest(&m) }); err != nil || m.Format != formatName || m.Version < 1 || m.Version > Version {
		return nil, foreign(content, err)
	}
	if len(m.Entries) != len(b.files)-1 {
		return nil, damaged("it has %d entries, but its manifest lists %d", len(b.files)-1, len(m.Entries))
	}
	if m.Documents > b.limits.Documents {
		return nil, fmt.Errorf("%w: %d documents, at most %d", ErrTooLarge, m.Documents, b.limits.Documents)
	}
	return &m, nil
}

// foreign says what is wrong with a manifest that is none of this version. A
// newer one may have more keys than are known here.
func foreign(content []byte, problem error) error {
	var version struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(content, &version); err != nil || version.Format != formatName || version.Version < 1 {
		return damaged("its manifest is not that of a %s", formatName)
	}
	if version.Version > Version {
		return fmt.Errorf("%w (the file has version %d, this program reads versions up to %d)", ErrNewer, version.Version, Version)
	}
	return damaged("%s: %v", manifestName, problem)
}

// collection reads what the manifest lists.
func (b *reading) collection(m *manifest) (*corpus.Collection, error) {
	var c corpus.Collection
	seen := make(map[string]bool, len(m.Entries))
	chunks, passages := 0, 0
	for i, e := range m.Entries {
		var take func(content []byte) error
		switch {
		case seen[e.Name]:
			return nil, damaged("entry %q is there twice", e.Name)
		case i == 0 && e.Name == collectionName:
			take = func(content []byte) error {
				return scan(content, func(s *scanner) { s.collection(&c) })
			}
		case i > 0 && e.Name == chunkName(chunks):
			take = func(content []byte) error {
				chunk, err := readChunk(content)
				c.Documents = append(c.Documents, chunk...)
				for _, d := range chunk {
					passages += len(d.Passages)
				}
				return err
			}
			chunks++
		case i > 0 && e.Name == notesName:
			take = func(content []byte) error {
				return scan(content, func(s *scanner) { c.Notes = list(s, s.note) })
			}
		case i > 0 && strings.HasPrefix(e.Name, indexFolder):
			take = func(content []byte) error {
				b.index = append(b.index, Extra{strings.TrimPrefix(e.Name, indexFolder), content})
				return nil
			}
		default:
			return nil, damaged("entry %q does not belong in a collection file", e.Name)
		}
		seen[e.Name] = true
		if b.limits.Step != nil && !b.limits.Step(float64(i)/float64(len(m.Entries))) {
			return nil, ErrGivenUp
		}
		content, err := b.content(i+1, e.Name)
		if err != nil {
			return nil, err
		}
		if int64(len(content)) != e.Bytes || !b.limits.Own && !hasSum(content, e.SHA256) {
			return nil, damaged("%s does not match the manifest", e.Name)
		}
		if err := take(content); err != nil {
			return nil, damaged("%s: %v", e.Name, err)
		}
		if len(c.Documents) > m.Documents || chunks == 0 && len(c.Documents) > 0 {
			return nil, damaged("%s has too many documents", e.Name)
		}
		if passages > b.limits.Passages {
			return nil, fmt.Errorf("%w: more than %d passages", ErrTooLarge, b.limits.Passages)
		}
	}
	if len(m.Entries) == 0 || len(c.Documents) != m.Documents || c.ID != m.Collection {
		return nil, damaged("its manifest names another collection")
	}
	if !b.limits.Own {
		if err := c.Validate(); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	return &c, nil
}

func hasSum(content []byte, want string) bool {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:]) == want
}

// readChunk reads a list of documents, of which it takes no more than a chunk
// may have.
func readChunk(content []byte) ([]*corpus.Document, error) {
	var chunk []*corpus.Document
	err := scan(content, func(s *scanner) {
		n := 0
		chunk = list(s, func(d **corpus.Document) {
			if n++; n > ChunkDocuments {
				s.fail("it has more than %d documents", ChunkDocuments)
				return
			}
			s.documentAt(d)
		})
	})
	if err != nil {
		return nil, err
	}
	if chunk == nil {
		return nil, errors.New("it is not a list")
	}
	return chunk, nil
}
