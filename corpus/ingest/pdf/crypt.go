package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// key decrypts what the standard security handler has encrypted with the empty
// user password (7.6), which a reader opens unasked.
type key struct {
	secret       []byte
	strings, all method // of strings, of streams
	metadata     bool
}

type method int

const (
	unencrypted method = iota
	rivest             // RC4
	aes128
	aes256
)

var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// newKey makes the key; nil if a password is needed or the handler is another.
func (f *file) newKey(d dict) *key {
	if n, _ := f.resolve(d["Filter"]).(name); n != "Standard" {
		return nil
	}
	whole := func(key name) int { v, _ := f.resolve(d[key]).(float64); return int(v) }
	bytesOf := func(key name) []byte { v, _ := f.resolve(d[key]).(text); return []byte(v) }
	version, revision := whole("V"), whole("R")
	k := &key{strings: rivest, all: rivest, metadata: true}
	if v, is := f.resolve(d["EncryptMetadata"]).(bool); is {
		k.metadata = v
	}
	length := whole("Length") / 8
	if length < 5 || length > 32 {
		length = 5
	}
	if version >= 4 {
		filters, _ := f.resolve(d["CF"]).(dict)
		kind := func(use name) method {
			n, is := f.resolve(d[use]).(name)
			if !is || n == "Identity" {
				return unencrypted
			}
			filter, _ := f.resolve(filters[n]).(dict)
			switch m, _ := f.resolve(filter["CFM"]).(name); m {
			case "V2":
				return rivest
			case "AESV2":
				return aes128
			case "AESV3":
				return aes256
			}
			return unencrypted
		}
		k.strings, k.all = kind("StrF"), kind("StmF")
		length = 16
	}
	owner, user := bytesOf("O"), bytesOf("U")
	if version == 5 {
		ue := bytesOf("UE")
		if len(user) < 48 || len(ue) < 32 {
			return nil
		}
		hash := func(salt []byte) []byte {
			if revision == 5 {
				sum := sha256.Sum256(salt)
				return sum[:]
			}
			return hardened(salt)
		}
		if !bytes.Equal(hash(user[32:40])[:32], user[:32]) {
			return nil
		}
		block, err := aes.NewCipher(hash(user[40:48])[:32])
		if err != nil {
			return nil
		}
		k.secret = make([]byte, 32)
		cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(k.secret, ue[:32])
		return k
	}
	var id text
	if ids := f.list(f.trailer["ID"]); len(ids) > 0 {
		id, _ = f.resolve(ids[0]).(text)
	}
	if len(owner) < 32 || len(user) < 32 {
		return nil
	}
	h := md5.New()
	h.Write(padding)
	h.Write(owner[:32])
	permissions, _ := f.resolve(d["P"]).(float64)
	var p [4]byte
	binary.LittleEndian.PutUint32(p[:], uint32(int64(permissions)))
	h.Write(p[:])
	h.Write([]byte(id))
	if revision >= 4 && !k.metadata {
		h.Write([]byte("\xff\xff\xff\xff"))
	}
	sum := h.Sum(nil)
	if revision < 3 {
		length = 5
	}
	length = min(length, 16)
	if revision >= 3 {
		for range 50 {
			next := md5.Sum(sum[:length])
			sum = next[:]
		}
	}
	k.secret = sum[:length]
	if !bytes.Equal(k.user(revision, []byte(id)), user[:16]) && !(revision < 3 && bytes.Equal(k.user(2, nil), user[:32])) {
		return nil
	}
	return k
}

// user is the beginning of what U must be if the key is right (algorithms 4 and 5).
func (k *key) user(revision int, id []byte) []byte {
	if revision < 3 {
		out := make([]byte, 32)
		c, _ := rc4.NewCipher(k.secret)
		c.XORKeyStream(out, padding)
		return out
	}
	sum := md5.Sum(append(bytes.Clone(padding), id...))
	out := sum[:]
	for i := range 20 {
		turned := bytes.Clone(k.secret)
		for j := range turned {
			turned[j] ^= byte(i)
		}
		c, _ := rc4.NewCipher(turned)
		c.XORKeyStream(out, out)
	}
	return out
}

// hardened is the hash of revision 6 (ISO 32000-2, algorithm 2.B) of the empty
// password.
func hardened(salt []byte) []byte {
	first := sha256.Sum256(salt)
	k := first[:]
	for round := 0; ; round++ {
		block := bytes.Repeat(k, 64)
		c, err := aes.NewCipher(k[:16])
		if err != nil {
			return k
		}
		cipher.NewCBCEncrypter(c, k[16:32]).CryptBlocks(block, block)
		sum := 0
		for _, b := range block[:16] {
			sum += int(b)
		}
		switch sum % 3 {
		case 0:
			next := sha256.Sum256(block)
			k = next[:]
		case 1:
			next := sha512.Sum384(block)
			k = next[:]
		default:
			next := sha512.Sum512(block)
			k = next[:]
		}
		if round >= 63 && int(block[len(block)-1]) <= round-31 {
			return k[:32]
		}
	}
}

func (k *key) stream(owner reference, d dict, data []byte) []byte {
	if n, _ := d["Type"].(name); n == "XRef" || n == "Metadata" && !k.metadata {
		return data
	}
	return k.open(k.all, owner, data)
}

func (k *key) open(m method, owner reference, data []byte) []byte {
	secret := k.secret
	if m == rivest || m == aes128 {
		h := md5.New()
		h.Write(secret)
		n, g := owner.number, owner.generation
		h.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(g), byte(g >> 8)})
		if m == aes128 {
			h.Write([]byte("sAlT"))
		}
		secret = h.Sum(nil)[:min(len(secret)+5, 16)]
	}
	switch m {
	case rivest:
		c, err := rc4.NewCipher(secret)
		if err != nil {
			return data
		}
		out := make([]byte, len(data))
		c.XORKeyStream(out, data)
		return out
	case aes128, aes256:
		c, err := aes.NewCipher(secret)
		if err != nil || len(data) < 32 {
			return nil
		}
		body := data[16 : len(data)-len(data)%16]
		out := make([]byte, len(body))
		cipher.NewCBCDecrypter(c, data[:16]).CryptBlocks(out, body)
		if pad := int(out[len(out)-1]); pad >= 1 && pad <= 16 {
			out = out[:len(out)-pad]
		}
		return out
	}
	return data
}
