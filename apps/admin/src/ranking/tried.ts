import type { UnitComparison } from "@cchc/domain/criteria/compare";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";

export type Tried = Outputs["ranking"]["try"];
export type TriedRound = Tried["now"];
type Change = Pick<Tried["changes"][number], "path">;

/** One unit before and after, as the table shows it. */
export interface TriedRow extends UnitComparison {
  readonly name: string;
  /** Points that the leaves gain or lose together, also where the total is still open. */
  readonly gained: number;
  /** Places gained: positive went up. */
  readonly climbed: number;
  readonly graded: boolean;
}

/** The units that change anything first, the widest change of place and points before others. */
export function triedRows({ units, names }: TriedRound): readonly TriedRow[] {
  const rows = units.map((unit): TriedRow => {
    const { rankBefore, rankAfter, change } = unit;
    const moves = unit.leaves.reduce((sum, { before, after }) => {
      const points = (value: typeof before): number => (typeof value === "number" ? value : 0);
      return sum + points(after) - points(before);
    }, 0);
    return {
      ...unit,
      name: names[unit.unit] ?? unit.unit,
      gained: change ?? moves,
      climbed: rankBefore === undefined || rankAfter === undefined ? 0 : rankBefore - rankAfter,
      graded: unit.gradeBefore !== unit.gradeAfter,
    };
  });
  return rows.sort(
    (a, b) =>
      Math.abs(b.climbed) - Math.abs(a.climbed) ||
      Number(b.graded) - Number(a.graded) ||
      Math.abs(b.gained) - Math.abs(a.gained) ||
      (a.rankBefore ?? Infinity) - (b.rankBefore ?? Infinity),
  );
}

/** What a change does to everybody, in one sentence. */
export function triedSentence(rows: readonly TriedRow[]): string {
  const count = (test: (row: TriedRow) => boolean): number => rows.filter(test).length;
  const points = count(({ gained }) => gained !== 0);
  if (rows.length === 0) return "Chưa đơn vị nào nộp bản tự chấm để thử";
  if (points === 0 && count(({ climbed, graded }) => climbed !== 0 || graded) === 0) {
    return `Không đổi gì: cả ${formatCount(rows.length)} đơn vị giữ nguyên điểm, hạng và xếp loại`;
  }
  const parts = [
    `${formatCount(points)}/${formatCount(rows.length)} đơn vị đổi điểm`,
    `${formatCount(count(({ climbed }) => climbed !== 0))} đổi hạng`,
    `${formatCount(count(({ graded }) => graded))} đổi xếp loại`,
  ];
  return parts.join(", ");
}

/** The units of one ranking block, within which alone ranks compare. */
export interface TriedBlock {
  /** Absent where units are ranked all together. */
  readonly label?: string;
  readonly rows: readonly TriedRow[];
}

/** Rows parted by ranking block, blocks in the order of the set; within a block as they came. */
export function byBlock(
  rows: readonly TriedRow[],
  sets: readonly Pick<CriteriaSet, "blocks">[],
): readonly TriedBlock[] {
  const labels = new Map(sets.flatMap(({ blocks }) => blocks.map((one) => [one.code, one.label])));
  const codes = [...labels.keys(), undefined];
  const own = (block: string | undefined): string | undefined =>
    block !== undefined && labels.has(block) ? block : undefined;
  return codes.flatMap((code): readonly TriedBlock[] => {
    const within = rows.filter(({ block }) => own(block) === code);
    const label = code === undefined ? undefined : labels.get(code);
    if (within.length === 0) return [];
    return [{ ...(label === undefined ? {} : { label }), rows: within }];
  });
}

/**
 * What the tried set is worth altogether where that is other than the round's set; undefined where it
 * is the same. The levels above a tried leaf always add up: nobody else's points move by rescaling.
 */
export function sumSentence(
  base: Pick<CriteriaSet, "max">,
  tried: Pick<CriteriaSet, "max">,
): string | undefined {
  if (base.max === tried.max) return undefined;
  return `Bộ thử cộng lại ${formatHundredths(tried.max)} điểm, bộ của đợt chấm ${formatHundredths(base.max)} điểm; điểm tối đa các cấp trên cộng lại theo mục đang thử.`;
}

/** The points of a level that change because something below it did: no edit of their own. */
function follows(change: Change, changes: readonly Change[]): boolean {
  const at = /^(.*\/)?max$/u.exec(change.path);
  if (at === null || change.path.includes("leaves/")) return false;
  const above = at[1] ?? "areas/";
  return changes.some(
    ({ path }) => path !== change.path && path.startsWith(above) && path.endsWith("/max"),
  );
}

/** How much was changed, without the sums of the levels above; those are counted apart. */
export function changesSentence(changes: readonly Change[]): string {
  if (changes.length === 0) return "Chưa khác bộ tiêu chí của đợt chấm";
  const sums = changes.filter((change) => follows(change, changes)).length;
  const own = `${formatCount(changes.length - sums)} thay đổi so với bộ tiêu chí của đợt chấm`;
  return sums === 0 ? own : `${own}; điểm tối đa của ${formatCount(sums)} cấp trên cộng lại theo`;
}

/** The name of a grade by its code, in either set. */
export function gradeName(sets: readonly CriteriaSet[], code: string | undefined): string {
  if (code === undefined) return "chưa xếp";
  const found = sets.flatMap(({ grades }) => grades).find((grade) => grade.code === code);
  return found?.label ?? code;
}

function text(points: number | undefined): string {
  return points === undefined ? "" : formatHundredths(points);
}

/** Before and after as lines of a CSV file. */
export function triedLines(
  rows: readonly TriedRow[],
  sets: readonly CriteriaSet[],
): readonly (readonly string[])[] {
  const blocks = byBlock(rows, sets);
  const blocked = blocks.some(({ label }) => label !== undefined);
  const rank = blocked ? "Hạng trong khối" : "Hạng";
  return [
    [
      "Đơn vị",
      ...(blocked ? ["Khối"] : []),
      "Điểm trước",
      "Điểm sau",
      `${rank} trước`,
      `${rank} sau`,
      "Xếp loại trước",
      "Xếp loại sau",
    ],
    ...blocks.flatMap(({ label = "", rows: within }) =>
      within.map((row) => [
        row.name,
        ...(blocked ? [label] : []),
        text(row.before),
        text(row.after),
        String(row.rankBefore ?? ""),
        String(row.rankAfter ?? ""),
        gradeName(sets, row.gradeBefore),
        gradeName(sets, row.gradeAfter),
      ]),
    ),
  ];
}
