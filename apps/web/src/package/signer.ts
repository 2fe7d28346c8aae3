import { client } from "../api.ts";
import { bytesOf, textOf } from "../offline/seal.ts";
import { vault } from "../offline/vault.ts";
import { newOperationId } from "@cchc/ui/operation-id";

/** Under what the key lies in its owner's storage: sealed, also from the next at this computer. */
const keyName = "khoa-ky";

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;

interface KeptKey {
  readonly v: 1;
  /** SPKI, base64url. */
  readonly publicKey: string;
  /** PKCS #8, sealed by the storage's key, base64url. */
  readonly wrapped: string;
  readonly iv: string;
  /** The server knows the public half. */
  readonly registered: boolean;
}

/** Signs packages in the signed-in person's name, on this computer alone. */
export interface Signer {
  /** SHA-256 of the public key, hexadecimal. */
  readonly id: string;
  readonly registered: boolean;
  /** Signature of the text's UTF-8 bytes, IEEE P1363, base64url. */
  readonly sign: (text: string) => Promise<string>;
}

function readKey(): KeptKey | undefined {
  const text = vault.getItem(keyName);
  if (text === null) return undefined;
  const parse: (text: string) => KeptKey = JSON.parse;
  const kept = parse(text);
  return kept.v === 1 ? kept : undefined;
}

function keepKey(key: KeptKey): KeptKey {
  vault.setItem(keyName, JSON.stringify(key));
  return key;
}

async function makeKey(seal: CryptoKey): Promise<KeptKey> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.wrapKey("pkcs8", pair.privateKey, seal, {
    name: "AES-GCM",
    iv,
  });
  const publicKey = textOf(await crypto.subtle.exportKey("spki", pair.publicKey));
  return keepKey({
    v: 1,
    publicKey,
    wrapped: textOf(wrapped),
    iv: textOf(iv.buffer),
    registered: false,
  });
}

/** SHA-256, hexadecimal. */
export async function sha256Hex(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The signer of this person on this computer, made at first use; undefined where nothing is sealed. */
export async function openSigner(): Promise<Signer | undefined> {
  const seal = vault.keys()?.seal;
  if (seal === undefined) return undefined;
  const kept = readKey() ?? (await makeKey(seal));
  const key = await crypto.subtle.unwrapKey(
    "pkcs8",
    bytesOf(kept.wrapped),
    seal,
    { name: "AES-GCM", iv: bytesOf(kept.iv) },
    algorithm,
    false,
    ["sign"],
  );
  return {
    id: await sha256Hex(bytesOf(kept.publicKey)),
    registered: kept.registered,
    sign: async (text) => {
      const signature = await crypto.subtle.sign(
        { name: "ECDSA", hash: "SHA-256" },
        key,
        new TextEncoder().encode(text),
      );
      return textOf(signature);
    },
  };
}

/** Whether the server knows the key of this computer. */
export function isRegistered(): boolean {
  return readKey()?.registered ?? false;
}

/** Whether the server takes what the key signs. */
async function register(key: KeptKey): Promise<boolean> {
  const label = computerLabel(navigator.userAgent);
  const { publicKey } = key;
  const input = { opId: newOperationId(), publicKey, label };
  const { revoked } = await client.packages.registerKey.mutate(input);
  if (!revoked) keepKey({ ...key, registered: true });
  return !revoked;
}

/** Tells the server whose key this is, while there is a line; later again where there is none. */
export async function registerSigner(): Promise<boolean> {
  const seal = vault.keys()?.seal;
  if (seal === undefined) return false;
  const kept = readKey() ?? (await makeKey(seal));
  if (kept.registered) return true;
  try {
    if (!(await register(kept))) {
      // Revoked elsewhere: what it signs nobody takes.
      const renewed = await makeKey(seal);
      return await register(renewed);
    }
  } catch {
    // Without a line the package can be made all the same; the page says what is still to do.
    return false;
  }
  return true;
}

/** A key of this computer that was revoked signs no more; the next package makes a new one. */
export async function forgetKey(id: string): Promise<void> {
  const kept = readKey();
  if (kept === undefined || (await sha256Hex(bytesOf(kept.publicKey))) !== id) return;
  vault.removeItem(keyName);
}

/** `Chrome, Windows`: for people to tell their computers apart. */
export function computerLabel(userAgent: string): string {
  const first = (names: readonly (readonly [RegExp, string])[], other: string): string =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? other;
  const browser = first(
    [
      [/Edg\//, "Edge"],
      [/coc_coc/i, "Cốc Cốc"],
      [/Firefox\//, "Firefox"],
      [/Chrome\//, "Chrome"],
      [/Safari\//, "Safari"],
    ],
    "Trình duyệt khác",
  );
  const system = first(
    [
      [/Windows/, "Windows"],
      [/Android/, "Android"],
      [/iPhone|iPad/, "iOS"],
      [/Mac OS/, "macOS"],
      [/Linux/, "Linux"],
    ],
    "máy khác",
  );
  return `${browser}, ${system}`;
}
