import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { StateMark } from "./state-mark.tsx";
import type { Tone } from "./state-mark.tsx";

/** One line of an explanation: a figure that went in, or one reckoned on the way. */
export interface ExplanationLine {
  key: string;
  label: string;
  /** Written the Vietnamese way, with its unit; "Chưa có số liệu" and the like are values too. */
  value: string;
  /** A word when the figure is not simply there: "gần", "không phát sinh", "còn thiếu". */
  state?: { tone: Tone; word: string } | undefined;
  /** The cell it comes from. */
  href?: string | undefined;
}

/** Why a figure is what it is, ready to draw. Apps make it from the domain's `because`. */
export interface Explanation {
  /** The figure's name. */
  title: string;
  value: string;
  /** Said about the value: "nêu trong báo cáo, chưa có tử số". */
  mark?: string | undefined;
  /** The formula in words. */
  formula?: string | undefined;
  inputs: readonly ExplanationLine[];
  intermediate?: readonly ExplanationLine[] | undefined;
  /** What the rule adds: rounding, what a zero denominator means. */
  rule?: string | undefined;
  source?: { document: string; clause: string; href?: string | undefined } | undefined;
  /** Who gave it and when: "Nguyễn An nhập 16:42 ngày 12/12/2023". */
  by?: string | undefined;
}

export interface WhyPanelProps {
  /** Nothing while no figure has the focus. */
  explanation?: Explanation | undefined;
  onClose?: (() => void) | undefined;
  /** Under the explanation: checks, history of the cell. */
  children?: ReactNode;
}

export function WhyPanel({ explanation, onClose, children }: WhyPanelProps): ReactNode {
  return (
    <section className="c-why" aria-label="Vì sao có số này">
      <div className="c-why-head">
        <h2>Vì sao?</h2>
        {onClose !== undefined && (
          <Button small tone="quiet" aria-label="Đóng phần Vì sao" onClick={onClose}>
            <Icon name="cross" />
          </Button>
        )}
      </div>
      {explanation === undefined ? (
        <p className="c-quiet">Đặt con trỏ vào một ô hoặc chọn một tỷ lệ để xem số đó từ đâu ra.</p>
      ) : (
        <Body {...explanation} />
      )}
      {children}
    </section>
  );
}

function Body(explanation: Explanation): ReactNode {
  const { title, value, mark, formula, inputs, intermediate = [], rule, source, by } = explanation;
  return (
    <>
      <p className="c-why-title">{title}</p>
      <p className="c-why-value">
        {value} {mark !== undefined && <small>{mark}</small>}
      </p>
      {formula !== undefined && (
        <>
          <h3>Cách tính</h3>
          <p className="c-why-formula">{formula}</p>
        </>
      )}
      <Lines heading="Số đưa vào" lines={inputs} />
      <Lines heading="Tính ra" lines={intermediate} />
      {rule !== undefined && (
        <>
          <h3>Quy tắc</h3>
          <p className="c-why-formula">{rule}</p>
        </>
      )}
      {source !== undefined && (
        <>
          <h3>Căn cứ</h3>
          <p className="c-why-source">
            {source.href === undefined ? (
              source.document
            ) : (
              <Link href={source.href}>{source.document}</Link>
            )}
            <br />
            <span className="c-quiet">{source.clause}</span>
          </p>
        </>
      )}
      {by !== undefined && (
        <>
          <h3>Ai, khi nào</h3>
          <p className="c-why-source">{by}</p>
        </>
      )}
    </>
  );
}

interface LinesProps {
  heading: string;
  lines: readonly ExplanationLine[];
}

function Lines({ heading, lines }: LinesProps): ReactNode {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <dl className="c-why-lines">
        {lines.map(({ key, label, value, state, href }) => (
          <div key={key}>
            <dt>{href === undefined ? label : <Link href={href}>{label}</Link>}</dt>
            <dd>
              {value}
              {state !== undefined && (
                <>
                  <br />
                  <span className="c-small">
                    <StateMark tone={state.tone}>{state.word}</StateMark>
                  </span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
