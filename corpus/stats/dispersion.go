package stats

import "math"

// Dispersion is how evenly a term is spread over the parts of a text. All
// measures compare what each part has with what its size would lead to expect.
// They are of little meaning for a frequency of a few; Frequency and Parts say
// what they rest on.
type Dispersion struct {
	Frequency int `json:"frequency"` // f
	Tokens    int `json:"tokens"`
	Parts     int `json:"parts"` // n, parts without tokens left out
	Range     int `json:"range"` // parts that have the term

	// DP is ½ Σ|vᵢ/f − sᵢ| (Gries 2008), vᵢ the frequency in part i and sᵢ
	// its share of the tokens: 0 is perfectly even, near 1 all in one small
	// part.
	DP float64 `json:"dp"`
	// DPNorm is DP/(1 − min sᵢ) (Lijffijt & Gries 2012), which reaches 1.
	DPNorm float64 `json:"dp_norm"`
	// D is Juilland's 1 − (σ/μ)/√(n−1) with the population σ of the rates
	// vᵢ/tokensᵢ (Juilland & Chang-Rodríguez 1964): 1 is even, 0 all in one.
	D float64 `json:"juilland_d"`
	// D2 is Carroll's H/ln n, the entropy of the rates' shares (Carroll 1970):
	// 1 is even, 0 all in one.
	D2 float64 `json:"carroll_d2"`
	// S is Rosengren's (Σ√(sᵢvᵢ))²/f (1971): 1 is even.
	S float64 `json:"rosengren_s"`
	// KLD is Σ(vᵢ/f) log₂((vᵢ/f)/sᵢ) in bits (Gries 2020): 0 is even, without
	// upper bound.
	KLD float64 `json:"kld"`
}

// Disperse measures a term that occurs counts[i] times in part i of sizes[i]
// tokens. Parts without tokens are left out. ok is false, and the measures are
// 0, if the term does not occur, or fewer than two parts have tokens, or the
// lists differ in length.
func Disperse(counts, sizes []int) (d Dispersion, ok bool) {
	if len(counts) != len(sizes) {
		return Dispersion{}, false
	}
	rates := 0.0
	for i, size := range sizes {
		if size <= 0 {
			continue
		}
		d.Parts++
		d.Tokens += size
		d.Frequency += counts[i]
		if counts[i] > 0 {
			d.Range++
		}
		rates += float64(counts[i]) / float64(size)
	}
	if d.Frequency == 0 || d.Parts < 2 {
		return d, false
	}
	f, n := float64(d.Frequency), float64(d.Parts)
	mean := rates / n
	least, squares, roots, entropy := 1.0, 0.0, 0.0, 0.0
	for i, size := range sizes {
		if size <= 0 {
			continue
		}
		s := float64(size) / float64(d.Tokens)
		v := float64(counts[i]) / f
		rate := float64(counts[i]) / float64(size)
		least = min(least, s)
		d.DP += math.Abs(v-s) / 2
		squares += (rate - mean) * (rate - mean)
		entropy -= xlogy(rate/rates, rate/rates)
		roots += math.Sqrt(s * float64(counts[i]))
		d.KLD += xlogy(v, v/s) / math.Ln2
	}
	d.DPNorm = d.DP / (1 - least)
	d.D = 1 - math.Sqrt(squares/n)/mean/math.Sqrt(n-1)
	d.D2 = entropy / math.Log(n)
	d.S = roots * roots / f
	d.KLD = max(0, d.KLD) // rounding may leave −1e−17
	return d, true
}
