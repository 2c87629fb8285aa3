package journeys

import "testing"

// background is the lightness of the page's ground, from 0 to 255.
const background = `(() => {
	for (const e of [document.body, document.documentElement]) {
		const c = document.createElement("canvas").getContext("2d");
		const colour = getComputedStyle(e).backgroundColor;
		if (colour === "rgba(0, 0, 0, 0)" || colour === "transparent") continue;
		c.fillStyle = colour;
		c.fillRect(0, 0, 1, 1);
		const [r, g, b] = c.getImageData(0, 0, 1, 1).data;
		return (r + g + b) / 3;
	}
	return 255;
})()`

// The page follows the reader's system until the reader chooses, and then
// keeps the choice.
func TestTheme(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.Dark(false)
		s.visit("")
		s.WaitFor(background + " > 200")
		s.Dark(true)
		s.WaitFor(background + " < 80")
		s.visit("")
		s.WaitFor(background + " < 80")

		theme := s.String(`(() => {
			const all = [...document.querySelectorAll("header button, header select, footer button, footer select")];
			const e = all.find(e => /theme|light|dark|colou?rs?/i.test(e.getAttribute("aria-label") || e.title || e.textContent));
			if (!e) return "";
			e.id = e.id || "journey-theme";
			return "#" + e.id;
		})()`)
		if theme == "" {
			t.Fatal("there is no switch for the theme")
		}
		for range 3 { // through system, light and dark
			var ground float64
			if s.Eval(background, &ground); ground > 200 {
				break
			}
			s.Click(theme)
			s.settled()
		}
		s.WaitFor(background + " > 200")
		s.visit("#/about")
		s.WaitFor(background + " > 200")
	})
}
