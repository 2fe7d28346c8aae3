import { formatCount } from "@cchc/domain/text/numbers";
import type { Timeliness } from "@cchc/domain/period/period";
import type { ReportState } from "@cchc/domain/report/workflow";
import type { Filter } from "./search.ts";

/** Where a commune stands with its report, for one line of a list. */
export interface Standing {
  readonly state: ReportState | null;
  readonly timeliness: Timeliness;
}

export type Tone = "settled" | "doubt" | "wrong" | "accent" | "plain";

export interface StandingWords {
  readonly text: string;
  readonly tone: Tone;
}

/** The report is with the reviewer or beyond. */
export function isHandedIn({ state }: Standing): boolean {
  return state === "submitted" || state === "received";
}

export function isOverdue(standing: Standing): boolean {
  return !isHandedIn(standing) && standing.timeliness.state === "overdue";
}

export function isLate(standing: Standing): boolean {
  return isHandedIn(standing) && standing.timeliness.state === "late";
}

const begun: Readonly<Record<"draft" | "awaiting_approval" | "none", string>> = {
  none: "Chưa bắt đầu",
  draft: "Đang nhập",
  awaiting_approval: "Chờ lãnh đạo duyệt",
};

/** In a few words, with what matters most first. */
export function standingWords(standing: Standing): StandingWords {
  const { state, timeliness } = standing;
  const late = timeliness.state === "late" ? ` muộn ${formatCount(timeliness.days)} ngày` : "";
  if (state === "received")
    return { text: late === "" ? "Đã tiếp nhận" : `Đã tiếp nhận, nộp${late}`, tone: "settled" };
  if (state === "submitted")
    return { text: `Đã nộp${late}`, tone: late === "" ? "settled" : "doubt" };
  if (state === "returned") return { text: "Bị trả lại", tone: "doubt" };
  const where = begun[state ?? "none"];
  if (timeliness.state !== "overdue")
    return { text: where, tone: state === null ? "plain" : "accent" };
  return {
    text: `Quá hạn ${formatCount(timeliness.days)} ngày, ${where.toLowerCase()}`,
    tone: "wrong",
  };
}

/** Late first: what a reviewer looks at next stands on top. */
export function urgency(standing: Standing): number {
  const { state, timeliness } = standing;
  if (state === "submitted") return 1;
  if (isOverdue(standing)) return 2 - 1 / (2 + ("days" in timeliness ? timeliness.days : 0));
  if (state === "returned") return 3;
  if (state === "awaiting_approval") return 4;
  if (state === "draft") return 5;
  return state === null ? 6 : 7;
}

const tests: Readonly<Record<Filter, (standing: Standing) => boolean>> = {
  "tat-ca": () => true,
  "chua-nop": (standing) => !isHandedIn(standing) && standing.state !== "returned",
  "qua-han": isOverdue,
  "da-nop": isHandedIn,
  "nop-muon": isLate,
  "tra-lai": ({ state }) => state === "returned",
  "tiep-nhan": ({ state }) => state === "received",
};

export const filterLabels: Readonly<Record<Filter, string>> = {
  "tat-ca": "Tất cả",
  "chua-nop": "Chưa nộp",
  "qua-han": "Quá hạn",
  "da-nop": "Đã nộp",
  "nop-muon": "Nộp muộn",
  "tra-lai": "Bị trả lại",
  "tiep-nhan": "Đã tiếp nhận",
};

export function passes(filter: Filter, standing: Standing): boolean {
  return tests[filter](standing);
}
