package journeys

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parallax/web/browser"
)

// What WebKit is left out of, with the reason. Everything else runs there too.
//
// A journey is left out if WebKit cannot be driven through it, or if what it
// proves is the work of our own program, the same in every engine, which two
// engines have proved: what a query means, what a table says, how long a list
// becomes. What an engine does itself is proved in each: starting, storing,
// workers, files, typing, clicking, history, scrolling, policies, printing to
// the screen. Under make faults and make start nothing is left out for its cost.
var withoutWebKit = map[string]string{
	// It cannot be driven through these.
	"TestCacheCleared":            cannot + "keeps no profile that a second start could find",
	"TestFaultKilled":             cannot + "keeps no profile that a second start could find",
	"TestFaultKilledWhileKeeping": cannot + "keeps no profile that a second start could find",
	"TestFaultKilledAtWork":       cannot + "keeps no profile that a second start could find",
	"TestReducedMotion":           cannot + "has no setting for it, and no flag",
	// Our program's work, proved in two engines.
	"TestDeepLinks":               same + "what each address shows; TestHistory goes back, forward and reloads here too",
	"TestSearchSyntax":            same + "what a query means",
	"TestSearchSaysTheBreak":      same + "the order of results",
	"TestWordsAreTheTools":        same + "figures, compared with those of the tool",
	"TestStatisticsOverThousands": same + "figures over thousands; the Worker they are made in is TestALargeFile's too",
	"TestProposals":               same + "what is proposed, and in which words",
	"TestCodedAndProposed":        same + "what is proposed, and in which words",
	"TestChartAddress":            same + "what a setting of the chart does to its address",
	"TestLargeChart":              same + "which rows a large chart has",
	"TestNotCoded":                same + "what is said of articles that nobody has coded",
	"TestTextComesFirst":          same + "the order of what an article shows",
	"TestBarriers":                same + "names, roles and contrast in the page's own markup; axe-core reads them alike everywhere",
	"TestWidths":                  same + "which element is wider than the window, by the page's own rules of layout",
	"TestReadingByKeys":           same + "what a key does in the text; TestKeyboardOnly presses keys here too",
	"TestHostileText":             same + "that texts are written as text; TestBreakOut tries scripts here too",
	"TestLaunched":                same + "files and addresses the page is opened with, by an interface that WebKit does not have",
	"TestNoNetworkAtAll":          same + "every feature without a network; TestOffline cuts it here too",
	"TestPace":                    same + "who does the work; how fast is measured",
	"TestSlowLink":                same + "what is said while the program comes; how fast is measured",
	"TestGallery":                 same + "views on sample data, to look at",
	"TestAnyHost":                 same + "what hosts do to paths; the browser asks for them in one way",
}

// The two reasons there are.
const (
	cannot = "WebKit cannot be driven through it: it "
	same   = "the same in every engine: "
)

// everyTime are the journeys through WebKit that make test makes: what its engine
// does itself. WebKit takes three times as long as the others for each, so the
// rest of those that it can be driven through are made by make webkit.
var everyTime = []string{
	"TestHistory", "TestKept", "TestKeyboardOnly", "TestLeftOutOfWebKit", "TestOffline", "TestOpenCollection",
	"TestOriginals", "TestPack", "TestSearchWithATypo", "TestSecondVisit", "TestTypedBeforeTheProgram", "TestUpdateNotice",
}

// leftOut ends a test that is not for WebKit, where that is the browser.
func leftOut(t *testing.T) {
	t.Helper()
	name, _, _ := strings.Cut(t.Name(), "/")
	if *share && !*apart && *lane == string(browser.WebKit) && !slices.Contains(everyTime, name) && withoutWebKit[name] == "" {
		t.Skip("make test makes it in two browsers; make webkit makes it in WebKit")
	}
	if reason := withoutWebKit[name]; reason != "" && *lane == string(browser.WebKit) {
		t.Skip(reason)
	}
}

// Every journey that is left out exists, with a reason that is one of the two,
// and whatever needs a profile or settings of the browser is left out: it would
// fail otherwise, or prove nothing.
func TestLeftOutOfWebKit(t *testing.T) {
	files, err := filepath.Glob("*_test.go")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files of journeys (%v)", len(files), err)
	}
	needs := regexp.MustCompile(`\b(Profile|Flags)$`)
	known := map[string]bool{}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !strings.HasPrefix(f.Name.Name, "Test") {
				continue
			}
			name := f.Name.Name
			known[name] = true
			needy, other := "", false
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.KeyValueExpr:
					if key, ok := n.Key.(*ast.Ident); ok && needs.MatchString(key.Name) {
						needy = key.Name
					}
				case *ast.CallExpr:
					if called, ok := n.Fun.(*ast.Ident); ok && called.Name == "only" {
						other = true
					}
				}
				return true
			})
			if needy != "" && !other && !strings.HasPrefix(withoutWebKit[name], cannot) {
				t.Errorf("%s uses the browser's %s, which WebKit does not have: say so in withoutWebKit", name, needy)
			}
		}
	}
	for _, name := range everyTime {
		if !known[name] || withoutWebKit[name] != "" {
			t.Errorf("%s is to be made every time, but there is no such journey, or it is left out", name)
		}
	}
	for name, reason := range withoutWebKit {
		if !known[name] {
			t.Errorf("%s is left out, but there is no such journey", name)
		}
		if !strings.HasPrefix(reason, cannot) && !strings.HasPrefix(reason, same) || len(strings.TrimPrefix(strings.TrimPrefix(reason, cannot), same)) < 10 {
			t.Errorf("%s is left out of WebKit without a good reason: %q", name, reason)
		}
	}
}
