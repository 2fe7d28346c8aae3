/** UTF-16 without a byte order mark: every second byte is 0 for most letters. */
function zeroSide(bytes: Buffer): "le" | "be" | null {
  const head = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  if (odd > head.length * 0.2 && even < odd / 4) return "le";
  return even > head.length * 0.2 && odd < even / 4 ? "be" : null;
}

/**
 * The text of a plain text file: UTF-8 or UTF-16 with or without mark; bytes that are neither are
 * taken one by one, which is how texts of the old fonts (TCVN3, VNI) arrive.
 */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const side = zeroSide(bytes);
  if (side !== null) return new TextDecoder(`utf-16${side}`).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const western = new TextDecoder("windows-1252").decode(bytes);
    const vietnamese = new TextDecoder("windows-1258").decode(bytes).normalize("NFC");
    const marks = vietnamese.match(/[\u1ea0-\u1ef9]/g)?.length ?? 0;
    const letters = western.match(/[\u00c0-\u00ff]/g)?.length ?? 0;
    return marks * 4 > letters ? vietnamese : western;
  }
}
