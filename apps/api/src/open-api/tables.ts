import type { AnyTable } from "./table.ts";
import { activities } from "./tables/activities.ts";
import { documents } from "./tables/documents.ts";
import { indicators } from "./tables/indicators.ts";
import { periods } from "./tables/periods.ts";
import { plans, tasks } from "./tables/plans.ts";
import { publications, results } from "./tables/publications.ts";
import { ranks } from "./tables/ranks.ts";
import { reports } from "./tables/reports.ts";
import { rounds } from "./tables/rounds.ts";
import { units } from "./tables/units.ts";
import { values } from "./tables/values.ts";

/** Every table that other programs may read, as the reference lists them. */
export const tables: readonly AnyTable[] = [
  units,
  periods,
  reports,
  values,
  indicators,
  documents,
  plans,
  tasks,
  activities,
  rounds,
  ranks,
  publications,
  results,
];
