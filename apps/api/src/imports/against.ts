import type { Finding, FindingKind } from "@cchc/documents/understand/facts";
import { diagnose, type Remedy } from "@cchc/domain/doctor/diagnose";
import type { Form } from "@cchc/domain/form/form";
import { type Cell, cellKey } from "@cchc/domain/report/cell";

/** Doubts about the first of their fields alone: a total that its parts do not make, a rate. */
const ABOUT_FIRST: ReadonlySet<FindingKind> = new Set([
  "identity-broken",
  "qualifier-against-sum",
  "rate-without-counts",
]);

/** One figure of a file as it would stand in its cell. */
interface Answer {
  readonly field: string;
  readonly row: string;
  readonly cell: Cell;
}

/**
 * What speaks against the figures of a file, in sentences by cell key. A total that its parts do
 * not make is doubted at the total; a part is doubted only where Bác sĩ số liệu points at it. What a
 * file leaves blank is no doubt of a figure.
 */
export function doubtsOf(
  form: Form,
  findings: readonly Finding[],
  answers: readonly Answer[],
): ReadonlyMap<string, string> {
  const doubts = new Map<string, Set<string>>();
  const add = (key: string, sentence: string): void => {
    doubts.set(key, (doubts.get(key) ?? new Set()).add(sentence));
  };
  const remedies = pointedAt(form, answers);
  for (const { kind, severity, fields = [], row = "", message } of findings) {
    if (severity === "info" || kind === "blank") continue;
    const [first] = fields;
    if (first === undefined || !ABOUT_FIRST.has(kind)) {
      for (const code of fields) add(cellKey(code, row), message);
      continue;
    }
    const whole = cellKey(first, row);
    add(whole, message);
    for (const { cell, message: sentence } of remedies.get(sumKey(fields, row)) ?? []) {
      add(whole, sentence);
      add(cellKey(cell.field, cell.row), sentence);
    }
  }
  return new Map([...doubts].map(([key, sentences]) => [key, [...sentences].join(" ")]));
}

/**
 * For each sum that fails, what probably went wrong: the likeliest cells, where something but the sum
 * itself tells one from the others.
 */
function pointedAt(form: Form, answers: readonly Answer[]): ReadonlyMap<string, readonly Remedy[]> {
  const cells = new Map<string, Cell>();
  for (const { field, row, cell } of answers) {
    const key = cellKey(field, row);
    if (!cells.has(key)) cells.set(key, cell);
  }
  return new Map(
    diagnose(form, cells).map(({ equation: { total, parts }, remedies }) => {
      const most = remedies[0]?.likelihood;
      const best = remedies.filter(({ likelihood }) => likelihood === most);
      const told = best.filter(({ cause }) => cause !== "one-wrong-cell" || best.length === 1);
      const fields = [total, ...parts].map(({ field }) => field);
      return [sumKey(fields, total.row), told] as const;
    }),
  );
}

function sumKey([total, ...parts]: readonly string[], row: string): string {
  return JSON.stringify([total, parts.toSorted(), row]);
}
