package unspaced_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parallax/corpus"
	"parallax/corpus/analysis"
	"parallax/corpus/unspaced"
)

func document(id string, passages ...string) *corpus.Document {
	d := &corpus.Document{ID: id, Text: corpus.Full}
	for i, text := range passages {
		d.Passages = append(d.Passages, corpus.Passage{N: i + 1, Kind: corpus.Body, Text: text})
	}
	return d
}

// words are those of each text, parted by bars.
func words(node string, d *corpus.Document) (list []string) {
	c := &unspaced.Cutter{Words: unspaced.Learn([]*corpus.Document{d}, nil), Node: node}
	for _, p := range d.Passages {
		var cut []string
		c.Each(d, p.Text, func(_ []byte, start, end int) { cut = append(cut, p.Text[start:end]) })
		list = append(list, strings.Join(cut, "|"))
	}
	return list
}

// Invented sentences, cut by hand: what is right and what the program finds.
func TestWords(t *testing.T) {
	for name, c := range map[string][]string{
		"a short Chinese text": {"大桥|开放", "市长|星期三|重新|开放|了|大桥", "南京|市|长江|大桥|很|长", "他|说|大桥|是|我们|的"},
		"traditional":          {"市長|說|大橋|很|貴", "我們|的|港口|重新|開放"},
		"Chinese names":        {"金正恩|和|普京|在|平壤|会谈", "特朗普|没有|说话"},
		"numbers":              {"一九四八|年|十二|月|二十五|日"},
		"Japanese":             {"橋|の|再開", "市長|は|コンピューター|で|式典|を|行わ|ない|と|述べ|た", "大統領|は|平壌|で|会談|した", "権利|と|自由|を|有する"},
		"katakana by itself":   {"プーチン|大統領"},
		"half-width katakana":  {"ﾌﾟｰﾁﾝ|は|ロシア|の"},
		"Thai":                 {"นายกรัฐมนตรี|กล่าว|ว่า|สะพาน|ใหม่|จะ|เปิด|วันนี้", "ประชาชน|ไม่|ต้อง|จ่าย|เงิน"},
		"mixed":                {"Kim|Jong|un|访问|北京|2024|年", "the|mayor|说|大桥|open"},
		"Korean has spaces":    {"푸틴과|大|시장"},
		"nothing of the kind":  {"the|bridge|is|open"},
	} {
		var texts []string
		for _, s := range c {
			texts = append(texts, joined(s))
		}
		for i, got := range words("", document(name, texts...)) {
			if got != c[i] {
				t.Errorf("%s: %s, want %s", name, got, c[i])
			}
		}
	}
}

// joined takes the bars away, and leaves a space where Latin or Korean words meet.
func joined(s string) string {
	parts := strings.Split(s, "|")
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(parts[i-1])
			first, _ := utf8.DecodeRuneInString(p)
			if last < 0x300 && first < 0x300 || 0xAC00 <= first && first < 0xD7AF || 0xAC00 <= last && last < 0xD7AF {
				b.WriteByte(' ')
			}
		}
		b.WriteString(p)
	}
	return b.String()
}

// Words that are parted by spaces stay words, whatever the lists say.
func TestSpacedWordsStay(t *testing.T) {
	for _, text := range []string{"港口大桥 星期三 重新 开放 。 市长说 大桥 很 贵 。", "大桥 开放", "東京　大阪", "ผู้ว่า ราชการ เมือง"} {
		want := strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '　' || r == '。' }), "|")
		if got := words("", document("a", text))[0]; got != want {
			t.Errorf("%s is cut %s", text, got)
		}
	}
}

// What no list has is learned from texts that have it again and again beside
// different neighbours, and the longer stretches it is part of are not.
func TestLearned(t *testing.T) {
	var texts []string
	for i, r := range []rune("安北春冬东峰刚海江金") {
		texts = append(texts, fmt.Sprintf("在鲸鲨%c发现", r), fmt.Sprintf("%c鲸鲨来了", []rune("看见追捕养杀救放画拍")[i]))
	}
	for _, got := range words("", document("a", texts...)) {
		if !strings.Contains("|"+got+"|", "|鲸鲨|") {
			t.Errorf("%s", got)
		}
	}
}

// The word that is counted is a word wherever a search finds it.
func TestNode(t *testing.T) {
	d := document("a", "北京大学的学者", "大学生", "长江大桥", "学大")
	if got := words("大学", d); !slices.Equal(got, []string{"北京|大学|的|学者", "大学|生", "长江|大桥", "学|大"}) && !strings.HasPrefix(got[0], "北京|大学|的") {
		t.Errorf("%q", got)
	}
	if got := strings.Join(words("长江大桥", d), " "); !strings.Contains(got, "长江大桥") {
		t.Errorf("%q", got)
	}
	if got := strings.Join(words("江大", d), " "); !strings.Contains(got, "长|江大|桥") {
		t.Errorf("%q", got)
	}
}

// Whatever the text, words hold the characters that the analysis finds, in order
// and once, and the same each time.
func FuzzCutter(f *testing.F) {
	for _, s := range []string{"大桥开放 the bridge", "橋の再開カナ", "น้ำท่วมกรุงเทพฯ เก่าๆ", "ខ្មែរ大", "ๆๆ เ แ โ ะ", "的的的一二三", "か\u3099ﾊﾞー々"} {
		f.Add(s, "大桥")
	}
	f.Fuzz(func(t *testing.T, text, node string) {
		d := document("a", text, text+text)
		var a analysis.Analyzer
		var whole, cut strings.Builder
		a.Each(text, func(term []byte, _, _ int) { whole.Write(term) })
		c := &unspaced.Cutter{Words: unspaced.Learn([]*corpus.Document{d}, nil), Node: node}
		end := 0
		c.Each(d, text, func(term []byte, from, to int) {
			if from < end || to <= from || to > len(text) {
				t.Fatalf("%q: a word at %d to %d after %d", text, from, to, end)
			}
			end = to
			cut.Write(term)
		})
		if len(text) < 80 && whole.String() != cut.String() {
			t.Errorf("%q: cut %q of %q", text, cut.String(), whole.String())
		}
		if again := words(node, d); !slices.Equal(again, words(node, d)) {
			t.Error("not the same twice")
		}
	})
}

// Learning stops when it is told to, and of texts with spaces nothing is learned.
func TestLearnStops(t *testing.T) {
	d := document("a", strings.Repeat("大桥开放。", 100))
	if unspaced.Learn([]*corpus.Document{d}, func(float64) bool { return false }) != nil {
		t.Error("it went on")
	}
	if w := unspaced.Learn([]*corpus.Document{document("b", "The bridge is open; 다리가 열렸다.")}, nil); w != nil || w.Languages() != nil {
		t.Error("words of spaced texts are guessed")
	}
	all := []*corpus.Document{d, document("c", "橋の再開とコンピューター"), document("e", "สะพานเปิด")}
	if got := unspaced.Learn(all, nil).Languages(); !slices.Equal(got, []string{"zh", "ja", "th"}) {
		t.Errorf("%q", got)
	}
}

func BenchmarkEach(b *testing.B) {
	text := strings.Repeat("市长星期三重新开放了港口大桥，他说这座大桥属于所有市民。", 400)
	d := document("a", text)
	c := &unspaced.Cutter{Words: unspaced.Learn([]*corpus.Document{d}, nil)}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		c.Each(d, text, func([]byte, int, int) {})
	}
}
