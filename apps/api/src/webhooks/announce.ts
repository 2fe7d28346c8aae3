import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { WebhookEvent } from "@cchc/db/connection-schema";
import type { Database } from "@cchc/db/schema";
import type { OperationStamp } from "../operation/once.ts";

/** Something that addresses may be told of: what, of which unit, and the ids to read more by. */
export interface Announcement {
  readonly event: WebhookEvent;
  readonly unitId: string;
  /** Ids and states alone: no figure, no name of a person. */
  readonly data: Readonly<Record<string, string | number | null>>;
}

/**
 * Writes a message for every address that wants to know, in the transaction of what happened: it is
 * sent if and only if that happened. Whether the address's owner may know is asked when it is sent.
 */
export async function announce(
  tx: Transaction<Database>,
  { event, unitId, data }: Announcement,
  stamp: Pick<OperationStamp, "at">,
): Promise<void> {
  const wanting = await tx
    .selectFrom("webhook")
    .select("id")
    .where("removed_at", "is", null)
    .where(sql<boolean>`events @> ${JSON.stringify([event])}::jsonb`)
    .execute();
  if (wanting.length === 0) return;
  const body = JSON.stringify({ type: event, timestamp: stamp.at.toISOString(), data });
  await tx
    .insertInto("webhook_delivery")
    .values(
      wanting.map(({ id }) => ({
        id: randomUUID(),
        webhook_id: id,
        event,
        unit_id: unitId,
        body,
        state: "waiting" as const,
        attempts: 0,
        next_at: stamp.at,
        failure: null,
        written_at: stamp.at,
        sent_at: null,
      })),
    )
    .execute();
}
