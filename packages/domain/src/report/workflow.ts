import type { Permission } from "../access/permissions.ts";
import { cellKey } from "./cell.ts";
import type { CellRef } from "./cell.ts";

/** Where a report stands. */
export const reportStates = [
  "draft",
  "awaiting_approval",
  "submitted",
  "returned",
  "received",
] as const;

export type ReportState = (typeof reportStates)[number];

/** What can be done to a report as a whole. */
export const reportActions = [
  "request_approval",
  "send_back",
  "submit",
  "return",
  "accept",
  "reopen",
] as const;

export type ReportAction = (typeof reportActions)[number];

/** State → action → next state. Buttons, the server's guard and the docs read this one table. */
export const workflow: Readonly<
  Record<ReportState, Readonly<Partial<Record<ReportAction, ReportState>>>>
> = {
  draft: { request_approval: "awaiting_approval" },
  awaiting_approval: { send_back: "draft", submit: "submitted" },
  submitted: { return: "returned", accept: "received" },
  returned: { request_approval: "awaiting_approval" },
  received: { reopen: "returned" },
};

/** What an action asks for. */
export interface ActionRule {
  readonly permission: Permission;
  /** Vietnamese label of the button. */
  readonly label: string;
  /** A reason must be given. */
  readonly reason: boolean;
  /** Number, symbol and day of signing must be given. */
  readonly signing: boolean;
  /** Cells to correct may be named. */
  readonly namesCells: boolean;
}

const plain = { reason: false, signing: false, namesCells: false } as const;
const naming = { reason: true, signing: false, namesCells: true } as const;

export const actionRules: Readonly<Record<ReportAction, ActionRule>> = {
  request_approval: { ...plain, permission: "report.request_approval", label: "Trình lãnh đạo" },
  send_back: { ...plain, permission: "report.send_back", label: "Chuyển về nháp" },
  submit: { ...plain, permission: "report.submit", label: "Nộp báo cáo", signing: true },
  return: { ...naming, permission: "review.return", label: "Trả lại" },
  accept: { ...plain, permission: "review.accept", label: "Tiếp nhận" },
  reopen: { ...naming, permission: "review.reopen", label: "Mở lại để sửa" },
};

/** Vietnamese label of each state. */
export const stateLabels: Readonly<Record<ReportState, string>> = {
  draft: "Nháp",
  awaiting_approval: "Chờ lãnh đạo duyệt",
  submitted: "Đã nộp",
  returned: "Bị trả lại",
  received: "Đã tiếp nhận",
};

/** The state after an action, or that the action has no place in this state. */
export type Transition =
  | { readonly ok: true; readonly state: ReportState }
  | {
      readonly ok: false;
      readonly code: "wrong-state";
      readonly state: ReportState;
      readonly action: ReportAction;
      /** What could be done instead. */
      readonly possible: readonly ReportAction[];
    };

/** The actions that have a place in a state, in the order of {@link reportActions}. */
export function actionsFrom(state: ReportState): readonly ReportAction[] {
  return reportActions.filter((action) => workflow[state][action] !== undefined);
}

/** What an action makes of a state. Permission is a question of its own: {@link actionRules}. */
export function nextState(state: ReportState, action: ReportAction): Transition {
  const next = workflow[state][action];
  return next === undefined
    ? { ok: false, code: "wrong-state", state, action, possible: actionsFrom(state) }
    : { ok: true, state: next };
}

/** The cells that may be edited: all, none, or those with these keys (`cellKey`). */
export type Editable = "all" | "none" | ReadonlySet<string>;

/**
 * Which cells of a report may be edited. `returnedCells`: those named by the latest return or
 * reopening, empty when the report was never returned or none were named. They bind in `draft` too:
 * a returned report that its leader sent back reopens nothing that the reviewer did not name.
 */
export function editable(state: ReportState, returnedCells: readonly CellRef[]): Editable {
  if (state !== "draft" && state !== "returned") return "none";
  return returnedCells.length === 0
    ? "all"
    : new Set(returnedCells.map((ref) => cellKey(ref.field, ref.row)));
}

/** Whether {@link editable} opens this cell. */
export function isCellEditable(open: Editable, cell: CellRef): boolean {
  return open === "all" || (open !== "none" && open.has(cellKey(cell.field, cell.row)));
}
