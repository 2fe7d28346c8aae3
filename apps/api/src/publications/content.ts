import type { CriteriaSet } from "@cchc/domain/criteria/set";
import type { Day } from "@cchc/domain/report/cell";
import type { readRanking } from "../ranking/read.ts";

/** One unit in a published result. Points in hundredths; null where it handed nothing in. */
export interface PublishedUnit {
  readonly unitId: string;
  readonly name: string;
  readonly block: string | null;
  readonly total: number | null;
  /** Hundredths of a percent. */
  readonly index: number | null;
  readonly grade: string | null;
  readonly rank: number | null;
  readonly of: number;
  readonly shared: number;
  /** By area in set order. */
  readonly areas: readonly (readonly [points: number, outOf: number])[] | null;
  /**
   * What the total has beside the areas: bonus and penalty, and what leaving criteria out and
   * rescaling the rest adds. Areas, bonus and rescaled together are the total, unless it stops at 0.
   * Null where there is none; what was published before this was told has 0 there.
   */
  readonly bonus: number | null;
  readonly rescaled: number | null;
  /** Code of its score sheet. */
  readonly code: string | null;
}

/** What a correction changes on one unit. */
export interface PublishedChange {
  readonly unitId: string;
  readonly name: string;
  readonly before: { readonly total: number | null; readonly rank: number | null } | null;
  readonly after: { readonly total: number | null; readonly rank: number | null };
}

/** A published result. Its text is hashed and never changes. */
export interface PublicationContent {
  readonly format: "publication/1";
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly decision: string;
  readonly decidedOn: Day;
  readonly publishedAt: string;
  readonly illustration: boolean;
  readonly root: { readonly id: string; readonly name: string };
  readonly round: { readonly id: string; readonly name: string; readonly year: number };
  readonly period: { readonly name: string; readonly from: Day; readonly to: Day };
  readonly setHash: string;
  /** The whole set, so that every sheet can be computed again from this text alone. */
  readonly set: CriteriaSet;
  readonly units: readonly PublishedUnit[];
  /** Against the number before; empty in the first. */
  readonly changeNote: string;
  readonly previousHash: string | null;
  readonly changes: readonly PublishedChange[];
}

type Ranked = Awaited<ReturnType<typeof readRanking>>["units"][number];

/** One unit of a ranking as it is published, with the code of its sheet; what is not there stays null. */
export function publishedUnit(unit: Ranked, code: string | null): PublishedUnit {
  const { unitId, name, block, total, index, grade, rank, of, shared } = unit;
  const { areas, bonus, rescaled } = unit;
  const place = { total, index, grade, rank, of, shared };
  return { unitId, name, block, ...place, areas, bonus, rescaled, code };
}

/** The content that was published. */
export function readPublication(text: string): PublicationContent {
  const parse: (text: string) => PublicationContent = JSON.parse;
  return parse(text);
}

/** What differs between two numbers of one round, unit by unit. */
export function changesBetween(
  before: PublicationContent | undefined,
  units: readonly PublishedUnit[],
): readonly PublishedChange[] {
  if (before === undefined) return [];
  const old = new Map(before.units.map((unit) => [unit.unitId, unit]));
  return units.flatMap(({ unitId, name, total, rank }) => {
    const was = old.get(unitId);
    if (was !== undefined && was.total === total && was.rank === rank) return [];
    return {
      unitId,
      name,
      before: was === undefined ? null : { total: was.total, rank: was.rank },
      after: { total, rank },
    };
  });
}
