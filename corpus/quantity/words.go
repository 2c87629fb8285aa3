package quantity

// Number words, units and qualifiers of English, as folded terms.

var smallNumbers = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// scales multiply the number before them.
var scales = map[string]float64{
	"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9, "trillion": 1e12,
}

// manyOf are scales in the plural without a number before them: "hundreds of
// thousands". They stand for two to nine of their kind.
var manyOf = map[string]float64{
	"dozens": 12, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
}

// vagueNumbers stand for a range; they count before a unit of time or a scale.
var vagueNumbers = map[string][2]float64{
	"several": {3, 9}, "few": {2, 6}, "couple": {2, 3}, "some": {2, 9},
}

const (
	minute = 60.0
	hour   = 60 * minute
	day    = 24 * hour
	week   = 7 * day
	month  = 365.25 / 12 * day
	year   = 365.25 * day
)

var durationUnits = map[string]float64{
	"second": 1, "seconds": 1, "sec": 1, "secs": 1,
	"minute": minute, "minutes": minute, "min": minute, "mins": minute,
	"hour": hour, "hours": hour, "h": hour, "hr": hour, "hrs": hour,
	"day": day, "days": day, "week": week, "weeks": week,
	"month": month, "months": month, "year": year, "years": year,
	"decade": 10 * year, "decades": 10 * year, "century": 100 * year, "centuries": 100 * year,
}

// currencies name amounts of money by one word each.
var currencies = map[string]string{
	"dollar": "dollar", "dollars": "dollar", "dlr": "dollar", "dlrs": "dollar", "usd": "dollar",
	"euro": "euro", "euros": "euro", "pound": "pound", "pounds": "pound", "stg": "pound",
	"yen": "yen", "won": "won", "rouble": "rouble", "roubles": "rouble", "ruble": "rouble", "rubles": "rouble",
	"mark": "mark", "marks": "mark", "franc": "franc", "francs": "franc", "yuan": "yuan", "cent": "cent", "cents": "cent", "cts": "cent",
}

// qualifiers stand before a number: 0 makes it vague, 1 and -1 are bounds.
var qualifiers = map[string]int{
	"about": 0, "around": 0, "some": 0, "roughly": 0, "approximately": 0, "nearly": 0, "almost": 0, "circa": 0, "estimated": 0, "close": 0,
	"over": 1, "above": 1, "exceeding": 1, "under": -1, "below": -1,
}

// qualifierPairs are qualifiers of two words.
var qualifierPairs = map[[2]string]int{
	{"more", "than"}: 1, {"at", "least"}: 1, {"less", "than"}: -1, {"fewer", "than"}: -1, {"up", "to"}: -1, {"at", "most"}: -1, {"close", "to"}: 0,
}

// dayParts are the hours that a part of the day may mean, in minutes.
var dayParts = map[string][2]float64{
	"morning": {0, 12 * 60}, "afternoon": {12 * 60, 18 * 60}, "evening": {17 * 60, 24 * 60}, "dawn": {4 * 60, 8 * 60}, "dusk": {16 * 60, 22 * 60},
}

// notCounted are words behind a number that it does not count.
var notCounted = map[string]bool{
	"of": true, "in": true, "on": true, "at": true, "to": true, "and": true, "or": true, "for": true, "from": true, "by": true, "with": true, "as": true,
	"the": true, "a": true, "an": true, "than": true, "was": true, "were": true, "is": true, "are": true, "had": true, "has": true, "have": true, "will": true,
	"that": true, "which": true, "who": true, "it": true, "he": true, "she": true, "they": true, "this": true, "after": true, "before": true, "until": true,
	"against": true, "but": true, "its": true, "his": true, "her": true, "their": true, "vs": true, "per": true, "not": true, "be": true, "been": true,
}

// NumberWord reports whether a term is a number below twenty or a ten, in words.
func NumberWord(term string) bool {
	_, number := smallNumbers[term]
	return number
}

// DateWord reports whether a term names a month or a weekday.
func DateWord(term string) bool {
	_, day := weekdays[term]
	return day || months[term] > 0
}
