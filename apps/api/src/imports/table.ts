import type { Finding } from "@cchc/documents/understand/facts";
import {
  isBlank,
  isValue,
  type TableItem,
  type TableValue,
} from "@cchc/documents/read/figure-layout";
import type { ReadFigures } from "@cchc/documents/read/figure-table";
import { type Field, fieldOf, type Form, hasCell } from "@cchc/domain/form/form";
import { cellRef } from "@cchc/domain/report/cell";
import { searchKey } from "@cchc/domain/text/search-key";
import { doubtingConflicts, type Proposal } from "./propose.ts";
import { answerOf, brief, type ReadTemplate } from "./template.ts";

const onlyAlike = "Tên trong bảng chỉ gần giống tên ô này: hãy xem rồi chọn.";

/** Most empty cells that are listed one by one. */
const mostBlanks = 40;

/**
 * A table of figures as answers to cells. An empty cell, a dash and dots are nothing, not 0 and not
 * "không phát sinh"; what cannot be read as an answer of its field is a question.
 */
export function readTable(
  form: Form,
  { table, fingerprint, remembered }: ReadFigures,
  file: string,
) {
  const { sheets, columns, own, layout, items, values, text } = table;
  const sheet = sheets.length > 1 ? `, trang tính “${sheets[layout.sheet]?.name ?? ""}”` : "";
  const proposals: Proposal[] = [];
  const others: ReadTemplate["others"][number][] = [];
  const findings: Finding[] = [];
  let blanks = 0;
  for (const value of values) {
    const item = items[value.item];
    const { text: said, start, end } = value;
    const phrase = `${value.label}: ${said}`;
    const to = item === undefined ? undefined : cellOf(form, item, value);
    if (to === undefined) {
      if (isValue(said)) others.push({ value: said, unit: "", phrase, start, end });
      continue;
    }
    if (isBlank(said)) {
      blanks += 1;
      continue;
    }
    const { field, row } = to;
    const read = answerOf(field, { value: withoutUnit(said, field), qualifier: "" });
    if (typeof read === "string") {
      const fields = [field.code];
      findings.push({
        kind: "ambiguous",
        severity: "warning",
        phrase,
        message: read,
        fields,
        start,
        end,
      });
      continue;
    }
    const source = `tệp ${file}${sheet}, dòng ${value.line + 1}: “${brief(phrase)}”`;
    const alike = item?.by === "alike";
    const place = { figure: proposals.length, field: field.code, row, phrase, start, end };
    const cell = { ...read, source };
    proposals.push({ ...place, cell, certain: !alike, ...(alike ? { doubt: onlyAlike } : {}) });
  }
  return {
    table: { sheets, columns, own, layout, items, fingerprint, remembered },
    text,
    proposals: doubtingConflicts(proposals),
    others,
    findings: [...findings, ...blankFindings(form, table)],
    notices:
      blanks === 0
        ? []
        : [`${blanks} ô có chỉ tiêu nhưng để trống hay gạch ngang: không tính là 0, không lấy.`],
  };
}

/** Where a value goes; `undefined` where its item has no cell in this form. */
function cellOf(
  form: Form,
  item: TableItem,
  value: TableValue,
): { readonly field: Field; readonly row: string } | undefined {
  if (item.field === "") return undefined;
  const { field: code, row: own } = cellRef(item.field);
  const row = value.row === "" ? own : value.row;
  const field = fieldOf(form, code);
  return field === undefined || !hasCell(form, code, row) ? undefined : { field, row };
}

/** `1.059 hồ sơ` in a field of hồ sơ is `1.059`. */
function withoutUnit(text: string, { unit, kind }: Field): string {
  const said = text.trim();
  if (kind === "text" || unit === "" || !searchKey(said).endsWith(searchKey(unit))) return said;
  const bare = said.slice(0, said.length - unit.length).trim();
  return /\d$/.test(bare) ? bare : said;
}

function blankFindings(form: Form, { items, values }: ReadFigures["table"]): readonly Finding[] {
  return values
    .flatMap((value): readonly Finding[] => {
      const item = items[value.item];
      const to = item === undefined ? undefined : cellOf(form, item, value);
      if (to === undefined || to.row !== "" || !isBlank(value.text)) return [];
      const { label, start, end } = value;
      const fields = [to.field.code];
      const message = "Ô trống hay gạch ngang: hãy hỏi là chưa có số liệu, không phát sinh hay 0.";
      const kind = "blank" as const;
      return [{ kind, severity: "info", phrase: label, message, fields, start, end }];
    })
    .slice(0, mostBlanks);
}
