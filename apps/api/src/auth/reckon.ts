import { createHmac } from "node:crypto";

/** The server's secret, with which everything here is reckoned: the database alone opens nothing. */
export type ServerSecret = string;

/** 32 bytes that follow from the secret and a text, and tell nothing of either. */
export function reckon(secret: ServerSecret, text: string): Buffer {
  return createHmac("sha256", secret).update(text, "utf8").digest();
}
