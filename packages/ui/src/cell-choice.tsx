import type { KeyboardEvent, ReactNode } from "react";
import { cellClass, SaveMark, saveWords } from "./cell-state.tsx";
import type { CellFinding, CellSave, CellStanding } from "./cell-state.tsx";
import type { Direction } from "./grid-navigation.ts";

export interface CellChoiceProps {
  id: string;
  label: string;
  /** `""` while nothing is chosen. */
  value: string;
  choices: readonly { value: string; label: string }[];
  standing: CellStanding;
  save?: CellSave | undefined;
  finding?: CellFinding | undefined;
  needed?: boolean | undefined;
  describedBy?: string | undefined;
  onCommit: (value: string) => void;
  onNavigate?: ((direction: Direction) => void) | undefined;
  onFocus?: (() => void) | undefined;
}

/** A cell with a closed list: Có/Không, or the answer to a field. Enter moves on, arrows choose. */
export function CellChoice(props: CellChoiceProps): ReactNode {
  const { id, label, value, choices, standing, save = "idle", finding, needed } = props;
  const locked = save === "locked";
  const words = saveWords[save];
  const described = [words === "" ? "" : `${id}-luu`, props.describedBy ?? ""].join(" ").trim();
  function press(event: KeyboardEvent<HTMLSelectElement>): void {
    if (event.key !== "Enter" || props.onNavigate === undefined) return;
    event.preventDefault();
    props.onNavigate(event.shiftKey ? "up" : "down");
  }
  return (
    <>
      <select
        id={id}
        className={cellClass({ kind: "yesno", standing, save, finding, needed })}
        aria-label={label}
        aria-describedby={described === "" ? undefined : described}
        aria-invalid={finding === "wrong" || undefined}
        disabled={locked}
        value={value}
        onChange={(event) => {
          props.onCommit(event.target.value);
        }}
        onFocus={props.onFocus}
        onKeyDown={press}
      >
        {value === "" && <option value="">Chọn…</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <SaveMark id={`${id}-luu`} save={save} />
    </>
  );
}
