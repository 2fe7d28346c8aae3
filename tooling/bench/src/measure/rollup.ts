import { readOverview } from "@cchc/api/review/overview";
import { rollUpNode } from "@cchc/api/review/rollup";
import { findNode } from "@cchc/api/review/scope";
import type { Services } from "@cchc/api/services";
import { countryId } from "@cchc/api/units/country";
import type { Client } from "../client.ts";
import { period } from "../fill/period.ts";
import { communes } from "../fill/units.ts";
import { type Measure, repeat } from "../stats.ts";

/** Sees the whole country. */
export const countryReviewer = {
  userId: "bench",
  username: "bench",
  name: "Bench",
  grants: [{ role: "reviewer", unitId: countryId }],
} as const;
export const country = { periodId: period.id, nodeId: countryId };
const budget = { of: "p95", below: 100 } as const;

/** The API's own functions, from the database to the answer before it is written as JSON. */
export async function measureRollUp(services: Services, runs: number): Promise<Measure[]> {
  const node = () => findNode(services, countryReviewer, country);
  const times = { runs, warmUp: 5 };
  return [
    {
      name: `roll-up of ${communes} communes, a row a commune (function)`,
      times: await repeat(times, async () => rollUpNode(services, await node(), "submitters")),
      budget,
    },
    {
      name: `roll-up of ${communes} communes, a row a province (function)`,
      times: await repeat(times, async () => rollUpNode(services, await node(), "children")),
      budget,
    },
    {
      name: `overview of ${communes} communes (function)`,
      times: await repeat(times, async () => readOverview(services, await node())),
      budget,
    },
  ];
}

/** The same as a reviewer's browser gets it: session, permission, database, JSON, HTTP. */
export async function measureRollUpOverHttp(client: Client, runs: number): Promise<Measure[]> {
  const asked = [
    ["roll-up, a row a commune", "review.rollUp", { ...country, by: "submitters" }],
    ["roll-up, a row a province", "review.rollUp", { ...country, by: "children" }],
    ["overview", "review.overview", country],
  ] as const;
  const measures: Measure[] = [];
  for (const [name, path, input] of asked) {
    let bytes = 0;
    const times = await repeat({ runs, warmUp: 5 }, async () => {
      bytes = Buffer.byteLength(await client.query(path, input));
    });
    const note = `${Math.round(bytes / 1024)} KiB of JSON`;
    measures.push({ name: `${name} (over HTTP, signed in)`, times, budget, note });
  }
  return measures;
}
