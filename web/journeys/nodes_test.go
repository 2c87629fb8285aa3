package journeys

import "testing"

// The program makes the nodes of a view by one call, whose steps web/boot/nodes.js takes.
func TestNodes(t *testing.T) {
	inBoth(t, func(t *testing.T, s *session) {
		s.visit("#/about")
		var got string
		s.Eval(`(() => {
			const steps = ["<", "section", "=", "class", "a b", "'", "text & <b>\u{1F6A2}", "+", "0", "1",
				"<", "input", ".", "value", "typed", "!", "disabled", "!", "hidden", "-", "hidden", "+", "0", "2",
				":", "http://www.w3.org/2000/svg", "svg", "=", "viewBox", "0 0 1 1", "+", "0", "3", "'", "", "+", "0", "4"];
			const groups = parallax.makeNodes(steps.join("\0") + "\0", 2), [section, text] = groups[0], [input, svg] = groups[1];
			return [groups.map(g => g.length).join(), section.outerHTML, text.data, input.value, input.disabled, input.hidden,
				svg.namespaceURI, svg.viewBox.baseVal.width, groups[2][0].nodeType, parallax.makeNodes("", 2).length].join(" | ");
		})()`, &got)
		const want = `2,2,1 | <section class="a b">text &amp; &lt;b&gt;🚢<input disabled=""><svg viewBox="0 0 1 1"></svg></section> | text & <b>🚢 | typed | true | false | ` +
			`http://www.w3.org/2000/svg | 1 | 3 | 0`
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		s.end()
	})
}
