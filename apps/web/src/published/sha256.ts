/**
 * SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. A page from a plain http address in
 * an office's network has no `crypto.subtle`: there a small library does the same, fetched only
 * then.
 */
export async function sha256(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  if (!globalThis.isSecureContext) return plainSha256(bytes);
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** The same without the browser's cryptography. */
export async function plainSha256(bytes: Uint8Array): Promise<string> {
  const { sha256: digest } = await import("@noble/hashes/sha2.js");
  return hex(digest(bytes));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
