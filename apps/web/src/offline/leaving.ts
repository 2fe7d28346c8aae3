import { signOut } from "../session/sign-in.ts";
import { keptMe, marks } from "./entrance.ts";
import { isDraft, moveIn } from "./move-in.ts";
import { vault } from "./vault.ts";

/** What lies sealed on the computer after its owner has signed out. */
function stays(name: string): boolean {
  return isDraft(name) || name === "khoa-ky";
}

/** The storage closes: the keys leave this computer, what is unsent stays sealed. */
export async function shut(): Promise<void> {
  // A storage that does not open, as in a private window, has no keys to take away.
  if (vault.state() !== "kept" && !(await vault.reopen().catch(() => false))) return;
  const owner = keptMe()?.me.username;
  if (owner !== undefined) moveIn(owner, localStorage, vault);
  if (vault.names().some(isDraft)) localStorage.setItem(marks.unsent, "1");
  await vault.close(stays);
}

/** Ends the session now, or as soon as the server can be told. */
export async function endSession(): Promise<void> {
  await vault.settled();
  if (!(await signOut())) localStorage.setItem(marks.leaving, "1");
  await shut();
}
