import { formatCount, formatHundredths } from "../text/numbers.ts";
import type {
  Band,
  Deadline,
  Points,
  RatioInput,
  RuleOf,
  Share,
  Source,
  ZeroPolicy,
} from "./rule.ts";

/** A share that a rule names, hundredths of a percent: `98 %`, `86,25 %`. */
export function shareText(share: Share): string {
  return share % 100 === 0 ? `${formatCount(share / 100)} %` : `${formatHundredths(share)} %`;
}

/** A band in words, its bounds written by `write`: `từ 98 % đến dưới 100 %`. */
export function bandText({ low, high }: Band, write: (at: number) => string): string {
  const from = low === undefined ? "" : `${low.closed ? "từ" : "trên"} ${write(low.at)}`;
  const to = high === undefined ? "" : `${high.closed ? "đến" : "dưới"} ${write(high.at)}`;
  if (from === "") return to === "" ? "mọi mức" : to;
  if (to === "") return `${from}${low?.closed === true ? " trở lên" : ""}`;
  return high?.closed === true ? `${from} ${to}` : `${from} đến ${to}`;
}

const years = { [-1]: "năm trước", 0: "năm chấm điểm", 1: "năm sau" } as const;

/**
 * The last day of a tier in words: `đến hết tháng 2 năm chấm điểm`, `trong 30 ngày kể từ …`.
 *
 * @param since what days are counted from, for tiers counted in days
 */
export function deadlineText(until: Deadline, since: string): string {
  if (until.by === "days") return `trong ${formatCount(until.days)} ngày kể từ ${since}`;
  const { day, month, year } = until;
  const when = day === 31 ? `tháng ${month}` : `ngày ${day}/${month}`;
  return `đến hết ${when} ${years[year]}`;
}

/** What one of a part gives or takes, hundredths: `mỗi lần 0,25, nhiều nhất 1,00`. */
export function eachText({ each, cap }: { readonly each: Points; readonly cap?: Points }): string {
  const most = cap === undefined ? "" : `, nhiều nhất ${formatHundredths(cap)}`;
  return `mỗi lần ${formatHundredths(each)}${most}`;
}

function sumText(sources: readonly Source[]): string {
  return sources.map(({ label }) => label).join(" + ");
}

/** What a ratio is: the indicator's name, or its sums written out. */
export function ratioName(input: RatioInput): string {
  if (input.of === "rate") return input.source.label;
  const minus = (input.minus ?? []).map(({ label }) => ` − ${label}`).join("");
  return `(${sumText(input.numerator)}${minus}) ÷ (${sumText(input.denominator)})`;
}

/** What a leaf is worth where nothing arose, as the end of a sentence. */
export const zeroWords: Readonly<Record<ZeroPolicy, string>> = {
  full: "được trọn điểm tối đa",
  zero: "không có điểm",
  exclude: "không tính mục này, các mục khác quy đổi lại",
  manual: "cán bộ chấm, phải ghi lý do",
};

/** What a knock-out strikes: `mọi mục của …`. */
export const scopeWords: Readonly<Record<RuleOf<"knock-out">["scope"], string>> = {
  criterion: "mọi mục của tiêu chí này",
  area: "mọi mục của lĩnh vực này",
  set: "mọi mục của cả bộ tiêu chí",
};
