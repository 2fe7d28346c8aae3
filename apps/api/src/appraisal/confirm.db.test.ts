import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSmallRound } from "../testing/round.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let roundId: string;
let first: Client;
let second: Client;

const units = ["neighbour", "ward"];

beforeAll(async () => {
  world = await createWorld();
  roundId = await openSmallRound(world, "city");
  const { db } = world.services;
  await db
    .insertInto("review_rule")
    .values({ root_id: "province", from_day: "2020-01-01", review_kind: "district", to_day: null })
    .onConflict((c) => c.doNothing())
    .execute();
  first = await world.signedIn("tham-dinh-1", "reviewer", "city");
  second = await world.signedIn("tham-dinh-2", "reviewer", "city");
  for (const unitId of units) {
    const officer = await world.signedIn(`can-bo-${unitId}`, "officer", unitId);
    const entered = { early: 9, on_time: 0, late: 1, total: 10 };
    const cells = Object.entries(entered).map(([name, value]) => ({
      field: `tthc.resolved.${name}`,
      row: "",
      version: 0,
      cell: { state: "entered", value, qualifier: "exact" },
    }));
    const report = { opId: randomUUID(), unitId, periodId: "annual-2023", cells };
    expect((await officer.mutate("reports.saveCells", report)).status).toBe(200);
    const inputs = [
      { code: "1.2", version: 0, value: { items: ["desk", "site"] } },
      { code: "1.3", version: 0, value: { claim: 1000, reason: "Theo biên bản" } },
    ];
    const stated = { opId: randomUUID(), roundId, unitId, inputs };
    expect((await officer.mutate("scores.saveInputs", stated)).status).toBe(200);
    const handed = { opId: randomUUID(), roundId, unitId };
    expect((await officer.mutate("scores.submit", handed)).status).toBe(200);
  }
});
afterAll(() => world.close());

async function change(client: Client, unitId: string, version: number): Promise<void> {
  const answer = await client.mutate("appraisal.decide", {
    opId: randomUUID(),
    roundId,
    action: "change",
    points: 500,
    reason: "Biên bản thiếu chữ ký",
    decisions: [{ unitId, leaf: "1.3", version }],
  });
  expect(answer.status).toBe(200);
}

function confirm(client: Client, version: number, opId: string = randomUUID()) {
  const decisions = units.map((unitId) => ({ unitId, leaf: "1.3", version }));
  return client.mutate("appraisal.confirm", { opId, roundId, decisions });
}

async function confirmed(): Promise<readonly (string | null)[]> {
  const rows = await world.services.db
    .selectFrom("score_item")
    .select("confirmed_by")
    .where("round_id", "=", roundId)
    .orderBy("unit_id")
    .execute();
  return rows.map((row) => row.confirmed_by);
}

test("a second person confirms a whole group at once; one change of their own, and none is", async () => {
  await change(first, "neighbour", 0);
  await change(second, "ward", 0);
  expect((await confirm(second, 1)).code).toBe("second-person-needed");
  expect(await confirmed()).toEqual([null, null]);

  // The first takes the other's change over: then both are for the second to confirm.
  await change(first, "ward", 1);
  await change(first, "neighbour", 1);
  expect((await confirm(second, 1)).code).toBe("conflict");
  const opId = randomUUID();
  expect((await confirm(second, 2, opId)).data).toEqual({ confirmed: 2 });
  const [one, other] = await confirmed();
  expect(one).not.toBeNull();
  expect(other).toBe(one);

  // Sent again over a bad line it is the same act, written once for each commune.
  expect((await confirm(second, 2, opId)).data).toEqual({ confirmed: 2 });
  const written = await world.services.db
    .selectFrom("audit")
    .select("unit_id")
    .where("action", "=", "appraisal.confirm")
    .orderBy("unit_id")
    .execute();
  expect(written.map((row) => row.unit_id)).toEqual(units);
});
