package wording

// An assignment on paper, to print.
const (
	PaperName      Message = "Name or number"
	PaperMinutes   Message = "{n|minute|minutes}"
	PaperExcerpts  Message = "Article {letter}: {n} of {all|passage|passages}"
	PaperWhole     Message = "Article {letter}: all {all|passage|passages}"
	PaperMark      Message = "Underline the words on the other page. Here, write the numbers of the passages."
	PaperOne       Message = "Tick one."
	PaperSeveral   Message = "Tick all that fit."
	PaperScale     Message = "Circle a number: {from} is {low}, {to} is {high}."
	PaperNumber    Message = "Circle a number."
	PaperTells     Message = "Write + if the article says it. Write 0 if it does not mention it."
	PaperTable     Message = "Write a few words in each box."
	PaperOrder     Message = "Number the lines: 1 came first."
	PaperCode      Message = "Write the number of the topic beside each passage number."
	PaperLate      Message = "When the names are back"
	PaperGroups    Message = "Your group: {groups}"
	PaperFoot      Message = "{title} · {code}"
	PaperSheet     Message = "Answer sheet"
	PaperSheetHow  Message = "Copy your answers here, one sign in each box. Your teacher types each row in this order."
	PaperTeacher   Message = "For the teacher"
	PaperNotes     Message = "Notes for the lesson"
	PaperModel     Message = "Model answers"
	PaperDigest    Message = "The texts are digests in other words than the articles."
	PaperWordCount Message = "{least} to {most} words"
)
