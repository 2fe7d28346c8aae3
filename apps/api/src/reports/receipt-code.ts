import { sha256 } from "../canonical.ts";

/** Letters of a receipt's code: no 0/O, 1/I/L, so that it can be read out on the telephone. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** Eight letters drawn from the submission's id and content, `7K3M-9QPD`. */
export function receiptCode(submissionId: string, contentHash: string): string {
  const digest = sha256(`${submissionId} ${contentHash}`);
  const letters = Array.from({ length: 8 }, (_, index) => {
    const part = Number.parseInt(digest.slice(index * 4, index * 4 + 4), 16);
    return alphabet.charAt(part % alphabet.length);
  }).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
