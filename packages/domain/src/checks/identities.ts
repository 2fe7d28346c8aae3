import { type Field, type Form, type Table, fieldOf, rowName, tableOf } from "../form/form.ts";
import { type Amount, amountAt, inSum } from "../indicator/amount.ts";
import { type FieldCode, type Qualifier, type RowKey, cellKey } from "../report/cell.ts";
import { qualifierPrefix } from "../report/cell-words.ts";
import { formatCount } from "../text/numbers.ts";
import type { Check, CheckInput, Finding } from "./check.ts";
import { holds } from "./qualifier.ts";
import { figure, quoted, quotedList, refs, withUnit } from "./words.ts";

/**
 * `total = part + part …` within one row. "Không phát sinh" counts as 0 here, inside the sum and
 * nowhere else; an absent or unknown part is not guessed: the identity is then not checked, unless
 * the known parts alone already exceed the total.
 */
interface Identity {
  readonly code: string;
  readonly total: Field;
  readonly parts: readonly Field[];
  readonly severity: "hard" | "soft";
  /** What the parts together are called; "các phần cộng lại" where the advice names them. */
  readonly partsName?: string;
  /** Appended to the sentence of a breach. */
  readonly advice: string;
  readonly why: string;
}

interface Read {
  readonly field: Field;
  readonly amount: Amount;
}

function place(form: Form, field: Field, row: RowKey): string {
  const table = row === "" ? undefined : tableOf(form, field.code);
  return table === undefined ? "" : ` (lĩnh vực ${rowName(table, row)})`;
}

function unchecked(
  identity: Identity,
  reads: readonly Read[],
  { where, row }: { readonly where: string; readonly row: RowKey },
): Finding {
  const missing = reads.filter(({ amount }) => inSum(amount) === undefined);
  const alone = missing.every(({ field }) => field === identity.total);
  const lacking = quotedList(missing.map(({ field }) => field));
  return {
    check: identity.code,
    kind: "identity",
    severity: "info",
    cells: refs(
      missing.map(({ field }) => field.code),
      row,
    ),
    figures: [],
    message: alone
      ? `Nhập ${lacking}${where} để đối chiếu với các phần đã có.`
      : `Chưa đối chiếu được ${quoted(identity.total)}${where}: cần thêm ${lacking}.`,
    why: identity.why,
  };
}

function checkRow(identity: Identity, { form, cells }: CheckInput, row: RowKey): Finding[] {
  const read = (field: Field): Read => ({ field, amount: amountAt(cells, field.code, row) });
  const whole = read(identity.total);
  const parts = identity.parts.map(read);
  const reads = [whole, ...parts];
  const where = place(form, identity.total, row);
  const total = inSum(whole.amount);
  const known = parts.flatMap(({ amount }) => inSum(amount) ?? []);
  const sum = known.reduce((all, value) => all + value, 0);
  const complete = total !== undefined && known.length === parts.length;
  const answered = reads.some(({ amount }) => inSum(amount) !== undefined);
  const qualifiers = reads.flatMap(({ amount }) =>
    amount.state === "entered" ? [amount.qualifier] : [],
  );
  const exact = qualifiers.every((qualifier) => qualifier === "exact");
  const over = exact && total !== undefined && sum > total;
  if (!complete && !over) return answered ? [unchecked(identity, reads, { where, row })] : [];

  const said = whole.amount.state === "entered" ? whole.amount.qualifier : "exact";
  const loose = parts.some(
    ({ amount }) => amount.state === "entered" && amount.qualifier !== "exact",
  );
  const bound: Qualifier = loose && said === "exact" ? "about" : said;
  // A tenth either way is still about the figure.
  if (complete && holds(total, bound, sum, total / 10)) return [];
  const named = `${quoted(identity.total)}${where} đang là ${qualifierPrefix(said)}${withUnit(total, identity.total.unit)}`;
  const apart = complete
    ? (identity.partsName ?? "các phần cộng lại")
    : "riêng các phần đã nhập cộng lại đã";
  const gap = sum === total ? "" : `, lệch ${formatCount(Math.abs(sum - total))}`;
  return [
    {
      check: identity.code,
      kind: "identity",
      severity: exact ? identity.severity : "soft",
      cells: refs(
        reads.map(({ field }) => field.code),
        row,
      ),
      figures: [
        ...reads.flatMap(({ field, amount }) => {
          const value = inSum(amount);
          return value === undefined ? [] : [figure(field, value)];
        }),
        { name: "Các phần cộng lại", value: sum, unit: identity.total.unit, as: "count" },
      ],
      message: `${named} nhưng ${apart} là ${withUnit(sum, identity.total.unit)}${gap}: ${identity.advice}.`,
      why: identity.why,
    },
  ];
}

function toCheck(form: Form, identity: Identity): Check {
  const fields = [identity.total, ...identity.parts];
  const table = tableOf(form, identity.total.code);
  const repeats = table !== undefined && fields.every((field) => table.fields.includes(field.code));
  return {
    code: identity.code,
    severity: identity.severity,
    kind: "identity",
    cells: fields.map((field) => field.code),
    run: (input) =>
      (repeats ? ["", ...input.rows] : [""]).flatMap((row) => checkRow(identity, input, row)),
  };
}

function fieldsOf(form: Form, codes: readonly FieldCode[]): readonly Field[] | undefined {
  const fields = codes.flatMap((code) => fieldOf(form, code) ?? []);
  return fields.length === codes.length ? fields : undefined;
}

/** One check per field that is declared the sum of others. */
function totals(form: Form): readonly Check[] {
  return form.fields.flatMap((field) => {
    if (field.total === undefined) return [];
    const parts = fieldsOf(form, field.total.of);
    if (parts === undefined) return [];
    return toCheck(form, {
      code: `identity.${field.code}`,
      total: field,
      parts,
      severity: field.total.severity,
      advice: `sửa ô ${quoted(field)} hoặc ô ghi sai trong ${quotedList(parts)}`,
      why: `${quoted(field)} bằng tổng của ${quotedList(parts)} (${field.source.document}, ${field.source.clause}).`,
    });
  });
}

/** received = resolved + pending; soft, because dossiers are also returned and withdrawn. */
function balance(form: Form): readonly Check[] {
  const fields = fieldsOf(form, [
    "tthc.received.total",
    "tthc.resolved.total",
    "tthc.pending.total",
  ]);
  const [total, ...parts] = fields ?? [];
  if (total === undefined) return [];
  return [
    toCheck(form, {
      code: "identity.tthc.balance",
      total,
      parts,
      severity: "soft",
      partsName: "số đã giải quyết cộng số đang giải quyết",
      advice: "sửa ô ghi sai, hoặc ghi lý do nếu có hồ sơ trả lại, rút hồ sơ",
      why: "Hồ sơ tiếp nhận thì hoặc đã giải quyết, hoặc đang giải quyết (Thông tư 01/2020/TT-VPCP, Biểu II.06a, cột 3 = cột 7 + cột 11); hồ sơ trả lại hoặc rút làm hai vế lệch nhau.",
    }),
  ];
}

/** The rows that have this field, or lack it although they have another field of the table. */
function rowsOf(table: Table, field: Field, { cells, rows }: CheckInput): readonly RowRead[] {
  return rows.flatMap((row) => {
    const amount = amountAt(cells, field.code, row);
    const used =
      amount.state !== "absent" || table.fields.some((code) => cells.has(cellKey(code, row)));
    return used ? [{ row, amount }] : [];
  });
}

interface RowRead {
  readonly row: RowKey;
  readonly amount: Amount;
}

/** The total row of a repeating table = the sum of its lĩnh vực, wherever there are any. */
function tableTotals(form: Form): readonly Check[] {
  return form.tables.flatMap((table) =>
    (fieldsOf(form, table.fields) ?? []).map((field): Check => {
      const code = `table.${field.code}`;
      const why = `Dòng tổng của bảng “${table.label}” bằng tổng các lĩnh vực (${field.source.document}, ${field.source.clause}).`;
      return {
        code,
        severity: "hard",
        kind: "table",
        cells: table.fields,
        run: (input) => {
          const reads = rowsOf(table, field, input);
          const total = inSum(amountAt(input.cells, field.code));
          const known = reads.flatMap(({ amount }) => inSum(amount) ?? []);
          if (known.length === 0) return [];
          const gaps = reads.filter(({ amount }) => inSum(amount) === undefined);
          const sum = known.reduce((all, value) => all + value, 0);
          const told = { check: code, kind: "table", why } as const;
          if (total === undefined || gaps.length > 0) {
            const lacking = [
              ...(total === undefined ? ["dòng tổng"] : []),
              ...gaps.map(({ row }) => `lĩnh vực ${rowName(table, row)}`),
            ];
            return [
              {
                ...told,
                severity: "info",
                cells: [
                  ...(total === undefined ? refs([field.code]) : []),
                  ...gaps.map(({ row }) => ({ field: field.code, row })),
                ],
                figures: [],
                message: `Chưa cộng đối chiếu được cột ${quoted(field)} theo lĩnh vực: cần thêm số ở ${lacking.join(", ")}.`,
              },
            ];
          }
          if (sum === total) return [];
          const gap = formatCount(Math.abs(sum - total));
          return [
            {
              ...told,
              severity: "hard",
              cells: [
                ...refs([field.code]),
                ...reads.map(({ row }) => ({ field: field.code, row })),
              ],
              figures: [
                figure(field, total),
                { name: "Cộng các lĩnh vực", value: sum, unit: field.unit, as: "count" },
              ],
              message: `Cột ${quoted(field)}: dòng tổng là ${withUnit(total, field.unit)} nhưng các lĩnh vực cộng lại là ${withUnit(sum, field.unit)}, lệch ${gap}: sửa dòng tổng hoặc lĩnh vực ghi sai.`,
            },
          ];
        },
      };
    }),
  );
}

/** All sums that must come out, for one form. */
export function identityChecks(form: Form): readonly Check[] {
  return [...totals(form), ...balance(form), ...tableTotals(form)];
}
