import { draftPrefix } from "../entry/kept.ts";
import { signOut } from "../session/sign-in.ts";
import { keptMe, lodgerPrefix, marks } from "./entrance.ts";
import { vault } from "./vault.ts";

/** What lies sealed on the computer after its owner has signed out. */
function stays(name: string): boolean {
  return name.startsWith(draftPrefix) || name.startsWith(lodgerPrefix) || name === "khoa-ky";
}

/** The storage closes: the keys leave this computer, what is unsent stays sealed. */
export async function shut(): Promise<void> {
  if (vault.state() !== "kept" && !(await vault.reopen().catch(() => false))) return;
  const username = encodeURIComponent(keptMe()?.me.username ?? "");
  const lodgers = Object.keys(localStorage).filter(
    (one) => one.startsWith(lodgerPrefix) && one.split("/")[1] === username,
  );
  for (const name of lodgers) {
    vault.setItem(name, localStorage.getItem(name) ?? "");
    localStorage.removeItem(name);
  }
  if (vault.names().some((name) => name.startsWith(draftPrefix))) {
    localStorage.setItem(marks.unsent, "1");
  }
  await vault.close(stays);
}

/** Ends the session now, or as soon as the server can be told. */
export async function endSession(): Promise<void> {
  await vault.settled();
  if (!(await signOut())) localStorage.setItem(marks.leaving, "1");
  await shut();
}
