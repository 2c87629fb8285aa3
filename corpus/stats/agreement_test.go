package stats_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"parallax/corpus/stats"
)

func TestKappa(t *testing.T) {
	// 20 both yes, 5 and 10 in discord, 15 both no: the usual example, .4.
	var a, b []string
	add := func(n int, x, y string) {
		for range n {
			a, b = append(a, x), append(b, y)
		}
	}
	add(20, "yes", "yes")
	add(5, "yes", "no")
	add(10, "no", "yes")
	add(15, "no", "no")
	kappa, ok := stats.Kappa(a, b)
	near(t, "κ", kappa, .4, 1e-9)
	if !ok {
		t.Error("κ is defined")
	}
	if _, ok := stats.Kappa([]string{"x", "x"}, []string{"x", "x"}); ok {
		t.Error("κ of one value throughout is 0/0")
	}
}

// units reads rows of one character for each unit; a dot is missing.
func units(rows ...string) []stats.Unit {
	list := make([]stats.Unit, len(rows[0]))
	for _, row := range rows {
		for i, v := range row {
			if v != '.' {
				list[i] = append(list[i], string(v))
			}
		}
	}
	return list
}

func alphaOf(t *testing.T, list []stats.Unit, level stats.Level) float64 {
	t.Helper()
	v, ok := stats.Alpha(list, level)
	if !ok {
		t.Fatal("α is defined")
	}
	return v
}

func TestAlphaOfKrippendorff(t *testing.T) {
	// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": four
	// observers, twelve units; then two observers, binary.
	list := units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
	for _, c := range []struct {
		name  string
		level stats.Level
		want  float64
	}{{"nominal α", stats.Nominal, .743}, {"ordinal α", stats.Ordinal, .815}, {"interval α", stats.Interval, .849}, {"ratio α", stats.Ratio, .797}} {
		near(t, c.name, alphaOf(t, list, c.level), c.want, .0005)
	}
	near(t, "binary α", alphaOf(t, units("0100000010", "1110010000"), stats.Nominal), .095, .0005)
}

func TestAlphaUndefined(t *testing.T) {
	for name, c := range map[string]struct {
		list  []stats.Unit
		level stats.Level
	}{
		"nothing":               {nil, stats.Nominal},
		"one coder":             {units("12312"), stats.Nominal},
		"nobody coded the same": {units("12...", "..345"), stats.Nominal},
		"one value":             {units("1111", "1111"), stats.Nominal},
		"words as numbers":      {units("ab", "ba"), stats.Interval},
		"negative ratio":        {[]stats.Unit{{"-1", "1"}, {"1", "1"}}, stats.Ratio},
		"not a number":          {[]stats.Unit{{"NaN", "1"}, {"1", "1"}}, stats.Ordinal},
	} {
		if v, ok := stats.Alpha(c.list, c.level); ok {
			t.Errorf("%s: α is %v and should not be defined", name, v)
		}
	}
	if v := alphaOf(t, []stats.Unit{{"0", "0"}, {"1", "0"}, {"1", "1"}}, stats.Ratio); math.IsNaN(v) {
		t.Error("two zeros do not differ")
	}
}

// fleiss1971 are thirty patients with the diagnoses of six raters each.
const fleiss1971 = "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555"

func TestFleissKappa(t *testing.T) {
	var list []stats.Unit
	for patient := range strings.FieldsSeq(fleiss1971) {
		list = append(list, strings.Split(patient, ""))
	}
	kappa, used, ok := stats.FleissKappa(list)
	near(t, "κ of Fleiss", kappa, .4302, .00005)
	if !ok || used != 30 {
		t.Errorf("of %d patients, defined: %v", used, ok)
	}
	// Ten items, fourteen raters, five categories.
	list = nil
	for row := range strings.SplitSeq("0 0 0 0 14/0 2 6 4 2/0 0 3 5 6/0 3 9 2 0/2 2 8 1 1/7 7 0 0 0/3 2 6 3 0/2 5 3 2 2/6 5 2 1 0/0 2 2 3 7", "/") {
		var u stats.Unit
		for category, n := range strings.Fields(row) {
			times, _ := strconv.Atoi(n)
			for range times {
				u = append(u, strconv.Itoa(category))
			}
		}
		list = append(list, u)
	}
	kappa, _, _ = stats.FleissKappa(list)
	near(t, "κ of ten items", kappa, .210, .0005)

	// A gap leaves its unit out, and says so.
	if _, used, ok := stats.FleissKappa(units("112", "12.", "121")); used != 2 || !ok {
		t.Errorf("%d of three units have all values", used)
	}
	for name, list := range map[string][]stats.Unit{"nothing": nil, "one rater": units("123"), "one value": units("11", "11")} {
		if v, _, ok := stats.FleissKappa(list); ok {
			t.Errorf("%s: κ is %v and should not be defined", name, v)
		}
	}
}

func TestPairsAlike(t *testing.T) {
	// The first three agree (3 of 3), of 1 2 2 one pair does, and 2 2 do.
	if alike, pairs := stats.PairsAlike(units("112", "122", "12.")); alike != 5 || pairs != 7 {
		t.Errorf("%d of %d pairs", alike, pairs)
	}
	if alike, pairs := stats.PairsAlike(nil); alike != 0 || pairs != 0 {
		t.Errorf("of nothing %d of %d pairs", alike, pairs)
	}
}

// TestAgreementBehaves checks on random codings what must hold for all: order and
// names do not matter, full agreement is 1, and with two coders and no gap α is κ of
// Fleiss corrected for the size of the sample.
func TestAgreementBehaves(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		n, raters := 2+r.IntN(30), 2+r.IntN(5)
		list := make([]stats.Unit, n)
		for i := range list {
			for range raters {
				list[i] = append(list[i], strconv.Itoa(1+r.IntN(4)))
			}
		}
		for _, level := range []stats.Level{stats.Nominal, stats.Ordinal, stats.Interval, stats.Ratio} {
			a, ok := stats.Alpha(list, level)
			if !ok {
				continue
			}
			if a > 1+1e-12 {
				t.Fatalf("α is %v", a)
			}
			shuffled := make([]stats.Unit, n)
			for i, j := range r.Perm(n) {
				shuffled[j] = append(stats.Unit{}, list[i]...)
				r.Shuffle(raters, func(x, y int) { shuffled[j][x], shuffled[j][y] = shuffled[j][y], shuffled[j][x] })
			}
			b, _ := stats.Alpha(shuffled, level)
			near(t, "shuffled", b, a, 1e-9)
		}
		if kappa, _, ok := stats.FleissKappa(list); ok {
			alpha, _ := stats.Alpha(list, stats.Nominal)
			near(t, "α by κ", alpha, kappa+(1-kappa)/float64(n*raters), 1e-9)
		}
	}
}
