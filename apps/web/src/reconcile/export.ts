import {
  DOSSIER_COLUMN_LABELS,
  DOSSIER_COLUMNS,
  type DossierColumn,
  type DossierColumns,
} from "@cchc/domain/reconcile/columns";
import { CAUSE_LABELS } from "@cchc/domain/reconcile/differences";
import { cellKey } from "@cchc/domain/report/cell";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";

/** The export of one person for one report, as the server has it. */
export type ExportView = NonNullable<Outputs["reconcile"]["status"]>;
export type LookedSheet = NonNullable<ExportView["looked"]>["sheets"][number];
export type Layout = NonNullable<ExportView["layout"]>;
export type Compared = NonNullable<ExportView["result"]>;
export type ComparedRow = Compared["rows"][number];
export type ComparedCell = ComparedRow["cells"][number];

/** Whether somebody has to wait for it. */
export function isBusy({ state }: ExportView): boolean {
  return state === "waiting" || state === "looking" || state === "counting";
}

/** What is being done, as it is shown while one waits. */
export function busyWords({ state, progress }: ExportView): string {
  if (state === "waiting") return "Chờ đến lượt";
  if (progress.stage === "opening") return "Đang mở tệp";
  if (progress.stage === "counting") return `Đang đếm ${formatCount(progress.total)} dòng`;
  return `Đang đọc dòng ${formatCount(progress.done)}/${formatCount(progress.total)}`;
}

/** `Cột B: Mã hồ sơ (H41.1, H41.2)`. */
export function columnWords(sheet: LookedSheet, at: number): string {
  const { heading = "", examples = [], personal = false } = sheet.columns[at] ?? {};
  const said = heading === "" ? "" : `: ${heading}`;
  const shown = personal ? " (không hiển thị)" : "";
  const like = examples.length === 0 ? shown : ` (${examples.join(", ")})`;
  return `Cột ${letters(at)}${said}${like}`;
}

function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${letters(Math.floor(at / 26) - 1)}${last}`;
}

/** The columns with one of them moved; a place that another column had is taken from it. */
export function withColumn(
  columns: DossierColumns,
  column: DossierColumn,
  place: number | undefined,
): DossierColumns {
  const next: Partial<Record<DossierColumn, number>> = {};
  for (const one of DOSSIER_COLUMNS) {
    const at = one === column ? place : columns[one];
    if (at !== undefined && (one === column || at !== place)) next[one] = at;
  }
  return next;
}

/** Why these columns cannot be counted yet, or what counting will lack; empty where nothing. */
export function columnDoubts(columns: DossierColumns): readonly string[] {
  const lacking: readonly (readonly [DossierColumn, string])[] = [
    ["code", "không nhận ra hồ sơ đứng hai lần"],
    ["due", "không biết hồ sơ nào quá hạn"],
    ["finished", "hồ sơ nào cũng tính là chưa có kết quả"],
    ["channel", "hồ sơ nào cũng tính là nộp trực tiếp"],
    ["status", "không nhận ra hồ sơ đã rút, bị từ chối"],
  ];
  return lacking.flatMap(([column, why]) =>
    columns[column] === undefined
      ? [`Không có cột “${DOSSIER_COLUMN_LABELS[column]}”: ${why}.`]
      : [],
  );
}

/** What stands beside one figure: it agrees, it differs and perhaps why, or there is none. */
export function verdictOf({ difference }: ComparedCell): {
  readonly tone: "settled" | "doubt" | "none";
  readonly words: string;
} {
  if (difference === null) return { tone: "none", words: "Báo cáo chưa có số" };
  if (difference.gap === 0) return { tone: "settled", words: "Khớp" };
  const { gap, causes } = difference;
  const side = `${gap > 0 ? "Báo cáo nhiều hơn" : "Báo cáo ít hơn"} ${formatCount(Math.abs(gap))}`;
  const why =
    causes === undefined
      ? "chưa rõ vì sao"
      : `khớp nếu ${causes.map((cause) => CAUSE_LABELS[cause]).join(" và ")}`;
  return { tone: "doubt", words: `${side}; ${why}` };
}

/** Whether a count would change the report. */
export function wouldChange({ counted, now }: ComparedCell): boolean {
  return now?.state !== "entered" || now.value !== counted;
}

/** Cells of the whole comparison by their key. */
export function cellsByKey(rows: readonly ComparedRow[]): ReadonlyMap<string, ComparedCell> {
  return new Map(
    rows.flatMap(({ row, cells }) =>
      cells.map((cell) => [cellKey(cell.field, row), cell] as const),
    ),
  );
}

/** Dossiers received, as counted: the one count by which an export and its parts are spoken of. */
export function receivedIn({ cells }: ComparedRow): number {
  return cells.find(({ field }) => field === "tthc.received.total")?.counted ?? 0;
}

/** From how many lines of the file how many dossiers were counted, and what the others are. */
export function countedWords({ rows, dossiers, last }: Compared): string {
  const whole = rows.find(({ row }) => row === "");
  const received = whole === undefined ? 0 : receivedIn(whole);
  const lines = `${formatCount(dossiers)} dòng của tệp, số liệu đến ${formatDay(last)}`;
  const counted = `Đếm được ${formatCount(received)} hồ sơ tiếp nhận từ ${lines}`;
  return received === dossiers
    ? `${counted}.`
    : `${counted}; dòng còn lại đứng hai lần, đã rút, bị trả lại, ngoài kỳ hoặc có ngày chưa đến.`;
}

/** How many figures agree, differ, or have nothing in the report to compare with. */
export function tally(cells: readonly ComparedCell[]): {
  readonly agree: number;
  readonly differ: number;
  readonly missing: number;
} {
  const agree = cells.filter(({ difference }) => difference?.gap === 0).length;
  const missing = cells.filter(({ difference }) => difference === null).length;
  return { agree, differ: cells.length - agree - missing, missing };
}

/** `3 ô khớp, 2 ô lệch, 6 ô báo cáo chưa có số`; what there is none of is left out. */
export function summaryOf(cells: readonly ComparedCell[]): string {
  const { agree, differ, missing } = tally(cells);
  const parts = [
    [agree, "ô khớp"],
    [differ, "ô lệch"],
    [missing, "ô báo cáo chưa có số"],
  ] as const;
  return parts.flatMap(([n, words]) => (n === 0 ? [] : [`${formatCount(n)} ${words}`])).join(", ");
}
