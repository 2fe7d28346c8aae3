import type { ReactNode } from "react";
import type { Leaf } from "@cchc/domain/criteria/set";
import type { LeafInput, LeafResult } from "@cchc/domain/scoring/because";
import { reasonSentence } from "@cchc/domain/scoring/sentence";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { InputLines } from "./inputs.tsx";
import { RuleView } from "./rule-view.tsx";

export interface LeafWhyProps {
  leaf: Pick<Leaf, "code" | "label">;
  result: LeafResult;
  /** Where an input is entered or kept; what is missing then links there. */
  hrefOf?: ((input: LeafInput) => string | undefined) | undefined;
  /** Why what is missing can no longer be entered; then nobody is told to enter it. */
  shut?: string | undefined;
  /** Who and when: "Nguyễn An chấm 16:42 ngày 12/12/2025". */
  by?: string | undefined;
  /** Under the explanation: evidence, history. */
  children?: ReactNode;
}

/** Points as a heading says them: "5,65 trên 6,00 điểm", "Chưa có điểm", "Không tính". */
export function resultText(result: LeafResult): string {
  const { rule, branch } = result.because;
  if (rule.kind === "knock-out" && result.state === "scored") {
    return branch === "knocks-out" ? "Có vi phạm" : "Không vi phạm";
  }
  const max = formatHundredths(result.because.max);
  if (result.state === "scored") return `${formatHundredths(result.points)} trên ${max} điểm`;
  return result.state === "missing" ? "Chưa có điểm" : "Không tính mục này";
}

/** Why a leaf has its points: inputs, formula with figures, the way taken, rounding and source. */
export function LeafWhy(props: LeafWhyProps): ReactNode {
  const { leaf, result, hrefOf, shut, by, children } = props;
  const { because } = result;
  return (
    <section className="c-why c-score-why" aria-label={`Vì sao mục ${leaf.code} có điểm này`}>
      <p className="c-why-title">
        {leaf.code} {leaf.label}
      </p>
      <p className="c-why-value">{resultText(result)}</p>
      <p>{shut ?? reasonSentence(result)}</p>
      {because.inputs.length > 0 && (
        <>
          <h3>Số đưa vào</h3>
          <InputLines inputs={because.inputs} rule={because.rule} hrefOf={hrefOf} />
        </>
      )}
      <h3>Cách tính</h3>
      <RuleView rule={because.rule} max={because.max} result={result} />
      <h3>Căn cứ</h3>
      <p className="c-why-source">
        {because.source.document}
        <br />
        <span className="c-quiet">
          {because.source.clause}, phiên bản {because.version} của bộ tiêu chí
        </span>
      </p>
      {by !== undefined && (
        <>
          <h3>Ai, khi nào</h3>
          <p className="c-why-source">{by}</p>
        </>
      )}
      {children}
    </section>
  );
}
