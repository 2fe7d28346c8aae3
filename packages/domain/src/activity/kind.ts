import type { FieldCode } from "../report/cell.ts";

/** What is logged where it happens. Frozen once landed. */
export const activityKinds = [
  "website_item",
  "radio_item",
  "radio_slot",
  "conference",
  "dialogue",
  "training",
  "staff_sent",
  "banner",
  "panel",
  "electronic_board",
  "qr_listing",
  "sketch",
  "contest",
  "study_visit",
  "model",
  "citizens_reached",
  "tthc_notice",
  "inspection",
  "budget_publication",
  "cost_estimate",
] as const;

export type ActivityKind = (typeof activityKinds)[number];

/** One thing asked beside day, count and qualifier. */
export interface AskedField {
  /** Key in the details of an activity; frozen once landed. */
  readonly code: string;
  readonly label: string;
  /** `count` whole ≥ 0, `money` whole đồng, `day` as `2024-03-15`, `choice` one of `options`. */
  readonly kind: "text" | "link" | "count" | "money" | "day" | "yesno" | "choice";
  readonly required: boolean;
  readonly options?: readonly { readonly code: string; readonly label: string }[];
}

/** How an activity counts into a field of the report forms. */
export interface CountRule {
  readonly field: FieldCode;
  /** `count`: the activity's own count; otherwise the detail of that code. */
  readonly from: "count" | { readonly detail: string };
  /** Only where the detail has this value. */
  readonly when?: { readonly detail: string; readonly is: string | boolean };
  /** Only where the notice was posted in time on every channel asked. */
  readonly onTime?: true;
  /** Of several the largest counts, where adding up would say nothing (days on a board). */
  readonly largest?: true;
}

/** How an activity answers a field that is no number. */
export interface AnswerRule {
  readonly field: FieldCode;
  /** `yes`: that it took place is the answer; otherwise the text or day of the detail. */
  readonly from: "yes" | { readonly detail: string };
  readonly when?: { readonly detail: string; readonly is: string | boolean };
}

/** One kind of activity. */
export interface ActivityKindInfo {
  readonly kind: ActivityKind;
  readonly label: string;
  /** What its count counts. */
  readonly unit: string;
  /** Propaganda, or another duty that leaves a paper. */
  readonly group: "propaganda" | "duty";
  readonly asked: readonly AskedField[];
  readonly counts: readonly CountRule[];
  readonly answers: readonly AnswerRule[];
  /** It goes the way written → posted → paid. */
  readonly staged: boolean;
}
