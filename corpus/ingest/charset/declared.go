package charset

import (
	"bytes"
	"strings"
)

// maxPrescan is how far into a file a declaration is looked for. Browsers look
// at 1,024 bytes; pages saved by programs put comments and styles before it.
const maxPrescan = 8 << 10

// declared is the label that a page or an XML file gives of its own encoding: in
// <?xml encoding="…">, <meta charset="…">, or <meta http-equiv="Content-Type"
// content="…; charset=…">. A label of UTF-16 is none: bytes in which it could be
// read are not UTF-16.
func declared(b []byte) string {
	b = bytes.ToLower(b[:min(len(b), maxPrescan)])
	label := ""
	if head := bytes.TrimLeft(b, "\xef\xbb\xbf \t\r\n"); bytes.HasPrefix(head, []byte("<?xml")) {
		if end := bytes.IndexByte(head, '>'); end > 0 {
			label = value(head[:end], "encoding")
		}
	}
	for label == "" {
		at := bytes.Index(b, []byte("<meta"))
		if at < 0 {
			break
		}
		b = b[at+len("<meta"):]
		end := bytes.IndexByte(b, '>')
		if end < 0 {
			break
		}
		label = value(b[:end], "charset")
	}
	if strings.HasPrefix(label, "utf-16") || strings.HasPrefix(label, "utf-32") {
		return ""
	}
	return label
}

// value is what follows name and an equals sign, without quotation marks.
func value(tag []byte, name string) string {
	for {
		at := bytes.Index(tag, []byte(name))
		if at < 0 {
			return ""
		}
		tag = tag[at+len(name):]
		rest := bytes.TrimLeft(tag, " \t\r\n")
		if !bytes.HasPrefix(rest, []byte("=")) {
			continue
		}
		rest = bytes.TrimLeft(rest[1:], " \t\r\n\"'")
		if end := bytes.IndexAny(rest, " \t\r\n\"'>;/?"); end >= 0 {
			rest = rest[:end]
		}
		const longest = 40
		return string(rest[:min(len(rest), longest)])
	}
}
