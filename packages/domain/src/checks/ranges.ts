import { type Field, type Form, fieldOf } from "../form/form.ts";
import { qualifierFits, usualMost, valueFits } from "../form/value.ts";
import { indicatorsFor } from "../indicator/catalogue.ts";
import { amountAt, inSum } from "../indicator/amount.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { type Cells, type FieldCode, type RowKey, cellKey } from "../report/cell.ts";
import { formatRate } from "../text/numbers.ts";
import type { Check, Finding } from "./check.ts";
import { shareChecks } from "./shares.ts";
import { figure, quotedList, quotedWhole, refs, withUnit } from "./words.ts";

const HUNDRED_PERCENT = 10_000;

const WHAT_FITS: Record<Field["kind"], string> = {
  count: "nhập số nguyên từ 0 trở lên",
  money: "nhập số đồng nguyên từ 0 trở lên",
  rate: "nhập tỷ lệ từ 0 đến 100 %",
  date: "nhập một ngày có trong lịch",
  yesno: "chọn Có hoặc Không",
  text: "nhập nội dung bằng chữ",
};

function shapeOf(field: Field, cells: Cells, row: RowKey): Finding[] {
  const cell = cells.get(cellKey(field.code, row));
  if (cell?.state !== "entered") return [];
  const fits = valueFits(field.kind, cell.value) && qualifierFits(field.kind, cell.qualifier);
  const above =
    field.kind === "rate" && typeof cell.value === "number" && cell.value > HUNDRED_PERCENT;
  if (fits && !above) return tooLarge(field, cell.value, row);
  const told = {
    check: `range.${field.code}`,
    kind: "range",
    severity: "hard",
    cells: refs([field.code], row),
  } as const;
  if (fits && typeof cell.value === "number") {
    return [
      {
        ...told,
        figures: [figure(field, cell.value)],
        message: `${quotedWhole(field)} đang là ${formatRate(cell.value)}: ${WHAT_FITS.rate}.`,
        why: "Tỷ lệ của một phần trong tổng không vượt quá 100 %.",
      },
    ];
  }
  return [
    {
      ...told,
      figures: [],
      message: `${quotedWhole(field)} đang ghi giá trị không dùng được: ${WHAT_FITS[field.kind]}.`,
      why: "Mỗi ô chỉ nhận giá trị đúng loại của nó, để cộng và so sánh được chính xác.",
    },
  ];
}

/** A figure as no commune has it: it may stand when somebody says why. */
function tooLarge(field: Field, value: number | string | boolean, row: RowKey): Finding[] {
  const most = usualMost(field.kind);
  if (most === undefined || typeof value !== "number" || value <= most) return [];
  return [
    {
      check: `range.${field.code}`,
      kind: "range",
      severity: "soft",
      cells: refs([field.code], row),
      figures: [figure(field, value)],
      message: `${quotedWhole(field)} là ${withUnit(value, field.unit)}, lớn khác thường: kiểm tra thừa chữ số, hoặc ghi lý do.`,
      why: `Số lớn hơn ${withUnit(most, field.unit)} thường là gõ thừa chữ số.`,
    },
  ];
}

function shapes(form: Form): readonly Check[] {
  const inTable = new Set(form.tables.flatMap((table) => table.fields));
  return form.fields.map((field) => ({
    code: `range.${field.code}`,
    severity: "hard",
    kind: "range",
    cells: [field.code],
    run: ({ cells, rows }) =>
      (inTable.has(field.code) ? ["", ...rows] : [""]).flatMap((row) => shapeOf(field, cells, row)),
  }));
}

/** Indicators whose numerator can pass 100 %: more done than was planned is no mistake. */
const MAY_EXCEED: ReadonlySet<string> = new Set(["inspections_done", "staff_trained"]);

/** An identity already binds the numerator to the denominator; one breach, one finding. */
function boundByIdentity(form: Form, { numerator, denominator }: Indicator): boolean {
  const within = new Set<FieldCode>(denominator);
  for (const code of denominator) {
    for (const part of fieldOf(form, code)?.total?.of ?? []) within.add(part);
  }
  return numerator.every((code) => within.has(code));
}

function parts(form: Form): readonly Check[] {
  return indicatorsFor(form, form.to ?? "9999-12-31").flatMap((indicator): Check[] => {
    const above = indicator.numerator.flatMap((code) => fieldOf(form, code) ?? []);
    const below = indicator.denominator.flatMap((code) => fieldOf(form, code) ?? []);
    const whole = below[0];
    const complete =
      above.length === indicator.numerator.length && below.length === indicator.denominator.length;
    if (!complete || whole === undefined) return [];
    if (MAY_EXCEED.has(indicator.code) || boundByIdentity(form, indicator)) return [];
    const fields = [...above, ...below];
    return [
      {
        code: `part.${indicator.code}`,
        severity: "hard",
        kind: "range",
        cells: fields.map((field) => field.code),
        run: ({ cells }) => {
          const read = (field: Field): number | undefined => inSum(amountAt(cells, field.code));
          const top = above.flatMap((field) => read(field) ?? []);
          const bottom = below.flatMap((field) => read(field) ?? []);
          const numerator = top.reduce((all, value) => all + value, 0);
          const denominator = bottom.reduce((all, value) => all + value, 0);
          if (top.length === 0 || bottom.length < below.length || numerator <= denominator) {
            return [];
          }
          return [
            {
              check: `part.${indicator.code}`,
              kind: "range",
              severity: "hard",
              cells: refs(fields.map((field) => field.code)),
              figures: fields.flatMap((field) => {
                const value = read(field);
                return value === undefined ? [] : [figure(field, value)];
              }),
              message: `${quotedList(above)} (${withUnit(numerator, whole.unit)}) nhiều hơn ${quotedList(below)} (${withUnit(denominator, whole.unit)}): sửa ô ghi sai, phần không thể lớn hơn tổng.`,
              why: `${indicator.label} = ${indicator.rule} (${indicator.source.document}, ${indicator.source.clause}).`,
            },
          ];
        },
      },
    ];
  });
}

/** Values of the right shape, rates within 0–100 %, parts within their whole. */
export function rangeChecks(form: Form): readonly Check[] {
  return [...shapes(form), ...parts(form), ...shareChecks(form)];
}
