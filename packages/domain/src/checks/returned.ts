import { fieldOf, type Form } from "../form/form.ts";
import { type Cell, type CellRef, type Cells, cellKey } from "../report/cell.ts";
import type { Check, Finding } from "./check.ts";
import { refs } from "./words.ts";

/** What came back: the cells that the reviewer named, beside what was handed in. */
export interface ReturnedReport {
  /** Of the submission that came back; a reason given for one return does not answer the next. */
  readonly id: string;
  /** None named: all of it came back. */
  readonly cells: readonly (CellRef & { readonly reason: string })[];
  /** What was handed in: the cells named; all of them where none is. */
  readonly before: Cells;
}

/** Whether a cell says what it said, remarks included: an added note is an answer, too. */
function saysTheSame(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.note !== b.note || a.source !== b.source) return false;
  if (a.state !== "entered" || b.state !== "entered") return a.state === b.state;
  return a.value === b.value && a.qualifier === b.qualifier;
}

function isUnchanged(before: Cells, now: Cells): boolean {
  const keys = new Set([...before.keys(), ...now.keys()]);
  return [...keys].every((key) => saysTheSame(before.get(key), now.get(key)));
}

function untouched(form: Form, { id, cells, before }: ReturnedReport, now: Cells): Finding[] {
  const told = {
    check: `returned.${id}`,
    kind: "returned",
    severity: "soft",
    figures: [],
  } as const;
  const why =
    "Báo cáo bị trả lại chỉ nộp lại khi chỗ được nêu đã sửa, hoặc đã nói vì sao vẫn đúng.";
  if (cells.length === 0) {
    if (!isUnchanged(before, now)) return [];
    const message =
      "Báo cáo bị trả lại mà chưa có ô nào khác lần nộp trước: sửa ô phải sửa, hoặc ghi lý do.";
    return [{ ...told, cells: [], message, why }];
  }
  return cells.flatMap(({ field, row, reason }) => {
    const key = cellKey(field, row);
    if (!saysTheSame(before.get(key), now.get(key))) return [];
    const said = reason === "" ? "" : ` (${reason})`;
    const name = fieldOf(form, field)?.label ?? field;
    const message = `“${name}” bị trả lại${said} mà vẫn như lần nộp trước: sửa ô này, hoặc ghi lý do.`;
    return [{ ...told, cells: refs([field], row), message, why }];
  });
}

/** A report that came back says what it said, where the reviewer asked for a change. */
export function returnedChecks(form: Form): readonly Check[] {
  return [
    {
      code: "returned",
      severity: "soft",
      kind: "returned",
      cells: form.fields.map(({ code }) => code),
      run: ({ cells, context: { returned } }) =>
        returned === undefined ? [] : untouched(form, returned, cells),
    },
  ];
}
