import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { once } from "../operation/once.ts";
import { readTasks } from "../reports/tasks.ts";
import { countQueries } from "../testing/count-queries.ts";
import { createWorld, type World } from "../testing/world.ts";
import { writeChanges } from "../units/change.ts";
import { countryId } from "../units/country.ts";
import { readVersions } from "../units/queries.ts";
import { listPeriods } from "./list.ts";
import { createPeriod } from "./write.ts";

function actor(role: "officer" | "reviewer" | "administrator", unitId: string) {
  return { userId: "test", username: "test", name: "Test", grants: [{ role, unitId }] } as const;
}

describe("periods of others are not read", () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
    await open("city", 3);
    // Moved in 2024: before that it stood in the other district.
    await change({ kind: "move", on: "2024-01-01", unitId: "far", parentId: "city" });
  });
  afterAll(() => world.close());

  function operation(name: string) {
    return { id: randomUUID(), userId: "test", name, input: name };
  }

  async function change(
    ...changes: Parameters<typeof writeChanges>[1]["changes"][number][]
  ): Promise<void> {
    await once(world.services, operation("units"), async (tx, stamp) =>
      writeChanges(tx, { before: await readVersions(tx), changes }, stamp),
    );
  }

  async function open(rootId: string, count: number): Promise<void> {
    await once(world.services, operation(rootId), async (tx, stamp) => {
      for (let n = 1; n <= count; n += 1) {
        const month = `2023-${String((n % 9) + 1).padStart(2, "0")}`;
        const days = { from: `${month}-01`, to: `${month}-28`, due: "2023-12-15" };
        await createPeriod(
          tx,
          {
            ...days,
            id: `${rootId}-${n}`,
            form: n > 9 ? "quarterly" : "annual",
            year: 2020 + Math.floor(n / 9),
            kind: "month",
            name: `${rootId} ${n}`,
            lock: "2023-12-31",
            rootId,
            submitterKind: "commune",
            illustration: false,
          },
          stamp,
        );
      }
      return { opened: count };
    });
  }

  const people = {
    "an officer's tasks": ["tasks", actor("officer", "ward")],
    "an officer's periods": ["list", actor("officer", "ward")],
    "a reviewer's periods": ["list", actor("reviewer", "city")],
  } as const;

  async function measured() {
    const found = new Map<string, readonly number[]>();
    for (const [name, [what, person]] of Object.entries(people)) {
      const { services, queries, rows } = countQueries(world.services);
      const work = () =>
        what === "tasks" ? readTasks(services, person) : listPeriods(services, person);
      // The units are read once and kept: what counts is the second time.
      await work();
      found.set(name, [await queries(work), await rows(work)]);
    }
    return found;
  }

  async function idsOf(person: ReturnType<typeof actor>): Promise<readonly string[]> {
    const list = await listPeriods(world.services, person);
    return list.map((period) => period.id).toSorted((a, b) => (a < b ? -1 : 1));
  }

  test("thirty-six more elsewhere cost neither a query nor a row", async () => {
    const own = ["annual-2023", "city-1", "city-2", "city-3"];
    const before = await measured();
    await open("other-city", 18);
    await change({
      kind: "found",
      on: "2021-01-01",
      unit: { unitId: "third", name: "Ba", type: "huyen", kind: "district", parentId: "province" },
    });
    await open("third", 18);
    expect(await measured()).toEqual(before);
    for (const [name, [queries = 0, rows = 0]] of before) {
      expect(queries, name).toBeLessThanOrEqual(7);
      expect(rows, name).toBeLessThanOrEqual(8);
    }
    expect(await idsOf(actor("reviewer", "city"))).toEqual(own);
    expect(await idsOf(actor("officer", "ward"))).toEqual(own);
    for (const top of ["province", countryId]) {
      expect(await idsOf(actor("administrator", top))).toHaveLength(own.length + 36);
    }
  });

  test("a commune that moved still owes the periods of where it stood", async () => {
    const { tasks } = await readTasks(world.services, actor("officer", "far"));
    const owed = tasks.map((task) => task.period.id);
    expect(owed).toContain("other-city-1");
    expect(owed).not.toContain("city-1");
    expect(await idsOf(actor("officer", "far"))).not.toContain("city-1");
  });
});
