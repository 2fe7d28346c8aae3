import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Auth } from "./auth/auth.ts";
import type { FactorRule } from "./auth/require-factor.ts";
import type { FileStore } from "./files/store.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { UnitTrees } from "./units/trees.ts";

/** What the application is a function of. */
export interface Services {
  readonly db: Kysely<Database>;
  readonly auth: Auth;
  readonly trees: UnitTrees;
  readonly files: FileStore;
  /** Most bytes of one file. */
  readonly fileLimit: number;
  /** The only clock. */
  readonly now: () => Date;
  readonly log: (line: LogLine) => void;
  /** Where messages to other programs may go, `https://hooks.tinh.gov.vn`; none: nowhere. */
  readonly webhookOrigins?: readonly string[] | undefined;
  /** Of whom signing in asks a second factor; of nobody who does not want one unless said. */
  readonly factorRule?: FactorRule | undefined;
  /** Absent where no mail server is configured. */
  readonly mailer?: Mailer | undefined;
}

export interface LogLine {
  readonly level: "info" | "error";
  readonly event: string;
  readonly requestId?: string;
  readonly detail?: string;
  /** Of the closed list, where something was refused. */
  readonly code?: string;
  /** Who tried, as a mark of the name: see `nameMark`. */
  readonly who?: string;
  readonly method?: string;
  /** Names of ours: never an address as it was asked for. */
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
}
