import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { DatabaseAddress } from "@cchc/db/dump";
import { type OpenDatabase, openDatabase } from "@cchc/db/open";
import { dataPlace, type DataPlace } from "../data-place.ts";
import type { Env } from "../env.ts";
import { openFiles } from "../files/open-files.ts";
import type { FileStore } from "../files/store.ts";
import type { LogLine } from "../services.ts";
import { programVersion } from "../version.ts";
import type { BackupSource } from "./write.ts";

/** The key of sessions, as it is called in a backup. */
export const sessionKey = "session-secret";

export interface PlaceOptions {
  readonly env: Env;
  readonly checkout: string;
  /** For a command that may run beside a server. */
  readonly share: boolean;
  readonly log?: (line: string) => void;
}

/** A database as it is, not migrated, with the place of its files. */
export async function openPlace(options: PlaceOptions): Promise<{
  readonly opened: OpenDatabase;
  readonly place: DataPlace;
  readonly files: FileStore;
}> {
  const { env, checkout, share, log } = options;
  const place = dataPlace(env, checkout);
  const files = openFiles({ env, place, log: ({ event }: LogLine) => log?.(event) });
  const opened = await openDatabase({
    url: env.DATABASE_URL,
    folder: place.folder,
    poolSize: 2,
    share,
    migrate: false,
    ...(log === undefined ? {} : { log }),
  });
  return { opened, place, files };
}

/** Says of two secrets whether they are the same, and nothing else of them. */
export function printOf(secret: string): string {
  return createHmac("sha256", secret).update("so-cchc/backup/secret").digest("hex");
}

export interface SourceOptions {
  readonly env: Env;
  readonly place: DataPlace;
  readonly files: FileStore;
  readonly now: () => Date;
}

/** What a backup of this place is made from. */
export function sourceOf(
  address: DatabaseAddress,
  { env, place, files, now }: SourceOptions,
): BackupSource {
  const inFolder = existsSync(place.secret) ? readFileSync(place.secret, "utf8") : undefined;
  const secret = env.CCHC_SECRET ?? inFolder;
  const kept = env.CCHC_SECRET === undefined ? inFolder : undefined;
  return {
    address,
    files,
    keys: kept === undefined ? {} : { [sessionKey]: kept },
    ...(secret === undefined ? {} : { secretPrint: printOf(secret) }),
    program: programVersion,
    now,
  };
}
