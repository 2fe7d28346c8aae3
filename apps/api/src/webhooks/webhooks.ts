import { createHmac } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { WebhookEvent } from "@cchc/db/connection-schema";
import type { Database } from "@cchc/db/schema";
import { appendAudit } from "../audit/audit.ts";
import type { Auth } from "../auth/auth.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";

/** What an address may be told of, in words. */
export const eventLabels: Readonly<Record<WebhookEvent, string>> = {
  "report.submitted": "Báo cáo được nộp",
  "report.returned": "Báo cáo bị trả lại",
  "result.published": "Kết quả được công bố",
};

export const webhookEvents = [
  "report.submitted",
  "report.returned",
  "result.published",
] as const satisfies readonly WebhookEvent[];

/** Most addresses of one person. */
const mostWebhooks = 10;

/** Latest messages shown of each address. */
const shownDeliveries = 10;

/** Signs the messages of one address; the same for a request sent again. */
export function signingSecret(auth: Auth, operationId: string): string {
  const bytes = createHmac("sha256", auth.options.secret)
    .update(`webhook/${operationId}`, "utf8")
    .digest("base64");
  return `whsec_${bytes}`;
}

export interface NewWebhook {
  readonly id: string;
  readonly userId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly secret: string;
}

/** @throws Problem `bad-input` where the person has too many. */
export async function createWebhook(
  tx: Transaction<Database>,
  { id, userId, url, events, secret }: NewWebhook,
  stamp: OperationStamp,
): Promise<{ readonly id: string }> {
  await tx.selectFrom("auth_user").select("id").where("id", "=", userId).forUpdate().execute();
  if ((await listWebhooks(tx, userId)).length >= mostWebhooks) {
    const reason = `Bạn đã có ${mostWebhooks} địa chỉ nhận tin: hãy bỏ địa chỉ không dùng nữa.`;
    throw new Problem("bad-input", { reason });
  }
  const row = { id, user_id: userId, url, secret, events: JSON.stringify(events) };
  await tx
    .insertInto("webhook")
    .values({ ...row, created_at: stamp.at, removed_at: null })
    .execute();
  await note(
    tx,
    { action: "webhook.create", userId, before: null, after: { id, url, events } },
    stamp,
  );
  return { id };
}

/** Tells an address nothing more; what waits for it is dropped. @throws Problem `not-found`. */
export async function removeWebhook(
  tx: Transaction<Database>,
  { id, userId }: Pick<NewWebhook, "id" | "userId">,
  stamp: OperationStamp,
): Promise<{ readonly ok: true }> {
  const removed = await tx
    .updateTable("webhook")
    .set({ removed_at: stamp.at })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .where("removed_at", "is", null)
    .returning("url")
    .executeTakeFirst();
  if (removed === undefined) throw new Problem("not-found", {});
  await tx
    .updateTable("webhook_delivery")
    .set({ state: "given_up", failure: "removed" })
    .where("webhook_id", "=", id)
    .where("state", "=", "waiting")
    .execute();
  const before = { id, url: removed.url };
  await note(tx, { action: "webhook.remove", userId, before, after: null }, stamp);
  return { ok: true };
}

interface Noted {
  readonly action: "webhook.create" | "webhook.remove";
  readonly userId: string;
  readonly before: unknown;
  readonly after: unknown;
}

function note(
  tx: Transaction<Database>,
  { action, userId, before, after }: Noted,
  stamp: OperationStamp,
): Promise<void> {
  const entry = { action, subject: `account/${userId}`, before, after };
  return appendAudit(tx, { ...stamp, unitId: "" }, [entry]);
}

/** A person's addresses, latest first, each with its latest messages. */
export async function listWebhooks(db: Kysely<Database>, userId: string) {
  const rows = await db
    .selectFrom("webhook")
    .select(["id", "url", "events", "created_at"])
    .where("user_id", "=", userId)
    .where("removed_at", "is", null)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  const sent = await Promise.all(
    rows.map(({ id }) =>
      db
        .selectFrom("webhook_delivery")
        .select(["id", "event", "state", "attempts", "failure", "written_at", "sent_at", "next_at"])
        .where("webhook_id", "=", id)
        .orderBy("written_at", "desc")
        .limit(shownDeliveries)
        .execute(),
    ),
  );
  return rows.map((row, at) => ({
    id: row.id,
    url: row.url,
    events: row.events,
    createdAt: row.created_at.toISOString(),
    deliveries: (sent[at] ?? []).map((one) => ({
      id: one.id,
      event: one.event,
      state: one.state,
      attempts: one.attempts,
      failure: one.failure,
      writtenAt: one.written_at.toISOString(),
      sentAt: one.sent_at?.toISOString() ?? null,
      nextAt: one.state === "waiting" ? one.next_at.toISOString() : null,
    })),
  }));
}
