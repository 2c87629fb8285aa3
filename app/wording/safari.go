package wording

// What Safari, and every browser on an iPhone or iPad, does otherwise.
const (
	ForgetsShare Message = "If you do not open Parallax for seven days, this browser deletes what it keeps. An app on the Home Screen keeps it: open the Share menu and choose Add to Home Screen. The app starts without what is here, so save that as one file first."
	ForgetsFile  Message = "If you do not open Parallax for seven days, this browser deletes what it keeps. An app in the Dock keeps it: open the File menu and choose Add to Dock. The app starts without what is here, so save that as one file first."
	InstallShare Message = "Install Parallax as an app: open the Share menu and choose Add to Home Screen. It gets a window of its own and works without a network, as it does here."
	InstallFile  Message = "Install Parallax as an app: open the File menu and choose Add to Dock. It gets a window of its own and works without a network, as it does here."
)
