import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import type { Plan, PlanDuty, PlanForm } from "@cchc/domain/plan/plan";
import type { ResultsNotice } from "@cchc/domain/plan/results";
import { Button } from "../button.tsx";
import { Facts } from "../facts.tsx";
import { DateField } from "../day/day-field.tsx";
import { Field, TextField } from "../field.tsx";
import type { PlanText } from "./draft.ts";

export interface PlanTextEditorProps {
  text: PlanText;
  onChange: (text: PlanText) => void;
}

/** One item a line, kept as typed; empty lines are dropped when they are left. */
function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split("\n");
}

function rowsOf(text: string): number {
  const lines = text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 90), 0);
  return Math.max(2, Math.min(16, lines));
}

interface LinesProps {
  label: string;
  hint?: string;
  lines: readonly string[];
  onChange: (lines: readonly string[]) => void;
}

function Lines({ label, hint, lines, onChange }: LinesProps): ReactNode {
  const text = lines.join("\n");
  return (
    <TextField
      label={label}
      hint={hint}
      rows={rowsOf(text)}
      value={text}
      onChange={({ target }) => onChange(linesOf(target.value))}
      onBlur={() => {
        const full = lines.filter((line) => line.trim() !== "");
        if (full.length < lines.length) onChange(full);
      }}
    />
  );
}

/** The plan's text in the order of the paper, everything beside the annex. */
export function PlanTextEditor({ text, onChange }: PlanTextEditorProps): ReactNode {
  const change = (changed: Partial<PlanText>): void => onChange({ ...text, ...changed });
  return (
    <div className="c-stack c-plan-text">
      <Lines
        label="Mục đích"
        hint="Mỗi dòng là một ý."
        lines={text.aims}
        onChange={(aims) => change({ aims })}
      />
      <Lines
        label="Yêu cầu"
        lines={text.requirements}
        onChange={(requirements) => change({ requirements })}
      />
      <TextField
        label="Đối tượng tuyên truyền"
        rows={rowsOf(text.audience)}
        value={text.audience}
        onChange={({ target }) => change({ audience: target.value })}
      />
      <Lines
        label="Nội dung tuyên truyền"
        lines={text.contents}
        onChange={(contents) => change({ contents })}
      />
      <Forms forms={text.forms} onChange={(forms) => change({ forms })} />
      <Duties duties={text.duties} onChange={(duties) => change({ duties })} />
      <TextField
        label="Kinh phí"
        rows={rowsOf(text.budget)}
        value={text.budget}
        onChange={({ target }) => change({ budget: target.value })}
      />
      <DateField
        label="Hạn thông báo kết quả"
        hint="Ngày cuối để cơ quan giao việc thông báo kết quả, nếu kế hoạch có ghi."
        value={text.resultsDue ?? ""}
        onDay={(day) => {
          const { resultsDue: _before, ...rest } = text;
          onChange(day === "" ? rest : { ...rest, resultsDue: day });
        }}
      />
    </div>
  );
}

interface FormsProps {
  forms: readonly PlanForm[];
  onChange: (forms: readonly PlanForm[]) => void;
}

const formParts = [
  ["time", "Thời gian"],
  ["lead", "Chủ trì"],
  ["partners", "Phối hợp"],
] as const;

function Forms({ forms, onChange }: FormsProps): ReactNode {
  const set = (at: number, key: keyof PlanForm, value: string): void =>
    onChange(
      forms.map((form, index) => {
        if (index !== at) return form;
        const { [key]: _before, ...rest } = form;
        if (key === "title") return { ...form, title: value };
        return value === "" ? { ...rest, title: form.title } : { ...form, [key]: value };
      }),
    );
  return (
    <fieldset className="c-plan-set">
      <legend className="c-legend">Hình thức tuyên truyền</legend>
      {forms.map((form, at) => (
        <div key={at} className="c-plan-form">
          <TextField
            label={`Hình thức ${at + 1}`}
            rows={rowsOf(form.title) - 1}
            value={form.title}
            onChange={({ target }) => set(at, "title", target.value)}
          />
          {formParts.map(([key, label]) => (
            <Field
              key={key}
              label={label}
              aria-label={`${label} của hình thức ${at + 1}`}
              value={form[key] ?? ""}
              onChange={({ target }) => set(at, key, target.value)}
            />
          ))}
          <Button
            small
            tone="quiet"
            aria-label={`Bỏ hình thức ${at + 1}`}
            onClick={() => onChange(forms.filter((_form, index) => index !== at))}
          >
            Bỏ
          </Button>
        </div>
      ))}
      <Button small onClick={() => onChange([...forms, { title: "" }])}>
        Thêm hình thức
      </Button>
    </fieldset>
  );
}

interface DutiesProps {
  duties: readonly PlanDuty[];
  onChange: (duties: readonly PlanDuty[]) => void;
}

function Duties({ duties, onChange }: DutiesProps): ReactNode {
  const set = (at: number, changed: Partial<PlanDuty>): void =>
    onChange(duties.map((duty, index) => (index === at ? { ...duty, ...changed } : duty)));
  return (
    <fieldset className="c-plan-set">
      <legend className="c-legend">Tổ chức thực hiện</legend>
      {duties.map((duty, at) => (
        <div key={at} className="c-plan-duty">
          <Field
            label={`Đơn vị ${at + 1}`}
            value={duty.label}
            onChange={({ target }) => set(at, { label: target.value })}
          />
          <Lines
            label={`Việc của đơn vị ${at + 1}`}
            lines={duty.lines}
            onChange={(lines) => set(at, { lines })}
          />
          <Button
            small
            tone="quiet"
            aria-label={`Bỏ đơn vị ${at + 1}`}
            onClick={() => onChange(duties.filter((_duty, index) => index !== at))}
          >
            Bỏ
          </Button>
        </div>
      ))}
      <Button small onClick={() => onChange([...duties, { label: "", lines: [] }])}>
        Thêm đơn vị
      </Button>
    </fieldset>
  );
}

/** The same text to be read, once the plan stands. */
export function PlanTextView({
  text,
}: {
  text: PlanText & Pick<Plan, "resultsNotice">;
}): ReactNode {
  const list = (lines: readonly string[]): ReactNode => (
    <ul className="c-plan-lines">
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  );
  const facts = [
    ...(text.aims.length === 0 ? [] : [{ name: "Mục đích", value: list(text.aims) }]),
    ...(text.requirements.length === 0
      ? []
      : [{ name: "Yêu cầu", value: list(text.requirements) }]),
    ...(text.audience === "" ? [] : [{ name: "Đối tượng", value: text.audience }]),
    ...(text.contents.length === 0 ? [] : [{ name: "Nội dung", value: list(text.contents) }]),
    ...(text.forms.length === 0
      ? []
      : [{ name: "Hình thức", value: list(text.forms.map(formLine)) }]),
    ...text.duties.map(({ label, lines }) => ({ name: label, value: list(lines) })),
    ...(text.budget === "" ? [] : [{ name: "Kinh phí", value: text.budget }]),
    ...(text.resultsDue === undefined
      ? []
      : [{ name: "Hạn thông báo kết quả", value: `chậm nhất ngày ${formatDay(text.resultsDue)}` }]),
    ...(text.resultsNotice === undefined
      ? []
      : [{ name: "Thông báo kết quả", value: noticeLine(text.resultsNotice) }]),
  ];
  if (facts.length === 0) return <p className="c-quiet">Kế hoạch này chỉ có phụ lục nhiệm vụ.</p>;
  return <Facts facts={facts} />;
}

function noticeLine({ number, symbol, day }: ResultsNotice): string {
  return `số ${number}/${symbol} ngày ${formatDay(day)}`;
}

function formLine({ title, time, lead, partners }: PlanForm): string {
  const rest = [
    time,
    lead === undefined ? undefined : `chủ trì: ${lead}`,
    partners === undefined ? undefined : `phối hợp: ${partners}`,
  ].filter((part) => part !== undefined);
  return rest.length === 0 ? title : `${title} (${rest.join("; ")})`;
}
