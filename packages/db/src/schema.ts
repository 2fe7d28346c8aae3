import type { Role } from "@cchc/domain/access/roles";
import type { PeriodKind } from "@cchc/domain/period/period";
import type { Cell, Day, Qualifier } from "@cchc/domain/report/cell";
import type { ReportState } from "@cchc/domain/report/workflow";
import type { UnitChange } from "@cchc/domain/unit/change";
import type { Succession, UnitKind, UnitType } from "@cchc/domain/unit/unit";
import type { ReviewRule } from "@cchc/domain/unit/review";
import type { Generated } from "kysely";
import type { Instant, Json } from "./column.ts";
import type { ConnectionTables } from "./connection-schema.ts";
import type { DocumentTables } from "./document-schema.ts";
import type { MailTables } from "./mail-schema.ts";
import type { PackageTables } from "./package-schema.ts";
import type { PlanTables } from "./plan-schema.ts";
import type { ScoringTables } from "./scoring-schema.ts";
import type { SecondFactorTables } from "./second-factor-schema.ts";

/**
 * The rows as the program sees them. The connection parses `date` into a `"2023-11-30"` string
 * and `bigint` into a number; `timestamptz` stays a Date.
 */
export interface Database
  extends
    ConnectionTables,
    DocumentTables,
    MailTables,
    PackageTables,
    PlanTables,
    ScoringTables,
    SecondFactorTables {
  unit_version: UnitVersionTable;
  unit_succession: UnitSuccessionTable;
  unit_operation: UnitOperationTable;
  review_rule: ReviewRuleTable;
  period: PeriodTable;
  period_extension: PeriodExtensionTable;
  report: ReportTable;
  report_value: ReportValueTable;
  report_reason: ReportReasonTable;
  report_kept: ReportKeptTable;
  submission: SubmissionTable;
  returned_cell: ReturnedCellTable;
  operation: OperationTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  role_grant: RoleGrantTable;
  revision: RevisionTable;
  setting: SettingTable;
  auth_user: AuthUserTable;
  auth_session: AuthSessionTable;
  auth_account: AuthAccountTable;
  auth_verification: AuthVerificationTable;
  auth_rate_limit: AuthRateLimitTable;
}

/** What a unit was called, what it was and whom it belonged to, from a day to a day. */
export interface UnitVersionTable {
  unit_id: string;
  from_day: Day;
  /** Last day, inclusive; null while it lasts. */
  to_day: Day | null;
  kind: UnitKind;
  type: UnitType;
  /** The official code of its time. */
  code: string | null;
  name: string;
  /** `searchKey(name)`: folded, so that a search without diacritics finds it. */
  search_key: string;
  parent_id: string | null;
  /** True where the unit or what is said of it is made up for demonstration. */
  illustration: Generated<boolean>;
}

export interface UnitSuccessionTable {
  predecessor_id: string;
  successor_id: string;
  on_day: Day;
  kind: Succession["kind"];
  decision: string | null;
  illustration: Generated<boolean>;
  /** The operation that made it, where one did. */
  operation_id: Generated<string | null>;
}

/** A role that somebody holds at a unit that ends, given at one that continues it. */
export interface HandedGrant {
  readonly userId: string;
  readonly role: Role;
  readonly fromUnitId: string;
  readonly toUnitId: string;
}

/** Changes of the tree that belong together: drafted by one person, confirmed by another. */
export interface UnitOperationTable {
  id: string;
  state: "draft" | "applied" | "withdrawn";
  title: string;
  /** First day on which something changes. */
  on_day: Day;
  decision_number: string;
  decision_day: Day;
  decision_issuer: string;
  changes: Json<readonly UnitChange[]>;
  grants: Json<readonly HandedGrant[]>;
  drafted_by: string;
  drafted_at: Instant;
  decided_by: string | null;
  decided_at: Date | null;
  /** Nobody else could confirm it. */
  alone: Generated<boolean>;
}

/** Which level reviews the communes below a root, from a day to a day. */
export interface ReviewRuleTable {
  root_id: string;
  from_day: Day;
  to_day: Day | null;
  review_kind: ReviewRule["reviewKind"];
}

export interface PeriodTable {
  id: string;
  form_code: string;
  form_version: number;
  year: number;
  kind: PeriodKind;
  name: string;
  from_day: Day;
  to_day: Day;
  due_day: Day;
  /** Last day on which a commune may still write. */
  lock_day: Day;
  /** The node whose communes are expected to submit. */
  root_id: string;
  submitter_kind: UnitKind;
  illustration: Generated<boolean>;
  created_by: string;
  created_at: Instant;
}

export interface PeriodExtensionTable {
  period_id: string;
  unit_id: string;
  due_day: Day;
  lock_day: Day;
  reason: string;
  created_by: string;
  created_at: Instant;
}

export interface ReportTable {
  unit_id: string;
  period_id: string;
  state: ReportState;
  /** Grows with every write to the report. */
  version: number;
  submission_id: string | null;
  returned_reason: string | null;
  updated_by: string;
  updated_at: Instant;
}

export interface ReportValueTable {
  unit_id: string;
  period_id: string;
  field_code: string;
  /** A lĩnh vực of a repeating table; `""` is the report's own figure. */
  row_key: string;
  /** entered, none, unknown; `cleared` is an answer taken back, kept for its version. */
  state: Cell["state"] | "cleared";
  /** Count, hundredths of a percent, đồng, or 0/1. */
  amount: number | null;
  /** A day or a text. */
  content: string | null;
  qualifier: Qualifier | null;
  note: string | null;
  source: string | null;
  version: number;
  channel: string;
  updated_by: string;
  updated_at: Instant;
}

/** Why a soft finding may stand. */
export interface ReportReasonTable {
  unit_id: string;
  period_id: string;
  check_code: string;
  /** `cellKey` of the first cell that the finding speaks of. */
  cell_key: string;
  reason: string;
  updated_by: string;
  updated_at: Instant;
}

/** Kept results of one report, written with the values that they come from. */
export interface ReportKeptTable {
  unit_id: string;
  period_id: string;
  /** Codes in catalogue order, a space between. */
  indicators: string;
  /** A letter for each indicator: computed, stated, none, missing. */
  states: string;
  /** For each indicator; null where the rate was not computed. */
  numerators: Json<(number | null)[]>;
  denominators: Json<(number | null)[]>;
  /** Stated rates in hundredths of a percent, by indicator. */
  stated: Json<Readonly<Record<string, number>>>;
  /** Codes in report order, a space between. */
  areas: string;
  /** For each area: how many of the required fields are answered, and how many of all. */
  completeness: Json<[required: number, all: number][]>;
}

/** A report as it was handed in: unchangeable, with the text its hash is taken from. */
export interface SubmissionTable {
  id: string;
  unit_id: string;
  period_id: string;
  /** What the receipt shows. */
  code: string;
  content: string;
  content_hash: string;
  number: string;
  symbol: string;
  signed_day: Day;
  submitted_by: string;
  submitted_at: Instant;
}

export interface ReturnedCellTable {
  submission_id: string;
  unit_id: string;
  period_id: string;
  field_code: string;
  row_key: string;
  reason: string;
}

/** A write that was carried out, by the id its client gave it: replaying it does nothing twice. */
export interface OperationTable {
  id: string;
  user_id: string;
  name: string;
  input_hash: string;
  result: Json<unknown>;
  at: Instant;
}

/** Append-only, hash-chained per unit. `unit_id` is `""` for what belongs to no unit. */
export interface AuditTable {
  unit_id: string;
  seq: number;
  at: Instant;
  user_id: string;
  operation_id: string;
  action: string;
  /** What was written, `value/<period>/<field>#<row>` and the like. */
  subject: string;
  /** Canonical JSON text, or null where there was nothing. */
  before: string | null;
  after: string | null;
  previous_hash: string;
  hash: string;
}

export interface AuditHeadTable {
  unit_id: string;
  seq: number;
  hash: string;
}

export interface RoleGrantTable {
  id: string;
  user_id: string;
  role: Role;
  unit_id: string;
  /** The areas a contributor may write; null is all. */
  areas: string[] | null;
  created_by: string;
  created_at: Instant;
}

/** Counts the writes to data that servers keep in memory. */
export interface RevisionTable {
  name: string;
  n: number;
}

export interface SettingTable {
  name: string;
  value: string;
}

export interface AuthUserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
  username: string | null;
  displayUsername: string | null;
  disabledAt: Date | null;
}

export interface AuthSessionTable {
  id: string;
  expiresAt: Date;
  token: string;
  createdAt: Generated<Date>;
  updatedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
}

export interface AuthAccountTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Date | null;
  refreshTokenExpiresAt: Date | null;
  scope: string | null;
  password: string | null;
  createdAt: Generated<Date>;
  updatedAt: Date;
}

export interface AuthVerificationTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Date;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface AuthRateLimitTable {
  id: string;
  key: string;
  count: number;
  lastRequest: number;
}
