// Under Trusted Types the addresses of scripts have to pass a policy. Ours lets
// through what lies beside boot.js, a pack's Worker, and nothing else.

let policy = null;

function trustOwn() {
  policy = globalThis.trustedTypes ? trustedTypes.createPolicy("parallax", { createScriptURL: own }) : null;
}

function own(address) {
  if (workerBlob && address === workerBlob) return address;
  const url = new URL(address, base);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) throw new TypeError("not a script of this site: " + url);
  return url.href;
}

function scriptURL(address) { return policy ? policy.createScriptURL(address) : own(address); }
