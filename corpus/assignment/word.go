package assignment

import (
	"errors"
	"strings"
)

// ErrWord says that a word does not open what was sealed.
var ErrWord = errors.New("this is not the word; check the spelling and try again")

// Rounds of PBKDF2 with SHA-256, as OWASP has it for 2023 and later. A school's laptop
// takes about a second for it, somebody who tries all words of a dictionary a day.
const Rounds = 600_000

// MaxRounds bounds what a file may ask for.
const MaxRounds = 5_000_000

// Word is the teacher's word as it counts: a class types it by ear, so case and spaces at
// its ends do not matter.
func Word(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
