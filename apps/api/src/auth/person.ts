import type { Role } from "@cchc/domain/access/roles";
import type { Services } from "../services.ts";
import type { Actor, Inherit } from "./actor.ts";
import { factorOn } from "./factor-on.ts";
import { holdBack } from "./require-factor.ts";

/** An account beside one of its roles, or beside none. */
export interface PersonRow {
  readonly id: string;
  readonly username: string | null;
  readonly name: string;
  readonly disabledAt: Date | null;
  readonly secondFactor: boolean;
  readonly role: Role | null;
  readonly unit_id: string | null;
  readonly areas: string[] | null;
  /** That of the units. */
  readonly revision: number | null;
}

/** The person that the rows of one account speak of; null for none, or a closed account. */
export async function personOf(
  rows: readonly PersonRow[],
  inherit: Inherit | undefined,
): Promise<Actor | null> {
  const [first] = rows;
  if (first === undefined || first.disabledAt !== null) return null;
  const given = rows.flatMap(({ role, unit_id, areas }) =>
    role === null || unit_id === null
      ? []
      : { role, unitId: unit_id, ...(areas === null ? {} : { areas }) },
  );
  const { id: userId, username, name, secondFactor } = first;
  const person = { userId, username: username ?? "", name, secondFactor };
  const followed = (await inherit?.(given, first.revision ?? 0)) ?? [];
  return followed.length === 0
    ? { ...person, grants: given }
    : { ...person, grants: [...given, ...followed], given };
}

/**
 * A person by id, with the roles of this moment; null where nobody is, or the account is closed.
 * Whoever owes a second factor has none of the roles, for whatever is done in their name.
 */
export async function readPerson(
  { db, factorRule }: Pick<Services, "db" | "factorRule">,
  userId: string,
  inherit?: Inherit,
): Promise<Actor | null> {
  const rows = await db
    .selectFrom("auth_user as user")
    .leftJoin("role_grant as grant", "grant.user_id", "user.id")
    .select(["user.id", "user.username", "user.name", "user.disabledAt"])
    .select(["grant.role", "grant.unit_id", "grant.areas"])
    .select(factorOn("user.id").as("secondFactor"))
    .select((eb) =>
      eb.selectFrom("revision").select("n").where("revision.name", "=", "units").as("revision"),
    )
    .where("user.id", "=", userId)
    .orderBy("grant.id")
    .execute();
  const person = await personOf(rows, inherit);
  return person === null ? null : holdBack(person, factorRule);
}
