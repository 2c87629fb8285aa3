package analysis

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/segment"
)

func TestTerms(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Kim Jong-un", "kim jong un"},
		{"KIM JONG UN", "kim jong un"},
		{"Kim Jong\u2011un's", "kim jong un"},
		{"Putin\u2019s \u201clate\u201d arrival", "putin late arrival"},
		{"the U.S. and the US", "the us and the us"},
		{"N.A.T.O.", "nato"},
		{"don't don\u2019t dont", "dont dont dont"},
		{"O'Brien", "obrien"},
		{"l'homme d\u2019accord qu'il", "l homme d accord qu il"},
		{"example.com/path_name", "example com path name"},
		{"end.Next", "end next"},
		{"1,000 12,345,678 1,2 3.14 1,5", "1000 12345678 1,2 3.14 1,5"},
		{"10:30 2024-06-19", "10 30 2024 06 19"},
		{"Café CAFÉ cafe\u0301", "cafe cafe cafe"},
		{"Straße Ærø Łódź Đà Nẵng İstanbul ısı", "strasse aero lodz da nang istanbul isi"},
		{"Ｋｉｍ　１２", "kim 12"},
		{"co\u00adoperate Py\u200bong\u2060yang \ufeffKim", "cooperate pyongyang kim"},
		{"Ёлка Нью-Йорк", "елка нью йорк"},
		{"ΟΔΌΣ οδός", "οδοσ οδοσ"},
		{"שָׁלוֹם", "שלום"},
		{"أَحْمَد أحمـد", "احمد احمد"},
		{"김정은은 평양", "김정은은 평양"},
		{"\u1100\u1175\u11b7", "김"},
		{"金正恩", "金 正 恩"},
		{"カナ ﾊﾞｶ が か\u3099", "カ ナ バ カ が が"},
		{"น้ำ ไทย", "น\u0e49 \u0e4d\u0e32 ไ ท ย"},
		{"हिन्दी", "हिन्दी"},
		{"___ -- \u2026 \U0001F600 $%", ""},
		{"a\xffb \xff", "a b"},
		{"foo\x00bar", "foo bar"},
	} {
		var a Analyzer
		if got := a.Fold(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Kim Jong-un's “late” U.S. visit: 1,000 men.", "Kim|Jong|un's|late|U.S|visit|1,000|men"},
		{"co\u00adop 金正カナ", "coop|金|正|カ|ナ"},
		{"", ""},
	} {
		if got := strings.Join(Words(c.text), "|"); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// segmented is what the tokenizer should cut of text without its fast path:
// whole texts through package segment, words and nothing else.
func segmented(text string) []string {
	var words []string
	s := segment.NewWordSegmenterDirect([]byte(text))
	for s.Segment() {
		if s.Type() != segment.None && strings.IndexFunc(s.Text(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0 {
			words = append(words, s.Text())
		}
	}
	return words
}

// The fast path and the cutting at spaces must not change a single word.
func TestFastPathCutsLikeSegment(t *testing.T) {
	alphabet := []rune("aZé\u0301бΩ19.,:;'\u2019\u2018\"\u201c_-\u2014\u2026 \n\t/@&ß\u00b7\u05d0\ud55c\u0387\u037e\u00aa\u2024")
	r := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		n := 1 + r.IntN(9)
		var b strings.Builder
		for range n {
			b.WriteRune(alphabet[r.IntN(len(alphabet))])
		}
		compareWithSegment(t, b.String())
		if t.Failed() {
			return
		}
	}
}

func compareWithSegment(t *testing.T, text string) {
	t.Helper()
	got, want := strings.Join(Words(text), "|"), strings.Join(segmented(text), "|")
	if got != want {
		t.Errorf("%q (% x): got %q, package segment cuts %q", text, text, got, want)
	}
}

// Offsets must lie in the text given, ascend, and hold the word of the term.
func checkTokens(t *testing.T, text string) {
	t.Helper()
	var a Analyzer
	end := 0
	for i, tok := range a.Tokens(text) {
		switch {
		case tok.Position != i:
			t.Fatalf("%q: token %d has position %d", text, i, tok.Position)
		case tok.Start < end || tok.End <= tok.Start || tok.End > len(text):
			t.Fatalf("%q: token %d is at %d to %d after %d", text, i, tok.Start, tok.End, end)
		case tok.Term == "" || len(tok.Term) > MaxTermBytes || !utf8.ValidString(tok.Term):
			t.Fatalf("%q: token %d is %q", text, i, tok.Term)
		}
		end = tok.End
	}
}

func TestOffsetsWithInvisibleCharacters(t *testing.T) {
	text := "\u200bPy\u00adong\u200byang\u200b, \u2060late\ufeff"
	var a Analyzer
	var got []string
	for _, tok := range a.Tokens(text) {
		got = append(got, text[tok.Start:tok.End])
	}
	if strings.Join(got, "|") != "Py\u00adong\u200byang|late" {
		t.Errorf("got %q", got)
	}
}

func TestFoldRune(t *testing.T) {
	for r, want := range map[rune]string{'A': "A", '\'': "'", 'Å': "a", 'ß': "ss", 'й': "й", 'Ё': "е", '한': "한", 'Ｋ': "k", '\u0301': "", '’': ""} {
		if got := FoldRune(r); got != want {
			t.Errorf("%q: got %q, want %q", r, got, want)
		}
	}
}

func TestFingerprintIsStable(t *testing.T) {
	if a, b := Fingerprint(), Fingerprint(); a != b || !strings.HasPrefix(a, "words1-") {
		t.Errorf("got %q, then %q", a, b)
	}
}

func FuzzAnalyzer(f *testing.F) {
	for _, s := range []string{"Kim Jong-un's", "a.b_c:1,000", "co\u00adop \u200b", "金正カナ น้ำ", "\xff\xfe", fingerprintSample, "l'l's's", "Aカ_B"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkTokens(t, text)
		if strings.IndexFunc(text, func(r rune) bool { return classOf(r) == unknown }) < 0 {
			compareWithSegment(t, text)
		}
	})
}

func BenchmarkEach(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"ascii", strings.Repeat("The delegation arrived some three hours late, after two in the morning. ", 100)},
		{"curly", strings.Repeat("The delegation\u2019s aircraft \u201carrived\u201d late \u2014 after two in the morning. ", 100)},
		{"russian", strings.Repeat("Делегация прибыла с опозданием на три часа, после двух ночи. ", 100)},
		{"korean", strings.Repeat("대표단은 새벽 두 시가 넘어 도착했다. ", 100)},
	} {
		b.Run(c.name, func(b *testing.B) {
			var a Analyzer
			n := 0
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				a.Each(c.text, func([]byte, int, int) { n++ })
			}
		})
	}
}

// The short way for ASCII gives what the tokenizer and the filters give one by one,
// for whatever letters, digits and punctuation stand side by side.
func TestPlainChunks(t *testing.T) {
	letters := []rune("aBz09 \n\t,.'-_:;!?(\"é’ж中\u00a0\u00ad")
	random := rand.New(rand.NewPCG(3, 4))
	plain := 0
	for range 20000 {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			// Mostly ASCII, so that many chunks are plain.
			b.WriteRune(letters[random.IntN(len(letters)-6*random.IntN(2))])
		}
		text := b.String()
		var want []string
		for _, w := range Words(text) {
			want = append(want, new(Analyzer).Terms(w)...)
		}
		var got []string
		var a Analyzer
		last := 0
		a.Each(text, func(term []byte, start, end int) {
			got = append(got, string(term))
			if start < last || end <= start || end > len(text) {
				t.Fatalf("%q: %q is from %d to %d", text, term, start, end)
			}
			last = end
			if s := text[start:end]; strings.ToLower(s) == string(term) {
				plain++
			}
		})
		if !slices.Equal(got, want) {
			t.Fatalf("%q: %q, want %q", text, got, want)
		}
	}
	if plain < 10000 {
		t.Errorf("only %d plain words", plain)
	}
}
