// What the page says before there is a program, or where there is none. All
// texts of the scripts stand here, so that they are reviewed with the messages
// of app/wording: make strings.
const texts = {
  reload: "Reload",
  close: "Close",
  tryAgain: "Try again",
  startNow: "Start Parallax",
  useNow: "Use it now",
  loading: "Loading search and comparison…",
  newVersion: "A new version is ready.",
  updatedElsewhere: "Another tab has updated Parallax.",
  slow: "The network is slow or gone. You can read the text here meanwhile.",
  noStyles: "This page has lost its styles. Connect to the network once, then reload.",
  notFinished: "Parallax did not finish starting last time. You can read the text here without it.",
  tooOld: "This browser is too old to run Parallax. You can read all articles and topics here. Search and comparison need Chrome or Edge 111, Firefox 121 or Safari 16.4, or a later one.",
  asFile: "Opened as a file, this page cannot load its program. You can read all articles and topics here. For search and comparison, serve this folder or use the version in one file.",
  partMissing: "A part of Parallax could not be loaded. You can still read the text here.",
  notLoaded: "Parallax could not be loaded: {reason}. You can still read the text here.",
  notStarted: "Parallax was loaded but did not start. You can still read the text here.",
  stopped: "Parallax has stopped because of an error. You can still read what you see. Reload the page to start it again.",
  sharedLost: "What you shared did not reach Parallax, because the browser has no room for it. Save it as a file, then add the file in the Library.",
  // Reasons, which follow a colon.
  copyLost: "the browser has lost its copy of {file}, and there is no network to fetch it again",
  missing: "{file} is missing ({status})",
  portal: "the network sent a page of its own instead of {file}; log in to the network, then reload",
  incomplete: "the collection arrived incomplete",
  noReader: "this file was saved without the part that reads files; open Parallax from the web, or a file saved with that part",
  cannotUnpack: "this browser is too old to unpack it",
  cannotPack: "this browser is too old to compress it",
  // What the service worker says where a file of the page is gone.
  lost: "The browser has lost its copy of {file}, and there is no network to fetch it again. Connect to the network once, then reload this page. Your notes and articles are not affected.",
};

// told fills in the values of a text.
function told(text, values) {
  return text.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
}
