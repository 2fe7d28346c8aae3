import type { Day } from "@cchc/domain/report/cell";
import type { Instant } from "./column.ts";

/** The rows of reminders by mail. */
export interface MailTables {
  mail_address: MailAddressTable;
  mail_outbox: MailOutboxTable;
}

/** Where a person wants to be written to. */
export interface MailAddressTable {
  user_id: string;
  address: string;
  /** False: the address is kept, nothing is sent. */
  wanted: boolean;
  version: number;
  updated_by: string;
  updated_at: Instant;
}

/** A person's letter of one day. The address is looked up when it is sent, never kept here. */
export interface MailOutboxTable {
  user_id: string;
  day: Day;
  subject: string;
  body: string;
  /** `unwanted`: the person took the address or the wish back before it was sent. */
  state: "waiting" | "sent" | "given_up" | "unwanted";
  attempts: number;
  next_at: Instant;
  /** The mail server's code for the last failure. */
  failure: string | null;
  written_at: Instant;
  sent_at: Date | null;
}
