import type { DetailValue } from "@cchc/domain/activity/activity";
import type { ItemState } from "@cchc/domain/activity/item-workflow";
import type { ActivityKind } from "@cchc/domain/activity/kind";
import type { TaskState } from "@cchc/domain/plan/hand-out";
import type { Plan, PlanState } from "@cchc/domain/plan/plan";
import type { PlanTask } from "@cchc/domain/plan/task";
import type { Day, FieldCode, Qualifier } from "@cchc/domain/report/cell";
import type { Generated } from "kysely";
import type { Instant, Json } from "./column.ts";

/** The rows of plans, tasks, activities, reminders and what is written beside figures. */
export interface PlanTables {
  plan: PlanTable;
  plan_task: PlanTaskTable;
  task_copy: TaskCopyTable;
  task_proof: TaskProofTable;
  activity: ActivityTable;
  activity_paper: ActivityPaperTable;
  confirmed_count: ConfirmedCountTable;
  reminder: ReminderTable;
  report_text: ReportTextTable;
  issued_paper: IssuedPaperTable;
  word_template: WordTemplateTable;
}

/** What of a plan is text alone. */
export type PlanContent = Pick<
  Plan,
  "aims" | "requirements" | "audience" | "contents" | "forms" | "duties" | "budget" | "resultsDue"
>;

export interface PlanTable {
  id: string;
  unit_id: string;
  year: number;
  kind: Plan["kind"];
  state: PlanState;
  number: string | null;
  symbol: string;
  issued_on: Day | null;
  about: string;
  implements_id: string | null;
  content: Json<PlanContent>;
  illustration: Generated<boolean>;
  /** The notice of results: all three, or none while it was not issued. */
  results_number: string | null;
  results_symbol: string | null;
  results_on: Day | null;
  results_document_id: string | null;
  version: number;
  updated_by: string;
  updated_at: Instant;
}

export interface PlanTaskTable {
  plan_id: string;
  task_id: string;
  /** From 1, in the order of the annex. */
  position: number;
  content: Json<Omit<PlanTask, "id">>;
}

/** One unit's copy of a task, made when the plan was issued. */
export interface TaskCopyTable {
  plan_id: string;
  task_id: string;
  unit_id: string;
  state: TaskState;
  reason: string | null;
  version: number;
  updated_by: string;
  updated_at: Instant;
}

export interface TaskProofTable {
  plan_id: string;
  task_id: string;
  unit_id: string;
  document_id: string;
  done_on: Day;
}

export interface ActivityTable {
  id: string;
  unit_id: string;
  kind: ActivityKind;
  on_day: Day;
  count: number;
  qualifier: Qualifier;
  details: Json<Readonly<Record<string, DetailValue>>>;
  /** Of kinds that are written, posted and paid. */
  state: ItemState | null;
  note: string | null;
  illustration: Generated<boolean>;
  version: number;
  /** Set when it was taken out of the log; its history stays. */
  withdrawn_at: Date | null;
  /** Who logged it, so that an article is appraised by somebody else. */
  written_by: string;
  updated_by: string;
  updated_at: Instant;
}

export interface ActivityPaperTable {
  activity_id: string;
  document_id: string;
}

/** A unit's count of a year as the culture centre confirms it. */
export interface ConfirmedCountTable {
  unit_id: string;
  year: number;
  field_code: FieldCode;
  count: number;
  by_unit_id: string;
  version: number;
  updated_by: string;
  updated_at: Instant;
}

/** A word from above to a unit: what is due, what is short. */
export interface ReminderTable {
  id: string;
  unit_id: string;
  /** What it is about, `report/<period>`, `task/<plan>/<task>`, `score/<round>`. */
  subject: string;
  message: string;
  sent_by: string;
  sent_at: Instant;
  mailed_at: Date | null;
  seen_at: Date | null;
}

/** What a person writes in a report beside its figures: reasons, difficulties, directions. */
export interface ReportTextTable {
  unit_id: string;
  period_id: string;
  /** Slot of the report's template. */
  slot: string;
  content: string;
  version: number;
  updated_by: string;
  updated_at: Instant;
}

/** A version of a unit's own Word template for the reports of a form. */
export interface WordTemplateTable {
  unit_id: string;
  form_code: string;
  name: string;
  /** From 1. */
  version: number;
  file_hash: string;
  created_by: string;
  created_at: Instant;
}

/** A paper as it was issued, frozen with its figures. */
export interface IssuedPaperTable {
  id: string;
  unit_id: string;
  /** `report/<period>`, `plan/<id>`. */
  subject: string;
  template: string;
  /** Canonical JSON of the whole document with what it was issued on. */
  content: string;
  content_hash: string;
  /** Its entry in the register. */
  document_id: string | null;
  issued_by: string;
  issued_at: Instant;
}
