package wording

// What surrounds every screen.
const (
	Screens Message = "Screens"

	ScreenOverview Message = "Overview"
	ScreenRead     Message = "Read"
	ScreenTopic    Message = "Topic"
	ScreenTopics   Message = "Topics"
	ScreenCompare  Message = "Compare"
	ScreenDiffers  Message = "What differs"
	ScreenLeftOut  Message = "Left out"
	ScreenWords    Message = "Words"
	ScreenSearch   Message = "Search"
	ScreenNotes    Message = "Notes"
	ScreenLibrary  Message = "Library"
	ScreenAbout    Message = "About"
	ScreenPicture  Message = "Picture for sharing"
	ScreenLost     Message = "No such page"

	WindowTitle  Message = "{view} · Parallax"
	WindowSearch Message = "{query} · Search · Parallax"

	FieldName       Message = "Search all articles"
	FieldSearch     Message = "Search"
	FieldPassages   Message = "Search {n|passage|passages}"
	FieldEnterFirst Message = "Enter opens the first result"

	ColoursSystem Message = "Colours: same as the system"
	ColoursLight  Message = "Colours: light"
	ColoursDark   Message = "Colours: dark"

	FooterPrivate Message = "Everything stays on this device: what you read, search and mark is sent nowhere."
	FooterGoTo    Message = "Go to…"
	FooterPrint   Message = "Print"

	Unpacking      Message = "Unpacking the articles…"
	NoticeClose    Message = "Close"
	NoView         Message = "This view cannot be shown"
	NoViewText     Message = "The program made a mistake in this view ({reason}). The other views still work."
	ProgramMistake Message = "The program made a mistake ({reason}). You can go on. If the page looks wrong, reload it."
	MistakeReason  Message = "the program made a mistake ({reason})"
	NotReadable    Message = "The collection could not be read: {reason}."
)

// An address that means nothing here, with the nearest that do.
const (
	LostArticle  Message = "There is no article “{id}” in this collection."
	LostTopic    Message = "There is no topic “{id}” in this collection."
	LostArticles Message = "This collection does not have all of these articles: {ids}."
	LostAddress  Message = "There is no page at this address: {address}"
	LostNear     Message = "Did you mean one of these?"
)

// The palette: go to anything by a few letters of its name.
const (
	PaletteName    Message = "Go to"
	PaletteHint    Message = "Article, topic, person or screen"
	PalettePlaces  Message = "Places"
	PaletteNone    Message = "Nothing has a name like this. Type fewer letters, or press Esc."
	PaletteColours Message = "Switch colours: system, light, dark"
	PaletteHelp    Message = "Show keys and help"
	PaletteKeys    Message = "Turn single keys on or off"
	PaletteOneFile Message = "Save as one file"
	PaletteHolds   Message = "program, collection and view"
	PaletteSearch  Message = "Search for “{text}”"
)

// Keys and help.
const (
	HelpTitle   Message = "Keys and help"
	HelpClose   Message = "Close"
	HelpScreens Message = "Screens"
	HelpSearch  Message = "Search"
	HelpKeys    Message = "Keys"

	HelpIntro    Message = "Parallax puts articles about the same events side by side. It shows what each article covers, what it leaves out, and where they disagree."
	HelpOverview Message = "Which article covers which topic, and what each one leaves out."
	HelpRead     Message = "One article, passage by passage, and who else covers each passage."
	HelpDiffers  Message = "Questions to which the articles give different answers."
	HelpLeftOut  Message = "What one article does not mention, though others do."
	HelpTopics   Message = "All topics by date. A topic’s page shows what each article says about it."
	HelpCompare  Message = "Two to five articles side by side: topics, full texts, facts, voices, words and shared wording."
	HelpWords    Message = "Distinctive words, phrases, where a word occurs, and which words are near it."
	HelpFind     Message = "Passages with your words in all articles. Filter them, list them in context, or save them."
	HelpNotes    Message = "Highlights and notes: search them, filter them, save them, and cite their articles."
	HelpLibrary  Message = "Open or add articles, add full texts, and save your work."
	HelpAbout    Message = "Where the articles come from, and how and by whom they were coded."

	QueryAll     Message = "All of these words, in any order. Other forms and small misspellings match too."
	QueryPhrase  Message = "Exactly this phrase."
	QueryWithout Message = "Without a word. NOT train does the same."
	QueryEither  Message = "Either of the two words beside OR."
	QueryExact   Message = "Exactly this form."
	QueryBegins  Message = "Words that begin with these letters."
	QuerySpelt   Message = "Words with a similar spelling."
	QueryNear    Message = "Both words, with at most five words between them."
	QueryOutlet  Message = "Only this outlet. Also topic: voice: kind:"
	QueryTitle   Message = "Only the headlines."
	QueryDate    Message = "Only articles published in or after June 2024."
	QueryRank    Message = "Passages with all words come first. Passages with only some of them follow below a line that says so. A word that only our digest has counts half, and the result says so."

	KeySearch  Message = "Search"
	KeyPalette Message = "Go to an article, topic, person or screen"
	KeyPassage Message = "Next and previous passage or result"
	KeyMatch   Message = "Next and previous match in an article"
	KeyScreens Message = "Overview. After g: r Read, d What differs, m Left out, c Compare, t Topics, w Words, s Search, l Library, a About"
	KeyChart   Message = "Move through the chart"
	KeyUndo    Message = "Undo the last change to topics, facts and voices"
	KeyColours Message = "Switch colours"
	KeyEscape  Message = "Close, or leave the field"
	KeyHelp    Message = "Show this help"

	KeysSingle Message = "Single keys"
	KeysOff    Message = "Single keys are off. Only Ctrl K, Ctrl Z, Esc and the arrow keys work."
	KeysOn     Message = "Single keys are on. Turn them off if they get in the way of speech input."
)

// Outcomes of what was asked for.
const (
	SearchFailed Message = "The search failed: {reason}."
	NamesFailed  Message = "The names could not be looked up: {reason}."
	MarksFailed  Message = "The matches of “{query}” could not be marked: {reason}."
	NotSaved     Message = "{file} was not saved: {reason}."
	Saved        Message = "{file} is ready. Your browser saves it, or asks you where."
	Copied       Message = "Table copied."
	NotCopied    Message = "The table was not copied: this browser does not allow it. Save it as CSV instead."
	NotDone      Message = "Not done: {reason}."
	NotDoneTitle Message = "Not done: the topic has no title. Type one."
	NotDonePlace Message = "Not done: no passage is chosen. Choose one or more."

	AcceptedTopic Message = "Accepted from a suggestion of the program. It is based on: {words}."
	AcceptedFact  Message = "Accepted from a suggestion of the program: figures found in matching passages."
)

// Opening and adding files: what became of each. The reason follows the file's
// name and stands in a sentence.
const (
	FilesTitle      Message = "Articles from my files"
	FilesOpen       Message = "“{title}” is open."
	FilesWithOne    Message = "a collection came with it; add this file again when that is open"
	FilesUnsaved    Message = "your changes to the open collection are not saved in this browser and would be lost; save that collection first, or reload the page to give them up"
	FilesNoArticle  Message = "there is no article in it"
	FilesChanged    Message = "the collection changed while the files were read; add them again"
	FilesCameWith   Message = "this page came with the full text of “{headline}”"
	FilesHave       Message = "“{headline}” has its full text already, from the identical file {file}"
	FilesOtherNow   Message = "it now matches “{headline}”; add it again"
	FilesMistake    Message = "the program made a mistake"
	FilesGivenUp    Message = "this file made the program stop: {reason}"
	FilesTooLarge   Message = "it is larger than {n} MB, the most that this page reads of such a file; the command line reads larger ones"
	FilesTooMany    Message = "too many files came at once; add this one by itself"
	FilesNoReader   Message = "this browser does not let the page read files in the background; open Parallax from a web address, or in another browser, and add them there"
	FilesNotStarted Message = "the part of Parallax that reads files did not start ({reason}); connect to the network and add the files again"
	FilesEnded      Message = "reading it ended ({reason}), perhaps because it needs more than 512 MB of memory"
	FilesStuck      Message = "nothing has moved for {time}"
	FilesSplit      Message = "Split the file, or save it in another format, and add it again."
	FilesUnreadable Message = "the browser could not read it; if it is a folder, add the files in it"
	StorageTrouble  Message = "the browser’s storage failed ({reason})"
	StorageRefused  Message = "this browser does not allow this page to store anything ({reason})"
	StorageNone     Message = "this browser stores nothing for this page"
	StorageFull     Message = "the browser’s storage is full; delete data of other sites to make room"
	StorageHeld     Message = "another window with an older Parallax holds the storage; close it, then try again"
	StorageStopped  Message = "the storage stopped the transaction"
	StorageNewer    Message = "a newer version of this page has changed the storage, so this version can read it but not change it; reload the page to get the new version"
	PictureTooLarge Message = "the picture is larger than browsers can draw; save it as SVG, or show fewer topics"
	PictureNot      Message = "the browser could not draw it; save it as SVG instead"
	PictureNotRead  Message = "the browser does not let the page read a picture it has drawn; save it as SVG instead"
	PictureNoRoom   Message = "the browser had no room for the picture; save it as SVG instead"
	ScriptsUnknown  Message = "the page does not know its own scripts; reload it and save again"
	WorkNotWanted   Message = "the answer is no longer wanted"
	WorkMistake     Message = "the program made a mistake ({reason}); other questions still work"
	WorkNoWorker    Message = "this browser has no Worker"
	WorkReplaced    Message = "another question ended it; ask again"
	WorkEnded       Message = "the Worker has ended"
	WorkEndedWhy    Message = "the Worker ended ({reason}); try again, or choose fewer articles"
	WorkNotReady    Message = "it did not answer"
	WorkStuck       Message = "nothing has moved for {time}; try again, or choose fewer articles"
	WorkerNoStart   Message = "the Worker could not be started"
)
