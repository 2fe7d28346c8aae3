import { type Form, fieldOf } from "../form/form.ts";
import { amountAt } from "../indicator/amount.ts";
import { fieldsRead, indicatorsFor } from "../indicator/catalogue.ts";
import { evaluate } from "../indicator/evaluate.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { numeratorsGiving } from "../indicator/rate.ts";
import { formatCount, formatRate } from "../text/numbers.ts";
import type { Check, CheckInput, Figure, Finding } from "./check.ts";
import { holds } from "./qualifier.ts";
import { qualifierPrefix } from "../report/cell-words.ts";
import { refs } from "./words.ts";

/** How a stated rate stands to the one reckoned from counts. */
export type Agreement = "equal" | "truncated" | "fewer-decimals" | "different";

const WHOLE = 10_000;

/**
 * Compares a rate stated exactly with numerator / denominator, both rates in hundredths of a
 * percent. Cut instead of rounded comes first: 85,10 % for 7600/8930 (half up: 85,11 %) is worth a
 * word even though 85,1 % would be a fair rounding. "All" and "nothing" are no roundings.
 */
export function agreement(
  stated: number,
  computed: number,
  numerator: number,
  denominator: number,
): Agreement {
  if (stated === computed) return "equal";
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (stated > 0 && BigInt(stated) === (10_000n * n) / d) return "truncated";
  if (stated === 0 || stated === WHOLE) return "different";
  for (const step of [10, 100]) {
    const units = BigInt(WHOLE / step);
    const rounded = Number((2n * units * n + d) / (2n * d)) * step;
    if (stated === rounded) return "fewer-decimals";
  }
  return "different";
}

/** One point either way is still "khoảng"; hundredths of a percent. */
const ABOUT = 100;

function rate(name: string, value: number): Figure {
  return { name, value, unit: "%", as: "rate" };
}

function compare(indicator: Indicator, statedBy: string, input: CheckInput): readonly Finding[] {
  const said = amountAt(input.cells, statedBy);
  if (said.state !== "entered") return [];
  const name = `“${indicator.label}”`;
  const text = `${qualifierPrefix(said.qualifier)}${formatRate(said.value)}`;
  const result = evaluate(indicator, input.cells);
  const told = {
    check: `stated.${indicator.code}`,
    kind: "stated",
    why: `${indicator.rule}, làm tròn hai chữ số thập phân, nửa đơn vị thì tăng (${indicator.source.document}, ${indicator.source.clause}).`,
  } as const;
  const figures = [rate("Tỷ lệ công bố", said.value)];

  if (result.state === "computed") {
    const { numerator, denominator, hundredths } = result;
    const kind =
      said.qualifier === "exact"
        ? agreement(said.value, hundredths, numerator, denominator)
        : "different";
    const fine = said.qualifier === "exact" && (kind === "equal" || kind === "fewer-decimals");
    if (fine || holds(said.value, said.qualifier, hundredths, ABOUT)) return [];
    const from = `${formatCount(numerator)}/${formatCount(denominator)} cho ${formatRate(hundredths)}`;
    const advice =
      kind === "truncated"
        ? "tỷ lệ công bố đã bị cắt bớt thay vì làm tròn, hãy sửa hoặc ghi lý do giữ nguyên"
        : "sửa tỷ lệ hoặc số đếm, hoặc ghi lý do";
    return [
      {
        ...told,
        severity: "soft",
        cells: refs(fieldsRead(indicator)),
        figures: [...figures, rate("Tỷ lệ tính từ số đếm", hundredths)],
        message: `${name} ghi ${text} nhưng ${from}: ${advice}.`,
      },
    ];
  }
  if (result.state === "none") {
    return [
      {
        ...told,
        severity: "soft",
        cells: refs(fieldsRead(indicator)),
        figures,
        message: `${name} ghi ${text} trong khi mẫu số không phát sinh: bỏ tỷ lệ hoặc sửa mẫu số.`,
        why: indicator.zeroDenominator,
      },
    ];
  }
  if (result.state === "missing") return [];
  const { denominator, numerator } = result.because;
  const lacking = indicator.numerator.filter(
    (code) => fieldOf(input.form, code) !== undefined && !isNumber(input, code),
  );
  const impossible =
    numerator === undefined &&
    denominator !== undefined &&
    said.qualifier === "exact" &&
    said.value <= WHOLE &&
    // 99,5 % and 99 % may have been rounded to fewer decimals by whoever stated them.
    said.value % 10 !== 0 &&
    numeratorsGiving(said.value, denominator) === undefined;
  if (impossible) {
    return [
      {
        ...told,
        severity: "soft",
        cells: refs([statedBy, ...indicator.denominator]),
        figures,
        message: `${name} ghi ${text} nhưng không số đếm nào trên ${formatCount(denominator)} cho tỷ lệ đó: kiểm tra lại tỷ lệ hoặc mẫu số, hoặc ghi lý do.`,
      },
    ];
  }
  return [
    {
      ...told,
      severity: "info",
      cells: refs([statedBy, ...lacking]),
      figures,
      message: `${name} ghi ${text}, ${result.mark}: nhập thêm số đếm nếu có, tỷ lệ này chưa được cộng vào số liệu chung.`,
    },
  ];
}

function isNumber({ cells }: CheckInput, code: string): boolean {
  const { state } = amountAt(cells, code);
  return state === "entered" || state === "none";
}

/** A rate that was stated, against the counts behind it or their absence. */
export function statedChecks(form: Form): readonly Check[] {
  return indicatorsFor(form, form.to ?? "9999-12-31").flatMap((indicator): Check[] => {
    const { statedBy } = indicator;
    if (statedBy === undefined || fieldOf(form, statedBy) === undefined) return [];
    return [
      {
        code: `stated.${indicator.code}`,
        severity: "soft",
        kind: "stated",
        cells: fieldsRead(indicator),
        run: (input) => compare(indicator, statedBy, input),
      },
    ];
  });
}
