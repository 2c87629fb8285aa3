package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"parallax/corpus/ingest"
	"parallax/corpus/intake"
)

const (
	quay = "The council closed the western quay after the gale broke two of its pillars, and boats will land elsewhere until autumn."
	fee  = "Fishers asked for a smaller fee, because the way to the market is longer now than it ever was before that day in May."
)

// JSON in which articles stand otherwise than in an array.
func TestShapesOfJSON(t *testing.T) {
	const both = "Quay | Echo | 2031-05-04 |  | 1\nFee | Mail | 2031-05-05 |  | 1"
	one := func(title, outlet, date, text string) string {
		return fmt.Sprintf(`{"title":%q,"source":%q,"date":%q,"text":%q}`, title, outlet, date, text)
	}
	first, second := one("Quay", "Echo", "2031-05-04", quay), one("Fee", "Mail", "2031-05-05", fee)
	for name, test := range map[string]struct{ content, want string }{
		"by their ids":           {`{"a1":` + first + `,"a2":` + second + `}`, both},
		"by their ids, deeper":   {`{"ok":true,"articles":{"a1":` + first + `,"a2":` + second + `},"n":2}`, both},
		"columns":                {`{"title":["Quay","Fee"],"source":["Echo","Mail"],"date":["2031-05-04","2031-05-05"],"text":["` + quay + `","` + fee + `"]}`, both},
		"columns of pandas":      {`{"title":{"0":"Quay","1":"Fee"},"source":{"0":"Echo","1":"Mail"},"date":{"0":"2031-05-04","1":"2031-05-05"},"text":{"0":"` + quay + `","1":"` + fee + `"}}`, both},
		"rows of pandas":         {`{"columns":["title","source","date","text"],"index":[0,1],"data":[["Quay","Echo","2031-05-04","` + quay + `"],["Fee","Mail","2031-05-05","` + fee + `"]]}`, both},
		"rows":                   {`[["title","source","date","text"],["Quay","Echo","2031-05-04","` + quay + `"],["Fee","Mail","2031-05-05","` + fee + `"]]`, both},
		"hits of a search":       {`{"hits":{"total":2,"hits":[{"_id":"1","_source":{"title":"Quay","source":{"name":"Echo"},"date":"2031-05-04","text":"` + quay + `"}},{"_id":"2","_source":` + second + `}]}}`, both},
		"an article with others": {`{"title":"Quay","source":"Echo","date":"2031-05-04","text":"` + quay + `","related":[{"title":"Fee","source":"Mail","date":"2031-05-05","text":"` + fee + `"}]}`, "Fee | Mail | 2031-05-05 |  | 1\nQuay | Echo | 2031-05-04 |  | 1"},
		"parts of one article":   {`{"title":{"rendered":"Quay"},"source":"Echo","date":"2031-05-04","author":7,"content":{"rendered":"<p>` + quay + `</p>"},"excerpt":{"rendered":"` + quay + `"}}`, "Quay | Echo | 2031-05-04 |  | 1"},
		"a beginning":            {`[{"headline":{"main":"Quay"},"source":"Echo","pub_date":"2031-05-04","byline":{"original":"By P. Tern"},"abstract":"A quay.","lead_paragraph":"` + quay + `"}]`, "Quay | Echo | 2031-05-04 | P. Tern | 1"},
		"seconds":                {`[{"title":"Quay","source":"Echo","created_utc":1935619200,"text":"` + quay + `"}]`, "Quay | Echo | 2031-05-04 |  | 1"},
	} {
		t.Run(name, func(t *testing.T) { want(t, ingest.Read("a.json", []byte(test.content), ingest.Limits{}), test.want) })
	}
	// Thousands by their ids, more than one line may hold.
	var b strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&b, `%c"a%d":{"title":"Report %d","date":"2031-05-04","text":%q}`, "{,"[min(i, 1)], i, i, strings.Repeat(quay+" ", 16))
	}
	b.WriteByte('}')
	if r := ingest.Read("a.json", []byte(b.String()), ingest.Limits{}); len(r.Articles) != 6000 || len(r.Troubles) > 0 || r.Articles[5999].Document.Headline != "Report 5999" {
		t.Errorf("of 6000 articles by their ids (%d bytes) %d were read, troubles %v", b.Len(), len(r.Articles), r.Troubles)
	}
}

// Columns are known by their names in many languages, and by what is in them.
func TestColumns(t *testing.T) {
	for _, header := range []string{
		"Titel;Zeitung;Datum;Autor;Volltext", "Titre;Journal;Date de publication;Auteur;Texte", "Título;Jornal;Data;Autor;Texto", "Titolo;Testata;Data;Autore;Testo",
		"Tytuł;Gazeta;Data publikacji;Autor;Treść", "Kop;Krant;Datum;Auteur;Tekst", "Başlık;Gazete;Tarih;Yazar;Metin", "Rubrik;Tidning;Datum;Författare;Brödtext", "Titulek;Noviny;Datum;Autor;Text článku",
		"Cím;Lap;Dátum;Szerző;Szöveg", "Τίτλος;Εφημερίδα;Ημερομηνία;Συγγραφέας;Κείμενο", "שם;עיתון;תאריך;מחבר;טקסט"[len("שם;"):], "Заголовок;Издание;Дата;Автор;Текст", "見出し;新聞;日付;著者;本文", "제목;언론사;날짜;기자;본문", "标题;来源;日期;作者;正文", "hed;pub;dt;by;txt",
	} {
		row := "Quay;Echo;2031-05-04;P. Tern;" + quay
		if strings.Count(header, ";") == 3 {
			header = "כותרת;" + header
		}
		if got := briefs(ingest.Read("a.csv", []byte(header+"\n"+row+"\n"), ingest.Limits{})); got != "Quay | Echo | 2031-05-04 | P. Tern | 1" {
			t.Errorf("%s: %s", header, got)
		}
	}
	var rows strings.Builder
	for i := range 12 {
		fmt.Fprintf(&rows, "%d;Report %d of the harbour;%s;%02d-05-2031;%s %d\n", 4000+i, i, []string{"Echo", "Mail"}[i%2], 5+i, quay, i)
	}
	for name, header := range map[string]string{"names that nobody knows": "nr;qq;ww;day;zz\n", "no names": ""} {
		r := ingest.Read("a.csv", []byte(header+rows.String()), ingest.Limits{})
		if len(r.Articles) != 12 || len(r.Troubles) > 0 {
			t.Errorf("%s: %d articles, troubles %v", name, len(r.Articles), r.Troubles)
			continue
		}
		a := r.Articles[1]
		if got := briefs(r); !strings.HasPrefix(got, "Report 0 of the harbour | Echo | 2031-05-05 |  | 1\nReport 1 of the harbour | Mail | 2031-05-06 |  | 1\n") || !a.Basis[intake.Outlet].Guess || !a.Basis[intake.Headline].Guess {
			t.Errorf("%s: %s\n%v", name, got, a.Basis)
		}
	}
	// Two rows show nothing; a wrong headline would be worse than none.
	if r := ingest.Read("a.csv", []byte("Echo;"+quay+"\nMail;"+fee+"\n"), ingest.Limits{}); len(r.Articles) != 2 || !r.Articles[0].Basis[intake.Headline].Guess || r.Articles[0].Document.Headline == "Echo" {
		t.Errorf("two rows: %s", briefs(r))
	}
	// Above the names of the columns may stand where the table is from.
	if r := ingest.Read("a.csv", []byte("Export of 5 May 2031\n\nUser,someone\nTitle,Source,Date,Full Text\nQuay,Echo,2031-05-04,\""+quay+"\"\n"), ingest.Limits{}); briefs(r) != "Quay | Echo | 2031-05-04 |  | 1" || len(r.Troubles) > 0 {
		t.Errorf("%s\n%v", briefs(r), r.Troubles)
	}
	// A day is written before the month where the column is called so.
	if got := briefs(ingest.Read("a.csv", []byte("kop;datum;tekst\nQuay;04-05-2031;"+quay+"\n"), ingest.Limits{})); got != "Quay |  | 2031-05-04 |  | 1" {
		t.Error(got)
	}
}

// What stands before a text, in the ways that people and programs write it.
func TestMatterOfMoreKinds(t *testing.T) {
	const want1 = "Quay | Harbour Echo | 2031-05-04 | P. Tern | 1"
	for name, test := range map[string]struct{ file, content, want string }{
		"JSON":                {"a.md", "{\n\"title\": \"Quay\",\n\"date\": \"2031-05-04\",\n\"source\": \"Harbour Echo\",\n\"author\": [\"P. Tern\"]\n}\n\n" + quay + "\n", want1},
		"YAML to points":      {"a.md", "---\ntitle: Quay\ndate: 2031-05-04\nsource: \"[[Harbour Echo]]\"\nauthor: P. Tern\n...\n" + quay + "\n", want1},
		"parts in braces":     {"a.md", "---\ntitle: Quay\npublished: {date: 2031-05-04, stated: true}\nsource: {id: echo, name: Harbour Echo}\nauthor:\n  name: P. Tern\n  mail: p@echo.example\n---\n" + quay + "\n", want1},
		"bold lines":          {"a.md", "# Quay\n\n**Source:** Harbour Echo  \n**Date:** May 4, 2031  \n**Author:** P. Tern\n\n" + quay + "\n", want1},
		"a list":              {"a.md", "# Quay\n\nMetadata\n- Author: P. Tern\n- Date: 4 May 2031\n- Publication: Harbour Echo\n\n" + quay + "\n", "Quay | Harbour Echo | 2031-05-04 | P. Tern | 2"},
		"a list of the text":  {"a.md", "# Quay\n\n- The tide: high\n- The ferry: late\n\n" + quay + "\n", "Quay |  |  |  | 3"},
		"lines below":         {"a.txt", "Quay\n\nBy P. Tern\n\nHarbour Echo, 4 May 2031\n\n" + quay + "\n", want1},
		"sentences below":     {"a.txt", "Quay\n\nBy night it rained on 4 May 2031.\n\n" + quay + "\n", "Quay |  |  |  | 2"},
		"an object in a text": {"a.md", "{ here }\n\n" + quay + "\n", "a |  |  |  | 2"},
	} {
		t.Run(name, func(t *testing.T) { want(t, ingest.Read(test.file, []byte(test.content), ingest.Limits{}), test.want) })
	}
	// A language is a tag, or not stated.
	for written, tag := range map[string]string{"English": "en", "en_GB": "en-GB", "Deutsch": "de", "the usual one": "", "fil": "fil"} {
		if r := ingest.Read("a.csv", []byte("title,lang,text\nQuay,"+written+",\""+quay+"\"\n"), ingest.Limits{}); r.Articles[0].Document.Language != tag {
			t.Errorf("the language %q is read as %q", written, r.Articles[0].Document.Language)
		}
	}
	// The second half of a parted word is no word of the text.
	if got := texts(ingest.Read("a.txt", []byte("Quay\n\nThe council closed the west-\nern quay after the gale broke\ntwo of its pillars, and boats\nwill land at the well-\nknown pier.\n"), ingest.Limits{})); !strings.Contains(got, "the western quay") || !strings.Contains(got, "well-known") {
		t.Error(got)
	}
	// Years of other calendars are no years of this one.
	if r := ingest.Read("a.csv", []byte("title,date,text\nQuay,1403/02/21,\""+quay+"\"\n"), ingest.Limits{}); r.Articles[0].Document.Published.Stated || len(r.Articles[0].Doubts) == 0 {
		t.Errorf("%+v", r.Articles[0].Document.Published)
	}
}
