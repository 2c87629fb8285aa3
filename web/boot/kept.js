// What the page and its service worker say to each other, and how its copies of
// the site are named.

// cachePrefix begins the names of a scope's caches. A scope holds no space, so
// no prefix begins another.
function cachePrefix(scope) { return "parallax " + scope + " "; }

// sharedCache is where what other apps share waits for the page. Its name begins no
// other: it outlives versions.
function sharedCache(scope) { return "parallax-shared " + scope; }

const sharedPath = "shared"; // where the manifest has it sent
const sharedLost = "shared=lost"; // in the query of a page that none of it has reached
const sharedHeader = "x-parallax-shared"; // the name of a file; none for a text

const keptHeader = "x-parallax"; // the SHA-256 of what a kept answer holds
const lostHeader = "x-parallax-lost"; // the file that an answer stands in for

// The messages of a page: this version may take over; caches that no page uses
// any more may go; there is time to keep what a first visit does without; which
// version is this, to be told by the port that comes along.
const takeOverMessage = "skipWaiting";
const tidyMessage = "tidy";
const keepMessage = "keep";
const versionMessage = "version";
