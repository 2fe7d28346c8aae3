import { unsentIn, type UnsentDraft } from "./unsent-in.ts";
import { vault } from "./vault.ts";

/** Everything of the signed-in person that the server does not have yet. */
export function unsentDrafts(): readonly UnsentDraft[] {
  return unsentIn(vault);
}
