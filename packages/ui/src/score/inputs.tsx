import type { ReactNode } from "react";
import type { Rule, SourceKind } from "@cchc/domain/criteria/rule";
import type { LeafInput } from "@cchc/domain/scoring/because";
import { inputText } from "@cchc/domain/scoring/input-text";
import { Link } from "../link.tsx";
import { StateMark } from "../state-mark.tsx";
import type { Tone } from "../state-mark.tsx";

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
