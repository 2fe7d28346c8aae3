import type { EntryType } from "@cchc/domain/document/entry";
import type { AreaCode } from "@cchc/domain/form/form";
import type { Day } from "@cchc/domain/report/cell";
import type { Generated } from "kysely";
import type { Instant, Json } from "./column.ts";

/** The rows of the register of documents and of the files they consist of. */
export interface DocumentTables {
  stored_file: StoredFileTable;
  document: DocumentTable;
  document_file: DocumentFileTable;
  import_layout: ImportLayoutTable;
}

/** A file's bytes lie in the data folder under their hash. */
export interface StoredFileTable {
  /** SHA-256 of the bytes. */
  hash: string;
  /** Bytes. */
  size: number;
  /** As sniffed from the bytes. */
  media_type: string;
  created_by: string;
  created_at: Instant;
}

export interface DocumentTable {
  id: string;
  unit_id: string;
  type: EntryType;
  /** As written on it: `"26"`, `"05"`; null where it has none. */
  number: string | null;
  /** All behind the number: `"KH-UBND"`, `"2018/NĐ-CP"`. */
  symbol: string | null;
  issued_on: Day | null;
  issuer: string;
  /** Trích yếu. */
  summary: string;
  area: AreaCode | null;
  search_key: string;
  illustration: Generated<boolean>;
  version: number;
  /** Set when the entry was taken out of the register; it stays readable where it is cited. */
  withdrawn_at: Date | null;
  updated_by: string;
  updated_at: Instant;
}

export interface DocumentFileTable {
  document_id: string;
  /** From 1. */
  position: number;
  file_hash: string;
  /** Made safe. */
  name: string;
}

/** How a unit reads the tables of one sender. */
export interface ImportLayoutTable {
  unit_id: string;
  /** One-stop exports, one row a dossier; or tables of figures. */
  kind: "dossiers" | "figures";
  /** SHA-256 of the headings, folded: the same table looks the same next year. */
  fingerprint: string;
  /** Checked by whoever reads it. */
  layout: Json<unknown>;
  updated_by: string;
  updated_at: Instant;
}
