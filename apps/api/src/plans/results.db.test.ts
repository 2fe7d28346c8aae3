import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findBrokenLink } from "../audit/audit.ts";
import type { Outputs } from "../router.ts";
import { cityPlan } from "../testing/plan.ts";
import { type Answer, type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let city: Client;
let chief: Client;
let ward: Client;
let planId: string;
let version: number;

beforeAll(async () => {
  world = await createWorld();
  city = await world.signedIn("tham-dinh", "reviewer", "city");
  chief = await world.signedIn("truong-phong", "reviewing_leader", "city");
  ward = await world.signedIn("can-bo", "officer", "ward");
});
afterAll(() => world.close());
beforeEach(async () => {
  world.setClock("2023-12-08T02:00:00Z");
  const base = cityPlan();
  const draft = { ...base, content: { ...base.content, resultsDue: "2023-12-09" } };
  const saved = await done<Outputs["plans"]["saveDraft"]>(city.mutate("plans.saveDraft", draft));
  planId = saved.id;
  version = saved.version;
});

async function done<Data>(answer: Promise<Answer>): Promise<Data> {
  const { status, data, message } = await answer;
  expect(status, message).toBe(200);
  return data as Data;
}

async function issue(): Promise<void> {
  const paper = { number: "42", symbol: "KH-UBND", day: "2023-02-07" };
  await done(chief.mutate("plans.issue", { ...paper, planId, version, opId: randomUUID() }));
  version += 1;
}

const paper = { number: "512", symbol: "TB-UBND", day: "2023-12-08" };

function record(client: Client, notice: unknown): Promise<Answer> {
  return client.mutate("plans.results", { opId: randomUUID(), planId, version, notice });
}

async function seen() {
  const list = await done<Outputs["plans"]["list"]>(city.query("plans.list"));
  return list.own.find(({ id }) => id === planId);
}

test("the reviewer records it once; the plan bears it, and its history keeps both states", async () => {
  await issue();
  expect(await seen()).toMatchObject({ resultsDue: "2023-12-09" });
  expect((await seen())?.resultsNotice).toBeUndefined();
  const input = { opId: randomUUID(), planId, version, notice: paper };
  const first = await done(city.mutate("plans.results", input));
  expect(await done(city.mutate("plans.results", input))).toEqual(first);
  expect((await seen())?.resultsNotice).toEqual(paper);
  // Whoever saw the version before is told so.
  expect(await record(chief, null)).toMatchObject({ code: "conflict" });
  version += 1;
  await done(record(chief, null));
  expect((await seen())?.resultsNotice).toBeUndefined();
  const rows = await world.services.db
    .selectFrom("audit")
    .select(["action", "before", "after"])
    .where("subject", "=", `plan/${planId}`)
    .where("action", "like", "plan.results%")
    .orderBy("seq")
    .execute();
  const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  expect(rows.map((row) => [row.action, parse(row.before), parse(row.after)])).toEqual([
    ["plan.results", null, paper],
    ["plan.results_undo", paper, null],
  ]);
  expect(await findBrokenLink(world.services.db, "city")).toBeNull();
});

test("a plan that ended takes it still; a draft, a commune and a day to come do not", async () => {
  expect(await record(city, paper)).toMatchObject({ code: "wrong-state" });
  await issue();
  expect(await record(ward, paper)).toMatchObject({ code: "not-found" });
  expect(await record(city, { ...paper, day: "2023-12-09" })).toMatchObject({ code: "bad-input" });
  expect(await record(city, { ...paper, day: "2023-02-06" })).toMatchObject({ code: "bad-input" });
  const close = { opId: randomUUID(), planId, version, action: "close", reason: "" };
  await done(chief.mutate("plans.move", close));
  version += 1;
  await done(record(city, paper));
  const { plan } = await done<Outputs["plans"]["get"]>(ward.query("plans.get", { planId }));
  expect(plan.resultsNotice).toEqual(paper);
});

test("a paper of the unit's own register gives number and day; another unit's does not", async () => {
  await issue();
  const ids = { own: await entry("city", "512"), bare: await entry("city", null) };
  const wards = await entry("ward", "7");
  expect(await record(city, { documentId: wards })).toMatchObject({ code: "not-found" });
  expect(await record(city, { documentId: ids.bare })).toMatchObject({ code: "bad-input" });
  await done(record(city, { documentId: ids.own }));
  expect((await seen())?.resultsNotice).toEqual({ ...paper, documentId: ids.own });
});

async function entry(unitId: string, number: string | null): Promise<string> {
  const id = randomUUID();
  await world.services.db
    .insertInto("document")
    .values({
      id,
      unit_id: unitId,
      type: "notice",
      number,
      symbol: number === null ? null : "TB-UBND",
      issued_on: "2023-12-08",
      issuer: "UBND thành phố",
      summary: "Kết quả chấm điểm",
      search_key: "",
      area: null,
      illustration: false,
      version: 1,
      withdrawn_at: null,
      updated_by: "test",
      updated_at: new Date(),
    })
    .execute();
  return id;
}
