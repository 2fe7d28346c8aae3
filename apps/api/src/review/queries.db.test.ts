import { randomUUID } from "node:crypto";
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTasks } from "../reports/tasks.ts";
import { loadReport } from "../reports/load.ts";
import { findTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { createWorld, type World } from "../testing/world.ts";
import { writeChanges } from "../units/change.ts";
import { readVersions } from "../units/queries.ts";
import { once } from "../operation/once.ts";
import { drillInto } from "./drill.ts";
import { readOverview } from "./overview.ts";
import { rollUpNode } from "./rollup.ts";
import { findNode } from "./scope.ts";

const reviewer = {
  userId: "r",
  username: "r",
  name: "R",
  grants: [{ role: "reviewer", unitId: "province" }],
} as const;
const officer = {
  userId: "o",
  username: "o",
  name: "O",
  grants: [{ role: "officer", unitId: "ward" }],
} as const;
const node = { periodId: "annual-2023", nodeId: "province" };

describe("lists take as many queries for many communes as for few", () => {
  let world: World;
  let services: Services;
  let count = 0;

  beforeAll(async () => {
    world = await createWorld();
    const counter: KyselyPlugin = {
      transformQuery: ({ node: query }) => {
        count += 1;
        return query;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    services = { ...world.services, db: world.services.db.withPlugin(counter) };
  });
  afterAll(() => world.close());

  async function queries(work: () => Promise<unknown>): Promise<number> {
    count = 0;
    await work();
    return count;
  }

  const lists: Readonly<Record<string, () => Promise<unknown>>> = {
    overview: async () => readOverview(services, await findNode(services, reviewer, node)),
    "roll-up": async () =>
      rollUpNode(services, await findNode(services, reviewer, node), "submitters"),
    drill: async () => drillInto(services, await findNode(services, reviewer, node), "on_time"),
    tasks: () => readTasks(services, officer),
    "one report": async () =>
      loadReport(
        services,
        officer,
        await findTarget(services, officer, "report.read", {
          unitId: "ward",
          periodId: "annual-2023",
        }),
      ),
  };

  test("before and after fifty more communes", async () => {
    const few = new Map<string, number>();
    await found("ten", 10);
    for (const [name, list] of Object.entries(lists)) few.set(name, await queries(list));
    await found("fifty", 50);
    const overview = await readOverview(services, await findNode(services, reviewer, node));
    expect(overview.rows.unitIds).toHaveLength(63);
    for (const [name, list] of Object.entries(lists)) {
      const many = await queries(list);
      expect(many, name).toBe(few.get(name));
      expect(many, name).toBeLessThanOrEqual(9);
    }
  });

  async function found(prefix: string, communes: number): Promise<void> {
    const operation = { id: randomUUID(), userId: "test", name: "units", input: prefix };
    await once(world.services, operation, async (tx, stamp) =>
      writeChanges(
        tx,
        await readVersions(tx),
        Array.from({ length: communes }, (_, index) => ({
          kind: "found",
          on: "2021-01-01",
          unit: {
            unitId: `${prefix}-${index}`,
            name: `Số ${index}`,
            type: "xa",
            kind: "commune",
            parentId: "city",
          },
        })),
        stamp,
      ),
    );
  }
});
