import { readFileSync } from "node:fs";
import type { Model } from "./model.ts";

/** Where the build puts the model, seen from this file as it stands or as it was built. */
const PLACE = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/learnt.json" : "../learnt.json",
  import.meta.url,
);

let loaded: Model | undefined;

/** The model that the build learnt from the corpus. */
export function learntModel(): Model {
  if (loaded === undefined) {
    const read: Model = JSON.parse(readFileSync(PLACE, "utf8"));
    loaded = read;
  }
  return loaded;
}
