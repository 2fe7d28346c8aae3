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
  return [
    [
      "Đơn vị",
      "Điểm trước",
      "Điểm sau",
      "Hạng trước",
      "Hạng sau",
      "Xếp loại trước",
      "Xếp loại sau",
    ],
    ...rows.map((row) => [
      row.name,
      text(row.before),
      text(row.after),
      String(row.rankBefore ?? ""),
      String(row.rankAfter ?? ""),
      gradeName(sets, row.gradeBefore),
      gradeName(sets, row.gradeAfter),
    ]),
  ];
}
