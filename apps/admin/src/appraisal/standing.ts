import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { formatCount } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";
import type { BulkWork, RoundFilter } from "./search.ts";

export type RoundUnit = Outputs["appraisal"]["overview"]["units"][number];
export type RoundLeaf = Outputs["appraisal"]["overview"]["leaves"][number];

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

/** Whether a unit is of a filter. One may be of many: each reader finds all that is theirs to do. */
export function inFilter(filter: RoundFilter, unit: RoundUnit): boolean {
  const { state, waiting, returned, unconfirmed } = unit;
  const here = state === "submitted";
  switch (filter) {
    case "tat-ca":
      return true;
    case "chua-nop":
      return state === "scoring";
    case "tra-lai":
      return state === "returned";
    case "dang-tham-dinh":
      return here && waiting > 0;
    case "cho-tra-lai":
      return here && returned > 0;
    case "cho-xac-nhan":
      return unconfirmed > 0;
    case "da-du":
      return here && waiting + returned + unconfirmed === 0;
    case "da-tham-dinh":
      return state === "appraised" || state === "approved";
  }
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
        : "các mục đã nộp không còn mục nào chưa thẩm định";
  const alone = units.reduce((sum, { unconfirmed }) => sum + unconfirmed, 0);
  const second = alone > 0 ? `, ${formatCount(alone)} mục chờ người thứ hai` : "";
  return `${came} xã, phường đã nộp; ${rest}${second}`;
}

/** Whether nothing of a criterion waits for anybody: appraiser, second person or commune. */
export function leafDone(leaf: RoundLeaf): boolean {
  const { handedIn, waiting, paused, returned, marked, unconfirmed } = leaf;
  return handedIn > 0 && waiting + paused + returned + marked + unconfirmed === 0;
}

/** The sentence over the criteria: how many have items that wait, and for whom. */
export function leavesSentence(leaves: readonly RoundLeaf[]): string {
  const counted = (test: (leaf: RoundLeaf) => boolean, what: string): readonly string[] => {
    const count = leaves.filter(test).length;
    return count === 0 ? [] : [`${formatCount(count)} ${what}`];
  };
  const parts = [
    ...counted(({ waiting }) => waiting > 0, "còn mục chờ thẩm định"),
    ...counted(({ unconfirmed }) => unconfirmed > 0, "có mục chờ người thứ hai"),
    ...counted(({ returned, marked }) => returned + marked > 0, "có mục trả lại"),
    ...counted(({ paused }) => paused > 0, "có mục chờ đơn vị nộp lại"),
  ];
  if (parts.length === 0) return "Mọi tiêu chí đã thẩm định xong";
  return `Trong ${formatCount(leaves.length)} tiêu chí: ${parts.join(", ")}`;
}

/** What keeps an appraisal open: each item in one count alone, and the counts together are all. */
type Lacking = Pick<RoundUnit, "waiting" | "paused" | "returned" | "unconfirmed" | "state">;

/** `còn 15 mục chưa thẩm định, 2 mục đánh dấu trả lại`: the parts of what is open; empty where none is. */
export function lackingText(unit: Lacking): string {
  const back = unit.state === "returned" ? "mục trả lại, chờ đơn vị" : "mục đánh dấu trả lại";
  const parts = [
    [unit.waiting, "mục chưa thẩm định"],
    [unit.paused, "mục chờ đơn vị nộp lại"],
    [unit.returned, back],
    [unit.unconfirmed, "mục chờ người thứ hai"],
  ] as const;
  const said = parts.flatMap(([count, what]) =>
    count > 0 ? [`${formatCount(count)} ${what}`] : [],
  );
  return said.length === 0 ? "" : `còn ${said.join(", ")}`;
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
      const lacking = lackingText(unit);
      if (lacking === "") return undefined;
      return `${lacking.charAt(0).toLocaleUpperCase("vi")}${lacking.slice(1)}.`;
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
