import { client, failureOf, queryClient } from "../api.ts";
import { leaveAsIs } from "../entry/sending.ts";
import { type Me, meOptions } from "../session/me.ts";
import { signOut } from "../session/sign-in.ts";
import { registerWorker } from "./app-files.ts";
import { isKeptPath } from "./answers.ts";
import { lineDown, lineUp } from "./line.ts";
import { moveIn } from "./move-in.ts";
import { listenToWindows, vault } from "./vault.ts";

/** Where the signed-in person is kept, for a visit without a line. */
const meName = "ai";
/** How long somebody may work without the server having seen them, days. */
const longestAway = 7;

/** Marks in `localStorage`; they say that there is something, never what or whose. */
export const marks = { leaving: "cchc.leaving", unsent: "cchc.unsent" } as const;

interface KeptMe {
  readonly at: number;
  readonly me: Me;
}

/** Whom the storage that is open belongs to, as the server said it last. */
export function keptMe(): KeptMe | undefined {
  const text = vault.getItem(meName);
  if (text === null) return undefined;
  const parse: (kept: string) => KeptMe & { v: number } = JSON.parse;
  const kept = parse(text);
  return kept.v === 1 ? kept : undefined;
}

let openedFor: string | undefined;

/**
 * Who is signed in, and their storage on this computer opened. Without a line: whoever was signed
 * in here last and has not signed out.
 * @throws what the server said, where nobody can be told from it.
 */
export async function whoIsHere(): Promise<Me | null> {
  const known = queryClient.getQueryData(meOptions.queryKey);
  if (known !== undefined && known !== null && known.username === openedFor) return known;
  if (localStorage.getItem(marks.leaving) !== null) {
    // They signed out with the line down: their session must not open for the next.
    if (!(await signOut())) return null;
    localStorage.removeItem(marks.leaving);
  }
  try {
    const retry = navigator.onLine ? {} : { retry: false };
    const me = await queryClient.ensureQueryData({ ...meOptions, ...retry });
    if (me === null) await closeStorage();
    else {
      await openFor(me);
      void registerWorker();
    }
    return me;
  } catch (error) {
    if (failureOf(error).code !== "unavailable") throw error;
    lineDown();
    const me = await lastHere();
    if (me === undefined) throw error;
    queryClient.setQueryData(meOptions.queryKey, me);
    openedFor = me.username;
    return me;
  }
}

/** The session is over: nobody else opens what its owner left. */
async function closeStorage(): Promise<void> {
  openedFor = undefined;
  const { shut } = await import("./leaving.ts");
  await shut();
}

async function lastHere(): Promise<Me | undefined> {
  // A storage that does not open, as in a private window, holds nobody.
  if (!(await vault.reopen().catch(() => false))) return undefined;
  const kept = keptMe();
  if (kept === undefined || Date.now() - kept.at > longestAway * 86_400_000) return undefined;
  return kept.me;
}

async function openFor(me: Me): Promise<void> {
  await unlock(me);
  openedFor = me.username;
  vault.setItem(meName, JSON.stringify({ v: 1, at: Date.now(), me }));
  if (vault.state() !== "kept") return;
  localStorage.removeItem(marks.unsent);
  moveIn(me.username, localStorage, vault);
}

async function unlock({ username }: Me): Promise<void> {
  // Over plain http no browser seals anything: nothing is kept beyond the page, and the page says so.
  if (!window.isSecureContext) {
    vault.openHere();
    return;
  }
  try {
    if (await vault.reopen()) {
      if (keptMe()?.me.username === username) return;
      // Whoever was here before never signed out: what they left is sealed before anything else.
      await closeStorage();
    }
    await vault.openWith(await client.packages.deviceKey.query());
  } catch {
    // A storage that is closed, or a line that broke just now: the page still works.
    vault.openHere();
  }
}

/** Somebody signed in: the session of whoever left without a line opens for nobody any more. */
export function newSession(): void {
  localStorage.removeItem(marks.leaving);
}

/** Whether something unsent lies on this computer, whosever it is. */
export function somethingUnsent(): boolean {
  return localStorage.getItem(marks.unsent) !== null;
}

/** For the whole visit: leaves with the person's other windows, asks anew when the line is back. */
export function watchComputer(): void {
  listenToWindows(() => {
    leaveAsIs();
    location.replace("/dang-nhap");
  });
  addEventListener("offline", lineDown);
  addEventListener("online", () => {
    lineUp();
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isKeptPath(queryKey) });
  });
  // A page that the browser kept whole would show its figures to whoever presses "back".
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
