import type { CleanText } from "./clean.ts";
import { readDay } from "./days.ts";
import type { Span } from "./facts.ts";

/** A day in figures or spelled out, folded; six groups. */
export const DAY = String.raw`(?:(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})|(\d{1,2}) thang (\d{1,2}) nam (\d{4}))`;

/** The day of the groups that `DAY` caught, `null` where none of them did. */
export function dayOf(groups: readonly (string | undefined)[]): string | null {
  for (let at = 0; at + 5 < groups.length; at += 6) {
    const [a, b, c, d, e, f] = groups.slice(at, at + 6);
    if (a !== undefined) return readDay(a, b, c);
    if (d !== undefined) return readDay(d, e, f);
  }
  return null;
}

/** A day named before the paper: "Ngày 06/01/2023, UBND xã ban hành Quyết định số 04/QĐ-UBND". */
const DAY_BEFORE = new RegExp(
  String.raw`ngay ${DAY},? (?:[\p{L},&-]+ ){0,12}(?:ban hanh|ky|co|da co|xay dung|ra) ?$`,
  "u",
);

/** "Cùng ngày, UBND xã ban hành Kế hoạch số 08/KH-UBND": the day of the paper before it. */
export function sameDay({ folded }: CleanText, { start, end }: Span): boolean {
  return (
    /(?<![\p{L}])cung ngay[^.;\n\d]{0,70}$/u.test(folded.slice(Math.max(0, start - 90), start)) ||
    /^,? ?cung ngay(?![\p{L}])/u.test(folded.slice(end, end + 14))
  );
}

const SHARED_DAY = new RegExp(String.raw`[,;] ?(?:deu |duoc |ban hanh )*cung ngay ${DAY}`);

/** The day that closes a list of papers without one. */
export function dayShared(
  { folded }: CleanText,
  { end }: Span,
  next: number | undefined,
): { readonly day: string; readonly at: number } | null {
  const rest = folded.slice(end, Math.min(next ?? folded.length, end + 200));
  const match = SHARED_DAY.exec(rest);
  const day = match === null ? null : dayOf(match.slice(1));
  return match === null || day === null ? null : { day, at: end + match.index };
}

/** The day named before the paper, where it is one. */
export function dayBefore({ folded }: CleanText, start: number): string | null {
  const lead = folded.slice(Math.max(0, start - 120), start);
  const match = DAY_BEFORE.exec(lead);
  return match === null ? null : dayOf(match.slice(1));
}
