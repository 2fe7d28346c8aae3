import { memo, type ReactNode, useState } from "react";
import type { Field } from "@cchc/domain/form/form";
import { cellKey } from "@cchc/domain/report/cell";
import { Button } from "@cchc/ui/button";
import { TextField } from "@cchc/ui/field";
import { useCell } from "../report/open-report.ts";
import { cellId } from "./cell-id.ts";
import { mayEdit } from "./may-edit.ts";
import { useSheet } from "./sheet.ts";
import { typedText } from "./typed.ts";
import { saveWords } from "@cchc/ui/cell-state";

/** An answer in words: several lines, saved on leaving the field. */
export const TextAnswer = memo(function TextAnswer({ field }: { field: Field }): ReactNode {
  const { report, workbook, returned, explain, openDialog } = useSheet();
  const key = cellKey(field.code);
  const view = useCell(workbook, key);
  const [draft, setDraft] = useState<string>();
  const kept = view.refused?.text ?? typedText("text", view.cell);
  const open = mayEdit(report, field, key);
  const back = returned.get(key);
  const said =
    view.save === "none" ? "" : saveWords[view.save === "waiting" ? "saving" : view.save];
  return (
    <div className="w-text">
      <TextField
        id={cellId(key)}
        label={field.label}
        hint={[field.help, back === undefined ? undefined : `Cấp trên trả lại: ${back}`, said]
          .filter((part) => part !== undefined && part !== "")
          .join(" · ")}
        error={view.refused?.message}
        rows={4}
        readOnly={!open}
        value={draft ?? kept}
        onFocus={() => explain({ kind: "cell", key })}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== undefined && draft !== kept) workbook.type(key, draft);
          setDraft(undefined);
        }}
      />
      {open && (
        <Button
          small
          tone="quiet"
          aria-label={`Trả lời khác, ghi chú: ${field.label}`}
          onClick={() => openDialog("answer", key)}
        >
          Trả lời khác, ghi chú…
        </Button>
      )}
      {view.clash !== undefined && (
        <div className="c-row">
          <p className="c-tone-wrong">
            {view.clash.theirs.by} vừa ghi: “
            {typedText("text", view.clash.theirs.cell ?? undefined)}”.
          </p>
          <Button small onClick={() => workbook.decide(key, "mine")}>
            Giữ của tôi
          </Button>
          <Button small onClick={() => workbook.decide(key, "theirs")}>
            Lấy giá trị mới
          </Button>
        </div>
      )}
    </div>
  );
});
