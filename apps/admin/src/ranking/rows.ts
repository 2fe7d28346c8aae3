import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { searchKey } from "@cchc/domain/text/search-key";
import { type HeatStep, extent, heatStep } from "@cchc/ui/scale";
import { movementText } from "@cchc/ui/score/slope";
import type { Outputs } from "../api.ts";
import type { RankedUnit, Ranking } from "./ranking-query.ts";
import type { Opening } from "./search.ts";

export type WeightSpread = Outputs["ranking"]["weights"][number];

/** One area of one unit: its points with how dark the cell is among all. */
export interface AreaCell {
  readonly points: number | null;
  readonly heat: HeatStep | undefined;
}

/** A unit as the screens show it. */
export interface RankRow extends RankedUnit {
  /** Best and worst place that are still open; null where nothing is known of it. */
  readonly from: number | null;
  readonly to: number | null;
  /** Places of last year minus this year's; positive went up. */
  readonly moved: number | undefined;
  readonly movement: string;
  readonly cells: readonly AreaCell[];
  /** Bonus and penalty, and what rescaling adds; null before anything was handed in. */
  readonly beside: number | null;
  /** The rank stands by totals that others of its block do not have yet. */
  readonly provisional: boolean;
  /** Leaves whose grounds moved on after handing in. */
  readonly stale: readonly string[];
  readonly key: string;
}

/** Which units are shown, and what else is known of them. */
export interface RankView {
  readonly block: string | undefined;
  readonly spread: readonly WeightSpread[] | undefined;
  /** Leaves that moved on, by unit; undefined while they are looked for. */
  readonly stale?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Handed in, and the set asks for a survey that it has no results of. */
function lacksSurvey({ survey }: Pick<Ranking, "survey">, unit: RankedUnit): boolean {
  return survey && unit.state !== "scoring" && !unit.surveyed;
}

/** The units of a block, each with its interval, its movement and its areas. */
export function rankRows(ranking: Ranking, { block, spread, stale }: RankView): readonly RankRow[] {
  const units = ranking.units.filter((unit) => block === undefined || unit.block === block);
  const drawn = new Map(spread?.map((one) => [one.unitId, one]));
  const ranges = ranking.areas.map((_area, at) =>
    extent(units.map(({ areas }) => areas?.[at]?.[0])),
  );
  // A total that others have yet to get says little of the places: every rank waits for them.
  const provisional = units.some(
    (unit) => lacksSurvey(ranking, unit) || (unit.state !== "scoring" && unit.total === null),
  );
  const rows = units.map((unit): RankRow => {
    const draw = drawn.get(unit.unitId);
    const before = unit.before?.rank;
    const after = unit.rank ?? undefined;
    return {
      ...unit,
      from: spread === undefined ? unit.best : (draw?.from ?? null),
      to: spread === undefined ? unit.worst : (draw?.to ?? null),
      moved: before === undefined || after === undefined ? undefined : before - after,
      movement: movementText(before, after),
      cells: ranking.areas.map((_area, at) => {
        // Nothing of the area has points yet (a survey to come): that is not 0.
        const [got, outOf] = unit.areas?.[at] ?? [null, 0];
        const points = outOf === 0 ? null : got;
        const range = ranges[at];
        const heat =
          points === null || range === undefined ? undefined : heatStep(points, ...range);
        return { points, heat };
      }),
      beside: unit.bonus === null ? null : unit.bonus + (unit.rescaled ?? 0),
      provisional: provisional && unit.rank !== null,
      stale: stale?.[unit.unitId] ?? [],
      key: searchKey(unit.name),
    };
  });
  return rows;
}

/** Sorts by a column; what has no figure stands last either way. */
export function sortRankRows(
  rows: readonly RankRow[],
  { by, falling }: { readonly by: string; readonly falling: boolean },
): readonly RankRow[] {
  const value = valueOf(by);
  const list = rows.map((row) => ({ row, value: value(row) }));
  list.sort((a, b) => {
    const [one, other] = [a.value, b.value];
    if (one === undefined || other === undefined) {
      return one === other ? byPoints(a.row, b.row) : one === undefined ? 1 : -1;
    }
    if (one === other) return byName(a.row, b.row);
    return (one < other ? -1 : 1) * (falling ? -1 : 1);
  });
  return list.map(({ row }) => row);
}

function byName(a: RankRow, b: RankRow): number {
  return a.key === b.key ? 0 : a.key < b.key ? -1 : 1;
}

/** Units without a rank follow each other by what they have so far. */
function byPoints(a: RankRow, b: RankRow): number {
  return (b.soFar ?? -1) - (a.soFar ?? -1) || byName(a, b);
}

function valueOf(by: string): (row: RankRow) => number | string | undefined {
  if (by === "ten") return ({ key }) => key;
  if (by === "dai") {
    return ({ from, to }) => (from === null || to === null ? undefined : to - from);
  }
  if (by === "doi") return ({ moved }) => moved;
  if (by === "them") return ({ beside }) => beside ?? undefined;
  if (by === "diem") return ({ total }) => total ?? undefined;
  const area = /^lv(\d+)$/.exec(by)?.[1];
  if (area !== undefined) return ({ cells }) => cells[Number(area)]?.points ?? undefined;
  return ({ rank }) => rank ?? undefined;
}

/** The sentence over the ranks: what is lacking, who leads, who has none, how many may still move. */
export function rankSentence(
  ranking: Pick<Ranking, "survey">,
  rows: readonly RankRow[],
  opening: Opening,
): string {
  const ranked = rows.filter(({ rank }) => rank !== null);
  const unsurveyed = rows.filter((row) => lacksSurvey(ranking, row));
  const lacking =
    unsurveyed.length === 0
      ? undefined
      : `${formatCount(unsurveyed.length)} đơn vị chưa có kết quả khảo sát`;
  if (ranked.length === 0) {
    return `Chưa xếp hạng được: ${lacking ?? "chưa đơn vị nào có đủ điểm mọi mục"}`;
  }
  const first = ranked.filter(({ rank }) => rank === 1);
  const points = `${formatHundredths(first[0]?.total ?? 0)} điểm`;
  const leads = ranked.some(({ provisional }) => provisional) ? "tạm đứng đầu" : "đứng đầu";
  const lead =
    first.length === 1
      ? `${first[0]?.name ?? ""} ${leads}, ${points}`
      : `${formatCount(first.length)} đơn vị cùng ${leads} với ${points}`;
  const counted = (list: readonly RankRow[], what: string): readonly string[] =>
    list.length === 0 ? [] : [`${formatCount(list.length)} đơn vị ${what}`];
  const without = rows.filter(({ rank }) => rank === null);
  const open = openRanks(rows).length;
  const alone = rows.filter(({ unconfirmed }) => unconfirmed > 0);
  // Where every place is sure whatever they become, only the grades hang on them.
  const hanging = open === 0 && opening === "muc" ? "xếp loại" : "hạng và xếp loại";
  const parts = [
    ...counted(
      without.filter(({ state }) => state === "scoring"),
      "chưa nộp",
    ),
    ...counted(
      without.filter((row) => row.state !== "scoring" && !unsurveyed.includes(row)),
      "chưa đủ điểm",
    ),
    open === 0
      ? opening === "muc"
        ? "mọi hạng đã chắc"
        : "không hạng nào đổi theo trọng số"
      : `${formatCount(open)} hạng còn có thể đổi`,
    ...counted(alone, `có điểm chờ người thứ hai${open === 0 ? `, ${hanging} có thể đổi` : ""}`),
  ];
  return `${lacking === undefined ? "" : `Chưa đủ: ${lacking}; `}${lead}; ${parts.join(", ")}`;
}

/** The ranks that may still be others; a unit without a rank has none to lose. */
export function openRanks(rows: readonly RankRow[]): readonly RankRow[] {
  return rows.filter(({ rank, from, to }) => rank !== null && from !== to);
}

/** A heading over a narrow column; the whole name is its title. */
export function shortHead(label: string): string {
  const bare = label.replace(/^(?:Cải cách|Xây dựng(?:,| và)? phát triển|Xây dựng) /u, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** "chắc 3", "2–5", or that nothing can be said. */
export function intervalText({ from, to }: Pick<RankRow, "from" | "to">): string {
  if (from === null || to === null) return "chưa có";
  return from === to ? `chắc ${from}` : `${from}–${to}`;
}

/** The table as lines of a CSV file. */
export function rankLines(
  ranking: Ranking,
  rows: readonly RankRow[],
): readonly (readonly string[])[] {
  const blocks = new Map(ranking.set.blocks.map(({ code, label }) => [code, label]));
  const points = (value: number | null): string => (value === null ? "" : formatHundredths(value));
  const notices = [
    ...(ranking.set.notice === null ? [] : [[ranking.set.notice]]),
    ...(ranking.round.illustration ? [["Số liệu minh họa"]] : []),
  ];
  return [
    ...notices,
    [
      "Hạng",
      "Đơn vị",
      ...(blocks.size > 0 ? ["Khối"] : []),
      "Hạng tạm",
      "Tổng điểm",
      "Mục chờ người thứ hai",
      "Thưởng, trừ và quy đổi",
      "Chỉ số (%)",
      "Xếp loại",
      "Hạng tốt nhất còn có thể",
      "Hạng kém nhất còn có thể",
      "Hạng năm trước",
      "Thay đổi",
      ...ranking.areas.map(({ code, label }) => `${code}. ${label}`),
      "Mục có căn cứ đã đổi sau khi nộp",
    ],
    ...rows.map((row) => [
      row.rank === null ? "" : String(row.rank),
      row.name,
      ...(blocks.size > 0 ? [blocks.get(row.block ?? "") ?? ""] : []),
      row.provisional ? "tạm" : "",
      points(row.total),
      row.unconfirmed === 0 ? "" : String(row.unconfirmed),
      points(row.beside),
      points(row.index),
      row.grade ?? "",
      row.from === null ? "" : String(row.from),
      row.to === null ? "" : String(row.to),
      row.before === null ? "" : String(row.before.rank),
      row.movement,
      ...row.cells.map((cell) => points(cell.points)),
      row.stale.join(", "),
    ]),
  ];
}
