import type { Permission } from "@cchc/domain/access/permissions";
import type { Day } from "@cchc/domain/report/cell";
import type { Instant, Json } from "./column.ts";

/** The rows of what other programs are connected by: keys that ask, addresses that are told. */
export interface ConnectionTables {
  api_key: ApiKeyTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
}

/** A key with which a program asks in a person's name. */
export interface ApiKeyTable {
  id: string;
  user_id: string;
  name: string;
  /** SHA-256 of the secret half, which is shown once and kept nowhere. */
  secret_hash: string;
  scopes: Json<readonly Permission[]>;
  created_at: Instant;
  /** Last day in Vietnam on which it opens anything. */
  last_day: Day;
  used_at: Date | null;
  revoked_at: Date | null;
}

/** What an address may be told of. */
export type WebhookEvent = "report.submitted" | "report.returned" | "result.published";

export interface WebhookTable {
  id: string;
  user_id: string;
  url: string;
  /** Signs each message; kept because every message needs it. */
  secret: string;
  events: Json<readonly WebhookEvent[]>;
  created_at: Instant;
  removed_at: Date | null;
}

/** One message to one address, sent until it is taken. */
export interface WebhookDeliveryTable {
  id: string;
  webhook_id: string;
  event: WebhookEvent;
  unit_id: string;
  body: string;
  state: "waiting" | "sent" | "given_up" | "out_of_reach";
  attempts: number;
  next_at: Instant;
  failure: string | null;
  written_at: Instant;
  sent_at: Date | null;
}
