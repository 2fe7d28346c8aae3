import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cell } from "@cchc/domain/report/cell";
import { once } from "../operation/once.ts";
import { createPeriod } from "../periods/write.ts";
import { makeChanges } from "../testing/unit-operation.ts";
import { createWorld, type World } from "../testing/world.ts";
import { readUnmet } from "./findings.ts";
import { saveCells } from "./save.ts";
import { findTarget } from "./target.ts";

const halves = {
  first: { id: "h1-2025", from: "2025-01-01", to: "2025-06-30" },
  second: { id: "h2-2025", from: "2025-07-01", to: "2025-12-31" },
} as const;

let world: World;

/** The ward takes its neighbour in and goes on under its own id. */
beforeAll(async () => {
  world = await createWorld();
  for (const { id, from, to } of [halves.first, halves.second]) {
    const days = { from, to, due: to, lock: "2027-01-31" };
    const about = { form: "annual", year: 2025, kind: "half", name: id, ...days } as const;
    const owed = { rootId: "province", submitterKind: "commune", illustration: false } as const;
    const operation = { id: randomUUID(), userId: "test", name: "period", input: id };
    await once(world.services, operation, (tx, stamp) =>
      createPeriod(tx, { id, ...about, ...owed }, stamp),
    );
  }
  world.setClock("2025-06-15T02:00:00Z");
  await write("ward", halves.first.id, ["tthc.pending.total", 5]);
  await write("neighbour", halves.first.id, ["tthc.pending.total", 1]);
  const administrator = await world.signedIn("quan-tri", "administrator", "province");
  await makeChanges(administrator, [
    {
      kind: "merge",
      on: halves.second.from,
      unitIds: ["ward", "neighbour"],
      into: {
        unitId: "ward",
        kind: "commune",
        type: "phuong",
        name: "Trần Hưng Đạo",
        parentId: "city",
      },
    },
  ]);
  world.setClock("2026-01-05T02:00:00Z");
});
afterAll(() => world.close());

function personOf(unitId: string) {
  const grants = [{ role: "officer", unitId } as const];
  return { userId: "test", username: "test", name: "Thử", grants };
}

async function write(unitId: string, periodId: string, [field, value]: [string, number]) {
  const actor = personOf(unitId);
  const target = await findTarget(world.services, actor, "report.edit", { unitId, periodId });
  const row = await world.services.db
    .selectFrom("report_value")
    .select("version")
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .where("field_code", "=", field)
    .executeTakeFirst();
  const cell = { state: "entered", value, qualifier: "exact" } as const;
  const writes = [{ field, row: "", version: row?.version ?? 0, cell }];
  const operation = { id: randomUUID(), userId: "test", name: "save", input: [unitId, value] };
  await once(world.services, operation, (tx, stamp) =>
    saveCells(tx, { actor, target, writes, channel: "web" }, stamp),
  );
}

async function handIn(unitId: string): Promise<void> {
  await world.services.db
    .updateTable("report")
    .set({ state: "submitted" })
    .where("unit_id", "=", unitId)
    .where("period_id", "=", halves.first.id)
    .execute();
}

/** What the second half carries over from, as the screen of entry has it. */
async function carriedOver() {
  const username = `can-bo-${randomUUID().slice(0, 8)}`;
  const client = await world.signedIn(username, "officer", "ward");
  const { data } = await client.query("reports.open", {
    unitId: "ward",
    periodId: halves.second.id,
  });
  return (data as { carried?: { sumOf: number; cells: [string, Cell][] } }).carried;
}

/** Soft findings without a reason where so many dossiers are said to have been carried over. */
async function unexplained(amount: number): Promise<number> {
  await write("ward", halves.second.id, ["tthc.received.carried", amount]);
  const address = { unitId: "ward", periodId: halves.second.id };
  const target = await findTarget(world.services, personOf("ward"), "report.edit", address);
  return (await readUnmet(world.services.db, target)).unexplained;
}

test("a draft of the part that goes on under its id is no past of the whole", async () => {
  expect(await carriedOver()).toMatchObject({ sumOf: 2, cells: [] });
  // Neither its own 5 nor anything else is held against it.
  expect(await unexplained(5)).toBe(await unexplained(6));
});

test("what one of them handed in is no whole sum; what both did is", async () => {
  const nothingHeld = await unexplained(5);
  await handIn("neighbour");
  expect(await carriedOver()).toMatchObject({ sumOf: 2, cells: [] });
  expect(await unexplained(1)).toBe(nothingHeld);
  await handIn("ward");
  const carried = await carriedOver();
  expect(carried?.sumOf).toBe(2);
  expect(new Map(carried?.cells).get("tthc.pending.total")).toMatchObject({ value: 5 + 1 });
  expect(await unexplained(6)).toBe(nothingHeld);
  expect(await unexplained(5)).toBe(nothingHeld + 1);
  expect(await unexplained(7)).toBe(nothingHeld + 1);
});
