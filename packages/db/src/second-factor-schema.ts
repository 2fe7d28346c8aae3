import type { Generated } from "kysely";
import type { Instant } from "./column.ts";

/** The rows of the second factor: a key in a person's telephone, passkeys, and codes on paper for the day they are lost. */
export interface SecondFactorTables {
  second_factor: SecondFactorTable;
  passkey: PasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  factor_tries: FactorTriesTable;
  recovery_code: RecoveryCodeTable;
}

export interface SecondFactorTable {
  user_id: string;
  /** What the shared key is reckoned from, together with the server's secret: by itself it opens nothing. */
  key_id: string;
  created_at: Instant;
  /** Null until a code was typed: it is asked for from then on. */
  confirmed_at: Date | null;
  /** The time step of the code that was taken last; none is taken twice. */
  last_step: Generated<number>;
}

/** One passkey of a person: the public half alone. */
export interface PasskeyTable {
  id: string;
  user_id: string;
  /** Base64url, as the authenticator made it. */
  credential_id: string;
  /** COSE key in base64url. */
  public_key: string;
  /** The authenticator's own count of uses; 0 for those that keep none. */
  counter: number;
  /** How a browser reaches it: `internal`, `usb`, `nfc`, `hybrid`. */
  transports: string[];
  /** The host it was made for; it opens no other. */
  rp_id: string;
  /** What its owner calls it. */
  name: string;
  created_at: Instant;
  used_at: Date | null;
}

/** What a passkey has to sign: taken once, by one person, for one purpose, until it is over. */
export interface PasskeyChallengeTable {
  challenge: string;
  user_id: string;
  purpose: "add" | "sign_in";
  expires_at: Instant;
}

/** Wrong second factors after the right password. */
export interface FactorTriesTable {
  user_id: string;
  wrong: Generated<number>;
  /** When the first of them was; null for none. */
  since: Date | null;
}

export interface RecoveryCodeTable {
  user_id: string;
  /** HMAC-SHA-256 of the code under a key drawn from the server's secret. */
  code_hash: string;
  used_at: Date | null;
}
