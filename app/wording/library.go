package wording

// The library: what is here, what is kept, how to add.
const (
	LibraryTitle Message = "Library"

	// What is here.
	LibraryDigests Message = "{n|article is|articles are} here as a digest in our own words, because the text belongs to its publisher."
	LibraryAllFull Message = "Every article is here in full."

	// What is kept.
	LibraryKept        Message = "Full texts and changes"
	LibraryReading     Message = "Reading {n|file|files}…"
	LibraryLooking     Message = "Looking for texts that you added earlier…"
	LibraryNothing     Message = "Nothing yet."
	LibraryTexts       Message = "Full text of {added} of {n|article|articles}."
	LibrarySaved       Message = "Saved in this browser."
	LibrarySaving      Message = "Saving…"
	LibrarySomeUnsaved Message = "{n} of them not saved."
	LibraryUnsaved     Message = "Not saved."
	LibraryChanges     Message = "{n|change|changes} to topics, facts and voices."
	LibraryTroubleKeep Message = "{trouble} Not saved: added texts are lost when you close this page."
	LibraryTrouble     Message = "{trouble} What you add is lost when you close this page."
	LibraryErased      Message = "You added texts here before, but the browser has erased them. Add the files again."
	LibraryRemoveAll   Message = "Remove all {n} texts"

	// How to add.
	LibraryAdd        Message = "Add files"
	LibraryAddFull    Message = "The full text of an article: choose its file. The program recognises it by its content."
	LibraryAddMore    Message = "More articles: {formats}. You confirm before they are added."
	LibraryAddOpen    Message = "Another collection: a collection file (.parallax) or its folder, zipped or not, opens beside the others. If it is about the articles shown, you see first what it would bring in."
	LibraryStays      Message = "Files stay in this browser. Nothing is uploaded."
	LibraryChoose     Message = "Choose files"
	LibraryDrop       Message = "or drop them anywhere on this page."
	LibraryDropRegion Message = "Add or open files"
	LibraryDropHere   Message = "Drop the files to add or open them"

	// What became of files.
	LibraryOutcomes  Message = "The files you chose"
	LibraryNotUsed   Message = "Not used: {reason}"
	LibraryExact     Message = "Identical to the original."
	LibraryNear      Message = "Same text, different file."
	LibraryMissing   Message = "{n?Passage|Passages} {passages} {n?is|are} not in it."
	LibraryMoreFiles Message = "and {n|more file|more files}"

	// The articles.
	LibraryArticles     Message = "Articles and their full text"
	LibraryMoreArticles Message = "and {n|more article|more articles}"
	LibraryFrom         Message = "Full text from {file}. {likeness}"
	LibraryFromUnsaved  Message = "Full text from {file}. {likeness} Not saved."
	LibraryCameFull     Message = "The full text came with this page."
	LibraryFull         Message = "Full text."
	LibraryDigest       Message = "Digest. Its original has {n|byte|bytes}."
	LibraryDigestOnly   Message = "Digest."
	LibraryStray        Message = "Kept in this browser, but it fits no article: {reason}"
	LibraryRemove       Message = "Remove"
	LibraryRemoveOf     Message = "Remove the full text of {article}"
)
