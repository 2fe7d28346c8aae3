import { formatHundredths } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";
import type { RankedUnit } from "./ranking-query.ts";

export type Publication = Outputs["publications"]["list"][number];
type PublishedUnit = Outputs["publications"]["read"]["content"]["units"][number];

/** What stands in the way of publishing, and what would be published. */
export interface ToPublish {
  /** Handed in and approved. */
  readonly ready: readonly RankedUnit[];
  /** Handed in, not approved yet: nothing is published before they are. */
  readonly unready: readonly RankedUnit[];
  /** Handed nothing in: published without points or rank. */
  readonly absent: readonly RankedUnit[];
}

export function toPublish(units: readonly RankedUnit[]): ToPublish {
  return {
    ready: units.filter(({ state }) => state === "approved"),
    unready: units.filter(({ state }) => state !== "approved" && state !== "scoring"),
    absent: units.filter(({ state }) => state === "scoring"),
  };
}

/** A unit that a correction would change, in words. */
export interface Correction {
  readonly unitId: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function standing({ total, rank }: Pick<PublishedUnit, "total" | "rank">): string {
  if (total === null) return "không có điểm";
  return `${formatHundredths(total)} điểm, ${rank === null ? "chưa xếp hạng" : `hạng ${rank}`}`;
}

/** What the next number would say otherwise than the one before. */
export function corrections(
  before: readonly PublishedUnit[],
  units: readonly RankedUnit[],
): readonly Correction[] {
  const old = new Map(before.map((unit) => [unit.unitId, unit]));
  return units.flatMap((unit) => {
    const was = old.get(unit.unitId);
    if (was !== undefined && was.total === unit.total && was.rank === unit.rank) return [];
    return {
      unitId: unit.unitId,
      name: unit.name,
      before: was === undefined ? "không có trong bản trước" : standing(was),
      after: standing(unit),
    };
  });
}
