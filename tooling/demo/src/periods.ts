import type { PeriodInput } from "@cchc/api/periods/write";
import { unitIds } from "./unit-ids.ts";

/** Ids of the periods that journeys and other tools go to. */
export const periodIds = {
  annual2023: "nam-2023-tp-hai-duong",
} as const;

/** Old periods stay open so that a visitor can write today what was due then. */
const lock = "2035-12-31";

export const demoPeriods: readonly PeriodInput[] = [
  {
    id: periodIds.annual2023,
    form: "annual",
    year: 2023,
    kind: "year",
    name: "Năm 2023 (số liệu đến 30/11/2023)",
    from: "2023-01-01",
    to: "2023-11-30",
    due: "2023-12-15",
    lock,
    rootId: unitIds.city,
    submitterKind: "commune",
    illustration: true,
  },
];
