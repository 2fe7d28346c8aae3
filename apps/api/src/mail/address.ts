import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";

/** Where a person is written to, and whether. */
export interface MailAddress {
  readonly address: string | null;
  readonly wanted: boolean;
  /** 0 where nothing was ever kept. */
  readonly version: number;
}

/** One query. */
export async function readAddress(db: Kysely<Database>, userId: string): Promise<MailAddress> {
  const row = await db
    .selectFrom("mail_address")
    .select(["address", "wanted", "version"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ?? { address: null, wanted: false, version: 0 };
}

export interface NewAddress extends MailAddress {
  readonly userId: string;
}

/** Keeps an address, or forgets it where it is null. @throws Problem `conflict`. */
export async function writeAddress(
  tx: Transaction<Database>,
  { userId, address, wanted, version }: NewAddress,
  stamp: OperationStamp,
): Promise<MailAddress> {
  await tx.selectFrom("auth_user").select("id").where("id", "=", userId).forUpdate().execute();
  const before = await readAddress(tx, userId);
  if (before.version !== version) throw new Problem("conflict", {});
  const touched = { updated_by: stamp.userId, updated_at: stamp.at };
  const columns = { address: address ?? "", wanted, version: version + 1, ...touched };
  if (address === null) {
    await tx.deleteFrom("mail_address").where("user_id", "=", userId).execute();
  } else {
    await tx
      .insertInto("mail_address")
      .values({ user_id: userId, ...columns })
      .onConflict((c) => c.column("user_id").doUpdateSet(columns))
      .execute();
  }
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "account.mail",
      subject: `account/${userId}`,
      before: kept(before),
      after: kept({ address, wanted }),
    },
  ]);
  return { address, wanted, version: address === null ? 0 : version + 1 };
}

/** The history keeps that there is an address and whether it is used; a later one forgets the earlier. */
function kept({ address, wanted }: Omit<MailAddress, "version">) {
  return address === null ? null : { address: "có", wanted };
}
