package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parallax/app/part"
	"parallax/app/present"
	"parallax/app/present/element"
	"parallax/app/wording"
)

// About says what the collection is, how it was made, and where it comes from.
type About struct {
	app.Compo
	View present.AboutView
}

// Render draws the text and the sources.
func (a *About) Render() app.UI {
	v := a.View
	return app.Div().Body(
		app.Div().Class("Hed").Body(app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(v.Title)),
		app.Div().Class("About").Body(
			app.Div().Body(app.Range(v.Sections).Slice(func(i int) app.UI {
				s := v.Sections[i]
				return app.Section().Class("About-section").Body(
					app.H2().Text(s.Title),
					app.Div().Body(app.Range(s.Paragraphs).Slice(func(j int) app.UI { return app.P().Class("Prose").Text(s.Paragraphs[j]) })))
			}), a.parts()),
			app.Section().Class("Sources").Aria("labelledby", "sources").Hidden(len(v.Sources) == 0).Body(
				app.H2().Class("Section-title").ID("sources").Text(wording.AboutArticles),
				app.Range(v.Sources).Slice(func(i int) app.UI { return &Source{View: v.Sources[i]} }),
			),
		),
	)
}

// parts is what the program is made of.
func (a *About) parts() app.UI {
	v := a.View
	return app.Section().Class("About-section Parts").Aria("labelledby", "parts").Body(
		app.H2().ID("parts").Text(wording.AboutParts),
		app.P().Class("Prose").Text(wording.AboutMadeOf),
		app.Dl().Class("Source-lines").Body(app.Range(v.Parts).Slice(func(i int) app.UI {
			p := v.Parts[i]
			return app.Div().Class("Source-line Parts-line").Body(app.Dt().Text(p.Name), app.Dd().Text(wording.AboutPart.With("version", p.Version, "licence", p.Licence)))
		})),
		a.licences(v.Licences),
	)
}

// licences leads to the texts: an element of this page, or a file, which go-app
// must not take for a view.
func (a *About) licences(l element.Link) app.UI {
	link := app.A().Href(l.Href).Text(l.Label)
	if !strings.HasPrefix(l.Href, "#") {
		link = link.Target("_blank").Rel("noopener")
	}
	return app.P().Class("Parts-licences").Body(link)
}

// Source is the bibliographic record of one article.
type Source struct {
	app.Compo
	View present.SourceView
}

// Render draws the record. What was inferred says so.
func (s *Source) Render() app.UI {
	v := s.View
	return app.Div().Class("Source").Body(
		app.H3().Class("Source-title").Body(part.MarkOf(v.Mark, part.Medium), part.Anchor(element.Link{Label: v.Headline, Href: v.Href})),
		app.Dl().Class("Source-lines").Body(app.Range(v.Lines).Slice(func(i int) app.UI {
			l := v.Lines[i]
			return app.Div().Class("Source-line").Body(
				app.Dt().Text(l.Name), app.Dd().Class(part.When(l.Inferred, "Source-inferred")).Body(part.Named(l.Value)...))
		})),
	)
}

// Lost is shown for an address that means nothing.
type Lost struct {
	app.Compo
	View present.LostView
}

// Render says so and offers what is near.
func (l *Lost) Render() app.UI {
	v := l.View
	return app.Div().Body(
		app.Div().Class("Hed").Body(
			app.H1().Class("Hed-title").ID("heading").TabIndex(-1).Text(v.Title),
			app.P().Class("Hed-deck").Text(v.Text)),
		app.P().Class("Section-note").Hidden(v.Lead == "").Text(v.Lead),
		app.Ul().Class("Lost-near").Body(app.Range(v.Near).Slice(func(i int) app.UI { return app.Li().Body(part.Anchor(v.Near[i])) })),
	)
}
