import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PeriodKind } from "@cchc/domain/period/period";
import { once } from "../operation/once.ts";
import { createPeriod } from "../periods/write.ts";
import { createWorld, type World } from "../testing/world.ts";
import { readPast } from "./history.ts";
import { saveCells } from "./save.ts";
import { findTarget } from "./target.ts";

const officer = {
  userId: "test",
  username: "test",
  name: "Test",
  grants: [{ role: "officer", unitId: "ward" }],
} as const;

describe("what a report is seen beside", () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
    for (const year of [2021, 2022, 2023, 2024, 2025, 2026]) {
      await write(`year-${year}`, "year", `${year}-01-01`, `${year}-12-31`);
    }
    for (const month of ["07", "08", "09", "10", "11"]) {
      await write(`month-${month}`, "month", `2025-${month}-01`, `2025-${month}-28`);
    }
    await write("month-12", "month", "2025-12-01", "2025-12-31");
    await write("quarter", "quarter4", "2025-10-01", "2025-12-31");
    await write("control", "year", "2025-01-01", "2025-12-31", "tthc_control");
  });
  afterAll(() => world.close());

  async function write(
    id: string,
    kind: PeriodKind,
    from: string,
    to: string,
    form = "annual",
  ): Promise<void> {
    const operation = { id: randomUUID(), userId: "test", name: "period", input: id };
    const year = Number(from.slice(0, 4));
    await once(world.services, operation, (tx, stamp) =>
      createPeriod(
        tx,
        {
          id,
          kind,
          form,
          year,
          name: id,
          from,
          to,
          due: to,
          lock: "2030-12-31",
          rootId: "city",
          submitterKind: "commune",
          illustration: false,
        },
        stamp,
      ),
    );
    world.setClock(`${to}T02:00:00Z`);
    const address = { unitId: "ward", periodId: id };
    const target = await findTarget(world.services, officer, "report.edit", address);
    const cell = { state: "entered", value: 7, qualifier: "exact" } as const;
    const cells = [{ field: "tthc.received.total", row: "", version: 0, cell }];
    const saving = { id: randomUUID(), userId: "test", name: "save", input: id };
    await once(world.services, saving, (tx, stamp) =>
      saveCells(tx, { actor: officer, target, writes: cells, channel: "web" }, stamp),
    );
  }

  async function past(periodId: string, which?: "handed-in"): Promise<readonly string[]> {
    const address = { unitId: "ward", periodId };
    const target = await findTarget(world.services, officer, "report.read", address);
    const found = await readPast(world.services.db, target, which === undefined ? {} : { which });
    for (const { cells } of found) expect(cells.size).toBe(1);
    return found.map((one) => one.period.id);
  }

  test("a year stands beside the four years before it, and what ended the day before", async () => {
    expect(await past("year-2026")).toEqual([
      "month-12",
      "quarter",
      "year-2025",
      "year-2024",
      "year-2023",
      "year-2022",
    ]);
  });

  test("a month beside months", async () => {
    expect(await past("month-11")).toEqual(["month-10", "month-09", "month-08", "month-07"]);
  });

  test("another form is never among them", async () => {
    expect(await past("control")).toEqual([]);
  });

  test("for whoever looks from above, only what was handed in takes a place", async () => {
    await world.services.db
      .updateTable("report")
      .set({ state: "received" })
      .where("period_id", "in", ["year-2021", "year-2022"])
      .execute();
    expect(await past("year-2026", "handed-in")).toEqual(["year-2022", "year-2021"]);
  });
});
