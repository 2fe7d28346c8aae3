import { createHash } from "node:crypto";
import type { Actor } from "@cchc/api/auth/actor";
import { once, type Operation, type OperationStamp } from "@cchc/api/operation/once";
import type { Services } from "@cchc/api/services";
import type { Database } from "@cchc/db/schema";
import { withRetry } from "@cchc/db/transaction";
import type { Transaction } from "kysely";

/** Written as the author of what no account of the demonstration wrote. */
export const demoUser = "minh-hoa";

/** The same UUID for the same words, so that a second load repeats the first one's operations. */
export function operationId(words: string): string {
  const hex = createHash("sha256").update(`demo ${words}`).digest("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`];
  return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}

/** The services with the clock standing at an instant, `2023-12-12T09:42+07:00`. */
export function servicesAt(services: Services, instant: string): Services {
  const at = new Date(instant);
  return { ...services, now: () => at };
}

/**
 * Several writes of one unit in one transaction: each is an operation of its own all the same, and
 * reads what those before it wrote.
 */
export function together(
  services: Services,
  work: (services: Services) => Promise<void>,
): Promise<void> {
  return withRetry(services.db, (tx) => work({ ...services, db: tx }));
}

/** One write of the demonstration, at its believable time. */
export function writeAt<Result>(
  services: Services,
  { instant, name, userId = demoUser }: { instant: string; name: string; userId?: string },
  write: (tx: Transaction<Database>, stamp: OperationStamp) => Promise<Result>,
): Promise<Result> {
  const operation: Operation = { id: operationId(name), userId, name: "demo", input: name };
  return once(servicesAt(services, instant), operation, write);
}

/** An officer of one unit, as the functions that write a report want to see one. */
export function officerOf(unitId: string, userId: string = demoUser): Actor {
  return { userId, username: userId, name: "", grants: [{ role: "officer", unitId }] };
}

/** How many writes are on their way at once: the database works while this program reckons. */
const width = 4;

/** Does the work for each of these, several at once; whatever one of them needs it does in order. */
export async function sideBySide<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
