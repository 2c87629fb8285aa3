// Base 85 holds the data of a pack: five digits for four bytes, which mean
// nothing in HTML, and those left over at the end stand for one byte less than
// they are. The build writes the same (cmd/parallax/site/base85.go).
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$()*-./:;=?@[]^_{|}~%";

// decode85 reads digits. Only ours may be among them.
function decode85(text) {
  const value = new Uint8Array(128);
  for (let i = 0; i < 85; i++) value[digits.charCodeAt(i)] = i;
  const groups = Math.ceil(text.length / 5), bytes = new Uint8Array(4 * groups), view = new DataView(bytes.buffer);
  for (let g = 0, at = 0; g < groups; g++) {
    let n = 0;
    for (let k = 0; k < 5; k++, at++) n = n * 85 + (at < text.length ? value[text.charCodeAt(at)] : 84);
    view.setUint32(4 * g, n);
  }
  return bytes.subarray(0, bytes.length - (5 * groups - text.length));
}

// encode85 writes bytes; the digits are codes of letters.
function encode85(bytes) {
  const groups = Math.ceil(bytes.length / 4), padded = new Uint8Array(4 * groups), text = new Uint8Array(5 * groups);
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  for (let g = 0; g < groups; g++) {
    for (let n = view.getUint32(4 * g), k = 4; k >= 0; k--, n = Math.floor(n / 85)) text[5 * g + k] = digits.charCodeAt(n % 85);
  }
  return text.subarray(0, text.length - (padded.length - bytes.length));
}
