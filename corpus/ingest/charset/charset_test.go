package charset_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"parallax/corpus/ingest/charset"
)

// Our own sentences, of the length of a short note.
const (
	german  = "Die Brücke über den Hafen ist für Fußgänger wieder offen. „Größere“ Feiern fallen aus – es fehlt das Geld."
	czech   = "Most přes přístav je znovu otevřen, řekl starosta. Chodci přišli už v šest hodin ráno a žádná slavnost nebyla, protože město nemá peníze."
	polish  = "Most przez port jest znów otwarty, powiedział burmistrz. Piesi przyszli już o szóstej rano, a święta nie będzie, bo miasto nie ma pieniędzy."
	magyar  = "A híd újra nyitva van, mondta a polgármester. A gyalogosok már reggel hatkor jöttek, ünnepség nem volt, mert a városnak nincs pénze és erről többet nem szólt."
	turkish = "Köprü yeniden açıldı, dedi belediye başkanı. Yayalar sabah saat altıda geldi ve şehirde para olmadığı için bir kutlama yapılmadı."
	russian = "Мост снова открыт, сказал мэр. Пешеходы пришли уже в шесть часов утра, а праздника не было, потому что у города нет денег."
	greek   = "Η γέφυρα άνοιξε ξανά, είπε ο δήμαρχος. Οι πεζοί ήρθαν από τις έξι το πρωί και γιορτή δεν έγινε, γιατί η πόλη δεν έχει χρήματα."
	hebrew  = "הגשר נפתח שוב, אמר ראש העיר. הולכי הרגל באו כבר בשש בבוקר ולא הייתה חגיגה כי לעיר אין כסף."
	arabic  = "الجسر مفتوح من جديد، قال رئيس البلدية. جاء المشاة في السادسة صباحا ولم يكن هناك احتفال لأن المدينة لا تملك المال."
	thai    = "สะพานเปิดอีกครั้งแล้ว นายกเทศมนตรีกล่าว คนเดินเท้ามาตั้งแต่หกโมงเช้า แต่ไม่มีงานฉลองเพราะเมืองไม่มีเงิน"
	chinese = "港口大桥重新开放，市长说。行人早上六点就来了，没有举行庆祝活动，因为城市没有钱。"
	taiwan  = "港口大橋重新開放，市長說。行人早上六點就來了，沒有舉行慶祝活動，因為城市沒有錢。"
	nihon   = "港の橋は再び開いた、と市長は述べた。歩行者は朝六時から来たが、町にお金がないので式典は行われなかった。"
	hangul  = "항구의 다리가 다시 열렸다고 시장은 말했다. 보행자들은 아침 여섯 시부터 왔지만 도시에 돈이 없어 행사는 없었다."
)

// No declaration helps here: each text must be recognised by its letters.
func TestRecognisesTextsByTheirLetters(t *testing.T) {
	for _, c := range []struct {
		name, text string
		coding     encoding.Encoding
	}{
		{"windows-1252", german, charmap.Windows1252},
		{"macintosh", german, charmap.Macintosh},
		{"IBM850", strings.NewReplacer("„", "", "“", "", "–", "-").Replace(german), charmap.CodePage850},
		{"windows-1250", czech, charmap.Windows1250},
		{"iso-8859-2", czech, charmap.ISO8859_2},
		{"windows-1250", polish, charmap.Windows1250},
		{"iso-8859-2", polish, charmap.ISO8859_2},
		{"IBM852", polish, charmap.CodePage852},
		{"windows-1250", magyar, charmap.Windows1250},
		{"windows-1254", turkish, charmap.Windows1254},
		{"windows-1251", russian, charmap.Windows1251},
		{"koi8-r", russian, charmap.KOI8R},
		{"ibm866", russian, charmap.CodePage866},
		{"iso-8859-5", russian, charmap.ISO8859_5},
		{"x-mac-cyrillic", russian, charmap.MacintoshCyrillic},
		{"IBM855", russian, charmap.CodePage855},
		{"windows-1253", greek, charmap.Windows1253},
		{"windows-1255", hebrew, charmap.Windows1255},
		{"windows-1256", arabic, charmap.Windows1256},
		{"iso-8859-6", arabic, charmap.ISO8859_6},
		{"windows-874", thai, charmap.Windows874},
		{"gb18030", chinese, simplifiedchinese.GBK},
		{"hz-gb-2312", chinese, simplifiedchinese.HZGB2312},
		{"big5", taiwan, traditionalchinese.Big5},
		{"shift_jis", nihon, japanese.ShiftJIS},
		{"euc-jp", nihon, japanese.EUCJP},
		{"iso-2022-jp", nihon, japanese.ISO2022JP},
		{"euc-kr", hangul, korean.EUCKR},
		{"utf-8", hangul, unicode.UTF8},
		{"utf-16le", german, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"utf-16be", russian, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"utf-16le", chinese + "\n" + chinese, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	} {
		b, err := c.coding.NewEncoder().String(c.text)
		if err != nil {
			t.Errorf("%s cannot write its text: %v", c.name, err)
			continue
		}
		text, f := charset.Decode([]byte(b), charset.Options{})
		if text != c.text {
			t.Errorf("%s was read as %s (others %v): %.60q", c.name, f.Name, f.Others, text)
		}
	}
}

// A declaration decides between encodings in which the bytes would be letters as
// well; one that is unknown or contradicted is reported and not followed.
func TestDeclarations(t *testing.T) {
	cp1251, _ := charmap.Windows1251.NewEncoder().String(russian)
	latin, _ := charmap.Windows1252.NewEncoder().String(german)
	for _, c := range []struct {
		what, bytes, given string
		name               string
		source             charset.Source
		disbelieved        bool
	}{
		{"meta", `<meta charset=windows-1251>` + cp1251, "", "windows-1251", charset.Declared, false},
		{"http-equiv", `<META content='text/html; charset=windows-1251' http-equiv=content-type>` + cp1251, "", "windows-1251", charset.Declared, false},
		{"XML", `<?xml version="1.0" encoding="windows-1251"?>` + cp1251, "", "windows-1251", charset.Declared, false},
		{"behind a comment", "<!--" + strings.Repeat("x", 2000) + "--><meta charset=koi8-r>" + cp1251, "", "koi8-r", charset.Declared, false},
		{"sender", `<meta charset=koi8-r>` + cp1251, "windows-1251", "windows-1251", charset.Declared, false},
		{"latin1 is what Windows wrote", `<meta charset="iso-8859-1">` + latin, "", "windows-1252", charset.Declared, false},
		{"UTF-8 that is not", `<meta charset="utf-8">` + cp1251, "", "windows-1251", charset.Guessed, true},
		{"unknown label", `<meta charset="x-user-defined">` + cp1251, "", "windows-1251", charset.Guessed, true},
		{"converted when saved", `<meta charset="windows-1251">` + russian, "", "utf-8", charset.Bytes, false},
		{"UTF-16 that is not", `<meta charset="utf-16">` + russian, "", "utf-8", charset.Bytes, false},
		{"none, ASCII", "plain", "", "utf-8", charset.Bytes, false},
		{"empty", "", "", "utf-8", charset.Bytes, false},
	} {
		_, f := charset.Decode([]byte(c.bytes), charset.Options{Declared: c.given})
		if f.Name != c.name || f.Source != c.source || f.Disbelieved != c.disbelieved {
			t.Errorf("%s: %+v, want %s, source %d", c.what, f, c.name, c.source)
		}
	}
}

// Old Korean encodings that no library reads.
func TestReadsWhatNoLibraryReads(t *testing.T) {
	for _, c := range []struct{ name, bytes, want string }{
		{"iso-2022-kr", "\x1b$)C\x0e0!3*\x0f ok\n", "가나 ok\n"},
		{"iso-2022-cn", "\x1b$)A\x0eVPND\x0f ok\n", "中文 ok\n"},
		{"johab", "\x88\x61\x90\x61 \xd0\x65", "가나 한"},
	} {
		text, f, ok := charset.DecodeAs([]byte(c.bytes), c.name)
		if !ok || text != c.want || f.Lost != 0 {
			t.Errorf("%s: %q, %+v", c.name, text, f)
		}
	}
	if _, _, ok := charset.DecodeAs(nil, "no such"); ok {
		t.Error("a name that there is not was taken")
	}
	for _, n := range charset.Names() {
		if _, f, ok := charset.DecodeAs([]byte("a"), n); !ok || f.Name != n {
			t.Errorf("%s is listed and not known", n)
		}
	}
}

// What was lost is counted, and said to be weak, whatever the encoding.
func TestSaysWhatWasLost(t *testing.T) {
	for _, c := range []struct {
		bytes string
		lost  int
		weak  bool
	}{
		{german + "\xff" + german, 1, true},
		{german[:len(german)-1] + "\xe2\x80", 1, false}, // cut off within its last sign
		{strings.Repeat("Brücke ", 99), 0, false},
		{"<meta charset=euc-kr>" + strings.Repeat("\xb4\xd9\xb8\xae\xb0\xa1 ", 40) + "\xff", 1, true},
	} {
		text, f := charset.Decode([]byte(c.bytes), charset.Options{})
		if f.Lost != c.lost || f.Weak != c.weak || strings.Count(text, "\uFFFD") != c.lost {
			t.Errorf("%.30q: %+v, want %d lost, weak %t", c.bytes, f, c.lost, c.weak)
		}
	}
}

const cases = "../../../../shared/cases/"

// The small files that Windows, Mac and old servers wrote; each begins with what
// it says, in its own language.
func TestReadsTheCases(t *testing.T) {
	if _, err := os.Stat(cases); errors.Is(err, fs.ErrNotExist) {
		t.Skip("needs ../shared/cases, which is not part of the repository")
	}
	for path, starts := range map[string]string{
		"old-encodings/big5-chinese.txt":   "大橋重新開放",
		"old-encodings/cp1251-russian.txt": "Мост снова открыт",
		"old-encodings/cp1252-german.txt":  "Brücke wieder offen",
		"old-encodings/cp1256-arabic.txt":  "الجسر مفتوح",
		"old-encodings/euckr-korean.txt":   "다리가 다시 열렸다",
		"old-encodings/sjis-japanese.txt":  "橋が再開した",
		"old-encodings/utf16le-bom.txt":    "Bridge open again",
		"old-encodings/utf16le-nobom.txt":  "Bridge open again",
		"declared-charset/cp1251.html":     "Мост снова открыт",
		"declared-charset/gb2312.htm":      "港口大桥",
		"declared-charset/latin1.html":     "Brücke wieder offen",
	} {
		b, err := os.ReadFile(filepath.Join(cases, path))
		if err != nil {
			t.Error(err)
			continue
		}
		text, f := charset.Decode(b, charset.Options{})
		if !strings.Contains(text, starts) || f.Lost > 0 {
			t.Errorf("%s: read as %s: %.80q", path, f.Name, text)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("Br\xfccke"), "")
	f.Add([]byte("\x1b$)C\x0e0!\x0f"), "")
	f.Add([]byte("<?xml encoding='big5'?>\xa4\x6a"), "")
	f.Add([]byte("\x88\x61\x90"), "johab")
	f.Add([]byte("\xff\xfe\x00\x00a\x00\x00\x00"), "x")
	f.Fuzz(func(t *testing.T, b []byte, label string) {
		text, found := charset.Decode(b, charset.Options{Declared: label})
		if !utf8.ValidString(text) {
			t.Errorf("%q is no UTF-8", text)
		}
		if found.Lost != strings.Count(text, "\uFFFD") && found.Name != "utf-8" {
			t.Errorf("%d lost, counted %d", strings.Count(text, "\uFFFD"), found.Lost)
		}
		again, _, ok := charset.DecodeAs(b, found.Name)
		if !ok || again != text && found.Name != "utf-8" {
			t.Errorf("%s by name is %q, was %q", found.Name, again, text)
		}
	})
}
