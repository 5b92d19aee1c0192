// Which points, as one byte each (1: among them), and as text: eight to a byte, the first lowest, in base 64.

/** Uint8Array of `count` zeros and ones; null for no text. */
export function unpack(text, count) {
  if (!text) return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return Uint8Array.from({ length: count }, (_, i) => (bytes[i >> 3] >> (i & 7)) & 1);
}

/** The text of some bits; "" where none is set. */
export function pack(bits) {
  if (!bits?.includes(1)) return "";
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, i) => (bytes[i >> 3] |= bit << (i & 7)));
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}

export const counted = (bits) => bits.reduce((sum, bit) => sum + bit, 0);
