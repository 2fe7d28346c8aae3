import { type Field, type Form, fieldOf, tableOf } from "../form/form.ts";
import { amountAt, inSum } from "../indicator/amount.ts";
import type { CellRef, Cells, FieldCode, RowKey } from "./cell.ts";

/**
 * A figure that follows from others, offered to the officer. It is never written silently: only a
 * person turns it into a cell.
 */
export interface Proposal {
  readonly cell: CellRef;
  /** Whole number ≥ 0, in the unit of the field. */
  readonly value: number;
  readonly rule: "sum-of-parts" | "sum-of-rows" | "what-remains";
  /** The cells it follows from. */
  readonly from: readonly CellRef[];
  /** In Vietnamese, for the button: `Trực tuyến + Trực tiếp, bưu chính + Từ kỳ trước`. */
  readonly words: string;
}

/** Known exactly enough to reckon with: "gần 20" is no ground for an exact proposal. */
function exactAt(cells: Cells, field: FieldCode, row: RowKey): number | undefined {
  const amount = amountAt(cells, field, row);
  if (amount.state === "entered" && amount.qualifier !== "exact") return undefined;
  return inSum(amount);
}

function isAbsent(cells: Cells, field: FieldCode, row: RowKey): boolean {
  return amountAt(cells, field, row).state === "absent";
}

function nameOf(field: Field): string {
  return field.shortLabel ?? field.label;
}

interface Sum {
  readonly total: Field;
  readonly parts: readonly Field[];
}

function sumsOf(form: Form): readonly Sum[] {
  const find = (code: FieldCode): Field[] => {
    const field = fieldOf(form, code);
    return field === undefined ? [] : [field];
  };
  const declared = form.fields.flatMap((total) => {
    const parts = total.total?.of.flatMap(find) ?? [];
    return parts.length > 0 && parts.length === total.total?.of.length ? [{ total, parts }] : [];
  });
  const [received] = find("tthc.received.total");
  const parts = [...find("tthc.resolved.total"), ...find("tthc.pending.total")];
  const balance = received !== undefined && parts.length === 2 ? [{ total: received, parts }] : [];
  return [...declared, ...balance];
}

function fromSum({ total, parts }: Sum, cells: Cells, row: RowKey): Proposal[] {
  const known = parts.map((field) => ({ field, value: exactAt(cells, field.code, row) }));
  const sum = known.reduce((all, { value }) => all + (value ?? 0), 0);
  const open = known.filter(({ value }) => value === undefined);
  const from = (fields: readonly Field[]): CellRef[] =>
    fields.map((field) => ({ field: field.code, row }));
  if (open.length === 0 && isAbsent(cells, total.code, row)) {
    return [
      {
        cell: { field: total.code, row },
        value: sum,
        rule: "sum-of-parts",
        from: from(parts),
        words: parts.map(nameOf).join(" + "),
      },
    ];
  }
  const whole = exactAt(cells, total.code, row);
  const [gap] = open;
  if (whole === undefined || gap === undefined || open.length > 1 || whole < sum) return [];
  if (!isAbsent(cells, gap.field.code, row)) return [];
  const others = parts.filter((field) => field !== gap.field);
  return [
    {
      cell: { field: gap.field.code, row },
      value: whole - sum,
      rule: "what-remains",
      from: from([total, ...others]),
      words: [total, ...others].map(nameOf).join(" − "),
    },
  ];
}

function fromRows(form: Form, cells: Cells, rows: readonly RowKey[]): Proposal[] {
  return form.tables.flatMap((table) => {
    const used = rows.filter((row) => table.fields.some((code) => !isAbsent(cells, code, row)));
    if (used.length === 0) return [];
    return table.fields.flatMap((code): Proposal[] => {
      const values = used.map((row) => exactAt(cells, code, row));
      const known = values.flatMap((value) => value ?? []);
      if (known.length < used.length || !isAbsent(cells, code, "")) return [];
      return [
        {
          cell: { field: code, row: "" },
          value: known.reduce((all, value) => all + value, 0),
          rule: "sum-of-rows",
          from: used.map((row) => ({ field: code, row })),
          words: "Cộng các lĩnh vực",
        },
      ];
    });
  });
}

/**
 * Figures that follow from what was entered, for absent cells only: a total from its parts, a
 * missing part from its total, the total row from its lĩnh vực. At most one per cell: a sum of its
 * own parts goes before lĩnh vực that may have only been begun.
 */
export function proposals(form: Form, cells: Cells, rows: readonly RowKey[]): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  const offered = [
    ...sumsOf(form).flatMap((sum) => {
      const repeats = [sum.total, ...sum.parts].every((field) => tableOf(form, field.code));
      return ["", ...(repeats ? rows : [])].flatMap((row) => fromSum(sum, cells, row));
    }),
    ...fromRows(form, cells, rows),
  ];
  for (const proposal of offered) {
    const key = `${proposal.cell.field}#${proposal.cell.row}`;
    if (!found.has(key)) found.set(key, proposal);
  }
  return [...found.values()];
}
