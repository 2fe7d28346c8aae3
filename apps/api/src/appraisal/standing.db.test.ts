import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CriteriaSet, Leaf } from "@cchc/domain/criteria/set";
import { waitsForAppraiser } from "@cchc/domain/appraisal/workflow";
import { fromColumns } from "@cchc/domain/rollup/columns";
import { compileSet } from "@cchc/domain/scoring/compile";
import type { Outputs } from "../router.ts";
import { readRound } from "../rounds/queries.ts";
import { readPeriod } from "../periods/queries.ts";
import { cityPlan } from "../testing/plan.ts";
import { openSmallRound, smallSet } from "../testing/round.ts";
import { type Answer, type Client, createWorld, type World } from "../testing/world.ts";
import { countLateEdits } from "./late-edits.ts";

const source = { document: "Quyết định thử", clause: "Mục 2" };
const about = { evidence: "", guidance: "", source, examples: [] };
const task = (code: string) => ({ from: "task", code, label: code }) as const;

const counted: readonly Leaf[] = [
  {
    ...about,
    code: "1.4",
    label: "Báo cáo đúng hạn",
    max: 200,
    rule: {
      kind: "deduction-with-floor",
      zero: "full",
      floor: 0,
      parts: [
        { code: "late", label: "Muộn", each: 25, source: task("reports.late") },
        { code: "missing", label: "Thiếu", each: 50, source: task("reports.missing") },
      ],
    },
  },
  {
    ...about,
    code: "1.5",
    label: "Tin, bài",
    max: 200,
    rule: {
      kind: "linear-to-target",
      zero: "exclude",
      target: 10_000,
      input: {
        of: "sums",
        unit: "tin, bài",
        numerator: [task("propaganda.items.done")],
        denominator: [task("propaganda.items.quota")],
      },
    },
  },
];

const bonus: NonNullable<CriteriaSet["bonus"]> = {
  label: "Điểm thưởng, điểm trừ",
  min: -300,
  max: 200,
  leaves: [
    {
      ...about,
      code: "T.1",
      label: "Sáng kiến",
      max: 500,
      rule: {
        kind: "bonus-penalty",
        zero: "zero",
        min: -500,
        parts: [{ code: "up", label: "Thưởng", each: 100 }],
      },
    },
  ],
};

const [first1, second1] = smallSet.areas;
if (first1 === undefined || second1 === undefined) throw new Error("no areas");
const [criterion] = first1.criteria;
if (criterion === undefined) throw new Error("no criterion");

/** The small set with what the program counts, and a bonus block. */
const set: CriteriaSet = {
  ...smallSet,
  id: "wide",
  max: 10_400,
  bonus,
  areas: [
    {
      ...first1,
      max: 7400,
      criteria: [{ ...criterion, max: 7400, leaves: [...criterion.leaves, ...counted] }],
    },
    second1,
  ],
};

let world: World;
let roundId: string;
let first: Client;
let second: Client;
let city: Client;
const communes = new Map<string, Client>();

async function done<Data>(answer: Promise<Answer>): Promise<Data> {
  const { status, data, message } = await answer;
  expect(status, message).toBe(200);
  const copy = (value: unknown): Data => JSON.parse(JSON.stringify(value));
  return copy(data);
}

const written = () => ({ opId: randomUUID(), roundId });
const overview = () =>
  done<Outputs["appraisal"]["overview"]>(first.query("appraisal.overview", { roundId }));
const ranking = async () => {
  const read = await done<Outputs["ranking"]["read"]>(first.query("ranking.read", { roundId }));
  return { ...read, units: fromColumns(read.units) };
};
const stale = () => done<Outputs["ranking"]["stale"]>(first.query("ranking.stale", { roundId }));
const unitOf = <U extends { unitId: string }>(units: readonly U[], unitId: string): U => {
  const found = units.find((unit) => unit.unitId === unitId);
  if (found === undefined) throw new Error(unitId);
  return found;
};

async function score(unitId: string): Promise<void> {
  const client = await world.signedIn(`can-bo-${unitId}`, "officer", unitId);
  communes.set(unitId, client);
  const cells = [
    ["tthc.resolved.early", 9],
    ["tthc.resolved.on_time", 0],
    ["tthc.resolved.late", 1],
    ["tthc.resolved.total", 10],
  ].map(([field, value]) => ({
    field,
    row: "",
    version: 0,
    cell: { state: "entered", value, qualifier: "exact" },
  }));
  const report = { opId: randomUUID(), unitId, periodId: "annual-2023", cells };
  await done(client.mutate("reports.saveCells", report));
  const inputs = [
    { code: "1.2", version: 0, value: { items: ["desk", "site"] } },
    { code: "1.3", version: 0, value: { claim: 1000, reason: "Theo biên bản" } },
  ];
  await done(client.mutate("scores.saveInputs", { ...written(), unitId, inputs }));
  await done(client.mutate("scores.submit", { ...written(), unitId }));
}

function decide(client: Client, input: Readonly<Record<string, unknown>>) {
  return done(client.mutate("appraisal.decide", { ...written(), ...input }));
}

beforeAll(async () => {
  world = await createWorld();
  city = await world.signedIn("truong-phong", "reviewing_leader", "city");
  const plan = await done<Outputs["plans"]["saveDraft"]>(
    city.mutate("plans.saveDraft", cityPlan()),
  );
  const paper = { number: "42", symbol: "KH-UBND", day: "2023-02-07" };
  const issue = { opId: randomUUID(), planId: plan.id, version: 1, ...paper };
  await done(city.mutate("plans.issue", issue));
  roundId = await openSmallRound(world, "city", set);
  await world.services.db
    .insertInto("review_rule")
    .values({ root_id: "province", from_day: "2020-01-01", review_kind: "district", to_day: null })
    .onConflict((c) => c.doNothing())
    .execute();
  first = await world.signedIn("tham-dinh-1", "reviewer", "city");
  second = await world.signedIn("tham-dinh-2", "reviewer", "city");
  await world.services.db
    .insertInto("activity")
    .values({
      id: "article",
      unit_id: "ward",
      kind: "radio_item",
      on_day: "2023-03-01",
      count: 2,
      qualifier: "exact",
      details: "{}",
      version: 1,
      written_by: "test",
      updated_by: "test",
      updated_at: world.services.now(),
    })
    .execute();
});
afterAll(() => world.close());

describe("counts that several screens show", () => {
  test("nobody handed in: every place is open, up to every bonus", async () => {
    const { units } = await ranking();
    expect(units.map(({ best, worst, soFar }) => [best, worst, soFar])).toEqual([
      [1, 2, null],
      [1, 2, null],
    ]);
    await score("ward");
    const decision = { unitId: "ward", leaf: "T.1", version: 0 };
    await decide(first, { action: "change", points: 500, reason: "Vượt", decisions: [decision] });
    // All that the one that handed nothing in may still get is more than the other has with its bonus.
    expect(compileSet(set).set.bonus?.max).toBe(200);
    expect(unitOf((await ranking()).units, "neighbour")).toMatchObject({ best: 1, worst: 2 });
  });

  test("an open total: appraisal and ranking show the same points, the bonus within its block", async () => {
    const [own, ranked] = [
      unitOf((await overview()).units, "ward"),
      unitOf((await ranking()).units, "ward"),
    ];
    expect(ranked.total).toBeNull();
    // 45,00 + 10,00 + 10,00 + 2,00, articles not known to be enough: 2 of 4; and 2,00 of 5,00.
    expect(own).toMatchObject({ self: 6800, current: 7000, soFar: 7000 });
    expect(ranked).toMatchObject({ soFar: own.soFar, bonus: 200, rescaled: null });
  });

  test("points that one person changed count, and say everywhere that they wait for a second", async () => {
    const before = {
      own: unitOf((await overview()).units, "ward"),
      ranked: unitOf((await ranking()).units, "ward"),
    };
    expect([before.own.unconfirmed, before.ranked.unconfirmed]).toEqual([1, 1]);
    const decisions = [{ unitId: "ward", leaf: "T.1", version: 1 }];
    await done(second.mutate("appraisal.confirm", { ...written(), decisions }));
    const after = unitOf((await overview()).units, "ward");
    expect(after.unconfirmed).toBe(0);
    expect(unitOf((await ranking()).units, "ward").unconfirmed).toBe(0);
    expect(after.current).toBe(before.own.current);
  });

  test("what waits adds up to the same by criterion, by commune and on the criterion's page", async () => {
    await score("neighbour");
    const back = { action: "return", reason: "Thiếu ảnh", replyDue: "2023-12-22" };
    await decide(first, { ...back, decisions: [{ unitId: "ward", leaf: "1.2", version: 0 }] });
    const check = async (): Promise<number> => {
      const { leaves, units } = await overview();
      const sum = units.reduce((all, { waiting }) => all + waiting, 0);
      expect(leaves.reduce((all, { waiting }) => all + waiting, 0)).toBe(sum);
      for (const { code, waiting } of leaves) {
        const page = await done<Outputs["appraisal"]["criterion"]>(
          first.query("appraisal.criterion", { roundId, leaf: code }),
        );
        const there = page.rows.filter(({ scoreState, item }) =>
          waitsForAppraiser(scoreState, item?.state ?? "open"),
        );
        expect(there.length, code).toBe(waiting);
      }
      return sum;
    };
    // Six each, without the one that was changed and the one that was returned.
    expect(await check()).toBe(10);
    const givenBack = async () => {
      const leaf = (await overview()).leaves.find(({ code }) => code === "1.2");
      return { marked: leaf?.marked, returned: leaf?.returned };
    };
    // Marked by an appraiser, and not with the commune before the score is sent back.
    expect(await givenBack()).toEqual({ marked: 1, returned: 0 });
    const conclude = { ...written(), action: "return", reason: "Bổ sung", units: ["ward"] };
    await done(first.mutate("appraisal.conclude", conclude));
    expect(await givenBack()).toEqual({ marked: 0, returned: 1 });
    // Back with the commune, none of its items waits for an appraiser, not even those left open.
    expect(await check()).toBe(6);
    expect(unitOf((await overview()).units, "ward")).toMatchObject({
      waiting: 0,
      returned: 1,
      paused: 4,
      undecided: 5,
    });
    const rest = (await overview()).leaves.filter(({ returned }) => returned === 0);
    expect(rest.filter(({ paused }) => paused === 1)).toHaveLength(4);
  });

  test("two units told apart: no points are not 0 points", async () => {
    const sipas = { roundId, code: "sipas", fileName: "sipas.csv", leaveOut: [] };
    const content = Buffer.from("Đơn vị;Tỷ lệ (%)\nTrần Hưng Đạo;80\n").toString("base64");
    await done(first.mutate("surveys.import", { ...sipas, opId: randomUUID(), content }));
    const { leaves } = await done<Outputs["ranking"]["between"]>(
      first.query("ranking.between", { roundId, units: ["ward", "neighbour"] }),
    );
    expect(leaves.map(({ code, points, difference }) => [code, points, difference])).toEqual([
      ["1.5", [100, null], null],
      ["2.1", [2400, null], null],
      ["T.1", [500, null], null],
    ]);
  });

  test("the survey says who has results, by whom and from which file", async () => {
    const { units, imports } = await done<Outputs["surveys"]["list"]>(
      first.query("surveys.list", { roundId }),
    );
    expect(units.map(({ unitId, results }) => [unitId, results.length])).toEqual([
      ["neighbour", 0],
      ["ward", 1],
    ]);
    expect(imports).toMatchObject([
      { fileName: "sipas.csv", by: "Người tham-dinh-1", standing: 1 },
    ]);
    const ranked = (await ranking()).units;
    expect(ranked.map(({ unitId, surveyed }) => [unitId, surveyed])).toEqual([
      ["neighbour", false],
      ["ward", true],
    ]);
  });
});

describe("grounds that moved on after handing in", () => {
  test("an article logged or a count confirmed later marks the criterion that counts them", async () => {
    expect(await stale()).toEqual({});
    const { db } = world.services;
    await db.updateTable("activity").set({ count: 3 }).where("id", "=", "article").execute();
    expect(await stale()).toEqual({ ward: ["1.5"] });
    await db.updateTable("activity").set({ count: 2 }).where("id", "=", "article").execute();
    expect(await stale()).toEqual({});
    await db
      .insertInto("confirmed_count")
      .values({
        unit_id: "neighbour",
        year: 2023,
        field_code: "propaganda.radio.items",
        count: 1,
        by_unit_id: "city",
        version: 1,
        updated_by: "test",
        updated_at: world.services.now(),
      })
      .execute();
    expect(await stale()).toEqual({ neighbour: ["1.5"] });
    expect(unitOf((await overview()).units, "neighbour").stale).toEqual(["1.5"]);
    await db.deleteFrom("confirmed_count").execute();
  });

  test("a report that is not handed in by its day marks the criterion of deadlines", async () => {
    world.setClock("2023-12-15T02:00:00Z");
    expect(await stale()).toEqual({});
    world.setClock("2023-12-16T02:00:00Z");
    expect(await stale()).toEqual({ neighbour: ["1.4"], ward: ["1.4"] });
    world.setClock("2023-12-12T02:00:00Z");
  });

  test("a cited paper that is written to in the register marks its criterion", async () => {
    const { db } = world.services;
    const at = world.services.now();
    await db
      .insertInto("document")
      .values({
        id: "paper",
        unit_id: "ward",
        type: "other",
        issuer: "UBND",
        summary: "Ảnh",
        search_key: "anh",
        version: 1,
        updated_by: "test",
        updated_at: at,
      })
      .execute();
    const own = communes.get("ward");
    if (own === undefined) throw new Error("no ward");
    const reply = { reply: "Đã bổ sung", evidence: [{ documentId: "paper", pageNote: "" }] };
    const item = { ...written(), unitId: "ward", leaf: "1.2", version: 0, ...reply };
    await done(own.mutate("scores.saveItem", item));
    await done(own.mutate("scores.submit", { ...written(), unitId: "ward" }));
    expect(await stale()).toEqual({});
    const later = new Date(at.getTime() + 60_000);
    const change = db.updateTable("document").where("id", "=", "paper");
    await change.set({ updated_at: later }).execute();
    expect(await stale()).toEqual({ ward: ["1.2"] });
    await change.set({ updated_at: at }).execute();
    expect(await stale()).toEqual({});
  });
});

test("late edits count from each unit's own day, an extension included", async () => {
  const { db } = world.services;
  const [round, period] = [await readRound(db, roundId), await readPeriod(db, "annual-2023")];
  const { touchedBy } = compileSet(set, 2023);
  const late = async (): Promise<readonly (number | undefined)[]> => {
    const counts = await countLateEdits(db, { round, period, touchedBy });
    return [counts.get("ward#1.1"), counts.get("neighbour#1.1")];
  };
  const writtenAt = (at: string) =>
    db
      .updateTable("report_value")
      .set({ updated_at: new Date(at) })
      .where("field_code", "=", "tthc.resolved.early")
      .execute();
  // The reports are due on 15/12: two days before is late, the day before that is not.
  await writtenAt("2023-12-12T16:59:00Z");
  expect(await late()).toEqual([undefined, undefined]);
  await writtenAt("2023-12-12T17:00:00Z");
  expect(await late()).toEqual([1, 1]);
  await db
    .insertInto("period_extension")
    .values({
      period_id: "annual-2023",
      unit_id: "ward",
      due_day: "2023-12-20",
      lock_day: "2023-12-31",
      reason: "Bão",
      created_by: "test",
      created_at: world.services.now(),
    })
    .execute();
  expect(await late()).toEqual([undefined, 1]);
  await writtenAt("2023-12-17T17:00:00Z");
  expect(await late()).toEqual([1, 1]);
  await db.deleteFrom("period_extension").execute();
});
