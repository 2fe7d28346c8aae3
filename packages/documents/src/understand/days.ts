import { isDay } from "@cchc/domain/text/days";

/** `2023-02-14` from its parts as written; `null` where there is no such day. */
export function readDay(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
): string | null {
  if (day === undefined || month === undefined || year === undefined) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(iso) ? iso : null;
}

/** The last day of a month. */
export function lastDay(year: number, month: number): string {
  for (let day = 31; day >= 28; day -= 1) {
    const iso = `${year}-${String(month).padStart(2, "0")}-${day}`;
    if (isDay(iso)) return iso;
  }
  return `${year}-12-31`;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** A quarter written in Roman or Arabic. */
export function quarterOf(text: string): number | null {
  const value = ROMAN[text.toLowerCase()] ?? Number(text);
  return value >= 1 && value <= 4 ? value : null;
}
