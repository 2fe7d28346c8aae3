import type { AppraisalItemState, ScoreState } from "@cchc/domain/appraisal/workflow";
import type { InputValue } from "@cchc/domain/criteria/value";
import type { Day } from "@cchc/domain/report/cell";
import type { Generated } from "kysely";
import type { Instant, Json } from "./column.ts";

/** The rows of criteria sets, rounds of scoring, appraisal, surveys and publications. */
export interface ScoringTables {
  criteria_set: CriteriaSetTable;
  scoring_round: ScoringRoundTable;
  score: ScoreTable;
  score_input: ScoreInputTable;
  score_item: ScoreItemTable;
  score_evidence: ScoreEvidenceTable;
  score_submission: ScoreSubmissionTable;
  score_kept: ScoreKeptTable;
  survey_import: SurveyImportTable;
  survey_result: SurveyResultTable;
  publication: PublicationTable;
  publication_sheet: PublicationSheetTable;
  presence: PresenceTable;
}

/** A version of a criteria set; an issued one is never changed, the next version is another row. */
export interface CriteriaSetTable {
  id: string;
  version: number;
  name: string;
  status: "draft" | "issued";
  /** Canonical JSON text of the set. */
  content: string;
  /** SHA-256 of `content`. */
  hash: string;
  /** What changed against the version before, in words of the decision. */
  note: string;
  /** The unit whose reviewers keep the set. */
  owner_id: string;
  /** Grows with every write while it is a draft. */
  revision: number;
  updated_by: string;
  updated_at: Instant;
}

/** One year's scoring of the communes below a root by one set. */
export interface ScoringRoundTable {
  id: string;
  name: string;
  year: number;
  set_id: string;
  set_version: number;
  /** Hash of the set as it was when the round was opened. */
  set_hash: string;
  root_id: string;
  /** The report whose figures feed the criteria. */
  period_id: string;
  /** Last day of self-scoring and of appraisal. */
  self_due: Day;
  appraisal_due: Day;
  illustration: Generated<boolean>;
  created_by: string;
  created_at: Instant;
}

export interface ScoreTable {
  round_id: string;
  unit_id: string;
  state: ScoreState;
  version: number;
  submission_id: string | null;
  returned_reason: string | null;
  updated_by: string;
  updated_at: Instant;
}

/** What a unit states itself, by the code that the set reads; JSON null where it was taken back. */
export interface ScoreInputTable {
  round_id: string;
  unit_id: string;
  code: string;
  value: Json<InputValue | null>;
  version: number;
  updated_by: string;
  updated_at: Instant;
}

/** One leaf of one unit: the unit's note and reply, the appraiser's decision. */
export interface ScoreItemTable {
  round_id: string;
  unit_id: string;
  leaf_code: string;
  note: string | null;
  /** Seconds that the unit spent on it, to learn how long such items take. */
  seconds: Generated<number>;
  state: AppraisalItemState;
  /** Hundredths, where the decision is another than the claim. */
  points: number | null;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  /** The second person who confirmed a changed score. */
  confirmed_by: string | null;
  confirmed_at: Date | null;
  reply: string | null;
  reply_due: Day | null;
  /** Counts every write, the unit's and the appraiser's. */
  version: number;
  /** Counts what the unit wrote: note, reply, papers; 0 before it did. */
  own_version: Generated<number>;
  own_by: string | null;
  own_at: Date | null;
}

export interface ScoreEvidenceTable {
  round_id: string;
  unit_id: string;
  leaf_code: string;
  document_id: string;
  /** Pages that prove it, `"tr. 2–3"`; may be empty. */
  page_note: string;
  /** Place in the order in which the unit chose its papers, from 0. */
  position: number;
}

/** A self-score as it was handed in, unchangeable. */
export interface ScoreSubmissionTable {
  id: string;
  round_id: string;
  unit_id: string;
  code: string;
  /** Canonical JSON of set, inputs, result, notes and evidence. */
  content: string;
  content_hash: string;
  /** `report.version` whose figures were scored. */
  report_version: number;
  submitted_by: string;
  submitted_at: Instant;
}

/** Kept results of one unit's score, written with whatever they come from. Points are hundredths. */
export interface ScoreKeptTable {
  round_id: string;
  unit_id: string;
  block: string | null;
  /** Null while open. */
  self_total: number | null;
  total: number | null;
  /** Totals that undecided items may still leave. */
  lowest: number;
  highest: number;
  index: number;
  grade: string | null;
  /** By area in set order. */
  areas: Json<[points: number, outOf: number][]>;
  /** By leaf in set order; null where there are none. */
  points: Json<(number | null)[]>;
  /**
   * Says nothing and is always empty: which leaves moved on since they were handed in hangs on
   * reports, counts, papers and days, and is reckoned when somebody asks (the API's
   * `appraisal/stale.ts`).
   */
  stale: Json<string[]>;
}

export interface SurveyImportTable {
  id: string;
  round_id: string;
  file_name: string;
  file_hash: string;
  imported_by: string;
  imported_at: Instant;
}

export interface SurveyResultTable {
  round_id: string;
  unit_id: string;
  code: string;
  value: Json<InputValue>;
  import_id: string;
}

/** A published result: dated, hashed, never changed; a correction is the next number. */
export interface PublicationTable {
  id: string;
  round_id: string;
  number: number;
  title: string;
  /** Number and symbol of the decision that publishes it. */
  decision: string;
  decided_on: Day;
  /** What this number changes against the one before; empty for the first. */
  change_note: string;
  content: string;
  content_hash: string;
  published_by: string;
  published_at: Instant;
}

/** One unit's score sheet within a publication. */
export interface PublicationSheetTable {
  publication_id: string;
  unit_id: string;
  /** Short code printed on the sheet. */
  code: string;
  /** JSON text of the receipt that anybody can recompute. */
  receipt: string;
}

/** Who looked at what last, so that two people on one item see each other. */
export interface PresenceTable {
  subject: string;
  user_id: string;
  seen_at: Instant;
}
