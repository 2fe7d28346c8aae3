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
import { readKeptRates, readReports } from "./columns.ts";
import { drillInto } from "./drill.ts";
import { readOverview } from "./overview.ts";
import { rollUpNode } from "./rollup.ts";
import { findNode, type ReviewNode } from "./scope.ts";

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
      transformQuery: ({ node: query }) => query,
      // By what comes back: a query inside another one is transformed too, and none of its own.
      transformResult: ({ result }) => {
        count += 1;
        return Promise.resolve(result);
      },
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

  test("a node of a few communes reads only theirs, with the figures the whole has for them", async () => {
    const { db } = world.services;
    const at = new Date();
    const told = { updated_by: "o", updated_at: at };
    const rate = { indicators: "x", states: "c", numerators: "[1]", denominators: "[2]" };
    const kept = { ...rate, stated: "{}", areas: "a", completeness: "[[1,1]]" };
    const period_id = "annual-2023";
    for (const unit_id of ["ward", "fifty-0", "fifty-1"]) {
      const report = { unit_id, period_id, state: "submitted", version: 1 } as const;
      await db
        .insertInto("report")
        .values({ ...report, ...told })
        .execute();
      await db
        .insertInto("report_kept")
        .values({ unit_id, period_id, ...kept })
        .execute();
    }
    const whole = await findNode(services, reviewer, node);
    const ward = await findNode(services, reviewer, { ...node, nodeId: "ward" });
    expect(whole.reading.only).toBeUndefined();
    expect(ward.reading.only).toEqual(["ward"]);
    const unitsOf = (sets: readonly { units: readonly string[] }[]) =>
      sets.flatMap(({ units }) => units).toSorted();
    const [all, one] = [whole.reading, ward.reading];
    expect(unitsOf(await readKeptRates(db, all))).toEqual(["fifty-0", "fifty-1", "ward"]);
    expect(unitsOf(await readKeptRates(db, one))).toEqual(["ward"]);
    expect(unitsOf(await readReports(db, all))).toEqual(["fifty-0", "fifty-1", "ward"]);
    expect(unitsOf(await readReports(db, one))).toEqual(["ward"]);
    const stateIn = async (where: ReviewNode): Promise<string | null | undefined> => {
      const { rows } = await readOverview(services, where);
      return rows.states.values[rows.states.at[rows.unitIds.indexOf("ward")] ?? -1];
    };
    expect(await stateIn(ward)).toBe("submitted");
    expect(await stateIn(whole)).toBe("submitted");
  });

  async function found(prefix: string, communes: number): Promise<void> {
    const operation = { id: randomUUID(), userId: "test", name: "units", input: prefix };
    await once(world.services, operation, async (tx, stamp) =>
      writeChanges(
        tx,
        {
          before: await readVersions(tx),
          changes: Array.from({ length: communes }, (_, index) => ({
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
        },
        stamp,
      ),
    );
  }
});
