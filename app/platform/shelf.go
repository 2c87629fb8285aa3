package platform

// Room is what the browser says of the storage it gives the site.
type Room struct {
	Used, Free int64 // bytes; 0 where it does not say
	Told       bool  // it says how much
	Promised   bool  // it does not clear it away by itself
	Asks       bool  // it can be asked for that
}

// KeptPart is a part of a kept collection.
type KeptPart struct {
	Name    string
	Content []byte // nil if it is not whole
}
