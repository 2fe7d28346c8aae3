import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { formatCount } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";
import type { BulkWork, RoundFilter } from "./search.ts";

export type RoundUnit = Outputs["appraisal"]["overview"]["units"][number];

export const filterLabels: Readonly<Record<RoundFilter, string>> = {
  "tat-ca": "Tất cả",
  "chua-nop": "Chưa nộp",
  "tra-lai": "Đã trả lại đơn vị",
  "dang-tham-dinh": "Còn mục chưa thẩm định",
  "cho-tra-lai": "Có mục đánh dấu trả lại",
  "cho-xac-nhan": "Chờ người thứ hai",
  "da-du": "Đủ để kết thúc",
  "da-tham-dinh": "Đã thẩm định",
};

/** The one stage that a unit is in: every unit is counted once, by what is to be done next. */
export function stageOf(unit: RoundUnit): Exclude<RoundFilter, "tat-ca"> {
  switch (unit.state) {
    case "scoring":
      return "chua-nop";
    case "returned":
      return "tra-lai";
    case "appraised":
    case "approved":
      return "da-tham-dinh";
    case "submitted":
      if (unit.waiting > 0) return "dang-tham-dinh";
      if (unit.returned > 0) return "cho-tra-lai";
      return unit.unconfirmed > 0 ? "cho-xac-nhan" : "da-du";
  }
}

export function inFilter(filter: RoundFilter, unit: RoundUnit): boolean {
  return filter === "tat-ca" || stageOf(unit) === filter;
}

/** The sentence over the table: who handed in, how much waits. */
export function roundSentence(units: readonly RoundUnit[]): string {
  const handedIn = units.filter(({ state }) => state !== "scoring").length;
  const open = units.reduce((sum, { waiting }) => sum + waiting, 0);
  const all = formatCount(units.length);
  const came = handedIn === units.length ? `Cả ${all}` : `${formatCount(handedIn)}/${all}`;
  const rest =
    open > 0
      ? `còn ${formatCount(open)} mục chưa thẩm định`
      : handedIn === units.length
        ? "không còn mục nào chưa thẩm định"
        : "các mục đã nộp đều thẩm định xong";
  return `${came} xã, phường đã nộp; ${rest}`;
}

/** What a bulk work does, and why it cannot be done to a unit; undefined where it can. */
export interface WorkRule {
  readonly action: "appraise" | "approve" | "return" | "reopen";
  readonly title: string;
  readonly verb: string;
  readonly doing: string;
  /** What follows, in plain words. */
  readonly consequence: string;
  readonly reason: "none" | "needed";
  readonly refusal: (unit: RoundUnit) => string | undefined;
}

function not(unit: RoundUnit): string {
  return `${scoreStateLabels[unit.state]}.`;
}

export const workRules: Readonly<Record<BulkWork, WorkRule>> = {
  "ket-thuc": {
    action: "appraise",
    title: "Kết thúc thẩm định",
    verb: "Kết thúc thẩm định",
    doing: "Đang kết thúc thẩm định…",
    consequence:
      "Điểm thẩm định được chốt để trình lãnh đạo duyệt; sau đó chỉ lãnh đạo mở lại được, kèm lý do.",
    reason: "none",
    refusal: (unit) => {
      if (unit.state !== "submitted") return not(unit);
      const lacking = [
        unit.waiting > 0 ? `còn ${formatCount(unit.waiting)} mục chưa thẩm định` : "",
        unit.returned > 0 ? `${formatCount(unit.returned)} mục đánh dấu trả lại` : "",
        unit.unconfirmed > 0
          ? `${formatCount(unit.unconfirmed)} mục chấm khác chờ người thứ hai xác nhận`
          : "",
      ].filter((part) => part !== "");
      if (lacking.length === 0) return undefined;
      const text = lacking.join(", ");
      return `${text.charAt(0).toLocaleUpperCase("vi")}${text.slice(1)}.`;
    },
  },
  duyet: {
    action: "approve",
    title: "Duyệt kết quả",
    verb: "Duyệt",
    doing: "Đang duyệt…",
    consequence: "Điểm được khóa để công bố; số liệu và quyết định không đổi được nữa.",
    reason: "none",
    refusal: (unit) => (unit.state === "appraised" ? undefined : not(unit)),
  },
  "tra-lai": {
    action: "return",
    title: "Trả lại để giải trình",
    verb: "Trả lại",
    doing: "Đang trả lại…",
    consequence:
      "Đơn vị chỉ sửa và giải trình được những mục đã đánh dấu trả lại, rồi nộp lại; các mục khác giữ nguyên.",
    reason: "needed",
    refusal: (unit) => {
      if (unit.state !== "submitted") return not(unit);
      return unit.returned > 0 ? undefined : "Chưa có mục nào được đánh dấu trả lại.";
    },
  },
  "mo-lai": {
    action: "reopen",
    title: "Mở lại thẩm định",
    verb: "Mở lại",
    doing: "Đang mở lại…",
    consequence: "Điểm trở về đang thẩm định; các quyết định đã có vẫn giữ nguyên.",
    reason: "needed",
    refusal: (unit) =>
      unit.state === "appraised" || unit.state === "approved" ? undefined : not(unit),
  },
};
