import { formatCount, formatHundredths } from "../text/numbers.ts";
import type { Part, RatioInput, Rule, Source } from "./rule.ts";
import {
  bandText,
  deadlineText,
  eachText,
  ratioName,
  scopeWords,
  shareText,
  zeroWords,
} from "./rule-words.ts";

/** One thing a rule says, comparable with the same thing of another version by its key. */
export interface RuleFact {
  /** The same in both versions: `target`, `bands/9800`, `parts/late`. */
  readonly key: string;
  /** What it is called in a sentence: `chỉ tiêu`, `bậc`, `phần “Gửi muộn”`. */
  readonly name: string;
  /** What it says: `80 %`, `từ 98 % đến dưới 100 %: 5,00 điểm`. */
  readonly text: string;
  /** The number behind the text, so that a sentence can say that it rose or fell. */
  readonly amount?: number;
}

function fact(key: string, name: string, text: string): RuleFact {
  return { key, name, text };
}

function amount(key: string, name: string, value: number): RuleFact {
  return { key, name, text: formatHundredths(value), amount: value };
}

function share(key: string, name: string, value: number): RuleFact {
  return { key, name, text: shareText(value), amount: value };
}

function sourceText({ label, code }: Source): string {
  return `“${label}” (mã ${code})`;
}

function ratioText(input: RatioInput): string {
  if (input.of === "rate") return sourceText(input.source);
  const codes = [...input.numerator, ...(input.minus ?? []), ...input.denominator];
  return `“${ratioName(input)}” (mã ${codes.map(({ code }) => code).join(", ")})`;
}

function partFacts(parts: readonly Part[]): readonly RuleFact[] {
  return parts.map((part) =>
    fact(`parts/${part.code}`, `phần “${part.label}”`, `${eachText(part)} điểm`),
  );
}

function own(rule: Rule): readonly RuleFact[] {
  switch (rule.kind) {
    case "yes-no":
      return [fact("input", "số liệu", sourceText(rule.input))];
    case "choice":
      return [
        fact("input", "số liệu", sourceText(rule.input)),
        ...rule.options.map(({ code, label, points }) =>
          amount(`options/${code}`, `điểm của trường hợp “${label}”`, points),
        ),
      ];
    case "deadline-tiers":
      return [
        fact("input", "văn bản xét thời hạn", sourceText(rule.input)),
        ...(rule.since === undefined
          ? []
          : [fact("since", "ngày bắt đầu tính", sourceText(rule.since))]),
        ...rule.tiers.map(({ until, points }) => {
          const when = deadlineText(until, rule.since?.label ?? "ngày bắt đầu");
          return amount(`tiers/${when}`, `điểm của mốc “${when}”`, points);
        }),
        amount("after", "điểm khi muộn hơn mọi mốc", rule.after),
      ];
    case "steps": {
      const { input } = rule;
      const count = input.of === "count";
      const write = count ? formatCount : shareText;
      return [
        fact("input", "số liệu", count ? sourceText(input.source) : ratioText(input)),
        ...rule.bands.map((band) =>
          fact(
            `bands/${band.low === undefined ? "" : band.low.at}`,
            "bậc",
            `${bandText(band, write)}: ${formatHundredths(band.points)} điểm`,
          ),
        ),
      ];
    }
    case "linear":
      return [fact("input", "số liệu", ratioText(rule.input))];
    case "linear-to-target":
      return [
        fact("input", "số liệu", ratioText(rule.input)),
        share("target", "chỉ tiêu được trọn điểm", rule.target),
      ];
    case "linear-with-floor":
      return [
        fact("input", "số liệu", ratioText(rule.input)),
        share("floor", "mức tối thiểu có điểm", rule.floor),
      ];
    case "per-item-with-cap":
      return [
        fact("input", "số liệu", sourceText(rule.input)),
        amount("each", "điểm mỗi mục", rule.each),
      ];
    case "checklist":
      return rule.items.map(({ code, label, points }) =>
        amount(`items/${code}`, `điểm của việc “${label}”`, points),
      );
    case "deduction-with-floor":
      return [...partFacts(rule.parts), amount("floor", "mức điểm thấp nhất", rule.floor)];
    case "share-by-grade":
      return [
        fact("input", "số liệu", sourceText(rule.input)),
        ...rule.grades.map((grade) =>
          share(`grades/${grade.code}`, `tỷ lệ điểm của mức “${grade.label}”`, grade.share),
        ),
      ];
    case "survey-share":
      return [
        fact("input", "kết quả khảo sát", ratioText(rule.input)),
        ...(rule.answers ?? []).map(({ code, label, satisfied }) =>
          fact(
            `answers/${code}`,
            `câu trả lời “${label}”`,
            satisfied ? "tính là hài lòng" : "không tính là hài lòng",
          ),
        ),
      ];
    case "composite":
      return [
        ...rule.parts.map(({ code, label, input }) =>
          fact(`parts/${code}`, `tỷ lệ “${label}”`, ratioText(input)),
        ),
        share("target", "chỉ tiêu được trọn điểm", rule.target),
      ];
    case "manual-with-reason":
      return [
        fact(
          "reason",
          "lý do khi chấm",
          rule.reason === "required" ? "bắt buộc ghi" : "không bắt buộc ghi",
        ),
      ];
    case "knock-out":
      return [
        fact("input", "vi phạm xét loại", sourceText(rule.input)),
        { key: "at", name: "số vụ bị loại", text: formatCount(rule.at), amount: rule.at },
        fact("scope", "phạm vi mất điểm", scopeWords[rule.scope]),
      ];
    case "sum-with-cap":
      return partFacts(rule.parts);
    case "bonus-penalty":
      return [...partFacts(rule.parts), amount("min", "mức trừ nhiều nhất", rule.min)];
  }
}

/** Everything a rule says, one fact a parameter, band, tier, option, item, part or grade. */
export function ruleFacts(rule: Rule): readonly RuleFact[] {
  return [...own(rule), fact("zero", "khi không phát sinh", zeroWords[rule.zero])];
}
