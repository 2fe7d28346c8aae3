import { DOSSIER_TABLE } from "@cchc/domain/form/tthc-fields";
import type { FieldCode } from "@cchc/domain/report/cell";
import { type CleanText, foldText } from "./clean.ts";
import type { Span } from "./facts.ts";
import type { Grid, GridRow } from "./tasks.ts";

/** A number of the dossier table, with its place in the cleaned text. */
export interface TableFigure extends Span {
  readonly field: FieldCode;
  readonly row: string;
  readonly value: number;
}

/** Columns 3–13 of form II.06a. */
const STANDARD: readonly FieldCode[] = [
  "tthc.received.total",
  "tthc.received.online",
  "tthc.received.direct",
  "tthc.received.carried",
  "tthc.resolved.total",
  "tthc.resolved.early",
  "tthc.resolved.on_time",
  "tthc.resolved.late",
  "tthc.pending.total",
  "tthc.pending.in_time",
  "tthc.pending.late",
];

const COUNT = /^\d{1,3}(?:\.\d{3})+$|^\d+$/;

/** What a column counts, from the words of the headings above it; latest heading decides. */
export function columnField(words: string): FieldCode | null {
  const stage = /dang (?:duoc )?(?:giai quyet|xu ly)|ton (?!dau)/.test(words)
    ? "pending"
    : /da (?:duoc )?(?:giai quyet|xu ly)|ket qua giai quyet|(?<!tiep nhan,? (?:va )?)giai quyet(?: xong)?(?!.*tiep nhan)/.test(
          words,
        )
      ? "resolved"
      : /tiep nhan|nhan/.test(words)
        ? "received"
        : null;
  if (/ky truoc|nam truoc|chuyen (?:qua|sang|tiep)/.test(words)) return "tthc.received.carried";
  if (/truc tuyen/.test(words)) return "tthc.received.online";
  if (/truc tiep|buu chinh/.test(words)) return "tthc.received.direct";
  if (/(?:truoc|som)(?: han)? va (?:dung|truoc) han|dung (?:han )?va truoc han/.test(words))
    return null;
  if (/truoc han/.test(words)) return "tthc.resolved.early";
  if (/trong han|chua den han|chua qua han/.test(words)) return "tthc.pending.in_time";
  if (/dung han/.test(words))
    return stage === "pending" ? "tthc.pending.in_time" : "tthc.resolved.on_time";
  if (/qua han|tre han/.test(words)) {
    return stage === "pending" ? "tthc.pending.late" : "tthc.resolved.late";
  }
  if (/moi tiep nhan|tiep nhan moi/.test(words) && !/tong/.test(words)) return "tthc.received.new";
  if (/tong|so luong/.test(words) && stage !== null) return `tthc.${stage}.total`;
  return stage === null ? null : `tthc.${stage}.total`;
}

/** The row of a lĩnh vực: its key, its own name, or `""` for the total. */
export function rowKey(name: string): string {
  const folded = foldText(name)
    .replaceAll(/\s+/g, " ")
    .replace(/^(?:linh vuc|cac tthc(?: thuoc)? linh vuc)[: ]*/, "")
    .trim();
  if (/^(?:tong(?: so| cong)?|cong)(?: |$|:)/.test(folded) || folded === "") return "";
  const row = DOSSIER_TABLE.rows.find(({ label }) => {
    const known = foldText(label);
    return known === folded || known.split(", ")[0] === folded || folded.startsWith(known);
  });
  return row?.key ?? name.replace(/^lĩnh vực\s*/iu, "").trim();
}

function counts({ cells }: GridRow): number {
  return cells.filter(({ text }) => COUNT.test(text)).length;
}

/** The first cell with words. */
function nameOf({ cells }: GridRow): string {
  return cells.find(({ text }) => /\p{L}{2}/u.test(text))?.text ?? "";
}

function isDossierGrid(clean: CleanText, grid: Grid): boolean {
  const words = grid.rows
    .filter((row) => counts(row) < 3)
    .map(({ start, end }) => clean.folded.slice(start, end))
    .join(" ");
  return (
    ((/tiep nhan/.test(words) && /giai quyet/.test(words)) ||
      (/truoc han/.test(words) && /(?:qua|tre) han/.test(words))) &&
    /linh vuc|tong/.test(clean.folded.slice(grid.rows[0]?.start, grid.rows.at(-1)?.end))
  );
}

/** Headings that do not say of what: the first total is of what came in, the second of what went out. */
function inOrder(words: readonly string[]): readonly (FieldCode | null)[] {
  let stage = -1;
  const stages = ["received", "resolved", "pending"] as const;
  return words.map((heading) => {
    const field = columnField(heading);
    if (field !== null && !/\.late$|\.on_time$/.test(field)) {
      stage = Math.max(
        stage,
        stages.findIndex((one) => field.includes(`.${one}.`)),
      );
      return field;
    }
    if (field === null && /^(?:tong|so luong)/.test(heading)) {
      stage += 1;
      const next = stages[stage];
      return next === undefined ? null : `tthc.${next}.total`;
    }
    if (field?.endsWith(".late") === true && stage === 2) return "tthc.pending.late";
    return field;
  });
}

/**
 * The headings of one row over `width` columns. A cell that spans others leaves empty ones behind it;
 * a row that lost its first cells, which span the rows above, lies to the right. `null` where the
 * row tells neither.
 */
function headingsOf({ cells }: GridRow, width: number): readonly string[] | null {
  const texts = cells.map(({ text }) => foldText(text).trim());
  if (texts.length === width || texts.slice(2).includes("")) {
    let over = "";
    return Array.from({ length: width }, (_, index) => {
      const own = texts[index] ?? "";
      if (own !== "") over = own;
      return texts.length === width ? own : index < 2 ? own : over;
    });
  }
  if (texts.length < width - 2 || texts.length > width) return null;
  return [...Array.from({ length: width - texts.length }, () => ""), ...texts];
}

function byFormula(row: GridRow): ReadonlyMap<number, FieldCode> | null {
  const labels = row.cells.map(({ text }) => /^\((\d{1,2})\)/.exec(text)?.[1]);
  if (labels.filter((label) => label !== undefined).length < 8) return null;
  const columns = new Map<number, FieldCode>();
  labels.forEach((label, index) => {
    const field = STANDARD[Number(label) - 3];
    if (label !== undefined && field !== undefined) columns.set(index, field);
  });
  return columns;
}

/** The figures of dossier tables; the spans of all of a table's rows so that none is read twice. */
export function readDossierTables(
  clean: CleanText,
  grids: readonly Grid[],
): { readonly figures: readonly TableFigure[]; readonly used: readonly Span[] } {
  const figures: TableFigure[] = [];
  const used: Span[] = [];
  for (const grid of grids) {
    if (!isDossierGrid(clean, grid)) continue;
    const body = grid.rows.filter((row) => counts(row) >= 3 && /\p{L}{2}/u.test(nameOf(row)));
    if (body.length === 0) continue;
    const formula = grid.rows.map(byFormula).find((found) => found !== null) ?? null;
    const width = Math.max(...body.map(({ cells }) => cells.length));
    const header = grid.rows.slice(
      0,
      grid.rows.indexOf(body[0] ?? { start: 0, end: 0, cells: [] }),
    );
    const headings = header.map((row) => headingsOf(row, width));
    const headed = inOrder(
      Array.from({ length: width }, (_, index) =>
        headings
          .map((texts) => texts?.[index] ?? "")
          .join(" ")
          .trim(),
      ),
    );
    const columnAt = (index: number): FieldCode | null => {
      if (formula !== null) return formula.get(index) ?? null;
      if (width === 13) return STANDARD[index - 2] ?? null;
      if (width === 12 && !/^(?:stt|tt)$/.test(foldText(header[0]?.cells[0]?.text ?? "")))
        return STANDARD[index - 1] ?? null;
      return headed[index] ?? null;
    };
    const before = figures.length;
    for (const row of body) {
      const nameAt = row.cells.findIndex(({ text }) => /\p{L}{2}/u.test(text));
      const name = row.cells[nameAt]?.text ?? "";
      const key = rowKey(name);
      row.cells.forEach(({ start, end, text }, index) => {
        if (index <= nameAt || !COUNT.test(text)) return;
        const shifted = row.cells.length < width ? index + width - row.cells.length : index;
        const field = columnAt(shifted);
        if (field !== null)
          figures.push({ start, end, field, row: key, value: Number(text.replaceAll(".", "")) });
      });
    }
    if (figures.length > before) used.push(...grid.rows.map(({ start, end }) => ({ start, end })));
  }
  return { figures, used };
}
