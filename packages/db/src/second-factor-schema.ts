import type { Generated } from "kysely";
import type { Instant } from "./column.ts";

/** The rows of the second factor: a key in a person's telephone, and codes on paper for the day it is lost. */
export interface SecondFactorTables {
  second_factor: SecondFactorTable;
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
  /** Wrong codes after the right password, since `wrong_since`. */
  wrong_codes: Generated<number>;
  wrong_since: Date | null;
}

export interface RecoveryCodeTable {
  user_id: string;
  /** HMAC-SHA-256 of the code under a key drawn from the server's secret. */
  code_hash: string;
  used_at: Date | null;
}
