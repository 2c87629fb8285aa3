package wording

// What became of files that a teacher collects.
const (
	CollectAdded       Message = "{student}: answers of {time}."
	CollectReplaces    Message = "{student} handed in twice. The newer file counts ({time}). The one of {other} is kept beside it."
	CollectOlder       Message = "{student} handed in twice. This file is the older one ({time}): it is kept and does not count. The one of {other} counts."
	CollectNamesake    Message = "The two files come from different sittings. If they are two people, one of them needs another name."
	CollectKnown       Message = "{student}: this file was collected before."
	CollectOther       Message = "{student} handed in “{title}”. That is another assignment: not counted here."
	CollectOtherUnread Message = "This file belongs to another assignment: not counted here."
	CollectVersion     Message = "{student} answered another version of this assignment: not counted. Hand out the same file to everybody."
	CollectTexts       Message = "{student} had another version of {articles}. The answers count. Marks that do not fit are listed."
	CollectDamaged     Message = "{student}: the file is damaged or was cut off. Name and assignment can be read, the answers cannot. Ask for it again."
	CollectUnreadable  Message = "The file holds no answers that can be read: it is empty, damaged or was cut off. Ask for it again."
	CollectForeign     Message = "This is not a file of answers (.parallax-work). It was not opened."
	CollectHostile     Message = "Not opened: {reason}. Ask the student to hand in again from the page."
	CollectNewer       Message = "{student}: a newer version of Parallax made this file. Update the program, then collect it again."
	CollectSomebody    Message = "A student without a name"
	CollectArticle     Message = "Article {letter}"
)

// How far a class agrees, in a sentence.
const (
	AgreeNothing  Message = "Nothing to compare: no part has answers of two students."
	AgreeNoFleiss Message = "Fleiss’ κ is not defined: all answers in {n|part|parts} without a gap are the same."
	AgreeOne      Message = "All answers are the same. α and κ are not defined: chance and agreement cannot be separated."
	AgreeFew      Message = "{alike} of {pairs|pair|pairs} of answers are alike. Only {n|part|parts} can be compared: too few for a verdict."
	AgreeLopsided Message = "{alike} of {pairs|pair|pairs} of answers are alike, and nearly all answers are one. α says little here: look at the others."
	AgreeBelow    Message = "{alike} of {pairs|pair|pairs} of answers are alike, fewer than by chance. Check whether everybody understood the question alike."
	AgreeTalk     Message = "{alike} of {pairs|pair|pairs} of answers are alike. That is enough for a talk, not to build a claim on."
	AgreeCare     Message = "{alike} of {pairs|pair|pairs} of answers are alike. Conclusions are possible, with care."
	AgreeReliable Message = "{alike} of {pairs|pair|pairs} of answers are alike. Researchers would rely on this."
)
