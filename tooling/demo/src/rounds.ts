import { readSet } from "@cchc/api/criteria/queries";
import { readPeriod } from "@cchc/api/periods/queries";
import { openRound, type RoundInput } from "@cchc/api/rounds/write";
import type { Services } from "@cchc/api/services";
import { periodIds } from "./periods.ts";
import { unitIds } from "./unit-ids.ts";
import { writeAt } from "./writing.ts";

/** Ids of the rounds that journeys and other tools go to. */
export const roundIds = {
  city2022: "cham-2022-tp-hai-duong",
  city2023: "cham-2023-tp-hai-duong",
} as const;

interface DemoRound extends RoundInput {
  readonly id: string;
  readonly periodId: string;
  /** When it was opened. */
  readonly opened: string;
}

/** The set that comes with the program: no province's decision stands behind these points. */
const demoSet = { id: "reference", version: 1 } as const;

const city = { rootId: unitIds.city, illustration: true } as const;

/** The demonstration district is scored for a year that is over and one that is being appraised. */
export const demoRounds: readonly DemoRound[] = [
  {
    ...city,
    id: roundIds.city2022,
    name: "Chấm điểm CCHC năm 2022",
    year: 2022,
    periodId: periodIds.annual2022,
    selfDue: "2023-01-15",
    appraisalDue: "2023-02-15",
    opened: "2022-12-20T08:00+07:00",
  },
  {
    ...city,
    id: roundIds.city2023,
    name: "Chấm điểm CCHC năm 2023",
    year: 2023,
    periodId: periodIds.annual2023,
    selfDue: "2023-12-20",
    appraisalDue: "2024-01-31",
    opened: "2023-12-01T08:00+07:00",
  },
];

/** Opens the rounds of scoring; what units claim in them is written elsewhere. */
export async function loadRounds(services: Services): Promise<void> {
  const set = await readSet(services.db, demoSet);
  for (const { periodId, opened, ...round } of demoRounds) {
    const period = await readPeriod(services.db, periodId);
    const tree = await services.trees.at(period.to);
    await writeAt(services, { instant: opened, name: `round ${round.id}` }, (tx, stamp) =>
      openRound(tx, { round, set, period, tree }, stamp),
    );
  }
}
