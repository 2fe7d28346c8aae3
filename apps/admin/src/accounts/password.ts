/** Letters and digits that are not mistaken for each other when read out or written down. */
const signs = "23456789abcdefghjkmnpqrstuvwxyz";

/**
 * A password to hand over once: four groups of four, about 79 bits. `fill` gives random bytes.
 */
export function generatePassword(
  fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (bytes) =>
    crypto.getRandomValues(bytes),
): string {
  // Bytes at or above the largest multiple of the alphabet would make its first signs likelier.
  const limit = 256 - (256 % signs.length);
  const taken: string[] = [];
  while (taken.length < 16) {
    for (const byte of fill(new Uint8Array(32))) {
      if (byte < limit && taken.length < 16) taken.push(signs.charAt(byte % signs.length));
    }
  }
  const text = taken.join("");
  return [0, 4, 8, 12].map((at) => text.slice(at, at + 4)).join("-");
}

/** What the server takes as a name to sign in with. */
export function usernameProblem(name: string): string | undefined {
  if (name === "") return "Hãy đặt tên đăng nhập.";
  return /^[a-z0-9][a-z0-9._-]{2,39}$/.test(name)
    ? undefined
    : "Tên đăng nhập từ 3 đến 40 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.";
}
