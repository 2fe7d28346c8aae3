import type { Hash } from "./receipt.ts";

/** Letters of a code: no 0/O, 1/I/L, so that it can be read out on the telephone. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/**
 * Eight letters drawn from a SHA-256 digest (64 hexadecimal digits), `7K3M-9QPD`: printed on
 * receipts and score sheets. Throws RangeError where the text is no such digest.
 */
export function codeOfDigest(digest: string): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new RangeError("not a SHA-256 digest");
  const letters = Array.from({ length: 8 }, (_, index) => {
    const part = Number.parseInt(digest.slice(index * 4, index * 4 + 4), 16);
    return ALPHABET.charAt(part % ALPHABET.length);
  }).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * The code printed on a score sheet: drawn from the publication's id and the receipt's own code, so
 * that whoever has both recomputes it.
 */
export async function sheetCode(
  publicationId: string,
  receiptCode: string,
  hash: Hash,
): Promise<string> {
  return codeOfDigest(await hash(`${publicationId} ${receiptCode}`));
}
