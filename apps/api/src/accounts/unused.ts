import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { todayInVietnam } from "@cchc/domain/text/days";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { setDisabled } from "./accounts.ts";
import { administeredBy, requireAdministratorLeft } from "./last-administrator.ts";

/** An account that nobody has used for long, or that was closed long ago. */
export interface RestingAccount {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  /** When it was closed; null for one that is open. */
  readonly closedAt: Date | null;
  /** The last sign-in, written line, use of a key, or change of the account itself. */
  readonly usedAt: Date;
}

/** Accounts closed, or open and unused, for `days` days and more, the longest first. */
export async function restingAccounts(
  { db, now }: Pick<Services, "db" | "now">,
  days: number,
): Promise<readonly RestingAccount[]> {
  const limit = new Date(now().getTime() - days * 24 * 60 * 60 * 1000);
  const used = sql<Date>`greatest(
    auth_user."updatedAt",
    (select max("updatedAt") from auth_session where "userId" = auth_user.id),
    (select max(used_at) from api_key where user_id = auth_user.id),
    written.at
  )`;
  const rows = await db
    .with("written", (sub) =>
      sub
        .selectFrom("audit")
        .select(({ fn }) => ["user_id", fn.max("at").as("at")])
        .groupBy("user_id"),
    )
    .selectFrom("auth_user")
    .leftJoin("written", "written.user_id", "auth_user.id")
    .select(["auth_user.id", "username", "name", "disabledAt"])
    .select(used.as("used"))
    .execute();
  return rows
    .map((row) => ({
      userId: row.id,
      username: row.username ?? "",
      name: row.name,
      closedAt: row.disabledAt,
      usedAt: row.used,
    }))
    .filter(({ closedAt, usedAt }) => (closedAt ?? usedAt) <= limit)
    .toSorted((a, b) => a.usedAt.getTime() - b.usedAt.getTime());
}

/**
 * Closes one account in the name of whoever runs the server; false where it is the last that
 * administers some unit, which stays open.
 */
export async function closeResting(services: Services, userId: string): Promise<boolean> {
  const input = { userId, disabled: true };
  const operation = { id: randomUUID(), userId: "command-line", name: "account.disable", input };
  const today = await services.trees.at(todayInVietnam(services.now()));
  try {
    await once(services, operation, async (tx, stamp) => {
      await setDisabled(tx, userId, true, stamp);
      await requireAdministratorLeft(tx, await administeredBy(tx, userId), today);
    });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === "last-administrator") return false;
    throw error;
  }
}
