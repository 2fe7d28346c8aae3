import type { FieldKind } from "@cchc/domain/report/cell";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon.tsx";

/** What the cell holds; `absent` is not answered yet. */
export type CellStanding = "entered" | "none" | "unknown" | "absent";

/** How the last write of the cell went. `locked`: it cannot be changed now. */
export type CellSave = "idle" | "saving" | "saved" | "failed" | "conflict" | "locked";

/** What the checks say about it. */
export type CellFinding = "wrong" | "doubt";

export const standingWords: Readonly<Record<"none" | "unknown", string>> = {
  none: "Không phát sinh",
  unknown: "Chưa có số liệu",
};

export const saveWords: Readonly<Record<CellSave, string>> = {
  idle: "",
  saving: "Đang lưu",
  saved: "Đã lưu",
  failed: "Chưa lưu được, số vừa gõ vẫn còn trên máy này",
  conflict: "Ô này vừa được ghi ở nơi khác",
  locked: "Ô đang khóa",
};

const saveIcons: Readonly<Record<Exclude<CellSave, "idle">, IconName>> = {
  saving: "dots",
  saved: "tick",
  failed: "alert",
  conflict: "swap",
  locked: "lock",
};

export interface CellLook {
  kind: FieldKind;
  standing: CellStanding;
  save: CellSave;
  finding?: CellFinding | undefined;
  needed?: boolean | undefined;
}

/** The classes of a cell that is typed or chosen in. */
export function cellClass({ kind, standing, save, finding, needed }: CellLook): string {
  return classNames(
    "c-cell",
    (kind === "text" || kind === "yesno") && "c-cell-text",
    standing === "none" && "c-cell-none",
    standing === "unknown" && "c-cell-unknown",
    save === "locked" && "c-cell-locked",
    needed === true && standing === "absent" && "c-cell-needed",
    finding !== undefined && `c-cell-${finding}`,
  );
}

export interface SaveMarkProps {
  id: string;
  save: CellSave;
}

/** The mark at the left edge of a cell, with its words for a screen reader and the mouse. */
export function SaveMark({ id, save }: SaveMarkProps): ReactNode {
  if (save === "idle") return null;
  return (
    <span className={`c-cell-save c-cell-save-${save}`} title={saveWords[save]}>
      <Icon name={saveIcons[save]} />
      <span className="c-sr" id={id}>
        {saveWords[save]}
      </span>
    </span>
  );
}
