package webpage

import (
	"strings"
	"unicode"
)

// This file knows the words by which pages say that something is not of the
// article, where no name of an element does.

// end is where a heading says that the article is over: comments follow, or
// pointers to others. Comments may be longer than the article; pointers are
// believed to be what they are called if little follows, because some stand
// between paragraphs.
func (c *choice) end(from, to int) int {
	all := 0
	for i := from; i < to; i++ {
		all += max(0, int(c.values[i]))
	}
	before := 0
	for i := from; i < to; i++ {
		b := &c.blocks[i]
		if b.chars <= 60 && before >= fewest && (b.level > 0 || !ends(b.text)) {
			switch isComments, isEnd := endHeading(b.text); {
			case isComments && b.level > 0, isEnd && (all-before)*endShare <= all:
				return i
			}
		}
		before += max(0, int(c.values[i]))
	}
	return to
}

// endHeadings are headings behind which no article goes on, in small letters
// without numbers and signs; "*" at the end stands for any ending.
var endHeadings = strings.Split("comments*|comment|comment on this*|leave a comment*|leave a reply*|join the conversation*|join the discussion*|post a comment*|add a comment*|responses to*|thoughts on*|comments on*|"+
	"related|related articles*|related stories*|related posts*|related news*|related content*|related topics*|related links*|related reading*|more stories*|more news*|more from*|more on this*|read more|read next*|read also*|also read*|you may also*|you might also*|you may like*|you might like*|recommended*|most read*|most popular*|most viewed*|trending*|latest news*|latest stories*|top stories*|popular posts*|around the web*|what to read next*|up next*|similar articles*|similar posts*|about the author*|about author*|share this*|follow us*|"+
	"kommentare*|kommentar schreiben*|kommentar verfassen*|schreibe einen kommentar*|schreiben sie einen kommentar*|diskussion*|mehr zum thema*|zum thema*|das könnte*|weitere artikel*|weitere beiträge*|weitere nachrichten*|weitere themen*|ähnliche beiträge*|ähnliche artikel*|verwandte artikel*|lesen sie auch*|lesen sie mehr*|auch interessant*|meistgelesen*|meist gelesen*|über den autor*|über die autorin*|"+
	"commentaires*|laisser un commentaire*|à lire aussi*|lire aussi*|sur le même sujet*|sur le même thème*|articles similaires*|articles liés*|les plus lus*|voir aussi*|"+
	"comentarios*|deja un comentario*|deja una respuesta*|te puede interesar*|también te puede interesar*|noticias relacionadas*|artículos relacionados*|lo más leído*|lea también*|lee también*|comentários*|deixe um comentário*|leia também*|leia mais*|veja também*|"+
	"commenti*|lascia un commento*|leggi anche*|articoli correlati*|potrebbe interessarti*|ti potrebbe interessare*|reacties*|lees ook*|gerelateerd*|komentarze*|czytaj także*|czytaj również*|zobacz także*|zobacz również*|комментарии*|читайте также*|похожие*|kommentarer*|läs också*|les også*|læs også*|lue myös*|yorumlar*|ilgili haberler*|komentáře*|související*|hozzászólások*|kapcsolódó*", "|")

func endHeading(s string) (comments, end bool) {
	s = strings.TrimFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, h := range endHeadings {
		if stem, open := strings.CutSuffix(h, "*"); s == stem || open && strings.HasPrefix(s, stem) {
			return strings.HasPrefix(h, "com") || strings.HasPrefix(h, "kom") || strings.HasPrefix(h, "ком"), true
		}
	}
	return false, false
}

// rights reports whether a paragraph states who has the rights in the page,
// whatever element it is in.
func rights(s string) bool {
	const most = 300 // bytes
	if len(s) > 2*most {
		return false
	}
	if strings.HasPrefix(s, "©") || strings.HasPrefix(s, "Copyright ©") || strings.HasPrefix(s, "Copyright (c)") {
		return true
	}
	lower := strings.ToLower(s)
	for _, p := range []string{"all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "tutti i diritti riservati", "todos os direitos reservados", "все права защищены", "wszelkie prawa zastrzeżone"} {
		if len(s) < most && strings.Contains(lower, p) {
			return true
		}
	}
	return false
}

// aboutCookies reports whether a paragraph may be a notice about cookies.
func aboutCookies(s string) bool {
	const most = 600 // bytes
	if len(s) > most {
		return false
	}
	lower := strings.ToLower(s)
	if strings.Contains(lower, "cookie") {
		for _, p := range []string{"website", "site", "browser", "consent", "webseite", "einwillig", "privacy", "datenschutz", "navega", "sitio", "sito", "accept", "akzept", "strony", "сайт"} {
			if strings.Contains(lower, p) {
				return true
			}
		}
	}
	return false
}

// labels are short lines that pages put between paragraphs, small letters
// without signs.
var labels = func() map[string]bool {
	m := make(map[string]bool)
	for _, s := range []string{
		"advertisement", "advertising", "ad", "anzeige", "werbung", "publicité", "publicidad", "publicidade", "reklama", "reklam", "реклама", "pubblicità", "advertentie", "annonse", "annons", "mainos",
		"share", "share this", "share this article", "share on facebook", "share on twitter", "tweet", "email", "print", "save", "comments", "comment", "read more", "read also", "more", "loading", "related", "back to top", "top", "continue reading", "continue reading the main story", "story continues below advertisement", "article continues below advertisement", "scroll to continue", "view comments", "view gallery", "follow us", "subscribe", "sign up", "log in", "login", "close", "skip advertisement", "sponsored", "copy link", "link copied", "photo", "image", "video", "play", "pause", "mute", "next", "previous", "prev",
		"teilen", "drucken", "kommentare", "mehr", "weiterlesen", "zum thema", "merken", "zurück", "partager", "imprimer", "commentaires", "lire aussi", "lire la suite", "compartir", "imprimir", "comentarios", "leer más", "condividi", "stampa", "leggi anche", "udostępnij", "drukuj", "поделиться", "печать", "delen",
	} {
		m[s] = true
	}
	return m
}()

func label(s string) bool {
	if len(s) > 60 || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") { // a sentence, if a short one
		return false
	}
	s = strings.TrimFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return s == "" || labels[s]
}
