package present

import (
	"parallax/app/present/element"
	"parallax/app/state"
	"parallax/app/wording"
)

// Part is something the program is made of besides its own code.
type Part struct{ Name, Version, Licence string }

// parts are what the linker takes; a test of the tool that builds the program
// compares them with it.
var parts = []Part{
	{"Go", "1.26.8", "BSD-3-Clause"},
	{"github.com/blevesearch/segment", "v0.9.1", "Apache-2.0"},
	{"github.com/blevesearch/snowballstem", "v0.9.0", "BSD-3-Clause"},
	{"github.com/gosimple/unidecode", "v1.0.1", "Apache-2.0"},
	{"github.com/maxence-charriere/go-app/v10", "v10.1.11", "MIT"},
	{"github.com/sahilm/fuzzy", "v0.1.1", "MIT"},
	{"github.com/wlynxg/chardet", "v1.0.4", "MIT"},
	{"go.yaml.in/yaml/v3", "v3.0.4", "Apache-2.0"},
	{"golang.org/x/net", "v0.48.0", "BSD-3-Clause"},
	{"golang.org/x/text", "v0.32.0", "BSD-3-Clause"},
}

// LicencesID is the element of a pack that holds the texts of the licences;
// elsewhere they are a file beside the page.
const LicencesID = "licences"

// licences leads to their texts.
func licences(m state.Model) element.Link {
	if m.Host.Packed {
		return element.Link{Label: wording.AboutLicencesAt.String(), Href: "#" + LicencesID}
	}
	return element.Link{Label: wording.AboutLicences.String(), Href: "licences.txt"}
}
