// Package folder reads a collection from a folder that people write by hand and
// keep under version control, and says what is wrong with it by file and line.
// It writes one too, of a collection that was coded elsewhere, and both as a zip. It is
// the only package that knows YAML, and stays out of the program of the page: there
// cmd/reader, in a Worker, reads and writes folders.
//
// # The folder
//
//	collection.yaml       what this is, outlets, topics, notes to the reader
//	articles/<id>.md      one article each; the file name is the document's id
//	coding.yaml           what was found in the articles (may be missing)
//	notes.yaml            highlights and notes (may be missing)
//	counts/<id>.txt       words of the original by passage (may be missing)
//	assignments/<id>.yaml tasks for a class (may be missing)
//
// Ids are lower-case letters, digits and single inner hyphens, at most 64
// bytes. Dates are 2024-06-19, 2024-06, 2024 or an interval such as
// 2024-06-18/2024-06-19, at the precision the texts give; a date left out is
// "not stated". A passage is named document#number, as in herald-loners#4.
// Texts are UTF-8. Unknown keys, keys that stand twice, aliases, and values of
// the wrong kind are reported; null is the same as leaving a key out.
//
// # collection.yaml
//
//	id: putinkim                     # required
//	title: Putin and Kim in the news
//	language: en                     # BCP 47, of this file and the digests
//	about: ...                       # a few sentences
//	method: ...                      # how the coding was made, by what rules
//	licence: ...                     # of digests and coding, not of the articles
//	outlets:
//	  - id: rfa                      # required, like name
//	    name: Radio Free Asia
//	    letter: R                    # its mark; first letter of name if left out
//	    country: United States       # as stated
//	    kind: public broadcaster
//	    note: ...
//	  - id: not-stated
//	    name: Publisher not stated
//	    notStated: true              # the articles do not name their publisher
//	    guess: ...                   # what we suppose and why
//	topics:
//	  - id: late-arrival             # required, like title
//	    title: Putin arrives hours late
//	    date: 2024-06-19
//	    place: Pyongyang
//	    note: ...
//	    parent: visit-2024           # the topic this one belongs under
//	observations:                    # what to notice
//	  - title: ...                   # all three required
//	    text: ...
//	    at: [herald-loners#4, rfa-lectures#13]
//
// # articles/<id>.md
//
// Front matter in YAML between two lines of three hyphens, then the passages:
//
//	---
//	outlet: rfa                      # an outlet's id; leave out if not stated
//	headline: ...                    # required, here or as a first "# Heading"
//	short: Lectures                  # a few words for narrow columns
//	byline: ...                      # as given
//	credits: ...
//	republisher: ...
//	published: {date: 2024-07/2024-09, stated: false, reason: ...}
//	language: en
//	genre: ...
//	licence: ...
//	url: ...
//	summary: ...                     # one or two sentences, ours
//	known:                           # of values that the article does not state
//	  outlet: {from: the file's name, by: program} # a guess that nobody has judged
//	  byline: {by: me, on: 2026-11-30}             # set or confirmed by that person
//	slips:                           # apparent misprints, not repaired
//	  - {passage: 3, fragment: "the marshall", note: ...} # 0: the headline
//	original: {sha256: ..., bytes: ..., words: ...}
//	text: digest                     # our words; full (default): the article's
//	---
//	{lines=3}
//	First paragraph, on one physical line
//	or on several.
//
//	{caption lines=11}
//	The text under a picture.
//
//	## A subheading
//
// A passage is a block of lines that are not blank. Its first line may be an
// attribute line in braces: a kind (body, caption, subheading, alt) and
// lines=N or lines=N-M, the place in the original file counted from 1.
// Passages are numbered in order from 1. A date that the article does not
// itself state needs a reason. original.bytes and original.words (tokens in
// all passages) are checked, and told, by "parallax counts".
//
// # coding.yaml
//
//	coverage:
//	  late-arrival:                  # topic
//	    herald-loners:               # document
//	      passages: [4]              # ascending
//	      gist: Some three hours late.
//	    rfa-lectures:
//	      silent: true               # somebody looked: it does not mention the topic
//	    wang-fringe:                 # a list where several people have an entry
//	      - {passages: [2], gist: ...}
//	      - {passages: [7], by: me, on: 2026-11-29}
//	voices:
//	  - id: kuzmin
//	    name: Mykola Kuzmin          # "anonymous" for an unnamed one
//	    kind: named                  # named, anonymous, institutional, document
//	    description: ...             # what the text says of an unnamed one
//	    role: researcher
//	    affiliation: Henry Jackson Society
//	    heard:
//	      - {at: unknown-cracks#12, quotes: 2, mentions: 0}
//	      - {at: unknown-cracks#21, quotes: 1, inferred: true}
//	facts:
//	  - id: how-late
//	    question: How late did Putin arrive in Pyongyang?
//	    topic: late-arrival          # may be left out
//	    verdict: agree               # agree, differ, single, silent
//	    note: ...
//	    values:
//	      - {at: herald-loners#4, value: about three hours,
//	         fragment: ..., certainty: stated}
//	         # certainty: stated, quoted, alleged, assumed, denied
//	labels:
//	  - subject: Kim Jong Un
//	    in:
//	      wang-fringe:               # document
//	        - {fragment: a dictator, count: 3, passages: [1, 5], headline: true}
//	settled:                         # proposals of the program, not to be made again
//	  - {at: [herald-loners#4, rfa-lectures#13], dismissed: true, by: me}
//	  - {key: ..., by: me}           # a fact or a voice that was accepted
//
// Topics, observations, coverage, voices, what is heard of them, facts, labels and
// settled proposals may say whose they are and since when: by (me, program or a
// name; the collection's if left out) and on (a day). The collection's own topics
// are coded in every article in which it codes anything: there an article that is
// not listed does not mention them. Anybody else's topic is coded only in the
// articles that its coverage lists, those marked silent among them; of the rest
// nobody knows.
//
// Fragments are exact quotations of at most seven words (see
// [corpus.CountWords]). quotes counts stretches between quotation marks, a
// split quotation as two; mentions counts what is reported without them;
// inferred marks a speaker whom the passage does not name. headline marks a
// label that the headline has as well, or alone. agree and differ
// need two values at least, single needs values of one document, silent none.
//
// # assignments/<id>.yaml
//
//	title: One visit, three reports
//	instructions: ...              # to students
//	language: en
//	age: from 14
//	minutes: 45
//	blind: word                    # handed-in: until then; word: until it is typed in
//	hideCoding: true               # topics, voices and facts until then
//	showTime: true                 # minutes beside each task
//	giveaways: [the harbour paper] # words that betray an outlet, besides names
//	articles:                      # the first has the letter a
//	  - document: herald-loners
//	    passages: [3, 4, 5]        # the whole article if left out
//	groups:
//	  - {name: North, articles: [a]}
//	tasks:
//	  - id: trust
//	    kind: scale                # open, choice, scale, mark, code, tells, compare, order
//	    title: Trust
//	    prompt: How far do you trust each article?
//	    help: ...
//	    minutes: 4
//	    articles: [a, b]           # all if left out
//	    each: true                 # open, choice, scale: once for each article
//	    several: true              # choice, code: more than one may be chosen
//	    grouped: true              # each group about its own articles
//	    late: true                 # when the names are back
//	    choices: [{id: x, text: ..., topic: ..., voice: ...}]  # choice, code
//	    rows: [{id: x, text: ..., topic: ..., fact: ...}]      # tells, compare, order
//	    from: 1                    # scale, with to, low and high
//	    least: 40                  # open: words, with most; mark: marks
//	key:                           # for the teacher alone
//	  notes: ...
//	  answers:
//	    - task: tells
//	      text: ...
//	      values: {late/a: says}   # by part, see [corpus.Assignment.Parts]
//
// # notes.yaml
//
// A list; everything but id and on may be left out:
//
//   - id: urn:uuid:…             # unique; any name will do
//     on: rfa-lectures#3         # a passage, an article, topic:ID, fact:ID or compare:ID,ID
//     of: original               # or digest: the wording that the quotation is from
//     quote: {exact: "…", prefix: "…", suffix: "…"}  # with their spaces, so in quotation marks
//     position: {start: 69, end: 107}  # code points of the whole text, passages joined by a line feed
//     motivation: commenting     # or highlighting, tagging
//     meaning: "? Question"      # a sign, a space and a name of your own
//     body: ...
//     tags: [numbers]
//     by: me                     # or a name
//     created: 2031-05-08T09:01:00Z    # changed likewise
//     source: https://…          # the address another program gave the text
//     w3c: "{…}"                 # the annotation as that program wrote it
//
// A note on what is not in the collection is kept, and listed as having no place.
//
// # counts/<id>.txt
//
// Written by "parallax counts", never by hand:
//
//	# parallax counts 1
//	# document rfa-lectures
//	# original <sha256 of the original file>
//	# tokenizer <fingerprint of the tokenizer>
//	1	Kim=2	Putin=1
//
// One line for each passage: its number, then word=frequency, separated by
// tabs, the words in bytewise order. A file made from another original or by
// another tokenizer is reported, and the tool writes it anew.
package folder
