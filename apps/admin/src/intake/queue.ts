import type { OverviewRow } from "../overview/rows.ts";
import { isLate, type Standing, urgency } from "../overview/standing.ts";
import { searchKey } from "@cchc/domain/text/search-key";
import type { IntakeFilter } from "./search.ts";

export type QueueRow = OverviewRow;

const tests: Readonly<Record<IntakeFilter, (row: QueueRow) => boolean>> = {
  "can-xem": ({ state }) => state === "submitted",
  "chua-nop": ({ state }) => state === null || state === "draft" || state === "awaiting_approval",
  "tra-lai": ({ state }) => state === "returned",
  "tiep-nhan": ({ state }) => state === "received",
  "tat-ca": () => true,
};

export const intakeLabels: Readonly<Record<IntakeFilter, string>> = {
  "can-xem": "Chờ tiếp nhận",
  "chua-nop": "Chưa nộp",
  "tra-lai": "Bị trả lại",
  "tiep-nhan": "Đã tiếp nhận",
  "tat-ca": "Tất cả",
};

export function inQueue(filter: IntakeFilter, row: QueueRow): boolean {
  return tests[filter](row);
}

export function standingOf({ state, timeliness }: QueueRow): Standing {
  return { state, timeliness };
}

/** Those waiting for the reviewer first, late ones before the others, then by the time they came. */
export function queueOf(
  rows: readonly QueueRow[],
  filter: IntakeFilter,
  search: string,
): readonly QueueRow[] {
  const wanted = searchKey(search);
  const chosen = rows.filter((row) => inQueue(filter, row) && row.searchKey.includes(wanted));
  const rank = (row: QueueRow): number =>
    urgency(standingOf(row)) - (isLate(standingOf(row)) ? 0.5 : 0);
  chosen.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.submittedAt ?? "").localeCompare(b.submittedAt ?? "") ||
      (a.searchKey < b.searchKey ? -1 : 1),
  );
  return chosen;
}

/** The one before and the one after, for j and k. */
export function neighbours(
  rows: readonly QueueRow[],
  unitId: string | undefined,
): { readonly before: QueueRow | undefined; readonly after: QueueRow | undefined } {
  const at = rows.findIndex((row) => row.unitId === unitId);
  return {
    before: at > 0 ? rows[at - 1] : undefined,
    after: at === -1 ? undefined : rows[at + 1],
  };
}
