import { appraisalScene } from "@cchc/api/appraisal/reach";
import { readRanking } from "@cchc/api/ranking/read";
import { readWeightSpread } from "@cchc/api/ranking/weights";
import type { Services } from "@cchc/api/services";
import type { Client } from "../client.ts";
import { roundId } from "../fill/round.ts";
import { communes } from "../fill/units.ts";
import { type Measure, repeat } from "../stats.ts";
import { countryReviewer } from "./rollup.ts";

const budget = { of: "p95", below: 100 } as const;

/** Ranks with intervals, grades, areas and last year, from the database to the answer. */
export async function measureRanking(services: Services, runs: number): Promise<Measure[]> {
  const scene = () => appraisalScene(services, countryReviewer, roundId);
  return [
    {
      name: `ranking of ${communes} communes (function)`,
      times: await repeat({ runs, warmUp: 5 }, async () => readRanking(services.db, await scene())),
      budget,
    },
    {
      name: `1 000 draws of weights over ${communes} communes (function)`,
      times: await repeat({ runs: Math.max(1, Math.floor(runs / 10)), warmUp: 1 }, async () =>
        readWeightSpread(services.db, await scene(), 100),
      ),
    },
  ];
}

/** The same as a reviewer's browser gets it: session, permission, database, JSON, HTTP. */
export async function measureRankingOverHttp(client: Client, runs: number): Promise<Measure[]> {
  let bytes = 0;
  const times = await repeat({ runs, warmUp: 5 }, async () => {
    bytes = Buffer.byteLength(await client.query("ranking.read", { roundId }));
  });
  const note = `${Math.round(bytes / 1024)} KiB of JSON`;
  return [{ name: "ranking (over HTTP, signed in)", times, budget, note }];
}
