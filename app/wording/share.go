package wording

// Picture for sharing: one topic with its details, as a picture.
const (
	ShareTitle      Message = "Picture for sharing"
	ShareDeck       Message = "One topic with its details. The title says what the picture shows. Change it before you save, if you like."
	ShareTopic      Message = "Topic"
	ShareHeadline   Message = "Title"
	ShareOwn        Message = "Use the suggested title"
	ShareEmpty      Message = "There is no topic to show yet. Find topics in the texts first."
	ShareWide       Message = "16:9, {width} × {height} pixels"
	ShareSquare     Message = "Square, {width} × {height} pixels"
	SharePNG        Message = "Save PNG"
	ShareSVG        Message = "Save SVG"
	ShareSaveWide   Message = "{save}, 16:9"
	ShareSaveSquare Message = "{save}, square"
	ShareAlt        Message = "Picture: {title}"
	ShareLink       Message = "Picture for sharing"

	// The title of the picture: what comparing the articles shows of the topic.
	ShareAll       Message = "{every} cover “{topic}”."
	ShareSome      Message = "{told} of {n} {columns} cover “{topic}”."
	ShareOne       Message = "Only one of {n} {columns} covers “{topic}”."
	SharePartly    Message = "{told} of {coded} {columns} coded so far cover “{topic}”."
	ShareSuggested Message = "The program suggests that {told} of {n} {columns} cover “{topic}”."
	ShareNone      Message = "None of {n} {columns} covers “{topic}”."
	ShareSingle    Message = "The article covers “{topic}”."
	ShareDetails   Message = "Of its {details|detail|details}, {single} {single?is|are} in one only."

	ShareDate      Message = "{date} · {title}"
	SharePlaceDate Message = "{place}, {date} · {title}"
	ShareMore      Message = "and {n|more detail|more details}"
)
