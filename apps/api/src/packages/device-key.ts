import { createHmac } from "node:crypto";
import type { Auth } from "../auth/auth.ts";

/** What opens a person's storage on a computer they sign in at. */
export interface DeviceKey {
  /** Names the storage, telling nobody whose it is. */
  readonly vault: string;
  /** 64 bytes, base64url: a key for sealing, then one for naming. */
  readonly secret: string;
}

/**
 * The key of a person's storage on any computer: the same at each sign-in, reckoned from the
 * server's secret and kept nowhere, so that what a sign-out leaves sealed opens again for its owner.
 */
export function deviceKeyOf(auth: Auth, userId: string): DeviceKey {
  const reckon = (hash: "sha256" | "sha512", use: string) =>
    createHmac(hash, auth.options.secret).update(`device/1/${use}/${userId}`, "utf8");
  return {
    vault: reckon("sha256", "name").digest("hex").slice(0, 32),
    secret: reckon("sha512", "key").digest("base64url"),
  };
}
