import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { once } from "../operation/once.ts";
import { createPeriod } from "../periods/write.ts";
import { Problem } from "../problem.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import type { Actor } from "../auth/actor.ts";
import { readRound, roundScene, roundTarget, roundUnits } from "./queries.ts";

const round = {
  name: "Chấm điểm năm 2023",
  year: 2023,
  setId: "reference",
  setVersion: 1,
  rootId: "city",
  periodId: "annual-2023",
  selfDue: "2023-12-20",
  appraisalDue: "2024-01-31",
} as const;

function opening(changes: Readonly<Record<string, unknown>> = {}) {
  return { opId: randomUUID(), ...round, ...changes };
}

describe("a round of scoring", () => {
  let world: World;
  let reviewer: Client;
  let officer: Client;
  let elsewhere: Client;
  let roundId: string;

  beforeAll(async () => {
    world = await createWorld();
    reviewer = await world.signedIn("tham-dinh", "reviewer", "city");
    officer = await world.signedIn("can-bo", "officer", "ward");
    elsewhere = await world.signedIn("noi-khac", "reviewer", "other-city");
    await openPeriod("annual-2022-far", 2022, "other-city");
  });
  afterAll(() => world.close());

  async function openPeriod(id: string, year: number, rootId: string): Promise<void> {
    const operation = { id: randomUUID(), userId: "test", name: "period", input: id };
    const days = { from: `${year}-01-01`, to: `${year}-12-31` };
    const due = { due: `${year + 1}-01-10`, lock: `${year + 1}-02-10` };
    const about = { form: "annual", kind: "year", submitterKind: "commune" } as const;
    const period = { id, year, name: id, rootId, illustration: false, ...about, ...days, ...due };
    await once(world.services, operation, (tx, stamp) => createPeriod(tx, period, stamp));
  }

  test("two that open it at once: one does, the other is told under which name", async () => {
    const answers = await Promise.all(
      ["Đợt chấm A", "Đợt chấm B"].map((name) => reviewer.mutate("rounds.open", opening({ name }))),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const won = answers.findIndex(({ status }) => status === 200);
    expect(answers[1 - won]).toMatchObject({ code: "round-exists" });
    expect(answers[1 - won]?.message).toContain(won === 0 ? "Đợt chấm A" : "Đợt chấm B");
    const rows = await world.services.db.selectFrom("scoring_round").select("id").execute();
    expect(rows).toHaveLength(1);
    roundId = rows[0]?.id ?? "";
    expect(answers[won]?.data).toEqual({ id: roundId });
    const stored = await readRound(world.services.db, roundId);
    expect(stored).toMatchObject({ setId: "reference", setVersion: 1, rootId: "city" });
  });

  test.each<[what: string, changes: Readonly<Record<string, unknown>>, code: string]>([
    ["self-scoring due before the period begins", { selfDue: "2022-12-31" }, "bad-input"],
    ["appraisal due before self-scoring", { appraisalDue: "2023-12-19" }, "bad-input"],
    ["another year than the period's", { year: 2022 }, "bad-input"],
    ["a set that is unknown", { setId: "khong-co" }, "not-found"],
    ["a version that is unknown", { setVersion: 2 }, "not-found"],
    ["a period that is unknown", { periodId: "khong-co" }, "not-found"],
    ["a root that is another's", { rootId: "other-city" }, "not-found"],
    ["the reports of another place", { periodId: "annual-2022-far", year: 2022 }, "bad-input"],
    ["a day that is none", { selfDue: "2023-02-30" }, "bad-input"],
    ["a name of blanks", { name: " \u200b " }, "bad-input"],
  ])("is refused with %s", async (_what, changes, code) => {
    expect(await reviewer.mutate("rounds.open", opening(changes))).toMatchObject({ code });
  });

  test("is refused upon a set that is a draft, or in force only after the closing day", async () => {
    const copy = { from: { id: "reference", version: 1 }, id: "con-nhap", name: "Còn nháp" };
    const made = { opId: randomUUID(), ...copy, decision: "Quyết định 1/QĐ", ownerId: "city" };
    const draft = await reviewer.mutate("criteria.copy", made);
    expect(draft).toMatchObject({ status: 200 });
    const drafted = opening({ setId: "con-nhap" });
    expect(await reviewer.mutate("rounds.open", drafted)).toMatchObject({
      status: 412,
      code: "set-not-in-force",
    });
    for (const [id, from, code] of [
      ["hom-sau", "2023-12-01", "set-not-in-force"],
      ["dung-ngay", "2023-11-30", undefined],
      ["hom-truoc", "2023-11-29", undefined],
    ] as const) {
      const text = JSON.stringify({ ...REFERENCE_SET, id, from });
      await reviewer.mutate("criteria.import", { opId: randomUUID(), text, ownerId: "city" });
      const issue = { opId: randomUUID(), id, version: 1, revision: 1, note: "Lần đầu" };
      expect(await reviewer.mutate("criteria.issue", issue)).toMatchObject({ status: 200 });
      const answer = await reviewer.mutate("rounds.open", opening({ setId: id }));
      expect(answer.code, id).toBe(code);
    }
  });

  test("is refused where nobody of the set's kind is below", async () => {
    const text = JSON.stringify({ ...REFERENCE_SET, id: "cap-so", unitKind: "department" });
    await reviewer.mutate("criteria.import", { opId: randomUUID(), text, ownerId: "city" });
    const issue = { opId: randomUUID(), id: "cap-so", version: 1, revision: 1, note: "Lần đầu" };
    await reviewer.mutate("criteria.issue", issue);
    const answer = await reviewer.mutate("rounds.open", opening({ setId: "cap-so" }));
    expect(answer).toMatchObject({ code: "bad-input" });
    expect(answer.message).toContain("Bộ tiêu chí");
  });

  test("is seen by those it concerns, with how many it scores", async () => {
    for (const client of [reviewer, officer]) {
      const { data } = await client.query("rounds.list");
      const mine = (data as { id: string; units: number; manageable: boolean }[]).find(
        ({ id }) => id === roundId,
      );
      expect(mine).toMatchObject({ units: 2, manageable: client === reviewer });
    }
    expect(await elsewhere.query("rounds.list")).toMatchObject({ data: [] });
  });

  test("its days move, with what they were in the owner's chain; others' do not", async () => {
    const days = { selfDue: "2023-12-25", appraisalDue: "2024-02-10" };
    const input = { opId: randomUUID(), roundId, ...days };
    expect(await elsewhere.mutate("rounds.changeDues", input)).toMatchObject({ code: "not-found" });
    expect(await reviewer.mutate("rounds.changeDues", input)).toMatchObject({ status: 200 });
    expect(await readRound(world.services.db, roundId)).toMatchObject(days);
    const wrong = { ...input, opId: randomUUID(), appraisalDue: "2023-12-24" };
    expect(await reviewer.mutate("rounds.changeDues", wrong)).toMatchObject({ code: "bad-input" });
    const entry = await world.services.db
      .selectFrom("audit")
      .select(["before", "after", "unit_id"])
      .where("action", "=", "round.dues")
      .executeTakeFirstOrThrow();
    expect(entry.unit_id).toBe("city");
    expect(entry.before).toContain('"selfDue":"2023-12-20"');
    expect(entry.after).toContain('"selfDue":"2023-12-25"');
  });

  test("a unit's score is found in the tree of its time, and only within reach", async () => {
    const actor: Actor = {
      userId: "x",
      username: "x",
      name: "",
      grants: [{ role: "officer", unitId: "ward" }],
    };
    const target = await roundTarget(world.services, actor, "score.read", {
      roundId,
      unitId: "ward",
    });
    expect(target).toMatchObject({
      unitId: "ward",
      round: { id: roundId },
      period: { year: 2023 },
    });
    expect(target.set.set.id).toBe("reference");
    expect(roundUnits(target).map(({ unitId }) => unitId)).toEqual(["neighbour", "ward"]);
    const unknown = new Problem("not-found", {}).message;
    for (const unitId of ["neighbour", "far", "city", "no-such-unit"]) {
      await expect(
        roundTarget(world.services, actor, "score.read", { roundId, unitId }),
        unitId,
      ).rejects.toThrow(unknown);
    }
    const reviewing: Actor = { ...actor, grants: [{ role: "reviewer", unitId: "city" }] };
    for (const [unitId, found] of [
      ["neighbour", true],
      ["city", false],
      ["far", false],
    ] as const) {
      const asked = roundTarget(world.services, reviewing, "appraisal.read", { roundId, unitId });
      if (found) await expect(asked).resolves.toMatchObject({ unitId });
      else await expect(asked, unitId).rejects.toThrow(unknown);
    }
    const scene = roundScene(world.services, reviewing, "criteria.manage", roundId);
    await expect(scene).resolves.toMatchObject({ round: { id: roundId } });
    await expect(roundScene(world.services, actor, "criteria.read", roundId)).rejects.toThrow(
      unknown,
    );
  });
});
