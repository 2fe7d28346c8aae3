import type { Instant } from "./column.ts";

/** The rows of what is carried by hand: the keys that sign packages, and the packages taken in. */
export interface PackageTables {
  package_key: PackageKeyTable;
  package_import: PackageImportTable;
}

/** The public half of a key that an account signs packages with, one for each browser it works in. */
export interface PackageKeyTable {
  /** SHA-256 of the public key, hexadecimal. */
  id: string;
  user_id: string;
  /** ECDSA P-256, SPKI, base64url. */
  public_key: string;
  /** Which computer, in the browser's words. */
  label: string;
  created_at: Instant;
  revoked_at: Date | null;
}

/** A package that was taken in: each content only once. */
export interface PackageImportTable {
  /** SHA-256 of the signed text, hexadecimal. */
  hash: string;
  unit_id: string;
  period_id: string;
  key_id: string;
  signed_by: string;
  /** What the computer that made it said the time was; nobody vouches for it. */
  made_at: Instant;
  /** What the receipt shows. */
  code: string;
  /** Cells that it changed. */
  cells: number;
  submission_id: string | null;
  received_by: string;
  received_at: Instant;
}
