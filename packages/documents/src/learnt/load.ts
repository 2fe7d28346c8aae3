import { readFileSync } from "node:fs";
import type { Model } from "./model.ts";

/** Where the build puts the model, seen from this file as it stands or as it was built. */
const PLACE = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/learnt.json" : "../learnt.json",
  import.meta.url,
);

/** A model as the build writes it. */
export interface StoredModel {
  readonly fields: Model["fields"];
  readonly votes: readonly (readonly [sign: string, votes: readonly number[]])[];
}

let loaded: Model | undefined;

/** The model that the build learnt from the corpus. */
export function learntModel(): Model {
  if (loaded === undefined) {
    const { fields, votes }: StoredModel = JSON.parse(readFileSync(PLACE, "utf8"));
    loaded = { fields, votes: new Map(votes) };
  }
  return loaded;
}
