import type { Reading } from "./reading.ts";

/**
 * Whether a file speaks about days that are mostly not the report's. A report "of the year" that stops
 * on 30/11, or a year read for a period that began in December before, is the same period.
 */
export function isOtherPeriod(
  said: Reading["heading"]["period"],
  period: { readonly from: string; readonly to: string },
): boolean {
  if (said?.from === undefined || said.to === undefined) return false;
  const from = said.from > period.from ? said.from : period.from;
  const to = said.to < period.to ? said.to : period.to;
  return 2 * days(from, to) < days(period.from, period.to);
}

function days(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1);
}
