import { entryTypeLabel } from "../document/entry.ts";
import { parseSymbol } from "../document/symbol.ts";
import type { Period } from "../period/period.ts";
import { addDays, formatDay } from "../text/days.ts";
import type { Day } from "./cell.ts";

/** What the signed paper bears. */
export interface Signing {
  readonly number: string;
  /** All behind the slash, `"BC-UBND"`. */
  readonly symbol: string;
  readonly signedDay: Day;
}

/** What a signing is held against: the period reported on, and the day in Vietnam. */
export interface SigningPlace {
  readonly period: Pick<Period, "from" | "to" | "due">;
  readonly today: Day;
}

/** What is wrong with each part, in one Vietnamese sentence that says what to write. */
export type SigningProblems = Partial<Record<keyof Signing, string>>;

/** Reports due before their period ends are not signed earlier than these days before they are due. */
const beforeDue = 31;

function numberProblem(number: string): string | undefined {
  if (number === "") return "Ghi số của văn bản, ví dụ 126.";
  const fits = /^\d+[a-z]?$/iu.test(number) && Number.parseInt(number, 10) > 0;
  return fits ? undefined : `“${number}” không phải là số của văn bản: gõ như 126 hoặc 05.`;
}

function symbolProblem(symbol: string): string | undefined {
  if (symbol === "") return "Ghi ký hiệu của văn bản, ví dụ BC-UBND.";
  if (parseSymbol(`1/${symbol}`) !== undefined) return undefined;
  return `“${symbol}” không phải là ký hiệu của văn bản: gõ như BC-UBND.`;
}

function dayProblem(day: Day, { period, today }: SigningPlace): string | undefined {
  if (day > today) return "Ngày ký chưa tới: hãy ghi ngày đã ký.";
  if (day >= period.from) return undefined;
  return `Ngày ký ${formatDay(day)} ở trước ngày đầu của kỳ báo cáo (${formatDay(period.from)}): hãy xem lại ngày, tháng, năm.`;
}

/**
 * What cannot stand on a signed report: a number or symbol as no document bears it (the register of
 * papers takes the same ones), a day still to come or before the period begins. Empty: all may stand.
 */
export function signingProblems(signing: Signing, place: SigningPlace): SigningProblems {
  const number = numberProblem(signing.number);
  const symbol = symbolProblem(signing.symbol);
  const signedDay = dayProblem(signing.signedDay, place);
  return {
    ...(number === undefined ? {} : { number }),
    ...(symbol === undefined ? {} : { symbol }),
    ...(signedDay === undefined ? {} : { signedDay }),
  };
}

/** The first day on which a report of the period is signed as a rule. */
function usualFrom({ to, due }: Pick<Period, "to" | "due">): Day {
  return due < to ? addDays(due, -beforeDue) : to;
}

/**
 * What may stand and is rarely meant: the symbol of another type of document, a day before the figures
 * are complete. One Vietnamese sentence each, to be asked about before handing in.
 */
export function signingDoubts(
  { symbol, signedDay }: Signing,
  period: SigningPlace["period"],
): readonly string[] {
  const type = parseSymbol(`1/${symbol}`)?.type;
  const early = signedDay < usualFrom(period);
  return [
    ...(type === undefined || type === "report"
      ? []
      : [`Ký hiệu “${symbol}” là của ${entryTypeLabel(type).toLowerCase()}, không phải báo cáo.`]),
    ...(early
      ? [
          `Ngày ký ${formatDay(signedDay)} ở trước ngày cuối của kỳ báo cáo (${formatDay(period.to)}).`,
        ]
      : []),
  ];
}
