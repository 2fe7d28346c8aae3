import { type ReactNode, useId, useState } from "react";
import type { Field } from "@cchc/domain/form/form";
import type { Cell, Qualifier } from "@cchc/domain/report/cell";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Check, Field as TextInput, TextField } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import { readTyped } from "@cchc/domain/report/typed";
import { isNumeric, qualifierLabels, typedText } from "./typed.ts";
import type { Workbook } from "./workbook-shape.ts";

export interface CellDialogProps {
  workbook: Workbook;
  field: Field;
  cell: string;
  /** The cell in words. */
  label: string;
  onClose: () => void;
}

type Answer = "entered" | "none" | "unknown" | "absent";

const qualifiers = Object.entries(qualifierLabels).map(([value, label]) => ({ value, label }));

function isQualifier(value: string): value is Qualifier {
  return value in qualifierLabels;
}

function withRemarks(cell: Cell, note: string, source: string): Cell {
  const { note: _note, source: _source, ...bare } = cell;
  return {
    ...bare,
    ...(note.trim() === "" ? {} : { note: note.trim().normalize("NFC") }),
    ...(source.trim() === "" ? {} : { source: source.trim().normalize("NFC") }),
  };
}

/** Everything a cell can say beside its figure: none arose, not known yet, how sure, why, from where. */
export function CellDialog({ workbook, field, cell, label, onClose }: CellDialogProps): ReactNode {
  const name = useId();
  const now = workbook.cells().get(cell);
  const [answer, setAnswer] = useState<Answer>(now?.state ?? "entered");
  const [text, setText] = useState(
    now?.state === "entered" ? typedText(field.kind, { ...now, qualifier: "exact" }) : "",
  );
  const [qualifier, setQualifier] = useState<Qualifier>(
    now?.state === "entered" ? now.qualifier : "exact",
  );
  const [note, setNote] = useState(now?.note ?? "");
  const [source, setSource] = useState(now?.source ?? "");
  const [problem, setProblem] = useState<string>();

  const keep = (): void => {
    if (answer === "absent") {
      workbook.write([{ key: cell, cell: undefined }]);
      onClose();
      return;
    }
    if (answer !== "entered") {
      workbook.write([{ key: cell, cell: withRemarks({ state: answer }, note, source) }]);
      onClose();
      return;
    }
    const typed = readTyped(field.kind, text);
    if (typed.kind !== "cell") {
      setProblem(typed.kind === "empty" ? "Hãy gõ giá trị của ô." : typed.message);
      return;
    }
    const read = typed.cell;
    const sure = read.state === "entered" && read.qualifier === "exact" ? qualifier : undefined;
    const whole = sure === undefined ? read : { ...read, qualifier: sure };
    workbook.write([{ key: cell, cell: withRemarks(whole, note, source) }]);
    onClose();
  };

  const choice = (value: Answer, words: string): ReactNode => (
    <Check
      type="radio"
      name={name}
      label={words}
      checked={answer === value}
      onChange={() => setAnswer(value)}
    />
  );

  return (
    <Dialog
      open
      title={label}
      onClose={onClose}
      footer={
        <>
          <Button tone="primary" onClick={keep}>
            Ghi vào ô
          </Button>
          <Button onClick={onClose}>Bỏ qua</Button>
        </>
      }
    >
      <fieldset className="w-plain">
        <legend className="c-legend">Câu trả lời</legend>
        {choice("entered", "Có giá trị")}
        {choice("none", "Không phát sinh")}
        {choice("unknown", "Chưa có số liệu")}
        {now !== undefined && choice("absent", "Xóa câu trả lời, để trống")}
      </fieldset>
      {answer === "entered" && (
        <div className="c-row w-top">
          {isNumeric(field.kind) && (
            <Select
              label="Mức chắc chắn"
              short
              choices={qualifiers}
              value={qualifier}
              onChange={(event) => {
                if (isQualifier(event.target.value)) setQualifier(event.target.value);
              }}
            />
          )}
          <Value field={field} text={text} problem={problem} onChange={setText} />
        </div>
      )}
      {answer !== "absent" && (
        <>
          <TextField
            label="Ghi chú"
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <TextInput
            label="Nguồn số liệu"
            hint="Sổ, văn bản hoặc phần mềm lấy ra số này"
            maxLength={500}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </>
      )}
    </Dialog>
  );
}

interface ValueProps {
  field: Field;
  text: string;
  problem: string | undefined;
  onChange: (text: string) => void;
}

const yesOrNo = ["", "Có", "Không"].map((value) => ({ value, label: value || "Chọn…" }));

function Value({ field, text, problem, onChange }: ValueProps): ReactNode {
  const shared = { label: field.unit === "" ? "Giá trị" : `Giá trị (${field.unit})`, value: text };
  if (field.kind === "yesno") {
    return (
      <Select
        {...shared}
        short
        choices={yesOrNo}
        error={problem}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  if (field.kind === "text") {
    return (
      <TextField
        {...shared}
        rows={4}
        error={problem}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      short
      error={problem}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
