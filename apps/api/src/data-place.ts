import { join, resolve } from "node:path";
import { chooseDataFolder } from "@cchc/db/data-folder";
import type { Env } from "./env.ts";

/** Where everything lies that the program keeps outside the database server. */
export interface DataPlace {
  readonly folder: string;
  /** Evidence files by their hash. */
  readonly files: string;
  /** Backups that the program makes by itself, before upgrades and moves. */
  readonly backups: string;
  /** The key that signs session cookies, unless the environment gives it. */
  readonly secret: string;
  /** There once the rows were moved to a server: says when. */
  readonly moved: string;
}

export function dataPlace(env: Env, checkout: string): DataPlace {
  const { folder } = chooseDataFolder({ given: env.CCHC_DATA, checkout });
  const chosen = (given: string | undefined, name: string): string =>
    given === undefined ? join(folder, name) : resolve(checkout, given);
  return {
    folder,
    files: chosen(env.CCHC_FILES, "files"),
    backups: chosen(env.CCHC_BACKUPS, "backups"),
    secret: join(folder, "session-secret"),
    moved: join(folder, "moved-to-server"),
  };
}
