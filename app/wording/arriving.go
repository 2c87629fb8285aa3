package wording

// Files on their way to be looked at.
const (
	FilesArriving    Message = "Reading files: {read} of {n} so far."
	FilesComparing   Message = "Comparing {n|file|files} with the articles here."
	FilesStop        Message = "Stop"
	FilesStoppedSaid Message = "Stopped. Nothing was added."
)
