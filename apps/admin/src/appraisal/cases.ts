import { type ItemAction, itemWorkflow, waitsForAppraiser } from "@cchc/domain/appraisal/workflow";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";

export type CriterionRead = Outputs["appraisal"]["criterion"];

/** One commune's item as it was read, in the domain's own words. */
export type CaseRow = Omit<CriterionRead["rows"][number], "result"> & {
  readonly result: LeafResult;
};
export type AppraiserAction = Exclude<ItemAction, "answer">;

/** Communes with the same claim on the same figures and kinds of papers. */
export interface CaseGroup {
  readonly key: string;
  readonly rows: readonly CaseRow[];
  /** One sentence; absent for a commune that is like no other. */
  readonly sentence?: string;
}

/** A line of the table: the head of a group, or one of its communes. */
export type CaseLine =
  | { readonly kind: "head"; readonly group: CaseGroup }
  | { readonly kind: "row"; readonly row: CaseRow; readonly group: CaseGroup };

export function claimOf({ result }: Pick<CaseRow, "result">): number | undefined {
  return result.state === "scored" ? result.points : undefined;
}

/** Points as they stand: decided, else claimed. */
export function standingPoints(row: Pick<CaseRow, "result" | "item">): number | undefined {
  const changed = row.item?.state === "changed" ? row.item.points : null;
  return changed ?? claimOf(row);
}

/**
 * Equal cases together, the largest group first, communes that are like no other last. The order
 * does not depend on decisions: a line stays where it is while it is decided.
 */
export function groupsOf(rows: readonly CaseRow[]): readonly CaseGroup[] {
  const byKey = new Map<string, CaseRow[]>();
  for (const row of rows) {
    const key = `${claimOf(row) ?? ""} ${row.caseKey}`;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [row]);
    else group.push(row);
  }
  const groups = [...byKey].map(([key, alike]): CaseGroup => {
    if (alike.length === 1) return { key, rows: alike };
    const claim = alike[0] === undefined ? undefined : claimOf(alike[0]);
    const said = claim === undefined ? "chưa có điểm" : `tự chấm ${formatHundredths(claim)} điểm`;
    const sentence = `${formatCount(alike.length)} đơn vị cùng ${said}, số liệu và loại tài liệu như nhau`;
    return { key, rows: alike, sentence };
  });
  groups.sort((a, b) => b.rows.length - a.rows.length || firstClaim(b) - firstClaim(a));
  return groups;
}

function firstClaim({ rows: [first] }: CaseGroup): number {
  return (first === undefined ? undefined : claimOf(first)) ?? -1;
}

/** The lines in order; the first of those that are like no other has a head too. */
export function linesOf(groups: readonly CaseGroup[]): readonly CaseLine[] {
  const alone = groups.filter(({ rows }) => rows.length === 1);
  const together = groups.filter(({ rows }) => rows.length > 1);
  const lines: CaseLine[] = together.flatMap((group): CaseLine[] => [
    { kind: "head", group },
    ...group.rows.map((row): CaseLine => ({ kind: "row", row, group })),
  ]);
  if (alone.length === 0) return lines;
  if (together.length > 0) {
    const rows = alone.flatMap((group) => group.rows);
    const sentence = `${formatCount(rows.length)} đơn vị không giống hệt đơn vị nào khác`;
    lines.push({ kind: "head", group: { key: "alone", rows, sentence } });
  }
  for (const group of alone) {
    for (const row of group.rows) lines.push({ kind: "row", row, group });
  }
  return lines;
}

/** Whether an appraiser can do this to a row now. */
export function possible(row: CaseRow, action: AppraiserAction): boolean {
  const state = row.item?.state ?? "open";
  return row.scoreState === "submitted" && itemWorkflow[state][action] !== undefined;
}

/** Whether a second person can confirm what stands here; one's own decision never. */
export function confirmable(row: Pick<CaseRow, "item" | "scoreState">, userId: string): boolean {
  const { item } = row;
  return (
    row.scoreState === "submitted" &&
    item?.state === "changed" &&
    item.confirmedBy === null &&
    item.decidedBy !== userId
  );
}

/** Whether what stands here is one's own decision that a second person has yet to confirm. */
export function ownChange({ item }: Pick<CaseRow, "item">, userId: string): boolean {
  return item?.state === "changed" && item.confirmedBy === null && item.decidedBy === userId;
}

/** Whether the row still waits for an appraiser. */
export function waits({ item, scoreState }: CaseRow): boolean {
  return waitsForAppraiser(scoreState, item?.state ?? "open");
}

/**
 * The rows that an act on one row is for: that row, and with it those of its group that can take
 * the act too and are no further along than it.
 */
export function targetsOf(
  row: CaseRow,
  group: CaseGroup,
  { action, together }: { readonly action: AppraiserAction; readonly together: boolean },
): readonly CaseRow[] {
  if (!possible(row, action)) return [];
  if (!together) return [row];
  const state = row.item?.state ?? "open";
  return group.rows.filter(
    (other) =>
      other.unitId === row.unitId ||
      (possible(other, action) && (other.item?.state ?? "open") === state),
  );
}

/**
 * The rows that a second person's word confirms: the row in hand, or all of its group that wait for
 * this person, whether or not that row is one of them.
 */
export function confirmedBy(
  row: CaseRow,
  group: CaseGroup,
  { userId, together }: { readonly userId: string; readonly together: boolean },
): readonly CaseRow[] {
  return (together ? group.rows : [row]).filter((other) => confirmable(other, userId));
}

/** The next row that a person may confirm once some are, round the end; undefined where none is left. */
export function nextToConfirm(
  lines: readonly CaseLine[],
  confirmed: readonly CaseRow[],
  userId: string,
): string | undefined {
  const rows = lines.flatMap((line) => (line.kind === "row" ? [line.row] : []));
  const gone = new Set(confirmed.map(({ unitId }) => unitId));
  const last = rows.findLastIndex(({ unitId }) => gone.has(unitId));
  const round = [...rows.slice(last + 1), ...rows.slice(0, last + 1)];
  return round.find((row) => !gone.has(row.unitId) && confirmable(row, userId))?.unitId;
}

/** The next row that waits after one, round the end; the row itself when none does. */
export function nextWaiting(lines: readonly CaseLine[], unitId: string): string {
  const rows = lines.flatMap((line) => (line.kind === "row" ? [line.row] : []));
  const at = rows.findIndex((row) => row.unitId === unitId);
  const after = [...rows.slice(at + 1), ...rows.slice(0, at)];
  return after.find(waits)?.unitId ?? unitId;
}
