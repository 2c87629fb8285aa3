package state

import (
	"strings"
	"testing"
	"unicode/utf8"

	"parallax/corpus/search"
)

func TestParseRoute(t *testing.T) {
	for _, test := range []struct {
		fragment string
		want     Route
		print    string // where it differs from fragment
	}{
		{"#/", Route{Screen: Overview}, ""},
		{"", Route{Screen: Overview}, "#/"},
		{"#", Route{Screen: Overview}, "#/"},
		{"#/overview", Route{Screen: Overview}, "#/"},
		{"#/?show=single&order=difference&from=2019&to=2024-06&outlets=bell%2Ctide&without=a&by=outlet&parts=x%2Cy&rows=80", Route{Screen: Overview, Chart: Charting{
			Show: ShowSingle, Order: ByDifference, From: "2019", To: "2024-06", Outlets: "bell,tide", Without: "a", By: ByOutlet, Parts: "x,y", Rows: 80}}, ""},
		{"#/?show=what&order=date&from=soon&to=2024-13&by=all&rows=-1&p=3", Route{Screen: Overview}, "#/"},
		{"#/?outlets=bell,,bell&parts=all", Route{Screen: Overview, Chart: Charting{Outlets: "bell", Parts: Every}}, "#/?outlets=bell&parts=all"},
		{"#/read/herald", Route{Screen: Read, Document: "herald"}, ""},
		{"#/read", Route{Screen: Read}, ""},
		{"#/read/herald/", Route{Screen: Read, Document: "herald"}, "#/read/herald"},
		{"read/herald", Route{Screen: Read, Document: "herald"}, "#/read/herald"},
		{"#/read/herald?p=3&q=late%20night", Route{Screen: Read, Document: "herald", Passage: 3, Query: "late night"}, ""},
		{"#/read/herald?q=late+night&p=3", Route{Screen: Read, Document: "herald", Passage: 3, Query: "late night"}, "#/read/herald?p=3&q=late%20night"},
		{"#/read/herald?p=0", Route{Screen: Read, Document: "herald"}, "#/read/herald"},
		{"#/read/herald?p=-2&p=x&p=4&p=5", Route{Screen: Read, Document: "herald", Passage: 4}, "#/read/herald?p=4"},
		{"#/read/a%2Fb", Route{Screen: Read, Document: "a/b"}, ""},
		{"#/topic/late-arrival", Route{Screen: Topic, Topic: "late-arrival"}, ""},
		{"#/topic", Route{Screen: Lost, Unknown: "topic"}, "#/topic"},
		{"#/compare/a,b,c", Route{Screen: Comparison, Documents: []string{"a", "b", "c"}}, ""},
		{"#/compare/a,,a,b?by=text", Route{Screen: Comparison, Documents: []string{"a", "b"}, By: ByText}, "#/compare/a,b?by=text"},
		{"#/compare/a,b?by=topic", Route{Screen: Comparison, Documents: []string{"a", "b"}}, "#/compare/a,b"},
		{"#/compare", Route{Screen: Comparison}, ""},
		{"#/search?q=caf%C3%A9", Route{Screen: Searching, Query: "café"}, ""},
		{"#/search?order=date&q=a", Route{Screen: Searching, Query: "a", Order: search.ByDate}, "#/search?q=a&order=date"},
		{"#/search?order=up&q=a", Route{Screen: Searching, Query: "a"}, "#/search?q=a"},
		{"#/search?order=date&q=a&as=context", Route{Screen: Searching, Query: "a", As: AsContext}, "#/search?q=a&as=context"},
		{"#/search?q=café&as=context", Route{Screen: Searching, Query: "café", As: AsContext}, "#/search?q=caf%C3%A9&as=context"},
		{"#/search?q=100%", Route{Screen: Searching, Query: "100%"}, "#/search?q=100%25"},
		{"#/search?q=%zz%4", Route{Screen: Searching, Query: "%zz%4"}, "#/search?q=%25zz%254"},
		{"#/search?q=%ff", Route{Screen: Searching, Query: "\uFFFD"}, "#/search?q=%EF%BF%BD"},
		{"#/search?q=a%26b%3Dc%23d", Route{Screen: Searching, Query: "a&b=c#d"}, ""},
		{"#/search", Route{Screen: Searching}, ""},
		{"#/search/x", Route{Screen: Lost, Unknown: "search/x"}, ""},
		{"#/about", Route{Screen: About}, ""},
		{"#/about?p=3&q=x", Route{Screen: About}, "#/about"},
		{"#/nonsense/x?y=z", Route{Screen: Lost, Unknown: "nonsense/x?y=z"}, ""},
		{"#main", Route{Screen: Lost, Unknown: "main"}, "#/main"},
	} {
		got := ParseRoute(test.fragment)
		if !got.Equal(test.want) {
			t.Errorf("ParseRoute(%q) = %+v, want %+v", test.fragment, got, test.want)
		}
		want := test.print
		if want == "" && test.fragment != "" {
			want = test.fragment
		}
		if s := got.String(); s != want {
			t.Errorf("ParseRoute(%q) prints %q, want %q", test.fragment, s, want)
		}
	}
}

func FuzzParseRoute(f *testing.F) {
	for _, s := range []string{"", "#/", "#/read/x?p=3&q=%", "#/compare/a,%2C,b?by=text", "#/search?q=+a&q=b&as=context", "##//?", "#/topic/%E2%82", "#/read//?p=99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, fragment string) {
		r := ParseRoute(fragment)
		s := r.String()
		if again := ParseRoute(s); !again.Equal(r) {
			t.Fatalf("ParseRoute(%q) = %+v prints %q, which reads %+v", fragment, r, s, again)
		}
		if !utf8.ValidString(s) || !strings.HasPrefix(s, "#/") {
			t.Fatalf("ParseRoute(%q) prints %q", fragment, s)
		}
	})
}

func FuzzRouteString(f *testing.F) {
	f.Add("read", "herald", 3, "late", "a", "b")
	f.Add("compare", "", 0, "", "a,b", "%")
	f.Fuzz(func(t *testing.T, screen, id string, passage int, query, first, second string) {
		valid := func(s string) bool { return s != "" && utf8.ValidString(s) }
		var r Route
		switch screen {
		case "read":
			r = Route{Screen: Read, Document: id, Passage: max(0, passage), Query: strings.TrimSpace(query)}
		case "topic":
			r = Route{Screen: Topic, Topic: id}
		case "compare":
			r = Route{Screen: Comparison, Documents: []string{first, second}, By: ByText}
		default:
			r = Route{Screen: Searching, Query: strings.TrimSpace(query)}
		}
		if !valid(id) || !valid(first) || !valid(second) || first == second || !utf8.ValidString(query) {
			t.Skip("ids are not empty, and the texts of a program are UTF-8")
		}
		if got := ParseRoute(r.String()); !got.Equal(r) {
			t.Fatalf("%+v prints %q, which reads %+v", r, r.String(), got)
		}
	})
}
