import {
  type AreaCode,
  fieldOf,
  type Field,
  type Form,
  rowName,
  tableOf,
} from "@cchc/domain/form/form";
import { type Cell, type Cells, cellKey } from "@cchc/domain/report/cell";
import { readTyped } from "@cchc/domain/report/typed";
import type { Choice, Choices, Proposal, Reading } from "./reading.ts";

/** One answer that the file gives to a cell; the same answer twice is one. */
export interface Candidate extends Pick<Proposal, "cell" | "phrase" | "start" | "end" | "certain"> {
  readonly doubt: string | undefined;
  /** Where it stands once more, first place included. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** One cell of the report that the file has something to say about. */
export interface FigureRow {
  readonly key: string;
  readonly field: Field;
  readonly row: string;
  readonly label: string;
  readonly area: AreaCode;
  readonly candidates: readonly Candidate[];
}

/** The same answer, whatever its note and source. */
export function sameAnswer(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === undefined || b === undefined || a.state !== b.state) return a === b;
  if (a.state !== "entered" || b.state !== "entered") return true;
  return a.value === b.value && a.qualifier === b.qualifier;
}

/** Whether the report says so already; a note counts where the file brings one. */
export function isSaid(taken: Cell, now: Cell | undefined): boolean {
  return sameAnswer(taken, now) && (taken.note === undefined || taken.note === now?.note);
}

/** The cells that a file answers, in the order of the form, then of lĩnh vực as the file names them. */
export function rowsOf(
  form: Form,
  { proposals }: Pick<Reading, "proposals">,
): readonly FigureRow[] {
  const rows = new Map<string, FigureRow>();
  for (const proposal of proposals) {
    const { field: code, row } = proposal;
    const field = fieldOf(form, code);
    if (field === undefined) continue;
    const key = cellKey(code, row);
    const known = rows.get(key) ?? emptyRow(form, field, row);
    rows.set(key, { ...known, candidates: withProposal(known.candidates, proposal) });
  }
  const place = new Map(form.fields.map(({ code }, at) => [code, at]));
  return [...rows.values()].sort(
    (a, b) => (place.get(a.field.code) ?? 0) - (place.get(b.field.code) ?? 0),
  );
}

function emptyRow(form: Form, field: Field, row: string): FigureRow {
  const table = row === "" ? undefined : tableOf(form, field.code);
  const label = table === undefined ? field.label : `${field.label}: ${rowName(table, row)}`;
  return { key: cellKey(field.code, row), field, row, label, area: field.area, candidates: [] };
}

function withProposal(found: readonly Candidate[], proposal: Proposal): readonly Candidate[] {
  const { cell, phrase, start, end, certain, doubt } = proposal;
  const known = found.findIndex((one) => sameAnswer(one.cell, cell));
  if (known === -1) {
    return [...found, { cell, phrase, start, end, certain, doubt, places: [{ start, end }] }];
  }
  return found.map((one, at) =>
    at === known
      ? { ...one, certain: one.certain || certain, places: [...one.places, { start, end }] }
      : one,
  );
}

/** Where a row stands between the file and the report. */
export type Standing =
  /** The report says the same already. */
  | "same"
  /** One reading, nothing speaks against it, nothing is overwritten. */
  | "certain"
  /** The report has another answer. */
  | "differs"
  /** Several readings, or one that wants a look. */
  | "doubt";

export function standingOf({ candidates }: FigureRow, now: Cell | undefined): Standing {
  if (candidates.some(({ cell }) => isSaid(cell, now))) return "same";
  const [only] = candidates;
  const sure = candidates.length === 1 && only?.certain === true;
  if (!sure) return "doubt";
  return now === undefined ? "certain" : "differs";
}

/**
 * The choices with every certain figure taken that nobody has decided yet. What would overwrite an
 * answer of the report is never among them.
 */
export function withAllCertain(
  rows: readonly FigureRow[],
  cells: Cells,
  choices: Choices,
): Choices {
  const next = new Map(choices);
  for (const row of rows) {
    if (next.has(row.key) || standingOf(row, cells.get(row.key)) !== "certain") continue;
    next.set(row.key, { kind: "take", candidate: 0 });
  }
  return next;
}

/** What a choice writes: an answer, nothing, or why what was typed cannot be taken. */
export type Chosen =
  | { readonly kind: "cell"; readonly cell: Cell }
  | { readonly kind: "nothing" }
  | { readonly kind: "refused"; readonly message: string };

/** Longest source that a cell keeps. */
const longestSource = 500;
const corrected = " (sửa khi nhập)";

export function chosenOf(row: FigureRow, choice: Choice | undefined): Chosen {
  if (choice === undefined || choice.kind === "leave") return { kind: "nothing" };
  if (choice.kind === "take") {
    const cell = row.candidates[choice.candidate]?.cell;
    return cell === undefined ? { kind: "nothing" } : { kind: "cell", cell };
  }
  const typed = readTyped(row.field.kind, choice.text);
  if (typed.kind === "refused") return { kind: "refused", message: typed.message };
  if (typed.kind === "empty")
    return { kind: "refused", message: "Hãy gõ số đúng, hoặc chọn “Không lấy”." };
  const said = row.candidates[0]?.cell.source ?? "";
  const source = said.length + corrected.length > longestSource ? said : `${said}${corrected}`;
  return { kind: "cell", cell: { ...typed.cell, source } };
}

/** A write as the server takes it. */
export interface CellWrite {
  readonly field: string;
  readonly row: string;
  readonly version: number;
  readonly cell: Cell;
}

/** What is to be written, against the versions that stood on the screen. */
export function writesOf(
  rows: readonly FigureRow[],
  choices: Choices,
  now: { readonly cells: Cells; readonly versions: ReadonlyMap<string, number> },
): { readonly writes: readonly CellWrite[]; readonly refused: readonly string[] } {
  const writes: CellWrite[] = [];
  const refused: string[] = [];
  for (const row of rows) {
    const chosen = chosenOf(row, choices.get(row.key));
    if (chosen.kind === "refused") refused.push(row.key);
    if (chosen.kind !== "cell" || isSaid(chosen.cell, now.cells.get(row.key))) continue;
    const { field, row: at, key } = row;
    writes.push({
      field: field.code,
      row: at,
      version: now.versions.get(key) ?? 0,
      cell: chosen.cell,
    });
  }
  return { writes, refused };
}
