package speech

import "strings"

// gender says which pronoun can mean a person: he, she, or either if it is "".
// It is told by the form of address that the document uses, else by a first
// name that hardly ever is anything else.
func (r *speakerReader) gender(name []string) string {
	if len(name) == 0 {
		return ""
	}
	if g := r.addressed[name[len(name)-1]]; g != "" {
		return strings.TrimPrefix(g, "?")
	}
	return firstNameGender(name[0])
}

// readAddress notes what a form of address before the name at token i says of
// who bears it; if it says both, nothing is known.
func (r *speakerReader) readAddress(s *passageText, title, end int) {
	g := ""
	switch t := s.tokens[title].Term; {
	case addressHe(t):
		g = "he"
	case addressShe(t):
		g = "she"
	default:
		return
	}
	last := s.tokens[end-1].Term
	if known := r.addressed[last]; known != "" && known != g {
		g = "?"
	}
	r.addressed[last] = g
}

// firstNameGender is the pronoun for a first name, folded; "" if it is not known.
func firstNameGender(name string) string {
	switch {
	case namesHe(name):
		return "he"
	case namesShe(name):
		return "she"
	}
	return ""
}

var (
	addressHe  = wordSet("mr sir lord king prince congressman chairman spokesman father brother")
	addressShe = wordSet("mrs ms miss lady queen princess congresswoman chairwoman spokeswoman sister mother dame")

	namesHe = wordSet("aaron adam ahmed alan albert alejandro alexander alexei alfred ali andrew andrey antonio anthony arthur barack ben benjamin bernard bernie bill bob boris brad brian bruce carlos charles chuck craig daniel dave david dennis dmitry donald doug douglas " +
		"ed eduardo edward emmanuel eric ernest francisco frank franz fred frederick friedrich gary george gerald giovanni glenn gordon greg gregory hans harold harry heinrich henry howard hugh ian igor ivan jack jacob james jason jeff jeffrey jeremy jerry jim joe johann john jonathan jorge jose joseph juan karl keith ken kenneth kevin khalid klaus " +
		"larry lars lawrence leo leonard luis luke manuel marco mario mark martin matthew michael mike mikhail miguel mitch mitt mohamed mohammad mohammed muhammad nathan neil nicholas nick nikolai noah norman oleg oliver omar oscar otto pablo patrick paul pedro peter phil philip pierre rafael ralph ray raymond recep richard rick robert roberto roger ronald roy rudolf russell ryan sam samuel scott sean sergei sergey simon stefan stephen steve steven stuart ted terrence thomas tim timothy todd tom tony vincent vladimir volodymyr walter wayne werner william wolfgang yuri zachary")
	namesShe = wordSet("abigail ada agnes alice alicia amanda amy ana angela anita ann anna anne annie barbara beatrice beth betty brenda carla carol caroline catherine cecilia charlotte christina christine cindy claire clara claudia cynthia daniela deborah debra denise diana diane donna dorothy ekaterina elena elisabeth elizabeth ellen emily emma erika esther eva evelyn fatima " +
		"florence frances gloria grace greta hannah heather heidi helen helena hillary ida ilse ingrid irene irina isabel isabella ivanka jane janet janice jennifer jessica joanna josephine joyce judith judy julia julie karen karin kate katherine kathleen kathy katie kristen laura leila linda lisa liz lucia lucy madeleine margaret margarita maria marie marina marta martha mary megan melania melanie melissa michelle miriam monica nadia nancy natalia natalie nicole nina nora olga olivia pamela patricia paula rachel rebecca renata rosa rose ruth sandra sara sarah sharon sheila sofia sonia sophia sophie stephanie susan susanna svetlana tamara tatiana teresa theresa tina ursula valentina valerie vanessa vera veronica victoria virginia wendy yulia yvonne")
)
