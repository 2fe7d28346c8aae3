import type { ReactNode } from "react";
import { reasonSentence } from "@cchc/domain/scoring/sentence";
import { Button } from "@cchc/ui/button";
import { Check } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { StateMark } from "@cchc/ui/state-mark";
import { saveWords } from "@cchc/ui/cell-state";
import { answerTo, isState, writesFor } from "./answers.ts";
import { noneCode } from "./asks.ts";
import { type BesideProps, Decided, LeafNote } from "./beside-leaf.tsx";
import { AnswerClash, BesideClash } from "./clashes.tsx";
import { AskInput } from "./inputs.tsx";
import { LeafPapers } from "./leaf-papers.tsx";
import { missingFigures } from "./links.ts";
import { PaperDays } from "./paper-days.tsx";
import { leafId } from "./paths.ts";
import { nextWords } from "./plan.ts";
import { whoOpens } from "./report-standing.ts";
import { pointsOf, stateWords } from "./standing.ts";

export interface LeafSectionProps extends BesideProps {
  /** The panel beside the page explains this leaf. */
  explained: boolean;
  onWhy: () => void;
}

/** One leaf: its points and why, what is still to be entered or said, papers and words. */
export function LeafSection(props: LeafSectionProps): ReactNode {
  const { view, line, explained, onWhy } = props;
  const { leaf, state, result } = line;
  const { tone, word } = stateWords[state];
  const next = nextWords(view, line);
  const figures = line.result.state === "missing" ? missingFigures(view.opened, line) : [];
  // With nothing to follow or to answer, the reason is all there is to say.
  const reason = !isAsked(result) || (state === "no-figures" && figures.length === 0);
  return (
    <section
      id={leafId(leaf.code)}
      className={explained ? "s-leaf s-leaf-on" : "s-leaf"}
      aria-labelledby={`${leafId(leaf.code)}-ten`}
      data-leaf={leaf.code}
      tabIndex={-1}
    >
      <div className="s-leaf-head">
        <h3 id={`${leafId(leaf.code)}-ten`}>
          {leaf.code} {leaf.label}
        </h3>
        <p className="s-points">{pointsOf(line)}</p>
      </div>
      <p className="s-state">
        <StateMark tone={tone}>{word}</StateMark>
        {line.changed && <StateMark tone="doubt">Số liệu đã đổi sau khi nộp</StateMark>}
        <SaveWords {...props} />
        <Button
          small
          tone="quiet"
          aria-label={`Vì sao? Mục ${leaf.code}`}
          aria-pressed={explained}
          onClick={onWhy}
        >
          Vì sao?
        </Button>
      </p>
      {state !== "survey" && reason && (
        <p className={result.state === "missing" ? "c-prose c-tone-wrong" : "c-prose c-small"}>
          {reasonSentence(result)}
        </p>
      )}
      {leaf.guidance !== "" && <p className="c-prose c-small c-quiet">{leaf.guidance}</p>}
      {next !== undefined && <p className="s-next">{next}</p>}
      <BesideClash {...props} />
      <Decided {...props} />
      {figures.length > 0 && (
        <div className="s-figures">
          <p>
            Còn thiếu {figures.length} số liệu của báo cáo
            {figures.some(({ shut }) => shut)
              ? `. ${whoOpens(view.opened)}`
              : ", nhập một lần tại đó:"}
          </p>
          <ul>
            {figures.map(({ code, label, href }) => (
              <li key={code}>
                <Link href={href}>{label}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {state !== "survey" && (
        <>
          <Answers {...props} />
          <LeafPapers {...props} />
          <LeafNote {...props} />
        </>
      )}
    </section>
  );
}

/** Missing because nobody answered yet: the questions below say so. */
function isAsked({ because }: BesideProps["line"]["result"]): boolean {
  return because.branch === "not-entered" || because.branch === "claim-needed";
}

function codesOf({ compiled, asks }: BesideProps["line"]): readonly string[] {
  return [compiled.code, ...asks.map(({ code }) => code)];
}

/** How the last write of this leaf went, and what the server would not take. */
function SaveWords({ view, line }: BesideProps): ReactNode {
  const codes = codesOf(line);
  const keys = [`item/${line.leaf.code}`, ...codes.map((code) => `in/${code}`)];
  const refused = codes.flatMap((code) => view.refusals.get(code) ?? []);
  if (view.itemClashes.has(line.leaf.code) || codes.some((code) => view.clashes.has(code))) {
    return <StateMark tone="wrong">Người khác vừa sửa mục này</StateMark>;
  }
  if (refused[0] !== undefined) return <StateMark tone="wrong">{refused[0]}</StateMark>;
  if (keys.some((key) => view.unsent.has(key))) {
    const lost = view.phase !== "idle" && view.phase !== "sending";
    return (
      <span className={lost ? "c-small c-tone-wrong" : "c-small c-quiet"}>
        {lost ? "Chưa lưu được, đang giữ trên máy này" : saveWords.saving}
      </span>
    );
  }
  return keys.some((key) => view.fresh.has(key)) ? (
    <span className="c-small c-quiet">{saveWords.saved}</span>
  ) : null;
}

/** The questions of a leaf, and the answers that take their place. */
function Answers({ book, view, line, readOnly }: BesideProps): ReactNode {
  const { compiled, leaf, asks } = line;
  const valueOf = (code: string) => view.stated[code];
  const none = noneCode(compiled, asks);
  const left = leaf.mayNotApply === true;
  const isNone = none !== undefined && isState(valueOf(none), "none");
  const isLeft = isState(valueOf(leaf.code), "not-applicable");
  const closed = isNone || isLeft;
  // Where nothing arose a person may still have to judge; where it does not apply nobody does.
  const shown = asks.filter(({ kind }) => !closed || (isNone && kind === "claim"));
  const several = asks.filter(({ kind }) => kind === "yes-no").length > 1;
  const allYes = asks.filter(
    (ask) => ask.kind === "yes-no" && answerTo(ask, leaf.code, valueOf) !== true,
  );
  if (asks.length === 0 && !left) return null;
  return (
    <div className="s-asks">
      {shown.map((ask) => (
        <div key={`${ask.code} ${ask.kind}`}>
          <AskInput
            ask={ask}
            value={answerTo(ask, leaf.code, valueOf)}
            readOnly={readOnly}
            onAnswer={(value) => book.write(writesFor(ask, leaf.code, { valueOf, value }))}
          />
          {ask.kind === "day" && !readOnly && (
            <PaperDays
              papers={view.beside(leaf.code).papers}
              value={answerTo(ask, leaf.code, valueOf)}
              onAnswer={(value) => book.write(writesFor(ask, leaf.code, { valueOf, value }))}
            />
          )}
          <AnswerClash book={book} view={view} ask={ask} leaf={leaf.code} />
        </div>
      ))}
      {several && !closed && !readOnly && allYes.length > 0 && (
        <Button
          small
          aria-label={`Có đủ các việc của mục ${leaf.code}`}
          onClick={() => {
            const whole = valueOf(leaf.code);
            if (typeof whole === "object" && "items" in whole) {
              const all = asks.flatMap(({ part }) => part ?? []);
              book.write([{ code: leaf.code, value: { items: all } }]);
            } else book.write(allYes.map(({ code }) => ({ code, value: true })));
          }}
        >
          Có đủ
        </Button>
      )}
      {none !== undefined && !isLeft && (
        <Check
          label="Không phát sinh"
          checked={isNone}
          disabled={readOnly}
          onChange={({ target }) =>
            book.write([{ code: none, value: target.checked ? { state: "none" } : undefined }])
          }
        />
      )}
      {left && !isNone && (
        <Check
          label="Không áp dụng với đơn vị này"
          checked={isLeft}
          disabled={readOnly}
          onChange={({ target }) =>
            book.write([
              {
                code: leaf.code,
                value: target.checked ? { state: "not-applicable" } : undefined,
              },
            ])
          }
        />
      )}
    </div>
  );
}
