import { searchKey } from "@cchc/domain/text/search-key";
import type { Outputs } from "../api.ts";

type Answer = Outputs["review"]["overview"];

/** The overview with a row a commune; it travels as columns. */
export function readOverview({ rows, areas, ...rest }: Answer) {
  const parents = valuesOf(rows.parents);
  const periodIds = valuesOf(rows.periodIds);
  const states = valuesOf(rows.states);
  const dues = valuesOf(rows.dues);
  const reasons = valuesOf(rows.extensionReasons);
  const standings = valuesOf(rows.timeliness);
  return {
    ...rest,
    rows: rows.unitIds.map((unitId, index) => {
      const name = at(rows.names, index);
      return {
        unitId,
        name,
        searchKey: searchKey(name),
        parent: at(parents, index),
        periodId: at(periodIds, index),
        state: at(states, index),
        submittedAt: instant(at(rows.submittedAt, index)),
        updatedAt: instant(at(rows.updatedAt, index)),
        code: at(rows.codes, index),
        due: at(dues, index),
        extensionReason: at(reasons, index),
        timeliness: at(standings, index),
        areas: (at(rows.completeness, index) ?? []).flatMap(
          ([requiredAnswered, answered], place) => {
            const area = areas[place];
            return area === undefined ? [] : [{ ...area, requiredAnswered, answered }];
          },
        ),
      };
    }),
  };
}

export type OverviewData = ReturnType<typeof readOverview>;
export type OverviewRow = OverviewData["rows"][number];

interface Column<T> {
  readonly values: readonly T[];
  readonly at: readonly number[];
}

function valuesOf<T>(column: Column<T>) {
  return column.at.map((place) => at(column.values, place));
}

function at<T>(column: readonly T[], index: number) {
  const value = column[index];
  if (value === undefined) throw new RangeError("columns of different lengths");
  return value;
}

/** Milliseconds since 1970 as an ISO text. */
function instant(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
