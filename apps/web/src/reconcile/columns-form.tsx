import { type ReactNode, useState } from "react";
import { DOSSIER_COLUMN_LABELS, DOSSIER_COLUMNS } from "@cchc/domain/reconcile/columns";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import { columnDoubts, columnWords, type ExportView, type Layout, withColumn } from "./export.ts";

export interface ColumnsFormProps {
  view: ExportView;
  busy: boolean;
  onCount: (layout: Layout, remember: boolean) => void;
}

/** Which column is which, as the program took it and a person sets it right. */
export function ColumnsForm({ view, busy, onCount }: ColumnsFormProps): ReactNode {
  const [layout, setLayout] = useState<Layout | null>(view.layout);
  const [remember, setRemember] = useState(true);
  const sheets = view.looked?.sheets ?? [];
  const sheet = sheets[layout?.sheet ?? -1];
  if (layout === null || sheet === undefined) return null;
  const { columns } = layout;
  const choices = [
    { value: "", label: "Tệp không có" },
    ...sheet.columns.map((_, at) => ({ value: String(at), label: columnWords(sheet, at) })),
  ];
  const doubts = columnDoubts(columns);
  return (
    <section className="c-stack" aria-label="Các cột của tệp">
      <p className="c-small c-quiet">
        {view.remembered
          ? "Các cột đặt như lần trước với tệp cùng tiêu đề."
          : "Các cột do máy đoán từ tiêu đề và nội dung: hãy xem lại trước khi đếm."}{" "}
        {formatCount(sheet.rows)} dòng dưới tiêu đề.
      </p>
      <div className="d-columns">
        {sheets.length > 1 && (
          <Select
            label="Trang tính"
            value={String(layout.sheet)}
            choices={sheets.map(({ name, rows }, at) => ({
              value: String(at),
              label: `${name} (${formatCount(rows)} dòng)`,
            }))}
            onChange={({ target }) => {
              const place = Number(target.value);
              const { lines = 0, proposed = {} } = sheets[place] ?? {};
              setLayout({ sheet: place, lines, columns: proposed });
            }}
          />
        )}
        {DOSSIER_COLUMNS.map((column) => (
          <Select
            key={column}
            label={DOSSIER_COLUMN_LABELS[column]}
            value={columns[column] === undefined ? "" : String(columns[column])}
            choices={choices}
            onChange={({ target }) => {
              const place = target.value === "" ? undefined : Number(target.value);
              setLayout({ ...layout, columns: withColumn(columns, column, place) });
            }}
          />
        ))}
        <Field
          label="Hồ sơ đầu tiên ở dòng"
          type="number"
          min={1}
          max={1000}
          value={String(layout.lines + 1)}
          onChange={({ target }) => {
            const line = Math.min(1000, Math.max(1, Math.trunc(Number(target.value)) || 1));
            setLayout({ ...layout, lines: line - 1 });
          }}
        />
      </div>
      {doubts.length > 0 && (
        <ul className="c-small">
          {doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      )}
      <label className="c-check">
        <input
          type="checkbox"
          checked={remember}
          onChange={({ target }) => setRemember(target.checked)}
        />
        <span>Nhớ các cột này cho lần sau, khi tệp có cùng tiêu đề</span>
      </label>
      <p className="c-row">
        <Button
          tone={view.result === null ? "primary" : "secondary"}
          disabled={columns.received === undefined}
          busy={busy ? "Đang gửi…" : undefined}
          onClick={() => onCount(layout, remember)}
        >
          {view.result === null ? "Đếm và so với báo cáo" : "Đếm lại"}
        </Button>
        {columns.received === undefined && (
          <span className="c-small">Cần chọn cột “Ngày tiếp nhận”.</span>
        )}
      </p>
    </section>
  );
}
