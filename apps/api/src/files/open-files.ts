import { join } from "node:path";
import type { DataPlace } from "../data-place.ts";
import type { Env } from "../env.ts";
import type { LogLine } from "../services.ts";
import { createS3Store } from "./s3-store.ts";
import { createFileStore, type FileStore } from "./store.ts";

export interface FilesOptions {
  readonly env: Env;
  readonly place: DataPlace;
  readonly log: (line: LogLine) => void;
}

/** Files in a bucket wait in the data folder until the bucket has them. */
export function openFiles({ env, place, log }: FilesOptions): FileStore {
  const { s3: address } = env;
  if (address === undefined) return createFileStore(place.files);
  return createS3Store({ address, incoming: join(place.folder, "files", "incoming"), log });
}
