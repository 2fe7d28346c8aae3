import { type ReactNode, useState } from "react";
import { DOSSIER_COLUMN_LABELS, DOSSIER_COLUMNS } from "@cchc/domain/reconcile/columns";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import { readFirstLine } from "./first-line.ts";
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
  const [first, setFirst] = useState(String((view.layout?.lines ?? 0) + 1));
  const sheets = view.looked?.sheets ?? [];
  const sheet = sheets[layout?.sheet ?? -1];
  if (layout === null || sheet === undefined) return null;
  const { columns } = layout;
  const choices = [
    { value: "", label: "Tệp không có" },
    ...sheet.columns.map((_, at) => ({ value: String(at), label: columnWords(sheet, at) })),
  ];
  const doubts = columnDoubts(columns);
  const line = readFirstLine(first, sheet.lines + sheet.rows);
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
              setFirst(String(lines + 1));
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
          inputMode="numeric"
          error={line.ok ? undefined : line.error}
          value={first}
          onChange={({ target }) => setFirst(target.value)}
        />
      </div>
      {doubts.length > 0 && (
        <ul className="c-small d-doubts">
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
          disabled={columns.received === undefined || !line.ok}
          busy={busy ? "Đang gửi…" : undefined}
          onClick={() => {
            if (line.ok) onCount({ ...layout, lines: line.above }, remember);
          }}
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
