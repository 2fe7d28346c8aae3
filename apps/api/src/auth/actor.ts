import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Grant } from "@cchc/domain/access/permissions";
import { type Auth, sessionSeconds } from "./auth.ts";
import { factorOn } from "./factor-on.ts";
import { personOf } from "./person.ts";

/** Who asks: a person with a session, and what the person may do where. */
export interface Actor {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  /** Those given to the person, and those that follow from them: see `Inherit`. */
  readonly grants: readonly Grant[];
  /** Only those given to the person; absent where none followed. */
  readonly given?: readonly Grant[];
  /** The session that asks; absent where a key or a program of the server's own does. */
  readonly sessionId?: string;
  /** Whether signing in asks this person for a second factor. */
  readonly secondFactor?: boolean;
  /** Roles rest until the person switches a second factor on. */
  readonly heldBack?: boolean;
}

/** The grants that follow from given ones; `revision`: that of the units. */
export type Inherit = (given: readonly Grant[], revision: number) => Promise<readonly Grant[]>;

/** Finds the person behind a request's cookie; null without a live session or with a closed account. */
export type ActorReader = (headers: Headers) => Promise<Actor | null>;

/** Most cookies remembered at once, and the longest. */
const remembered = { cookies: 5000, length: 2000 } as const;

/**
 * The sign-in library checks a cookie's signature the first time it is seen; the token in it is
 * remembered, as the same text is signed rightly for ever. Whether that session still lives, who has
 * it and with which roles is asked of the database at every request, in one query.
 */
export function createActorReader(
  auth: Auth,
  db: Kysely<Database>,
  inherit?: Inherit,
): ActorReader {
  const tokens = new Map<string, string>();
  const remember = (cookie: string, token: string): void => {
    if (cookie.length > remembered.length) return;
    const [oldest] = tokens.keys();
    if (tokens.size >= remembered.cookies && oldest !== undefined) tokens.delete(oldest);
    tokens.set(cookie, token);
  };
  return async (headers) => {
    const cookie = headers.get("cookie");
    if (cookie === null) return null;
    const token = tokens.get(cookie);
    const known = token === undefined ? null : await readSession(db, token, inherit);
    if (known !== null && !isAgeing(known.expiresAt)) return known.actor;
    // The library also renews an ageing session and ends one that is over.
    const found = await auth.api.getSession({ headers });
    if (found === null) return null;
    remember(cookie, found.session.token);
    return (await readSession(db, found.session.token, inherit))?.actor ?? null;
  };
}

/** Whether the library would renew the session, or it is over. */
function isAgeing(expiresAt: Date): boolean {
  const { lifetime, renewedAfter } = sessionSeconds;
  return expiresAt.getTime() - Date.now() <= (lifetime - renewedAfter) * 1000;
}

/** Whether the password has to be typed again, however often the session was used. */
function isTooOld(createdAt: Date): boolean {
  return Date.now() - createdAt.getTime() > sessionSeconds.longest * 1000;
}

async function readSession(
  db: Kysely<Database>,
  token: string,
  inherit: Inherit | undefined,
): Promise<{ expiresAt: Date; actor: Actor | null } | null> {
  const rows = await db
    .selectFrom("auth_session as session")
    .innerJoin("auth_user as user", "user.id", "session.userId")
    .leftJoin("role_grant as grant", "grant.user_id", "user.id")
    .select(["session.id as sessionId", "session.expiresAt", "session.createdAt"])
    .select(["user.id", "user.username", "user.name", "user.disabledAt"])
    .select(["grant.role", "grant.unit_id", "grant.areas"])
    .select(factorOn("user.id").as("secondFactor"))
    .select((eb) =>
      eb.selectFrom("revision").select("n").where("revision.name", "=", "units").as("revision"),
    )
    .where("session.token", "=", token)
    .orderBy("grant.id")
    .execute();
  const [first] = rows;
  if (first === undefined || isTooOld(first.createdAt)) return null;
  const { expiresAt, sessionId } = first;
  const person = await personOf(rows, inherit);
  return { expiresAt, actor: person === null ? null : { ...person, sessionId } };
}
