import { qualifierPrefix } from "../report/cell-words.ts";
import type { Rule } from "../criteria/rule.ts";
import { formatDay } from "../text/days.ts";
import { formatCount, formatHundredths, formatRate } from "../text/numbers.ts";
import type { LeafInput } from "./because.ts";

/** What one more of the numerator is called, where the rule has a ratio. */
function unitOf(rule: Rule): string {
  if (!("input" in rule) || !("of" in rule.input) || rule.input.of === "count") return "";
  return rule.input.unit;
}

function optionText(rule: Rule, option: string): string {
  const named =
    rule.kind === "choice" ? rule.options : rule.kind === "share-by-grade" ? rule.grades : [];
  return named.find(({ code }) => code === option)?.label ?? option;
}

/** One input of a leaf as read, with its unit: `97 trên 103 (hồ sơ đúng hạn)`, `Chưa trả lời`. */
export function inputText(input: LeafInput, rule: Rule): string {
  switch (input.state) {
    case "count":
      return `${qualifierPrefix(input.qualifier ?? "exact")}${formatCount(input.value)}`;
    case "ratio": {
      const unit = unitOf(rule);
      const counts = `${formatCount(input.numerator)} trên ${formatCount(input.denominator)}`;
      return unit === "" ? counts : `${counts} (${unit})`;
    }
    case "stated":
      return formatRate(input.rate);
    case "answer":
      return input.value ? "Có" : "Không";
    case "day":
      return formatDay(input.day);
    case "option":
      return optionText(rule, input.option);
    case "claim":
      return `${formatHundredths(input.points)} điểm`;
    case "none":
      return "Không phát sinh";
    case "unknown":
      return "Chưa có số liệu";
    case "absent":
      return "Chưa trả lời";
    case "invalid":
      return "Không dùng được";
    case "not-applicable":
      return "Không áp dụng";
  }
}
