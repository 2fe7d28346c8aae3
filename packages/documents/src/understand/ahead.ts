import type { PeriodStatement } from "./dates.ts";
import type { Span } from "./facts.ts";
import type { Outline } from "./outline.ts";

/** Words of what was done; a heading with one of them looks back. */
const DONE = /ket qua|tinh hinh|da (?:thuc hien|dat)|danh gia|so voi|cung ky/;

/**
 * Parts that are headed by a time after the one reported: "IV. Quý II/2023" in a report of the first
 * quarter tells what is to come. A heading that names the reported time itself does not.
 */
export function partsAhead(
  { paragraphs }: Outline,
  flat: string,
  {
    periods,
    until,
  }: { readonly periods: readonly PeriodStatement[]; readonly until: string | null },
): readonly Span[] {
  if (until === null) return [];
  const spans: Span[] = [];
  paragraphs.forEach((paragraph, index) => {
    if (paragraph.row || paragraph.number === "") return;
    const named = periods.find(
      ({ start, from, asOf }) =>
        asOf === undefined &&
        from !== undefined &&
        from > until &&
        start >= paragraph.body &&
        start - paragraph.body <= 40 &&
        start < paragraph.end,
    );
    if (named === undefined || DONE.test(flat.slice(paragraph.body, named.start))) return;
    const { heading } = paragraph;
    const next =
      heading === null
        ? undefined
        : paragraphs
            .slice(index + 1)
            .find((other) => other.heading !== null && other.heading.level <= heading.level);
    const last = heading === null ? paragraph : paragraphs.at(-1);
    spans.push({ start: paragraph.start, end: next?.start ?? last?.end ?? paragraph.end });
  });
  return spans;
}
