import { z } from "zod";

/** The layout of a backup: what a later one cannot read as this gets another name. */
export const backupFormat = "so-cchc/backup/1";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.number().int().min(0);

const table = z.object({
  name: z.string().min(1),
  columns: z.array(z.string().min(1)),
  rows: bytes,
  /** Of the rows in the database, independent of their order. */
  digest: z.string(),
  /** The compressed pieces, in order, with the hash of each. */
  parts: z.array(z.object({ name: z.string(), size: bytes, sha256 })),
});

/** What a backup says of itself: everything needed to check it without a database. */
export const manifestSchema = z.object({
  format: z.literal(backupFormat),
  at: z.iso.datetime(),
  program: z.string(),
  postgres: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(table),
  files: z.object({
    /**
     * - `inside`: in this file · `beside`: in the folder `files` beside it · `left`: where they were
     */
    place: z.enum(["inside", "beside", "left"]),
    list: z.array(z.object({ hash: sha256, size: bytes })),
    /** Spoken of by the rows, but gone or changed on disk when the backup was made. */
    damaged: z.array(z.string()),
  }),
  /** Keys out of the data folder, with the hash of each. */
  keys: z.array(z.object({ name: z.string(), sha256 })),
  /** Tells whether a secret is the one these data were written with, without giving it away. */
  secretPrint: sha256.optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestTable = Manifest["tables"][number];

/** Names inside the archive. */
export const memberNames = {
  manifest: "manifest.json",
  /** As `sha256sum -c` reads it. */
  manifestSum: "manifest.sha256",
  part: (tableName: string, n: number): string =>
    `tables/${tableName}/${String(n).padStart(5, "0")}.copy.gz`,
  file: (hash: string): string => `files/${hash.slice(0, 2)}/${hash.slice(2)}`,
  key: (name: string): string => `keys/${name}`,
} as const;
