import { draftPrefix } from "../entry/kept.ts";
import type { Vault } from "./create-vault.ts";

/** How the names of kept texts begin: those of a plan, and of a paragraph of a paper. */
export const textPrefix: string = encodeURIComponent("so-cchc/");

/** Whether something is unsent work: what is counted at sign-out and stays sealed after it. */
export function isDraft(name: string): boolean {
  return name.startsWith(draftPrefix) || name.startsWith(textPrefix);
}

function ownerOf(name: string): string | undefined {
  const prefix = name.startsWith(draftPrefix) ? draftPrefix.length : 0;
  const [first, second] = name.slice(prefix).split("/").map(decodeURIComponent);
  return prefix > 0 && first !== "tu-cham" ? first : second;
}

/** Drafts that an earlier version left readable on this computer are sealed, and readable no more. */
export function moveIn(
  username: string,
  plain: Storage,
  vault: Pick<Vault, "getItem" | "setItem">,
): void {
  for (const name of Object.keys(plain)) {
    if (!isDraft(name) || ownerOf(name) !== username) continue;
    const text = plain.getItem(name);
    if (text !== null && vault.getItem(name) === null) vault.setItem(name, text);
    plain.removeItem(name);
  }
}
