package charset

import (
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// table has every encoding that can be read, under the name that browsers give
// it, with the other labels that files use. As on the web, a label means the
// variant that people have: iso-8859-1 is windows-1252, gb2312 is gb18030.
// golang.org/x/net/html/charset knows fewer (no IBM855, Johab, UTF-32) and
// brings the tables of languages with it.
var table = []struct {
	enc
	labels string
}{
	{enc{"utf-8", unicode.UTF8, nil}, "utf8 unicode-1-1-utf-8 utf-8-sig us-ascii ascii ansi_x3.4-1968"},
	{enc{"utf-16le", utf16le, nil}, "utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode"},
	{enc{"utf-16be", utf16be, nil}, "unicodefffe"},
	{enc{"utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), nil}, "utf-32 ucs-4"},
	{enc{"utf-32be", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), nil}, ""},
	{enc{"windows-1252", charmap.Windows1252, nil}, "iso-8859-1 latin1 l1 cp1252 x-cp1252 iso8859-1 iso88591 iso_8859-1 ansi cp819 ibm819"},
	{enc{"windows-1250", charmap.Windows1250, nil}, "cp1250 x-cp1250"},
	{enc{"windows-1251", charmap.Windows1251, nil}, "cp1251 x-cp1251"},
	{enc{"windows-1253", charmap.Windows1253, nil}, "cp1253 x-cp1253"},
	{enc{"windows-1254", charmap.Windows1254, nil}, "iso-8859-9 latin5 l5 cp1254 x-cp1254 iso8859-9 iso_8859-9"},
	{enc{"windows-1255", charmap.Windows1255, nil}, "cp1255 x-cp1255"},
	{enc{"windows-1256", charmap.Windows1256, nil}, "cp1256 x-cp1256"},
	{enc{"windows-1257", charmap.Windows1257, nil}, "cp1257 x-cp1257"},
	{enc{"windows-1258", charmap.Windows1258, nil}, "cp1258 x-cp1258"},
	{enc{"windows-874", charmap.Windows874, nil}, "tis-620 tis620 iso-8859-11 iso8859-11 cp874 dos-874"},
	{enc{"iso-8859-2", charmap.ISO8859_2, nil}, "latin2 l2 iso8859-2 iso_8859-2"},
	{enc{"iso-8859-3", charmap.ISO8859_3, nil}, "latin3 l3 iso8859-3 iso_8859-3"},
	{enc{"iso-8859-4", charmap.ISO8859_4, nil}, "latin4 l4 iso8859-4 iso_8859-4"},
	{enc{"iso-8859-5", charmap.ISO8859_5, nil}, "cyrillic iso8859-5 iso_8859-5"},
	{enc{"iso-8859-6", charmap.ISO8859_6, nil}, "arabic iso8859-6 iso_8859-6 asmo-708 iso-8859-6-i iso-8859-6-e"},
	{enc{"iso-8859-7", charmap.ISO8859_7, nil}, "greek iso8859-7 iso_8859-7 elot_928 sun_eu_greek"},
	{enc{"iso-8859-8", charmap.ISO8859_8, nil}, "hebrew visual iso8859-8 iso_8859-8 iso-8859-8-i iso-8859-8-e logical"},
	{enc{"iso-8859-10", charmap.ISO8859_10, nil}, "latin6 l6 iso8859-10"},
	{enc{"iso-8859-13", charmap.ISO8859_13, nil}, "iso8859-13"},
	{enc{"iso-8859-14", charmap.ISO8859_14, nil}, "iso8859-14"},
	{enc{"iso-8859-15", charmap.ISO8859_15, nil}, "latin9 l9 iso8859-15 iso_8859-15"},
	{enc{"iso-8859-16", charmap.ISO8859_16, nil}, "iso8859-16"},
	{enc{"koi8-r", charmap.KOI8R, nil}, "koi8 koi koi8_r cskoi8r"},
	{enc{"koi8-u", charmap.KOI8U, nil}, "koi8-ru"},
	{enc{"macintosh", charmap.Macintosh, nil}, "mac x-mac-roman macroman csmacintosh"},
	{enc{"x-mac-cyrillic", charmap.MacintoshCyrillic, nil}, "maccyrillic mac-cyrillic x-mac-ukrainian"},
	{enc{"ibm866", charmap.CodePage866, nil}, "cp866 866 csibm866"},
	{enc{"IBM855", charmap.CodePage855, nil}, "cp855 855 csibm855"},
	{enc{"IBM437", charmap.CodePage437, nil}, "cp437 437"},
	{enc{"IBM850", charmap.CodePage850, nil}, "cp850 850"},
	{enc{"IBM852", charmap.CodePage852, nil}, "cp852 852"},
	{enc{"IBM858", charmap.CodePage858, nil}, "cp858 858"},
	{enc{"IBM862", charmap.CodePage862, nil}, "cp862 862"},
	{enc{"gb18030", simplifiedchinese.GB18030, nil}, "gb2312 gbk gb_2312-80 gb_2312 chinese x-gbk euc-cn cp936 ms936 windows-936"},
	{enc{"hz-gb-2312", simplifiedchinese.HZGB2312, nil}, "hz hz-gb2312"},
	{enc{"big5", traditionalchinese.Big5, nil}, "big5-hkscs cn-big5 x-x-big5 csbig5 cp950 windows-950 big5hkscs"},
	{enc{"euc-jp", japanese.EUCJP, nil}, "x-euc-jp eucjp ujis"},
	{enc{"shift_jis", japanese.ShiftJIS, nil}, "shift-jis sjis x-sjis ms_kanji windows-31j cp932 ms932 csshiftjis"},
	{enc{"iso-2022-jp", japanese.ISO2022JP, nil}, "csiso2022jp iso-2022-jp-1 iso-2022-jp-2"},
	{enc{"euc-kr", korean.EUCKR, nil}, "ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean uhc cp949 windows-949 ms949 x-windows-949"},
	{enc{"iso-2022-kr", nil, readISO2022KR}, "csiso2022kr"},
	{enc{"iso-2022-cn", nil, readISO2022CN}, "iso-2022-cn-ext"},
	{enc{"johab", nil, readJohab}, "cp1361 ms1361 x-johab"},
}

var (
	utf16le encoding.Encoding = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16be encoding.Encoding = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
)

var byLabel = func() map[string]*enc {
	m := make(map[string]*enc)
	for i := range table {
		e := &table[i].enc
		m[strings.ToLower(e.name)] = e
		for _, l := range strings.Fields(table[i].labels) {
			m[l] = e
		}
	}
	return m
}()

// lookup is the encoding that a label means; nil if it is not known. Case,
// blanks and quotation marks around it do not matter.
func lookup(label string) *enc {
	label = strings.ToLower(strings.Trim(label, " \t\r\n\f\"'"))
	if e := byLabel[label]; e != nil {
		return e
	}
	return byLabel[strings.ReplaceAll(label, "_", "-")]
}

// Names are the encodings that DecodeAs knows, in alphabetical order.
func Names() []string {
	var names []string
	for i := range table {
		names = append(names, table[i].name)
	}
	slices.Sort(names)
	return names
}
