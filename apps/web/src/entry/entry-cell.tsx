import type { ReactNode } from "react";
import type { Field } from "@cchc/domain/form/form";
import type { Cell } from "@cchc/domain/report/cell";
import { CellChoice } from "@cchc/ui/cell-choice";
import { CellInput } from "@cchc/ui/cell-input";
import type { CellFinding, CellSave } from "@cchc/ui/cell-state";
import type { Direction } from "@cchc/ui/grid-navigation";
import { cellId } from "./cell-id.ts";
import { typedText } from "./typed.ts";
import type { CellView, Workbook } from "./workbook-shape.ts";

export interface EntryCellProps {
  workbook: Workbook;
  field: Field;
  cell: string;
  view: CellView;
  open: boolean;
  /** Row and column in words. */
  label: string;
  describedBy: string | undefined;
  onNavigate: (direction: Direction) => void;
  onPasteBlock: (rows: string[][]) => void;
  onFocus: () => void;
}

/** A tick says that all is well: not where a check asks back, nor where nothing stands. */
function saveOf(view: CellView, open: boolean): CellSave {
  const { save } = view;
  if (save === "conflict" || save === "failed") return save;
  if (!open) return "locked";
  if (save === "none") return "idle";
  if (save === "saved" && (view.cell === undefined || findingOf(view) !== undefined)) return "idle";
  return save === "waiting" ? "saving" : save;
}

function findingOf({ refused, clash, findings }: CellView): CellFinding | undefined {
  if (refused !== undefined || clash !== undefined) return "wrong";
  const said = findings.filter(({ kind }) => kind !== "required");
  if (said.some(({ severity }) => severity === "hard")) return "wrong";
  return said.some(({ severity }) => severity === "soft") ? "doubt" : undefined;
}

const yes: Cell = { state: "entered", value: true, qualifier: "exact" };
const no: Cell = { state: "entered", value: false, qualifier: "exact" };

const answers: readonly { value: string; label: string; cell: Cell }[] = [
  { value: "yes", label: "Có", cell: yes },
  { value: "no", label: "Không", cell: no },
  { value: "none", label: "Không phát sinh", cell: { state: "none" } },
  { value: "unknown", label: "Chưa có số liệu", cell: { state: "unknown" } },
];

function answerOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (cell.state !== "entered") return cell.state;
  return cell.value === true ? "yes" : "no";
}

/** The one place to type a figure or choose an answer, with its state. */
export function EntryCell(props: EntryCellProps): ReactNode {
  const { workbook, field, cell, view, open, label, describedBy } = props;
  const shared = {
    id: cellId(cell),
    label,
    save: saveOf(view, open),
    finding: findingOf(view),
    needed: field.required,
    describedBy,
    onNavigate: props.onNavigate,
    onFocus: props.onFocus,
  };
  if (field.kind === "yesno") {
    return (
      <CellChoice
        {...shared}
        value={answerOf(view.cell)}
        standing={view.cell?.state ?? "absent"}
        choices={answers}
        onCommit={(value) => {
          const answer = answers.find((one) => one.value === value);
          if (answer !== undefined) workbook.write([{ key: cell, cell: answer.cell }]);
        }}
      />
    );
  }
  return (
    <CellInput
      {...shared}
      kind={field.kind}
      text={view.refused?.text ?? typedText(field.kind, view.cell)}
      standing={view.refused === undefined ? (view.cell?.state ?? "absent") : "entered"}
      onCommit={(text) => {
        workbook.type(cell, text);
      }}
      onPasteBlock={props.onPasteBlock}
    />
  );
}
