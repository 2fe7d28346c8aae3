import { createHmac } from "node:crypto";
import type { Inherit } from "../auth/actor.ts";
import { readPerson } from "../auth/person.ts";
import type { Services } from "../services.ts";
import { treeOfUnit } from "../units/ever.ts";
import { holds } from "../units/scope.ts";

/** Minutes until the next try, by the number of tries so far; after the last one it is given up. */
export const pauses: readonly number[] = [1, 5, 30, 120, 720];

/** How long an address may take to answer, milliseconds. */
const patience = 10_000;

/** What became of one message; `none` where none waits. */
export type Delivered = "none" | "sent" | "later" | "given_up" | "out_of_reach";

/** The three headers of Standard Webhooks. */
export function signatureHeaders(
  secret: string,
  { id, body, at }: { readonly id: string; readonly body: string; readonly at: Date },
): Readonly<Record<string, string>> {
  const timestamp = Math.floor(at.getTime() / 1000);
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signature}`,
  };
}

/** Whether an address is one of those that the server's keeper allows. */
export function isAllowed(url: string, origins: readonly string[]): boolean {
  return URL.canParse(url) && origins.includes(new URL(url).origin);
}

/** How long another server leaves a message that was taken for sending, milliseconds. */
const taken = 5 * 60_000;

/**
 * Takes the message that has waited longest for sending: it counts as tried, and comes up again only
 * later, so that two servers never send the same at once and one that dies on the way loses nothing.
 */
async function takeNext({ db, now }: Services): Promise<Taken | undefined> {
  return db.transaction().execute(async (tx) => {
    const at = now();
    const message = await tx
      .selectFrom("webhook_delivery as message")
      .innerJoin("webhook", "webhook.id", "message.webhook_id")
      .select(["message.id", "event", "unit_id", "body", "attempts", "url", "secret", "user_id"])
      .where("state", "=", "waiting")
      .where("next_at", "<=", at)
      .orderBy("next_at")
      .orderBy("message.id")
      .limit(1)
      .forUpdate("message")
      .skipLocked()
      .executeTakeFirst();
    if (message === undefined) return undefined;
    const attempts = message.attempts + 1;
    await tx
      .updateTable("webhook_delivery")
      .set({ attempts, next_at: new Date(at.getTime() + taken) })
      .where("id", "=", message.id)
      .execute();
    return { ...message, attempts, at };
  });
}

/**
 * Sends one message, outside any transaction: an address may take its time. Killed between the
 * answer and the note of it, it is sent once more under the same id.
 */
export async function deliverNext(services: Services, inherit?: Inherit): Promise<Delivered> {
  const message = await takeNext(services);
  if (message === undefined) return "none";
  const { attempts, at } = message;
  const note = async (columns: {
    readonly state: Exclude<Delivered, "none" | "later"> | "waiting";
    readonly attempts?: number;
    readonly failure?: string | null;
    readonly next_at?: Date;
    readonly sent_at?: Date;
  }): Promise<void> => {
    await services.db
      .updateTable("webhook_delivery")
      .set(columns)
      .where("id", "=", message.id)
      // The address may have been removed meanwhile.
      .where("state", "=", "waiting")
      .execute();
  };
  if (!(await mayHear(services, message, inherit))) {
    await note({ state: "out_of_reach", attempts: attempts - 1 });
    return "out_of_reach";
  }
  const failure = await post(services, message);
  if (failure === null) {
    await note({ state: "sent", failure, sent_at: at });
    return "sent";
  }
  const pause = pauses[attempts - 1];
  if (pause === undefined) {
    await note({ state: "given_up", failure });
    return "given_up";
  }
  await note({ state: "waiting", failure, next_at: new Date(at.getTime() + pause * 60_000) });
  return "later";
}

interface Message {
  readonly id: string;
  readonly event: string;
  readonly unit_id: string;
  readonly user_id: string;
  readonly url: string;
  readonly secret: string;
  readonly body: string;
}

interface Taken extends Message {
  /** This one included. */
  readonly attempts: number;
  readonly at: Date;
}

/** What is published everybody may know; a report's steps only whoever may read that report. */
async function mayHear(
  services: Services,
  { event, unit_id, user_id }: Message,
  inherit: Inherit | undefined,
): Promise<boolean> {
  const person = await readPerson(services, user_id, inherit);
  if (person === null) return false;
  if (event === "result.published") return true;
  const tree = await treeOfUnit(services, unit_id);
  return tree !== undefined && holds(person, "report.read", tree, unit_id);
}

/** Null when the address took it; else why not, in a word for the list of messages. */
async function post(
  { webhookOrigins = [] }: Pick<Services, "webhookOrigins">,
  { id, url, secret, body, at }: Taken,
): Promise<string | null> {
  if (!isAllowed(url, webhookOrigins)) return "not-allowed";
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...signatureHeaders(secret, { id, body, at }),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    return response.ok ? null : `http-${response.status}`;
  } catch (error) {
    return error instanceof DOMException && error.name === "TimeoutError"
      ? "timeout"
      : "unreachable";
  }
}
