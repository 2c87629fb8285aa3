package search

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parallax/corpus/index"
)

// editDistance is the optimal string alignment distance by the textbook
// table, for every beginning of the term.
func editDistance(term, word string) (whole, prefix int) {
	a, b := []rune(term), []rune(word)
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
			case j == 0:
				d[i][j] = i
			default:
				cost := 1
				if a[i-1] == b[j-1] {
					cost = 0
				}
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	prefix = len(b)
	for i := range d {
		prefix = min(prefix, d[i][len(b)])
	}
	return d[len(a)][len(b)], prefix
}

func TestWithinFindsWhatAScanFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	letters := []rune("abcdé한Ж")
	invent := func(longest int) string {
		w := make([]rune, 1+r.IntN(longest))
		for i := range w {
			w[i] = letters[r.IntN(1+r.IntN(len(letters)))]
		}
		return string(w)
	}
	for range 30 {
		var b index.Builder
		text := ""
		for range 300 {
			text += invent(9) + " "
		}
		b.Add(index.Passage{Text: text})
		ix := b.Index()
		for range 40 {
			word := invent(9)
			for limit := 0; limit <= 2; limit++ {
				for _, begins := range []bool{false, true} {
					var want []near
					for rank := range ix.Terms() {
						whole, prefix := editDistance(string(ix.Term(rank)), word)
						if begins {
							whole = prefix
						}
						if whole <= limit {
							want = append(want, near{rank, whole})
						}
					}
					if got := within(ix, word, limit, begins); !slices.Equal(got, want) {
						t.Fatalf("%q, limit %d, begins %v: got %v, want %v", word, limit, begins, got, want)
					}
				}
			}
		}
	}
}

func TestWithinBounds(t *testing.T) {
	var b index.Builder
	b.Add(index.Passage{Text: "a"})
	ix := b.Index()
	long := make([]byte, maxSpelled+1)
	if within(ix, "", 2, false) != nil || within(ix, string(long), 2, false) != nil {
		t.Error("words without or with too many characters are looked up")
	}
}
