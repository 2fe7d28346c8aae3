/** The keys of one person's storage. None of them can be read out, not even by this page. */
export interface VaultKeys {
  /** Names the storage, telling nobody whose it is. */
  readonly vault: string;
  readonly seal: CryptoKey;
  readonly tag: CryptoKey;
}

/** One thing as it lies on the computer: neither its name nor what it says can be read. */
export interface SealedItem {
  /** Of the name, for its owner to find it again. */
  readonly id: string;
  readonly vault: string;
  /** Layout of this record; see {@link layout}. */
  readonly v: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

export interface OpenItem {
  readonly name: string;
  readonly text: string;
}

/** The layout that this version writes. A record of a higher one is left as it is. */
export const layout = 1;

/** Keys out of the 64 bytes that the server gives to the signed-in person. */
export async function keysFrom(vault: string, secret: string): Promise<VaultKeys> {
  const bytes = bytesOf(secret);
  const [seal, tag] = await Promise.all([
    crypto.subtle.importKey("raw", bytes.slice(0, 32), "AES-GCM", false, [
      "encrypt",
      "decrypt",
      "wrapKey",
      "unwrapKey",
    ]),
    crypto.subtle.importKey("raw", bytes.slice(32), { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
    ]),
  ]);
  return { vault, seal, tag };
}

/** Under what a thing of this name lies. */
export async function idOf({ tag }: VaultKeys, name: string): Promise<string> {
  const digest = await crypto.subtle.sign("HMAC", tag, new TextEncoder().encode(name));
  return textOf(digest);
}

export async function sealItem(keys: VaultKeys, { name, text }: OpenItem): Promise<SealedItem> {
  const id = await idOf(keys, name);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: about(keys.vault, id) },
    keys.seal,
    new TextEncoder().encode(JSON.stringify({ name, text })),
  );
  return { id, vault: keys.vault, v: layout, iv, data };
}

/** What was sealed; undefined for what these keys do not open, or a layout of a later version. */
export async function openItem(keys: VaultKeys, item: SealedItem): Promise<OpenItem | undefined> {
  if (item.v > layout || item.vault !== keys.vault) return undefined;
  try {
    const bytes = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: item.iv, additionalData: about(item.vault, item.id) },
      keys.seal,
      item.data,
    );
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof found !== "object" || found === null) return undefined;
    if (!("name" in found && "text" in found)) return undefined;
    const { name, text } = found;
    return typeof name === "string" && typeof text === "string" ? { name, text } : undefined;
  } catch {
    // Sealed by another key, or changed on the disk: nobody can read it.
    return undefined;
  }
}

/** A sealed thing cannot be moved to another place: its place is sealed with it. */
function about(vault: string, id: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${vault}/${id}`);
}

/** Base64url of bytes. */
export function textOf(bytes: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The bytes that {@link textOf} wrote. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
