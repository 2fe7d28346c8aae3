import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import { sessionSeconds } from "../auth/auth.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";

/** One place where a person is signed in. */
export interface OwnSession {
  readonly id: string;
  /** `Chrome trên Windows`: enough to know one's own computer by. */
  readonly device: string;
  /** With its end covered. */
  readonly address: string;
  readonly signedInAt: string;
  /** Renewed about once a day. */
  readonly lastUsedAt: string;
  /** Whether it is the one that asks. */
  readonly own: boolean;
}

/** Where a person is signed in, the one that asks first, then the one used last. */
export async function listSessions(
  db: Kysely<Database>,
  { userId, sessionId }: Pick<Actor, "userId" | "sessionId">,
  at: Date,
): Promise<readonly OwnSession[]> {
  const rows = await db
    .selectFrom("auth_session")
    .select(["id", "createdAt", "updatedAt", "ipAddress", "userAgent"])
    .where("userId", "=", userId)
    .where("expiresAt", ">", at)
    .where("createdAt", ">=", oldest(at))
    .orderBy("updatedAt", "desc")
    .orderBy("id")
    .execute();
  const sessions = rows.map((row) => ({
    id: row.id,
    device: deviceWords(row.userAgent ?? ""),
    address: maskedAddress(row.ipAddress ?? ""),
    signedInAt: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
    own: row.id === sessionId,
  }));
  return [...sessions.filter(({ own }) => own), ...sessions.filter(({ own }) => !own)];
}

/** Ends one session of one's own. @throws Problem `not-found`. */
export async function endSession(
  tx: Transaction<Database>,
  { userId, id }: { readonly userId: string; readonly id: string },
  stamp: OperationStamp,
): Promise<void> {
  const gone = await tx
    .deleteFrom("auth_session")
    .where("id", "=", id)
    .where("userId", "=", userId)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Problem("not-found", {});
  await note(tx, userId, { ended: 1, stamp });
}

/** Ends every session but the one that asks, and says how many there were. */
export async function endOtherSessions(
  tx: Transaction<Database>,
  { userId, sessionId }: Pick<Actor, "userId" | "sessionId">,
  stamp: OperationStamp,
): Promise<{ readonly ended: number }> {
  const gone = await tx
    .deleteFrom("auth_session")
    .where("userId", "=", userId)
    .where("id", "!=", sessionId ?? "")
    .executeTakeFirst();
  const ended = Number(gone.numDeletedRows);
  if (ended > 0) await note(tx, userId, { ended, stamp });
  return { ended };
}

async function note(
  tx: Transaction<Database>,
  userId: string,
  { ended, stamp }: { readonly ended: number; readonly stamp: OperationStamp },
): Promise<void> {
  const subject = `account/${userId}`;
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    { action: "account.sessions_end", subject, before: { ended }, after: null },
  ]);
}

/** Since when a session that still lives was begun at the earliest. */
function oldest(at: Date): Date {
  return new Date(at.getTime() - sessionSeconds.longest * 1000);
}

/** What is over is not kept: addresses and devices of ended sessions, old counts of tries. */
export async function sweepSessions(db: Kysely<Database>, at: Date): Promise<void> {
  const dayAgo = at.getTime() - 24 * 60 * 60 * 1000;
  await db
    .deleteFrom("auth_session")
    .where((eb) => eb.or([eb("expiresAt", "<", at), eb("createdAt", "<", oldest(at))]))
    .execute();
  await db.deleteFrom("auth_rate_limit").where("lastRequest", "<", dayAgo).execute();
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//u, "Edge"],
  [/coc_coc_browser/iu, "Cốc Cốc"],
  [/OPR\//u, "Opera"],
  [/Firefox\/|FxiOS\//u, "Firefox"],
  [/Chrome\/|CriOS\//u, "Chrome"],
  [/Safari\//u, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/u, "Android"],
  [/iPhone|iPad/u, "iPhone, iPad"],
  [/Windows/u, "Windows"],
  [/Mac OS X/u, "macOS"],
  [/CrOS/u, "ChromeOS"],
  [/Linux/u, "Linux"],
];

/** What a browser says of itself, in words. */
export function deviceWords(userAgent: string): string {
  const browser = browsers.find(([mark]) => mark.test(userAgent))?.[1] ?? "Trình duyệt khác";
  const system = systems.find(([mark]) => mark.test(userAgent))?.[1];
  return system === undefined ? browser : `${browser} trên ${system}`;
}

/** The half of an address that tells an office from another, not a desk: `10.12.•.•`. */
export function maskedAddress(address: string): string {
  const four = /^(?:::ffff:)?(\d+)\.(\d+)\.\d+\.\d+$/u.exec(address);
  if (four !== null) return `${four[1]}.${four[2]}.•.•`;
  const groups = address.split(":").filter(Boolean);
  return groups.length < 3 ? "" : `${groups.slice(0, 2).join(":")}:•`;
}
