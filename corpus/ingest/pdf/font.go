package pdf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// font knows which text its codes stand for and how wide they are.
type font struct {
	simple    bool
	codes     encoding     // of a simple font
	widths    [256]float64 // in thousandths of the size
	missing   float64
	toUnicode *cmap
	map_      *cmap // of a composite font: codes to CIDs
	cidText   func(cid int) string
	cidWidth  map[int]float64
	upright   bool
	procs     bool    // a Type 3 font, whose glyphs are drawn
	scale     float64 // of widths to units of text: .001, but for Type 3
	bold      bool
	italic    bool
	base      string
}

// letter is one code shown.
type letter struct {
	text  string
	width float64 // in units of text space, for a size of 1
	space bool    // the code 32 of one byte, to which word spacing applies
	known bool
}

// letters are those of a string shown in the font.
func (f *font) letters(s string) []letter {
	var out []letter
	if f.simple {
		for i := range len(s) {
			c := s[i]
			l := letter{width: f.widths[c] * f.scale, space: c == ' '}
			if f.toUnicode != nil {
				if t, has := f.toUnicode.unicode(code{uint32(c), 1}); has && meant(t) {
					l.text, l.known = t, true
				}
			}
			if !l.known {
				l.text, l.known = f.codes[c], f.codes[c] != ""
			}
			out = append(out, l)
		}
		return out
	}
	for s != "" {
		var c code
		c, s = f.map_.next(s)
		cid := f.map_.cid(c)
		w, has := f.cidWidth[cid]
		if !has {
			w = f.missing
		}
		l := letter{width: w / 1000, space: c.bytes == 1 && c.value == ' '}
		if f.toUnicode != nil {
			if t, has := f.toUnicode.unicode(c); has && meant(t) {
				l.text, l.known = t, true
			}
		}
		if !l.known && f.map_.text != nil {
			l.text, l.known = f.map_.unicode(c)
		}
		if !l.known && f.cidText != nil {
			l.text = f.cidText(cid)
			l.known = l.text != ""
		}
		out = append(out, l)
	}
	return out
}

// meant reports whether a text may be what a code means: writers fill their maps
// with zeros, private characters and replacement characters.
func meant(t string) bool {
	for _, r := range t {
		if r == 0 || r == utf8.RuneError || r >= 0xe000 && r <= 0xf8ff || r < ' ' && r != '\t' {
			return false
		}
	}
	return true
}

func (f *file) font(d dict) *font {
	out := &font{scale: .001}
	out.base, _ = strings.CutPrefix(string(nameOf(f.resolve(d["BaseFont"]))), "/")
	lower := strings.ToLower(out.base)
	out.bold = strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy")
	out.italic = strings.Contains(lower, "italic") || strings.Contains(lower, "oblique")
	if s, is := f.resolve(d["ToUnicode"]).(*stream); is {
		out.toUnicode = f.readCMap(f.inflated(s), predefined)
	}
	switch nameOf(f.resolve(d["Subtype"])) {
	case "Type0":
		f.composite(out, d)
	default:
		f.simpleFont(out, d)
	}
	return out
}

func nameOf(o object) name { n, _ := o.(name); return n }

func (f *file) composite(out *font, d dict) {
	var descendant dict
	if list := f.list(d["DescendantFonts"]); len(list) > 0 {
		descendant, _ = f.resolve(list[0]).(dict)
	}
	switch e := f.resolve(d["Encoding"]).(type) {
	case name:
		out.map_ = predefined(e)
	case *stream:
		out.map_ = f.readCMap(f.inflated(e), predefined)
		if n, is := f.resolve(e.dict["UseCMap"]).(name); is && len(out.map_.spaces) == 0 {
			if base := predefined(n); base != nil {
				out.map_.spaces, out.map_.wide = base.spaces, base.wide
			}
		}
	}
	if out.map_ == nil {
		out.map_ = predefined("Identity-H")
	}
	out.upright = out.map_.upright
	out.missing = 1000
	if v, is := f.resolve(descendant["DW"]).(float64); is {
		out.missing = v
	}
	out.cidWidth = map[int]float64{}
	w := f.list(descendant["W"])
	for i := 0; i+1 < len(w) && i < 1<<17; {
		first, _ := f.resolve(w[i]).(float64)
		switch next := f.resolve(w[i+1]).(type) {
		case array:
			for j, v := range next {
				out.cidWidth[int(first)+j], _ = f.resolve(v).(float64)
			}
			i += 2
		case float64:
			if i+2 >= len(w) {
				i = len(w)
				break
			}
			v, _ := f.resolve(w[i+2]).(float64)
			for c := int(first); c <= int(next) && c < int(first)+1<<16 && f.works(1); c++ {
				out.cidWidth[c] = v
			}
			i += 3
		default:
			i = len(w)
		}
	}
	if out.toUnicode != nil && len(out.toUnicode.single)+len(out.toUnicode.ranges) > 0 {
		return
	}
	descriptor, _ := f.resolve(descendant["FontDescriptor"]).(dict)
	if s, is := f.resolve(descriptor["FontFile2"]).(*stream); is {
		glyphs := f.reversed(f.inflated(s))
		var toGlyph []byte
		if s, is := f.resolve(descendant["CIDToGIDMap"]).(*stream); is {
			toGlyph = f.inflated(s)
		}
		out.cidText = func(cid int) string {
			if toGlyph != nil {
				if 2*cid+1 >= len(toGlyph) {
					return ""
				}
				cid = int(toGlyph[2*cid])<<8 | int(toGlyph[2*cid+1])
			}
			return glyphs[cid]
		}
		return
	}
	if s, is := f.resolve(descriptor["FontFile3"]).(*stream); is {
		data := f.inflated(s)
		if strings.HasPrefix(string(data), "OTTO") {
			glyphs := f.reversed(data)
			out.cidText = func(cid int) string { return glyphs[cid] }
			if len(glyphs) > 0 {
				return
			}
			data = tableOf(data, "CFF ")
		}
		if names := compact(data).names; names != nil {
			out.cidText = func(cid int) string {
				if cid >= 0 && cid < len(names) {
					return glyph(names[cid])
				}
				return ""
			}
		}
	}
}

func (f *file) simpleFont(out *font, d dict) {
	out.simple = true
	descriptor, _ := f.resolve(d["FontDescriptor"]).(dict)
	flags, _ := f.resolve(descriptor["Flags"]).(float64)
	symbolic := int(flags)&4 != 0 && int(flags)&32 == 0
	out.missing, _ = f.resolve(descriptor["MissingWidth"]).(float64)
	subtype := nameOf(f.resolve(d["Subtype"]))
	for i := range out.widths {
		out.widths[i] = out.missing
	}
	first, _ := f.resolve(d["FirstChar"]).(float64)
	widths := f.numbersOf(d["Widths"])
	for i, w := range widths {
		if c := int(first) + i; c >= 0 && c < 256 {
			out.widths[c] = w
		}
	}
	if subtype == "Type3" {
		out.procs = true
		if m := f.numbersOf(d["FontMatrix"]); len(m) == 6 && m[0] != 0 {
			out.scale = m[0]
		}
	}
	// What the font itself says.
	var builtin map[byte]string
	truetype := false
	if s, is := f.resolve(descriptor["FontFile"]).(*stream); is {
		builtin = type1(f.inflated(s))
	} else if s, is := f.resolve(descriptor["FontFile3"]).(*stream); is {
		data := f.inflated(s)
		if strings.HasPrefix(string(data), "OTTO") {
			data = tableOf(data, "CFF ")
		}
		builtin = compact(data).codes
	} else if s, is := f.resolve(descriptor["FontFile2"]).(*stream); is {
		builtin, truetype = f.symbols(f.inflated(s)), true
	}
	base := name("")
	var differences array
	switch e := f.resolve(d["Encoding"]).(type) {
	case name:
		base = e
	case dict:
		base = nameOf(f.resolve(e["BaseEncoding"]))
		differences, _ = f.resolve(e["Differences"]).(array)
	}
	if truetype && symbolic && len(builtin) > 0 && differences == nil {
		base = "" // 9.6.5.4: what is named is not heeded in a symbolic font
	}
	switch {
	case base == "WinAnsiEncoding":
		out.codes = winANSI()
	case base == "MacRomanEncoding":
		out.codes = macRoman()
	case base == "StandardEncoding" || !symbolic || len(builtin) == 0:
		out.codes = standard()
		if subtype == "TrueType" && base == "" {
			out.codes = winANSI()
		}
	}
	if base == "" || base == "StandardEncoding" && len(builtin) > 0 {
		if symbolic && len(builtin) > 0 {
			out.codes = encoding{}
		}
		for c, t := range builtin {
			out.codes[c] = t
		}
	}
	if strings.Contains(out.base, "Dingbats") || strings.Contains(out.base, "Wingdings") {
		for i := range out.codes {
			out.codes[i] = "•"
		}
		out.codes[' '] = " "
	} else if out.base == "Symbol" && base == "" {
		for c, t := range symbolFont {
			out.codes[c] = t
		}
	}
	at := 0
	for i, o := range differences {
		if i > 1<<12 {
			break
		}
		switch o := f.resolve(o).(type) {
		case float64:
			at = int(o)
		case name:
			if at >= 0 && at < 256 {
				t := glyph(string(o))
				if t == "" && o != ".notdef" {
					t = builtin[byte(at)] // a glyph with a number for a name
				}
				out.codes[at] = t
			}
			at++
		}
	}
	if len(widths) == 0 { // one of the fonts that every viewer has
		for i := range out.widths {
			out.widths[i] = usual(out.codes[i], out.base)
		}
	}
}

// symbolFont are the letters of the font Symbol that texts use.
var symbolFont = map[byte]string{
	'a': "α", 'b': "β", 'c': "χ", 'd': "δ", 'e': "ε", 'f': "φ", 'g': "γ", 'h': "η", 'i': "ι", 'k': "κ", 'l': "λ", 'm': "μ", 'n': "ν", 'o': "ο", 'p': "π",
	'q': "θ", 'r': "ρ", 's': "σ", 't': "τ", 'u': "υ", 'w': "ω", 'x': "ξ", 'y': "ψ", 'z': "ζ", 'D': "Δ", 'F': "Φ", 'G': "Γ", 'L': "Λ", 'P': "Π", 'Q': "Θ",
	'S': "Σ", 'W': "Ω", 'X': "Ξ", 'Y': "Ψ", 0xb7: "•", 0xa3: "≤", 0xb3: "≥", 0xb1: "±", 0xb4: "×", 0xb0: "°", 0xae: "→", 0xac: "←", 0xb9: "≠", 0xbc: "…", 0xd7: "·", 0xa5: "∞",
}

// plainText is a text in compatibility form where it is a ligature or an Arabic
// shape, so that what is read can be searched.
func plainText(t string) string {
	for _, r := range t {
		if r >= 0xfb00 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc || r == 0x132 || r == 0x133 {
			// An Arabic mark by itself would come with a space that it stands on.
			return strings.TrimLeft(norm.NFKC.String(t), " ")
		}
	}
	return t
}
