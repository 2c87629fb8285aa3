package pdf

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// named are the glyph names that no rule gives, as Adobe's Glyph List for New
// Fonts has them: of punctuation and signs, and letters that are not a plain one
// with an accent.
var named = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	list := strings.Fields(`exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle '
parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash / colon : semicolon ; less < equal = greater > question ? at @
bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~
zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9
exclamdown ¡ cent ¢ sterling £ fraction ⁄ yen ¥ florin ƒ section § currency ¤ quotedblleft “ guillemotleft « guilsinglleft ‹ guilsinglright ›
fi fi fl fl ff ff ffi ffi ffl ffl endash – dagger † daggerdbl ‡ periodcentered · paragraph ¶ bullet • quotesinglbase ‚ quotedblbase „ quotedblright ” guillemotright »
ellipsis … perthousand ‰ questiondown ¿ quoteleft ‘ quoteright ’ emdash — AE Æ ordfeminine ª Lslash Ł Oslash Ø OE Œ ordmasculine º ae æ dotlessi ı lslash ł oslash ø oe œ germandbls ß
Eth Ð eth ð Thorn Þ thorn þ Dcroat Đ dcroat đ Hbar Ħ hbar ħ Tbar Ŧ tbar ŧ kgreenlandic ĸ Eng Ŋ eng ŋ longs ſ dotlessj ȷ IJ Ĳ ij ĳ napostrophe ŉ Germandbls ẞ
acute ´ dieresis ¨ cedilla ¸ macron ¯ circumflex ˆ tilde ˜ breve ˘ dotaccent ˙ ring ˚ ogonek ˛ caron ˇ hungarumlaut ˝
copyright © registered ® trademark ™ degree ° plusminus ± multiply × divide ÷ brokenbar ¦ logicalnot ¬ mu µ onesuperior ¹ twosuperior ² threesuperior ³ onequarter ¼ onehalf ½ threequarters ¾ Euro € euro €
estimated ℮ numero № afii61352 № infinity ∞ notequal ≠ lessequal ≤ greaterequal ≥ approxequal ≈ summation ∑ product ∏ integral ∫ partialdiff ∂ radical √ lozenge ◊ Delta ∆ Omega Ω
arrowleft ← arrowup ↑ arrowright → arrowdown ↓ minute ′ second ″ visiblespace ␣ figuredash ‒ afii00208 ― horizontalbar ―
Alpha Α Beta Β Gamma Γ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ
alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ nu ν xi ξ omicron ο pi π rho ρ sigma σ sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω
middot · hyphentwo ‐`)
	for i := 0; i+1 < len(list); i += 2 {
		table[list[i]] = list[i+1]
	}
	table["space"], table["nbspace"], table["sfthyphen"], table["softhyphen"] = " ", " ", "\u00ad", "\u00ad"
	return table
})

// accents are the endings that a letter with an accent is named by.
var accents = map[string]rune{
	"grave": 0x300, "acute": 0x301, "circumflex": 0x302, "tilde": 0x303, "macron": 0x304, "breve": 0x306, "dotaccent": 0x307, "dot": 0x307,
	"dieresis": 0x308, "ring": 0x30a, "hungarumlaut": 0x30b, "caron": 0x30c, "commaaccent": 0x327, "cedilla": 0x327, "ogonek": 0x328, "tonos": 0x301,
}

// glyph is the text that a glyph's name stands for (Adobe Glyph List
// Specification, section 2); "" if it stands for none.
func glyph(n string) string {
	if n == "" || n == ".notdef" {
		return ""
	}
	if base, _, cut := strings.Cut(n, "."); cut && base != "" { // a.sc, one.oldstyle
		n = base
	}
	if strings.Contains(n, "_") && len(n) > 1 {
		var whole strings.Builder
		for part := range strings.SplitSeq(n, "_") {
			t := glyph(part)
			if t == "" {
				return ""
			}
			whole.WriteString(t)
		}
		return whole.String()
	}
	if len(n) == 1 {
		return n
	}
	if t, has := named()[n]; has {
		return t
	}
	if digits, is := strings.CutPrefix(n, "uni"); is && len(digits) >= 4 && len(digits)%4 == 0 {
		var units []rune
		for i := 0; i < len(digits); i += 4 {
			v, err := strconv.ParseUint(digits[i:i+4], 16, 16)
			if err != nil {
				return ""
			}
			units = append(units, rune(v))
		}
		return string(units)
	}
	if digits, is := strings.CutPrefix(n, "u"); is && len(digits) >= 4 && len(digits) <= 6 {
		if v, err := strconv.ParseUint(digits, 16, 21); err == nil && utf8.ValidRune(rune(v)) {
			return string(rune(v))
		}
	}
	if digits, is := strings.CutPrefix(n, "afii"); is {
		if v, err := strconv.Atoi(digits); err == nil {
			return afii(v)
		}
	}
	for ending, mark := range accents {
		if base, is := strings.CutSuffix(n, ending); is && base != "" {
			if t := glyph(base); utf8.RuneCountInString(t) == 1 {
				if whole := norm.NFC.String(t + string(mark)); utf8.RuneCountInString(whole) == 1 {
					return whole
				}
				if strings.HasSuffix(n, "commaaccent") {
					return norm.NFC.String(t + "\u0326")
				}
			}
		}
	}
	return ""
}

// afii are the numbers of Cyrillic and Arabic letters in the fonts of the
// Association for Font Information Interchange.
func afii(n int) string {
	switch {
	case n >= 10017 && n <= 10022: // А to Е
		return string(rune(0x410 + n - 10017))
	case n == 10023:
		return "Ё"
	case n >= 10024 && n <= 10049:
		return string(rune(0x416 + n - 10024))
	case n >= 10065 && n <= 10070:
		return string(rune(0x430 + n - 10065))
	case n == 10071:
		return "ё"
	case n >= 10072 && n <= 10097:
		return string(rune(0x436 + n - 10072))
	case n >= 10051 && n <= 10061: // Ђ to Ќ
		return string(rune(0x402 + n - 10051))
	case n >= 10099 && n <= 10109:
		return string(rune(0x452 + n - 10099))
	case n == 10050:
		return "Ґ"
	case n == 10098:
		return "ґ"
	case n == 10062:
		return "Ў"
	case n == 10110:
		return "ў"
	case n >= 57409 && n <= 57434: // ء to غ
		return string(rune(0x621 + n - 57409))
	case n >= 57440 && n <= 57450:
		return string(rune(0x640 + n - 57440))
	case n >= 57664 && n <= 57690: // א to ת
		return string(rune(0x5d0 + n - 57664))
	}
	return ""
}

// encoding gives a text for each byte.
type encoding [256]string

func ofCharmap(m *charmap.Charmap) (e encoding) {
	for i := range e {
		if r := m.DecodeByte(byte(i)); r != utf8.RuneError && r >= ' ' {
			e[i] = string(r)
		}
	}
	return e
}

var (
	winANSI = sync.OnceValue(func() encoding {
		e := ofCharmap(charmap.Windows1252)
		e[0xa0], e[0xad] = " ", "-"
		for i := range e { // those that are not used are bullets (D.2)
			if i > 0x7e && e[i] == "" {
				e[i] = "•"
			}
		}
		return e
	})
	macRoman = sync.OnceValue(func() encoding { return ofCharmap(charmap.Macintosh) })
	standard = sync.OnceValue(func() encoding {
		e := ofCharmap(charmap.ISO8859_1)
		for i := 0x7f; i < 256; i++ {
			e[i] = ""
		}
		e['\''], e['`'] = "’", "‘"
		upper := strings.Fields(`exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl
- endash dagger daggerdbl periodcentered - paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand - questiondown
- grave acute circumflex tilde macron breve dotaccent dieresis - ring cedilla - hungarumlaut ogonek caron emdash`)
		for i, n := range upper {
			e[0xa1+i] = glyph(n)
		}
		for code, n := range map[int]string{0xe1: "AE", 0xe3: "ordfeminine", 0xe8: "Lslash", 0xe9: "Oslash", 0xea: "OE", 0xeb: "ordmasculine", 0xf1: "ae", 0xf5: "dotlessi", 0xf8: "lslash", 0xf9: "oslash", 0xfa: "oe", 0xfb: "germandbls"} {
			e[code] = glyph(n)
		}
		return e
	})
)

// standardNames are the first 229 standard strings of CFF (Technical Note 5176,
// appendix A), which are the letters of ISOAdobe.
var standardNames = sync.OnceValue(func() []string {
	return strings.Fields(`.notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus comma hyphen period slash
zero one two three four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
bracketleft backslash bracketright asciicircum underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde
exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash dagger daggerdbl periodcentered
paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand questiondown grave acute circumflex tilde macron breve dotaccent dieresis ring cedilla
hungarumlaut ogonek caron emdash AE ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn
onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla
Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron
aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron
uacute ucircumflex udieresis ugrave yacute ydieresis zcaron`)
})
