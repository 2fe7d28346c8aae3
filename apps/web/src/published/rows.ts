import { type HeatStep, extent, heatStep } from "@cchc/ui/scale";
import type { Outputs } from "../api.ts";

export type Published = Outputs["publications"]["read"];
export type Content = Published["content"];
export type PublishedUnit = Content["units"][number];

/** The block that is shown: the one asked for, else the first; undefined where there are none. */
export function shownBlock({ set }: Content, asked: string | undefined): string | undefined {
  const { blocks } = set;
  return (blocks.find(({ code }) => code === asked) ?? blocks[0])?.code;
}

/** The units of a block from the first rank down; those without one last, by name. */
export function rankedUnits(
  { units }: Content,
  block: string | undefined,
): readonly PublishedUnit[] {
  const own = units.filter(
    (unit) => block === undefined || unit.block === block || unit.block === null,
  );
  return own.sort(
    (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.name < b.name ? -1 : 1),
  );
}

/** How dark each area of each unit is among all shown. */
export function areaHeat(
  units: readonly PublishedUnit[],
): (unit: PublishedUnit, area: number) => HeatStep | undefined {
  const count = Math.max(0, ...units.map(({ areas }) => areas?.length ?? 0));
  const ranges = Array.from({ length: count }, (_, at) =>
    extent(units.map(({ areas }) => areas?.[at]?.[0])),
  );
  return ({ areas }, area) => {
    const points = areas?.[area]?.[0];
    const range = ranges[area];
    return points === undefined || range === undefined ? undefined : heatStep(points, ...range);
  };
}

/** A heading over a narrow column; the whole name is its title. */
export function shortHead(label: string): string {
  const bare = label.replace(/^(?:Cải cách|Xây dựng(?:,| và)? phát triển|Xây dựng) /u, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
