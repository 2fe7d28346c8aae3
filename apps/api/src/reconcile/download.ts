import type { StreamRow } from "@cchc/documents/write/xlsx-stream";
import { AFFECTED_LABELS } from "@cchc/domain/reconcile/affected";
import { CAUSE_LABELS, differenceSentence } from "@cchc/domain/reconcile/differences";
import { ODD_DAY_LABELS, oddDays } from "@cchc/domain/reconcile/odd-days";
import { fieldOf, type Form, rowName, tableOf } from "@cchc/domain/form/form";
import type { Day, FieldCode, RowKey } from "@cchc/domain/report/cell";
import { cellText } from "@cchc/domain/report/cell-words";
import { toCsv } from "@cchc/domain/text/csv";
import { formatDay } from "@cchc/domain/text/days";
import { sheetStream } from "../sheet-stream.ts";
import type { Counted } from "@cchc/documents/read/dossier-file";
import type { ComparedRow } from "./view.ts";

/** What a comparison is downloaded from. */
export interface Comparison {
  readonly form: Form;
  readonly counted: Counted;
  readonly rows: readonly ComparedRow[];
  /** The day on which one asks: days after it cannot be. */
  readonly today: Day;
}

const columns = [
  { head: "Phần", kind: "text", width: 26 },
  { head: "Lĩnh vực", kind: "text", width: 24 },
  { head: "Chỉ tiêu", kind: "text", width: 40 },
  { head: "Báo cáo", kind: "text", width: 14 },
  { head: "Đếm được", kind: "count", width: 12 },
  { head: "Nhận xét", kind: "text", width: 60 },
  { head: "Dòng trong tệp", kind: "count", width: 10 },
  { head: "Mã hồ sơ", kind: "text", width: 28 },
  { head: "Ngày tiếp nhận", kind: "date", width: 13 },
  { head: "Ngày hẹn trả", kind: "date", width: 13 },
  { head: "Ngày có kết quả", kind: "date", width: 13 },
] as const;

/** The figures first, then the dossiers of each cause, then the lines that were not counted. */
function* linesOf({ form, counted, rows, today }: Comparison): Generator<StreamRow> {
  const label = (code: FieldCode): string => fieldOf(form, code)?.label ?? code;
  const areaName = (row: RowKey): string => {
    const table = tableOf(form, "tthc.received.total");
    return row === "" || table === undefined ? row : rowName(table, row);
  };
  for (const { row, cells } of rows) {
    for (const { field, counted: count, now, difference } of cells) {
      const said = difference === null ? "Báo cáo chưa có số." : differenceSentence(difference);
      const reported = now === null ? "" : cellText("count", now);
      yield [
        "So số liệu",
        row === "" ? "Tất cả" : areaName(row),
        label(field),
        reported,
        count,
        said,
      ];
    }
  }
  for (const { cause, dossiers } of counted.causes) {
    for (const { line, code, area, received, due, finished } of dossiers) {
      const days = [received, due ?? undefined, finished ?? undefined];
      const odd = cause === "odd-days" ? oddDays({ received, due, finished }, today) : [];
      const slips = odd.map((one) => ODD_DAY_LABELS[one]).join(", ");
      const why = slips === "" ? `Lệch nếu ${CAUSE_LABELS[cause]}` : `Xem lại: ${slips}`;
      yield [AFFECTED_LABELS[cause], areaName(area), "", "", undefined, why, line, code, ...days];
    }
  }
  for (const { line, message } of counted.unread) {
    yield ["Dòng không đếm được", "", "", "", undefined, message, line];
  }
}

/** As text, for programs that only read CSV. */
export function comparisonCsv(comparison: Comparison): string {
  const lines = Array.from(linesOf(comparison), (row) =>
    columns.map(({ kind }, at) => {
      const value = row[at];
      if (value === undefined) return "";
      return kind === "date" && typeof value === "string" ? formatDay(value) : String(value);
    }),
  );
  return toCsv([columns.map(({ head }) => head), ...lines]);
}

/** As a spreadsheet, written as it is read. */
export function comparisonXlsx(comparison: Comparison): ReadableStream<Uint8Array> {
  return sheetStream({ name: "Đối chiếu", columns, rows: linesOf(comparison) });
}
