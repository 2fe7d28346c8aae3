import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../auth/actor.ts";
import { findBrokenLink } from "../audit/audit.ts";
import { once } from "../operation/once.ts";
import { createWorld, type World } from "../testing/world.ts";
import { readReasons } from "./findings.ts";
import { type ReasonInput, writeReasons } from "./reasons.ts";
import { findTarget } from "./target.ts";

let world: World;
const address = { unitId: "ward", periodId: "annual-2023" };

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

function actorOf(areas?: readonly "procedures"[]): Actor {
  const role = areas === undefined ? "officer" : "contributor";
  const grants = [{ role, unitId: "ward", ...(areas === undefined ? {} : { areas }) } as const];
  return { userId: "test", username: "test", name: "", grants };
}

async function write(reasons: readonly ReasonInput[], actor: Actor = actorOf()): Promise<void> {
  const { services } = world;
  const target = await findTarget(services, actor, "report.edit", address);
  const operation = { id: randomUUID(), userId: "test", name: "test", input: "reasons" };
  await once(services, operation, (tx, stamp) =>
    writeReasons(tx, { actor, target, reasons }, stamp),
  );
}

const carried = { check: "carried.tthc", cell: "tthc.received.carried" };
const far = { check: "outlier.history.plan.tasks.assigned", cell: "plan.tasks.assigned" };

test("several reasons are kept, changed and taken back at once, each with its place in the history", async () => {
  await write([
    { ...carried, reason: "Sổ cũ thiếu một hồ sơ." },
    { ...far, reason: "Kế hoạch năm nay dài hơn." },
  ]);
  await write([
    { ...carried, reason: "" },
    { ...far, reason: "Gộp hai kế hoạch." },
  ]);
  const { db } = world.services;
  expect(await readReasons(db, address.unitId, address.periodId)).toEqual([
    { ...far, reason: "Gộp hai kế hoạch." },
  ]);
  const rows = await db
    .selectFrom("audit")
    .select(["subject", "before", "after"])
    .where("action", "=", "report.reason")
    .orderBy("seq")
    .execute();
  const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  expect(rows.map(({ subject, before, after }) => [subject, parse(before), parse(after)])).toEqual([
    [`reason/annual-2023/${carried.check} ${carried.cell}`, null, "Sổ cũ thiếu một hồ sơ."],
    [`reason/annual-2023/${far.check} ${far.cell}`, null, "Kế hoạch năm nay dài hơn."],
    [`reason/annual-2023/${carried.check} ${carried.cell}`, "Sổ cũ thiếu một hồ sơ.", null],
    [
      `reason/annual-2023/${far.check} ${far.cell}`,
      "Kế hoạch năm nay dài hơn.",
      "Gộp hai kế hoạch.",
    ],
  ]);
  expect(await findBrokenLink(db, "ward")).toBeNull();
});

test("one of another's area among them, and none is kept", async () => {
  const { db } = world.services;
  const before = await readReasons(db, address.unitId, address.periodId);
  const writing = write(
    [
      { ...carried, reason: "Thuộc lĩnh vực của mình." },
      { ...far, reason: "Thuộc lĩnh vực của người khác." },
    ],
    actorOf(["procedures"]),
  );
  await expect(writing).rejects.toMatchObject({ code: "forbidden" });
  expect(await readReasons(db, address.unitId, address.periodId)).toEqual(before);
});
