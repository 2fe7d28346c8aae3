import type { Figure, Statement, Understanding } from "@cchc/documents/understand/facts";
import { qualifierFits, valueFits } from "@cchc/domain/form/value";
import { type Field, fieldOf, type Form, hasCell } from "@cchc/domain/form/form";
import { type Cell, cellKey } from "@cchc/domain/report/cell";
import { cleanText } from "@cchc/domain/text/hygiene";
import { doubtsOf } from "./against.ts";

/** A figure of a file as an answer to one cell of the report. */
export interface Proposal {
  /** Place among the figures of the file, answers in words counted on after them. */
  readonly figure: number;
  readonly field: string;
  readonly row: string;
  readonly cell: Cell;
  /** The words it stands in. */
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  /** Taken together with all others like it without looking; the others ask for a look. */
  readonly certain: boolean;
  /** Why a person should look, in Vietnamese; absent where nothing speaks against it. */
  readonly doubt?: string;
}

/** From here on a reading is sure enough to be taken unseen. */
const sure = 0.7;

const inWords = "Đọc từ lời văn, không phải từ con số: hãy xem câu rồi chọn.";

/** Longest sentence kept as the source of a value. */
const longestSource = 300;

/**
 * The figures of a file that answer cells of the form. A cell that the file answers with different
 * figures is certain in none of them, nor is one that the file contradicts elsewhere (of a sum the
 * total, and the parts that Bác sĩ số liệu points at); what the file leaves blank proposes nothing.
 * Yes, no and days said in words are proposed and never certain.
 */
export function proposals(
  form: Form,
  { figures, statements, findings }: Pick<Understanding, "figures" | "statements" | "findings">,
  fileName: string,
): readonly Proposal[] {
  const found = figures.flatMap((figure, at): Proposal[] => {
    const { field: code, row, phrase, start, end, confidence, doubt: said } = figure;
    const field = code === null ? undefined : fieldOf(form, code);
    if (field === undefined || code === null || !hasCell(form, code, row)) return [];
    if (figure.class !== "reported") return [];
    const cell = cellOf(field, figure, fileName);
    if (cell === undefined) return [];
    const certain = confidence >= sure && said === undefined;
    const doubt = said === undefined ? {} : { doubt: said };
    return [{ figure: at, field: code, row, cell, phrase, start, end, certain, ...doubt }];
  });
  const against = doubtsOf(form, findings, found);
  const weighed = found.map((proposal): Proposal => {
    const doubt = proposal.doubt ?? against.get(cellKey(proposal.field, proposal.row));
    return doubt === undefined ? proposal : { ...proposal, certain: false, doubt };
  });
  const words = statements.flatMap((statement, at): Proposal[] => {
    const { field: code, value, phrase, start, end } = statement;
    const field = fieldOf(form, code);
    if (field === undefined || !valueFits(field.kind, value)) return [];
    const source = sourceOf(statement, fileName);
    const cell: Cell = { state: "entered", value, qualifier: "exact", source };
    const place = { figure: figures.length + at, field: code, row: "", phrase, start, end };
    return [{ ...place, cell, certain: false, doubt: inWords }];
  });
  return doubtingConflicts([...weighed, ...words]);
}

/** A cell with different answers is certain in none of them. */
export function doubtingConflicts(found: readonly Proposal[]): readonly Proposal[] {
  const values = new Map<string, Set<string>>();
  for (const { field, row, cell } of found) {
    const key = cellKey(field, row);
    values.set(key, (values.get(key) ?? new Set()).add(valueText(cell)));
  }
  return found.map((proposal) => {
    const different = values.get(cellKey(proposal.field, proposal.row))?.size ?? 1;
    if (different === 1) return proposal;
    const doubt = `Tệp ghi ${different} số khác nhau cho ô này: hãy chọn một.`;
    return { ...proposal, certain: false, doubt };
  });
}

function valueText(cell: Cell): string {
  return cell.state === "entered" ? `${cell.value} ${cell.qualifier}` : cell.state;
}

function cellOf(field: Field, figure: Figure, fileName: string): Cell | undefined {
  const source = sourceOf(figure, fileName);
  if (figure.kind === "impliedZero" && figure.value === 0 && field.kind === "count") {
    return { state: "none", source };
  }
  const value = valueOf(field, figure);
  if (value === undefined || !valueFits(field.kind, value)) return undefined;
  const qualifier = qualifierFits(field.kind, figure.qualifier) ? figure.qualifier : "exact";
  return { state: "entered", value, qualifier, source };
}

/** The value as its field keeps it: a percentage in whole hundredths. */
function valueOf({ kind }: Field, { value }: Figure): number | string | boolean | undefined {
  if (value === null) return undefined;
  if (kind === "rate") return typeof value === "number" ? Math.round(value * 100) : undefined;
  if (kind === "yesno") return typeof value === "number" ? value > 0 : undefined;
  return value;
}

/** `tệp bao-cao-2022.docx: “… tiếp nhận 1.059 hồ sơ …”` */
function sourceOf({ phrase }: Figure | Statement, fileName: string): string {
  const words = cleanText(phrase.replaceAll(/\s+/g, " "));
  const said = words.length > longestSource ? `${words.slice(0, longestSource)}…` : words;
  return `tệp ${fileName}: “${said}”`;
}
