import { type KeyboardEvent, memo, type ReactNode, useId } from "react";
import type { Cell } from "@cchc/domain/report/cell";
import { Icon } from "@cchc/ui/icon";
import { StateMark } from "@cchc/ui/state-mark";
import { spokenText, typedText } from "../entry/typed.ts";
import { type Candidate, chosenOf, type FigureRow, isSaid, standingOf } from "./rows.ts";
import type { Choice } from "./reading.ts";

export interface FigureChoiceProps {
  row: FigureRow;
  /** What the report says now. */
  now: Cell | undefined;
  choice: Choice | undefined;
  /** Why nothing can be written here; absent where it can. */
  closed: string | undefined;
  onChoose: (row: FigureRow, choice: Choice | undefined) => void;
  /** The row got the keyboard or the mouse: its phrase is to be shown. */
  onLook: (row: FigureRow, candidate: number) => void;
}

/** One cell: what the report says, what the file says and in which words, and what is to be done. */
export const FigureChoice = memo(function FigureChoice(props: FigureChoiceProps): ReactNode {
  const { row, now, choice, closed, onChoose, onLook } = props;
  const { field, candidates, label } = row;
  const name = useId();
  const standing = standingOf(row, now);
  const first = candidates[0];
  const looked = choice?.kind === "take" ? choice.candidate : 0;
  const look = (): void => onLook(row, looked);
  const settled = standing === "same";
  const correcting = choice?.kind === "correct";
  const chosen = correcting ? chosenOf(row, choice) : undefined;
  return (
    <li className="i-row" id={rowId(row.key)} data-choice={choice?.kind} data-standing={standing}>
      <fieldset className="w-plain" disabled={closed !== undefined}>
        <legend className="i-label">{label}</legend>
        {!settled && (
          <p className="c-small c-quiet">
            Báo cáo đang ghi:{" "}
            <strong className="i-now">
              {now === undefined ? "chưa trả lời" : spokenText(field.kind, field.unit, now)}
            </strong>
            {"  "}
            <RowMark row={row} now={now} closed={closed} />
          </p>
        )}
        <div className="i-choices" data-single={candidates.length === 1 || undefined}>
          {candidates.map((candidate, at) => (
            <div key={candidate.start} className="i-candidate">
              {settled && isSaid(candidate.cell, now) ? (
                <StateMark tone="settled">
                  {`${spokenText(field.kind, field.unit, candidate.cell)}: báo cáo đã có số này`}
                </StateMark>
              ) : (
                <label className="i-choice">
                  <input
                    type="radio"
                    name={name}
                    checked={choice?.kind === "take" && choice.candidate === at}
                    onChange={() => onChoose(row, { kind: "take", candidate: at })}
                    onKeyDown={nextOnEnter}
                    onFocus={() => onLook(row, at)}
                  />
                  <span>
                    Lấy <strong>{spokenText(field.kind, field.unit, candidate.cell)}</strong>
                  </span>
                </label>
              )}
              <Phrase candidate={candidate} onLook={() => onLook(row, at)} />
              {candidate.cell.note !== undefined && (
                <p className="c-small i-under">Ghi chú trong tệp: {candidate.cell.note}</p>
              )}
            </div>
          ))}
          {!settled && (
            <div className="i-candidate i-others">
              <label className="i-choice">
                <input
                  type="radio"
                  name={name}
                  checked={correcting}
                  onChange={() =>
                    onChoose(row, { kind: "correct", text: typedText(field.kind, first?.cell) })
                  }
                  onKeyDown={nextOnEnter}
                  onFocus={look}
                />
                <span>Sửa</span>
              </label>
              {correcting && (
                <input
                  type="text"
                  className="c-input i-correct"
                  aria-label={`Số đúng của ${label}${field.unit === "" ? "" : `, ${field.unit}`}`}
                  aria-invalid={chosen?.kind === "refused" || undefined}
                  aria-describedby={chosen?.kind === "refused" ? `${name}-loi` : undefined}
                  value={choice.text}
                  autoComplete="off"
                  onChange={({ target }) => onChoose(row, { kind: "correct", text: target.value })}
                  onKeyDown={nextOnEnter}
                  onFocus={look}
                />
              )}
              <label className="i-choice">
                <input
                  type="radio"
                  name={name}
                  checked={choice?.kind === "leave"}
                  onChange={() => onChoose(row, { kind: "leave" })}
                  onKeyDown={nextOnEnter}
                  onFocus={look}
                />
                <span>Không lấy</span>
              </label>
              {choice !== undefined && (
                <button
                  type="button"
                  className="w-link c-small"
                  onClick={() => onChoose(row, undefined)}
                >
                  Để sau
                  <span className="c-sr"> {label}</span>
                </button>
              )}
            </div>
          )}
          {chosen?.kind === "refused" && (
            <p className="c-error" id={`${name}-loi`}>
              <Icon name="alert" />
              <span>{chosen.message}</span>
            </p>
          )}
        </div>
      </fieldset>
    </li>
  );
});

function RowMark({
  row,
  now,
  closed,
}: Pick<FigureChoiceProps, "row" | "now" | "closed">): ReactNode {
  if (closed !== undefined)
    return (
      <StateMark tone="plain" icon="lock">
        {closed}
      </StateMark>
    );
  switch (standingOf(row, now)) {
    case "same":
      return null;
    case "certain":
      return <StateMark tone="settled">chắc chắn</StateMark>;
    case "differs":
      return <StateMark tone="doubt">khác số trong tệp</StateMark>;
    case "doubt":
      return <StateMark tone="doubt">cần xem</StateMark>;
  }
}

function Phrase({ candidate, onLook }: { candidate: Candidate; onLook: () => void }): ReactNode {
  const { phrase, doubt, places } = candidate;
  return (
    <div className="i-under">
      <button type="button" className="i-phrase" onClick={onLook} tabIndex={-1}>
        “{phrase}”
        {places.length > 1 && <span className="c-quiet"> · {places.length} chỗ như nhau</span>}
      </button>
      {doubt !== undefined && (
        <p className="c-small c-tone-doubt">
          <Icon name="alert" /> {doubt}
        </p>
      )}
    </div>
  );
}

/** The id of a cell's row on this page. */
export function rowId(key: string): string {
  return `nhap-${key.replaceAll(/[^\p{L}\p{N}_-]/gu, "-")}`;
}

/** Enter goes to the next row that is still open, as in the grid. */
function nextOnEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const own = event.currentTarget.closest("li");
  const rows = [...(own?.closest("[data-rows]")?.querySelectorAll<HTMLElement>(".i-row") ?? [])];
  const at = rows.findIndex((row) => row === own);
  const step = event.shiftKey ? -1 : 1;
  for (let next = at + step; next >= 0 && next < rows.length; next += step) {
    const row = rows[next];
    const input = row?.querySelector<HTMLInputElement>("input:checked, input:enabled");
    if (input != null && !input.disabled) {
      input.focus();
      return;
    }
  }
}
