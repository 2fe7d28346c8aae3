import type { Finding, Heading } from "@cchc/documents/understand/facts";
import type { EntryLine, EntrySheet } from "@cchc/documents/write/entry-sheet";
import { rowsIn } from "@cchc/domain/checks/run";
import { type Field, fieldOf, type Form, hasCell, rowName } from "@cchc/domain/form/form";
import { qualifierFits, valueFits } from "@cchc/domain/form/value";
import { type Cell, type Cells, cellKey, cellRef, type Qualifier } from "@cchc/domain/report/cell";
import { cellText, qualifierWords } from "@cchc/domain/report/cell-words";
import { readTyped } from "@cchc/domain/report/typed";
import { cleanText } from "@cchc/domain/text/hygiene";
import { doubtingConflicts, type Proposal } from "./propose.ts";

/** First cell of a sheet that this program wrote; then form and version. Frozen once landed. */
export const templateMark = "so-cchc/mau-nhap/1";

const heads = ["Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Mức chắc chắn", "Ghi chú"] as const;

const advice = [
  "Chỉ gõ vào cột Số liệu, Mức chắc chắn và Ghi chú; không xóa dòng, không đổi cột ẩn.",
  "Số gõ kiểu Việt Nam: 1.059 và 99,53. Việc không xảy ra thì ghi “Không phát sinh”, chưa có thì ghi “Chưa có số liệu”; để trống là chưa trả lời.",
];

/** Longest note and source that are taken over from a sheet. */
const longest = { note: 1000, source: 300 };

export interface TemplateOf {
  readonly form: Form;
  /** `"Phường …, năm 2025"`. */
  readonly about: string;
  readonly cells: Cells;
}

/** A report as a sheet to fill in offline: one row a field, with what stands there now. */
export function entrySheetOf({ form, about, cells }: TemplateOf): EntrySheet {
  const line = (field: Field, row: string): EntryLine => {
    const cell = cells.get(cellKey(field.code, row));
    const qualifier = cell?.state === "entered" ? qualifierWords[cell.qualifier] : "";
    return {
      kind: "field",
      code: cellKey(field.code, row),
      label: field.label,
      unit: field.unit,
      value: cell === undefined ? "" : cellText(field.kind, exactly(cell)),
      qualifier,
      note: cell?.note ?? "",
    };
  };
  const areas = form.areas.flatMap(({ code, label }): EntryLine[] => {
    const own = form.fields.filter(({ area }) => area === code);
    if (own.length === 0) return [];
    return [{ kind: "heading", text: label }, ...own.map((field) => line(field, ""))];
  });
  const tables = form.tables.flatMap((table) => {
    const keys = new Set([...table.rows.map(({ key }) => key), ...rowsIn(cells)]);
    return [...keys].flatMap((key): EntryLine[] => [
      { kind: "heading", text: `${table.label}: ${rowName(table, key)}` },
      ...table.fields.flatMap((code) => fieldOf(form, code) ?? []).map((field) => line(field, key)),
    ]);
  });
  return {
    title: `${form.name}. ${about}`,
    advice,
    mark: [templateMark, form.code, String(form.version)],
    heads,
    qualifiers: Object.values(qualifierWords).filter((word) => word !== ""),
    lines: [...areas, ...tables],
  };
}

function exactly(cell: Cell): Cell {
  return cell.state === "entered" ? { ...cell, qualifier: "exact" } : cell;
}

/** Whose report and of when a template says it is: `"Phường Sông Mây, Năm 2024"`. */
export function aboutOf(form: Form, rows: readonly (readonly string[])[]): string {
  const title = rows[1]?.[1] ?? "";
  const own = `${form.name}. `;
  return title.startsWith(own) ? title.slice(own.length) : (title.split(". ").at(-1) ?? "");
}

/** Whether a sheet's rows are those of a template. */
export function isTemplate(rows: readonly (readonly string[])[] | undefined): boolean {
  return rows?.[0]?.[0] === templateMark;
}

export interface ReadTemplate {
  readonly text: string;
  readonly proposals: readonly Proposal[];
  readonly others: readonly {
    readonly value: string;
    readonly unit: string;
    readonly phrase: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly findings: readonly Finding[];
  readonly notices: readonly string[];
}

/**
 * A filled-in template: each row goes to its cell by code, nothing is guessed. What cannot be read as
 * an answer of its field is a question; a code that the form does not have stays visible.
 */
export function readTemplate(
  form: Form,
  rows: readonly (readonly string[])[],
  fileName: string,
): ReadTemplate {
  const proposals: Proposal[] = [];
  const others: ReadTemplate["others"][number][] = [];
  const findings: Finding[] = [];
  let text = "";
  rows.slice(1).forEach((columns, at) => {
    const [code = "", label = "", unit = "", value = "", qualifier = "", note = ""] = columns;
    const shown = [label, unit, value, qualifier, note].map((part) => part.replaceAll("\n", " "));
    const before = `${shown.slice(0, 2).join("\t")}\t`.length + text.length;
    const isRow = code !== "" && code !== heads[0];
    text += `${(isRow ? shown : shown.slice(0, 1)).join("\t").trimEnd()}\n`;
    if (!isRow || value === "") return;
    const place = { start: before, end: before + value.length };
    const counted = /^\d/.test(value) ? ` ${unit}` : "";
    const answer = `${qualifier} ${value}${counted}`.trim().replaceAll(/\s+/g, " ");
    const phrase = `${label}: ${answer}`;
    const { field: fieldCode, row } = cellRef(code);
    const field = fieldOf(form, fieldCode);
    if (field === undefined || !hasCell(form, fieldCode, row)) {
      others.push({ value, unit, phrase, ...place });
      return;
    }
    const source = `tệp ${fileName}, dòng ${at + 2}: “${brief(phrase)}”`;
    const read = answerOf(field, { value, qualifier });
    if (typeof read === "string") {
      const kind = "ambiguous" as const;
      findings.push({
        kind,
        severity: "warning",
        phrase,
        message: read,
        fields: [field.code],
        ...place,
      });
      return;
    }
    const remark = cleanText(note).slice(0, longest.note);
    const cell = { ...read, source, ...(remark === "" ? {} : { note: remark }) };
    const figure = proposals.length;
    proposals.push({ figure, field: field.code, row, cell, phrase, ...place, certain: true });
  });
  const [, formCode, version] = rows[0] ?? [];
  const other = formCode !== form.code || version !== String(form.version);
  return {
    text,
    proposals: doubtingConflicts(proposals),
    others,
    findings,
    notices: other
      ? ["Mẫu này lập cho biểu mẫu khác: chỉ những dòng có ô trong báo cáo này được đọc."]
      : [],
  };
}

/** The words of a source, cleaned and not too long. */
export function brief(phrase: string): string {
  const words = cleanText(phrase);
  return words.length > longest.source ? `${words.slice(0, longest.source)}…` : words;
}

/** The answer, or one sentence on why there is none. */
export function answerOf(
  field: Field,
  said: { readonly value: string; readonly qualifier: string },
): Cell | string {
  const qualifier = qualifierOf(said.qualifier);
  if (qualifier === undefined) {
    return `Mức chắc chắn “${said.qualifier}” không có trong danh sách: hãy chọn lại trong mẫu.`;
  }
  const typed = readTyped(field.kind, cleanText(said.value));
  if (typed.kind === "refused") return typed.message;
  if (typed.kind === "empty") return "Ô số liệu chỉ có khoảng trắng.";
  const { cell } = typed;
  if (cell.state !== "entered") return cell;
  const sure = cell.qualifier === "exact" ? qualifier : cell.qualifier;
  if (!valueFits(field.kind, cell.value)) return `“${said.value}” không ghi được vào ô này.`;
  return { ...cell, qualifier: qualifierFits(field.kind, sure) ? sure : "exact" };
}

function qualifierOf(word: string): Qualifier | undefined {
  const said = cleanText(word).toLowerCase();
  const codes: readonly Qualifier[] = ["exact", "nearly", "above", "about", "at-least", "at-most"];
  return codes.find((code) => qualifierWords[code] === said);
}

/** A template has no head of its own. */
export const noHeading: Heading = {
  type: null,
  number: null,
  symbol: null,
  date: null,
  place: null,
  issuer: null,
  title: null,
  period: null,
  signer: null,
  signerTitle: null,
  recipients: [],
};
