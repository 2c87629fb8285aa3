package ingest

import (
	"net/url"
	"strings"
	"unicode"

	"parallax/corpus/intake"
)

// claim is what the name of a column, a key or a line of front matter says.
type claim struct {
	field intake.Field
	rank  int // of several for one field the lowest counts, from 1
}

// named are the names that people and programs give to statements about an
// article, without capitals, spaces and marks; of each field the surest first. A
// rank from weak on is taken only where nothing better is there.
var named = func() map[string]claim {
	m := make(map[string]claim)
	for field, names := range map[intake.Field]string{
		intake.Headline: `headline headlinemain title webtitle articletitle headlinetext heading hl hd titel überschrift schlagzeile titre titretexte título titulo titular titolo kop rubrik заголовок название 제목 기사제목 标题 標題 题名 見出し タイトル العنوان כותרת hed hedline titulek nadpis τίτλος cím főcím başlık शीर्षक tytuł nagłówek otsikko overskrift naslov заглавие tiêuđề judul titlu glava | head name subject headlineprint seotitle ogtitle`,
		intake.Text: `text fulltext maintext articlebody bodytext storytext articletext articlecontent body content contents plaintext cleantext textcontent rawtext story volltext inhalt artikeltext texte corps contenu texto contenido cuerpo conteúdo testo contenuto tekst brødtext текст содержание 본문 내용 기사본문 正文 内容 本文 全文 النص טקסט txt treść tekstartykułu metin içerik haber textčlánku textnoticia obsah κείμενο szöveg पाठ लेख teksti brødtekst artikkel artikel isi nộidung besedilo conținut съдържание | article paragraphs lines transcript full bodyhtml contenthtml html
			|| abstract abstractnote snippet leadparagraph lead description summary excerpt ab n2`,
		intake.Outlet:      `outlet publication publicationtitle publicationname newspaper newspapername sourcename medianame sitename ogsitename containertitle journaltitle journal paper source src publisher publishername media medium website site zeitung quelle journalname source_name fuente medio periódico periodico fonte testata giornale veículo journalsource krant источник издание газета 언론사 매체 来源 媒体 新聞 メディア المصدر מקור newsoutlet pub tidning avis avisa lehti noviny deník zdroj εφημερίδα πηγή lap újság forrás gazete kaynak gazeta dziennik źródło jornal diario diário עיתון अखबार स्रोत الصحيفة جريدة ziar sursa báo nguồn koran medie kilde källa lähde mediaoutlet sourcetitle blatt | provider providername jo jf t2 | sourcedomain hostname domain host sourceurl siteurl`,
		intake.Date:        `date published publishedat publishdate publicationdate pubdate datepublished datepublish publishedon publishedtime publisheddate webpublicationdate firstpublicationdate articlepublishedtime publishtime issued datum erscheinungsdatum veröffentlicht date_publication datedepublication datepublication fecha fechapublicación data datapubblicazione dato дата датапубликации 날짜 일자 게재일 日期 发布日期 日付 掲載日 التاريخ תאריך dt datapublikacji datumvydání datumpublikace ημερομηνία dátum tarih yayıntarihi तारीख दिनांक päivämäärä publiceringsdatum utgivningsdatum publiceret createdutc unixtime epoch ngày tanggal datum_objave datapublicării datumpublicatie | releasedate displaydate da py printdate day time datetime timestamp dateline | publicationyear year created createdat dateadded datedownload updated updatedat modified datemodify lastmodified`,
		intake.Byline:      `author authors byline by bylines bylineoriginal creator writer reporter journalist articleauthor authorname authornames autor autoren verfasser auteur auteurs autores autora autore auteurnaam автор авторы 기자 저자 作者 记者 著者 الكاتب מחבר yazar muhabir szerző συγγραφέας författare forfatter kirjoittaja toimittaja लेखक skribent dziennikarz redaktor penulis tácgiả journaliste redacteur periodista giornalista jornalista | au a1 dccreator contributors contributor`,
		intake.Language:    `language lang languagecode langue sprache idioma lingua язык 언어 语言 言語 inlanguage locale la język jazyk dil språk sprog kieli nyelv γλώσσα भाषा taal שפה اللغة`,
		intake.URL:         `url link weburl canonicalurl articleurl permalink href uri address webaddress ur adresse lien enlace documenturl shareurl guidurl odkaz bağlantı lenke länk linkki ссылка 链接 링크 الرابط קישור | shorturl ampurl originalurl`,
		intake.Licence:     `licence license lizenz licencia licenza rights | copyright`,
		intake.Summary:     `summary description abstract excerpt dek standfirst subtitle subheadline teaser abstractnote shortdescription zusammenfassung résumé resume resumen sommario descrizione краткоесодержание 요약 摘要 trailtext`,
		intake.Genre:       `genre articletype documenttype kind | itemtype type`,
		intake.Republisher: `republisher republishedby via`,
		intake.ID:          `id key uid articleid docid documentid storyid storiesid accessionnumber citekey identifier | guid uuid an`,
	} {
		rank := 0
		for _, name := range strings.Fields(names) {
			if name == "|" || name == "||" {
				rank += 100 * len(name)
				continue
			}
			rank++
			key := plainName(name)
			if old, is := m[key]; !is || rank < old.rank {
				// A name that may be two things ("abstract") is kept for both.
				if is && old.field != field {
					m[key+"/"+string(old.field)] = old
				}
				m[key] = claim{field, rank}
			} else if old.field != field {
				m[key+"/"+string(field)] = claim{field, rank}
			}
		}
	}
	return m
}()

// weak is the rank from which a name is a last resort for a text: an abstract is
// hardly the whole of an article.
const weak = 300

// plainName is a name without capitals, spaces and marks.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// wrappers are keys around all that is stated of an article.
var wrappers = set("_source fields attributes data doc document node properties item post story record entry result meta metadata hit")

// claims are what a name says, a path of keys ("fields.bodyText") by its whole
// and then by its end, which is less sure.
func claims(name string) (list []claim) {
	find := func(name string, penalty int) {
		key := plainName(name)
		if c, is := named[key]; is {
			list = append(list, claim{c.field, c.rank + penalty})
			for _, f := range intake.Fields {
				if c, is := named[key+"/"+string(f)]; is {
					list = append(list, claim{c.field, c.rank + penalty})
				}
			}
		}
	}
	within := 0
	for { // what services put around the statements says nothing
		around, rest, is := strings.Cut(name, ".")
		if !is || !wrappers[strings.ToLower(around)] {
			break
		}
		name, within = rest, 5
	}
	find(name, within)
	if i := strings.LastIndexAny(name, ".:/"); len(list) == 0 && i >= 0 {
		end := name[i+1:]
		if end == "name" || end == "id" || end == "type" || end == "url" || end == "title" || end == "text" || end == "date" || end == "rendered" || end == "value" || end == "main" || end == "original" || end == "$t" || end == "#text" {
			// source.name is a source, title.rendered a title; image.url is no address.
			switch before := name[:i]; end {
			case "name", "title", "text", "date", "rendered", "value", "main", "original", "$t", "#text":
				if j := strings.LastIndexAny(before, ".:/"); j >= 0 {
					before = before[j+1:]
				}
				find(before, 10)
			}
			return list
		}
		find(end, 50)
	}
	return list
}

// isAddress reports whether a value is a web address, alone.
func isAddress(s string) bool {
	return (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")) && !strings.ContainsAny(s, " \n\t")
}

// hostOf is the host of a web address, without www.
func hostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// outletOfAddress takes the host of the article's address for the outlet, if
// nothing better is known.
func outletOfAddress(a *article) {
	if host := hostOf(a.Document.URL); a.Outlet == "" && host != "" {
		a.Outlet = host
		note(a, intake.Outlet, intake.Basis{How: "the address of the article", Guess: true})
	}
}
