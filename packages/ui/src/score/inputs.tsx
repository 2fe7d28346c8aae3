import type { ReactNode } from "react";
import { qualifierPrefix } from "@cchc/domain/checks/words";
import type { Rule, SourceKind } from "@cchc/domain/criteria/rule";
import type { LeafInput } from "@cchc/domain/scoring/because";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount, formatRate } from "@cchc/domain/text/numbers";
import { Link } from "../link.tsx";
import { StateMark } from "../state-mark.tsx";
import type { Tone } from "../state-mark.tsx";
import { pointsText } from "./figures.ts";

const from: Readonly<Record<SourceKind, string>> = {
  indicator: "chỉ số",
  field: "số liệu báo cáo",
  document: "sổ văn bản",
  task: "nhiệm vụ, chỉ tiêu",
  survey: "khảo sát",
  declared: "đơn vị kê khai",
};

const roles: Readonly<Record<LeafInput["role"], string>> = {
  claim: "điểm tự chấm",
  input: "",
  numerator: "tử số",
  minus: "trừ khỏi tử số",
  denominator: "mẫu số",
  since: "ngày bắt đầu tính",
  part: "",
};

/** What one more of the numerator is called, where the rule has a ratio. */
function unitOf(rule: Rule): string {
  if (!("input" in rule) || !("of" in rule.input) || rule.input.of === "count") return "";
  return rule.input.unit;
}

function optionText(rule: Rule, code: string): string {
  const named =
    rule.kind === "choice" ? rule.options : rule.kind === "share-by-grade" ? rule.grades : [];
  return named.find((one) => one.code === code)?.label ?? code;
}

/** The value of one input as read, with its unit: "97 trên 103 (hồ sơ đúng hạn)". */
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
      return pointsText(input.points);
    case "none":
      return "Không phát sinh";
    case "unknown":
      return "Chưa có số liệu";
    case "absent":
      return "Chưa nhập";
    case "invalid":
      return "Không dùng được";
    case "not-applicable":
      return "Không áp dụng";
  }
}

function markOf({ state }: LeafInput): { tone: Tone; word: string } | undefined {
  switch (state) {
    case "stated":
      return { tone: "doubt", word: "tỷ lệ nêu sẵn, chưa có tử số" };
    case "absent":
    case "unknown":
      return { tone: "unknown", word: "còn thiếu" };
    case "invalid":
      return { tone: "wrong", word: "sai loại, nhập lại" };
    case "none":
      return { tone: "none", word: "mẫu số bằng 0" };
    default:
      return undefined;
  }
}

export interface InputLinesProps {
  inputs: readonly LeafInput[];
  rule: Rule;
  /** Where an input is entered or kept. */
  hrefOf?: ((input: LeafInput) => string | undefined) | undefined;
}

/** What went into a leaf, line by line: name, where from, value, and a word when it is not there. */
export function InputLines({ inputs, rule, hrefOf }: InputLinesProps): ReactNode {
  return (
    <dl className="c-why-lines">
      {inputs.map((input) => {
        const href = hrefOf?.(input);
        const mark = markOf(input);
        const about = [roles[input.role], from[input.from]].filter((word) => word !== "");
        return (
          <div key={`${input.role} ${input.code} ${input.label}`}>
            <dt>
              {href === undefined ? input.label : <Link href={href}>{input.label}</Link>}
              <span className="c-score-about">{about.join(", ")}</span>
            </dt>
            <dd>
              {inputText(input, rule)}
              {mark !== undefined && (
                <>
                  <br />
                  <span className="c-small">
                    <StateMark tone={mark.tone}>{mark.word}</StateMark>
                  </span>
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
