package ingest

// readers read the formats of formats.All, by their names.
var readers map[string]reader

func init() { // readers of archives call those of what is in them
	readers = map[string]reader{
		"text":            {whole: readText},
		"Markdown":        {whole: readMarkdown},
		"HTML":            {whole: readHTML},
		"Word":            {whole: readWord},
		"JSON lines":      {stream: readLines},
		"JSON":            {whole: readJSONFile},
		"a table":         {whole: readTable},
		"Excel":           {whole: readSheet},
		"PDF":             {whole: readPDF},
		"RTF":             {whole: readRTF},
		"OpenDocument":    {whole: readODT},
		"EPUB":            {whole: readEPUB},
		"a saved page":    {whole: readSavedPage},
		"mail":            {whole: readMail},
		"zip":             {whole: readZip},
		"a feed":          {whole: readFeed},
		"RIS":             {whole: readRIS},
		"BibTeX":          {whole: readBibTeX},
		"collection file": {whole: readBundle},
	}
}

// kinds are files that people have and that no reader is for, by extension, with
// what to do.
var kinds = map[string]trouble{
	".doc":   {"It is in the old Word format, which Parallax cannot read.", "Open it in Word or LibreOffice and save it as .docx."},
	".xls":   {"It is in the old Excel format, which Parallax cannot read.", "Open it in Excel or LibreOffice and save it as .xlsx or .csv."},
	".pages": {"It is a Pages document, which Parallax cannot read.", "Export it from Pages as Word (.docx)."},
	".wpd":   {"It is a WordPerfect document, which Parallax cannot read.", "Open it in LibreOffice and save it as .docx."},
	".mobi":  {"It is a Kindle book, which Parallax cannot read.", "Convert it to .epub or .txt with another program."},
	".azw":   {"It is a Kindle book, which Parallax cannot read.", "Convert it to .epub or .txt with another program."},
	".azw3":  {"It is a Kindle book, which Parallax cannot read.", "Convert it to .epub or .txt with another program."},
	".djvu":  {"It holds pictures of pages, which Parallax cannot read.", "Recognise its text with another program, and add that."},
	".rar":   {"Parallax cannot unpack .rar files.", "Unpack it, and add what is in it."},
	".7z":    {"Parallax cannot unpack .7z files.", "Unpack it, and add what is in it."},
	".tar":   {"Parallax cannot unpack .tar files.", "Unpack it, and add what is in it."},
	".msg":   {"It is an Outlook message, which Parallax cannot read.", "Save it from Outlook as text or as .eml."},
	".jpg":   {"It is a picture.", "Recognise its text with another program, and add that."},
	".jpeg":  {"It is a picture.", "Recognise its text with another program, and add that."},
	".png":   {"It is a picture.", "Recognise its text with another program, and add that."},
	".tif":   {"It is a picture.", "Recognise its text with another program, and add that."},
	".tiff":  {"It is a picture.", "Recognise its text with another program, and add that."},
	".gif":   {"It is a picture.", "Recognise its text with another program, and add that."},
	".heic":  {"It is a picture.", "Recognise its text with another program, and add that."},
	".webp":  {"It is a picture.", "Recognise its text with another program, and add that."},
	".mp3":   {"It is a recording.", "Transcribe it with another program, and add the text."},
	".mp4":   {"It is a film.", "Transcribe it with another program, and add the text."},
	".pptx":  {"It is a presentation, which Parallax cannot read.", "Save its outline as text, and add that."},
}
