import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { once } from "../operation/once.ts";
import { createPeriod } from "../periods/write.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { writeReviewRules } from "../units/review-rules.ts";

type Handed = "submitted" | "received";

describe("which level acts on a report is the rule of its period's last day", () => {
  let world: World;
  const people = new Map<string, Client>();

  beforeAll(async () => {
    world = await createWorld();
    world.setClock("2025-07-10T02:00:00Z");
    people.set("district", await world.signedIn("huyen", "reviewing_leader", "city"));
    people.set("province", await world.signedIn("tinh", "reviewing_leader", "province"));
    await openPeriod("june", "2025-06-30");
    await openPeriod("july", "2025-07-01");
  });
  afterAll(() => world.close());

  function operation(name: string) {
    return { id: randomUUID(), userId: "test", name, input: name };
  }

  async function openPeriod(id: string, to: string): Promise<void> {
    await once(world.services, operation(id), (tx, stamp) =>
      createPeriod(
        tx,
        {
          id,
          form: "annual",
          year: 2025,
          kind: "year",
          name: id,
          from: "2025-01-01",
          to,
          due: "2025-08-15",
          lock: "2025-09-15",
          rootId: "province",
          submitterKind: "commune",
          illustration: false,
        },
        stamp,
      ),
    );
  }

  async function put(periodId: string, state: Handed): Promise<void> {
    const values = { unit_id: "ward", period_id: periodId, state, submission_id: randomUUID() };
    await world.services.db
      .insertInto("report")
      .values({ ...values, version: 1, updated_by: "test", updated_at: new Date() })
      .onConflict((c) => c.columns(["unit_id", "period_id"]).doUpdateSet({ state }))
      .execute();
  }

  async function tried(person: string, periodId: string): Promise<readonly unknown[]> {
    const client = people.get(person);
    const address = { unitId: "ward", periodId };
    const returning = { ...address, reason: "Lý do", cells: [] };
    await put(periodId, "submitted");
    const accept = { opId: randomUUID(), reports: [address] };
    const accepted = await client?.mutate("review.accept", accept);
    await put(periodId, "submitted");
    const returned = await client?.mutate("review.return", { ...returning, opId: randomUUID() });
    await put(periodId, "received");
    const reopened = await client?.mutate("review.reopen", { ...returning, opId: randomUUID() });
    return [accepted, returned, reopened].map((answer) => answer?.code ?? answer?.status);
  }

  const acts = [200, 200, 200];
  const refused = ["other-reviewer", "other-reviewer", "other-reviewer"];

  test.each([
    ["district", "june", acts],
    ["province", "june", refused],
    ["district", "july", refused],
    ["province", "july", acts],
  ])("the %s in %s", async (person, periodId, answers) => {
    expect(await tried(person, periodId)).toEqual(answers);
  });

  test.each([
    ["june", "Thành phố Hải An", ["return", "accept", "reopen"], []],
    ["july", "Tỉnh Hải Bình", [], ["return", "accept", "reopen"]],
  ])("both read in %s, and are told who acts", async (periodId, name, district, province) => {
    for (const [person, allowed] of Object.entries({ district, province })) {
      const { data } = (await people.get(person)?.query("reports.open", {
        unitId: "ward",
        periodId,
      })) ?? { data: undefined };
      expect(data).toMatchObject({ reviewing: { by: { name }, allowed } });
    }
  });

  test("a nearer rule gives a city's communes to the province, at once and with its history", async () => {
    const rule = { rootId: "city", from: "2025-01-01", reviewKind: "province" } as const;
    for (const to of ["2025-03-31", "2025-06-30"]) {
      await once(world.services, operation("rule"), (tx, stamp) =>
        writeReviewRules(tx, [{ ...rule, to }], stamp),
      );
    }
    expect(await tried("district", "june")).toEqual(refused);
    expect(await tried("province", "june")).toEqual(acts);
    const rows = await world.services.db
      .selectFrom("audit")
      .select(["before", "after"])
      .where("action", "=", "unit.review_rule")
      .where("subject", "=", "unit/city")
      .orderBy("seq")
      .execute();
    const kept = rows.map(({ before, after }) => [before, after]);
    const text = (to: string) =>
      `{"from":"2025-01-01","reviewKind":"province","rootId":"city","to":"${to}"}`;
    expect(kept).toEqual([
      [null, text("2025-03-31")],
      [text("2025-03-31"), text("2025-06-30")],
    ]);
  });

  test("where no rule names a unit nobody acts, and the sentence says so", async () => {
    await world.services.db.deleteFrom("review_rule").execute();
    await world.services.db
      .updateTable("revision")
      .set((eb) => ({ n: eb("n", "+", 1) }))
      .execute();
    for (const person of ["district", "province"]) {
      expect(await tried(person, "july")).toEqual(refused);
    }
  });
});
