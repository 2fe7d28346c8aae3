import { type ReactNode, useMemo } from "react";
import type { Form } from "@cchc/domain/form/form";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { Select } from "@cchc/ui/select";
import { StateMark } from "@cchc/ui/state-mark";
import { FieldPicker } from "./field-picker.tsx";
import {
  columnLetters,
  columnWords,
  type Layout,
  layoutSentence,
  mappedWords,
  picksOf,
  type TableItem,
  type TableView,
  turned,
  withField,
} from "./table-layout.ts";

export interface TableFormProps {
  form: Form;
  table: TableView;
  /** The table is being read again. */
  busy: boolean;
  kept: boolean;
  /** `null`: as a text. */
  onLayout: (layout: Layout | null) => void;
  onKeep: () => void;
}

/** Which cells of a table say what they are and which hold the values; each change is read at once. */
export function TableForm(props: TableFormProps): ReactNode {
  const { form, table, busy, kept, onLayout, onKeep } = props;
  const { layout, sheets, columns, own, items, remembered } = table;
  const picks = useMemo(() => picksOf(form, table), [form, table]);
  const set = items.some(({ by }) => by === "kept");
  const open = items.some(({ field }) => field === "");
  const columnChoices = columns.map(({ at }) => ({
    value: String(at),
    label: columnWords(table, at),
  }));
  const lost = layout.by === "columns" && layout.row === "";
  return (
    <details className="i-table-form" open={lost || undefined}>
      <summary>
        <strong>Cách đọc bảng</strong> <span className="c-small">{layoutSentence(table)}</span>{" "}
        <StateMark tone={remembered || kept ? "settled" : "plain"}>
          {kept
            ? "đã nhớ cho lần sau"
            : remembered
              ? "như lần trước"
              : set
                ? "đã sửa, chưa nhớ"
                : "máy đề xuất"}
        </StateMark>
      </summary>
      <div className="c-stack">
        {lost && (
          <Notice
            tone="doubt"
            title="Chưa rõ dòng nào là của đơn vị: hãy chọn, chưa số nào được lấy."
          />
        )}
        <fieldset className="w-plain i-table-places" disabled={busy}>
          <legend className="c-sr">Chỗ của tên và số trong bảng</legend>
          {sheets.length > 1 && (
            <Select
              label="Trang tính"
              value={String(layout.sheet)}
              choices={sheets.map(({ name, rows }, at) => {
                return { value: String(at), label: `${name} (${formatCount(rows)} dòng)` };
              })}
              onChange={({ target }) =>
                onLayout({ ...layout, sheet: Number(target.value), fields: {} })
              }
            />
          )}
          <Select
            label="Chỉ tiêu nằm ở"
            value={layout.by}
            choices={[
              { value: "rows", label: "Mỗi dòng một chỉ tiêu" },
              { value: "columns", label: "Mỗi cột một chỉ tiêu" },
            ]}
            onChange={({ target }) =>
              onLayout(turned(layout, target.value === "rows" ? "rows" : "columns"))
            }
          />
          <Select
            label={layout.by === "rows" ? "Cột tên chỉ tiêu" : "Cột tên đơn vị, lĩnh vực"}
            value={String(layout.label)}
            choices={columnChoices}
            onChange={({ target }) => onLayout({ ...layout, label: Number(target.value) })}
          />
          {layout.by === "rows" ? (
            <Select
              label="Cột số của kỳ này"
              value={String(layout.value)}
              choices={columnChoices}
              onChange={({ target }) => onLayout({ ...layout, value: Number(target.value) })}
            />
          ) : (
            <Select
              label="Lấy dòng"
              value={layout.row ?? "*"}
              choices={[
                { value: "", label: "Chưa chọn" },
                { value: "*", label: "Mọi dòng, mỗi dòng một lĩnh vực" },
                ...own.map(({ key, heading, at }) => {
                  return { value: key, label: `Dòng ${at + 1}: ${heading}` };
                }),
              ]}
              onChange={({ target }) =>
                onLayout({ ...layout, row: target.value === "*" ? null : target.value })
              }
            />
          )}
          <Field
            label="Số đầu tiên ở dòng"
            type="number"
            min={1}
            max={20_000}
            value={String(layout.lines + 1)}
            onChange={({ target }) => {
              const line = Math.min(20_000, Math.max(1, Math.trunc(Number(target.value)) || 1));
              onLayout({ ...layout, lines: line - 1 });
            }}
          />
        </fieldset>
        <div className="c-table-box i-items">
          <table className="c-table">
            <caption className="c-sr">Chỉ tiêu trong bảng và ô của báo cáo</caption>
            <thead>
              <tr>
                <th scope="col">{layout.by === "rows" ? "Dòng" : "Cột"}</th>
                <th scope="col">Trong bảng</th>
                <th scope="col">Ô của báo cáo</th>
                <th scope="col">Vì sao</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.key}>
                  <td className="c-num">
                    {layout.by === "rows" ? item.at + 1 : columnLetters(item.at)}
                  </td>
                  <th scope="row">{item.label}</th>
                  <td>
                    <FieldPicker
                      label={`Ô của ${item.label}`}
                      value={item.field}
                      picks={picks}
                      none="Không lấy"
                      disabled={busy}
                      onPick={(field) => onLayout(withField(layout, item.key, field))}
                    />
                  </td>
                  <td>
                    <MappedMark item={item} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="c-row">
          <Button small disabled={busy || kept} onClick={onKeep}>
            Nhớ cách đọc này
          </Button>
          <Button small tone="quiet" disabled={busy} onClick={() => onLayout(null)}>
            Đọc như văn bản
          </Button>
          <span className="c-small c-quiet">
            Nhớ theo đơn vị và tiêu đề của bảng; ghi số xong cũng tự nhớ.
            {open && " Chỉ tiêu chưa có ô vẫn hiện ở mục “Không có ô”."}
          </span>
        </p>
      </div>
    </details>
  );
}

function MappedMark({ item: { by, field } }: { item: TableItem }): ReactNode {
  const said = by === "kept" && field === "" ? "không lấy" : mappedWords[by];
  const tone = by === "alike" ? "doubt" : by === "none" || field === "" ? "plain" : "settled";
  return <StateMark tone={tone}>{said}</StateMark>;
}
