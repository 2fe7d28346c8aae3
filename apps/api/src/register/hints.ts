import { type EntryType, entryNumberText, entryTypeLabel } from "@cchc/domain/document/entry";
import { parseSymbol } from "@cchc/domain/document/symbol";
import type { Day } from "@cchc/domain/report/cell";
import { formatDay } from "@cchc/domain/text/days";
import { searchKey } from "@cchc/domain/text/search-key";

/** What looks wrong about an entry: said, never mended by itself. */
export interface Hint {
  readonly code: "same-number" | "type-symbol" | "future";
  /** One sentence: what is seen and what to compare. */
  readonly text: string;
}

/** What of an entry is compared. */
export interface ComparedEntry {
  /** Absent while it is being written for the first time. */
  readonly id?: string | undefined;
  readonly unitId: string;
  readonly type: EntryType;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly issuedOn: Day | null;
  readonly issuer: string;
  readonly summary: string;
}

export function hintsFor(
  entry: ComparedEntry,
  siblings: readonly ComparedEntry[],
  today: Day,
): Hint[] {
  const hints: Hint[] = [];
  const named = entry.symbol === null ? undefined : parseSymbol(`1/${entry.symbol}`)?.type;
  if (named !== undefined && named !== entry.type && entry.type !== "other") {
    hints.push({
      code: "type-symbol",
      text: `Loại “${entryTypeLabel(entry.type)}” nhưng ký hiệu ${entry.symbol} là của “${entryTypeLabel(named)}”: hãy xem lại trên văn bản.`,
    });
  }
  for (const other of siblings) {
    if (!hasSameNumber(entry, other)) continue;
    const day = other.issuedOn === null ? "" : ` ngày ${formatDay(other.issuedOn)}`;
    hints.push({
      code: "same-number",
      text: `Số ${entryNumberText(other)} đã có trong sổ:${day} “${other.summary}”. Hãy xem có phải cùng một văn bản không.`,
    });
  }
  if (entry.issuedOn !== null && entry.issuedOn > today) {
    hints.push({
      code: "future",
      text: `Ngày ${formatDay(entry.issuedOn)} chưa tới: hãy xem lại ngày ban hành.`,
    });
  }
  return hints;
}

/** One issuer's numbers restart each year, and each type may have its own series. */
function hasSameNumber(a: ComparedEntry, b: ComparedEntry): boolean {
  if (a.id === b.id || a.unitId !== b.unitId) return false;
  if (a.number === null || b.number === null || a.symbol === null || b.symbol === null) {
    return false;
  }
  const year = (day: Day | null) => day?.slice(0, 4);
  return (
    Number.parseInt(a.number, 10) === Number.parseInt(b.number, 10) &&
    a.symbol === b.symbol &&
    searchKey(a.issuer) === searchKey(b.issuer) &&
    (year(a.issuedOn) === year(b.issuedOn) || a.issuedOn === null || b.issuedOn === null)
  );
}
