import type { ReactNode } from "react";
import type { Points, Rule } from "@cchc/domain/criteria/rule";
import { eachText, zeroWords } from "@cchc/domain/criteria/rule-words";
import type { LeafInput, LeafResult } from "@cchc/domain/scoring/because";
import { Icon } from "../icon.tsx";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { pointsText } from "./figures.ts";
import type { Quotient } from "./figures.ts";

/** What the view of one rule kind draws: its rule in words and, with a result, the way taken. */
export interface RuleProps<R extends Rule = Rule> {
  rule: R;
  max: Points;
  result?: LeafResult | undefined;
}

export interface Case {
  key: string;
  /** "từ 98 % đến dưới 100 %" */
  when: ReactNode;
  /** What it earns, written out. */
  points: string;
  /** The result went this way. */
  taken?: boolean | undefined;
}

export interface CasesProps {
  /** What is looked at: the input's name. */
  of: string;
  cases: readonly Case[];
}

/** A rule's cases as a small table, the one taken marked with a word. */
export function Cases({ of, cases }: CasesProps): ReactNode {
  return (
    <table className="c-table c-score-cases">
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col" className="c-num">
            Điểm
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map(({ key, when, points, taken = false }) => (
          <tr key={key} className={taken ? "c-score-taken" : undefined}>
            <th scope="row">
              {when}
              {taken && <Taken />}
            </th>
            <td className="c-num">{points}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Taken(): ReactNode {
  return (
    <span className="c-score-here">
      <Icon name="tick" /> trường hợp này
    </span>
  );
}

export interface PartRow {
  key: string;
  label: string;
  /** "mỗi lần 0,25, nhiều nhất 1,00" */
  each: string;
  /** What was counted; undefined while there is no result to read it from. */
  count?: string | undefined;
  /** Points it gave or took, hundredths. */
  points?: Points | undefined;
}

export interface PartsProps {
  heading: string;
  parts: readonly PartRow[];
}

/** A rule of several parts: each with its points and, with a result, its count and what it gave. */
export function Parts({ heading, parts }: PartsProps): ReactNode {
  const counted = parts.some(({ count }) => count !== undefined);
  return (
    <table className="c-table c-score-cases">
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {counted && (
            <th scope="col" className="c-num">
              Có
            </th>
          )}
          <th scope="col" className="c-num">
            Điểm
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ key, label, each, count, points }) => (
          <tr key={key}>
            <th scope="row">
              {label}
              {counted && <span className="c-score-about">{each}</span>}
            </th>
            {counted && <td className="c-num">{count}</td>}
            <td className="c-num">{points === undefined ? each : formatHundredths(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The parts' inputs one by one as the rule names them; undefined unless every one was read. */
export function partInputs(
  result: LeafResult | undefined,
  parts: number,
): readonly LeafInput[] | undefined {
  if (result?.state !== "scored") return undefined;
  const inputs = result.because.inputs.filter(({ role }) => role !== "claim");
  return inputs.length === parts ? inputs : undefined;
}

/** How many a part counts: yes is one, "không phát sinh" is none. */
export function countOf(input: LeafInput | undefined): number | undefined {
  if (input?.state === "count") return input.value;
  if (input?.state === "answer") return input.value ? 1 : 0;
  return input?.state === "none" ? 0 : undefined;
}

/** A part that gives or takes so much each, within its own cap; undefined without a count. */
export function partPoints(
  { each, cap }: { readonly each: Points; readonly cap?: Points },
  count: number | undefined,
): Points | undefined {
  if (count === undefined) return undefined;
  const full = each * count;
  return cap === undefined ? full : Math.sign(full) * Math.min(Math.abs(full), cap);
}

/** Rows of parts, with counts where a result gives them. */
export function partRows(
  parts: readonly {
    readonly code: string;
    readonly label: string;
    readonly each: Points;
    readonly cap?: Points;
  }[],
  result: LeafResult | undefined,
): readonly PartRow[] {
  const inputs = partInputs(result, parts.length);
  return parts.map((part, at) => {
    const count = countOf(inputs?.[at]);
    const about = { key: part.code, label: part.label, each: eachText(part) };
    if (count === undefined) return about;
    return { ...about, count: formatCount(count), points: partPoints(part, count) };
  });
}

/** Plain words about a rule, one line each. */
export function Words({ children }: { children: ReactNode }): ReactNode {
  return <p className="c-score-words">{children}</p>;
}

export interface FiguresProps {
  /** The formula with the figures in it, up to the `=`. */
  formula: string;
  /** Before rounding; left out where only whole hundredths were added. */
  exact?: Quotient | undefined;
  points: Points;
}

/** The formula with its figures, and what the rounding did. */
export function Figures({ formula, exact, points }: FiguresProps): ReactNode {
  const rounded = exact !== undefined && !exact.even;
  return (
    <p className="c-score-figures">
      {formula} = {rounded ? `${exact.text} ≈ ` : ""}
      <b>{pointsText(points)}</b>
      {exact !== undefined && (
        <span className="c-score-about">
          {rounded
            ? "Làm tròn một lần đến 0,01 điểm, từ nửa trở lên thì lên."
            : "Kết quả vừa đến 0,01 điểm, không phải làm tròn."}
        </span>
      )}
    </p>
  );
}

function hasRatio(rule: Rule): boolean {
  if (rule.kind === "composite") return true;
  return "input" in rule && "of" in rule.input && rule.input.of !== "count";
}

/** What the leaf is worth where nothing arose. */
export function Zero({ rule, result }: Pick<RuleProps, "rule" | "result">): ReactNode {
  const taken = result?.because.branch.startsWith("zero-") === true;
  return (
    <p className={taken ? "c-score-words c-score-taken" : "c-score-words"}>
      {hasRatio(rule) ? "Không phát sinh hoặc mẫu số bằng 0" : "Không phát sinh"}:{" "}
      {zeroWords[rule.zero]}.{taken && <Taken />}
    </p>
  );
}
