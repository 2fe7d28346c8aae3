import type { ReactNode } from "react";
import { fieldOf, rowName, tableOf } from "@cchc/domain/form/form";
import { cellRef } from "@cchc/domain/report/cell";
import { addressOf } from "../report/paths.ts";
import { CellDialog } from "./cell-dialog.tsx";
import { HistoryDialog } from "./history-dialog.tsx";
import type { OpenedReport, Workbook } from "./workbook-shape.ts";

export interface OpenDialog {
  readonly kind: "answer" | "history";
  readonly key: string;
}

interface CellWindowProps {
  dialog: OpenDialog;
  report: OpenedReport;
  workbook: Workbook;
  onClose: () => void;
}

/** The dialog of a cell: its answer, or its history. */
export function CellWindow({ dialog, report, workbook, onClose }: CellWindowProps): ReactNode {
  const { field: code, row } = cellRef(dialog.key);
  const field = fieldOf(workbook.form, code);
  if (field === undefined) return null;
  const table = tableOf(workbook.form, code);
  const label =
    row === "" || table === undefined ? field.label : `${field.label}: ${rowName(table, row)}`;
  const shared = { field, cell: dialog.key, label, onClose };
  return dialog.kind === "answer" ? (
    <CellDialog workbook={workbook} {...shared} />
  ) : (
    <HistoryDialog address={addressOf(report)} {...shared} />
  );
}
