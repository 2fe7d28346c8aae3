/** Bytes taken at once: a call takes only so many arguments. */
const PIECE = 0x8000;

/** Bytes as base64, as a request in JSON carries them. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(text);
}
