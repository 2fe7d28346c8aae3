import { createHmac } from "node:crypto";
import { sameText } from "./same-text.ts";

/** Codes as every authenticator app shows them. Source: RFC 6238, with SHA-1, six digits and 30 seconds. */
export const totp = { digits: 6, seconds: 30, keyBytes: 20, stepsAside: 1 } as const;

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The time step of an instant: whole half minutes since 1970. */
export function stepOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / totp.seconds);
}

/** The code of one step. */
export function codeAt(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** totp.digits).padStart(totp.digits, "0");
}

/**
 * The step whose code this is, one step around now; null where it is none, or of a step that is not
 * after `lastStep`: whoever looks over a shoulder cannot use a code a second time.
 */
export function stepOfCode(
  key: Uint8Array,
  code: string,
  { at, lastStep }: { readonly at: Date; readonly lastStep: number },
): number | null {
  const now = stepOf(at);
  let found: number | null = null;
  for (let step = now - totp.stepsAside; step <= now + totp.stepsAside; step += 1) {
    if (step > lastStep && sameText(codeAt(key, step), code)) found = step;
  }
  return found;
}

/** Bytes as people type them into an app. Source: RFC 4648, base 32 without padding. */
export function base32(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  const groups = bits.match(/.{1,5}/gu) ?? [];
  return groups.map((group) => letters.charAt(Number.parseInt(group.padEnd(5, "0"), 2))).join("");
}

/** The link that an authenticator app on the same device opens. */
export function keyLink(key: Uint8Array, username: string): string {
  const issuer = "So CCHC";
  const query = new URLSearchParams({
    secret: base32(key),
    issuer,
    digits: String(totp.digits),
    period: String(totp.seconds),
  });
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(username)}?${query.toString().replaceAll("+", "%20")}`;
}
