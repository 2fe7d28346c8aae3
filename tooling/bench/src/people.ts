import { randomBytes, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { sessionCookie } from "@cchc/api/testing/session";
import type { Database } from "@cchc/db/schema";
import { type Client, clientOf } from "./client.ts";
import { insertRows } from "./fill/columns.ts";

export interface Desks {
  readonly username: string;
  readonly desks: number;
  /** Signs sessions on that server. */
  readonly secret: string;
}

/**
 * One account at as many desks, each with a session made directly: what one session may ask is limited,
 * and so are sign-ins of one name. Questions go to the desks in turn.
 */
export async function atDesks(
  db: Kysely<Database>,
  url: string,
  { username, desks, secret }: Desks,
): Promise<Client> {
  const { id: userId } = await db
    .selectFrom("auth_user")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirstOrThrow();
  const at = new Date();
  const expiresAt = new Date(at.getTime() + 14 * 24 * 60 * 60 * 1000);
  const tokens = Array.from({ length: desks }, () => randomBytes(24).toString("base64url"));
  await insertRows(
    db,
    "auth_session",
    tokens.map((token) => ({
      id: randomUUID(),
      expiresAt,
      token,
      createdAt: at,
      updatedAt: at,
      userId,
    })),
  );
  const clients = tokens.map((token) => clientOf(url, sessionCookie(token, secret)));
  let turn = 0;
  const next = (): Client => {
    turn = (turn + 1) % clients.length;
    const client = clients[turn];
    if (client === undefined) throw new RangeError("no desk");
    return client;
  };
  return {
    query: (path, input) => next().query(path, input),
    mutate: (path, input) => next().mutate(path, input),
  };
}
