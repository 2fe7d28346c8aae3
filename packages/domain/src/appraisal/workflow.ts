import type { Permission } from "../access/permissions.ts";

/** Where a unit's score of one round stands. That it is published belongs to the publication. */
export const scoreStates = ["scoring", "submitted", "returned", "appraised", "approved"] as const;

export type ScoreState = (typeof scoreStates)[number];

/** What can be done to a score as a whole. */
export const scoreActions = ["submit", "return", "appraise", "approve", "reopen"] as const;

export type ScoreAction = (typeof scoreActions)[number];

/** State → action → next state. Buttons, the server's guard and the docs read this one table. */
export const scoreWorkflow: Readonly<
  Record<ScoreState, Readonly<Partial<Record<ScoreAction, ScoreState>>>>
> = {
  scoring: { submit: "submitted" },
  submitted: { return: "returned", appraise: "appraised" },
  returned: { submit: "submitted" },
  appraised: { approve: "approved", reopen: "submitted" },
  approved: { reopen: "submitted" },
};

/** What an action on a score asks for, and the Vietnamese label of its button. */
export interface ScoreActionRule {
  readonly permission: Permission;
  readonly label: string;
  /** A reason must be given. */
  readonly reason: boolean;
}

export const scoreActionRules: Readonly<Record<ScoreAction, ScoreActionRule>> = {
  submit: { permission: "score.submit", label: "Nộp bản tự chấm", reason: false },
  return: { permission: "appraisal.decide", label: "Trả lại", reason: true },
  appraise: { permission: "appraisal.decide", label: "Kết thúc thẩm định", reason: false },
  approve: { permission: "appraisal.approve", label: "Duyệt kết quả", reason: false },
  reopen: { permission: "appraisal.approve", label: "Mở lại thẩm định", reason: true },
};

/** Vietnamese label of each state of a score. */
export const scoreStateLabels: Readonly<Record<ScoreState, string>> = {
  scoring: "Đang tự chấm",
  submitted: "Đã nộp, chờ thẩm định",
  returned: "Bị trả lại",
  appraised: "Đã thẩm định",
  approved: "Đã duyệt",
};

/** The actions that have a place in a state, in the order of {@link scoreActions}. */
export function scoreActionsFrom(state: ScoreState): readonly ScoreAction[] {
  return scoreActions.filter((action) => scoreWorkflow[state][action] !== undefined);
}

/** Where the appraisal of one leaf of one unit stands. */
export const itemStates = ["open", "accepted", "changed", "returned", "answered"] as const;

export type AppraisalItemState = (typeof itemStates)[number];

/** What can be done to one item; `answer` is the unit's, the others are the appraiser's. */
export const itemActions = ["accept", "change", "return", "answer", "undo"] as const;

export type ItemAction = (typeof itemActions)[number];

/** Item state → action → next state. */
export const itemWorkflow: Readonly<
  Record<AppraisalItemState, Readonly<Partial<Record<ItemAction, AppraisalItemState>>>>
> = {
  open: { accept: "accepted", change: "changed", return: "returned" },
  accepted: { change: "changed", return: "returned", undo: "open" },
  changed: { accept: "accepted", change: "changed", return: "returned", undo: "open" },
  returned: { answer: "answered", undo: "open" },
  answered: { accept: "accepted", change: "changed", return: "returned" },
};

/** What an action on an item asks for; `fourEyes`: it counts once a second person agrees. */
export interface ItemActionRule extends ScoreActionRule {
  readonly fourEyes: boolean;
}

const deciding = { permission: "appraisal.decide", fourEyes: false } as const;

export const itemActionRules: Readonly<Record<ItemAction, ItemActionRule>> = {
  accept: { ...deciding, label: "Đồng ý", reason: false },
  change: { ...deciding, label: "Chấm khác", reason: true, fourEyes: true },
  return: { ...deciding, label: "Trả lại", reason: true },
  answer: { permission: "score.edit", label: "Giải trình", reason: true, fourEyes: false },
  undo: { ...deciding, label: "Bỏ quyết định", reason: false },
};

/** The actions that have a place in an item's state, in the order of {@link itemActions}. */
export function itemActionsFrom(state: AppraisalItemState): readonly ItemAction[] {
  return itemActions.filter((action) => itemWorkflow[state][action] !== undefined);
}

/** Vietnamese label of each state of an item. */
export const itemStateLabels: Readonly<Record<AppraisalItemState, string>> = {
  open: "Chưa thẩm định",
  accepted: "Đồng ý",
  changed: "Chấm khác",
  returned: "Trả lại, chờ đơn vị",
  answered: "Đơn vị đã giải trình",
};

/**
 * Vietnamese label of an item within its score: one that is to go back is only marked until the
 * score itself was returned, and nobody can decide another before that score comes in again.
 */
export function itemStateLabel(score: ScoreState, item: AppraisalItemState): string {
  if (waitsForUnit(score, item)) return "Chờ đơn vị nộp lại";
  return score === "submitted" && item === "returned"
    ? "Đánh dấu trả lại, chưa gửi"
    : itemStateLabels[item];
}

/**
 * The items a unit may write: all while it scores itself, those that came back once it was
 * returned, none otherwise.
 */
export function writableItem(state: ScoreState, item: AppraisalItemState): boolean {
  return state === "scoring" || (state === "returned" && item === "returned");
}

/** Whether an item of a score waits for an appraiser: everywhere that is counted, it is this. */
export function waitsForAppraiser(score: ScoreState, item: AppraisalItemState): boolean {
  return score === "submitted" && (item === "open" || item === "answered");
}

/**
 * Whether an undecided item lies still because its score went back for others: it is counted apart
 * from what waits for an appraiser and from what came back itself.
 */
export function waitsForUnit(score: ScoreState, item: AppraisalItemState): boolean {
  return score === "returned" && (item === "open" || item === "answered");
}

/** Whether an item's changed points stand by one person's word, until a second confirms them. */
export function waitsForSecond(item: {
  readonly state: AppraisalItemState;
  readonly confirmedBy: string | null;
}): boolean {
  return item.state === "changed" && item.confirmedBy === null;
}
