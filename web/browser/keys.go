package browser

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// key is one key of the keyboard: the character it types, or a named key.
type key struct {
	char  rune   // what is typed; 0 for a named key
	named string // "Enter", "Tab", …; empty for a character
}

// modifiers are the keys held while another is pressed.
type modifiers struct{ control, shift, alt, meta bool }

// bidiKeys are the code points WebDriver reserves for keys without a
// character (https://www.w3.org/TR/webdriver2/#keyboard-actions).
var bidiKeys = map[string]rune{
	"Enter": '\uE007', "Tab": '\uE004', "Escape": '\uE00C', "Backspace": '\uE003', "Delete": '\uE017',
	"ArrowLeft": '\uE012', "ArrowUp": '\uE013', "ArrowRight": '\uE014', "ArrowDown": '\uE015',
	"Home": '\uE011', "End": '\uE010', "PageUp": '\uE00E', "PageDown": '\uE00F',
}

// parseKey reads "Enter", "a", "Shift+Tab" or "Control+k".
func parseKey(s string) (key, modifiers, error) {
	var m modifiers
	for {
		name, rest, ok := strings.Cut(s, "+")
		if !ok || rest == "" {
			break
		}
		switch name {
		case "Control":
			m.control = true
		case "Shift":
			m.shift = true
		case "Alt":
			m.alt = true
		case "Meta":
			m.meta = true
		default:
			return key{}, m, fmt.Errorf("there is no modifier %q; use Control, Shift, Alt or Meta", name)
		}
		s = rest
	}
	if r, size := utf8.DecodeRuneInString(s); size == len(s) && size > 0 {
		return key{char: r}, m, nil
	}
	if _, ok := bidiKeys[s]; !ok {
		return key{}, m, fmt.Errorf("there is no key %q; add it to the tables in keys.go", s)
	}
	return key{named: s}, m, nil
}

// keyActions press and release a key while the modifiers are held, as WebDriver
// says it.
func keyActions(k key, m modifiers) []any {
	char := k.char
	if k.named != "" {
		char = bidiKeys[k.named]
	}
	var down, up []any
	for code, on := range map[rune]bool{'\uE009': m.control, '\uE008': m.shift, '\uE00A': m.alt, '\uE03D': m.meta} {
		if on {
			down = append(down, map[string]any{"type": "keyDown", "value": string(code)})
			up = append(up, map[string]any{"type": "keyUp", "value": string(code)})
		}
	}
	actions := append(down, map[string]any{"type": "keyDown", "value": string(char)}, map[string]any{"type": "keyUp", "value": string(char)})
	return append(actions, up...)
}
