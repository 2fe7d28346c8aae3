import { randomBytes, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { countryId } from "@cchc/api/units/country";
import { insertRows } from "@cchc/bench/fill/columns";
import { communeId, communes, provinces } from "@cchc/bench/fill/units";
import { sessionCookie } from "@cchc/api/testing/session";
import type { Database } from "@cchc/db/schema";
import { running } from "./running.ts";

export interface SignedIn {
  readonly index: number;
  readonly unitId: string;
  readonly cookie: string;
}

export interface People {
  readonly officers: readonly SignedIn[];
  readonly reviewers: readonly SignedIn[];
}

/** Every third reviewer sees the whole country, the others a province. */
function reviewedBy(index: number): string {
  return index % 3 === 0 ? countryId : `tinh-${(index % provinces) + 1}`;
}

/**
 * Accounts with sessions, made directly: hundreds of people who sign in at once from one address are
 * held back, as they should be. The officers' reports of the running period are empty again.
 */
export async function makePeople(
  db: Kysely<Database>,
  { users, reviewers }: { readonly users: number; readonly reviewers: number },
  secret: string,
): Promise<People> {
  // Spread over the country, and with it over the provinces.
  const step = Math.max(1, Math.floor(communes / users));
  const people = {
    officers: await signAllIn(db, secret, {
      name: "cong-chuc",
      role: "officer",
      units: Array.from({ length: users }, (_, index) => communeId(index * step)),
    }),
    reviewers: await signAllIn(db, secret, {
      name: "tong-hop",
      role: "reviewer",
      units: Array.from({ length: reviewers }, (_, index) => reviewedBy(index)),
    }),
  };
  const units = people.officers.map(({ unitId }) => unitId);
  const tables = ["report_value", "report_kept", "report_reason", "submission", "report"] as const;
  for (const table of tables) {
    await db
      .deleteFrom(table)
      .where("period_id", "=", running.id)
      .where("unit_id", "in", units)
      .execute();
  }
  return people;
}

interface Group {
  readonly name: string;
  readonly role: "officer" | "reviewer";
  readonly units: readonly string[];
}

async function signAllIn(
  db: Kysely<Database>,
  secret: string,
  { name, role, units }: Group,
): Promise<SignedIn[]> {
  const at = new Date();
  const expiresAt = new Date(at.getTime() + 24 * 60 * 60 * 1000 * 14);
  const run = randomBytes(4).toString("hex");
  const made = units.map((unitId, index) => ({
    index,
    unitId,
    userId: randomUUID(),
    username: `${name}-${run}-${index}`,
    token: randomBytes(24).toString("base64url"),
  }));
  await insertRows(
    db,
    "auth_user",
    made.map(({ userId, username, index }) => ({
      id: userId,
      name: `Người ${index + 1}`,
      email: `${username}@tai-khoan.invalid`,
      emailVerified: false,
      username,
      displayUsername: username,
      createdAt: at,
      updatedAt: at,
    })),
  );
  await insertRows(
    db,
    "role_grant",
    made.map(({ userId, unitId }) => ({
      id: randomUUID(),
      user_id: userId,
      role,
      unit_id: unitId,
      created_by: "do-tai",
      created_at: at,
    })),
  );
  await insertRows(
    db,
    "auth_session",
    made.map(({ userId, token }) => ({
      id: randomUUID(),
      expiresAt,
      token,
      createdAt: at,
      updatedAt: at,
      userId,
    })),
  );
  return made.map(({ index, unitId, token }) => ({
    index,
    unitId,
    cookie: sessionCookie(token, secret),
  }));
}
